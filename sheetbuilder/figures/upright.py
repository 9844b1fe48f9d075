"""A column of boxes: figures in large print stand one box below the other, so that no name has to be small."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from sheetbuilder.layout.arrows import arrow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Dash, Drawing, Group, Item, Pen
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme import Style
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace

ON, BACK = Pen(ColourRole.INK, 1.8), Pen(ColourRole.QUIET, 1.6)
"""The ways on and the ways back between boxes."""
GATE = Pen(ColourRole.QUIET, 1.4, Dash.DASHED)
"""Of what lies before and after, and of the ways to it."""
_APART, _LANE, _PAD = 11, 9, 2.6
"""Between boxes, so that an arrow can be seen; between a way on and one back; from a frame to its words; in mm."""
_TIGHT = (1.0, 0.8, 0.6)
"""How much of that is kept, tried one after the other."""
_HIGHEST = 0.72
"""The share of a page, head and foot apart, that a drawing takes where it can: a title stands over it."""


class BoxColumn(Struct):
    """A column of boxes that grows downwards; `y` is how far it reaches, in points."""

    context: LayoutContext
    width: float
    mark: Mark | None
    tight: float = 1.0
    """How much of the white space between boxes there is."""
    inscriptions: Node | None = None
    """Where what is written in the drawing is read as text; else it is paint of the figure."""
    y: float = 0.0
    items: list[Item] = field(default_factory=list)

    @property
    def apart(self) -> float:
        """How far boxes stand apart."""
        return self.context.mm(_APART * self.tight)

    def words(self, text: str, style: str | Style, x: float, width: float, mark: Mark | None = None) -> None:
        """A text in lines from x on, at the foot of the column; read with `mark`, or else for itself."""
        look = self._style(style)
        for row in self.context.lines(text + " ", look, width, mark or self._inscribed()):
            self.items.append(Group(x, self.y + self.context.baseline(look), row.items))
            self.y += look.leading

    def box(
        self,
        text: str,
        pen: Pen,
        style: str | Style = "figure-name",
        *,
        indent: float = 0.0,
        badge: str = "",
        lit: bool = True,
    ) -> tuple[float, float]:
        """Words in a frame, with a number before them where there is one; gives the top and the foot of the frame.

        The number is outlined where it is not `lit`.
        """
        context, pad, look = self.context, self.context.mm(_PAD), self._style(style)
        top, side = self.y, look.leading + pad / 2
        left, mark = indent + pad + (side + pad if badge else 0.0), self._inscribed()
        at = len(self.items)
        self.y += pad
        self.words(text, look, left, self.width - pad - left, mark)
        self.y += pad
        high, corner = self.y - top, context.mm(CORNER)
        frame: list[Item] = [Box(indent, top, self.width - indent, high, corner, pen, ColourRole.PAPER, self.mark)]
        if badge:
            middle = top + pad + look.leading / 2
            digit = replace(look, ink=ColourRole.ON_FILL) if lit else look
            outline, fill = (None, ColourRole.FILL) if lit else (Pen(look.ink, 0.8), None)
            frame.append(Box(indent + pad, middle - side / 2, side, side, corner, outline, fill, self.mark))
            base = middle + context.typesetter.cap_height(look) / 2
            frame += context.text_centred(f"{badge} ", digit, indent + pad + side / 2, base, mark)
        self.items[at:at] = frame
        return top, self.y

    def ways(self, pen: Pen = ON, back: Pen | None = None, *, past: float = 0.0) -> None:
        """A way on from the foot of the column to what comes below, and one back beside it.

        It reaches over the space between boxes, and `past` what stands in between.
        """
        start, end = self.y + 1.5, self.y + past + self.apart - 1.5
        lane = self.context.mm(_LANE)
        x = self.width - 2.2 * lane
        self.items += arrow(x, start, x, end, pen, self.mark)
        if back is not None:
            self.items += arrow(x + lane, end, x + lane, start, back, self.mark)

    def _inscribed(self) -> Mark | None:
        """The mark of words: an item of the list, if there is one."""
        return self.inscriptions.add(Role.LI).add(Role.LBODY).mark() if self.inscriptions is not None else self.mark

    def _style(self, style: str | Style) -> Style:
        look = self.context.style(style) if isinstance(style, str) else style
        return replace(look, hyphenate=True)


def upright(
    context: LayoutContext,
    width: float,
    mark: Mark | None,
    words: Node | None,
    draw: Callable[[BoxColumn], object],
    lane: float = 0.0,
) -> Drawing:
    """The drawing with as much white space as leaves it room on a page, or else with the least there may be.

    `draw` fills a column with it, which leaves `lane` free at its right; with `words` what is written in it stands in
    that list.
    """
    paper = context.theme.paper
    highest = _HIGHEST * (paper.height - paper.head - paper.foot)
    for tight in _TIGHT:
        tried = BoxColumn(replace(context, problems=None), width - lane, None, tight)
        draw(tried)
        if tried.y <= highest:
            break
    column = BoxColumn(context, width - lane, mark, tight, words)
    draw(column)
    return Drawing(width, column.y, tuple(column.items))
