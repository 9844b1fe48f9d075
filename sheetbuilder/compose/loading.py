"""A package read, with the vocabulary of blocks that pages can be made of."""

from __future__ import annotations

from sheetbuilder import content, resources
from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.content import Package


def load(directory: StrPath | None = None) -> Package:
    """The package in a folder, or the one that travels with sheetbuilder.

    Raises `MissingError` where there is no such folder, `ContentError` with every problem of every file.
    """
    return content.load(path_of(directory) if directory else resources.sheets(), VOCABULARY)
