"""What the reader's machine gets: painting with marks, the structure tree, writing, and reading back."""
