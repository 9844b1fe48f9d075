"""Pages: drafts with their content counted from the content's left edge, and the finished document they become."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct, field

from sheetbuilder.layout.holes import CLEAR, Point, centres
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.neutral_layer import NeutralLayer
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.sides import BOTH_SIDES, Edge, Flip, Holes, PaperSides
from sheetbuilder.theme.clearance import NOTHING, Clearance
from sheetbuilder.theme.papers import MM, Paper
from sheetbuilder.theme.spacing import SPACING
from sheetbuilder.values import replace

_BELOW = 2.5
"""Points that letters of a foot reach below its baseline."""
_NEAREST = 8
"""Millimetres of an edge within which nothing of ours stands."""


class PageKind(StrEnum):
    """What a page is for; a brand may treat kinds differently."""

    COVER = "cover"
    FRONT = "front"
    BACK = "back"
    TEXT = "text"
    FIGURE = "figure"
    BLANK = "blank"
    CARD = "card"
    """Cards, or one of them: what is cut out and given away is nobody's letter, so no letterhead lies under it."""


class PageType(StrEnum):
    """The names under which a brand treats pages differently, the most telling first."""

    FIGURE = "figure"
    LANDSCAPE = "landscape"
    COVER = "cover"
    FRONT = "front"
    BACK = "back"
    TEXT = "text"
    BLANK = "blank"
    FIRST = "first"
    OTHER = "other"


def page_types(kind: PageKind, *, first: bool, landscape: bool) -> tuple[PageType, ...]:
    """What a page is called, the most telling name first; a blank one has no other name, and cards have none."""
    if kind is PageKind.CARD:
        return ()
    if kind is PageKind.BLANK:
        return (PageType.BLANK,)
    lying = (PageType.LANDSCAPE,) if landscape else ()
    named = PageType(kind)
    begins = (*lying, named) if kind is not PageKind.FIGURE else (named, *lying)
    return (*begins, PageType.FIRST if first else PageType.OTHER)


class PageContent(Struct, frozen=True):
    """A page before it has a number: `x` of its items counts from the content's left edge, `y` from the page's top."""

    kind: PageKind
    items: tuple[Item, ...]
    foot: str = ""
    recto: bool = False
    """Whether it must be a right-hand page: the front of a paper."""
    landscape: bool = False
    bare: bool = False
    """Whether it has no foot."""
    clear: Clearance = NOTHING
    """What it leaves to a letterhead, its foot too."""
    size: tuple[float, float] | None = None
    """For a page of another size than the document's paper, in points: its items count from its own left edge."""
    meets: bool = False
    """Whether it is a back that must lie behind what is on its front, laid out for a paper turned as a leaf is."""
    common: NeutralLayer | None = None
    """Its items, if they hold nothing of a brand: one object in many documents."""

    @property
    def empty(self) -> bool:
        """Whether it is there for the back of a paper alone."""
        return self.kind is PageKind.CARD and not self.items


class Foot(Struct, frozen=True):
    """What stands below the content of a page: what says nothing of a brand, and the rest."""

    common: tuple[Item, ...] = ()
    own: tuple[Item, ...] = ()


class PageSlot(Struct, frozen=True):
    """A page's place in a document that is printed on both sides: what stands on it, and the number that it bears."""

    draft: PageContent | None
    """None for a blank verso."""
    label: str


class Page(Struct, frozen=True):
    """A finished page, sizes in points."""

    kind: PageKind
    number: int
    """Its place where both sides are printed: odd on a right-hand page."""
    width: float
    height: float
    items: tuple[Item, ...]
    label: str = ""
    """The number that it bears, where that is not its place."""
    holes: tuple[Point, ...] = ()
    """The centres of the holes that marks are printed for: they belong to the paper, and keep clear of nothing."""
    turned: bool = False
    """Whether it is printed upside down, so that it meets the page on the other side of its paper."""
    common: NeutralLayer | None = None
    """The first items of its one group, if they hold nothing of a brand; the rest is the document's own."""

    @property
    def bears(self) -> str:
        """The number that is printed on it."""
        return self.label or str(self.number)

    @property
    def landscape(self) -> bool:
        """Whether it lies."""
        return self.width > self.height


class Bookmark(Struct, frozen=True):
    """An entry of the outline; levels count from 0."""

    level: int
    title: str
    anchor: str


class Document(Struct, frozen=True):
    """All that the reader's machine gets, before it is bytes."""

    pages: tuple[Page, ...]
    root: Node
    title: str
    language: str
    author: str
    subject: str
    date: datetime.date
    bookmarks: tuple[Bookmark, ...] = field(default=())
    revision: datetime.date | None = None
    """From which day it says what it says, where that is another than its own."""
    one_sided: bool = False
    """Whether nothing of it is meant for the backs of papers, whatever is asked for."""

    @property
    def created(self) -> datetime.date:
        """The day that a file of it gives for its beginning, which is never later than its last change."""
        return min(self.date, self.changed)

    @property
    def changed(self) -> datetime.date:
        """The day that a file of it gives for its last change."""
        return self.revision or self.date


