"""Stages of a change in a row that one may walk both ways: names in boxes, arrows between, a box to tick below."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.content.base import Block
from sheetbuilder.layout.arrows import arrow
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, tick_box, tick_size
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.items import Box, Group, Item, Pen
from sheetbuilder.layout.place import Choice
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.base import Content
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER


class StageOfBlock(Content):
    """One stage."""

    id: Identifier = Field(description="Stadiets faste navn.")
    name: Words = Field(description="Stadiets navn.")


class Stages(Block):
    """Stages as a language to talk in, never as a test."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "stages",
        "id": "stadier",
        "label": "Stadier",
        "stages": [
            {"id": "i-tvivl", "name": "I tvivl"},
            {"id": "paa-vej", "name": "På vej"},
            {"id": "i-gang", "name": "I gang"},
        ],
    }

    type: Literal["stages"] = Field(description="Stadier i en forandring.")
    id: Identifier = Field(description="Blokkens faste navn.")
    label: Words = Field(description="Det, der står over stadierne.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    stages: tuple[StageOfBlock, ...] = Field(min_length=2, max_length=7, description="Stadierne i rækkefølge.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The label and the row."""
        label = field_label(context, self.label, self.hint, width, parent)
        count = len(self.stages)
        gap = context.space("gutter" if count < 6 else "narrow-gutter")
        wide = (width - gap * (count - 1)) / count
        look = context.style("table-head")
        size = tick_size(context)
        node = parent.add(Role.L, numbering="Square")
        pad = context.space("cell-edge")
        entries = [node.add(Role.LI) for _ in self.stages]
        boxes = [entry.add(Role.LBL) for entry in entries]
        texts = [
            context.lines(stage.name, look, wide - 2 * pad, entry.add(Role.LBODY))
            for stage, entry in zip(self.stages, entries, strict=True)
        ]
        rows = max(len(lines) for lines in texts)
        high = rows * look.leading + 2 * context.space("in-cell")
        items: list[Item] = []
        pen = Pen(ColourRole.ACCENT, 1.0)
        choice = Choice(context.path, self.label)
        for index, (stage, lines) in enumerate(zip(self.stages, texts, strict=True)):
            x = index * (wide + gap)
            items.append(Box(x, 0, wide, high, context.mm(CORNER), pen))
            first = (high - len(lines) * look.leading) / 2
            for row, text in enumerate(lines):
                base = first + row * look.leading + context.baseline(look)
                items.append(Group(x + (wide - text.width) / 2, base, text.items))
            if index < count - 1:
                items += arrow(x + wide + 1, high * 0.36, x + wide + gap - 1, high * 0.36, Pen(ColourRole.INK, 0.9))
                items += arrow(x + wide + gap - 1, high * 0.68, x + wide + 1, high * 0.68, Pen(ColourRole.LINE, 0.9))
            left, below = x + (wide - size) / 2, high + context.space("to-field")
            items += tick_box(context, left, below, boxes[index], stage.name, stage.id, choice)
        return [*label, Band(high + context.space("to-field") + size, tuple(items), gap=context.space("to-field"))]
