"""The certificate: a page for the wall, with lines for the name and for whoever signs it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items, spaced
from sheetbuilder.layout.items import Box, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.kinds import Text, Words
from sheetbuilder.templates.imprint import name_mark
from sheetbuilder.templates.prose import overflow
from sheetbuilder.theme.palette import ColourRole

_DOUBLE, _NAME = 1.5, 14
"""On A4, in mm: between the two lines of the frame, and the height of a line for a name."""
_SIGNED = 8
"""The height over the line of a signature, which is always free, in mm on A4."""


class Certificate(RecipeItem):
    """That somebody took part."""

    outside: ClassVar[bool] = True
    personal: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "certificate", "contents": ["at lytte", "at spørge"]}

    type: Literal["certificate"] = Field(description="Et kursusbevis på sit eget papir.")
    title: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    contents: tuple[Text, ...] = Field(default=(), max_length=8, description="Det, kurset handlede om.")
    signed_by: tuple[Words, ...] = Field(
        default=(), max_length=3, description="De, der skriver under; ellers underviserne."
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """A right-hand page with a frame, and nothing at its foot."""
        item_context = item_context.page()
        context, words, course = item_context.context, item_context.words, item_context.course
        paper = context.theme.paper
        title = self.title or words.certificate
        part = item_context.part(title)
        inset = context.space("between-zones")
        width = paper.content_width - 2 * inset
        flow: Flow = context.heading(title, "cover-title-long", width, part, below=0)
        flow += spaced(
            context.set(words.confirms, "cover-lead", width, part.add(Role.P)), context.space("between-chapters")
        )
        if item_context.recipient is None:
            flow.append(_line_to_write(context, words.name, width, part))
        else:
            for index, said in enumerate(item_context.recipient.lines):
                look, above = ("cover-lead", "under-title") if index else ("title", "above-text")
                flow += spaced(context.set(said, look, width, part.add(Role.P)), context.space(above))
        flow += spaced(
            context.set(words.took_part, "cover-lead", width, part.add(Role.P)), context.space("between-sections")
        )
        flow += spaced(context.set(course.title, "chapter", width, part.add(Role.P)), context.space("under-title"))
        for text in filter(None, (course.subtitle, course.occasion(context.words, words))):
            flow += context.set(text, "cover-lead", width, part.add(Role.P), context.space("under-title"))
        if self.contents:
            listed = context.heading(words.was_about, "heading", width, part)
            flow += spaced(
                listed + context.list(self.contents, "item", width, part, gap=context.space("between-points")),
                context.space("between-zones"),
            )
        signers = self.signed_by or course.trainers[:3] or ("",)
        signatures = _signatures(context, words.signature, signers, width, part)
        top, foot = paper.head, paper.height - paper.foot
        sign_at = foot - inset - signatures.height
        excess = top + context.space("certificate-top") + height(flow) + context.space("between-sections") - sign_at
        if excess > 0.01:
            context.report(overflow(context, title, excess, self.where))
        frame = Box(0, top, paper.content_width, foot - top, 0, Pen(ColourRole.ACCENT, 1.4))
        gap = context.mm(_DOUBLE)
        inner = Box(gap, top + gap, paper.content_width - 2 * gap, foot - top - 2 * gap, 0, Pen(ColourRole.ACCENT, 0.5))
        drawn: list[Item] = [frame, inner]
        if context.brand:
            drawn += items(name_mark(context, context.brand, width, part), inset, top + inset)
        drawn += items(flow, inset, top + context.space("certificate-top"))
        drawn += items([signatures], inset, sign_at)
        draft = replace(item_context.draft(drawn, recto=True), bare=True)
        return Laid((PageRun((draft,), whole=True),), (item_context.line(title),))


def _line_to_write(context: LayoutContext, label: str, width: float, part: Node) -> Band:
    mark = writing_field(context, part, label, "name")
    high = context.mm(_NAME)
    return Band(high, (line(0, high, width, high, Pen(ColourRole.LINE, 0.8), mark), area(mark, 0, 0, width, high)))


def _signatures(context: LayoutContext, word: str, names: tuple[str, ...], width: float, part: Node) -> Band:
    gutter = context.space("gutter")
    wide = (width - gutter * (len(names) - 1)) / len(names)
    columns = []
    for index, name in enumerate(names):
        label = name or word
        mark = writing_field(context, part, f"{word}, {name}" if name else word, f"signature-{index + 1}")
        # One signs above the line, where the page leaves the room for it.
        above = area(mark, 0, -context.mm(_SIGNED), wide, context.mm(_SIGNED))
        rule = Band(context.space("to-field"), (line(0, 0, wide, 0, Pen(ColourRole.LINE, 0.8), mark), above))
        columns.append((index * (wide + gutter), [rule, *context.set(label, "hint", wide, part.add(Role.P))]))
    return beside(columns)
