"""What comes back on every sheet: the position strip, the chips, the privacy strip, the foot."""

from __future__ import annotations

import datetime

from msgspec import Struct

from sheetbuilder.content import Sheet
from sheetbuilder.layout.contacts import FootLine, foot_lines, in_figures, written
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, items
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Box, Drawing, Group, Item, Pen, line
from sheetbuilder.layout.local import local_mark, mark_width
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER


def foot_room(context: LayoutContext) -> float:
    """How much of the page's height the foot takes, from the page's lower edge."""
    return context.theme.paper.foot + context.space("foot")


class Ending(Struct, frozen=True):
    """What stands at the right end of a foot, and who is told the number in its middle."""

    edition: str
    """It gives way where there is little room."""
    page: str
    spoken: Mark | None = None
    """The mark of the number, where a screen reader is told it."""


def foot(
    context: LayoutContext, draft: PageContent, ending: Ending, width: float, page_height: float
) -> tuple[Item, ...]:
    """The foot of a page: a line, what the page belongs to, whom to ring up, edition and page number."""
    baseline = page_height - max(context.theme.paper.foot, draft.clear.bottom)
    rule = baseline - context.style("foot").leading - context.space("hair")
    gap = context.space("beside-label")
    number, right = _fitting(context, draft, ending, width - gap)
    room = width - context.width(right, "foot") - gap
    middle: tuple[Item, ...] = ()
    if number is not None:
        # In the middle of the page, or as near to it as its neighbour on the right lets it be.
        x = min((width - number.width) / 2, room - number.width)
        middle, room = number.items(context, x, baseline, ending.spoken), x - gap
    return (
        line(0, rule, width, rule, Pen(ColourRole.HAIRLINE)),
        *context.text(_left(context, draft, room), "foot", 0, baseline),
        *middle,
        *context.text_right(right, "foot", width, baseline),
    )


def _fitting(context: LayoutContext, draft: PageContent, ending: Ending, width: float) -> tuple[FootLine | None, str]:
    """The first contact and what stands at the right, both in as many words as there is room for beside each other."""
    rights = [_BETWEEN.join(filter(None, (ending.edition, ending.page))), ending.page]
    if draft.kind is PageKind.COVER or context.brand is None:
        return None, rights[0]
    name = context.width(context.brand.name, "foot") + context.space("beside-label")
    # Whose page it is goes before the day on which the number was tried, but not before the edition.
    for right, beside in ((rights[0], name), (rights[0], 0.0), (rights[1], 0.0)):
        room = width - context.width(right, "foot") - context.space("beside-label")
        lines = list(foot_lines(context, context.brand, room))
        if not lines:
            return None, rights[0]
        for one in lines[:-1]:
            if one.width + beside <= room:
                return one, right
        if not beside and lines[-1].width <= room:
            return lines[-1], right
    # Nothing is as important as the number.
    return lines[-1], ""


def _left(context: LayoutContext, draft: PageContent, room: float) -> str:
    """What a page belongs to, behind the brand's name; its parts are left out one by one until there is room."""
    if draft.kind is PageKind.COVER:
        return draft.foot
    parts = draft.foot.split(_BETWEEN) if draft.foot else []
    first = (context.brand.name,) if context.brand else ()
    said = [_BETWEEN.join((*first, *parts[dropped:])) for dropped in range(len(parts) + len(first))]
    # Beside a number there may be room for the last part alone: which sheet it is.
    said += [*parts[-1:], ""] if context.brand and context.brand.file.contacts else [draft.foot]
    return next((text for text in said if context.width(text, "foot") <= room), said[-1])


_BETWEEN = " · "


def edition_line(
    context: LayoutContext, date: datetime.date, revision: datetime.date | None = None, *, brief: bool = False
) -> str:
    """The edition with its month, or with the day from which a brand's content is as it is, `brief` in figures."""
    words, edition = context.words, context.package.meta.edition
    if revision is None:
        return words.edition_line.format(edition=edition, month=words.months[date.month - 1], year=date.year)
    day = in_figures(context, revision) if brief else written(context, revision)
    return words.revised_line.format(edition=edition, day=day)


def blank_page(context: LayoutContext, width: float, height: float) -> tuple[Item, ...]:
    """What a page says that is empty on purpose."""
    return context.text_centred(context.words.blank_page, "foot", width / 2, height / 2)


