"""Finished PDFs sent to a printer that somebody names; nothing else of the product opens a network."""
