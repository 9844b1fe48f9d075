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
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType
from sheetbuilder.layout.items import Item, Picture
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
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
    """Of the flavours of both standards, those that we make."""
    reasons: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A way in which the file is not taken."""

    way: str
    codes: tuple[str, ...]


def used(path: Path, reader: Reader, pair: StandardPair = UA_1) -> Iterator[Used | Refused]:
    """The file in every way, in documents that are made to the standards of a pair."""
    for way, use in (("pages", _as_pages), ("letterhead", _as_letterhead), ("logo", _as_logo)):
        try:
            yield use(path, reader, pair)
        except SheetbuilderError as error:
            yield Refused(way, tuple(sorted({problem.code for problem in error.problems})))


def _as_pages(path: Path, reader: Reader, pair: StandardPair) -> Used:
    alts = dict.fromkeys(range(1, 50), "En side")
    graft = take(path, alts=alts, reader=reader, pair=pair)
    places = range(len(graft.pages))
    claims = _made(pair, all(map(graft.keeps_pdfa, places)), all(map(graft.keeps_pdfua, places)))
    return Used("pages", claims, _reasons(graft.problems, pair), _pages(replace(graft, reasons=())))


def _pages(graft: Graft) -> bytes:
    root = Node(Role.DOCUMENT)
    attached = attach(graft, root.add(Role.PART), "g", level=1, language="da")
    shown = [_page(number, (each.inset(60, 60, 480, 700),)) for number, each in enumerate(attached.placements, 1)]
    return _written(root, shown, pair=graft.pair)


def _as_letterhead(path: Path, reader: Reader, pair: StandardPair) -> Used:
    letterhead, problems = prepare_letterhead(path, 1, reader, pair=pair)
    art = letterhead.artwork
    forced = replace(letterhead, artwork=replace(art, pdfa=True, pdfua=True))
    overlay = Overlays(dict.fromkeys((PageType.FIRST, PageType.OTHER, PageType.BLANK), Overlay(forced)))
    root = Node(Role.DOCUMENT)
    root.add(Role.PART)
    data = _written(root, [_page(1, ())], overlay, pair)
    return Used("letterhead", _made(pair, art.pdfa, art.pdfua), _reasons(problems, pair), data)


def _as_logo(path: Path, reader: Reader, pair: StandardPair) -> Used:
    file = LogoFile(Where(path), path.name, PictureFormat.PDF, path.read_bytes())
    art, problems = prepare_logo(file, Wish(PictureFormat.PDF), reader, pair)
    if art is None:
        raise SheetbuilderError(problems)
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.FIGURE, alt="Et logo").mark()
    forced = replace(art, pdfa=True, pdfua=True)
    slope = art.height / art.width
    data = _written(root, [_page(1, (Picture(60, 60, 200, 200 * slope, forced, mark),))], pair=pair)
    return Used("logo", _made(pair, art.pdfa, art.pdfua), _reasons(problems, pair), data)


def _made(pair: StandardPair, pdfa: bool, pdfua: bool) -> frozenset[str]:
    return frozenset(standard.flavour for standard in pair.claimed(pdfa=pdfa, pdfua=pdfua))


def _reasons(problems: tuple[Problem, ...], pair: StandardPair) -> tuple[str, ...]:
    """What takes a claim back, in a line each."""
    cited = [standard.document for standard in pair.both]
    return tuple(f"{one.code} {one.message}" for one in problems if any(each in str(one.message) for each in cited))


def _page(number: int, items: tuple[Item, ...]) -> Page:
    return Page(PageKind.TEXT, number, 595, 842, items)


def _written(root: Node, pages: list[Page], overlays: Overlays | None = None, pair: StandardPair = UA_1) -> bytes:
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
    return write(document, _THEME.palette, _SHELF, overlays, pair=pair)
