"""What an overview of packs tells, a row for each; light to import, since most runs see that nothing has changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

NAME = "index.html"
"""What start pages and overviews are called: what a server shows, and a person opens, of a folder."""


class PackState(StrEnum):
    """What became of a pack in the run that wrote the page; the names are those of the words for it."""

    MADE = "made"
    UNCHANGED = "unchanged"
    THERE = "there"
    """It lies there, and the run had nothing to do with it."""
    FAILED = "failed"
    FAILED_THERE = "failed_there"
    """It could not be made, and the old one is still there."""


@dataclass(frozen=True, slots=True, order=True)
class PackRow:
    """What is told of one pack."""

    brand: str
    state: PackState
    folder: str | None = None
    """Its folder's name, where there is one."""
    start_page: bool = False
    """Whether the folder has a start page."""
    revision: datetime.date | None = None
    valid_until: datetime.date | None = None
    expired: bool = False
    tried: datetime.date | None = None
    """The day on which the number was tried that was tried longest ago."""
    doubtful: bool = False
    """Whether that is too long ago."""
    codes: tuple[str, ...] = ()
    """Of errors and warnings, each once."""