def strip(context: LayoutContext, sheet: Sheet, mini: Drawing, width: float, parent: Node) -> Band:
    """Where one is: the figure in small with the step filled, phase and step in words, the sheet's number."""
    words, package = context.words, context.package
    phase = package.workflow.phase_of(sheet.step)
    step = next(one for one in phase.steps if one.number == sheet.step)
    look = context.style("strip")
    height = max(2 * look.leading, mini.height)
    top = (height - 2 * look.leading) / 2
    x = mini.width + context.space("narrow-gutter")
    node = parent.add(Role.P)
    name, number = context.style("number-word"), context.style("number")
    base = height / 2 + context.typesetter.cap_height(number) / 2
    place = context.lines(words.phase_and_name.format(number=phase.number, name=phase.name) + " ", "strip", width, node)
    where = context.lines(
        words.step_and_name.format(number=step.number, name=step.name) + " ", "strip-quiet", width, node
    )
    digits = context.width(sheet.number, number)
    own: tuple[Item, ...] = ()
    if sheet.local:
        left = width - digits - context.space("before-number") - context.width(words.sheet, name) - mark_width(context)
        own = local_mark(context, left, base, node.mark())
    mark = node.mark()
    return Band(
        height,
        (
            Group(0, (height - mini.height) / 2, mini.items),
            *(Group(x, top + context.baseline(look), row.items) for row in place),
            *(Group(x, top + look.leading + context.baseline("strip-quiet"), row.items) for row in where),
            *own,
            *context.text_right(words.sheet + " ", name, width - digits - context.space("beside-word"), base, mark),
            *context.text_right(sheet.number, number, width, base, mark),
        ),
    )


def marker(context: LayoutContext, number: str, width: float, base: float) -> tuple[Item, ...]:
    """The number of a sheet, or those of several, at the right edge as decoration; nothing for none."""
    if not number:
        return ()
    look = context.style("number")
    digits = context.width(number, look)
    return (
        *context.text_right(context.words.sheet, "number-word", width - digits - context.space("beside-word"), base),
        *context.text_right(number, look, width, base),
    )


def chips(context: LayoutContext, sheet: Sheet, width: float, parent: Node) -> Band:
    """The core elements that a sheet builds on: number and name in a round frame, over as many rows as they need."""
    look = context.style("chip")
    number_look = context.style("label")
    pad, between, high = (
        context.space("in-chip"),
        context.space("between-rows"),
        look.leading + context.space("cell-edge"),
    )
    lead = context.words.builds_on
    items_: list[Item] = []
    node = parent.add(Role.P)
    base = (high + context.typesetter.cap_height(look)) / 2
    items_ += context.text(lead + " ", "strip-quiet", 0, base, node.mark())
    x = start = context.width(lead, "strip-quiet") + context.space("before-chips")
    y = 0.0
    entries = parent.add(Role.L, numbering="Decimal")
    small = type(number_look)(number_look.face, look.size, look.leading, ColourRole.ACCENT)
    for element in map(context.package.element, sheet.core_elements):
        digits = context.width(str(element.number), small)
        name = element.short or element.name
        wide = pad * 2 + digits + context.space("beside-word") + context.width(name, look)
        if x + wide > width and x > start:
            x, y = start, y + high + between
        entry = entries.add(Role.LI)
        items_.append(Box(x, y, wide, high, high / 2, Pen(ColourRole.HAIRLINE, 0.6)))
        items_ += context.text(f"{element.number} ", small, x + pad, y + base, entry.add(Role.LBL).mark())
        items_ += context.text(
            name, look, x + pad + digits + context.space("beside-word"), y + base, entry.add(Role.LBODY).mark()
        )
        x += wide + between
    return Band(y + high, tuple(items_))


def privacy_strip(context: LayoutContext, width: float, parent: Node) -> Band:
    """The reminder at the foot of every working page: no personal data on paper."""
    privacy = context.package.meta.privacy
    pad = context.space("beside-label")
    text = context.set(context.runs(f"**{privacy.lead}** {privacy.text}"), "small", width - 2 * pad, parent.add(Role.P))
    look = Frame(pad, context.space("in-notice"), fill=ColourRole.TINT, radius=context.mm(CORNER))
    return framed(text, width, look)


class Frame(Struct, frozen=True):
    """What is about a flow: white space at its sides and above and below it, an outline, a ground, round corners."""

    side: float
    top: float
    pen: Pen | None = None
    fill: ColourRole | None = None
    radius: float = 0.0


def framed(flow: Flow, width: float, frame: Frame) -> Band:
    """A flow in a box as wide as given."""
    inner = items(flow, frame.side, frame.top)
    high = sum(band.height + (band.gap if index else 0) for index, band in enumerate(flow)) + 2 * frame.top
    return Band(high, (Box(0, 0, width, high, frame.radius, frame.pen, frame.fill), *inner))
