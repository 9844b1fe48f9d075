"""The letterheads that a brand asks for, read and laid by what pages are called; what is wrong stands at its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sheetbuilder.brand import Brand
from sheetbuilder.brand.overlay import LetterheadPage, Wanted, wanted
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.letterhead.report import NOTHING, prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.flow.pages import PageType
from sheetbuilder.layout.letterheads import Overlay, Overlays, Placement, SafeArea
from sheetbuilder.pdf.read import limits
from sheetbuilder.source.beside import beside
from sheetbuilder.theme.papers import MM

PROMISES = "SB719"
"""The warning of a letterhead that takes back what the files promise."""


def letterheads(brand: Brand, reader: Reader, *, require: bool = False) -> tuple[Overlays | None, tuple[Problem, ...]]:
    """What lies under or over the pages of a brand, and warnings; None where the brand has no letterhead.

    `ContentError` with all that stands against any of them; with `require` also where one of them takes back PDF/A.
    """
    if brand.file.overlay is None:
        return None, ()
    types: dict[PageType, Overlay | None] = {}
    problems: list[Problem] = []
    placed: dict[PageType, Wanted] = {}
    for one in wanted(brand.file.overlay, brand.file.where_of("overlay")):
        overlay, told = _read(one, reader)
        problems += [problem for problem in told if problem not in problems]
        name = PageType(one.name)
        if overlay is not None or one.sheet is None:
            types[name], placed[name] = overlay, one
    problems += _turned(types, placed)
    if require:
        problems = [replace(one, severity=Severity.ERROR) if one.code == PROMISES else one for one in problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return Overlays(MappingProxyType(types)), tuple(problems)


def _read(one: Wanted, reader: Reader) -> tuple[Overlay | None, Iterable[Problem]]:
    if one.sheet is None:
        return None, ()
    sheet = one.sheet
    file = beside(one.where, sheet.file, limits.BYTES, "SB360")
    if file.problem is not None:
        return None, (file.problem,)
    try:
        letterhead, problems = prepare(file.path, sheet.page, reader, file.data)
    except MissingError as error:
        return None, () if one.optional else _at(error.problems, sheet, one.where)
    except ContentError as error:
        if one.optional and {problem.code for problem in error.problems} == {NOTHING}:
            return None, ()  # nobody asked for this page, and it is an empty one
        return None, _at(error.problems, sheet, one.where)
    overlay = Overlay(letterhead, Placement(sheet.place), sheet.layer == "over", _safe(sheet))
    return overlay, (*_at(problems, sheet, one.where), *_roomless(overlay, one.where))


def _at(problems: Iterable[Problem], sheet: LetterheadPage, where: Where) -> list[Problem]:
    """Problems of a PDF where the brand asks for it."""
    return [
        replace(one, where=where, message=say("{file}: {problem}", file=sheet.file, problem=one.message))
        for one in problems
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
                _warning(told, asked[name].where, say("name one that lies, or write “{name}: none”", name=name))
            )
        elif overlay is not None and not lying and overlay.landscape:
            told = say("the letterhead of “{name}” lies, but these pages stand", name=name)
            found.append(
                _warning(told, asked[name].where, say("move it to “landscape”, and name one that stands here"))
            )
    common = [name for name in (PageType.FIRST, PageType.OTHER) if (one := types.get(name)) and not one.landscape]
    if common and PageType.LANDSCAPE not in types:
        told = say("pages that lie have no letterhead, because that of “{name}” stands", name=common[0])
        hint = say("name one that lies under “landscape”, or write “landscape: none”")
        found.append(_warning(told, asked[common[0]].where, hint))
    return found


def _warning(told: Message, where: Where, hint: Message) -> Problem:
    return Problem("SB361", told, where, hint, Severity.WARNING)
