"""The cache: what is opened, measured and composed once, for as many documents and brands as one likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.text.shaping import Shaper
from sheetbuilder.layout.text.typesetter import Typesetter
from sheetbuilder.layout.text.typography import Typography
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.theme import Theme
from sheetbuilder.theme.typeface import Typeface

_PACKAGES = 4
"""Packages whose parts are kept: the core's, and those that brands have changed of late."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of pages, composed and not yet numbered; several documents may hold it, for it changes no more."""

    drafts: tuple[PageContent, ...]
    nodes: tuple[Node, ...]
    """What it adds to the structure tree of a document, in reading order."""
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    """Characters that some face could not show."""


@dataclass(slots=True)
class LayoutCache:
    """Fonts by typeface, and parts that hold nothing of a brand by all that they depend on."""

    _shapers: dict[Hashable, Shaper] = field(default_factory=dict)
    _shelves: dict[Hashable, FontShelf] = field(default_factory=dict)
    _parts: dict[int, tuple[Package, dict[Hashable, Part]]] = field(default_factory=dict)

    def shaper(self, typeface: Typeface) -> Shaper:
        """The faces of a typeface with the words that they have measured."""
        return self._shapers.setdefault(_files(typeface), Shaper(typeface))

    def shelf(self, typeface: Typeface) -> FontShelf:
        """The faces of a typeface as a file needs them."""
        return self._shelves.setdefault(_files(typeface), FontShelf(typeface))

    def parts(self, package: Package) -> dict[Hashable, Part]:
        """The parts of a package; those of the packages that were asked for last are kept."""
        known = self._parts.pop(id(package), (package, {}))
        self._parts[id(package)] = known
        while len(self._parts) > _PACKAGES:
            del self._parts[next(iter(self._parts))]
        return known[1]


def own_part(compose: Callable[[Node], Sequence[PageContent]]) -> Part:
    """A part of one document, its elements put under the node that `compose` is given."""
    above = Node(Role.DOCUMENT)
    drafts = tuple(compose(above))
    return Part(drafts, tuple(kid for kid in above.kids if isinstance(kid, Node)))


def neutral_part(context: LayoutContext, compose: Callable[[LayoutContext, Node], Sequence[PageContent]]) -> Part:
    """A part composed in a context that knows no brand, with what did not fit."""
    problems: list[Problem] = []
    typesetter = Typesetter(context.typesetter.shaper, context.typesetter.typography)
    neutral = replace(context, brand=None, doubtful=frozenset(), problems=problems, typesetter=typesetter)
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
    return theme.format, room, _files(theme.typeface), habits, context.level, context.anchors, printed


def _files(typeface: Typeface) -> Hashable:
    return tuple(sorted(typeface.files.items()))
