"""A place to write, as data: its name, its kind, what a reader is told of it; where it lies is known on the page."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class PlaceKind(StrEnum):
    """What is done at a place."""

    TEXT = "text"
    TICK = "tick"
    ONE_OF_MANY = "one-of-many"


class Choice(Struct, frozen=True):
    """What the places of one choice share; of all of them one is chosen."""

    name: str
    label: str


class Place(Struct, frozen=True):
    """A place to write, tick or choose.

    The name is a path of ids, parted by slashes: the item of the recipe in a handout, then what the page belongs to,
    the block, the part of the block: `item-3/sheet-2-6/notes/set`. It holds neither words nor numbers of pages, so it
    is the same on every paper and in every edition (a table with `most` may have more rows on a larger paper); a sheet
    alone and the same sheet in its set say the same, a handout puts its item before it. It holds no period, since in
    a PDF that parts a field from its parent (ISO 32000-1, 12.7.3.2).
    """

    name: str
    kind: PlaceKind
    label: str
    """What a reader is told of it."""
    choice: Choice | None = None
    """For one of many: the choice that it belongs to."""


def path(*parts: str) -> str:
    """The name that ids make, each with hyphens for its periods; empty ones are left out."""
    return "/".join(part.replace(".", "-") for part in parts if part)
