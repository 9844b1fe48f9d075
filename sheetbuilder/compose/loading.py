"""A package read, with the vocabulary of blocks that pages can be made of."""

from __future__ import annotations

from sheetbuilder import content, resources
from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.content import Package
from sheetbuilder.content.remembered import FilesRemembered
from sheetbuilder.unchanged.store import PARTS, Store


def load(directory: StrPath | None = None, *, remember: bool = False) -> Package:
    """The package in a folder, or the one that travels with sheetbuilder.

    With `remember` what its files hold is taken from the user's cache, where they hold the same, and kept there.
    Raises `MissingError` where there is no such folder, `ContentError` with every problem of every file.
    """
    folder = path_of(directory) if directory else resources.sheets()
    return content.load(folder, VOCABULARY, FilesRemembered(Store(PARTS), folder) if remember else None)
