"""A document in the order of its structure tree, free of pages: what other forms than PDF are written from."""
