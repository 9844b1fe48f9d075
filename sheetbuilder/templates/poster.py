"""The head of a poster: its title on one line if it can be, and at the right whose it is, as a logo or in letters."""

from __future__ import annotations

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, beside, solid
from sheetbuilder.layout.items import Picture
from sheetbuilder.layout.logo import sized
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.templates.imprint import name_mark
from sheetbuilder.theme import Style
from sheetbuilder.values import replace

_SENDER = 0.3
"""How much of the width whoever publishes it may take at most."""
_LOGO = 22
"""How high a logo may be on the drawing, in mm, its clear space included."""


def poster_head(context: LayoutContext, title: str, width: float, parent: Node) -> Flow:
    """The head as one band, which is bound to what follows."""
    node = parent.add(heading(context.level))
    sender = _sender(context, width * _SENDER, parent)
    room = width - (sender[1] + context.space("gutter") if sender else 0.0)
    lines = context.set(title, _title(context, title, room), room, node)
    columns: list[tuple[float, Flow]] = [(0.0, lines)]
    if sender is not None:
        columns.append((width - sender[1], sender[0]))
    return [replace(beside(columns), keep_with_next=True)]


def _title(context: LayoutContext, title: str, room: float) -> Style:
    """The style of the title: smaller than usual where that brings it on one line, but larger than any other words."""
    most, least = context.style("title"), context.style("section")
    share = min(1.0, room / context.width(title, most))
    size = max(least.size, most.size * share)
    return replace(most, size=size, leading=most.leading * size / most.size, tracking=most.tracking * size / most.size)


def _sender(context: LayoutContext, width: float, parent: Node) -> tuple[Flow, float] | None:
    """Whose poster it is, and how wide that is; None where no brand publishes it."""
    brand, logo = context.brand, context.logo
    if brand is None:
        return None
    if logo is None:
        lines = name_mark(context, brand, width, parent)
        return [solid(lines)], width
    # All of it grows with the poster, so no logo is too small on the drawing.
    size = sized(replace(logo, least=None), context.theme.paper, width, context.mm(_LOGO))
    mark = parent.add(Role.FIGURE, alt=logo.alt).mark()
    picture = Picture(0.0, 0.0, size.width, size.height, logo.art, mark, size.clear)
    return [Band(size.height + size.clear, (picture,))], size.width
