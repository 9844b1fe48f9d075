"""A divider: the first paper of a part, with the part's name and its sheets, and lines for notes on its back."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content import Package
from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.notes_page import NotesPage, notes_page
from sheetbuilder.handout.binding.ruling import Ruling
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.flow.bands import Flow, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Words
from sheetbuilder.templates.cover import papers
from sheetbuilder.templates.prose import overflow
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_RULE = 17
"""How long the rule above the title is, in mm on A4."""


class Divider(RecipeItem):
    """The beginning of a part."""

    sample: ClassVar[dict[str, Any]] = {"type": "divider", "title": "Før mødet", "text": "Det, vi gør, før vi ringer."}

    type: Literal["divider"] = Field(description="Et skilleark: her begynder en del, som det næste hører til.")
    title: Words = Field(description="Delens navn; det står også i foden af dens sider.")
    text: Text | None = Field(default=None, description="Et kort afsnit om delen.")
    back: Ruling = Field(
        default=Ruling.RULED,
        description="Skillearkets bagside: ruled (linjer til delens noter), grid (tern) eller blank (tom).",
    )

    def heads(self, package: Package) -> str:  # noqa: ARG002
        """The part's name."""
        return self.title

    def lay(self, item_context: ItemContext) -> Laid:
        """A right-hand page, and its back."""
        part = item_context.part(self.title)
        kicker = item_context.words.part.format(number=item_context.parts)
        draft = divider_draft(item_context, part, kicker, self.text, self.where)
        drafts = [draft]
        if self.back is not Ruling.BLANK:
            inner = item_context.inside(part).page()
            title = f"{item_context.words.notes}: {self.title}"
            drafts.append(notes_page(inner, NotesPage(title, "notes", self.back, "section"), part.add(Role.SECT)))
        return Laid((PageRun(tuple(drafts), whole=True),), (item_context.line(self.title),), part)


def divider_draft(
    item_context: ItemContext,
    part: Node,
    kicker: str,
    text: str | None,
    where: Where | None,
) -> PageContent:
    """The page: a line, the part's name, a paragraph, its sheets drawn small at the foot."""
    title = part.title or ""
    item_context = replace(item_context.page(), foot=f"{item_context.foot} · {title}")
    context = item_context.context
    paper = context.theme.paper
    width = paper.content_width
    flow: Flow = context.set(kicker, "lead", width, part.add(Role.P))
    longest = max(context.width(word, "cover-title-long") for word in title.split())
    style = "cover-title-long" if longest <= width else "title"
    flow += spaced(context.heading(title, style, width, part, below=0), context.space("under-title"))
    if text:
        flow += spaced(
            context.paragraph(text, "cover-lead", min(width, context.mm(context.theme.format.measure.cover)), part),
            context.space("between-parts"),
        )
    top = max(context.space("title-top"), paper.head + context.space("between-sections"))
    drawn: list[Item] = [
        line(
            0,
            top - context.space("between-parts"),
            context.mm(_RULE),
            top - context.space("between-parts"),
            Pen(ColourRole.SECONDARY, 2.4),
        )
    ]
    drawn += items(flow, 0, top)
    end = bottom(item_context)
    if top + height(flow) > end:
        context.report(overflow(context, title, top + height(flow) - end, where))
    if item_context.own:
        below = papers(context, [("", item_context.own)])
        if top + height(flow) + context.space("between-sections") + below.height <= end - context.space(
            "between-parts"
        ):
            drawn.append(Group(0, end - context.space("between-parts") - below.height, below.items))
    return item_context.draft(drawn, recto=True)
