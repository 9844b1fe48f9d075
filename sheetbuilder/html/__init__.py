"""The same document as one HTML file: words, order and roles of its tree, drawings of its display list, real fields."""
