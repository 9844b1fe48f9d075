"""The marks of a page before it is cut, in the child: their numbers, stream by stream, and where those lead back to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sheetbuilder.foreign.extract.usage import ContentReading
from sheetbuilder.foreign.graft.cutting import drawn_forms
from sheetbuilder.foreign.graft.marking import WHOLE, Address, mark_number, properties
from sheetbuilder.pdf.read import evidence, objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import Leaf


@dataclass(slots=True)
class ScoutedPage:
    """What marks a page has, those of its forms among them."""

    addresses: dict[Address, int] = field(default_factory=dict)
    """In painting order, those of a form after all of what draws it."""
    holders: dict[Key, int] = field(default_factory=dict)
    """By stream: its place in the parent tree (/StructParents)."""
    loose: bool = False
    """Whether it may show text outside of marks; what is drawn inside somebody else's is not told from what is not."""


def scouted(content: ContentReading, leaf: Leaf) -> ScoutedPage:
    """The marks of a page; each form is looked at once."""
    found = ScoutedPage()
    seen: set[Key] = set()
    contents, resources = leaf.raw("/Contents"), objects.follow(leaf.raw("/Resources"))
    page = objects.key_of(leaf.page)
    holder: object = leaf.page
    waiting = [(page, -leaf.number, contents, resources, holder)]
    while waiting:
        stream, key, value, resources, holder = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        names = content.names(key, value)
        found.loose = found.loose or names.loose
        place = objects.integer(objects.get(holder, "/StructParents"))
        if place is not None:
            found.holders[stream] = place
        for written in names.marks:
            number = mark_number(properties(written, resources))
            if number is not None:
                found.addresses.setdefault((stream, number), len(found.addresses))
        for inner, own in reversed(drawn_forms(names, resources)):
            waiting.append((objects.key_of(inner), objects.key_of(inner), inner, own, objects.dictionary(inner)))
    return found


class ParentTree:
    """The way from marks back to elements (ISO 32000-1, 14.7.4.4), for the pages that were looked at."""

    def __init__(self, tree: evidence.Tree, pages: Mapping[Key, ScoutedPage]) -> None:
        self._parents = tree.parents
        self._pages = pages
        self._elements: dict[Key, evidence.Element] = {}
        for element in readable(tree):
            self._elements.setdefault(element.key, element)

    def owner(self, page: Key, address: Address) -> evidence.Element | None:
        """The element of the tree that it names for a mark."""
        found = self._pages.get(page)
        place = None if found is None else found.holders.get(address[0])
        is_array, members = self._parents.get(-1 if place is None else place, (False, ()))
        if not is_array or not 0 <= address[1] < len(members):
            return None
        member = members[address[1]]
        return None if member is None else self._elements.get(member)


def readable(tree: evidence.Tree) -> Iterator[evidence.Element]:
    """Every element once, in reading order, but those that are private and what is in them."""
    waiting = list(reversed(tree.roots))
    while waiting:
        element = waiting.pop()
        if element.repeated or element.mapped == "Private":
            continue
        yield element
        waiting.extend(reversed(list(element.elements)))


def hidden_marks(tree: evidence.Tree) -> frozenset[Address]:
    """The marks of what is private: its author wants nobody to hear of them."""
    return frozenset(
        (claim.stream, claim.number)
        for top in tree.walk()
        if top.mapped == "Private"
        for each in top.walk()
        for claim in each.claims
        if claim.stream is not None
    )


def give(element: evidence.Element, page: Key, address: Address, order: Mapping[Address, int]) -> None:
    """Let an element claim a mark, before what it has on that page that is painted later."""
    kid = evidence.Claim(page, *address)
    places = [
        (at, order.get((held.stream, held.number), -1))
        for at, held in enumerate(element.kids)
        if isinstance(held, evidence.Claim) and held.page == page and held.stream is not None
    ]
    later = next((at for at, place in places if place > order[address]), None)
    last = places[-1][0] + 1 if places else len(element.kids)
    element.kids.insert(last if later is None else later, kid)


def orphans(scout: ScoutedPage, owned: Collection[Address]) -> Iterator[Address]:
    """The marks of a page that nobody claims, in painting order."""
    return (address for address in scout.addresses if address not in owned and (address[0], WHOLE) not in owned)
