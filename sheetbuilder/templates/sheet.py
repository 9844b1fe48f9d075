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
from sheetbuilder.templates.furniture import chips, foot_room, marker, privacy_strip, strip
from sheetbuilder.templates.large_sheet import large_back, large_front
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
    if context.theme.format.large:
        behind = working_anchor(part.anchor or "")
        return [*large_front(context, sheet, mini, part, own_foot), *large_back(context, sheet, part, own_foot, behind)]
    front, back = context.on(PageKind.FRONT, first=context.begins), context.on(PageKind.BACK)
    return [_front(front, sheet, mini, part, own_foot), _back(back, sheet, part, own_foot)]


def _front(context: LayoutContext, sheet: Sheet, mini: Drawing, part: Node, foot: str) -> PageContent:
    paper = context.theme.paper
    width = paper.content_width
    mm = context.mm
    main = mm(_MAIN)
    side_x = main + context.space("column-gutter")
    top = paper.head
    head = _head(context, sheet, mini, part)
    widths = {Zone.MAIN: main, Zone.LOW: main, Zone.SIDE: width - side_x, Zone.FOOT: width}
    parts = composed(drawable(sheet.front), context, widths, part)
    chip_row = chips(context, sheet, width, part)

    # From below: the row of elements, the box above it, and what stands at the foot of the main column.
    bottom = paper.height - foot_room(context) - context.space("page-edge")
    chips_y = bottom - chip_row.height
    feet = _stacked(parts, Zone.FOOT, context.space("between-parts"))
    feet_y = chips_y - context.space("above-chips") - height(feet)
    end = feet_y - context.space("between-parts")
    # What stands in the columns comes closer together before it is told that there is too little room.
    for between in (context.space("between-sections"), *([context.space("row-gap")] if context.taken else [])):
        low = _stacked(parts, Zone.LOW, between)
        main_column, side_column = (_stacked(parts, zone, between) for zone in (Zone.MAIN, Zone.SIDE))
        below_main = height(low) + between if low else 0.0
        needed = max(height(main_column) + below_main, height(side_column))
        hung, columns_y = _hung(context, head, end - needed)
        if columns_y + needed <= end + 0.01:
            break
    drawn: list[Item] = [*items(hung, 0, top)]
    for zones, flow, x, below in (
        ((Zone.MAIN, Zone.LOW), main_column, 0.0, below_main),
        ((Zone.SIDE,), side_column, side_x, 0.0),
    ):
        own = [part for part in parts if part.block.zone in zones]
        _check(context, own, height(flow) + below, end - columns_y, sheet)
        drawn += items(flow, x, columns_y)
    if low:
        low_y = max(top + context.theme.format.hang_line("low"), columns_y + height(main_column) + between)
        drawn += items(low, 0, min(low_y, end - height(low)))
    drawn += items(feet, 0, feet_y)
    drawn += items([chip_row], 0, chips_y)
    return PageContent(PageKind.FRONT, tuple(drawn), foot, recto=True, clear=context.clear)


def _head(context: LayoutContext, sheet: Sheet, mini: Drawing, part: Node) -> tuple[Flow, Flow, Flow]:
    """Strip, title and purpose."""
    width = context.theme.paper.content_width
    measure = min(context.mm(context.theme.format.measure.lead), width)
    return (
        [strip(context, sheet, mini, width, part)],
        sheet_title(context, sheet, width, part, 0.0),
        context.paragraph(sheet.purpose, "lead", measure, part),
    )


def _hung(context: LayoutContext, head: tuple[Flow, Flow, Flow], latest: float) -> tuple[Flow, float]:
    """The head with each part on its hang line, and where the columns begin, which is `latest` where they are high.

    Where a letterhead takes the room for that, the white space above the lines yields, all of it in proportion.
    """
    top = context.theme.paper.head
    least = [context.space(name) for name in ("between-parts", "hair", "between-parts")]
    lines = [context.theme.format.hang_line(name) for name in ("title", "purpose", "columns")]
    extra, y = [], 0.0
    for part, gap, line in zip(head, least, lines, strict=True):
        y += height(part) + gap
        extra.append(max(0.0, line - y))
        y += extra[-1]
    closest = top + y - sum(extra)
    share = min(1.0, max(0.0, (latest - closest) / sum(extra))) if sum(extra) else 1.0
    above = [gap + share * more for gap, more in zip(least, extra, strict=True)]
    strip_band, title, purpose = head
    flow = [*strip_band, *spaced(title, above[0]), *spaced(purpose, above[1])]
    return flow, top + height(flow) + above[2]


def _back(context: LayoutContext, sheet: Sheet, part: Node, foot: str) -> PageContent:
    paper = context.theme.paper
    width = paper.content_width
    title, quiet = context.style("section"), context.style("quiet-title")
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
        *marker(context, sheet.number, width, paper.head + base),
    ]
    # White space yields to a letterhead.
    top = paper.head + title.leading + context.space("between-parts") / (2 if context.taken else 1)
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
    facts = {"name": _name(context, sheet), "lines": lines, "missing": needed - room}
    longest = max(parts, key=lambda part: height(part.result) if isinstance(part.result, list) else part.result.least)
    context.report(
        Problem(
            "SB401",
            say("{name}: the front page is {lines} lines too long", **facts)
            if lines > 1
            else say("{name}: the front page is one line too long", **facts),
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
