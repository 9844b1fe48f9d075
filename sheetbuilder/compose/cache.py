"""The cache: what is opened, measured and composed once, for as many documents and brands as one likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from sheetbuilder.compose.sources import Sources
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.neutral_layer import NeutralLayer
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.text.ageing import Ageing
from sheetbuilder.layout.text.shaping import Shaper
from sheetbuilder.layout.text.typesetter import Typesetter
from sheetbuilder.layout.text.typography import Typography, typography
from sheetbuilder.models.base import Content
from sheetbuilder.theme import Theme
from sheetbuilder.theme.format import Format
from sheetbuilder.theme.typeface import FaceName, FontFile, Typeface
from sheetbuilder.unchanged.store import Store
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.pdf.write.copies.halves import Halves
    from sheetbuilder.pdf.write.fonts import FontShelf

_FONTS, _HALVES = "sheetbuilder.pdf.write.fonts", "sheetbuilder.pdf.write.copies.halves"
"""What opens faces for files: heavy to import, and whoever only composes writes none."""
_PACKAGES = 4
"""Packages whose parts are kept: the core's, and those that brands have changed of late."""


Habits = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, str] | None]
"""What a package and a brand say of how their language is set, in the order in which `typography` is told it."""


class Part(Struct, frozen=True):
    """A stretch of pages, composed and not yet numbered; several documents may hold it, for it changes no more."""

    drafts: tuple[PageContent, ...]
    nodes: tuple[Node, ...]
    """What it adds to the structure tree of a document, in reading order."""
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    """Characters that some face could not show."""
    files: tuple[Content, ...] = ()
    """What it was made from, where there are problems: they point at lines, and lines move."""

    def holds_for(self, package: Package) -> bool:
        """Whether it is what the package makes, which says the same: a problem must point at that one's own lines."""
        return not self.problems or all(
            one is other for one, other in zip(self.files, package.parts().files(), strict=True)
        )


class Conditions(Struct, frozen=True):
    """All that a part depends on beside the package and what is composed."""

    format: Format
    room: Hashable
    """What letterheads leave free, where they ask for any."""
    fonts: tuple[tuple[FaceName, FontFile], ...]
    habits: tuple[tuple[int, str], ...]
    level: int
    anchors: frozenset[str]
    printed: tuple[tuple[str, tuple[int, int]], ...]
    path: str


class PartKey(Struct, frozen=True):
    """All that a part is made from."""

    name: Hashable
    """What it is, with all that is taken from elsewhere than the package and the conditions."""
    conditions: Conditions
    sources: tuple[bytes, ...] = ()
    """The hashes of what it sees of the package."""


class PartMemory(Protocol):
    """What remembers parts from run to run."""

    def taken(self, key: PartKey) -> Part | None:
        """The part with that key, if it is remembered."""
        ...

    def put(self, key: PartKey, part: Part) -> None:
        """Remember a part."""
        ...


class Shelf(Struct, frozen=True):
    """What is kept for one package."""

    sources: Sources
    parts: Ageing[PartKey, Part] = field(default_factory=Ageing)

    def part(self, key: PartKey) -> Part | None:
        """The part with that key, if it is kept."""
        known = self.parts.get(key)
        return known if known is not None else self.parts.recalled(key)


