"""Figure 2: an organisation from the top down, a box for each body, lines to what it belongs under."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.content import Organisation, OrganisationUnit
from sheetbuilder.figures.sizing import Sizing, sizing
from sheetbuilder.figures.upright import BoxColumn, upright
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Drawing, Item, Path, Pen
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole

_BASE_WIDTH, _BOX_HIGH, _ROW, _WIDEST, _BETWEEN = 170.0, 14.0, 22.0, 70.0, 8.0


def draw_organisation(
    context: LayoutContext, width: float, mark: Mark | None, words: Node | None = None, *, organisation: Organisation
) -> Drawing:
    """The figure `width` points wide; with `words` what is written in it stands in that list."""
    if context.theme.format.large:
        return upright(context, width, mark, words, lambda column: _column(column, organisation))
    s = sizing(context, width, _BASE_WIDTH, mark, words)
    rows = _rows(organisation)
    centres: dict[str, tuple[float, float]] = {}
    items: list[Item] = []
    for depth, row in enumerate(rows):
        wide = min(_WIDEST, (_BASE_WIDTH - _BETWEEN * (len(row) - 1)) / len(row))
        left = (_BASE_WIDTH - len(row) * wide - _BETWEEN * (len(row) - 1)) / 2
        for index, node in enumerate(row):
            x, y = left + index * (wide + _BETWEEN), depth * _ROW
            centres[node.id] = (x + wide / 2, y)
            items += _box(s, node, x, y, wide, organisation.title, depth == len(rows) - 1)
    joints = [
        _joint(s, centres[node.under], centres[node.id], mark)
        for node in organisation.nodes
        if node.under is not None and node.under in centres
    ]
    high = (len(rows) - 1) * _ROW + _BOX_HIGH
    return Drawing(width, s(high), (*joints, *items))


def _box(s: Sizing, node: OrganisationUnit, x: float, y: float, wide: float, figure: str, lowest: bool) -> list[Item]:
    pen = Pen(ColourRole.ACCENT, 1.8 if lowest else 1.0)
    fill = ColourRole.PAPER if lowest else ColourRole.TINT
    frame = Box(s(x), s(y), s(wide), s(_BOX_HIGH), s(2), pen, fill, s.mark)
    text = s.inscribing().centred(
        node.name + " ", s.style("figure-name"), s(wide - 6), s(x + wide / 2), s(y + _BOX_HIGH / 2), figure
    )
    return [frame, *text]


def _joint(s: Sizing, above: tuple[float, float], below: tuple[float, float], mark: Mark | None) -> Path:
    bend = above[1] + _BOX_HIGH + (_ROW - _BOX_HIGH) / 2
    points = [(above[0], above[1] + _BOX_HIGH), (above[0], bend), (below[0], bend), (below[0], below[1])]
    placed = [(s(x), s(y)) for x, y in points]
    return Path(placed[0], tuple(placed[1:]), pen=Pen(ColourRole.LINE, 1.0), mark=mark)


def _rows(organisation: Organisation) -> list[list[OrganisationUnit]]:
    """The bodies by how far below the top they stand."""
    depths: dict[str, int] = {}
    for node in organisation.nodes:
        depths[node.id] = depths.get(node.under, -1) + 1 if node.under else 0
    rows: list[list[OrganisationUnit]] = [[] for _ in range(max(depths.values()) + 1)]
    for node in organisation.nodes:
        rows[depths[node.id]].append(node)
    return rows


def _column(column: BoxColumn, organisation: Organisation) -> None:
    """The figure in large print: each body below the one that it belongs under, and further in."""
    step = column.context.space("entry-indent")
    feet: dict[str, tuple[float, float]] = {}
    for depth, node in _in_order(organisation):
        indent = depth * step
        if feet:
            column.y += column.apart * 0.6
        lowest = not any(one.under == node.id for one in organisation.nodes)
        top, foot = column.box(node.name, Pen(ColourRole.ACCENT, 2.2 if lowest else 1.2), indent=indent)
        if node.under is not None and node.under in feet:
            x, above = feet[node.under]
            middle = (top + foot) / 2
            joint = ((x, middle), (indent, middle))
            column.items.append(Path((x, above), joint, pen=Pen(ColourRole.LINE, 1.6), mark=column.mark))
        feet[node.id] = (indent + step / 2, foot)


def _in_order(
    organisation: Organisation, under: str | None = None, depth: int = 0
) -> Iterator[tuple[int, OrganisationUnit]]:
    """The bodies, each behind what it belongs under, with how far below the top it stands."""
    known = {node.id for node in organisation.nodes}
    for node in organisation.nodes:
        if node.under == under or (under is None and node.under not in known):
            yield depth, node
            yield from _in_order(organisation, node.id, depth + 1)
