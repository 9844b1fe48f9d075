"""JSON Schemas of every kind of file, for editors that complete keys and tell what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sheetbuilder.content.base import Block
from sheetbuilder.content.cards import Cards
from sheetbuilder.content.concern import Concern
from sheetbuilder.content.core_elements import CoreElements
from sheetbuilder.content.dispatch import BackBlock, FrontBlock, Vocabulary, blocks_of
from sheetbuilder.content.guide import Guide
from sheetbuilder.content.meta import PackageFile
from sheetbuilder.content.organisation import Organisation
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.content.words import PageWords
from sheetbuilder.content.workflow import Workflow
from sheetbuilder.content.zones import Side
from sheetbuilder.models.base import Content
from sheetbuilder.models.schema import schema

KINDS: Mapping[str, type[Content]] = MappingProxyType(
    {
        "package": PackageFile,
        "words": PageWords,
        "sheet": Sheet,
        "workflow": Workflow,
        "core-elements": CoreElements,
        "organisation": Organisation,
        "concern": Concern,
        "guide": Guide,
        "strategy": Strategy,
        "cards": Cards,
    }
)
"""The model of every kind of file, by its `type`."""


def schemas(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by its `type`; blocks may be any of the vocabulary's that can stand there."""
    choices: Mapping[type[Content], tuple[type[Content], ...]] = {
        Block: tuple(vocabulary.values()),
        FrontBlock: blocks_of(vocabulary, Side.FRONT),
        BackBlock: blocks_of(vocabulary, Side.BACK),
    }
    return {name: schema(name, kind, choices) for name, kind in KINDS.items()}
