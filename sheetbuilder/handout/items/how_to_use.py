"""The package's page on how its sheets are used."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid
from sheetbuilder.handout.binding.titled import running
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.models.field import Field


class HowToUse(RecipeItem):
    """How to use the sheets."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "how-to-use"}

    type: Literal["how-to-use"] = Field(description="Pakkens side »sådan bruger du arkene«.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The page."""
        page = item_context.context.package.meta.how_to_use
        return running(item_context, page.title, page.blocks, self.where)
