"""Pages to write on: lines, squares or nothing."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.notes_page import NotesPage, notes_page
from sheetbuilder.handout.binding.ruling import Ruling
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Whole, Words


class NotesItem(RecipeItem):
    """Room for a session's notes."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "notes", "session": "Rollespil", "pages": 2, "ruling": "grid"}

    type: Literal["notes"] = Field(description="Sider til noter.")
    pages: Whole = Field(default=1, ge=1, le=20, description="Hvor mange sider.")
    ruling: Ruling = Field(
        default=Ruling.RULED, description="Hvad der er at skrive på: ruled (linjer), grid (tern) eller blank."
    )
    session: Words | None = Field(default=None, description="Det, noterne hører til; står øverst på siden.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The pages, each with its name at the head."""
        words = item_context.words
        title = f"{words.notes}: {self.session}" if self.session else words.notes
        part = item_context.part(title)
        item_context = item_context.page()
        drafts = [
            # The name is a heading once; on the pages behind it is only there for the eye.
            notes_page(item_context, NotesPage(title, f"notes-{index + 1}", self.ruling, again=index > 0), part)
            for index in range(self.pages)
        ]
        return Laid((PageRun(tuple(drafts)),), (item_context.line(title),))
