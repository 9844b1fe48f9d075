"""Which class a block becomes: the one that the vocabulary names for its `type`, if it may stand there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from sheetbuilder.content.base import Block
from sheetbuilder.content.zones import Side
from sheetbuilder.models.choice import ChosenShape
from sheetbuilder.models.field import Field

Vocabulary = Mapping[str, type[Block]]


class FrontBlock(Block):
    """A block of a front: no class of any block, but the name by which JSON Schemas tell what can stand there."""


class BackBlock(Block):
    """A block of a page to work on, for JSON Schemas as well."""


AnyBlock = Annotated[Block, ChosenShape(Block, "vocabulary")]
"""A block of any kind in the vocabulary that reading was given."""
Blocks = Annotated[tuple[AnyBlock, ...], Field(min_length=1)]
"""The blocks of a page of running text, or of one of our own: they may be of any kind."""


def blocks_of(vocabulary: Vocabulary, side: Side) -> tuple[type[Block], ...]:
    """The kinds of blocks that can stand on a side of a sheet."""
    return tuple(kind for kind in vocabulary.values() if kind.zone.side is side)


def _on(side: Side, schema: type[Block]) -> ChosenShape:
    return ChosenShape(
        Block, "vocabulary", place=("side", side), takes=lambda kind: kind.zone.side is side, schema=schema
    )


FrontBlocks = Annotated[tuple[Annotated[Block, _on(Side.FRONT, FrontBlock)], ...], Field(min_length=1)]
"""The blocks of the front of a sheet."""
BackBlocks = Annotated[tuple[Annotated[Block, _on(Side.BACK, BackBlock)], ...], Field(min_length=1)]
"""The blocks of a page to work on: the back of a sheet, the strategy."""
