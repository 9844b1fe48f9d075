"""Packs: one folder for each brand, published whole, with a manifest of what it holds and came from."""
