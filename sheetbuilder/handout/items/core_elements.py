"""The overview of the core elements."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.compose.elements import elements_drafts
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.models.field import Field


class CoreElementsItem(RecipeItem):
    """All of them, with their questions."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "core-elements"}

    type: Literal["core-elements"] = Field(description="Oversigten over kerneelementerne.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The pages of the overview."""
        title = item_context.context.package.core_elements.title
        drafts = elements_drafts(item_context.context, item_context.part(title), item_context.foot)
        return Laid((PageRun(tuple(drafts)),), (item_context.line(title),))
