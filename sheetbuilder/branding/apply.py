"""A brand applied to a package: whatever of a municipality a build needs, put on it in this one place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Problem, Severity
from sheetbuilder.theme import Theme, default_theme

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.branding.reading import Brought
    from sheetbuilder.content.adapt import Adapted
    from sheetbuilder.foreign.sandbox.reader import Reader
    from sheetbuilder.layout.letterheads import Overlays
    from sheetbuilder.layout.logo import Logo

_BRANDING = "sheetbuilder.branding.reading"
"""What reads local lines, logos and letterheads: heavy to import, so a build without a brand does not wait for it."""


@dataclass(frozen=True, slots=True)
class BrandedPackage:
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


def apply_brand(
    package: Package,
    brand: Brand | None = None,
    day: datetime.date | None = None,
    *,
    strict: bool = False,
    require: bool = False,
    grey: bool = False,
    reader: Reader | None = None,
) -> BrandedPackage:
    """The package with all that the brand brings, as it is on a day, by default today.

    `ContentError` with all that is wrong with local lines and with the files that the brand names; with `strict` every
    warning of either is an error too, with `require` only one that takes back PDF/A. With `grey` all is made for a
    black-and-white printer. Foreign files are read by a `reader` that is at work, else by one of its own.
    """
    day = day or datetime.datetime.now().astimezone().date()
    ready = BrandedPackage(package, None, day, grey=grey)
    if brand is not None:
        found: Brought = import_module(_BRANDING).brought(package, brand, day, reader, require=require, grey=grey)
        ready = BrandedPackage(
            found.local.package, brand, day, found.overlays, found.warnings, found.local, found.logo, grey
        )
    if strict and (*package.warnings, *ready.warnings):
        raise ContentError(replace(one, severity=Severity.ERROR) for one in (*package.warnings, *ready.warnings))
    return ready
