"""The elements of a document in reading order, each with its words, its drawing and its places to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import Inset, Picture, Text
from sheetbuilder.layout.places import PlaceOnPage, places
from sheetbuilder.layout.roles import ImportedMark, Mark, Node, Role
from sheetbuilder.reflow.painted import Backing, OnPages, Shown, painted
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName

SOFT_HYPHEN = "\u00ad"
_ILLUSTRATIONS = (Role.FIGURE, Role.FORMULA)
"""Whose alternative text is read in place of what they hold (ISO 32000-1, 14.9.3)."""
_CELLS = (Role.TD, Role.TH)

MarkOfPage = tuple[ImportedPage, int, int]
"""A mark of an imported page: which of its forms holds it, and its number there."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set on paper."""

    face: FaceName
    size: float
    ink: ColourRole


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of words in one look; those of others' pages have none."""

    text: str
    look: Look | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reflowed:
    """An element of the structure tree that says something; its kids stand in reading order."""

    node: Node
    kids: tuple[Reflowed | Said, ...]
    shown: tuple[Shown, ...] = ()
    """For an illustration: all that is painted for it."""
    places: tuple[PlaceOnPage, ...] = ()
    ground: Backing | None = None
    """The rectangle that all its words stand on, where that is one."""
    pages: tuple[ImportedPage, ...] = ()
    """For one that holds marks of others' pages: which."""

    @property
    def role(self) -> Role:
        """Its structure type."""
        return self.node.role

    @property
    def text(self) -> str:
        """All its words, white space as in running text."""
        return " ".join("".join(self._said()).split())

    def _said(self) -> Iterator[str]:
        for kid in self.kids:
            if isinstance(kid, Said):
                yield kid.text
            else:
                yield from kid._said()

    @property
    def below(self) -> Iterator[Reflowed]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Reflowed):
                yield from kid.below

    @property
    def elements(self) -> Iterator[Reflowed]:
        """The kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Reflowed))


@dataclass(frozen=True, slots=True)
class _Reflowing:
    painted: OnPages
    places: Mapping[int, list[PlaceOnPage]]
    imported: Mapping[MarkOfPage, str] = field(default_factory=dict)

    def element(self, node: Node) -> Reflowed | None:
        """The element of a node; None for one that says nothing, which only an empty cell may (as `_kept` has it)."""
        if node.role in _ILLUSTRATIONS and node.alt:
            return self._illustration(node)
        imported = node.imported
        if imported is not None and imported.actual is not None:
            return Reflowed(node, (Said(imported.actual),), pages=tuple(self._pages(node)))
        kids: list[Reflowed | Said] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                below = self.element(kid)
                if below is not None:
                    kids.append(below)
            elif isinstance(kid, ImportedMark):
                if kid.page in self.painted.imports:
                    kids.append(Said(self.imported.get((kid.page, kid.form, kid.number), "")))
            else:
                kids += _words(self.painted.marks.get(id(kid), ()))
        places = tuple(self.places.get(id(node), ()))
        held = node.role in _CELLS or places or (imported is not None and self._holds(node))
        if not kids and not held and not self._draws(node):
            return None
        return Reflowed(node, tuple(kids), (), places, self._ground(node, kids), tuple(self._pages(node)))

    def _illustration(self, node: Node) -> Reflowed | None:
        """A figure, which is drawn whole, whatever stands in it."""
        shown = tuple(self._below(node))
        if any(not isinstance(one.item, Picture | Inset) for one in shown):
            shown = (*shown, *self.painted.beside(shown))
        pages = tuple(dict.fromkeys(page for one in node.walk() for page in self._pages(one)))
        boxed = node.imported is not None and node.imported.box is not None and self._holds(node)
        if not shown and not pages and not boxed:
            return None
        places = tuple(place for one in node.walk() for place in self.places.get(id(one), ()))
        return Reflowed(node, (), shown, places, None, pages)

    def _below(self, node: Node) -> Iterator[Shown]:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from self._below(kid)
            elif isinstance(kid, Mark):
                yield from self.painted.marks.get(id(kid), ())

    def _draws(self, node: Node) -> bool:
        """Whether something is painted for a node, be it no words."""
        return any(isinstance(kid, Mark) and self.painted.marks.get(id(kid)) for kid in node.kids)

    def _holds(self, node: Node) -> bool:
        """Whether an imported element leads elsewhere, is a field, or stands for what is decoration on a shown page."""
        imported = node.imported
        if imported is None:
            return False
        pages = [area.page for area in imported.areas]
        pages += [imported.widget.page] if imported.widget is not None else []
        pages += [imported.box[0]] if imported.box is not None and node.alt else []
        return any(page in self.painted.imports for page in pages)

    def _pages(self, node: Node) -> Iterator[ImportedPage]:
        for kid in node.kids:
            if isinstance(kid, ImportedMark) and kid.page in self.painted.imports:
                yield kid.page
            elif isinstance(kid, Mark):
                for shown in self.painted.marks.get(id(kid), ()):
                    if isinstance(shown.item, Inset):
                        yield shown.item.page

    def _ground(self, node: Node, kids: Iterable[Reflowed | Said]) -> Backing | None:
        found: set[Backing | None] = {kid.ground for kid in kids if isinstance(kid, Reflowed) and kid.text}
        for kid in node.kids:
            if isinstance(kid, Mark):
                found.update(one.ground for one in self.painted.marks.get(id(kid), ()) if isinstance(one.item, Text))
        return next(iter(found)) if len(found) == 1 else None


def reflow(
    document: Document, imported: Mapping[MarkOfPage, str] | None = None, shown: OnPages | None = None
) -> Reflowed:
    """The root of a document's elements; `imported` are the words of marks of others' pages, `shown` what is painted.

    Of a paragraph that runs over several lines or pages the words are one stretch, without the hyphens that only lines
    wanted. What was composed and stands on no page is left out.
    """
    shown = shown or painted(document)
    found: dict[int, list[PlaceOnPage]] = {}
    for place in places(document):
        found.setdefault(id(place.node), []).append(place)
    root = _Reflowing(shown, found, imported or {}).element(document.root)
    return root if root is not None else Reflowed(document.root, ())


def _words(shown: Iterable[Shown]) -> list[Said]:
    """The words of a mark, those of one look as one stretch."""
    found: list[Said] = []
    texts: list[str] = []
    look: Look | None = None
    for one in shown:
        item = one.item
        if not isinstance(item, Text):
            continue
        own = Look(item.face, item.size, item.ink)
        said = (item.text if item.actual is None else item.actual).replace(SOFT_HYPHEN, "")
        if own != look and said.strip():
            if texts and look is not None:
                found.append(Said("".join(texts), look))
                texts = []
            look = own
        texts.append(said)
    if look is not None and texts:
        found.append(Said("".join(texts), look))
    return found
