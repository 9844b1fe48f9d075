"""The strategy page of the package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from sheetbuilder.compose.singles import strategy_drafts
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field


class StrategyItem(RecipeItem):
    """One page that collects what the sheets ask one to decide."""

    plain: ClassVar[bool] = True
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
        foot, anchor = item_context.foot, item_context.anchor

        def composed(context: LayoutContext, above: Node) -> list[PageContent]:
            part = above.add(Role.PART, title=strategy.title, anchor=anchor)
            return strategy_drafts(context, strategy, part, foot)

        drafts = item_context.ready(("strategy of a handout", anchor, foot), composed)
        return Laid((PageRun(drafts),), (item_context.line(strategy.title),))
