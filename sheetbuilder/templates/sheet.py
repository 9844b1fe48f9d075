"""A sheet on its two pages: the front to be inspired by, the back to work on."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.content import Sheet
from sheetbuilder.errors import Problem, say
from sheetbuilder.layout.block import Composed, Zone, composed, drawable
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Drawing, Item
from sheetbuilder.layout.local import sheet_title
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.templates.furniture import chips, foot_room, number_only, privacy_strip, strip
from sheetbuilder.templates.working import working_area

_MAIN, _GUTTER, _LEAD = 105, 10, 146
"""Widths on A4, in mm: the main column, the white between columns, the widest line of the purpose."""


def sheet_anchor(number: str) -> str:
    """The name that links to a sheet use."""
    return f"sheet-{number}"


def working_anchor(anchor: str) -> str:
    """The name that links to a sheet's working page use, after that of the sheet."""
    return f"{anchor}-back"


def sheet_pages(
    context: LayoutContext, sheet: Sheet, mini: Drawing, parent: Node, foot: str, anchor: str | None = None
) -> list[PageContent]:
    """The two pages of a sheet, as a Part of the document that bears the sheet's name.

    A document that holds the sheet twice gives the second one another `anchor`.
    """
    title = context.words.sheet_and_title.format(number=sheet.number, title=sheet.title)
    part = parent.add(Role.PART, title=title, anchor=anchor or sheet_anchor(sheet.number))
    own_foot = f"{foot} · {context.words.see_sheet.format(number=sheet.number)}"
    front, back = context.on(PageKind.FRONT, first=context.begins), context.on(PageKind.BACK)
    return [_front(front, sheet, mini, part, own_foot), _back(back, sheet, part, own_foot)]


def _front(context: LayoutContext, sheet: Sheet, mini: Drawing, part: Node, foot: str) -> PageContent:
    paper = context.theme.paper
    width = paper.content_width
    mm = context.mm
    main = mm(_MAIN)
    side_x = main + mm(_GUTTER)
    top = paper.head
    head: Flow = [strip(context, sheet, mini, width, part)]
    head += sheet_title(context, sheet, width, part, mm(14))
    head += context.paragraph(sheet.purpose, "lead", min(mm(_LEAD), width), part, gap=mm(1.5))
    widths = {Zone.MAIN: main, Zone.SIDE: width - side_x, Zone.FOOT: width}
    parts = composed(drawable(sheet.front), context, widths, part)
    chip_row = chips(context, sheet, width, part)

    bottom = paper.height - foot_room(context) - mm(3)
    chips_y = bottom - chip_row.height
    feet = _stacked(parts, Zone.FOOT, mm(6))
    feet_y = chips_y - mm(6) - height(feet)
    columns_y = top + height(head) + mm(12)
    room = feet_y - mm(6) - columns_y
    drawn: list[Item] = [*items(head, 0, top)]
    for zone, x in ((Zone.MAIN, 0.0), (Zone.SIDE, side_x)):
        flow = _stacked(parts, zone, mm(9))
        _check(context, [part for part in parts if part.block.zone is zone], height(flow), room, sheet)
        drawn += items(flow, x, columns_y)
    drawn += items(feet, 0, feet_y)
    drawn += items([chip_row], 0, chips_y)
    return PageContent(PageKind.FRONT, tuple(drawn), foot, recto=True, clear=context.clear)


def _back(context: LayoutContext, sheet: Sheet, part: Node, foot: str) -> PageContent:
    paper = context.theme.paper
    width = paper.content_width
    title, quiet = context.style("back-title"), context.style("quiet-title")
    base = context.baseline(title)
    node = part.add(heading(context.level + 1), anchor=working_anchor(part.anchor or ""))
    title_width = context.width(sheet.title, title)
    drawn: list[Item] = [
        *context.text(sheet.title, title, 0, paper.head + base),
        *context.text(context.words.working_page, quiet, title_width + context.mm(3), paper.head + base, node.mark()),
        *number_only(context, sheet, width, paper.head + base),
    ]
    top = paper.head + title.leading + context.mm(6)
    bottom = paper.height - foot_room(context) - context.mm(3)
    reminder = part.detached(Role.SECT)
    strip_slab = privacy_strip(context, width, reminder)
    bottom -= strip_slab.height
    drawn += working_area(
        context.deeper(), sheet.back, part, top, bottom - context.mm(4), _name(context, sheet), sheet.where
    )
    part.attach(reminder)
    drawn += items([strip_slab], 0, bottom)
    return PageContent(PageKind.BACK, tuple(drawn), foot, clear=context.clear)


def _check(context: LayoutContext, parts: Sequence[Composed], needed: float, room: float, sheet: Sheet) -> None:
    if needed <= room + 0.01 or not parts:
        return
    look = context.style("move" if parts[0].block.zone is Zone.MAIN else "item")
    lines = -int(-(needed - room) // look.leading)
    longest = max(parts, key=lambda part: height(part.result) if isinstance(part.result, list) else part.result.least)
    context.report(
        Problem(
            "SB401",
            say("{name}: the front page is {lines} lines too long", name=_name(context, sheet), lines=lines)
            if lines > 1
            else say("{name}: the front page is one line too long", name=_name(context, sheet), lines=lines),
            longest.block.where,
            say("Shorten this block or another one in its column; the text is never made smaller."),
        )
    )


def _name(context: LayoutContext, sheet: Sheet) -> str:
    return f"{context.words.sheet} {sheet.number}"


def _stacked(parts: Sequence[Composed], zone: Zone, gap: float) -> Flow:
    flow: Flow = []
    for part in parts:
        if part.block.zone is zone:
            own = part.result if isinstance(part.result, list) else part.result.draw(part.result.least)
            flow += spaced(own, gap) if flow else own
    return flow
