"""A package dressed for a brand: whatever of a municipality a build needs, put on it in this one place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from sheetbuilder.build.letterheads import letterheads
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Problem, Severity
from sheetbuilder.pdf.overlay.embed import Overlays
from sheetbuilder.pdf.overlay.reader import Reader
from sheetbuilder.theme import Theme, default_theme
from sheetbuilder.theme.brand import Brand


@dataclass(frozen=True, slots=True)
class Dressed:
    """What is printed, and for whom, on a day."""

    package: Package
    brand: Brand | None
    day: datetime.date
    """The day that the brand's contacts are held against."""
    overlays: Overlays | None = None
    warnings: tuple[Problem, ...] = ()
    """What is to be told of the brand."""

    def theme(self, paper: str = "a4") -> Theme:
        """How the pages look on a paper; `MissingError` for a paper that is not in the table."""
        return self.brand.theme(paper) if self.brand else default_theme(paper)


def dressed(
    package: Package,
    brand: Brand | None = None,
    day: datetime.date | None = None,
    *,
    strict: bool = False,
    require: bool = False,
    reader: Reader | None = None,
) -> Dressed:
    """The package with all that the brand brings, as it is on a day, by default today.

    `ContentError` with all that is wrong with the files that the brand names; with `strict` every warning of either is
    an error too, with `require` only one that takes back PDF/A. Letterheads are read by a `reader` that is at work,
    else by one of its own.
    """
    if reader is None:
        with Reader() as own:
            return dressed(package, brand, day, strict=strict, require=require, reader=own)
    day = day or datetime.datetime.now().astimezone().date()
    overlays, told = letterheads(brand, reader, require=require) if brand else (None, ())
    warnings = (*brand.warnings, *brand.reminders(day), *told) if brand else ()
    if strict and (*package.warnings, *warnings):
        raise ContentError(replace(one, severity=Severity.ERROR) for one in (*package.warnings, *warnings))
    return Dressed(package, brand, day, overlays, warnings)
