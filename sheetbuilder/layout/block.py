"""What a page template asks of a block: where it wants to stand, and its lines and boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from msgspec import Struct

from sheetbuilder.content import Block
from sheetbuilder.content.zones import Zone
from sheetbuilder.errors import Where
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch
from sheetbuilder.layout.roles import Node


@runtime_checkable
class Composable(Protocol):
    """A block of the vocabulary, data and drawing in one."""

    zone: ClassVar[Zone]
    wide: ClassVar[bool]
    opens: ClassVar[bool]

    @property
    def where(self) -> Where | None:
        """Where the block stands in its file."""
        ...

    @property
    def own_name(self) -> str:
        """Its kind and its id, if it has one: what the places in it are named after."""
        ...

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow | Stretch:
        """The block as bands no wider than `width`, or as something that stretches; its elements go under `parent`."""
        ...


class Composed(Struct, frozen=True):
    """A block and what became of it."""

    block: Composable
    result: Flow | Stretch


def drawable(blocks: Iterable[Block]) -> list[Composable]:
    """The blocks as what a template draws; a kind without a drawing is a fault of ours, and never left out unsaid."""
    found: list[Composable] = []
    for block in blocks:
        if not isinstance(block, Composable):
            raise TypeError(type(block))
        found.append(block)
    return found


def composed(
    blocks: Iterable[Composable], context: LayoutContext, widths: Mapping[Zone, float], parent: Node
) -> Sequence[Composed]:
    """The blocks in reading order, each as wide as its zone; the content was read so that `widths` has them all."""
    return [Composed(block, block.compose(at, widths[block.zone], parent)) for block, at in named(blocks, context)]


def named(blocks: Iterable[Composable], context: LayoutContext) -> Iterator[tuple[Composable, LayoutContext]]:
    """Each block with the context that names its places: by its kind and its id, and by a number where both come again.

    The number stands behind an underscore, which no id has.
    """
    met: Counter[str] = Counter()
    for block in blocks:
        met[block.own_name] += 1
        count = met[block.own_name]
        yield block, context.at(block.own_name if count == 1 else f"{block.own_name}_{count}")


__all__ = ["Composable", "Composed", "Zone", "composed", "drawable", "named"]
