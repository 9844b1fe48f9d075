"""Pages to write on: lines, squares or nothing."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.ruling import Ruling, column, ruled_page
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.fields import writing_field
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.models.kinds import Whole, Words


class NotesItem(RecipeItem):
    """Room for a session's notes."""

    sample: ClassVar[dict[str, Any]] = {"type": "notes", "session": "Rollespil", "pages": 2, "ruling": "grid"}

    type: Literal["notes"] = Field(description="Sider til noter.")
    pages: Whole = Field(default=1, ge=1, le=20, description="Hvor mange sider.")
    ruling: Ruling = Field(
        default=Ruling.RULED, description="Hvad der er at skrive på: ruled (linjer), grid (tern) eller blank."
    )
    session: Words | None = Field(default=None, description="Det, noterne hører til; står øverst på siden.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The pages, each with its name at the head."""
        item_context = item_context.page()
        context, words = item_context.context, item_context.words
        paper = context.theme.paper
        title = f"{words.notes}: {self.session}" if self.session else words.notes
        part = item_context.part(title)
        drafts = []
        for index in range(self.pages):
            # The name is a heading once; on the pages behind it is only there for the eye.
            head = (
                context.heading(title, "title", paper.content_width, part, below=0)
                if index == 0
                else context.set(title, "title", paper.content_width, None)
            )
            top = paper.head + height(head) + context.space("above-text")
            mark = writing_field(context, part, title, f"notes-{index + 1}")
            field = ruled_page(context, self.ruling, mark, column(context, top, bottom(item_context)))
            drafts.append(item_context.draft((*items(head, 0, paper.head), *field)))
        return Laid((PageRun(tuple(drafts)),), (item_context.line(title),))
