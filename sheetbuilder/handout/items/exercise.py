"""An exercise: what participants do, for how long, in which groups; room for notes, and the trainer's own page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from sheetbuilder.content import Block, Blocks
from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.ruling import column, lines_stretch, named_lines
from sheetbuilder.handout.binding.steps import numbered_steps
from sheetbuilder.handout.binding.titled import bottom, single
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import pitch
from sheetbuilder.layout.flow.bands import Flow, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Whole, Words
from sheetbuilder.templates.flowing import Piece, flowing_pages
from sheetbuilder.templates.prose import Pagination, at_reading_size, overflow, prose
from sheetbuilder.values import replace

_FEW_LINES = 6


class Exercise(RecipeItem):
    """Something to do together."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "exercise",
        "title": "To spejlinger for hvert spørgsmål",
        "minutes": 20,
        "groups": "grupper på tre",
        "purpose": "At mærke forskel på at spørge og at spejle.",
        "instructions": ["Fordel rollerne.", "Tal sammen i fem minutter.", "Byt."],
        "materials": ["et ur", "ark 3.4"],
        "facilitator": ["Sig tiden højt, når der er et minut tilbage."],
    }

    type: Literal["exercise"] = Field(description="En øvelse på sin egen side.")
    title: Words = Field(description="Øvelsens navn.")
    minutes: Whole = Field(ge=1, le=480, description="Hvor mange minutter den tager.")
    groups: Words | None = Field(default=None, description="Hvordan deltagerne er sammen, for eksempel grupper på tre.")
    purpose: Text | None = Field(default=None, description="Hvad øvelsen er til for, i en sætning.")
    blocks: Blocks | None = Field(default=None, description="Blokke før trinene, for eksempel en opdigtet sag.")
    instructions: tuple[Text, ...] = Field(
        min_length=1, max_length=10, description="Det, deltagerne skal gøre, et trin ad gangen."
    )
    materials: tuple[Text, ...] = Field(default=(), max_length=8, description="Det, de skal bruge.")
    facilitator: tuple[Text, ...] = Field(
        default=(), max_length=10, description="Noter til underviseren; de trykkes kun i underviserudgaven."
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """A page, and the trainer's behind it."""
        if item_context.context.theme.format.large:
            return self._flowing(item_context)
        item_context = item_context.page()
        context, words = item_context.context, item_context.words
        part = item_context.part(self.title)
        flow = self._head(item_context, part)
        below = self._steps(item_context, part.detached(Role.SECT))
        if self.blocks:
            # A case is read standing, in a group: as large as the steps, where the page has room for that.
            above = context.theme.paper.head + height(flow)
            left = bottom(item_context) - above - height(below) - _least_notes(context)
            flow += spaced(_case(context, self.blocks, part, left), context.space("between-parts"))
        flow += self._steps(item_context, part)
        top = context.theme.paper.head + height(flow) + context.space("between-zones")
        lines = named_lines(context, words.notes, "notes", part, column(context, top, bottom(item_context)))
        return self._laid(item_context, [single(item_context, flow, lines, self.title, self.where)])

    def _flowing(self, item_context: ItemContext) -> Laid:
        """The exercise in large print, over as many pages as it needs."""
        context, words = item_context.context, item_context.words
        part = item_context.part(self.title)
        flow = self._head(item_context, part)
        if self.blocks:
            flow += spaced(prose(context, self.blocks, part), context.space("between-parts"))
        flow += self._steps(item_context, part)
        how = Pagination(item_context.foot, self.title, self.where)
        pieces: list[Piece] = [flow, lines_stretch(context, words.notes, "notes", part)]
        return self._laid(item_context.further(), flowing_pages(context, pieces, how))

    def _laid(self, item_context: ItemContext, drafts: Sequence[PageContent]) -> Laid:
        """The pages with the trainer's behind them, where it is theirs."""
        words = item_context.words
        stretches = [PageRun(tuple(drafts))]
        found = [item_context.line(f"{words.exercise}: {self.title}")]
        if self.facilitator and item_context.edition is Edition.TRAINER:
            anchor = f"{item_context.anchor}-facilitator"
            stretches.append(PageRun(tuple(self._notes(item_context, anchor)), Edition.TRAINER))
            found.append(OutlineLine(item_context.depth + 1, words.facilitator, anchor, listed=False))
        return Laid(tuple(stretches), tuple(found))

    def _steps(self, item_context: ItemContext, part: Node) -> Flow:
        """What they need, and what they do."""
        context, words = item_context.context, item_context.words
        measure = context.measure(context.theme.paper.content_width)
        flow: Flow = []
        if self.materials:
            listed = context.heading(words.materials, "heading", measure, part)
            listed += context.list(self.materials, "item", measure, part, gap=context.space("before-first"))
            flow += spaced(listed, context.space("between-sections"))
        steps = numbered_steps(context, words.instructions, self.instructions, measure, part)
        return flow + spaced(steps, context.space("between-sections"))

    def _head(self, item_context: ItemContext, part: Node) -> Flow:
        context, words = item_context.context, item_context.words
        width = context.theme.paper.content_width
        facts = " · ".join(filter(None, (words.minutes.format(minutes=self.minutes), self.groups)))
        flow: Flow = context.set(words.exercise, "strip", width, part.add(Role.P))
        flow += spaced(context.heading(self.title, "title", width, part, below=0), context.space("under-title"))
        flow += context.set(facts, "heading", width, part.add(Role.P), context.space("under-title"))
        if self.purpose:
            flow += context.paragraph(
                self.purpose,
                "lead",
                min(width, context.mm(context.theme.format.measure.lead)),
                part,
                context.space("above-text"),
            )
        return flow

    def _notes(self, item_context: ItemContext, anchor: str) -> list[PageContent]:
        context, words = item_context.context, item_context.words
        paper = context.theme.paper
        width = paper.content_width
        title = f"{words.facilitator}: {self.title}"
        section = item_context.parent.add(Role.SECT, title=title, anchor=anchor)
        flow: Flow = context.set(words.facilitator, "strip", width, section.add(Role.P))
        flow += spaced(context.heading(self.title, "section", width, section, below=0), context.space("between-lines"))
        steps = numbered_steps(context, words.use, self.facilitator, context.measure(width), section)
        flow += spaced(steps, context.space("between-sections"))
        theirs = replace(item_context, foot=f"{words.trainer_edition} · {item_context.foot}")
        if context.theme.format.large:
            how = Pagination(theirs.foot, title, self.where_of("facilitator"), recto=True)
            return flowing_pages(context, [flow, lines_stretch(context, words.own_notes, "own-notes", section)], how)
        end = paper.head + height(flow)
        if end > bottom(item_context):
            context.report(overflow(context, title, end - bottom(item_context), self.where_of("facilitator")))
        top = end + context.space("between-zones")
        lines = named_lines(context, words.own_notes, "own-notes", section, column(context, top, bottom(item_context)))
        return [theirs.draft((*items(flow, 0, paper.head), *lines), recto=True)]


def _case(context: LayoutContext, blocks: Sequence[Block], part: Node, room: float) -> Flow:
    """Blocks at reading size where there is room for them, else as running text."""
    larger = at_reading_size(context)
    tried = prose(replace(larger, problems=None), blocks, part.detached(part.role))
    return prose(larger if height(tried) <= room else context, blocks, part)


def _least_notes(context: LayoutContext) -> float:
    """The room that a case leaves for notes: that between the parts of the page, and some lines."""
    return (
        context.space("between-parts")
        + context.space("between-sections")
        + context.space("between-zones")
        + _FEW_LINES * pitch(context)
    )
