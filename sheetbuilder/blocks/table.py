"""A table with empty rows to write in: as many as its author says, as high as there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.cells import CELL_HEAD, Cell, stacked_cells
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, pitch, writable, writing_field
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    Stretch,
    beside,
    height,
    kept_with_next,
    spaced,
)
from sheetbuilder.layout.items import Area, Box, Group, Item, Pen, line
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Share, Truth, Whole, Words
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_SENTENCE = 16
"""How high a row is at least where sentences go, in mm on A4: two lines of handwriting."""


class Column(Content):
    """One column of a table to write in."""

    id: Identifier = Field(description="Kolonnens faste navn.")
    name: Words = Field(description="Kolonnens overskrift.")
    width: Share = Field(default=1.0, description="Kolonnens andel af bredden.")


class TableBlock(Block):
    """Empty rows under named columns."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "table",
        "id": "plan",
        "label": "Plan",
        "columns": [{"id": "hvad", "name": "Hvad"}, {"id": "hvornaar", "name": "Hvornår"}],
        "rows": 2,
    }

    type: Literal["table"] = Field(description="En tabel med tomme rækker.")
    id: Identifier = Field(description="Tabellens faste navn.")
    label: Words = Field(description="Det, der står over tabellen.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    columns: tuple[Column, ...] = Field(min_length=2, max_length=6, description="Kolonnerne.")
    rows: Whole = Field(default=3, ge=1, le=20, description="Hvor mange rækker der er.")
    most: Whole | None = Field(
        default=None, ge=1, le=40, description="Så mange rækker må der blive, hvor siden har plads; ellers kun højere."
    )
    height: Whole = Field(
        default=_SENTENCE, ge=8, le=60, description="Hvor høj en række mindst er, i mm på A4; den vokser med pladsen."
    )
    numbered: Truth = Field(default=False, description="Om rækkerne har tal.")

    def agree(self) -> None:
        """It has no fewer rows at most than it always has."""
        if self.most is not None and self.most < self.rows:
            raise ValueError("a table has no fewer rows at most than it always has")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """The label, a head row, and rows at least as high as a hand needs; in large print lines below each other."""
        if context.theme.format.large:
            return self._below(context, width, parent)
        label = field_label(context, self.label, self.hint, width, parent)
        table = parent.add(Role.TABLE)
        head = table.add(Role.THEAD).add(Role.TR)
        edges = self._edges(context, width)
        names = self._head(context, edges, head)
        body = table.add(Role.TBODY)
        head_high = names.height + 2 * context.space("cell-edge")
        # As many as there can be, made once: drawing only says how many of them are in the tree.
        rows = [self._row(body) for _ in range(max(self.rows, self.most or 0))]
        body.kids[:] = rows[: self.rows]
        least_row = max(pitch(context), context.mm(self.height))
        top = height(label) + context.space("under-heading")
        least = top + head_high + least_row * self.rows

        def draw(room: float) -> Flow:
            left = room - top - head_high + 0.01
            count = min(max(self.rows, int(left // least_row)), len(rows))
            high = max(least_row, left / count)
            body.kids[:] = rows[:count]
            full = head_high + high * count
            pen = Pen(ColourRole.LINE, 0.6)
            rules: list[Item] = [Box(0, 0, width, head_high, 0, None, ColourRole.TINT)]
            rules += [line(0, head_high + high * n, width, head_high + high * n, pen) for n in range(count + 1)]
            rules.append(line(0, 0, width, 0, pen))
            rules += [line(x, 0, x, full, pen) for x in edges]
            inner = Band(
                full,
                (
                    *rules,
                    *self._numbers(context, body, head_high, high),
                    *self._areas(context, body, edges, head_high, high),
                    *_lowered(names, context.space("cell-edge")),
                ),
                gap=context.space("under-heading"),
            )
            return [*label, inner]

        # Half of what lines of the same height ask for: a row is high enough from the start.
        return Stretch(least, self.rows * least_row / pitch(context) / 2, draw)

    def _below(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """Every row as its cells below each other, their heads beside them: a large hand has no room in columns."""
        label = field_label(context, self.label, self.hint, width, parent)
        total = sum(column.width for column in self.columns)
        wanted = max(context.mm(self.height) * context.theme.format.hand, pitch(context))
        lines = [max(1, round(wanted * column.width / total / pitch(context))) for column in self.columns]
        parts = []
        for index in range(1, self.rows + 1):
            section = parent.add(Role.SECT)
            at = replace(context, path=path(context.path, f"row-{index}"))
            number = context.set(str(index), "row-number", width, section.add(Role.P)) if self.rows > 1 else []
            cells = [self._cell(at, column, index, width, section) for column in self.columns]
            head = (
                [] if index > 1 else [*kept_with_next(label), Band(context.space("between-lines"), keep_with_next=True)]
            )
            parts.append(stacked_cells(at, cells, lines, width, head, number))
        least = sum(part.least for part in parts) + sum(part.gap for part in parts[1:])

        def draw(room: float) -> Flow:
            share = max(0.0, room - least) / len(parts)
            flows = [spaced(part.draw(part.least + share), part.gap) for part in parts]
            return [band for flow in flows for band in flow]

        return Stretch(least, sum(part.weight for part in parts), draw, tuple(parts))

    def _cell(self, context: LayoutContext, column: Column, index: int, width: float, parent: Node) -> Cell:
        label = context.set(column.name, "label", width * CELL_HEAD, parent.add(Role.P))
        return label, writing_field(context, parent, f"{column.name}, {index}", column.id)

    def _edges(self, context: LayoutContext, width: float) -> list[float]:
        """Where the columns end; numbers have a narrow one before the others."""
        total = sum(column.width for column in self.columns)
        edges = [0.0]
        if self.numbered:
            edges.append(context.space("row-number"))
        room = width - edges[-1]
        for column in self.columns:
            edges.append(edges[-1] + room * column.width / total)
        return edges

    def _head(self, context: LayoutContext, edges: list[float], head: Node) -> Band:
        pad = context.space("in-cell")
        if self.numbered:
            head.add(Role.TD)
        return beside(
            [
                (
                    left + pad,
                    context.set(column.name, "table-head", right - left - 2 * pad, head.add(Role.TH, scope="Column")),
                )
                for column, (left, right) in zip(self.columns, pairwise(edges[-len(self.columns) - 1 :]), strict=True)
            ]
        )

    def _row(self, body: Node) -> Node:
        row = body.detached(Role.TR)
        if self.numbered:
            row.add(Role.TH, scope="Row")
        for _ in self.columns:
            row.add(Role.TD)
        return row

    def _numbers(self, context: LayoutContext, body: Node, top: float, high: float) -> Iterator[Item]:
        """The number of each row, light in its corner, as the row's head."""
        if not self.numbered:
            return
        look, pad = context.style("row-number"), context.space("in-cell")
        for index, row in enumerate(kid for kid in body.kids if isinstance(kid, Node)):
            head = row.kids[0]
            if not isinstance(head, Node):
                raise TypeError(type(head))
            mark = next((kid for kid in head.kids if isinstance(kid, Mark)), None) or head.mark()
            base = pad + context.baseline(look)
            yield Group(0.0, top + high * index, context.text(f"{index + 1} ", look, pad, base, mark))

    def _areas(self, context: LayoutContext, body: Node, edges: list[float], top: float, high: float) -> Iterator[Area]:
        """The cells as places to write, each made one when it is first drawn."""
        lines = max(1, int(high // pitch(context)))
        for index, row in enumerate(kid for kid in body.kids if isinstance(kid, Node)):
            cells = [kid for kid in row.kids if isinstance(kid, Node) and kid.role is Role.TD]
            columns = pairwise(edges[-len(self.columns) - 1 :])
            for cell, column, (left, right) in zip(cells, self.columns, columns, strict=True):
                if not cell.places:
                    name = path(context.path, f"row-{index + 1}", column.id)
                    writable(cell, name, f"{column.name}, {index + 1}")
                yield Area(left, top + high * index, right - left, high, cell.places[0], lines)


def _lowered(band: Band, by: float) -> tuple[Item, ...]:
    from_top = beside([(0.0, [Band(by), band])])
    return from_top.items
