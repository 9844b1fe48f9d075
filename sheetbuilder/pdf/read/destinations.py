"""Where links and outline entries lead: names and actions followed to explicit destinations (ISO 32000-1, 12.3.2)."""

from __future__ import annotations

from itertools import islice

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key

_ELEMENTS, _DEPTH = 1_000, 200
"""Elements that are looked at for the page of one, and how many around it."""
_HOPS = 4
"""A name leads to a dictionary, which leads to an array; what goes on longer leads nowhere."""


class Destinations:
    """The named destinations of one file, by both ways in which a file can have them; of a flood the first `most`."""

    def __init__(self, catalog: object, most: int | None = None) -> None:
        self._named: dict[str, object] = dict(objects.entries(objects.raw(catalog, "/Dests")))
        tree = objects.name_tree(objects.raw(objects.get(catalog, "/Names"), "/Dests"))
        self._named.update(islice(tree.items(), most))

    def explicit(self, destination: object) -> tuple[object, ...]:
        """The members of the explicit destination that one comes to."""
        for _ in range(_HOPS):
            destination = objects.follow(destination)
            wanted = objects.name(destination) or objects.text(destination)
            if wanted is not None:
                destination = self._named.get(wanted)
            elif isinstance(destination, DictionaryObject):
                destination = objects.raw(destination, "/D")
            else:
                break
        return objects.array(destination)


def page_of(members: tuple[object, ...]) -> Key | None:
    """The page that an explicit destination shows; None where it names none of this file.

    It may name a structure element, and then shows the page where that begins (ISO 32000-2, 12.3.2.3).
    """
    if not members or not isinstance(members[0], IndirectObject):
        return None
    found = objects.dictionary(members[0])
    is_page = objects.name(objects.get(found, "/Type")) == "Page" or objects.name(objects.get(found, "/S")) is None
    return objects.key_of(members[0]) if is_page else _page_of_element(members[0])


def by_structure(holder: object) -> ArrayObject | None:
    """The destination of a link or an outline entry as it names an element: /SD of its action, or /SE of its own."""
    said = objects.follow(objects.raw(objects.get(holder, "/A"), "/SD"))
    if isinstance(said, ArrayObject):
        return said
    element = objects.raw(holder, "/SE")
    return ArrayObject([element]) if isinstance(element, IndirectObject) else None


def _page_of_element(element: object) -> Key | None:
    """The page of the first thing that an element holds, else its own or that of an element around it."""
    waiting: list[object] = [element]
    seen: set[Key] = set()
    while waiting and len(seen) < _ELEMENTS:
        value = waiting.pop()
        found = objects.dictionary(value)
        if found is None or objects.key_of(value) in seen:
            continue
        seen.add(objects.key_of(value))
        page = objects.raw(found, "/Pg")
        if isinstance(page, IndirectObject):
            return objects.key_of(page)
        kids = objects.array(objects.raw(found, "/K"))
        if any(objects.integer(kid) is not None for kid in kids):
            return _page_around(found)
        waiting.extend(reversed(kids))
    return None


def _page_around(found: DictionaryObject) -> Key | None:
    """The page that elements around one name, for marks of which nothing nearer says where they are."""
    above: DictionaryObject | None = found
    for _ in range(_DEPTH):
        above = objects.dictionary(objects.raw(above, "/P"))
        page = objects.raw(above, "/Pg")
        if above is None or isinstance(page, IndirectObject):
            return None if above is None else objects.key_of(page)
    return None
