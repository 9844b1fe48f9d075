"""The cache: what is opened, measured and composed once, for as many documents and brands as one likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from msgspec import Struct, field

from sheetbuilder.compose.sources import Sources
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.text.shaping import Shaper
from sheetbuilder.layout.text.typesetter import Typesetter
from sheetbuilder.layout.text.typography import Typography
from sheetbuilder.models.base import Content
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.theme import Theme
from sheetbuilder.theme.typeface import Typeface
from sheetbuilder.values import replace

_PACKAGES = 4
"""Packages whose parts are kept: the core's, and those that brands have changed of late."""


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


class Shelf(Struct, frozen=True):
    """What is kept for one package."""

    sources: Sources
    parts: dict[Hashable, Part] = field(default_factory=dict)


class LayoutCache(Struct):
    """Fonts by typeface, and parts that hold nothing of a brand by all that they depend on."""

    _shapers: dict[Hashable, Shaper] = field(default_factory=dict)
    _shelves: dict[Hashable, FontShelf] = field(default_factory=dict)
    _kept: dict[int, Shelf] = field(default_factory=dict)
    """By the `id` of a package, which says only how lately it was asked for: parts go by what they are made from."""

    def shaper(self, typeface: Typeface) -> Shaper:
        """The faces of a typeface with the words that they have measured."""
        return self._shapers.setdefault(_files(typeface), Shaper(typeface))

    def shelf(self, typeface: Typeface) -> FontShelf:
        """The faces of a typeface as a file needs them."""
        return self._shelves.setdefault(_files(typeface), FontShelf(typeface))

    def kept(self, package: Package) -> Shelf:
        """What is kept for a package; so much stays as the packages need that were asked for last."""
        known = self._kept.pop(id(package), None) or Shelf(Sources(package))
        self._kept[id(package)] = known
        while len(self._kept) > _PACKAGES:
            del self._kept[next(iter(self._kept))]
        return known

    def part(self, package: Package, view: Package, key: Hashable, compose: Callable[[], Part]) -> Part:
        """A part of a package that is made from this view of it: one that any package had made alike, or a new one."""
        own = self.kept(package)
        made_from = (key, own.sources.hashes(view))
        for shelf in (own, *self._kept.values()):
            part = shelf.parts.get(made_from)
            if part is not None and part.holds_for(view):
                break
        else:
            part = compose()
            if part.problems:
                part = replace(part, files=tuple(view.parts().files()))
        own.parts[made_from] = part
        return part


def own_part(compose: Callable[[Node], Sequence[PageContent]]) -> Part:
    """A part of one document, its elements put under the node that `compose` is given."""
    above = Node(Role.DOCUMENT)
    drafts = tuple(compose(above))
    return Part(drafts, tuple(kid for kid in above.kids if isinstance(kid, Node)))


def neutral_part(context: LayoutContext, compose: Callable[[LayoutContext, Node], Sequence[PageContent]]) -> Part:
    """A part composed in a context that knows no brand, with what did not fit; `BrandAskedError` where it must know."""
    problems: list[Problem] = []
    typesetter = Typesetter(context.typesetter.shaper, context.typesetter.typography)
    neutral = replace(context, brand=None, doubtful=frozenset(), problems=problems, typesetter=typesetter, neutral=True)
    made = own_part(lambda above: compose(neutral, above))
    return replace(made, problems=tuple(problems), missing=tuple(typesetter.missing))


def drafts(parts: Iterable[Part]) -> list[PageContent]:
    """The pages of parts, one behind the other."""
    return [draft for part in parts for draft in part.drafts]


def rooted(parts: Iterable[Part]) -> Node:
    """The root of a document that these parts make."""
    root = Node(Role.DOCUMENT)
    for part in parts:
        root.kids += part.nodes
    return root


def conditions(theme: Theme, typography: Typography, context: LayoutContext) -> Hashable:
    """All that a part depends on beside the package and what is composed."""
    printed = tuple(context.printed.items())
    habits = tuple(typography.quotes.items())
    room = (theme.clear, context.begins) if theme.clear.pages else None
    return theme.format, room, _files(theme.typeface), habits, context.level, context.anchors, printed, context.path


def _files(typeface: Typeface) -> Hashable:
    return tuple(typeface.files.items())
