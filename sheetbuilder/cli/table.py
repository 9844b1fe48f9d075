"""Rows of words as a table of a terminal: as wide as they need, the numbers flush right."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.columns import harmless, width

_BETWEEN = "  "


def table(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """The rows, the first one being the heads; `right` says which columns are flush right."""
    clean = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(width(row[at]) for row in clean) for at in range(len(right))]
    lines = []
    for row in clean:
        cells = []
        for cell, wide, flush in zip(row, widths, right, strict=True):
            padding = " " * (wide - width(cell))
            cells.append(padding + cell if flush else cell + padding)
        lines.append(_BETWEEN.join(cells).rstrip())
    return "\n".join(lines)
