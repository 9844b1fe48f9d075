"""The item context that an item of a recipe is made at: its context, its place in the tree, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sheetbuilder.content import HandoutWords, Sheet
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Drawing, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.compose.cache import Part
    from sheetbuilder.foreign.graft.taking import Graft


class Shared(Protocol):
    """Composes a part in a context, unless one is there already that comes to the same."""

    def __call__(
        self,
        name: Hashable,
        context: LayoutContext,
        compose: Callable[[LayoutContext, Node], Sequence[PageContent]],
        sheets: Sequence[Sheet] | None = None,
    ) -> Part: ...


@dataclass(frozen=True, slots=True)
class PageRun:
    """Pages that follow each other; those of one edition alone are bound in as whole papers."""

    drafts: tuple[PageContent, ...]
    edition: Edition = Edition.BOTH
    whole: bool = False
    """Whether it is papers of its own, whose last back nothing else is printed on."""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of the outline, and of the contents if it is `listed` there; `depth` counts from 0."""

    depth: int
    title: str
    anchor: str
    label: str = ""
    note: str = ""
    listed: bool = True
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of an item."""

    stretches: tuple[PageRun, ...] = ()
    lines: tuple[OutlineLine, ...] = ()
    opens: Node | None = None
    """A part that begins here: what follows stands in it, until the next one begins."""


@dataclass(frozen=True, slots=True)
class ItemContext:
    """Where an item of a recipe is made."""

    context: LayoutContext
    """Its level is that of the item's own heading."""
    words: HandoutWords
    course: Course
    edition: Edition
    parent: Node
    anchor: str
    """The name by which links find the item."""
    foot: str
    """What its pages say at their foot."""
    depth: int = 0
    parts: int = 0
    """How many parts have begun."""
    groups: Sequence[tuple[str, Sequence[str]]] = ()
    """The handout's parts with the numbers of the sheets in each."""
    own: Sequence[str] = ()
    """The numbers of the sheets in the part that the item begins."""
    taken: set[str] = field(default_factory=set)
    """The anchors that lead somewhere already."""
    held: Node | None = None
    """The item's own node, where it was given its place in the tree before it was made."""
    graft: Graft | None = None
    """The pages of somebody else's file that the item asks for."""
    landscape: bool = False
    """Whether the page at hand lies."""
    lines: Sequence[OutlineLine] = ()
    """For what is made last: all lines of the handout."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """For what is made last: the page number of every anchor."""
    shared: Shared | None = None
    """What composes a part of the package once for all handouts and brands that have it alike."""
    recipient: Recipient | None = None
    """For what bears a name: the person that the copy is for."""
    drawings: dict[str, Drawing] = field(default_factory=dict)
    """What everybody's copy of the item has alike, by a name of its own."""

    def drawn_once(self, name: str, draw: Callable[[], Drawing]) -> Drawing:
        """A drawing that is the same whoever the copy is for: made for the first one, shared by all."""
        if name not in self.drawings:
            self.drawings[name] = draw()
        return self.drawings[name]

    def part(self, title: str) -> Node:
        """The item's own node in the structure tree."""
        if self.held is not None:
            self.held.title = title
            return self.held
        return self.parent.add(Role.PART, title=title, anchor=self.anchor)

    def ready(
        self,
        name: Hashable,
        compose: Callable[[LayoutContext, Node], Sequence[PageContent]],
        sheets: Sequence[Sheet] | None = None,
    ) -> tuple[PageContent, ...]:
        """Pages of the package's own, put into the tree here; `name` says all that they take from the recipe.

        `sheets` are those that they show, where they show nothing else of the package.
        """
        if self.shared is None:
            return tuple(compose(self.context, self.parent))
        part = self.shared(name, self.context, compose, sheets)
        self.parent.kids += part.nodes
        return part.drafts

    def page(self, kind: PageKind = PageKind.TEXT, *, landscape: bool = False) -> ItemContext:
        """The item context for one page of a kind, with the room that its letterhead asks for."""
        context = self.context.on(kind, first=self.context.begins, landscape=landscape)
        return replace(self, context=replace(context, begins=False), landscape=landscape)

    def further(self) -> ItemContext:
        """The item context for what is not the first page of the handout."""
        return replace(self, context=replace(self.context, begins=False))

    def draft(self, drawn: Sequence[Item], kind: PageKind = PageKind.TEXT, *, recto: bool = False) -> PageContent:
        """What was drawn at this item context as a page."""
        return PageContent(
            kind, tuple(drawn), self.foot, recto=recto, landscape=self.landscape, clear=self.context.clear
        )

    def free(self, anchor: str) -> str:
        """The anchor, or one of the item's own where that one leads somewhere already."""
        found = f"{self.anchor}-{anchor}" if anchor in self.taken else anchor
        self.taken.add(found)
        return found

    def line(self, title: str, *, label: str = "", note: str = "") -> OutlineLine:
        """The item's own line."""
        return OutlineLine(self.depth, title, self.anchor, label, note)

    def inside(self, part: Node) -> ItemContext:
        """The item context for what stands in a part."""
        title = part.title or ""
        return replace(
            self,
            context=replace(self.context.deeper(), begins=False),
            parent=part,
            depth=self.depth + 1,
            foot=f"{self.foot} · {title}" if title != self.foot else self.foot,
        )
