"""The three uses on a local page, for people without a command line: one room each."""
