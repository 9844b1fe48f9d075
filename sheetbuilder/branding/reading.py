"""All that a brand brings to a package: local lines, logo, letterheads, and everything that is wrong with them."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand import Brand
from sheetbuilder.brand.colours import on_pale
from sheetbuilder.brand.telephone import doubtful_numbers
from sheetbuilder.branding.accepted import accepted, outdated
from sheetbuilder.branding.citizens import given
from sheetbuilder.branding.faults import Faults
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.fonts import typeface_of
from sheetbuilder.branding.letterheads import letterheads
from sheetbuilder.branding.logos import logo_of
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.revision import Revision, outlived, revised
from sheetbuilder.content import Package
from sheetbuilder.content.adapt import Adapted, adapted
from sheetbuilder.errors import Problem
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.layout.logo import Logo
from sheetbuilder.publish.manifest import revisions
from sheetbuilder.theme.palette import Palette
from sheetbuilder.theme.typeface import Typeface


class Brought(Struct, frozen=True):
    """What a brand brings."""

    local: Adapted
    """What its local lines made of the core."""
    logo: Logo | None
    overlays: Overlays | None
    typeface: Typeface | None
    """That of its own fonts."""
    warnings: tuple[Problem, ...]
    revision: Revision
    palette: Palette | None = None
    """The brand's colours where they have to be read on the pale ink of its letterheads."""


def brought(package: Package, brand: Brand, options: PrintOptions, reader: Reader | None = None) -> Brought:
    """What a brand brings on the options' day.

    Foreign files are read by a `reader` that is at work, else by one of its own. `ContentError` with all that is wrong
    with local lines and with the files that the brand names.
    """
    if reader is None:
        with Reader() as own:
            return brought(package, brand, options, own)
    local, logo, overlays, typeface = Adapted(package), None, None, None
    of_fonts: tuple[Problem, ...] = ()
    of_logo: tuple[Problem, ...] = ()
    of_letterheads: tuple[Problem, ...] = ()
    of_cards: tuple[Problem, ...] = ()
    faults = Faults()
    with faults:
        local = adapted(package, brand.file.local, VOCABULARY)
    with faults:
        typeface, of_fonts = typeface_of(brand, reader)
    with faults:
        logo, of_logo = logo_of(
            brand,
            reader,
            grey=options.grey,
            save_ink=options.save_ink,
            require=options.require,
            pair=options.pair,
        )
    with faults:
        # A poster has none: a letterhead is for letters, and would be enlarged with it; and a screen is no paper.
        if not isinstance(options.imposition, Poster) and options.format is FileFormat.PDF:
            overlays, of_letterheads = letterheads(brand, reader, options)
    with faults:
        of_cards = given(package, brand, logo)
    warnings = (*brand.warnings, *brand.reminders(options.day))
    # What is wrong with one of them does not keep the warnings of the others back.
    faults.stop(*warnings, *of_fonts, *of_logo, *of_letterheads, *of_cards)
    revision = revised(package, brand, options.day, revisions(options.before))
    old, lines = outlived(package, brand, revision), _of_lines(package, brand, local)
    warnings = (*warnings, *old, *lines, *of_fonts, *of_logo, *of_letterheads, *of_cards)
    pale = overlays.pale if overlays is not None else None
    palette = on_pale(brand.palette, pale) if pale is not None else None
    return Brought(local, logo, overlays, typeface, warnings, revision, palette)


def _of_lines(core: Package, brand: Brand, local: Adapted) -> tuple[Problem, ...]:
    """What is to be told of the local lines: what comes of them, and what the core has changed under them."""
    if not brand.file.local:
        return ()
    record, warnings = accepted(brand.file.where.file)
    new = (one for one in local.package.warnings if one not in core.warnings)
    own = doubtful_numbers(sheet for sheet in local.package.sheets if sheet.local)
    return (*new, *own, *warnings, *(outdated(local.changes, record) if record else ()))
