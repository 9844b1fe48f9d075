"""Letterheads: what speaks for and against one, where its ink stands in the way, and how it lies under a page."""
