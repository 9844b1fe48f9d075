"""Figure 1 in large print: what lies before, the phases with their steps one below the other, what follows."""

from __future__ import annotations

from msgspec import Struct, field

from sheetbuilder.content import Package, Phase
from sheetbuilder.figures.counting import sheets_for_steps
from sheetbuilder.figures.upright import BACK, GATE, ON, BoxColumn, upright
from sheetbuilder.layout.arrows import bent
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Drawing, Pen
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_LOOP, _ROUND, _BAR = 14, 3, 2.2
"""How wide the lane is in which one comes back from a late step, how round its corners are, and how wide the bar beside
a phase is, in mm."""
_NAMED = 0.74
"""How much of the width the name of a phase may take, which the ways pass on its right."""


def draw_workflow_upright(
    context: LayoutContext,
    width: float,
    mark: Mark | None,
    words: Node | None,
    package: Package,
    lit: int | None = None,
) -> Drawing:
    """The figure `width` points wide; with `lit` only the phase of that number is drawn in full strength."""
    lane = context.mm(_LOOP) if package.workflow.loop is not None else 0.0
    return upright(context, width, mark, words, lambda column: _Phases(column, package, lit, lane).draw(), lane)


class _Phases(Struct):
    column: BoxColumn
    package: Package
    lit: int | None
    lane: float
    steps: dict[int, tuple[float, float]] = field(default_factory=dict)
    """By step: the top and the foot of its box."""

    def draw(self) -> None:
        column, flow = self.column, self.package.workflow
        column.box(flow.entry.name, GATE, "figure-text")
        for phase in flow.phases:
            self._phase(phase)
        column.ways(GATE)
        column.y += column.apart
        column.box(flow.exit.name, GATE, "figure-text")
        self._loop()
        column.y += column.context.space("between-parts") * column.tight
        title = f"{self.package.core_elements.title} {flow.core_elements_note}"
        column.box(title, Pen(ColourRole.ACCENT, 1.2), "figure-text")

    def _phase(self, phase: Phase) -> None:
        column, words = self.column, self.package.words
        context, indent = column.context, column.context.space("in-panel")
        lit = self.lit is None or phase.number == self.lit
        look = replace(context.style("heading"), ink=ColourRole.ACCENT if lit else ColourRole.QUIET)
        name = words.phase_and_name.format(number=phase.number, name=phase.name)
        start, at = column.y, len(column.items)
        column.y += column.apart
        top = column.y
        column.words(name, look, indent, column.width * _NAMED - indent)
        after, column.y = column.y, start
        # The ways from the box above pass the name of the phase.
        first = phase is self.package.workflow.phases[0]
        column.ways(GATE if first else ON, None if first else BACK, past=after - start - column.apart / 2)
        column.y = after + column.apart / 2
        look = replace(context.style("figure-name"), ink=ColourRole.INK if lit else ColourRole.QUIET)
        pen = Pen(ColourRole.ACCENT, 2.2) if lit else Pen(ColourRole.QUIET, 1.0)
        for index, step in enumerate(phase.steps):
            if index:
                column.ways(ON, BACK)
                column.y += column.apart
            self.steps[step.number] = column.box(step.name, pen, look, indent=indent, badge=str(step.number), lit=lit)
        self._sets(phase, indent)
        self._way_back(phase)
        fill, outline = (ColourRole.FILL, None) if lit else (None, Pen(ColourRole.QUIET, 1.0))
        bar = Box(0, top, context.mm(_BAR), column.y - top, 0, outline, fill, column.mark)
        column.items.insert(at, bar)

    def _sets(self, phase: Phase, indent: float) -> None:
        column, words = self.column, self.package.words
        for one in self.package.meta.sets:
            if one.phase == phase.number:
                said = words.set_and_number.format(number=one.number)
                column.y += column.context.space("between-points") * column.tight
                told = f"{said} · {sheets_for_steps(self.package, phase)}"
                column.words(told, "figure-text", indent, column.width - indent)

    def _way_back(self, phase: Phase) -> None:
        """The words of the way back, below the phase that it begins in, at its lane."""
        loop, column = self.package.workflow.loop, self.column
        if loop is not None and any(step.number == loop.from_ for step in phase.steps):
            look, context = column.context.style("figure-text"), column.context
            width = context.width(loop.label, look)
            x = max(context.space("in-panel"), column.width - width)
            column.words(loop.label, replace(look, ink=ColourRole.QUIET), x, column.width - x + 1)

    def _loop(self) -> None:
        """The way back from a late step to an early one, in a lane of its own."""
        loop, column = self.package.workflow.loop, self.column
        if loop is None or loop.from_ not in self.steps or loop.to not in self.steps:
            return
        lane = column.width + self.lane * 0.6
        low, high = (sum(self.steps[number]) / 2 for number in (loop.from_, loop.to))
        way = [(column.width + 1.5, low), (lane, low), (lane, high), (column.width + 1.5, high)]
        column.items += bent(way, BACK, column.mark, 0, column.context.mm(_ROUND))