def with_blank_versos(drafts: Sequence[PageContent]) -> list[PageContent | None]:
    """The drafts in page order; None is a blank verso, put in so that every recto draft is a right-hand page.

    A document of more than one page ends on a verso too, so that the next one starts on a paper of its own.
    """
    pages: list[PageContent | None] = []
    for draft in drafts:
        if draft.recto and len(pages) % 2:
            pages.append(None)
        pages.append(draft)
    if len(pages) > 1 and len(pages) % 2:
        pages.append(None)
    return pages


def paginate(drafts: Sequence[PageContent]) -> list[PageSlot]:
    """The drafts in page order with blank versos where they are needed, numbered from 1."""
    return [PageSlot(draft, str(number)) for number, draft in enumerate(with_blank_versos(drafts), 1)]


def finish_pages(
    order: Sequence[PageSlot],
    paper: Paper,
    foot: Callable[[PageContent, str, float, float], Foot],
    blank: Callable[[float, float], tuple[Item, ...]],
    *,
    sides: PaperSides = BOTH_SIDES,
    holes: Holes | None = None,
) -> tuple[Page, ...]:
    """Pages with their numbers, mirrored margins and feet.

    `foot(draft, label, width, height)` draws a foot as wide as the content of a page of that height;
    `blank(width, height)` draws what a blank verso says. Printed on one side, all pages have the margins of a recto,
    and the blank ones are left out; the others keep their numbers. Turned over the short edge, backs have those of a
    recto too; what has to meet its front is turned upside down where papers are not turned as the leaves of a book.
    What lies with its foot at the binding is moved up, clear of the holes; they are marked where they are asked for,
    but not on blank pages nor on what is cut out or handed over, which has no foot.
    """
    pages = []
    landscape = sum(slot.draft is not None and slot.draft.landscape for slot in order)
    sides = sides.for_pages(landscape, len(order))
    for number, slot in enumerate(order, 1):
        draft, label = slot.draft, "" if slot.label == str(number) else slot.label
        lies = draft is not None and draft.landscape
        width, height = (paper.height, paper.width) if lies else (paper.width, paper.height)
        if draft is None:
            if not sides.one_sided:
                pages.append(Page(PageKind.BLANK, number, width, height, blank(width, height), label))
            continue
        if draft.size is not None:
            if not (sides.one_sided and draft.empty):
                turned = draft.meets and not sides.one_sided and lies is (sides.flip is Flip.LONG)
                pages.append(Page(draft.kind, number, *draft.size, draft.items, label, turned=turned))
            continue
        bound = sides.bound_at(number, landscape=lies)
        left, content = margins(paper, bound)
        footing = Foot() if draft.bare else foot(draft, slot.label, content, height)
        drawn = Group(left, -_raised(draft, paper, bound), (*draft.items, *footing.common, *footing.own))
        common = draft.common.footed(footing.common) if draft.common is not None and footing.common else draft.common
        punched = centres(holes, bound, width, height) if holes is not None and not draft.bare else ()
        pages.append(Page(draft.kind, number, width, height, (drawn,), label, punched, common=common))
    return tuple(pages)


def _raised(draft: PageContent, paper: Paper, bound: Edge) -> float:
    """How far a page is moved up so that its foot stands clear of the holes; a letterhead at its head may forbid it."""
    if bound is not Edge.BOTTOM or draft.bare:
        return 0.0
    wanted = CLEAR + _BELOW - max(paper.foot, draft.clear.bottom)
    # Pages that lie begin so far down, for on their fronts the holes are at the head.
    head = paper.binding - paper.mm(SPACING["page-edge"])
    free = head - max(_NEAREST * MM, draft.clear.top)
    return max(0.0, min(wanted, free))


def redrawn(page: Page, before: PageContent, after: PageContent) -> Page:
    """A finished page with another draft of its kind in the place of the one that it was made of; its foot stays."""
    (group,) = page.items
    assert isinstance(group, Group)
    own = replace(group, items=(*after.items, *group.items[len(before.items) :]))
    return replace(page, items=(own,), common=after.common)


def margins(paper: Paper, bound: Edge) -> tuple[float, float]:
    """The content's left edge and its width; a page that is bound at its head or foot has sides that are alike."""
    if bound in (Edge.TOP, Edge.BOTTOM):
        return paper.fore_edge, paper.height - 2 * paper.fore_edge
    return paper.binding if bound is Edge.LEFT else paper.fore_edge, paper.content_width
