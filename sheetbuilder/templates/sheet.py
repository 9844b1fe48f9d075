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
from sheetbuilder.templates.working import WritingRoom, working_area

_MAIN = 105
"""How wide the main column is on A4, in mm."""


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
    context = context.at(sheet_anchor(sheet.number))
    front, back = context.on(PageKind.FRONT, first=context.begins), context.on(PageKind.BACK)
    return [_front(front, sheet, mini, part, own_foot), _back(back, sheet, part, own_foot)]


def _front(context: LayoutContext, sheet: Sheet, mini: Drawing, part: Node, foot: str) -> PageContent:
    paper = context.theme.paper
    width = paper.content_width
    mm = context.mm
    main = mm(_MAIN)
    side_x = main + context.space("column-gutter")
    top = paper.head
    head: Flow = [strip(context, sheet, mini, width, part)]
    head += sheet_title(context, sheet, width, part, context.space("under-strip"))
    head += context.paragraph(
        sheet.purpose, "lead", min(mm(context.theme.format.measure.lead), width), part, gap=context.space("under-title")
    )
    widths = {Zone.MAIN: main, Zone.LOW: main, Zone.SIDE: width - side_x, Zone.FOOT: width}
    parts = composed(drawable(sheet.front), context, widths, part)
    chip_row = chips(context, sheet, width, part)

    bottom = paper.height - foot_room(context) - context.space("page-edge")
    chips_y = bottom - chip_row.height
    feet = _stacked(parts, Zone.FOOT, context.space("between-parts"))
    feet_y = chips_y - context.space("between-parts") - height(feet)
    columns_y = top + height(head) + context.space("between-zones")
    room = feet_y - context.space("between-parts") - columns_y
    drawn: list[Item] = [*items(head, 0, top)]
    between = context.space("between-sections")
    low = _stacked(parts, Zone.LOW, between)
    for zones, x in (((Zone.MAIN, Zone.LOW), 0.0), ((Zone.SIDE,), side_x)):
        flow = _stacked(parts, zones[0], between)
        needed = height(flow) + (height(low) + between if low and x == 0.0 else 0.0)
        _check(context, [part for part in parts if part.block.zone in zones], needed, room, sheet)
        drawn += items(flow, x, columns_y)
    drawn += items(low, 0, columns_y + room - height(low))  # at the foot of the column, wherever the moves end
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
        *context.text(
            context.words.working_page,
            quiet,
            title_width + context.space("beside-title"),
            paper.head + base,
            node.mark(),
        ),
        *number_only(context, sheet, width, paper.head + base),
    ]
    top = paper.head + title.leading + context.space("between-parts")
    bottom = paper.height - foot_room(context) - context.space("page-edge")
    reminder = part.detached(Role.SECT)
    strip_slab = privacy_strip(context, width, reminder)
    bottom -= strip_slab.height
    drawn += working_area(
        context.deeper(),
        sheet.back,
        part,
        WritingRoom(top, bottom - context.space("above-notice"), _name(context, sheet), sheet.where),
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
