"""How a figure grows and shrinks: one drawing in units of its own, its type never below the smallest size."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme import Style
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace


class Sizing(Struct, frozen=True):
    """A figure drawn `unit` times as large as its A4 landscape drawing in mm; all paint belongs to `mark`."""

    context: LayoutContext
    unit: float
    mark: Mark | None
    type_scale: float
    where: Where | None = None
    """Where what is drawn now is said."""
    words: Node | None = None
    """The list in which the drawing's words stand as text, where nothing else says them; else they are its paint."""

    def __call__(self, value: float) -> float:
        """A length of the drawing in mm, in points."""
        return value * self.unit

    def style(self, name: str, ink: ColourRole | None = None) -> Style:
        """A style of the type scale at the figure's own size."""
        look = self.context.style(name)
        size = max(self.context.theme.format.smallest, look.size * self.type_scale)
        return replace(
            look, size=size, leading=look.leading * size / look.size, ink=ink or look.ink, hyphenate=False, whole=True
        )

    def inscribing(self) -> Sizing:
        """For the words that are drawn next: their paint is an item of the list, if there is one."""
        if self.words is None:
            return self
        return replace(self, mark=self.words.add(Role.LI).add(Role.LBODY).mark(), words=None)

    def wrapped(self, text: str, style: Style, width: float, x: float, y: float, name: str) -> tuple[list[Item], float]:
        """A text in lines from a top left corner, and the height of the lines; a word too wide is reported."""
        lines = self.context.lines(text, style, width, self.mark)
        for row in lines:
            if row.width > width + 0.5:
                self.too_wide(name, text)
        items: list[Item] = [
            Group(x, y + index * style.leading + self.context.baseline(style), row.items)
            for index, row in enumerate(lines)
        ]
        return items, len(lines) * style.leading

    def centred(self, text: str, style: Style, width: float, cx: float, cy: float, name: str) -> list[Item]:
        """A text in lines about a point."""
        lines = self.context.lines(text, style, width, self.mark)
        top = cy - len(lines) * style.leading / 2
        items: list[Item] = []
        for index, row in enumerate(lines):
            if row.width > width + 0.5:
                self.too_wide(name, text)
            base = top + index * style.leading + self.context.baseline(style)
            items.append(Group(cx - row.width / 2, base, row.items))
        return items

    def too_wide(self, name: str, text: str) -> None:
        """Tell that a text is wider than its place, where it stands if that is known."""
        self.context.report(
            Problem(
                "SB403",
                say("{figure}: “{text}” is too wide for its box on this paper", figure=name, text=text.strip()),
                self.where,
                hint=say("Shorten the name, or choose a larger paper."),
            )
        )


def sizing(
    context: LayoutContext, width: float, base_mm: float, mark: Mark | None, words: Node | None = None
) -> Sizing:
    """The sizing that makes a drawing of `base_mm` as wide as `width` points."""
    unit = width / base_mm
    # Large print is large already, and need not grow with a drawing that is as wide as the page.
    grown = 1.0 if context.theme.format.large else unit / (MM * context.theme.paper.scale)
    return Sizing(context, unit, mark, grown, words=words)
