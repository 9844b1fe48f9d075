"""A letterhead looked at before anything is laid on it: what stands against it, and its pages as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.errors import Problem, SheetbuilderError
from sheetbuilder.foreign.letterhead.report import judged
from sheetbuilder.foreign.picturing.report import pictured
from sheetbuilder.foreign.sandbox.reader import Reader


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How many pages a file has, none where it cannot be read, and what is wrong with it."""

    pages: int
    problems: Sequence[Problem]


def looked_at(path: Path) -> LookedAt:
    """The file judged as a letterhead, by a child of its own."""
    try:
        with Reader() as reader:
            found = reader.facts(path)
    except SheetbuilderError as error:
        return LookedAt(0, error.problems)
    return LookedAt(len(found.pages), tuple(judged(path, found)))


def page_picture(path: Path, number: int) -> bytes | None:
    """A page, counted from 1, as PNG or JPEG; None where there is nothing to be shown.

    Raises `SheetbuilderError` where the file cannot be read.
    """
    return page_pictures(path, [number])[number]


def page_pictures(path: Path, numbers: Sequence[int]) -> Mapping[int, bytes | None]:
    """Several pages by their numbers, all by one child; raises as `page_picture` does."""
    with Reader() as reader:
        found = {number: reader.facts_and_page(path, number)[1] for number in numbers}
        regions = [(artwork, None) for artwork in found.values() if artwork is not None]
        pictures, _ = pictured(regions, [], reader)
    return {number: None if artwork is None else pictures[artwork, None] for number, artwork in found.items()}
