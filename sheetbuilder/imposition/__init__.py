"""Imposition: the pages of a document placed on what is printed at once, with marks to cut and to fold by."""
