"""Finished files of anybody: read in the child, their pages placed on papers, with their tags where they have any."""

from sheetbuilder.finished.api import impose

__all__ = ["impose"]
