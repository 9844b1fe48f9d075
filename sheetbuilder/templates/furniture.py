"""What comes back on every sheet: the position strip, the chips, the privacy strip."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.content import Sheet
from sheetbuilder.layout.apart import set_apart
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    items,
    kept_together,
    kept_with_next,
    labelled,
)
from sheetbuilder.layout.items import Box, Drawing, Group, Item, Pen
from sheetbuilder.layout.local import local_mark, mark_width
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace


def foot_room(context: LayoutContext) -> float:
    """How much of the page's height the foot takes, from the page's lower edge."""
    lines = context.style("foot").leading if context.theme.format.large else 0.0
    return context.theme.paper.foot + context.space("foot") + lines


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
