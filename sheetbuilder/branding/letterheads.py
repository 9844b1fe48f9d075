"""The letterheads that a brand asks for, read and laid by what pages are called; what is wrong stands at its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sheetbuilder.brand import Brand
from sheetbuilder.brand.overlay import LetterheadPage, Wanted, wanted
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.letterhead.report import NOTHING, prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.flow.pages import PageType
from sheetbuilder.layout.letterheads import Overlay, Overlays, Placement, SafeArea
from sheetbuilder.layout.sides import Edge
from sheetbuilder.pdf.read import limits
from sheetbuilder.source.beside import beside
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace

PROMISES = "SB719"
"""The warning of a letterhead that takes back what the files promise."""


def letterheads(
    brand: Brand, reader: Reader, options: PrintOptions | None = None
) -> tuple[Overlays | None, tuple[Problem, ...]]:
    """What lies under or over the pages of a brand, and warnings; None where the brand has no letterhead.

    `ContentError` with all that stands against any of them; where the options `require` it also where one of them
    takes back PDF/A.
    """
    options = options or PrintOptions()
    if brand.file.overlay is None:
        return None, ()
    types: dict[PageType, Overlay | None] = {}
    problems: list[Problem] = []
    placed: dict[PageType, Wanted] = {}
    mirrored = options.page_sides.bound_at(2, landscape=False) is Edge.RIGHT
    for one in wanted(brand.file.overlay, brand.file.where_of("overlay")):
        overlay, told = _read(one, reader, options, mirrored=mirrored)
        problems += [problem for problem in told if problem not in problems]
        name = PageType(one.name)
        if overlay is not None or one.sheet is None:
            types[name], placed[name] = overlay, one
    if brand.file.overlay.mirror and PageType.OTHER not in types and PageType.FIRST in types:
        # A page that is mirrored on the backs of papers is there for both of their sides.
        types[PageType.OTHER], placed[PageType.OTHER] = types[PageType.FIRST], placed[PageType.FIRST]
    problems += _turned(types, placed)
    if options.require:
        problems = [replace(one, severity=Severity.ERROR) if one.code == PROMISES else one for one in problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return Overlays(MappingProxyType(types), once=options.save_ink), tuple(problems)


def _read(
    one: Wanted, reader: Reader, options: PrintOptions, *, mirrored: bool
) -> tuple[Overlay | None, Iterable[Problem]]:
    sheet = one.sheet
    if sheet is None:
        return None, ()
    if sheet.file is None:
        return None, (_nameless(one),)
    file = beside(one.where, sheet.file, limits.BYTES, "SB360")
    if file.problem is not None:
        return None, (file.problem,)
    try:
        letterhead, problems = prepare(file.path, sheet.page, reader, file.data, grey=options.grey, pair=options.pair)
    except MissingError as error:
        return None, () if one.optional else _at(error.problems, sheet.file, one.asked)
    except ContentError as error:
        if one.optional and {problem.code for problem in error.problems} == {NOTHING}:
            return None, ()  # nobody asked for this page, and it is an empty one
        return None, _at(error.problems, sheet.file, one.asked)
    overlay = Overlay(letterhead, Placement(sheet.place), sheet.layer == "over", _safe(sheet))
    told = [*_at(problems, sheet.file, one.asked), *_roomless(overlay, one.asked)]
    if sheet.mirror:
        if letterhead.lettered:
            told.append(_unreadable(one.asked, sheet))
        overlay = replace(overlay, verso=replace(overlay, mirrored=True)) if mirrored else overlay
    return overlay, told


def _nameless(one: Wanted) -> Problem:
    """The error of a page that says which page of a file it has, and the file is named nowhere."""
    told = say("“{name}” names no file, and “overlay” has none for all pages either", name=one.name)
    hint = say("write “file: letterhead.pdf” under “overlay”; it then holds for all that name none")
    return Problem("SB360", told, one.asked, hint)


def _unreadable(where: Where, sheet: LetterheadPage) -> Problem:
    """The error of a letterhead whose words would be seen in a mirror."""
    told = say("{file}, page {page}: its letters cannot be read in a mirror", file=sheet.file, page=sheet.page)
    hint = say("remove “mirror”, or mirror a page without letters; another page can be named under “back” or “text”")
    return Problem("SB364", told, where, hint)


def _at(problems: Iterable[Problem], file: str, where: Where) -> list[Problem]:
    """Problems of a PDF where the brand asks for it."""
    return [
        replace(one, where=where, message=say("{file}: {problem}", file=file, problem=one.message)) for one in problems
    ]


def _safe(sheet: LetterheadPage) -> SafeArea | None:
    area = sheet.safe_area
    return SafeArea(*(side * MM for side in (area.top, area.bottom, area.left, area.right))) if area else None


def _roomless(overlay: Overlay, where: Where) -> list[Problem]:
    """A problem where a safe area leaves nothing of the letterhead."""
    safe, artwork = overlay.safe, overlay.letterhead.artwork
    if safe is None or (safe.top + safe.bottom < artwork.height and safe.left + safe.right < artwork.width):
        return []
    hint = say("the four numbers are margins, in millimetres from the edges of the page")
    return [Problem("SB362", say("the safe area leaves no room for content"), where, hint)]


def _turned(types: Mapping[PageType, Overlay | None], asked: Mapping[PageType, Wanted]) -> list[Problem]:
    """Warnings for letterheads that stand where pages lie, or lie where they stand."""
    found = []
    for name, overlay in types.items():
        lying = name in (PageType.FIGURE, PageType.LANDSCAPE)
        if overlay is not None and lying and not overlay.landscape:
            told = say("the letterhead of “{name}” stands, but these pages lie", name=name)
            found.append(
                _warning(told, asked[name].asked, say("name one that lies, or write “{name}: none”", name=name))
            )
        elif overlay is not None and not lying and overlay.landscape:
            told = say("the letterhead of “{name}” lies, but these pages stand", name=name)
            found.append(
                _warning(told, asked[name].asked, say("move it to “landscape”, and name one that stands here"))
            )
    common = [name for name in (PageType.FIRST, PageType.OTHER) if (one := types.get(name)) and not one.landscape]
    if common and PageType.LANDSCAPE not in types:
        told = say("pages that lie have no letterhead, because that of “{name}” stands", name=common[0])
        hint = say("name one that lies under “landscape”, or write “landscape: none”")
        found.append(_warning(told, asked[common[0]].asked, hint))
    return found


def _warning(told: Message, where: Where, hint: Message) -> Problem:
    return Problem("SB361", told, where, hint, Severity.WARNING)
