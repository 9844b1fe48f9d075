"""Where the common stretches of a structure tree hang: the elements above them, which are each document's own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.structure import NOTHING_HUNG, Hung, kids_of


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The own elements that lead to common ones, and the common ones below them."""

    parents: Sequence[Node]
    """The elements right above common ones, in reading order; the root is always the first."""
    tops: Sequence[tuple[int, Node]]
    """The uppermost common elements, each with the place of what is above it."""
    captions: Sequence[int]
    """Which of those are captions behind a common figure, which may be taken into it."""
    torn: bool
    """Whether of a figure and its caption one is common and the other is not."""
    own: Sequence[Node] = field(repr=False)
    """All elements that are the document's own, in reading order."""

    def walk(self, hung: Hung = NOTHING_HUNG) -> Iterator[Node]:
        """The own elements and the uppermost common ones in reading order, with the Forms that hang on own ones."""
        return _walk(self.parents[0], hung)

    @property
    def shape(self) -> Hashable:
        """What two documents must have alike for their common elements to be the same."""
        return len(self.parents), tuple((at, id(top)) for at, top in self.tops), tuple(self.captions)


def _walk(node: Node, hung: Hung) -> Iterator[Node]:
    yield node
    if not node.neutral:
        for kid in kids_of(node, hung):
            if isinstance(kid, Node):
                yield from _walk(kid, hung)


def skeleton(root: Node) -> Skeleton:
    """The skeleton of a document's tree."""
    own: list[Node] = []
    parents: dict[int, int] = {id(root): 0}
    above = [root]
    tops: list[tuple[int, Node]] = []
    captions: list[int] = []
    torn = False

    def walk(node: Node) -> None:
        nonlocal torn
        own.append(node)
        before: object = None
        for kid in node.kids:
            last, before = before, kid
            if not isinstance(kid, Node):
                continue
            if kid.role is Role.CAPTION and isinstance(last, Node) and last.role is Role.FIGURE:
                torn = torn or kid.neutral != last.neutral
                captions.extend([len(tops)] if kid.neutral else ())
            if not kid.neutral:
                walk(kid)
                continue
            if id(node) not in parents:
                parents[id(node)] = len(above)
                above.append(node)
            tops.append((parents[id(node)], kid))

    walk(root)
    return Skeleton(above, tops, captions, torn, own)
