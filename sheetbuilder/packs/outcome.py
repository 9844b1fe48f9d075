"""What became of one brand in a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sheetbuilder.errors import Message, Problem, SheetbuilderError
from sheetbuilder.publish.manifest import Manifest
from sheetbuilder.values import replace


class Status(StrEnum):
    """How it went."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    """The pack that is there is what would have been made."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pack, or why there is none."""

    brand_file: Path
    status: Status
    problems: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    """What was done by itself, and is no fault."""
    folder: Path | None = None
    brand: str = ""
    files: int = 0
    pages: int = 0
    bytes: int = 0
    """Of the PDFs."""
    seconds: float = 0.0
    failure: type[SheetbuilderError] | None = None
    """What sort of error it was."""


def with_pack(outcome: Outcome, folder: Path, known: Manifest) -> Outcome:
    """The outcome with the pack that is there."""
    pages, size = sum(one.pages for one in known.files), sum(one.bytes for one in known.files)
    told = replace(outcome, folder=folder, brand=known.brand["name"])
    return replace(told, files=len(known.files), pages=pages, bytes=size)
