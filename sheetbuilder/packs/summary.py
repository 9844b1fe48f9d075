"""The overview of a run: every pack in its folder, and whatever could not be made, on one page beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder.errors import OutputError, Problem, Severity, SheetbuilderError, Where, say
from sheetbuilder.os_errors import is_folder
from sheetbuilder.packs.fresh import published
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.packs.outcome import Outcome, Status
from sheetbuilder.packs.start.rows import NAME, PackRow, PackState
from sheetbuilder.publish.fingerprint import of_mapping
from sheetbuilder.publish.manifest import Manifest
from sheetbuilder.publish.output import write_whole
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.content import Package

_OURS = re.compile(rb'<meta name="sheetbuilder-state" content="([0-9a-f]+)">')
_HEAD = 16_384
"""Bytes of a page in which its state is looked for."""
_ROUNDS = 5
_BRAND, _LOADING, _OVERVIEW = "sheetbuilder.brand", "sheetbuilder.compose.loading", "sheetbuilder.packs.start.overview"
"""What reads brands and packages and writes pages: heavy to import, so a run with nothing to tell does not wait."""
_OF_RUN = {Status.BUILT: PackState.MADE, Status.UNCHANGED: PackState.UNCHANGED}


def summarized(
    out: Path, outcomes: Sequence[Outcome], pack_options: PackOptions, made_from: str
) -> tuple[Problem, ...]:
    """Write the overview of a folder with several packs, or of a run for several; warnings where that cannot be.

    Nothing is written where no pack was made and the page says all else already, where the package has no words for it,
    or where another page of that name lies there. Two runs at once each tell of the packs of both: who has written
    looks once more.
    """
    if not pack_options.start_page or not is_folder(out):
        return ()
    path, before = out / NAME, ""
    several, changed = len(outcomes) > 1, any(outcome.status is Status.BUILT for outcome in outcomes)
    for _ in range(_ROUNDS):
        rows = _rows(out, outcomes, pack_options.printing.day)
        state = of_mapping({"made_from": made_from, "rows": [list(map(str, astuple(_lasting(row)))) for row in rows]})
        several = several or len({row.folder for row in rows if row.folder is not None}) > 1
        there = _state(path)
        if state == before or (not several and not there):
            return ()
        if there is None:
            return (_another(path),)
        if there != state or (changed and not before):
            content = _content(pack_options, rows, state)
            if content is None:
                return ()
            try:
                write_whole(path, content)
            except OutputError as error:
                return tuple(replace(one, severity=Severity.WARNING) for one in error.problems)
        before = state
    return ()


def _rows(out: Path, outcomes: Sequence[Outcome], day: datetime.date) -> list[PackRow]:
    lying = {one.folder.name: one.manifest for packs in published(out).values() for one in packs}
    rows = [_row(outcome, lying, day) for outcome in outcomes]
    told = {row.folder for row in rows}
    rows += [_of(known, PackState.THERE, name, day) for name, known in lying.items() if name not in told]
    return sorted(rows, key=lambda row: (row.brand, row.folder or "", row.state))


def _lasting(row: PackRow) -> PackRow:
    """What is so whichever run asks: of a pack that is there, not whether it was made in this one."""
    return row if row.state in (PackState.FAILED, PackState.FAILED_THERE) else replace(row, state=PackState.THERE)


def _row(outcome: Outcome, lying: Mapping[str, Manifest], day: datetime.date) -> PackRow:
    codes = tuple(dict.fromkeys(problem.code for problem in outcome.problems))
    if outcome.folder is not None and (known := lying.get(outcome.folder.name)) is not None:
        return replace(_of(known, _OF_RUN[outcome.status], outcome.folder.name, day), codes=codes)
    name, folder = _name(outcome)
    if (known := lying.get(folder)) is not None:
        return replace(_of(known, PackState.FAILED_THERE, folder, day), codes=codes)
    return PackRow(name, PackState.FAILED, codes=codes)


def _name(outcome: Outcome) -> tuple[str, str]:
    """What the brand of a pack that could not be made is called, or else its file; and its folder, where it has one."""
    try:
        brand: Brand = import_module(_BRAND).load_brand(outcome.brand_file)
    except SheetbuilderError:
        file = outcome.brand_file
        return (file.parent.name if file.stem == "brand" and file.parent.name else file.stem), ""
    return brand.name, brand.slug


def _of(known: Manifest, state: PackState, folder: str, day: datetime.date) -> PackRow:
    until, tried, old = (_day(known.brand.get(key)) for key in ("valid_until", "oldest_number", "too_old_from"))
    return PackRow(
        str(known.brand.get("name", folder)),
        state,
        folder,
        NAME in known.hashes,
        known.revision.day if known.revision is not None else None,
        until,
        until is not None and day > until,
        tried,
        old is not None and day >= old,
        tuple(dict.fromkeys(_codes(known))),
    )


def _codes(known: Manifest) -> Iterator[str]:
    yield from (str(warning.get("code")) for warning in known.warnings)


def _day(told: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(told) if told else None
    except ValueError:
        return None


def _state(path: Path) -> str | None:
    """What a page was made of, empty where there is none; None for a page that is not of ours."""
    try:
        with path.open("rb") as file:
            found = _OURS.search(file.read(_HEAD))
    except FileNotFoundError:
        return ""
    except OSError:
        return None
    return found[1].decode("ascii") if found else None


def _another(path: Path) -> Problem:
    told = say("another page lies where the overview of all packs would be")
    hint = say("Move it elsewhere, choose another folder with -o, or leave the overview out with --no-start-page.")
    return Problem("SB951", told, Where(path), hint, Severity.WARNING)


def _content(pack_options: PackOptions, rows: Sequence[PackRow], state: str) -> bytes | None:
    package: Package = import_module(_LOADING).load(pack_options.content)
    screen = package.words.screen
    if screen is None or screen.start is None:
        return None
    made: bytes = import_module(_OVERVIEW).overview(package, screen, screen.start.overview, rows, state)
    return made
