"""Letterheads: pages of other people's PDFs, read in a child process with limits, and handed on as plain data."""
