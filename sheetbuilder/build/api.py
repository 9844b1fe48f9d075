"""One call does it all: load a package, choose targets, build them, or only check that they would build."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sheetbuilder import content, shipped
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.build.guides import guide_document
from sheetbuilder.build.output import write_whole
from sheetbuilder.build.placing import placed
from sheetbuilder.build.sets import set_document
from sheetbuilder.build.singles import elements_document, sheet_document, strategy_document, workflow_document
from sheetbuilder.build.targets import ALL, Kind, Target, select, targets
from sheetbuilder.build.workshop import Workshop, workshop
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, Problem, Severity
from sheetbuilder.layout.page import Document
from sheetbuilder.pdf.fonts import FontShelf
from sheetbuilder.pdf.write import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.brand import Brand


@dataclass(frozen=True, slots=True)
class Built:
    """A file that was made: where it is, how many pages and bytes it has, how many seconds it took."""

    target: str
    path: Path
    pages: int
    bytes: int
    seconds: float
    warnings: tuple[Problem, ...] = ()


def load(directory: Path | None = None) -> Package:
    """The package in a folder, or the one that travels with sheetbuilder.

    Raises `MissingError` where there is no such folder, `ContentError` with every problem of every file.
    """
    return content.load(directory or shipped.sheets(), VOCABULARY)


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
) -> tuple[Built, ...]:
    """Build targets into a folder, each file whole or not at all; `done` is told of each file as it is made.

    The files of a brand go to a folder of their own below `out`; its contacts are held against the date, or against
    today where none is given. Nothing is written before everything is known to fit: `LayoutError` tells all that does
    not. `MissingError` for an unknown target or paper, `OutputError` for a file that cannot be written; with `strict`
    warnings end in a `ContentError`.
    """
    chosen = select(package, names)
    day = date or datetime.datetime.now().astimezone().date()
    warnings = (*brand.warnings, *brand.reminders(day)) if brand else ()
    if strict and (*package.warnings, *warnings):
        raise ContentError(replace(one, severity=Severity.ERROR) for one in (*package.warnings, *warnings))
    theme = brand.theme(paper) if brand else default_theme(paper)
    folder = out / brand.slug if brand else out
    shop = workshop(package, theme, date, brand, day)
    started = time.perf_counter()
    laid = []
    for target in chosen:
        laid.append((target, compose(shop, target), time.perf_counter() - started))
        started = time.perf_counter()
    _stop_at(shop)
    shelf = FontShelf(theme.typeface)
    built = []
    for target, document, seconds in laid:
        begun = time.perf_counter()
        data = write(document, theme.palette, shelf)
        path = folder / f"{target.file}{_suffix(paper)}.pdf"
        write_whole(path, data)
        taken = seconds + time.perf_counter() - begun
        one = Built(target.name, path, len(document.pages), len(data), taken, warnings)
        built.append(one)
        if done is not None:
            done(one)
    return tuple(built)


def check(package: Package, *, paper: str = "a4") -> tuple[Problem, ...]:
    """Lay everything out and write nothing; gives the warnings, raises `LayoutError` with all that does not fit."""
    shop = workshop(package, default_theme(paper))
    for target in targets(package):
        compose(shop, target)
    _stop_at(shop)
    return package.warnings


def compose(shop: Workshop, target: Target) -> Document:
    """The document of a target."""
    package = shop.package
    match target.kind:
        case Kind.SET:
            return set_document(shop, next(one for one in package.meta.sets if one.id == target.name))
        case Kind.GUIDE:
            assert package.guide is not None
            return guide_document(shop, package.guide)
        case Kind.WORKFLOW:
            return workflow_document(shop)
        case Kind.ELEMENTS:
            return elements_document(shop)
        case Kind.STRATEGY:
            assert package.strategy is not None
            return strategy_document(shop, package.strategy)
        case Kind.SHEET:
            return sheet_document(shop, package.sheet(target.name))


def _stop_at(shop: Workshop) -> None:
    problems = [*shop.problems, *shop.lacking()]
    if problems:
        raise LayoutError(placed(problems, shop.package, *([shop.brand.file] if shop.brand else [])))


def _suffix(paper: str) -> str:
    return "" if paper.lower() == "a4" else f"-{paper.lower()}"
