"""A page to work on: short blocks side by side on top, then fields that grow until the page is full."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sheetbuilder.content import Block
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.layout.block import Composed, Zone, composed, drawable
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch, beside, height, items
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.values import replace

_TIGHT = 0.4
"""How much of the white space between fields is kept where a letterhead takes the room for it."""

_LEAST_SHARE = 0.4
"""How much of a page there must be to write on."""


class WritingRoom(Struct, frozen=True):
    """What there is of a page to write on: between two heights, in points; its name, and where it is asked for."""

    top: float
    bottom: float
    name: str
    where: Where | None
    loose: float = 0.0
    """White space at its top that yields where there is too little room."""

    @property
    def high(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def working_area(
    context: LayoutContext,
    blocks: Sequence[Block],
    parent: Node,
    room: WritingRoom,
) -> tuple[Item, ...]:
    """The blocks in the room that there is, the stretch ones taking all that is left.

    What does not fit is reported as SB401 with the number of lines; too little room to write as SB402.
    """
    width = context.theme.paper.content_width
    half = (width - context.space("column-gutter")) / 2
    widths = {Zone.LEFT: half, Zone.RIGHT: half}
    upper = [block for block in blocks if block.zone is not Zone.FULL]
    lower = [block for block in blocks if block.zone is Zone.FULL]
    drawn: list[Item] = []
    y = room.top
    if upper:
        right = half + context.space("column-gutter")
        row = beside(_columns(composed(drawable(upper), context, widths, parent), right))
        drawn += items([row], 0, y)
        loose = context.space("between-sections")
        # Where a letterhead takes the room for it, white space yields, never what is written or written on.
        firm = loose / 2 if context.taken else loose
        room, y = replace(room, loose=loose - firm), y + row.height + firm
    if not lower:
        return tuple(drawn)
    left = replace(room, top=y)
    # What is written in is no part of the list above it, in the tree as on the page.
    drawn += writing_area(context.deeper(), lower, parent.add(Role.SECT), left)
    least = _LEAST_SHARE * (context.theme.paper.height - context.taken)
    if left.high < least and _is_portrait(context):
        context.report(
            Problem(
                "SB402",
                say(
                    "{name}: only {share} % of the page is left to write on",
                    name=room.name,
                    share=_percent(left.high, context),
                    missing=least - left.high,
                ),
                room.where,
                say("Shorten the checklist or the questions, so that at least 40 % is left."),
            )
        )
    return tuple(drawn)


def writing_area(
    context: LayoutContext,
    blocks: Sequence[Block],
    parent: Node,
    room: WritingRoom,
) -> list[Item]:
    """Blocks one below the other, the stretch ones taking all that is left; SB401 for what does not fit."""
    gap = context.space("row-gap")
    fields = composed(drawable(blocks), context, dict.fromkeys(Zone, context.theme.paper.content_width), parent)
    room, gap = _yielding(context, fields, room, gap)
    _check(context, fields, room, gap)
    return _filled(fields, room, gap)


def _yielding(
    context: LayoutContext, fields: Sequence[Composed], room: WritingRoom, gap: float
) -> tuple[WritingRoom, float]:
    """The room and the white space between fields, narrower by as much as a letterhead makes them too high."""
    tight = _TIGHT * gap if context.taken else gap
    gaps = len(fields) - 1
    available = room.loose + (gap - tight) * gaps
    short = sum(map(_least, fields)) + gap * gaps - (room.high - room.loose)
    share = min(1.0, max(0.0, short / available)) if available > 0 else 0.0
    return replace(room, top=room.top + room.loose * (1 - share), loose=0.0), gap - (gap - tight) * share


def _is_portrait(context: LayoutContext) -> bool:
    return context.theme.paper.height > context.theme.paper.width


def _percent(room: float, context: LayoutContext) -> int:
    return max(0, round(100 * room / context.theme.paper.height))


def _columns(parts: Sequence[Composed], right: float) -> list[tuple[float, Flow]]:
    columns: dict[Zone, Flow] = {Zone.LEFT: [], Zone.RIGHT: []}
    for part in parts:
        column = columns[part.block.zone]
        column += part.result if isinstance(part.result, list) else part.result.draw(part.result.least)
    return [(0.0, columns[Zone.LEFT]), (right, columns[Zone.RIGHT])]


def _least(part: Composed) -> float:
    return part.result.least if isinstance(part.result, Stretch) else height(part.result)


def _check(context: LayoutContext, fields: Sequence[Composed], room: WritingRoom, gap: float) -> None:
    excess = sum(map(_least, fields)) + gap * (len(fields) - 1) - room.high
    if excess <= 0.01:
        return
    lines = -int(-excess // context.style("item").leading)
    facts = {"name": room.name, "lines": lines, "missing": excess}
    longest = max(fields, key=_least).block
    context.report(
        Problem(
            "SB401",
            say("{name}: the working page is {lines} lines too long", **facts)
            if lines > 1
            else say("{name}: the working page is one line too long", **facts),
            longest.where if fields else room.where,
            say("Shorten the lists above, or ask for fewer lines to write on."),
        )
    )


def _filled(fields: Sequence[Composed], room: WritingRoom, gap: float) -> list[Item]:
    left = max(0.0, room.high - sum(map(_least, fields)) - gap * (len(fields) - 1))
    weights = sum(part.result.weight for part in fields if isinstance(part.result, Stretch))
    flows: list[Flow] = []
    for part in fields:
        if isinstance(part.result, Stretch):
            share = left * part.result.weight / weights if weights else 0.0
            flow = part.result.draw(part.result.least + share)
            left -= height(flow) - part.result.least
            weights -= part.result.weight
        else:
            flow = part.result
        flows.append(flow)
    # Less than a line is over: between the fields it is air, below them it would be a ragged edge.
    air = left / len(flows) if flows and left < gap * 2 * len(flows) else 0.0
    drawn: list[Item] = []
    y = room.top
    for flow in flows:
        y += air
        drawn += items(flow, 0, y)
        y += height(flow) + gap
    return drawn
