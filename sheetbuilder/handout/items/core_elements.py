"""The overview of the core elements."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.compose.singles import elements_drafts
from sheetbuilder.handout.binding.bench import Bench, Laid, Stretch
from sheetbuilder.handout.item import RecipeItem


class CoreElementsItem(RecipeItem):
    """All of them, with their questions."""

    sample: ClassVar[dict[str, Any]] = {"type": "core-elements"}

    type: Literal["core-elements"] = Field(description="Oversigten over kerneelementerne.")

    def lay(self, bench: Bench) -> Laid:
        """The pages of the overview."""
        title = bench.context.package.core_elements.title
        drafts = elements_drafts(bench.context, bench.part(title), bench.foot)
        return Laid((Stretch(tuple(drafts)),), (bench.line(title),))
