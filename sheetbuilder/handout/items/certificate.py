"""The certificate: a quiet page with the name in large letters, what for, how long, and lines for who signs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items
from sheetbuilder.layout.items import Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Words
from sheetbuilder.templates.cover import bearer
from sheetbuilder.templates.prose import overflow
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_NAME, _SIGNED = 14, 8
"""On A4, in mm: the height of a line for a name, and the height over the line of a signature, which is always free."""

_LEAST_SIGNATURE = 38
"""On A4, in mm: how wide a line for a signature must be."""
_HAIR = 0.5
"""In points: what a text set in its own width must not lack."""


class Certificate(RecipeItem):
    """That somebody took part."""

    outside: ClassVar[bool] = True
    personal: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {
        "type": "certificate",
        "hours": "6 timer",
        "contents": ["at lytte", "at spørge"],
    }

    type: Literal["certificate"] = Field(description="Et kursusbevis på sit eget papir.")
    title: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    hours: Words | None = Field(default=None, description="Hvor længe kurset varede, for eksempel 6 timer.")
    contents: tuple[Text, ...] = Field(default=(), max_length=8, description="Det, kurset handlede om.")
    signed_by: tuple[Words, ...] = Field(
        default=(), max_length=3, description="De, der skriver under; ellers underviserne."
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """A right-hand page without a frame and without a foot, in the middle of its paper."""
        item_context = item_context.page()
        context = item_context.context
        paper = context.theme.paper
        title = self.title or item_context.words.certificate
        part = item_context.part(title)
        width = paper.content_width
        drawn: list[Item] = [*bearer(context, part)]
        flow = self._flow(item_context, title, width, part)
        signed = self._signed(item_context, width, part)
        top = paper.head + context.space("certificate-top")
        # The label below a line stands where the foot of other pages has its words.
        sign_at = paper.height - paper.foot - context.space("foot") - signed.height
        excess = top + height(flow) + context.space("between-zones") - sign_at
        if excess > 0.01:
            context.report(overflow(context, title, excess, self.where))
        drawn += [*items(flow, 0, top), *items([signed], 0, sign_at)]
        # It is hung up, not bound: its margins are alike.
        centred = Group((paper.fore_edge - paper.binding) / 2, 0.0, tuple(drawn))
        draft = replace(item_context.draft([centred], recto=True), bare=True)
        return Laid((PageRun((draft,), whole=True),), (item_context.line(title),))

    def _flow(self, item_context: ItemContext, title: str, width: float, part: Node) -> Flow:
        context, words, course = item_context.context, item_context.words, item_context.course
        quiet = replace(context.style("cover-lead"), ink=ColourRole.QUIET)
        flow = context.set(title, quiet, width, part.add(heading(context.level)))
        if item_context.recipient is None:
            flow.append(_line_to_write(context, words.name, width, part))
        else:
            name, *more = item_context.recipient.lines
            flow += context.set(name, _fitting(context, name, width), width, part.add(Role.P), context.space("hair"))
            for said in more:
                flow += context.set(said, "cover-lead", width, part.add(Role.P), context.space("between-lines"))
        took_part = ", ".join(filter(None, (f"{words.took_part} {course.title}", self.hours)))
        flow += context.set(took_part, "lead", width, part.add(Role.P), context.space("above-text"))
        if course.subtitle:
            flow += context.set(course.subtitle, "cover-lead", width, part.add(Role.P), context.space("under-title"))
        if self.contents:
            about = "\u00a0· ".join(self.contents)
            gap = context.space("between-zones")
            flow += context.paragraph(about, "cover-lead", context.measure(width), part, gap)
        return flow

    def _signed(self, item_context: ItemContext, width: float, part: Node) -> Band:
        """A line for day and place, with them on it where they are known, and one for each who signs."""
        context, words, course = item_context.context, item_context.words, item_context.course
        signers = self.signed_by or course.trainers[:3] or ("",)
        gutter = context.space("column-gutter")
        occasion = course.occasion(context.words, words)
        room = width - gutter * len(signers)
        first = room / (len(signers) + 1)
        # Day and place have one line where every signature keeps the room that it needs.
        needed = context.width(occasion, "item") + _HAIR
        if needed > first and room - needed >= len(signers) * context.mm(_LEAST_SIGNATURE):
            first = needed
        wide = (room - first) / len(signers)
        columns = [(0.0, _named_line(context, _LineOf(words.date_and_place, "date-and-place", occasion), first, part))]
        for index, name in enumerate(signers, 1):
            label = f"{words.signature}, {name}" if name else words.signature
            own = _named_line(context, _LineOf(name or words.signature, f"signature-{index}", alt=label), wide, part)
            columns.append((first + gutter + (index - 1) * (wide + gutter), own))
        # All lines on one height, however many words stand on one of them.
        above = max(flow[0].height for _, flow in columns)
        return beside([(x, [Band(above - flow[0].height), *flow]) for x, flow in columns])


@dataclass(frozen=True, slots=True)
class _LineOf:
    """A line at the foot: its label, the name of its place to write, what stands on it already, what is read aloud."""

    label: str
    name: str
    said: str = ""
    alt: str = ""


def _fitting(context: LayoutContext, name: str, width: float) -> str:
    """The largest style in which the longest word of a name has room."""
    longest = max(context.width(word, "cover-title-long") for word in name.split())
    return "cover-title-long" if longest <= width else "title"


def _line_to_write(context: LayoutContext, label: str, width: float, part: Node) -> Band:
    mark = writing_field(context, part, label, "name")
    high = context.mm(_NAME)
    rule = line(0, high, width, high, Pen(ColourRole.LINE, 0.8), mark)
    return Band(high, (rule, area(mark, 0, 0, width, high, rules=high)))


def _named_line(context: LayoutContext, line_of: _LineOf, width: float, part: Node) -> Flow:
    """A line with its label below it; what is known stands on it, else it is a place to write."""
    pen = Pen(ColourRole.LINE, 0.8)
    below = [Band(context.space("to-field"), (line(0, 0, width, 0, pen),))]
    if line_of.said:
        above = context.set(line_of.said, "item", width, part.add(Role.P))
        room = [Band(height(above) + context.space("between-lines"), items(above))]
    else:
        mark = writing_field(context, part, line_of.alt or line_of.label, line_of.name)
        high = context.mm(_SIGNED)
        room = [Band(high, (area(mark, 0, 0, width, high, rules=high),))]
        below = [Band(context.space("to-field"), (line(0, 0, width, 0, pen, mark),))]
    return [*room, *below, *context.set(line_of.label, "hint", width, part.add(Role.P))]
