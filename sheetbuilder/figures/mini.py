"""The workflow in its smallest form: numbered squares in the phases they belong to, one or some of them filled."""

from __future__ import annotations

from collections.abc import Container

from sheetbuilder.content import Workflow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Drawing, Item, Pen
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_LARGE_PRINT = 1.6
"""How much larger the squares are in large print, so that they hold their numbers."""
_COVER_SCALE = 1.6
"""How much larger than on a sheet the figure stands on a cover."""


def cover_workflow(context: LayoutContext, workflow: Workflow, filled: Container[int]) -> Drawing:
    """The same for a cover: larger, as far as the width of the page permits."""
    wide = mini_workflow(context, workflow, filled).width
    return mini_workflow(context, workflow, filled, min(_COVER_SCALE, context.theme.paper.content_width / wide))


def mini_workflow(context: LayoutContext, workflow: Workflow, filled: Container[int], scale: float = 1.0) -> Drawing:
    """Decoration beside words that say the same; `filled` are the numbers of the steps that are lit."""
    strip = context.style("strip")
    drawn = scale * (_LARGE_PRINT if context.theme.format.large else 1.0)
    size, gap, pad, apart = (context.mm(length * drawn) for length in (5.4, 1.3, 1.1, 2))
    look = replace(strip, size=strip.size * scale, leading=strip.leading * scale)
    white = replace(look, ink=ColourRole.ON_FILL)
    base = pad + (size + context.typesetter.cap_height(look)) / 2
    items: list[Item] = []
    x = 0.0
    for phase in workflow.phases:
        count = len(phase.steps)
        wide = count * size + (count - 1) * gap + 2 * pad
        items.append(Box(x, 0, wide, size + 2 * pad, context.mm(1.4 * scale), None, ColourRole.TINT))
        for index, step in enumerate(phase.steps):
            left = x + pad + index * (size + gap)
            lit = step.number in filled
            items.append(
                Box(
                    left,
                    pad,
                    size,
                    size,
                    context.mm(scale),
                    Pen(ColourRole.ACCENT, 0.9 * scale),
                    ColourRole.FILL if lit else ColourRole.PAPER,
                )
            )
            items += context.text_centred(str(step.number), white if lit else look, left + size / 2, base)
        x += wide + apart
    return Drawing(x - apart, size + 2 * pad, tuple(items))
