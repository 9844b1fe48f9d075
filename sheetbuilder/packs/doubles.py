"""Brands whose packs would go to one folder, told before any is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sheetbuilder.brand import load_brand
from sheetbuilder.errors import OutputError, SheetbuilderError
from sheetbuilder.packs.outcome import Outcome, Status
from sheetbuilder.packs.publishing import same_folder


def told_apart(files: Sequence[Path]) -> tuple[tuple[Path, ...], list[Outcome]]:
    """The brands that have a folder each, and an outcome for every other: before two processes write to one folder."""
    if len(files) == 1:
        return tuple(files), []
    alone: list[Path] = []
    doubles: list[Outcome] = []
    first: dict[str, Path] = {}
    for file in files:
        try:
            name = load_brand(file).slug
        except SheetbuilderError:  # whoever makes the pack tells what is wrong
            alone.append(file)
            continue
        if name in first:
            problems = same_folder(file, name, str(first[name])).problems
            doubles.append(Outcome(file, Status.FAILED, problems, failure=OutputError))
        else:
            first[name] = file
            alone.append(file)
    return tuple(alone), doubles
