"""The vocabulary: one file for each kind of block, its data and its drawing; a new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.blocks.advice import Advice
from sheetbuilder.blocks.avoid import Avoid
from sheetbuilder.blocks.bullets import Bullets
from sheetbuilder.blocks.checklist import Checklist
from sheetbuilder.blocks.device import Device
from sheetbuilder.blocks.figure import FigureBlock
from sheetbuilder.blocks.heading import HeadingBlock
from sheetbuilder.blocks.levels import Levels
from sheetbuilder.blocks.means import Means
from sheetbuilder.blocks.moves import Moves
from sheetbuilder.blocks.notes import Notes
from sheetbuilder.blocks.panel import Panel
from sheetbuilder.blocks.phase import PhaseBlock
from sheetbuilder.blocks.questions import Questions
from sheetbuilder.blocks.rings import Rings
from sheetbuilder.blocks.ruler import Ruler
from sheetbuilder.blocks.scale import Scale
from sheetbuilder.blocks.sheet_index import SheetIndex
from sheetbuilder.blocks.sketch import Sketch
from sheetbuilder.blocks.spoken import Spoken
from sheetbuilder.blocks.stages import Stages
from sheetbuilder.blocks.step import StepBlock
from sheetbuilder.blocks.table import TableBlock
from sheetbuilder.blocks.text import TextBlock
from sheetbuilder.content import Block

VOCABULARY: Mapping[str, type[Block]] = MappingProxyType(
    {
        "moves": Moves,
        "advice": Advice,
        "means": Means,
        "spoken": Spoken,
        "device": Device,
        "avoid": Avoid,
        "checklist": Checklist,
        "questions": Questions,
        "notes": Notes,
        "table": TableBlock,
        "levels": Levels,
        "scale": Scale,
        "sketch": Sketch,
        "rings": Rings,
        "stages": Stages,
        "text": TextBlock,
        "heading": HeadingBlock,
        "bullets": Bullets,
        "panel": Panel,
        "ruler": Ruler,
        "figure": FigureBlock,
        "phase": PhaseBlock,
        "step": StepBlock,
        "sheet_index": SheetIndex,
    }
)
"""Every kind of block by its `type`."""

__all__ = ["VOCABULARY"]
