"""The structure tree as PDF/UA-2 wants it: captions in their figures, rows of contents that say where they lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from sheetbuilder.layout.roles import ImportedMark, Mark, Node, Role

_Kid = Node | Mark | ImportedMark
KidsOf = Callable[[Node], Sequence[_Kid]]


def _kids(node: Node) -> Sequence[_Kid]:
    return node.kids


class ReshapedTree:
    """Where the tree of PDF/UA-2 differs from the composed one, which documents of either standard may share.

    `nodes` are those of the document in reading order, `anchors` the object number of the element that each names;
    `composed` says what a node holds before that.
    """

    def __init__(self, nodes: Sequence[Node], anchors: Mapping[str, int], composed: KidsOf = _kids) -> None:
        self._composed = composed
        self._kids: dict[int, list[_Kid]] = {}
        self._leads: dict[int, int] = {}
        for node in nodes:
            if any(_is(kid, Role.CAPTION) for kid in node.kids):
                self._take_in(node)
            if node.role is Role.TOC:
                self._leads.update(leading(contents_rows(node), anchors))

    def kids(self, node: Node) -> Sequence[_Kid]:
        """What a node holds."""
        return self._kids.get(id(node)) or self._composed(node)

    def leads(self, node: Node) -> int | None:
        """The element that a row of contents leads to (ISO 14289-2, 8.2.5.8); None for any other node."""
        return self._leads.get(id(node))

    def _take_in(self, node: Node) -> None:
        """Make the caption behind a figure the figure's last kid (ISO 14289-2, 8.2.5.27)."""
        left: list[_Kid] = []
        for kid in self._composed(node):
            last = left[-1] if left else None
            if _is(kid, Role.CAPTION) and isinstance(last, Node) and last.role is Role.FIGURE:
                self._kids[id(last)] = [*self._composed(last), kid]
            else:
                left.append(kid)
        self._kids[id(node)] = left


def _is(kid: _Kid, role: Role) -> bool:
    return isinstance(kid, Node) and kid.role is role


class ContentsRow(Struct, frozen=True):
    """A row of contents, and the anchors to which links in it lead."""

    node: Node
    targets: tuple[str, ...]


def contents_rows(contents: Node) -> list[ContentsRow]:
    """The rows of a list of contents."""
    return [
        ContentsRow(row, tuple((node.target or "")[1:] for node in row.walk() if node.role is Role.LINK))
        for row in contents.kids
        if isinstance(row, Node) and row.role is Role.TOCI
    ]


def leading(rows: Sequence[ContentsRow], anchors: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """The `id` of each row, and where it leads: a row that only names a group, where the group's first one does."""
    waiting: list[int] = []
    for row in rows:
        waiting.append(id(row.node))
        goal = next((anchors[target] for target in row.targets if target in anchors), None)
        if goal is not None:
            yield from ((one, goal) for one in waiting)
            waiting.clear()
