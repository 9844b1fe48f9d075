"""Pages of one's own, in the blocks of the vocabulary."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content import Blocks
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.ruling import column, lines_stretch, named_lines
from sheetbuilder.handout.binding.titled import bottom, running, single, titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.flow.bands import height, spaced
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Truth, Words
from sheetbuilder.templates.flowing import flowing_pages
from sheetbuilder.templates.prose import Pagination, at_reading_size, prose
from sheetbuilder.values import replace


class TextItem(RecipeItem):
    """A title and blocks."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {
        "type": "text",
        "title": "En opdigtet sag",
        "blocks": [{"type": "text", "text": "Jonas er 24 år og har mistet sit job."}],
    }

    type: Literal["text"] = Field(description="Sider med egen tekst.")
    title: Words = Field(description="Sidens overskrift.")
    blocks: Blocks = Field(description="Sidens blokke i læserækkefølge.")
    recto: Truth = Field(default=False, description="true: begynd på en højreside, så papiret kan tages ud.")
    lines: Words | None = Field(
        default=None,
        description="Navnet på de linjer, der fylder resten af siden; teksten står da i læsestørrelse, som en sag.",
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """As many pages as the blocks need; a case has its lines on the same page, so that it is read while writing."""
        if self.lines is None:
            return running(item_context, self.title, self.blocks, self.where, recto=self.recto)
        if item_context.context.theme.format.large:
            return self._flowing(item_context, self.lines)
        item_context = item_context.page()
        context = item_context.context
        flow, part = titled(item_context, self.title)
        told = prose(at_reading_size(context), self.blocks, part)
        flow += spaced(told, context.space("under-page-title"))
        top = context.theme.paper.head + height(flow) + context.space("between-zones")
        lines = named_lines(context, self.lines, "lines", part, column(context, top, bottom(item_context)))
        page = replace(single(item_context, flow, lines, self.title, self.where), recto=self.recto)
        return Laid((PageRun((page,)),), (item_context.line(self.title),))

    def _flowing(self, item_context: ItemContext, lines: str) -> Laid:
        context = item_context.context
        flow, part = titled(item_context, self.title)
        flow += spaced(prose(context, self.blocks, part), context.space("under-page-title"))
        how = Pagination(item_context.foot, self.title, self.where, recto=self.recto)
        drafts = flowing_pages(context, [flow, lines_stretch(context, lines, "lines", part)], how)
        return Laid((PageRun(tuple(drafts)),), (item_context.line(self.title),))
