"""What stands in the way of a brand's letterhead, told by document, page and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sheetbuilder import resources
from sheetbuilder.branding.collisions import Collision, CollisionKind, Grounds, collisions
from sheetbuilder.branding.kinds import KINDS
from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.layout.flow.pages import Document, Page, PageType, page_types
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand

ROOMLESS = "SB407"
"""What would have room without the letterhead."""

_TOO_LONG = "SB401"
_FULL = frozenset((_TOO_LONG, "SB402", "SB403", "SB404", "SB885"))
"""What has no room: on a page, in a figure, in a column, on a card."""
_LACKING = "SB304"
_FEW = 3
"""Where more pages of a kind are at fault, the letterhead is, and they are told as one."""

_LINES = 36.0
"""Points below the uppermost thing within which the one that says most is named."""

_NONE = "none"
"""As a brand file says it; here, since a build without a brand does not wait for what reads one."""

_TELLING = 3
"""Shorter words are found in too many places to lead to their author."""


def overlaps(document: Document, overlays: Overlays, grounds: Grounds, *, room_made: bool) -> Iterator[Problem]:
    """A problem for each page whose content touches the letterhead or leaves the safe area.

    `room_made` says that content has been moved out of the letterhead's way as far as it goes.
    """
    found: dict[tuple[PageType, CollisionKind], list[tuple[Page, Collision]]] = {}
    for page in document.pages:
        overlay = overlays.of(page)
        for fault, first in _first(collisions(page, grounds.of(overlay, page)) if overlay else ()).items():
            found.setdefault((_type(page), fault), []).append((page, first))
    hint = _hint(room_made=room_made)
    for (name, fault), pages in found.items():
        for part in [pages] if len(pages) > _FEW else [[one] for one in pages]:
            first = part[0][1]
            facts = {
                "document": document.title,
                "kind": KINDS[name],
                "pages": ", ".join(page.bears for page, _ in part),
                "words": first.text,
                "text": first.text if first.authored and len(first.text) > _TELLING else None,
            }
            if fault is CollisionKind.INK:
                told = say("{document}, page {pages} ({kind}): “{words}” touches the letterhead", **facts)
                yield Problem("SB405", told, None, hint)
            else:
                told = say("{document}, page {pages} ({kind}): “{words}” leaves the safe area", **facts)
                yield Problem("SB406", told, None, hint)


def at_brand(problems: Iterable[Problem], brand: Brand, overlays: Overlays | None = None) -> list[Problem]:
    """Those that lead to no words of whoever runs us are told where the brand asks for letterheads, fonts or numbers.

    What has no room under the letterhead, what touches it on more than a few pages, what has no room beside the
    brand's numbers, and letters of ours that the brand's font lacks are told once for all pages.
    """
    where = brand.file.where_of("overlay")
    found: list[Problem] = []
    crowded: list[Problem] = []
    lacking: list[object] = []
    gathered: dict[str, list[Problem]] = {"SB405": [], "SB406": [], ROOMLESS: []}
    for one in problems:
        if one.code in gathered and (one.where is None or _ours(one.where) or one.where.file in brand.sources):
            gathered[one.code].append(replace(one, where=where))
        elif one.code in _FULL and brand.file.fonts is not None and one.where is not None and _ours(one.where):
            hint = say("The brand's font is wider than ours: use a narrower one.")
            found.append(replace(one, where=brand.file.where_of("fonts"), hint=hint))
        elif one.code == _TOO_LONG and brand.file.contacts and one.where is not None and _ours(one.where):
            hint = say(
                "What your contacts are called, or their hours, take too much room: shorten them, or name fewer."
            )
            crowded.append(replace(one, where=brand.file.where_of("contacts"), hint=hint))
        elif one.code == _LACKING and brand.file.fonts is not None and one.where is not None and _ours(one.where):
            told = one.message.args["characters"]
            assert isinstance(told, list)
            lacking += [letter for letter in told if letter not in lacking]
        else:
            found.append(one)
    roomless = gathered.pop(ROOMLESS)
    return [
        *found,
        *sorted(crowded, key=_missing)[-1:],
        *([_unlettered(lacking, brand)] if lacking else []),
        *(one for many in gathered.values() for one in (_once(many) if len(many) > _FEW else many)),
        *([_roomless(roomless, where, overlays or Overlays())] if roomless else []),
    ]


def _unlettered(letters: list[object], brand: Brand) -> Problem:
    """What our own sheets are written with, and the brand's font lacks."""
    hint = say("The sheets are written with it: choose a font that has it.")
    told = say("the font has no {characters}", characters=letters)
    return Problem(_LACKING, told, brand.file.where_of("fonts"), hint)


