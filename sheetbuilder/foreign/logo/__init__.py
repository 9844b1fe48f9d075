"""Logos from files: read in the child process, each turned into one page and cut out of it as letterheads are."""
