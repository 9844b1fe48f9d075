"""What of a document's pages belongs to each mark of its tree, where it stands, and what lies under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.layout.extents import Extent, Leaf, extents, flat
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import Box, Inset, Text
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.palette import ColourRole

_GROUNDS = frozenset({ColourRole.TINT, ColourRole.FILL, ColourRole.ACCENT, ColourRole.SECONDARY})
_NARROWEST = 8.0
"""Points: what is narrower is a rule or a tick, and nothing stands on it."""
_ABOVE_BASELINE = 0.3
"""Where letters are looked for, as a share of the type size above their baseline."""


@dataclass(frozen=True, slots=True)
class Backing:
    """A decorative rectangle that words stand on or in: which one it is, its fill, its outline."""

    page: int
    index: int
    fill: ColourRole | None
    outline: ColourRole | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An item of a mark with where its own origin lies on its page, counted from 0, and the ground under it."""

    page: int
    x: float
    y: float
    item: Leaf
    ground: Backing | None = None


@dataclass(frozen=True, slots=True)
class OnPages:
    """All that the pages show."""

    marks: Mapping[int, list[Shown]]
    """By `id` of a mark: its items in painting order."""
    imports: Mapping[ImportedPage, None] = field(default_factory=dict)
    """The pages of others that are shown, in their order."""
    words: Mapping[int, list[Shown]] = field(default_factory=dict)
    """By page: what is text of its marks, in the order of the marks."""

    def beside(self, drawing: Sequence[Shown]) -> Iterator[Shown]:
        """Words that stand in a drawing on its page, and are read elsewhere: an eye misses them without."""
        page = drawing[0].page
        box = around([extent for one in drawing if one.page == page for extent in extents(one.x, one.y, one.item)])
        own = {id(one.item) for one in drawing}
        for one in self.words.get(page, ()):
            if isinstance(one.item, Text) and id(one.item) not in own:
                across, down = one.x + one.item.x, one.y + one.item.y
                if box.left <= across and across + one.item.width <= box.right and box.top < down < box.bottom:
                    yield one


def around(found: Sequence[Extent]) -> Extent:
    """The rectangle around some."""
    whole = found[0]
    for one in found[1:]:
        whole = whole.around(one)
    return whole


def painted(document: Document) -> OnPages:
    """What the pages of a document show, by mark."""
    marks: dict[int, list[Shown]] = {}
    imports: dict[ImportedPage, None] = {}
    for index, page in enumerate(document.pages):
        _page(page, index, marks, imports)
    words: dict[int, list[Shown]] = {}
    for one in (one for shown in marks.values() for one in shown):
        if isinstance(one.item, Text):
            words.setdefault(one.page, []).append(one)
    return OnPages(marks, imports, words)


def _page(page: Page, index: int, marks: dict[int, list[Shown]], imports: dict[ImportedPage, None]) -> None:
    grounds: list[tuple[float, float, float, float, float, Backing]] = []
    for x, y, item in flat(page.items):
        if isinstance(item, Inset):
            imports[item.page] = None
        mark: Mark | None = item.mark
        if mark is not None:
            marks.setdefault(id(mark), []).append(Shown(index, x, y, item, _under(grounds, x, y, item)))
        elif isinstance(item, Box) and _carries(item):
            fill = item.fill if item.fill in _GROUNDS else None
            ground = Backing(index, len(grounds), fill, item.pen.ink if item.pen is not None else None)
            left, top, size = x + item.x, y + item.y, item.width * item.height
            grounds.append((left, top, left + item.width, top + item.height, size, ground))


def _carries(box: Box) -> bool:
    """Whether words may stand in a decorative rectangle, and one sees that they do."""
    return (box.fill in _GROUNDS or box.pen is not None) and min(box.width, box.height) >= _NARROWEST


def _under(
    grounds: list[tuple[float, float, float, float, float, Backing]], x: float, y: float, item: Leaf
) -> Backing | None:
    """The smallest rectangle that was painted before some words, and that they begin in."""
    if not isinstance(item, Text) or not grounds:
        return None
    across, down = x + item.x + 0.5, y + item.y - _ABOVE_BASELINE * item.size
    found, least = None, float("inf")
    for left, top, right, bottom, size, ground in grounds:
        if left <= across <= right and top <= down <= bottom and size <= least:
            found, least = ground, size
    return found
