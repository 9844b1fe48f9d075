"""A table with empty rows to write in; its rows grow with the room there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, pitch, writable
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, beside, height
from sheetbuilder.layout.items import Area, Box, Item, Pen, line
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.base import Content
from sheetbuilder.models.kinds import Identifier, Share, Whole, Words
from sheetbuilder.theme.palette import ColourRole

_ROW = 9
"""The least height of a row, in mm on A4."""
_MOST_TIMES = 3
"""A table grows to this many times its rows; what room there is beyond makes them higher."""


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
    rows: Whole = Field(default=3, ge=1, le=20, description="Det mindste antal rækker.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """The label, a head row, and rows at least as high as a hand needs."""
        label = field_label(context, self.label, self.hint, width, parent)
        table = parent.add(Role.TABLE)
        head = table.add(Role.THEAD).add(Role.TR)
        total = sum(column.width for column in self.columns)
        edges = [0.0]
        for column in self.columns:
            edges.append(edges[-1] + width * column.width / total)
        pad = context.space("in-cell")
        names = beside(
            [
                (
                    edges[index] + pad,
                    context.set(
                        column.name,
                        "table-head",
                        edges[index + 1] - edges[index] - 2 * pad,
                        head.add(Role.TH, scope="Column"),
                    ),
                )
                for index, column in enumerate(self.columns)
            ]
        )
        body = table.add(Role.TBODY)
        head_high = names.height + 2 * context.space("cell-edge")
        # As many as there can be, made once: drawing only says how many of them are in the tree.
        rows = [_empty_row(body, len(self.columns)) for _ in range(self.rows * _MOST_TIMES)]
        body.kids[:] = rows[: self.rows]
        row = max(pitch(context) * 1.1, context.mm(_ROW))
        top = height(label) + context.space("under-heading")
        least = top + head_high + row * self.rows

        def draw(room: float) -> Flow:
            count = max(self.rows, int((room - top - head_high + 0.01) // row))
            count = min(count, len(rows))
            high = max(row, min((room - top - head_high) / count, row * 1.5))
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
                    *self._areas(context, body, edges, head_high, high),
                    *_lowered(names, context.space("cell-edge")),
                ),
                gap=context.space("under-heading"),
            )
            return [*label, inner]

        return Stretch(least, float(self.rows), draw)

    def _areas(self, context: LayoutContext, body: Node, edges: list[float], top: float, high: float) -> Iterator[Area]:
        """The cells as places to write, each made one when it is first drawn."""
        lines = max(1, int(high // pitch(context)))
        for index, row in enumerate(kid for kid in body.kids if isinstance(kid, Node)):
            cells = [kid for kid in row.kids if isinstance(kid, Node)]
            for cell, column, (left, right) in zip(cells, self.columns, pairwise(edges), strict=True):
                if not cell.places:
                    name = path(context.path, f"row-{index + 1}", column.id)
                    writable(cell, name, f"{column.name}, {index + 1}")
                yield Area(left, top + high * index, right - left, high, cell.places[0], lines)


def _empty_row(body: Node, cells: int) -> Node:
    row = body.detached(Role.TR)
    for _ in range(cells):
        row.add(Role.TD)
    return row


def _lowered(band: Band, by: float) -> tuple[Item, ...]:
    from_top = beside([(0.0, [Band(by), band])])
    return from_top.items
