"""A brand applied to a package: whatever of a municipality a build needs, put on it in this one place."""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.profiles import without_inks
from sheetbuilder.branding.refused import refused
from sheetbuilder.content import Package, PageWords
from sheetbuilder.errors import ContentError, LayoutError, Problem, Severity
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.press import Press
from sheetbuilder.pdf.conformance.standards import UA_1
from sheetbuilder.theme import Palette, Theme, default_theme
from sheetbuilder.theme.palette import SPARING_PALETTE
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.branding.reading import Brought
    from sheetbuilder.content.adapt import Adapted
    from sheetbuilder.foreign.sandbox.reader import Reader
    from sheetbuilder.layout.letterheads import Overlays
    from sheetbuilder.layout.logo import Logo
    from sheetbuilder.publish.manifest import Revision
    from sheetbuilder.theme.typeface import Typeface

_A4 = "a4"
_BRANDING = "sheetbuilder.branding.reading"
"""What reads local lines, logos and letterheads: heavy to import, so a build without a brand does not wait for it."""

_COLOURS = "sheetbuilder.brand.colours"
"""What darkens colours: whoever has no brand does not wait for it."""


class BrandedPackage(Struct, frozen=True):
    """What is printed, how, and for whom."""

    package: Package
    options: PrintOptions = field(default_factory=PrintOptions)
    overlays: Overlays | None = None
    warnings: tuple[Problem, ...] = ()
    """What is to be told of the brand."""
    local: Adapted | None = None
    """What the brand's local lines made of the core."""
    logo: Logo | None = None
    typeface: Typeface | None = None
    """That of the brand's own fonts, where it has any."""
    revision: Revision | None = None
    """From which day the brand's content is as it is."""
    palette: Palette | None = None
    """The brand's colours, dark enough for the pale ink of its letterheads; None where there is none."""

    @property
    def brand(self) -> Brand | None:
        """Whose pages they are."""
        return self.options.brand

    @property
    def day(self) -> datetime.date:
        """The day that the brand's contacts are held against."""
        return self.options.day

    @property
    def makes_room(self) -> bool:
        """Whether content moves out of the way of the letterheads by itself."""
        return self.brand is not None and self.brand.file.overlay is not None and self.brand.file.overlay.make_room

    @property
    def theme(self) -> Theme:
        """How the pages look; `MissingError` for a paper that is not in the table."""
        chosen = self.options.page_format
        theme = self.brand.theme(chosen, self.typeface) if self.brand else default_theme(chosen)
        palette = SPARING_PALETTE if self.options.save_ink else self.palette or theme.palette
        if self.options.large_print:
            palette = import_module(_COLOURS).for_large_print(palette)
        palette = palette.grey if self.options.grey else palette
        return replace(theme, palette=replace(palette, profile=self.options.output_intent))

    @property
    def suffix(self) -> str:
        """What the names of its files say of paper and colour."""
        return suffix(self.options, self.package.words)

    @property
    def printed_on(self) -> str:
        """The name of the paper that is printed on."""
        poster = self.options.imposition
        return poster.size if isinstance(poster, Poster) and poster.whole else self.options.paper

    @property
    def suffix_of_cards(self) -> str:
        """The same for cards: no scheme places them but a print shop's, and alone they are of their own size."""
        options, words = self.options, self.package.words
        if not isinstance(options.imposition, Press):
            options = replace(options, imposition=None)
        if not options.cards_alone:
            return suffix(options, words)
        return f"-{words.single_file}{suffix(replace(options, paper=_A4), words)}"

    def on(self, paper: str) -> BrandedPackage:
        """The same on another paper."""
        return replace(self, options=replace(self.options, paper=paper))


def apply_brand(package: Package, options: PrintOptions | None = None, reader: Reader | None = None) -> BrandedPackage:
    """The package with all that the options' brand brings, as it is on their day.

    `LayoutError` with every combination of options that cannot be printed, `ContentError` with all that is wrong with
    local lines and with the files that the brand names; where the options are strict every warning of either is an
    error too. Foreign files are read by a `reader` that is at work, else by one of its own.
    """
    options = options or PrintOptions()
    if told := tuple(refused(options)):
        raise LayoutError(told)
    options = replace(options, today=options.day)  # one day for all of a build, also over midnight
    ready = BrandedPackage(package, options)
    if options.brand is not None:
        found: Brought = import_module(_BRANDING).brought(package, options.brand, options, reader)
        options = replace(options, revision=found.revision.day)
        ready = BrandedPackage(
            found.local.package,
            options,
            found.overlays,
            found.warnings,
            found.local,
            found.logo,
            found.typeface,
            found.revision,
            found.palette,
        )
    if options.output_intent is not None and (told := tuple(without_inks(ready.theme.palette, options.brand))):
        raise ContentError(told)
    if options.strict and (*package.warnings, *ready.warnings):
        raise ContentError(replace(one, severity=Severity.ERROR) for one in (*package.warnings, *ready.warnings))
    return ready


def suffix(options: PrintOptions, words: PageWords) -> str:
    """What the names of files say of paper, scheme, standard and ink: nothing for pages of A4 in colour, one a side."""
    paper, scheme = options.paper.lower(), options.imposition
    if isinstance(scheme, Poster):
        # The paper is that of the pieces, which are not the poster that they make.
        placed = [words.poster_file, scheme.size, "" if scheme.whole else paper]
    else:
        placed = ["" if paper == _A4 else paper, words.booklet_file if isinstance(scheme, Booklet) else ""]
    if isinstance(scheme, NUp):
        placed += [f"{scheme.count}-{words.n_up_file}", words.note_lines_file if scheme.note_lines else ""]
    if isinstance(scheme, Press):
        placed.append(words.press_file)
    if options.output_intent is not None:
        placed.append(words.cmyk_file)
    placed.append(words.large_print_file if options.large_print else "")
    if options.pair is not UA_1:
        placed.append(options.standard)
    told = (*placed, words.grey_file if options.grey else "", words.save_ink_file if options.save_ink else "")
    told += (words.fillable_file if options.fillable else "",)
    return "".join(f"-{one}" for one in told if one)
