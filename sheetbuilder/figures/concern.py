"""Figure 3: the way of a concern in a few anchors, and the bar of contact that runs along all of it."""

from __future__ import annotations

from sheetbuilder.content import Concern
from sheetbuilder.figures.sizing import sizing
from sheetbuilder.figures.upright import ON, BoxColumn, upright
from sheetbuilder.layout.arrows import arrow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Dash, Drawing, Item, Pen, ellipse, line
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_BASE_WIDTH, _BOX_HIGH, _GAP = 170.0, 15.0, 12.0
_STAGE_TOP, _BAR_TOP, _BAR_HIGH, _NAMES_TOP = 1.0, 25.0, 10.0, 44.0


def draw_concern(
    context: LayoutContext, width: float, mark: Mark | None, words: Node | None = None, *, concern: Concern
) -> Drawing:
    """The figure `width` points wide; with `words` what is written in it stands in that list."""
    if context.theme.format.large:
        return upright(context, width, mark, words, lambda column: _column(column, concern))
    s = sizing(context, width, _BASE_WIDTH, mark, words)
    items: list[Item] = []
    count = len(concern.stages)
    wide = (_BASE_WIDTH - _GAP * (count - 1)) / count
    middle = _STAGE_TOP + _BOX_HIGH / 2
    for index, stage in enumerate(concern.stages):
        x = index * (wide + _GAP)
        items.append(
            Box(s(x), s(_STAGE_TOP), s(wide), s(_BOX_HIGH), s(2), Pen(ColourRole.ACCENT, 1.4), ColourRole.PAPER, mark)
        )
        items += s.inscribing().centred(
            stage.name + " ", s.style("figure-name"), s(wide - 6), s(x + wide / 2), s(middle), concern.title
        )
        if index < count - 1:
            items += arrow(
                s(x + wide + 1), s(middle), s(x + wide + _GAP - 1), s(middle), Pen(ColourRole.INK, 1.4), mark
            )
    items.append(
        Box(0, s(_BAR_TOP), s(_BASE_WIDTH), s(_BAR_HIGH), s(2), Pen(ColourRole.ACCENT, 1.0), ColourRole.TINT, mark)
    )
    items += s.inscribing().centred(
        concern.bar.name + " ",
        s.style("figure-name", ColourRole.ACCENT),
        s(_BASE_WIDTH - 10),
        s(_BASE_WIDTH / 2),
        s(_BAR_TOP + _BAR_HIGH / 2),
        concern.title,
    )
    bottom = _NAMES_TOP
    occasions = len(concern.occasions)
    share = _BASE_WIDTH / occasions
    look = s.style("figure-text")
    digit = s.style("figure-name", ColourRole.ON_FILL)
    radius = max(s(3.2), digit.size * 0.75)
    lowest = 0.0
    for index, occasion in enumerate(concern.occasions):
        said = s.inscribing().mark
        cx, cy = s(share * (index + 0.5)), s(_BAR_TOP + _BAR_HIGH + 6)
        items.append(line(cx, s(_BAR_TOP + _BAR_HIGH), cx, cy - radius, Pen(ColourRole.ACCENT, 1.0, Dash.SOLID), mark))
        items.append(replace(ellipse(cx, cy, radius, radius, None, ColourRole.FILL), mark=mark))
        items += context.text_centred(f"{index + 1}", digit, cx, cy + context.typesetter.cap_height(digit) / 2, said)
        lines = context.lines(" " + occasion.name + " ", look, s(share - 8), said)
        top = cy + radius + s(1.5)
        for row, text in enumerate(lines):
            base = top + row * look.leading + context.baseline(look)
            items += [replace(item, x=item.x + cx - text.width / 2, y=item.y + base) for item in text.items]
        lowest = max(lowest, top + len(lines) * look.leading)
    return Drawing(width, max(s(bottom), lowest), tuple(items))


def _column(column: BoxColumn, concern: Concern) -> None:
    """The figure in large print: the anchors, and below them the contact with its occasions."""
    context = column.context
    for index, stage in enumerate(concern.stages):
        if index:
            column.ways(ON)
            column.y += column.apart
        column.box(stage.name, Pen(ColourRole.ACCENT, 2.2))
    column.y += column.apart
    indent = context.space("in-panel")
    column.box(
        concern.bar.name, Pen(ColourRole.ACCENT, 1.2), replace(context.style("figure-name"), ink=ColourRole.ACCENT)
    )
    for index, occasion in enumerate(concern.occasions, 1):
        column.y += context.space("between-rows") * column.tight
        column.box(occasion.name, Pen(ColourRole.QUIET, 1.0), "figure-text", indent=indent, badge=str(index))
