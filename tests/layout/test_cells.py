"""Cells of a row below each other: heads beside their lines, more lines for all alike where there is room."""

from __future__ import annotations

from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.cells import CELL_HEAD, Cell, stacked_cells
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import pitch, writing_field
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.layout.items import Area, Group, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme

WIDTH = 480.0


def cell(context: LayoutContext, name: str) -> Cell:
    parent = Node(Role.SECT)
    return context.set(name, "label", WIDTH * CELL_HEAD, parent), writing_field(context, parent, name, name.lower())


def areas(found: tuple[Item, ...], y: float = 0.0) -> list[tuple[float, Area]]:
    """Each area with its top."""
    told: list[tuple[float, Area]] = []
    for item in found:
        if isinstance(item, Group):
            told += areas(item.items, y + item.y)
        elif isinstance(item, Area):
            told.append((y + item.y, item))
    return told


def test_cells_share_what_room_there_is_alike(small: Package) -> None:
    context = new_session(small, default_theme("a4-large")).context()
    step = pitch(context)
    row = stacked_cells(context, [cell(context, "Hvad"), cell(context, "Hvornår")], [1, 2], WIDTH, [], [])
    assert row.least == 3 * step
    for room, lines in ((row.least, [1, 2]), (row.least + 1.9 * step, [1, 2]), (row.least + 2 * step, [2, 3])):
        drawn = areas(items(row.draw(room)))
        assert [area.lines for _, area in drawn] == lines
        assert height(row.draw(room)) <= room + 0.01
        (first, above), (second, _) = drawn
        assert second >= first + above.height - 0.01


def test_a_head_of_several_lines_has_as_many_lines_beside_it(small: Package) -> None:
    context = new_session(small, default_theme("a4-large")).context()
    name = "Hvem gør hvad, hvornår og hvordan, og hvem følger op på det bagefter"
    row = stacked_cells(context, [cell(context, name)], [1], WIDTH, [], context.set("1", "row-number", WIDTH, None))
    ((_, area),) = areas(items(row.draw(row.least)))
    assert area.lines * pitch(context) >= height(context.set(name, "label", WIDTH * CELL_HEAD, None))
