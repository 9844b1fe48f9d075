"""Where links and outline entries lead: names and actions followed to explicit destinations (ISO 32000-1, 12.3.2)."""

from __future__ import annotations

from itertools import islice

from pypdf.generic import DictionaryObject, IndirectObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key

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
    """The page that an explicit destination shows; None where it names none of this file."""
    return objects.key_of(members[0]) if members and isinstance(members[0], IndirectObject) else None
