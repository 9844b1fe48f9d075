"""A figure in running text: the drawing, its caption, and the same in words."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block, FigureName
from sheetbuilder.figures import figures
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, kept_together, shifted, spaced
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field

_HIGHEST = 0.65
"""The share of a page that a drawing may take: it stands below the heading and the words that lead to it."""


class FigureBlock(Block):
    """One of the package's figures."""

    zone: ClassVar[Zone] = Zone.FULL
    wide: ClassVar[bool] = True
    opens: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "figure", "figure": "workflow"}

    type: Literal["figure"] = Field(description="En figur, tegnet af pakkens data.")
    figure: FigureName = Field(description="Hvilken figur.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The drawing with its caption in one piece, then the long description."""
        figure = figures(context.package).get(self.figure)
        if figure is None:
            return []
        if context.theme.format.large:
            return figure.large(context, width, parent)
        caption = context.words.figure_caption.format(number=figure.number, caption=figure.caption)
        wide = figure.fitting(context, width, _HIGHEST * context.theme.paper.height)
        flow = shifted([figure.stand(context, wide, parent)], (width - wide) / 2)
        flow += context.set(caption, "caption", width, parent.add(Role.CAPTION), context.space("above-text"))
        return kept_together(flow) + spaced(
            figure.describe(context, context.measure(width), parent), context.space("under-drawing")
        )
