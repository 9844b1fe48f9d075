"""What a brand file says of letterheads: which page of which PDF lies under or over which pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from sheetbuilder.errors import Where, say
from sheetbuilder.models.base import Content, said
from sheetbuilder.models.field import Field, RefusedValue, refuse
from sheetbuilder.models.kinds import Millimetres, Plain, Truth, Whole
from sheetbuilder.models.shapes import SeenShape
from sheetbuilder.models.structure import ModelShape, fields_of, make, shape_of
from sheetbuilder.models.walk import WRONG, Walk
from sheetbuilder.source import Located

NONE = "none"
"""What stands in the place of a letterhead where there shall be none."""

OF_ALL = ("file", "make_room", "mirror")
"""The keys that say something of all letterheads; every other key is what a page is called."""


class SafeMargins(Content):
    """How far content keeps from the edges."""

    top: Millimetres = Field(default=0.0, le=200, description="Millimeter fra sidens øverste kant.")
    bottom: Millimetres = Field(default=0.0, le=200, description="Millimeter fra sidens nederste kant.")
    left: Millimetres = Field(default=0.0, le=200, description="Millimeter fra sidens venstre kant.")
    right: Millimetres = Field(default=0.0, le=200, description="Millimeter fra sidens højre kant.")


class LetterheadPage(Content):
    """One page of a PDF, and how it is laid."""

    file: Plain | None = Field(
        default=None,
        description="PDF-filen i profilfilens mappe eller under den; ellers den, »overlay« nævner for alle sider.",
    )
    page: Annotated[Whole, Field(ge=1)] = Field(default=1, description="Hvilken side i PDF-filen; den første er 1.")
    layer: Literal["under", "over"] = Field(
        default="under", description="under: arkets indhold trykkes oven på brevpapiret; over: omvendt."
    )
    place: Literal["fit", "true-size", "centred"] = Field(
        default="fit",
        description="fit: så stort, som siden tillader; true-size: i sand størrelse fra øverste venstre hjørne;"
        " centred: i sand størrelse midt på siden.",
    )
    mirror: Truth | None = Field(
        default=None,
        description="true: på bagsider vendes brevpapiret som i et spejl, så et bånd langs kanten bliver ved kanten.",
    )
    safe_area: SafeMargins | None = Field(
        default=None,
        description="Hvor indholdet må stå, i millimeter fra kanterne; ellers tæller kun brevpapirets tryk.",
    )


class InShortShape(SeenShape):
    """A model, or in short the value of its key `file`; `none` stands for none of it."""

    def __init__(self, kind: type[Content], none: object, otherwise: Callable[[], RefusedValue] | None = None) -> None:
        self._kind, self._none, self._otherwise = kind, none, otherwise
        self.seen = (shape_of(str), ModelShape(kind))

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        """The model, or what `none` means."""
        if said(located) == NONE:
            return self._none
        if isinstance(located.value, str):
            file = fields_of(self._kind)["file"].shape.read(located, "file", walk)
            return file if file is WRONG else self._kind(file=file)
        if self._otherwise is not None and isinstance(located.value, tuple):
            return walk.refused(self._otherwise(), located, key)
        return make(self._kind, located, key, walk)


Choice = Annotated[LetterheadPage | Literal["none"], InShortShape(LetterheadPage, NONE)]
"""A letterhead, or none."""


class OverlayFile(Content):
    """Letterheads by what a page is called."""

    file: Plain | None = Field(
        default=None,
        description="Brevpapir i PDF: side 1 til dokumentets første side, side 2, hvis den findes, til de andre.",
    )
    make_room: Truth = Field(
        default=False, description="true: indholdet flyttes selv ned under brevpapirets hoved og op over dets fod."
    )
    mirror: Truth = Field(
        default=False,
        description="true: på bagsider vendes alt brevpapir som i et spejl; til bånd og mønstre uden bogstaver.",
    )
    first: Choice | None = Field(default=None, description="Dokumentets første side.")
    other: Choice | None = Field(default=None, description="Alle andre sider.")
    cover: Choice | None = Field(default=None, description="Forsider.")
    front: Choice | None = Field(default=None, description="Arkenes forsider.")
    back: Choice | None = Field(default=None, description="Arkenes bagsider og andre arbejdssider.")
    text: Choice | None = Field(default=None, description="Sider med løbende tekst.")
    figure: Choice | None = Field(default=None, description="Sider, som en figur fylder; de ligger ned.")
    landscape: Choice | None = Field(default=None, description="Alle sider, der ligger ned.")
    blank: Choice | None = Field(default=None, description="Tomme bagsider; uden denne nøgle er de uden brevpapir.")


def _neither() -> RefusedValue:
    return refuse(say("“overlay” must be a file or hold keys"), say("write “overlay: letterhead.pdf”"))


def _pages(overlay: OverlayFile) -> Iterator[tuple[str, LetterheadPage | Literal["none"]]]:
    """The pages that are given by what they are called."""
    for name in fields_of(OverlayFile):
        if name not in OF_ALL and (choice := getattr(overlay, name)) is not None:
            yield name, choice


Overlay = Annotated[OverlayFile, InShortShape(OverlayFile, None, _neither)] | None
"""Letterheads: one file, or pages by what they are called."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One letterhead that a brand file asks for, by what the page is called, and where it says so."""

    name: str
    sheet: LetterheadPage | None
    where: Where
    optional: bool = False
    """Whether its page may be missing from the file."""
    told: Where | None = None
    """Where what is wrong with it is told, if that is another place."""

    @property
    def asked(self) -> Where:
        """Where it is asked for."""
        return self.told or self.where


def wanted(overlay: OverlayFile, where: Where) -> Iterator[Wanted]:
    """All letterheads that are asked for; `where` is the place of the whole."""
    given = dict(_pages(overlay))
    at = overlay.where_of("file") if overlay.located is not None and overlay.file is not None else where
    if overlay.file is not None:
        for name, page in (("first", 1), ("other", 2)):
            if name not in given:
                sheet = LetterheadPage(file=overlay.file, page=page, mirror=overlay.mirror)
                yield Wanted(name, sheet, at, optional=page > 1)
    for name, choice in given.items():
        if not isinstance(choice, LetterheadPage):
            yield Wanted(name, None, overlay.where_of(name))
            continue
        mirror = overlay.mirror if choice.mirror is None else choice.mirror
        sheet = choice.but(file=choice.file or overlay.file, mirror=mirror)
        if choice.file is not None:
            yield Wanted(name, sheet, choice.where_of("file") if choice.located else overlay.where_of(name))
        else:
            # The file is looked for beside the brand that names it, which may be another than the one of the page.
            yield Wanted(name, sheet, at, told=overlay.where_of(name))
