"""Levels to choose between: told apart by word and border, so that they survive a black-and-white printer."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import tick_box, tick_size
from sheetbuilder.layout.flow.bands import Band, Flow, height, items, kept_together, kept_with_next
from sheetbuilder.layout.items import Box, Dash, Item, Pen
from sheetbuilder.layout.place import Choice
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.text.typography import in_small_letters
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import SMALL_CORNER


class Border(StrEnum):
    """How a level's frame is drawn."""

    THIN = "thin"
    DASHED = "dashed"
    THICK = "thick"


_PENS = {
    Border.THIN: Pen(ColourRole.INK, 0.7),
    Border.DASHED: Pen(ColourRole.INK, 1.0, Dash.DASHED),
    Border.THICK: Pen(ColourRole.INK, 2.0),
}


class Level(Content):
    """One level."""

    id: Identifier = Field(description="Niveauets faste navn.")
    word: Words = Field(description="Niveauets ord, for eksempel GRØN.")
    meaning: Words = Field(description="Hvad niveauet betyder.")
    border: Border = Field(description="Rammen: thin (tynd), dashed (stiplet) eller thick (tyk).")


class Levels(Block):
    """A row of levels to tick."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "levels",
        "id": "niveau",
        "label": "Niveau",
        "levels": [
            {"id": "groen", "word": "GRØN", "meaning": "gennemfør", "border": "thin"},
            {"id": "roed", "word": "RØD", "meaning": "udsæt", "border": "thick"},
        ],
    }

    type: Literal["levels"] = Field(description="Niveauer at vælge imellem.")
    id: Identifier = Field(description="Blokkens faste navn.")
    label: Words = Field(description="Det, der står foran niveauerne.")
    levels: tuple[Level, ...] = Field(min_length=2, max_length=5, description="Niveauerne.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The label and the framed levels, over as many rows as they need; in large print one below the other."""
        if context.theme.format.large:
            return self._below(context, width, parent)
        look = context.style("label")
        size = tick_size(context)
        high = size + 2 * context.space("in-cell")
        pad, between = context.space("in-box"), context.space("beside-title")
        base = (high + context.typesetter.cap_height(look)) / 2
        drawn: list[Item] = [*context.text(self.label, look, 0, base, parent.add(Role.P).mark())]
        x = start = context.width(self.label, look) + context.space("beside-label")
        y = 0.0
        node = parent.add(Role.L, numbering="Square")
        choice = Choice(context.path, self.label)
        before = pad + size + context.space("in-cell")
        wides = [before + context.width(_said(level), look) + pad for level in self.levels]
        if start + sum(wides) + between * (len(wides) - 1) > width:
            # Over several rows the frames make columns, so that they end at one edge.
            wides = [max(wides)] * len(wides)
        for level, wide in zip(self.levels, wides, strict=True):
            if x + wide > width and x > start:
                x, y = start, y + high + between
            entry, text = node.add(Role.LI), _said(level)
            drawn.append(Box(x, y, wide, high, context.mm(SMALL_CORNER), _PENS[level.border]))
            drawn += tick_box(context, x + pad, y + (high - size) / 2, entry.add(Role.LBL), text, level.id, choice)
            drawn += context.text(text, look, x + before, y + base, entry.add(Role.LBODY).mark())
            x += wide + between
        return [Band(y + high, tuple(drawn))]

    def _below(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        flow = kept_with_next(context.set(self.label, "label", width, parent.add(Role.P)))
        node = parent.add(Role.L, numbering="Square")
        choice = Choice(context.path, self.label)
        size, pad = tick_size(context), context.space("in-box")
        before = pad + size + context.space("beside-tick")
        look = context.style("label")
        for level in self.levels:
            entry = node.add(Role.LI)
            word = in_small_letters(level.word)
            text = f"{word} · {level.meaning}"
            y = pad + (look.leading - size) / 2
            box = tick_box(context, pad, y, entry.add(Role.LBL), text, level.id, choice)
            said = context.set(text, look, width - before - pad, entry.add(Role.LBODY))
            high = height(said) + 2 * pad
            frame = Box(0, 0, width, high, context.mm(SMALL_CORNER), _PENS[level.border])
            flow.append(Band(high, (frame, *box, *items(said, before, pad)), context.space("between-rows")))
        return kept_together(flow)


def _said(level: Level) -> str:
    return f"{level.word} · {level.meaning}"
