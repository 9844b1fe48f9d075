"""What a page template asks of a block: where it wants to stand, and its lines and boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol, runtime_checkable

from sheetbuilder.errors import Where
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch
from sheetbuilder.layout.roles import Node


class Zone(StrEnum):
    """Where on a sheet a block stands."""

    MAIN = "main"
    SIDE = "side"
    FOOT = "foot"
    LEFT = "left"
    RIGHT = "right"
    FULL = "full"


@runtime_checkable
class Composable(Protocol):
    """A block of the vocabulary, data and drawing in one."""

    zone: ClassVar[Zone]

    @property
    def where(self) -> Where | None:
        """Where the block stands in its file."""
        ...

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow | Stretch:
        """The block as bands no wider than `width`, or as something that stretches; its elements go under `parent`."""
        ...


@dataclass(frozen=True, slots=True)
class Composed:
    """A block and what became of it."""

    block: Composable
    result: Flow | Stretch


def composed(
    blocks: Iterable[object], context: LayoutContext, widths: dict[Zone, float], parent: Node
) -> Sequence[Composed]:
    """The blocks in reading order, each as wide as its zone."""
    return [
        Composed(block, block.compose(context, widths[block.zone], parent))
        for block in blocks
        if isinstance(block, Composable)
    ]
