"""How something is printed, whatever it is: paper, date, brand, how strict one is, in grey or not, on which sides."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict

from msgspec import Struct
from msgspec.structs import force_setattr

from sheetbuilder.arguments import StrPath, paths_of
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.layout.sides import Flip, Holes, PaperSides, Sides
from sheetbuilder.pdf.conformance.standards import PAIRS, UA_1, StandardPair
from sheetbuilder.theme.format import large_format
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.imposition.scheme import Imposition
    from sheetbuilder.theme.profile import InkProfile


class PrintOptions(Struct, frozen=True):
    """What may be asked of every build, every pack and every handout alike."""

    paper: str = "a4"
    """Its name in the table of papers."""
    date: datetime.date | None = None
    """Of the documents; the edition's where none is given."""
    brand: Brand | None = None
    strict: bool = False
    """Whether warnings count as errors."""
    require: bool = False
    """Whether other people's pages, a letterhead's or a slide's, that take back PDF/A or PDF/UA are an error."""
    grey: bool = False
    """For a black-and-white printer."""
    save_ink: bool = False
    """Whether words, lines and outlines are printed in dark grey, no areas, and a letterhead on first pages alone."""
    large_print: bool = False
    """Whether everything is set in large print, over as many pages as that takes."""
    output_intent: InkProfile | None = None
    """The profile of the press that pages are printed on with the inks of the brand; None for colours of a screen."""
    standard: str = UA_1.name
    """What files are made to: `ua-1` is PDF/UA-1 with PDF/A-2a, `ua-2` is PDF/UA-2 with PDF/A-4 and Well-Tagged PDF."""
    sides: Sides = Sides.DUPLEX
    flip: Flip | None = None
    """Over which edge papers are turned; None for the one that suits how a document's pages stand."""
    imposition: Imposition | None = None
    """How pages are placed on the sides of papers; None for one page a side, in its own size."""
    holes: Holes | None = None
    """For which holes marks are printed at the edge that is bound."""
    fillable: bool = False
    """Whether places to write are form fields, for a screen."""
    single: bool = False
    """Whether cards stand alone, each on a page of its own size, and not several on a paper to cut."""
    format: FileFormat = FileFormat.PDF
    inspect: bool = True
    """Whether a file that holds anything of others, and every file of a pack, is read back before it is published."""
    today: datetime.date | None = None
    """What day it is, where a clock is not to be asked."""
    before: tuple[Path, ...] = ()
    """Folders whose manifests tell from which day the brand's content is as it is."""
    revision: datetime.date | None = None
    """That day, where it is known already."""

    def __post_init__(self) -> None:
        """What is one of a few may be given by its name, and a path as any path-like; `ValueError` for no such name."""
        for name, read in _READ.items():
            given = getattr(self, name)
            if given is not None:
                force_setattr(self, name, read(given))

    @property
    def paper_sides(self) -> PaperSides:
        """Sides and flip as one."""
        return PaperSides(self.sides, self.flip)

    @property
    def pair(self) -> StandardPair:
        """The standards that files are made to; `KeyError` where there are none of that name."""
        return PAIRS[self.standard]

    @property
    def page_paper(self) -> str:
        """The name of the paper that pages are composed on, which is not always the one that is printed on."""
        return self.imposition.composed_on(self.paper) if self.imposition is not None else self.paper

    @property
    def page_format(self) -> str:
        """The name of the format that pages are composed in."""
        return large_format(self.page_paper) if self.large_print else self.page_paper

    @property
    def page_sides(self) -> PaperSides:
        """How the leaves that pages are composed for are printed, which are not always the papers."""
        return self.imposition.composed_for(self.paper_sides) if self.imposition is not None else self.paper_sides

    @property
    def cards_alone(self) -> bool:
        """Whether each card is a page of its own: asked for, or since a print shop places pages on its own sheets."""
        return self.single or (self.imposition is not None and self.imposition.scheme == "press")

    @property
    def cut(self) -> bool:
        """Whether pages are to be cut out of larger ones by a print shop."""
        return self.imposition is not None and self.imposition.scheme == "press"

    @property
    def for_press(self) -> bool:
        """Whether a print shop is to print it."""
        return self.cut or self.output_intent is not None

    @property
    def day(self) -> datetime.date:
        """The day that a brand's contacts are held against: the date, or else today."""
        return self.date or self.today or datetime.datetime.now().astimezone().date()


_READ: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {"sides": Sides, "flip": Flip, "holes": Holes, "format": FileFormat, "before": paths_of}
)
"""How what a caller gives becomes what we work with; `Sides(Sides.DUPLEX)` is itself."""


class PrintKeywords(TypedDict, total=False):
    """The same options as keywords of a call, for whoever needs one of them once."""

    paper: str
    date: datetime.date | None
    brand: Brand | None
    strict: bool
    require: bool
    grey: bool
    save_ink: bool
    large_print: bool
    output_intent: InkProfile | None
    standard: str
    sides: Sides | str
    flip: Flip | str | None
    imposition: Imposition | None
    holes: Holes | str | None
    fillable: bool
    single: bool
    format: FileFormat | str
    inspect: bool
    today: datetime.date | None
    before: StrPath | Iterable[StrPath]
    revision: datetime.date | None


def chosen(options: PrintOptions | None, keywords: PrintKeywords) -> PrintOptions:
    """Options, or the usual ones, with those changed that are given as keywords."""
    changes: dict[str, Any] = dict(keywords)
    return replace(options or PrintOptions(), **changes)
