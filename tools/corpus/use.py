"""A file used in every way: as pages of a document, as letterhead, as logo; our claims, and a file that claims all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.brand.logo import LogoFile
from sheetbuilder.errors import Problem, SheetbuilderError, Where
from sheetbuilder.foreign.graft.attaching import attach
from sheetbuilder.foreign.graft.taking import Graft, take
from sheetbuilder.foreign.letterhead.report import prepare as prepare_letterhead
from sheetbuilder.foreign.logo.facts import Wish
from sheetbuilder.foreign.logo.report import prepare as prepare_logo
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType
from sheetbuilder.layout.items import Item, Picture
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.conformance.clause import A2, UA1
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.picture import PictureFormat
from sheetbuilder.theme.typeface import default_typeface
from sheetbuilder.values import replace

WAYS = ("pages", "letterhead", "logo")
_THEME = default_theme()
_SHELF = FontShelf(default_typeface())


@dataclass(frozen=True, slots=True)
class Used:
    """What came of one way: our claims, the reasons against them, and the document that claims both all the same."""

    way: str
    claims: frozenset[str]
    """Of `2a` and `ua1`, those that we make."""
    reasons: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A way in which the file is not taken."""

    way: str
    codes: tuple[str, ...]


def used(path: Path, reader: Reader) -> Iterator[Used | Refused]:
    """The file in every way."""
    for way, use in (("pages", _as_pages), ("letterhead", _as_letterhead), ("logo", _as_logo)):
        try:
            yield use(path, reader)
        except SheetbuilderError as error:
            yield Refused(way, tuple(sorted({problem.code for problem in error.problems})))


def _as_pages(path: Path, reader: Reader) -> Used:
    alts = dict.fromkeys(range(1, 50), "En side")
    graft = take(path, alts=alts, reader=reader)
    claims = {"2a": True, "ua1": True}
    for place in range(len(graft.pages)):
        claims["2a"] &= graft.keeps_pdfa(place)
        claims["ua1"] &= graft.keeps_pdfua(place)
    return Used("pages", _made(claims), _reasons(graft.problems), _pages(replace(graft, reasons=())))


def _pages(graft: Graft) -> bytes:
    root = Node(Role.DOCUMENT)
    attached = attach(graft, root.add(Role.PART), "g", level=1, language="da")
    shown = [_page(number, (each.inset(60, 60, 480, 700),)) for number, each in enumerate(attached.placements, 1)]
    return _written(root, shown)


def _as_letterhead(path: Path, reader: Reader) -> Used:
    letterhead, problems = prepare_letterhead(path, 1, reader)
    art = letterhead.artwork
    forced = replace(letterhead, artwork=replace(art, pdfa=True, pdfua=True))
    overlay = Overlays(dict.fromkeys((PageType.FIRST, PageType.OTHER, PageType.BLANK), Overlay(forced)))
    root = Node(Role.DOCUMENT)
    root.add(Role.PART)
    data = _written(root, [_page(1, ())], overlay)
    return Used("letterhead", _claims(art), _reasons(problems), data)


def _as_logo(path: Path, reader: Reader) -> Used:
    file = LogoFile(Where(path), path.name, PictureFormat.PDF, path.read_bytes())
    art, problems = prepare_logo(file, Wish(PictureFormat.PDF), reader)
    if art is None:
        raise SheetbuilderError(problems)
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.FIGURE, alt="Et logo").mark()
    forced = replace(art, pdfa=True, pdfua=True)
    slope = art.height / art.width
    data = _written(root, [_page(1, (Picture(60, 60, 200, 200 * slope, forced, mark),))])
    return Used("logo", _claims(art), _reasons(problems), data)


def _claims(art: Artwork) -> frozenset[str]:
    return _made({"2a": art.pdfa, "ua1": art.pdfua})


def _made(claims: dict[str, bool]) -> frozenset[str]:
    return frozenset(flavour for flavour, made in claims.items() if made)


def _reasons(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """What takes a claim back, in a line each."""
    return tuple(f"{one.code} {one.message}" for one in problems if A2 in str(one.message) or UA1 in str(one.message))


def _page(number: int, items: tuple[Item, ...]) -> Page:
    return Page(PageKind.TEXT, number, 595, 842, items)


def _written(root: Node, pages: list[Page], overlays: Overlays | None = None) -> bytes:
    document = Document(
        pages=tuple(pages),
        root=root,
        title="Korpus",
        language="da",
        author="Eksempelkøbing",
        subject="",
        date=datetime.date(2026, 1, 1),
        bookmarks=(),
    )
    return write(document, _THEME.palette, _SHELF, overlays)
