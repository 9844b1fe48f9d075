"""The structure tree of a file pruned to chosen pages, in the child: elements that hold something there, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheetbuilder.foreign.graft.found import Below, Claimed, Fillable, FoundElement, Held, Kid
from sheetbuilder.foreign.graft.marking import WHOLE, Address
from sheetbuilder.foreign.graft.scouting import ParentTree, ScoutedPage, give, orphans, readable
from sheetbuilder.layout.imported import Rectangle, Value
from sheetbuilder.pdf.read import evidence
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.silencing import holds_something, silences_by_alt, silences_by_text
from sheetbuilder.pdf.read.structure import STANDARD
from sheetbuilder.pdf.write.attributes import sane
from sheetbuilder.values import replace

_CELLS = ("TH", "TD")
_ROWS = ("Table", "THead", "TBody", "TFoot")
_TO_FILL = ("TR", "THead", "TBody", "TFoot")
"""What may be empty in a table: somebody is to write in it."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
_MOST_WORDS = 20_000
"""Letters of an alternative text, more than anybody would hear."""


class Mended(StrEnum):
    """What of a tree was put right."""

    REPEATED = "repeated"
    TWICE = "claimed-twice"
    MISSING = "not-painted"
    ROLE = "unknown-role"
    PARENTS = "parent-tree"
    BELIEVED = "parent-tree-believed"
    ALT = "alt-of-many"


Owners = Mapping[Key, Mapping[Address, int]]
"""By page: the element that each mark belongs to, by `id`."""


def claimants(tree: evidence.Tree, parents: ParentTree, mended: Counter[str]) -> dict[Key, dict[Address, int]]:
    """Which element has each mark: the first that claims it, unless the parent tree names another that does.

    What is private belongs to nobody.
    """
    found: dict[Key, dict[Address, int]] = {}
    if any(each.repeated for each in tree.walk()):
        mended[Mended.REPEATED] += 1
    for element in readable(tree):
        for kid in _once(element, mended):
            address = address_of(kid)
            if address is None or isinstance(kid, evidence.Element) or kid.page is None:
                continue
            owners = found.setdefault(kid.page, {})
            if owners.setdefault(address, id(element)) != id(element):
                mended[Mended.TWICE] += 1
                if parents.owner(kid.page, address) is element:
                    owners[address] = id(element)
    return found


def _once(
    element: evidence.Element, mended: Counter[str]
) -> list[evidence.Element | evidence.Claim | evidence.ObjectClaim]:
    """The kids of an element, which loses what it claims a second time."""
    first: dict[object, int] = {}
    for at, kid in enumerate(element.kids):
        first.setdefault(id(kid) if isinstance(kid, evidence.Element) else kid, at)
    if len(first) < len(element.kids):
        mended[Mended.TWICE] += 1
        element.kids = [element.kids[at] for at in first.values()]
    return element.kids


def believe(
    parents: ParentTree, pages: Mapping[Key, ScoutedPage], found: dict[Key, dict[Address, int]], mended: Counter[str]
) -> None:
    """Give the marks that nobody claims to the elements that the parent tree names for them."""
    for page, scout in pages.items():
        owned = found.get(page, {})
        for address in list(orphans(scout, owned)):
            element = parents.owner(page, address)
            if element is not None:
                give(element, page, address, scout.addresses)
                found.setdefault(page, {})[address] = id(element)
                mended[Mended.BELIEVED] += 1


def address_of(kid: evidence.Element | evidence.Claim | evidence.ObjectClaim) -> Address | None:
    """Where the mark is that a kid claims; an object may be an XObject that is claimed as a whole."""
    if isinstance(kid, evidence.Claim):
        return (kid.stream, kid.number) if kid.stream is not None and kid.number >= 0 else None
    return (kid.target, WHOLE) if isinstance(kid, evidence.ObjectClaim) else None


