"""The strategy page of the package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.compose.singles import strategy_draft
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.bench import Bench, Laid, Stretch
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
            yield Problem("SB607", message, self.where, say("remove the item"))

    def lay(self, bench: Bench) -> Laid:
        """A right-hand page."""
        strategy = bench.context.package.strategy
        assert strategy is not None
        draft = strategy_draft(bench.context, strategy, bench.part(strategy.title), bench.foot)
        return Laid((Stretch((draft,)),), (bench.line(strategy.title),))
