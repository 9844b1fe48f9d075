"""What comes back on every sheet: the position strip, the chips, the privacy strip, the foot."""

from __future__ import annotations

import datetime

from msgspec import Struct

from sheetbuilder.content import Sheet
from sheetbuilder.layout.apart import set_apart
from sheetbuilder.layout.contacts import FootLine, foot_lines, in_figures, written
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    items,
    kept_together,
    kept_with_next,
    labelled,
)
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Box, Drawing, Group, Item, Pen, line
from sheetbuilder.layout.local import local_mark, mark_width
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace


def foot_room(context: LayoutContext) -> float:
    """How much of the page's height the foot takes, from the page's lower edge."""
    lines = context.style("foot").leading if context.theme.format.large else 0.0
    return context.theme.paper.foot + context.space("foot") + lines


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
    if context.theme.format.large:
        return _of_two_lines(context, draft, ending, width, baseline)
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


def _of_two_lines(
    context: LayoutContext, draft: PageContent, ending: Ending, width: float, baseline: float
) -> tuple[Item, ...]:
    """The foot of large print: whom to ring up above what the page belongs to, or that above the edition."""
    gap = context.space("beside-label")
    upper = baseline - context.style("foot").leading
    rule = upper - context.style("foot").leading - context.space("hair")
    drawn: list[Item] = [line(0, rule, width, rule, Pen(ColourRole.HAIRLINE))]
    if draft.kind is PageKind.COVER:
        said = ((upper, ending.page), (baseline, draft.foot)) if ending.page else ((baseline, draft.foot),)
        return (*drawn, *(text for y, told in said for text in context.text(told, "foot", 0, y)))
    room = width - context.width(ending.page, "foot") - gap
    drawn += context.text_right(ending.page, "foot", width, baseline)
    numbers = list(foot_lines(context, context.brand, width)) if context.brand is not None else []
    if numbers:
        number = next((one for one in numbers if one.width <= width), numbers[-1])
        drawn += number.items(context, 0.0, upper, ending.spoken)
        return (*drawn, *context.text(_whole(context, _left(context, draft, room), room), "foot", 0, baseline))
    drawn += context.text(_whole(context, _left(context, draft, width), width), "foot", 0, upper)
    edition = ending.edition if context.width(ending.edition, "foot") <= room else ""
    return (*drawn, *context.text(edition, "foot", 0, baseline))


def _whole(context: LayoutContext, text: str, room: float) -> str:
    """A text with as many of its words as there is room for, and dots for the others."""
    words = text.split(" ")
    said = (" ".join(words[:count]).rstrip(",.;:–·- ") + " …" for count in range(len(words) - 1, 0, -1))
    return next((one for one in (text, *said) if context.width(one, "foot") <= room), "")


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
    revised = None
    if revision is not None:
        revised = in_figures(context, revision) if brief else written(context, revision)
    return context.words.edition_of(context.package.meta.edition, date, revised)


def blank_page(context: LayoutContext, width: float, height: float) -> tuple[Item, ...]:
    """What a page says that is empty on purpose."""
    return context.text_centred(context.words.blank_page, "foot", width / 2, height / 2)


def strip_flow(context: LayoutContext, sheet: Sheet, mini: Drawing, width: float, parent: Node) -> Flow:
    """The same in large print: the figure and the number beside each other, phase and step below them."""
    words, package = context.words, context.package
    phase = package.workflow.phase_of(sheet.step)
    step = next(one for one in phase.steps if one.number == sheet.step)
    node = parent.add(Role.P)
    name, number = context.style("number-word"), context.style("number")
    high = max(mini.height, number.leading)
    base = (high + context.typesetter.cap_height(number)) / 2
    digits = context.width(sheet.number, number)
    drawn: list[Item] = [Group(0, (high - mini.height) / 2, mini.items)]
    if sheet.local:
        left = width - digits - context.space("before-number") - context.width(words.sheet, name) - mark_width(context)
        drawn += local_mark(context, left, base, node.mark())
    mark = node.mark()
    drawn += context.text_right(words.sheet + " ", name, width - digits - context.space("beside-word"), base, mark)
    drawn += context.text_right(f"{sheet.number} ", number, width, base, mark)
    place = words.phase_and_name.format(number=phase.number, name=phase.name) + " "
    where = words.step_and_name.format(number=step.number, name=step.name) + " "
    said = context.set(place, "strip", width, node, context.space("between-lines"))
    said += context.set(where, "strip-quiet", width, node)
    return [Band(high, tuple(drawn), keep_with_next=True), *kept_with_next(kept_together(said))]


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


def elements_flow(context: LayoutContext, sheet: Sheet, width: float, parent: Node) -> Flow:
    """The core elements that a sheet builds on in large print, one below the other."""
    lead = context.set(f"{context.words.builds_on} ", "label", width, parent.add(Role.P))
    entries = parent.add(Role.L, numbering="Decimal")
    indent, look = context.space("list-indent"), context.style("item")
    number = replace(look, face=context.style("label").face, ink=ColourRole.ACCENT)
    flow = kept_with_next(lead)
    for element in map(context.package.element, sheet.core_elements):
        entry = entries.add(Role.LI)
        label = context.text(f"{element.number} ", number, 0, context.baseline(look), entry.add(Role.LBL).mark())
        body = context.set(element.short or element.name, look, width - indent, entry.add(Role.LBODY))
        flow += labelled(body, label, indent)
    return kept_together(flow)


def edition_note(context: LayoutContext, width: float, parent: Node, gap: float = 0.0) -> Flow:
    """What large print says of itself, where the package has words for it; nothing in any other edition."""
    said = context.words.large_print_note
    if not context.theme.format.large or not said:
        return []
    return context.paragraph(said, "body", width, parent, gap)


def privacy_flow(context: LayoutContext, width: float, parent: Node) -> Flow:
    """The reminder in large print, behind a bar: nothing is set on tint there."""
    privacy, indent = context.package.meta.privacy, context.space("in-panel")
    said = f"**{privacy.lead}** {privacy.text}"
    text = context.set(context.runs(said), "body", width - indent, parent.add(Role.P))
    return kept_together(set_apart(context, text, indent, ColourRole.WARNING))


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
