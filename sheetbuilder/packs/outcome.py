"""What became of one brand in a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sheetbuilder.errors import Message, Problem, SheetbuilderError
from sheetbuilder.publish.manifest import Manifest


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


def of_pack(
    status: Status, brand_file: Path, folder: Path, known: Manifest, problems: tuple[Problem, ...], seconds: float = 0.0
) -> Outcome:
    """The outcome for a pack that is there."""
    pages, size = sum(one.pages for one in known.files), sum(one.bytes for one in known.files)
    name = known.brand["name"]
    return Outcome(brand_file, status, problems, (), folder, name, len(known.files), pages, size, seconds)
