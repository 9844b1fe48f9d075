"""A figure of the package: the workflow across a page of its own, the others with their description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from sheetbuilder.compose.singles import workflow_drafts
from sheetbuilder.content import Package
from sheetbuilder.content.base import FigureName
from sheetbuilder.errors import Problem, say
from sheetbuilder.figures import figures
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.titled import titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.layout.flow.bands import kept_together, spaced
from sheetbuilder.layout.roles import Role
from sheetbuilder.models.field import Field
from sheetbuilder.templates.prose import Pagination, text_pages


class FigureItem(RecipeItem):
    """One of the package's figures."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "figure", "figure": "workflow"}

    type: Literal["figure"] = Field(description="En figur på sin egen side, med det samme i ord.")
    figure: FigureName = Field(description="Hvilken figur: workflow, organisation eller concern.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A figure that the package does not have."""
        known = figures(package)
        if self.figure not in known:
            message = say("there is no figure “{name}” in this package", name=self.figure)
            hint = say("these exist: {known}", known=", ".join(known))
            yield Problem("SB806", message, self.where_of("figure"), hint)

    def shows(self) -> frozenset[str]:
        """The figure."""
        return frozenset((self.figure,))

    def lay(self, item_context: ItemContext) -> Laid:
        """The figure and its words."""
        context = item_context.context
        figure = figures(context.package)[self.figure]
        line = item_context.line(figure.title)
        if self.figure == "workflow":
            drafts = workflow_drafts(context, item_context.part(figure.title), item_context.foot)
            return Laid((PageRun(tuple(drafts)),), (line,))
        width = context.theme.paper.content_width
        flow, part = titled(item_context, figure.title, "section")
        caption = context.words.figure_caption.format(number=figure.number, caption=figure.caption)
        drawing = [figure.stand(context, width, part)]
        drawing += context.set(caption, "caption", width, part.add(Role.CAPTION), context.space("above-text"))
        flow += spaced(kept_together(drawing), context.space("under-page-title"))
        flow += spaced(figure.describe(context, context.measure(width), part), context.space("between-parts"))
        drafts = text_pages(context, flow, Pagination(item_context.foot, figure.title, self.where))
        return Laid((PageRun(tuple(drafts)),), (line,))
