"""Pages of one's own, in the blocks of the vocabulary."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.content import Blocks
from sheetbuilder.handout.binding.context import ItemContext, Laid
from sheetbuilder.handout.binding.titled import running
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.models.kinds import Truth, Words


class TextItem(RecipeItem):
    """A title and blocks."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "text",
        "title": "En opdigtet sag",
        "blocks": [{"type": "text", "text": "Jonas er 24 år og har mistet sit job."}],
    }

    type: Literal["text"] = Field(description="Sider med egen tekst.")
    title: Words = Field(description="Sidens overskrift.")
    blocks: Blocks = Field(description="Sidens blokke i læserækkefølge.")
    recto: Truth = Field(default=False, description="true: begynd på en højreside, så papiret kan tages ud.")

    def lay(self, item_context: ItemContext) -> Laid:
        """As many pages as the blocks need."""
        return running(item_context, self.title, self.blocks, self.where, recto=self.recto)
