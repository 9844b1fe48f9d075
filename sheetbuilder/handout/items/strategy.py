"""The strategy page of the package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.compose.singles import strategy_draft
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course


class StrategyItem(RecipeItem):
    """One page that collects what the sheets ask one to decide."""

    sample: ClassVar[dict[str, Any]] = {"type": "strategy"}

    type: Literal["strategy"] = Field(description="Strategien for mødet.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A package without a strategy."""
        if package.strategy is None:
            message = say("this package has no {file}", file="strategy.yaml")
            yield Problem("SB807", message, self.where, say("remove the item"))

    def lay(self, item_context: ItemContext) -> Laid:
        """A right-hand page."""
        strategy = item_context.context.package.strategy
        assert strategy is not None
        draft = strategy_draft(item_context.context, strategy, item_context.part(strategy.title), item_context.foot)
        return Laid((PageRun((draft,)),), (item_context.line(strategy.title),))
