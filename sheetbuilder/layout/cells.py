"""The cells of a row in large print: one below the other, each with its head beside the lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import pitch, ruled_lines
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, beside, height, kept_together
from sheetbuilder.layout.items import Pen, line
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.palette import ColourRole

CELL_HEAD = 0.25
"""How much of the width the heads of cells have."""

Cell = tuple[Flow, Mark]
"""The head of a cell, and the mark of what is written in it."""


def stacked_cells(
    context: LayoutContext, cells: Sequence[Cell], lines: Sequence[int], width: float, head: Flow, number: Flow
) -> Stretch:
    """The cells under a rule, `head` above it and `number` before the first one, each with so many lines at least.

    They share what room there is, all alike.
    """
    step = pitch(context)
    rule = Band(0.0, (line(0, 0, width, 0, Pen(ColourRole.ACCENT, 1.2)),), 0.0, keep_with_next=True)
    indent = context.space("row-number") if number else 0.0
    left = indent + width * CELL_HEAD + context.space("beside-word")
    fewest = [max(count, ceil(height(label) / step)) for (label, _), count in zip(cells, lines, strict=True)]
    fixed = height([*head, rule])

    def draw(room: float) -> Flow:
        flow = [*head, rule]
        more = int((room - fixed + 0.01) // step - sum(fewest)) // len(cells)
        for index, ((label, mark), least) in enumerate(zip(cells, fewest, strict=True)):
            # Number and head stand on the first line.
            columns = [
                (indent, _lowered(label, step)),
                (left, [ruled_lines(context, least + more, width - left, mark)]),
            ]
            flow.append(beside(columns if index else [(0.0, _lowered(number, step)), *columns]))
        return kept_together(flow)

    return Stretch(fixed + step * sum(fewest), float(sum(fewest)), draw, gap=context.space("between-blocks"))


def _lowered(words: Flow, step: float) -> Flow:
    return [Band(max(0.0, step - words[0].height)), *words] if words else []
