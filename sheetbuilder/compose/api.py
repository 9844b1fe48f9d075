"""One call does it all: load a package, choose targets, build them, or only check that they would build."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder import content, resources
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.compose.composer import new_composer, suffix
from sheetbuilder.compose.targets import ALL, select, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import Message, Problem
from sheetbuilder.publish.output import write_whole

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand


@dataclass(frozen=True, slots=True)
class Built:
    """A file that was made: where it is, how many pages and bytes it has, how many seconds it took."""

    target: str
    path: Path
    pages: int
    bytes: int
    seconds: float
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    """What was done by itself, and is no fault."""


def load(directory: Path | None = None) -> Package:
    """The package in a folder, or the one that travels with sheetbuilder.

    Raises `MissingError` where there is no such folder, `ContentError` with every problem of every file.
    """
    return content.load(directory or resources.sheets(), VOCABULARY)


def build(
    package: Package,
    names: Sequence[str] = (ALL,),
    *,
    out: Path = Path("out"),
    paper: str = "a4",
    date: datetime.date | None = None,
    done: Callable[[Built], None] | None = None,
    brand: Brand | None = None,
    strict: bool = False,
    require: bool = False,
    begin: Callable[[int], None] | None = None,
    grey: bool = False,
) -> tuple[Built, ...]:
    """Build targets into a folder, each file whole or not at all; `done` is told of each file as it is made.

    `begin` is told how many there will be. A brand's local lines are carried out first, so its own sheets can be named.
    The files of a brand go to a folder of their own below `out`; its contacts are held against the date, or against
    today where none is given. Nothing is written before everything is known to fit: `LayoutError` tells all that does
    not. `MissingError` for an unknown target or paper, `OutputError` for a file that cannot be written; with `strict`
    warnings end in a `ContentError`, with `require` only those that take back PDF/A. With `grey` everything is grey,
    for a black-and-white printer.
    """
    ready = apply_brand(package, brand, date, strict=strict, require=require, grey=grey)
    chosen = select(ready.package, names)
    if begin is not None:
        begin(len(chosen))
    printing = new_composer(ready, paper, date)
    folder = out / brand.slug if brand else out
    started = time.perf_counter()
    laid = []
    for target in chosen:
        laid.append((target, printing.compose(target), time.perf_counter() - started))
        started = time.perf_counter()
    printing.checked()
    built = []
    for target, document, seconds in laid:
        begun = time.perf_counter()
        data = printing.print(document).content
        path = folder / f"{target.file}{suffix(paper, grey=grey)}.pdf"
        write_whole(path, data)
        notes = printing.moved(document)
        taken = seconds + time.perf_counter() - begun
        one = Built(target.name, path, len(document.pages), len(data), taken, ready.warnings, notes)
        built.append(one)
        if done is not None:
            done(one)
    return tuple(built)


def check(
    package: Package,
    *,
    paper: str = "a4",
    brand: Brand | None = None,
    date: datetime.date | None = None,
) -> tuple[Problem, ...]:
    """Lay everything out, in a brand's dress if one is given, and write nothing; gives the warnings.

    Raises `LayoutError` with all that does not fit, and `ContentError` with what is wrong with local lines.
    """
    ready = apply_brand(package, brand, date)
    printing = new_composer(ready, paper, date)
    for target in targets(ready.package):
        printing.compose(target)
    printing.checked()
    return (*package.warnings, *ready.warnings)