class LayoutCache(Struct):
    """Fonts by typeface, and parts that hold nothing of a brand by all that they depend on."""

    memory: PartMemory | None = None
    """What remembers parts beyond this process, where that is wanted."""
    store: Store | None = None
    """Where subsets of fonts are remembered, likewise."""
    _shapers: dict[Hashable, Shaper] = field(default_factory=dict)
    _shelves: dict[Hashable, FontShelf] = field(default_factory=dict)
    _typesetters: dict[Hashable, Typesetter] = field(default_factory=dict)
    _kept: dict[int, Shelf] = field(default_factory=dict)
    """By the `id` of a package, which says only how lately it was asked for: parts go by what they are made from."""
    _halves: Halves | None = None

    def shaper(self, typeface: Typeface) -> Shaper:
        """The faces of a typeface with the words that they have measured."""
        return self._shapers.setdefault(_files(typeface), Shaper(typeface))

    def typesetter(self, typeface: Typeface, habits: Habits) -> Typesetter:
        """A typesetter that has met nothing yet; what others have set in that typeface by those habits it remembers."""
        key = _files(typeface), habits
        if key not in self._typesetters:
            while len(self._typesetters) >= _PACKAGES:
                del self._typesetters[next(iter(self._typesetters))]
            self._typesetters[key] = Typesetter(self.shaper(typeface), typography(*habits))
        return self._typesetters[key].afresh()

    def shelf(self, typeface: Typeface, *, remembered: bool = False) -> FontShelf:
        """The faces of a typeface as a file needs them; `remembered` where nobody's name may be told by its letters."""
        key = _files(typeface), remembered
        if key not in self._shelves:
            self._shelves[key] = import_module(_FONTS).FontShelf(typeface, self.store if remembered else None)
        return self._shelves[key]

    @property
    def halves(self) -> Halves:
        """What the files of brands have alike, written once."""
        if self._halves is None:
            self._halves = import_module(_HALVES).Halves()
        return self._halves

    def kept(self, package: Package) -> Shelf:
        """What is kept for a package; so much stays as the packages need that were asked for last."""
        known = self._kept.pop(id(package), None) or Shelf(Sources(package))
        self._kept[id(package)] = known
        while len(self._kept) > _PACKAGES:
            del self._kept[next(iter(self._kept))]
        return known

    def part(self, package: Package, view: Package, key: PartKey, compose: Callable[[], Part]) -> Part:
        """A part of a package that is made from this view of it: one that any package had made alike, or a new one."""
        own = self.kept(package)
        made_from = replace(key, sources=own.sources.hashes(view))
        for shelf in (own, *self._kept.values()):
            part = shelf.part(made_from)
            if part is not None and part.holds_for(view):
                break
        else:
            part = _told_neutral(self._remembered(made_from, compose))
            if part.problems:
                part = replace(part, files=tuple(view.parts().files()))
        own.parts.keep(made_from, part)
        return part

    def grow_older(self) -> None:
        """Forget what no document asked for since this was called before.

        A run over many brands calls it now and then: what only one of them needs is kept for a few more, not for all.
        """
        for setter in self._typesetters.values():
            setter.grow_older()
        for shaper in self._shapers.values():
            shaper.grow_older()
        for shelf in self._kept.values():
            shelf.parts.grow_older()

    def _remembered(self, key: PartKey, compose: Callable[[], Part]) -> Part:
        part = self.memory.taken(key) if self.memory is not None else None
        if part is None:
            part = compose()
            if self.memory is not None:
                self.memory.put(key, part)
        return part


def own_part(compose: Callable[[Node], Sequence[PageContent]]) -> Part:
    """A part of one document, its elements put under the node that `compose` is given."""
    above = Node(Role.DOCUMENT)
    drafts = tuple(compose(above))
    return Part(drafts, tuple(kid for kid in above.kids if isinstance(kid, Node)))


def neutral_part(context: LayoutContext, compose: Callable[[LayoutContext, Node], Sequence[PageContent]]) -> Part:
    """A part composed in a context that knows no brand, with what did not fit; `BrandAskedError` where it must know."""
    problems: list[Problem] = []
    typesetter = context.typesetter.afresh()
    neutral = replace(context, brand=None, doubtful=frozenset(), problems=problems, typesetter=typesetter, neutral=True)
    made = own_part(lambda above: compose(neutral, above))
    return replace(made, problems=tuple(problems), missing=tuple(typesetter.missing))


def _told_neutral(part: Part) -> Part:
    """The same, its pages and its elements known for what no brand changes: files have them in common."""
    for node in part.nodes:
        node.neutral = True
    return replace(part, drafts=tuple(replace(draft, common=NeutralLayer(draft.items)) for draft in part.drafts))


def drafts(parts: Iterable[Part]) -> list[PageContent]:
    """The pages of parts, one behind the other."""
    return [draft for part in parts for draft in part.drafts]


def rooted(parts: Iterable[Part]) -> Node:
    """The root of a document that these parts make."""
    root = Node(Role.DOCUMENT)
    for part in parts:
        root.kids += part.nodes
    return root


def conditions(theme: Theme, typography: Typography, context: LayoutContext) -> Conditions:
    """What a part composed in a context depends on."""
    return Conditions(
        theme.format,
        (theme.clear, context.begins) if theme.clear.pages else None,
        _files(theme.typeface),
        tuple(typography.quotes.items()),
        context.level,
        context.anchors,
        tuple(context.printed.items()),
        context.path,
    )


def _files(typeface: Typeface) -> tuple[tuple[FaceName, FontFile], ...]:
    return tuple(typeface.files.items())