def _missing(problem: Problem) -> float:
    missing = problem.message.args["missing"]
    return missing if isinstance(missing, float) else 0.0


def _once(problems: list[Problem]) -> Iterator[Problem]:
    """Many of a kind as one: the first, and how many pages more there are."""
    pages = [page for one in problems for page in str(one.message.args["pages"]).split(", ")]
    others = len(pages) - len(str(problems[0].message.args["pages"]).split(", "))
    told = say("{first}; so it is on {others} more pages", first=problems[0].message, others=others)
    yield replace(problems[0], message=told)


def _roomless(problems: list[Problem], where: Where, overlays: Overlays) -> Problem:
    """All that has no room under the letterheads as one, with what to write in the brand file."""
    pages: dict[tuple[object, ...], int] = {}
    kinds: dict[PageType, str] = {}
    other = overlays.types.get(PageType.OTHER)
    for one in problems:
        name, page, missing = (one.message.args[key] for key in ("name", "page", "missing"))
        assert isinstance(page, tuple)
        assert isinstance(missing, int)
        pages[name, page] = max(missing, pages.get((name, page), 0))
        # The page that follows the first one has less at its head as a rule; where it is that already, none is left.
        lighter = other is not None and overlays.named(page) is not other
        kinds[PageType(page[0])] = "{page: 2}" if lighter else _NONE
    worst = max(pages, key=lambda one: pages[one])
    facts = {
        "kinds": [KINDS[kind] for kind in kinds],
        "name": worst[0],
        "missing": pages[worst],
        "count": len(pages),
        "lines": ", ".join(f"{kind}: {choice}" for kind, choice in kinds.items()),
    }
    told = (
        say(
            "the letterhead leaves too little room on {count} pages ({kinds}): {name} lacks most, {missing} mm", **facts
        )
        if len(pages) > 1
        else say("the letterhead leaves too little room on 1 page ({kinds}): {name} lacks {missing} mm", **facts)
    )
    hint = say(
        "write “{lines}” under “overlay”, a line for each; or use a letterhead with less at its head and foot",
        **facts,
    )
    return Problem(ROOMLESS, told, where, hint)


def _ours(where: Where) -> bool:
    """Whether a place is in a file that came with the program, which nobody should change for a letterhead."""
    return where.file.is_relative_to(resources.sheets())


def _type(page: Page) -> PageType:
    """The most telling name of a page."""
    return page_types(page.kind, first=False, landscape=page.landscape)[0]


def _first(found: tuple[Collision, ...]) -> Mapping[CollisionKind, Collision]:
    """Of each fault the one that says most among the uppermost."""
    uppermost: dict[CollisionKind, list[Collision]] = {}
    for one in found:
        beside = uppermost.setdefault(one.fault, [one])
        if one is not beside[0] and one.extent.top < beside[0].extent.top + _LINES:
            beside.append(one)
    return {fault: max(beside, key=lambda one: len(one.text)) for fault, beside in uppermost.items()}


def _hint(*, room_made: bool) -> Message:
    if room_made:
        return say("“sheetbuilder overlay proof” shows where; a letterhead with less ink there leaves room")
    return say("“sheetbuilder overlay proof” shows where; “make_room: true” under “overlay” moves the content")
