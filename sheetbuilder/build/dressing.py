"""A package dressed for a brand: whatever of a municipality a build needs, put on it in this one place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.build.accepted import accepted, outdated
from sheetbuilder.build.faults import Faults
from sheetbuilder.build.letterheads import letterheads
from sheetbuilder.build.logos import logo_of
from sheetbuilder.content import Package
from sheetbuilder.content.adapt import Adapted, adapted
from sheetbuilder.errors import ContentError, Problem, Severity
from sheetbuilder.layout.logo import Logo
from sheetbuilder.pdf.intake.reader import Reader
from sheetbuilder.pdf.overlay.embed import Overlays
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
    local: Adapted | None = None
    """What the brand's local lines made of the core."""
    logo: Logo | None = None
    grey: bool = False

    @property
    def makes_room(self) -> bool:
        """Whether content moves out of the way of the letterheads by itself."""
        return self.brand is not None and self.brand.file.overlay is not None and self.brand.file.overlay.make_room

    def theme(self, paper: str = "a4") -> Theme:
        """How the pages look on a paper; `MissingError` for a paper that is not in the table."""
        theme = self.brand.theme(paper) if self.brand else default_theme(paper)
        return replace(theme, palette=theme.palette.grey) if self.grey else theme


def dressed(
    package: Package,
    brand: Brand | None = None,
    day: datetime.date | None = None,
    *,
    strict: bool = False,
    require: bool = False,
    grey: bool = False,
    reader: Reader | None = None,
) -> Dressed:
    """The package with all that the brand brings, as it is on a day, by default today.

    `ContentError` with all that is wrong with local lines and with the files that the brand names; with `strict` every
    warning of either is an error too, with `require` only one that takes back PDF/A. With `grey` all is dressed for a
    black-and-white printer. Foreign files are read by a `reader` that is at work, else by one of its own.
    """
    if reader is None:
        with Reader() as own:
            return dressed(package, brand, day, strict=strict, require=require, grey=grey, reader=own)
    day = day or datetime.datetime.now().astimezone().date()
    local, overlays, logo = Adapted(package), None, None
    of_logo: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    if brand is not None:
        faults = Faults()
        with faults:
            local = adapted(package, brand.file.local, VOCABULARY)
        with faults:
            logo, of_logo = logo_of(brand, reader, grey=grey, require=require)
        with faults:
            overlays, warnings = letterheads(brand, reader, require=require)
        faults.stop()
        lines = _of_lines(package, brand, local)
        warnings = (*brand.warnings, *brand.reminders(day), *lines, *of_logo, *warnings)
    if strict and (*package.warnings, *warnings):
        raise ContentError(replace(one, severity=Severity.ERROR) for one in (*package.warnings, *warnings))
    return Dressed(local.package, brand, day, overlays, warnings, local, logo, grey)


def _of_lines(core: Package, brand: Brand, local: Adapted) -> tuple[Problem, ...]:
    """What is to be told of the local lines: what comes of them, and what the core has changed under them."""
    if not brand.file.local:
        return ()
    record, warnings = accepted(brand.file.where.file)
    new = (one for one in local.package.warnings if one not in core.warnings)
    return (*new, *warnings, *(outdated(local.changes, record) if record else ()))
