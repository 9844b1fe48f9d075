"""Stages of a change in a ring that one may walk both ways: a box each, with what helps there and where one is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any, ClassVar, Literal

from msgspec import Struct

from sheetbuilder.content.base import Block
from sheetbuilder.layout.arrows import arrow, bent
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, tick_box, tick_size
from sheetbuilder.layout.flow.bands import Band, Flow, height, kept_together
from sheetbuilder.layout.flow.bands import items as in_flow
from sheetbuilder.layout.items import Box, Dash, Drawing, Group, Item, Pen
from sheetbuilder.layout.place import Choice, path
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Whole, Words
from sheetbuilder.templates.prose import page_room
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace

_INNER = 0.78
"""How large the ring of the ways back is beside that of the ways on."""
_FINE, _AWAY = 96, 2.0
"""How many pieces an arc is looked at in, and how far its ends stay from a box, in points."""


class StageOfBlock(Content):
    """One stage."""

    id: Identifier = Field(description="Stadiets faste navn.")
    name: Words = Field(description="Stadiets navn.")
    hint: Words | None = Field(default=None, description="Hvad der hjælper her, med få ord.")


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
    middle: Words | None = Field(default=None, description="Det, der står midt i ringen.")
    topics: Whole = Field(
        default=1, ge=1, le=5, description="Hvor mange emner der er: hvert stadium har en rude til hvert."
    )
    stages: tuple[StageOfBlock, ...] = Field(min_length=2, max_length=7, description="Stadierne i rækkefølge.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The label and the ring; in large print the stages one below the other, with ways on and back between."""
        if context.theme.format.large:
            return self._below(context, width, parent)
        label = field_label(context, self.label, self.hint, width, parent)
        middle = parent.add(Role.P).mark() if self.middle else None
        boxes = self._boxes(context, width, parent)
        size = (boxes[0].width, boxes[0].height)
        ring = _Ring.of(len(boxes), size, width, context.space("between-stages"))
        top = size[1] / 2 - min(y for _, y in ring.middles())
        items: list[Item] = [Group(width / 2, top, tuple(ring.ways()))]
        if self.middle and middle:
            look = context.style("quiet-title")
            items += context.text_centred(
                self.middle, look, width / 2, top + context.typesetter.cap_height(look) / 2, middle
            )
        for (x, y), box in zip(ring.middles(), boxes, strict=True):
            items.append(Group(width / 2 + x - size[0] / 2, top + y - size[1] / 2, box.items))
        return [*label, Band(ring.high, tuple(items), gap=context.space("under-description"))]

    def _below(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        flow = field_label(context, self.label, self.hint, width, parent)
        if self.middle:
            flow += context.set(self.middle, "quiet-title", width, parent.add(Role.P))
        node = parent.add(Role.L, numbering="Square")
        pad, apart = context.space("in-box"), context.space("between-groups")
        size, inner = tick_size(context), width - 2 * context.space("in-box")
        for index, stage in enumerate(self.stages):
            entry = node.add(Role.LI)
            ticks, body = entry.add(Role.LBL), entry.add(Role.LBODY)
            text = context.set(stage.name + " " if stage.hint else stage.name, "label", inner, body)
            text += context.set(stage.hint, "chip", inner, body) if stage.hint else []
            top = apart if index else 0.0
            foot = height(text) + pad + context.space("to-field")
            high = foot + size + pad
            frame = Box(0, top, width, high, context.mm(CORNER), Pen(ColourRole.ACCENT, 1.4), ColourRole.PAPER)
            items: list[Item] = [frame, *in_flow(text, pad, top + pad)]
            items += self._ticks(context, stage, ticks, pad, top + foot)
            if index:
                x, step = width - 2 * apart, context.space("column-gutter")
                items += arrow(x, 1.5, x, top - 1.5, Pen(ColourRole.INK, 1.4))
                items += arrow(x + step, top - 1.5, x + step, 1.5, Pen(ColourRole.LINE, 1.4, Dash.DASHED))
            flow.append(Band(top + high, tuple(items), 0.0 if index else context.space("under-heading")))
        return kept_together(flow) if height(flow) <= page_room(context) else flow

    def _boxes(self, context: LayoutContext, width: float, parent: Node) -> list[Drawing]:
        """What stands in the frame of each stage, all of one size."""
        node = parent.add(Role.L, numbering="Square")
        wide = (width - 2 * context.space("beside-stage")) / 3
        pad = context.space("in-box")
        texts: list[Flow] = []
        entries: list[tuple[Node, Node]] = []
        for stage in self.stages:
            entry = node.add(Role.LI)
            ticks, body = entry.add(Role.LBL), entry.add(Role.LBODY)
            entries.append((ticks, body))
            name = stage.name + " " if stage.hint else stage.name
            text = context.set(name, "label", wide - 2 * pad, body)
            texts.append(text + (context.set(stage.hint, "chip", wide - 2 * pad, body) if stage.hint else []))
        size = tick_size(context)
        words = max(height(text) for text in texts)
        high = words + context.space("to-field") + size + 2 * context.space("in-cell")
        frame = Box(0, 0, wide, high, context.mm(CORNER), Pen(ColourRole.ACCENT, 1.0), ColourRole.PAPER)
        return [
            Drawing(
                wide,
                high,
                (
                    frame,
                    *in_flow(text, pad, context.space("in-cell")),
                    *self._ticks(context, stage, ticks, pad, high - context.space("in-cell") - size),
                ),
            )
            for stage, text, (ticks, _) in zip(self.stages, texts, entries, strict=True)
        ]

    def _ticks(self, context: LayoutContext, stage: StageOfBlock, parent: Node, x: float, y: float) -> Iterator[Item]:
        """A box to tick for each topic, with its number; of all stages one is chosen for a topic."""
        if self.topics == 1:
            yield from tick_box(context, x, y, parent, stage.name, stage.id, Choice(context.path, self.label))
            return
        look, size = context.style("hint"), tick_size(context)
        base = y + (size + context.typesetter.cap_height(look)) / 2
        for topic in range(1, self.topics + 1):
            name = f"topic-{topic}"
            choice = Choice(path(context.path, name), f"{self.label}, {topic}")
            said = f"{stage.name}, {topic}"
            yield from context.text(f"{topic} ", look, x, base, parent.mark())
            x += context.width(f"{topic}", look) + context.space("word-gap")
            yield from tick_box(context, x, y, parent, said, path(name, stage.id), choice)
            x += size + context.space("beside-label")


class _Ring(Struct, frozen=True):
    """Boxes of one size on an ellipse, clockwise from its top, and the ways between them, in points from its middle."""

    count: int
    box: tuple[float, float]
    across: float
    down: float

    @classmethod
    def of(cls, count: int, box: tuple[float, float], width: float, apart: float) -> _Ring:
        """As wide as there is room for, and as low as boxes that stand apart allow."""
        reach = max(abs(math.cos(angle)) for angle in _angles(count))
        ring = cls(count, box, (width - box[0]) / 2 / reach if reach > 0.01 else 0.0, box[1] / 2)
        while ring.crowded(apart):
            ring = replace(ring, down=ring.down + 1.0)
        return ring

    @property
    def high(self) -> float:
        """From the top of the uppermost box to the foot of the lowest."""
        return max(y for _, y in self.middles()) - min(y for _, y in self.middles()) + self.box[1]

    def middles(self) -> list[tuple[float, float]]:
        """The middle of each box."""
        return [self.at(angle) for angle in _angles(self.count)]

    def at(self, angle: float, share: float = 1.0) -> tuple[float, float]:
        """A point of the ellipse, or of a smaller one within it."""
        return self.across * share * math.cos(angle), self.down * share * math.sin(angle)

    def crowded(self, apart: float) -> bool:
        """Whether two boxes stand nearer to each other than that, both across and down."""
        return any(
            abs(ax - bx) < self.box[0] + apart - 0.01 and abs(ay - by) < self.box[1] + apart - 0.01
            for (ax, ay), (bx, by) in combinations(self.middles(), 2)
        )

    def ways(self) -> Iterator[Item]:
        """An arrow on from each box to the next, and further in one back."""
        for here, there in pairwise([*_angles(self.count), _angles(self.count)[0] + math.tau]):
            yield from bent(self._free(here, there, 1.0), Pen(ColourRole.INK, 0.9))
            back = self._free(there, here, _INNER)
            yield from bent(back, Pen(ColourRole.LINE, 0.9, Dash.DASHED))

    def _free(self, here: float, there: float, share: float) -> list[tuple[float, float]]:
        """The part of an arc that lies between two boxes, as points."""
        arc = [self.at(here + (there - here) * step / _FINE, share) for step in range(_FINE + 1)]
        free = [point for point in arc if not any(self._covers(middle, point) for middle in self.middles())]
        return free if len(free) > 1 else arc[_FINE // 2 - 1 : _FINE // 2 + 1]

    def _covers(self, middle: tuple[float, float], point: tuple[float, float]) -> bool:
        return all(abs(at - of) < size / 2 + _AWAY for at, of, size in zip(point, middle, self.box, strict=True))


def _angles(count: int) -> list[float]:
    return [math.tau * index / count - math.pi / 2 for index in range(count)]
