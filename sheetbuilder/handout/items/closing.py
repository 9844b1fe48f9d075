"""The package's last page: the citizen's data, help at once, where the texts come from, the brand's contacts."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.compose.sets import closing_stack
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words
from sheetbuilder.templates.prose import Pagination, text_pages


class Closing(RecipeItem):
    """What to know before the sheets are put away."""

    plain: ClassVar[bool] = True
    outside: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "closing"}

    type: Literal["closing"] = Field(description="Pakkens sidste side: borgerens oplysninger, akut hjælp og kontakter.")
    title: Words | None = Field(
        default=None, description="En anden overskrift end pakkens, for eksempel Numre og oplysninger."
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """The page; what a brand adds to it may go on on the next."""
        page = item_context.context.package.meta.closing
        if self.title:
            page = page.but(title=self.title)
        flow = closing_stack(item_context.context, page, item_context.part(page.title))
        how = Pagination(item_context.foot, page.title, self.where, even=True)
        drafts = text_pages(item_context.context, flow, how)
        return Laid((PageRun(tuple(drafts)),), (item_context.line(page.title),))
