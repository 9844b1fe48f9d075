"""Bands one below the other, dealt out to columns and pages."""
