"""Anybody's finished PDF judged in the child, and what it said heard by the parent."""
