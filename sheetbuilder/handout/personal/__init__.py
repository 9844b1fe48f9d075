"""Copies with a name: the list of participants, who gets what, the files."""
