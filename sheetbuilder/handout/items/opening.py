"""The opening of a short handout: its title, and under it what is in it, with the line said of each."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.titled import titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items.contents import sections
from sheetbuilder.layout.flow.bands import kept_with_next, spaced
from sheetbuilder.layout.roles import Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text
from sheetbuilder.templates.contents import contents
from sheetbuilder.templates.imprint import status
from sheetbuilder.templates.prose import Pagination, text_pages


class OpeningItem(RecipeItem):
    """Cover and contents in one, where a whole page for each would be more paper than the handout."""

    plain: ClassVar[bool] = True
    late: ClassVar[bool] = True
    outside: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "opening", "lead": "Fire papirer til mødet i morgen."}

    type: Literal["opening"] = Field(
        description="Titlen og det, der er i hæftet, med dine linjer om arkene; for korte hæfter uden forside."
    )
    lead: Text | None = Field(default=None, description="Et kort afsnit under titlen.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The rows below the handout's title."""
        context, course = item_context.context, item_context.course
        flow, part = titled(item_context, course.title)
        width = context.theme.paper.content_width
        lead = min(width, context.mm(context.theme.format.measure.lead))
        told = (course.subtitle, course.occasion(context.words, item_context.words), self.lead)
        for text in filter(None, told):
            flow += context.paragraph(text, "lead", lead, part, context.space("under-title"))
        if said := status(context):
            # What a cover says at its foot: a handout without one says it where it begins.
            flow += context.set(said, "strip-quiet", lead, part.add(Role.P), context.space("under-title"))
        rows = contents(context, sections(item_context.lines), item_context.labels, width, part)
        flow = kept_with_next(flow) + spaced(rows, context.space("between-zones"))
        drafts = text_pages(context, flow, Pagination(item_context.foot, course.title, self.where))
        line = OutlineLine(item_context.depth, course.title, item_context.anchor, listed=False)
        return Laid((PageRun(tuple(drafts)),), (line,))
