"""Torments the program and tells what it did: `python -m tools.torment`."""