@dataclass(slots=True)
class _Growing:
    """An element before it is known whether it holds anything."""

    element: evidence.Element
    role: str
    kids: list[Claimed | Held | Fillable | _Growing] = field(default_factory=list)

    @property
    def place(self) -> int | None:
        for kid in self.kids:
            found = kid.place if isinstance(kid, Claimed | _Growing) else None
            if found is not None:
                return found
        return None


_Kid = Claimed | Held | Fillable | _Growing


@dataclass(frozen=True, slots=True)
class PageAnnotations:
    """What stands beside the content of the chosen pages: their annotations, by key and place."""

    links: Mapping[tuple[Key, int], int]
    """The index of each link."""
    widgets: Mapping[tuple[Key, int], int]
    """The index of each widget."""
    printed: Mapping[Key, Mapping[str, Value]]
    """By annotation that became part of its page: what the printed field says of itself."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """One run of pages: where their marks are now, where their annotations are."""

    tree: evidence.Tree
    owners: Owners
    places: Mapping[Key, int]
    """By page: its place among the chosen pages."""
    marks: Mapping[Key, Mapping[Address, list[tuple[int, int]]]]
    """By page: form and number of each mark."""
    beside: PageAnnotations
    boxes: Mapping[Key, tuple[float, ...]]
    """By page: the matrix that sets it upright."""
    mended: Counter[str]

    def elements(self, start: int) -> tuple[list[FoundElement], tuple[int, ...]]:
        """The elements, the first of which gets the index `start`, and those on top."""
        tops = [grown for root in self.tree.roots for grown in self._grown(root)]
        found: list[FoundElement] = []
        indexes = tuple(self._flat(top, found, start) for top in tops)
        return found, indexes

    def _grown(self, element: evidence.Element) -> Iterator[_Growing]:
        if element.repeated or element.mapped == "Private":
            return
        role = element.mapped
        if role not in STANDARD:
            self.mended[Mended.ROLE] += 1
            role = "Div" if any(True for _ in element.elements) else "Span"
        grown = _Growing(element, role)
        held = [
            list(self._grown(kid) if isinstance(kid, evidence.Element) else self._held(kid, element))
            for kid in element.kids
        ]
        for before, here, after in zip([[], *held], held, [*held[1:], []], strict=False):
            # What speaks and shows nothing has no page: it stays where something beside it does.
            if any(_filled(kid) for kid in (*before, *here, *after)) or role in (*_ROWS, "TR"):
                grown.kids.extend(here)
        self._tidy(grown)
        empty = role in _TO_FILL and any(True for _ in element.elements)
        if grown.kids or role in _CELLS or empty or _speaks(element):
            yield grown

    def _tidy(self, grown: _Growing) -> None:
        """Cells, rows and groups of rows may be empty, but only among others that are not."""
        if grown.role in _CELLS or (grown.role in _TO_FILL and not holds_something(grown.element)):
            return
        filled = [_filled(kid) for kid in grown.kids]
        if not any(filled):
            grown.kids.clear()
            return
        if grown.role in _ROWS:
            grown.kids = list(_rows_here(grown.kids, filled))

    def _held(
        self, kid: evidence.Claim | evidence.ObjectClaim, element: evidence.Element
    ) -> Iterator[Claimed | Held | Fillable]:
        page, address = kid.page, address_of(kid)
        place = self.places.get(page) if page is not None else None
        if page is None or place is None or address is None:
            return
        if self.owners.get(page, {}).get(address) != id(element):
            return
        if isinstance(kid, evidence.ObjectClaim) and (kid.target, place) in self.beside.links:
            yield Held(self.beside.links[kid.target, place])
            return
        if isinstance(kid, evidence.ObjectClaim) and (kid.target, place) in self.beside.widgets:
            yield Fillable(self.beside.widgets[kid.target, place])
            return
        numbers = self.marks[page].get(address)
        if numbers is None and isinstance(kid, evidence.Claim):
            self.mended[Mended.MISSING] += 1
        yield from (Claimed(place, form, number) for form, number in numbers or ())

    def _flat(self, grown: _Growing, into: list[FoundElement], start: int) -> int:
        index = len(into)
        into.append(self._told(grown))
        kids: tuple[Kid, ...] = tuple(
            Below(self._flat(kid, into, start)) if isinstance(kid, _Growing) else kid for kid in grown.kids
        )
        into[index] = replace(into[index], kids=kids)
        return start + index

    def _told(self, grown: _Growing) -> FoundElement:
        element = grown.element
        place = grown.place
        targets = [kid.target for kid in element.objects if grown.role == "Form"]
        printed = next((self.beside.printed[target] for target in targets if target in self.beside.printed), {})
        alt, actual, attributes = self._said(element, grown.role)
        return FoundElement(
            role=grown.role,
            kids=(),
            place=min(self.places.values()) if place is None else place,
            title=_shortened(element.title) or "",
            alt=_shortened(alt) or (str(printed["Desc"]) if printed else None),
            actual=_shortened(actual),
            expansion=_shortened(element.expansion),
            language=tag(element.language),
            identifier=element.identifier[:200],
            attributes={**sane(attributes), **printed},
            box=self._box(element.attributes.get("BBox"), place),
        )

    def _said(self, element: evidence.Element, role: str) -> tuple[str | None, str | None, dict[str, object]]:
        """The words that stand in place of an element, and its attributes.

        Where it holds text that is read, or elements that are, words in place of all of it would silence them: they
        go, but those about a table, which are its summary (ISO 32000-1, 14.9.3).
        """
        alt, actual, attributes = element.alt, element.actual, element.attributes
        if actual is not None and silences_by_text(element, role):
            actual = None
        if alt is not None and silences_by_alt(element, role):
            if role == "Table" and "Summary" not in attributes and alt.strip():
                attributes = {**attributes, "Summary": alt}
            alt = None
        if (actual is None and (element.actual or "").strip()) or (alt is None and (element.alt or "").strip()):
            self.mended[Mended.ALT] += 1
        return alt, actual, attributes

    def _box(self, value: object, place: int | None) -> Rectangle | None:
        page = next((key for key, at in self.places.items() if at == place), None)
        if page is None or not isinstance(value, tuple) or len(value) != 4:
            return None
        sides = [float(side) for side in value if isinstance(side, int | float) and abs(side) < 1e6]
        return moved(sides, self.boxes[page]) if len(sides) == 4 else None


def tag(language: str) -> str:
    """A language that is one (BCP 47), or nothing: what is none breaks PDF/UA (ISO 14289-1, 7.2)."""
    return language if _LANGUAGE.fullmatch(language) else ""


def moved(sides: list[float], matrix: tuple[float, ...]) -> Rectangle:
    """A rectangle of a page on the page as one sees it."""
    corners = [point(x, y, matrix) for x in sides[::2] for y in sides[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def point(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    """A point of a page on the page as one sees it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _rows_here(kids: list[_Kid], filled: list[bool]) -> Iterator[_Kid]:
    """The rows of these pages: one that is empty in the file belongs to the page of the row before it that is not.

    Above all other rows it belongs to the page of the first of them.
    """
    here = next((full for kid, full in zip(kids, filled, strict=True) if full or _elsewhere(kid)), False)
    for kid, full in zip(kids, filled, strict=True):
        if full or _elsewhere(kid):
            here = full
        if here:
            yield kid


def _elsewhere(kid: _Kid) -> bool:
    return isinstance(kid, _Growing) and holds_something(kid.element)


def _filled(kid: _Kid) -> bool:
    return not isinstance(kid, _Growing) or kid.place is not None or _leads(kid)


def _speaks(element: evidence.Element) -> bool:
    """Whether it stands for something without holding it, as a picture does that was painted as decoration."""
    return bool((element.alt or "").strip() or (element.actual or "").strip()) and not holds_something(element)


def _leads(grown: _Growing) -> bool:
    return any(isinstance(kid, Held | Fillable) or (isinstance(kid, _Growing) and _leads(kid)) for kid in grown.kids)


def _shortened(words: str | None) -> str | None:
    return None if words is None else words[:_MOST_WORDS]
