"""The evaluation: a page to fill in without a name, and to hand in."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content import HandoutPages, ProsePage
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.titled import bottom, titled
from sheetbuilder.handout.items.page_of_the_package import PackagePage
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.models.field import Field
from sheetbuilder.templates.flowing import blocks_flow, flowing_pages
from sheetbuilder.templates.prose import Pagination
from sheetbuilder.templates.working import WritingRoom, writing_area


class Evaluation(PackagePage):
    """What participants think of the course."""

    outside: ClassVar[bool] = True
    kept_as: ClassVar[str] = "evaluation"
    sample: ClassVar[dict[str, Any]] = {
        "type": "evaluation",
        "title": "Evaluering",
        "blocks": [{"type": "notes", "fields": [{"id": "brug", "label": "Det vil jeg prøve"}]}],
    }

    type: Literal["evaluation"] = Field(description="Et ark, hvor deltagerne evaluerer kurset uden navn.")

    def kept(self, pages: HandoutPages) -> ProsePage | None:
        """The one that the package has for it."""
        return pages.evaluation

    def lay(self, item_context: ItemContext) -> Laid:
        """A paper of its own, which can be taken out; its fields grow to fill the page."""
        if item_context.context.theme.format.large:
            return self._flowing(item_context)
        item_context = item_context.page(PageKind.BACK)
        context = item_context.context
        title, blocks = self.page(context.package)
        flow, part = titled(item_context, title)
        top = context.theme.paper.head + height(flow) + context.space("between-parts")
        end = bottom(item_context) - context.space("under-lines")
        fields = writing_area(context, blocks, part, WritingRoom(top, end, title, self.where))
        drawn = (*items(flow, 0, context.theme.paper.head), *fields)
        draft = item_context.draft(drawn, PageKind.BACK, recto=True)
        return Laid((PageRun((draft,), whole=True),), (item_context.line(title),))

    def _flowing(self, item_context: ItemContext) -> Laid:
        context = item_context.context
        title, blocks = self.page(context.package)
        flow, part = titled(item_context, title)
        how = Pagination(item_context.foot, title, self.where, recto=True, kind=PageKind.BACK)
        drafts = flowing_pages(context, [flow, *blocks_flow(context, blocks, part)], how)
        return Laid((PageRun(tuple(drafts), whole=True),), (item_context.line(title),))
