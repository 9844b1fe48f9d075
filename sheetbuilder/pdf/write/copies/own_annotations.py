"""The annotations of what is a document's own: links, then fields, numbered before it is known where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.pdf.write.fields import FieldsOfDocument
from sheetbuilder.pdf.write.navigation import DestinationsInFile, link_of
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.slots import Content


class OwnAnnotations:
    """Those of one document, in the order of their keys in the parent tree."""

    def __init__(self, placements: Placements, objects: Objects) -> None:
        self._links = placements.links
        self.by_node: dict[int, list[tuple[int, int]]] = {}
        """The (number, index of the surface) pairs by the `id` of the node."""
        self.made: list[tuple[int, int]] = []
        """The index of the surface of each, and its number."""
        self.nodes: list[int] = []
        """The `id` of the node of each."""
        for line in self._links:
            self._add(id(line.node), objects.add()[0], line.surface)

    def _add(self, node: int, number: int, surface: int) -> None:
        self.by_node.setdefault(node, []).append((number, surface))
        self.made.append((surface, number))
        self.nodes.append(node)

    def add_fields(self, fields: FieldsOfDocument) -> None:
        """The widgets of fields behind the links."""
        for node, widgets in fields.nodes.items():
            for number, surface in widgets:
                self._add(node, number, surface)

    @property
    def surfaces(self) -> set[int]:
        """The indexes of the surfaces that have any."""
        return {surface for surface, _ in self.made}

    def bodies(self, destinations: DestinationsInFile, fields: FieldsOfDocument) -> Iterator[tuple[int, Content]]:
        """The number of each, and what it says but for its key."""
        known = len(self._links)
        for line, (_, number) in zip(self._links, self.made[:known], strict=True):
            yield number, link_of(line).body(destinations)
        yield from ((number, fields.bodies[number]) for _, number in self.made[known:])
