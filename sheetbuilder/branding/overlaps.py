"""What stands in the way of a brand's letterhead, told by document, page and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sheetbuilder import resources
from sheetbuilder.branding.collisions import Collision, CollisionKind, Grounds, collisions
from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.layout.flow.pages import Document, Page, PageType, page_types
from sheetbuilder.layout.letterheads import Overlays

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand

_CODES = ("SB405", "SB406")
_TOO_LONG = "SB401"
_FEW = 3
"""Where more pages of a kind are at fault, the letterhead is, and they are told as one."""

_LINES = 36.0
"""Points below the uppermost thing within which the one that says most is named."""

_TELLING = 3
"""Shorter words are found in too many places to lead to their author."""

KINDS: Mapping[PageType, Message] = MappingProxyType(
    {
        PageType.COVER: say("cover"),
        PageType.FRONT: say("front of a sheet"),
        PageType.BACK: say("working page"),
        PageType.TEXT: say("page of text"),
        PageType.FIGURE: say("figure"),
        PageType.LANDSCAPE: say("page that lies"),
        PageType.BLANK: say("blank page"),
    }
)
"""What a page is called by those who print it."""


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


def at_brand(problems: Iterable[Problem], brand: Brand) -> list[Problem]:
    """Those that lead to no words of whoever runs us are told where the brand asks for letterheads or fonts.

    What got too long is told with the reason.
    """
    overlay = brand.file.overlay
    found = []
    for one in problems:
        if one.code in _CODES and (one.where is None or _ours(one.where)):
            one = replace(one, where=brand.file.where_of("overlay"))
        elif one.code == _TOO_LONG and overlay is not None and overlay.make_room:
            one = replace(one, hint=say("The letterhead takes room here: use one with less at its head and foot."))
        elif one.code == _TOO_LONG and brand.file.fonts is not None and one.where is not None and _ours(one.where):
            where, hint = brand.file.where_of("fonts"), say("The brand's font is wider than ours: use a narrower one.")
            one = replace(one, where=where, hint=hint)
        found.append(one)
    return found


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
