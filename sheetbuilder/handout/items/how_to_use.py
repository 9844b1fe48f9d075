"""The package's page on how its sheets are used."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.handout.binding.bench import Bench, Laid
from sheetbuilder.handout.binding.titled import running
from sheetbuilder.handout.item import RecipeItem


class HowToUse(RecipeItem):
    """How to use the sheets."""

    sample: ClassVar[dict[str, Any]] = {"type": "how-to-use"}

    type: Literal["how-to-use"] = Field(description="Pakkens side »sådan bruger du arkene«.")

    def lay(self, bench: Bench) -> Laid:
        """The page."""
        page = bench.context.package.meta.how_to_use
        return running(bench, page.title, page.blocks, self.where)
