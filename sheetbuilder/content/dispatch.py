"""Which class a block becomes: the one that the vocabulary names for its `type`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from sheetbuilder.content.base import Block
from sheetbuilder.models.choice import chosen_by_type

Vocabulary = Mapping[str, type[Block]]

AnyBlock = Annotated[Block, chosen_by_type(Block, "vocabulary")]
"""A block of any kind in the vocabulary that reading was given."""
Blocks = Annotated[tuple[AnyBlock, ...], Field(min_length=1)]
