"""The wide net: what many programs make of pages of our own, used in every way, our claims held against veraPDF."""
