"""Figure 1: phases as fields, steps as boxes, arrows both ways, the loop back, the two gates, the elements."""

from __future__ import annotations

from itertools import pairwise

from sheetbuilder.content import Package, Phase, Step, Workflow
from sheetbuilder.figures.counting import sheets_for_steps
from sheetbuilder.figures.sizing import Sizing, sizing
from sheetbuilder.figures.workflow_upright import draw_workflow_upright
from sheetbuilder.layout.arrows import arrow, bent
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Dash, Drawing, Item, Pen, ellipse, line
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace

BASE_WIDTH = 253.0
"""The drawing is laid out in mm on an A4 landscape page, this wide."""

_CIRCLE, _ENTRY, _PAD, _GAP, _APART = 26.0, 9.5, 5.0, 8.0, 10.0
_STEP_TOP, _STEP_FOOT, _WIDEST_STEP = 15.0, 5.0, 52.0
_STEP_PAD, _UNDER_BADGE = 3.4, 1.6
_FORWARD, _BACK = 0.3, 0.7
"""How far down a step's box the arrows to and from its neighbour stand."""
_LOOP, _PHASE_HIGH = 66.0, 75.0
_SET_GAP, _SET_HIGH = 5.0, 15.0
_ELEMENTS_GAP = 6.0
_ROW_GAP = 16.0
_NARROW = 0.6 * MM
"""Points a drawing millimetre: below this the names no longer fit, and the phases stand in rows."""
_NARROWEST_STEP = 22.0
"""Boxes are never narrower than this, however many steps there are; the phases rather stand in rows, or all shrinks."""


def draw_workflow(
    context: LayoutContext,
    width: float,
    mark: Mark | None,
    words: Node | None = None,
    *,
    package: Package,
    lit: int | None = None,
) -> Drawing:
    """The figure `width` points wide; with `lit` only the phase of that number is drawn in full strength.

    Where the width is too small for phases side by side they stand one below the other, as all steps do in large print.
    With `words` all that is written in it stands in that list.
    """
    if context.theme.format.large:
        return draw_workflow_upright(context, width, mark, words, package, lit)
    flow = package.workflow
    wide_enough = width / BASE_WIDTH >= _NARROW or len(flow.phases) == 1
    fits = _fixed(flow) + len(flow.steps) * _NARROWEST_STEP <= BASE_WIDTH
    return (_Beside if wide_enough and fits else _Stacked)(context, package, width, mark, words, lit).draw()


def _fixed(flow: Workflow) -> float:
    """What all phases in one row take beside their steps' boxes."""
    phases, steps = len(flow.phases), len(flow.steps)
    return 2 * (_CIRCLE + _ENTRY) + phases * 2 * _PAD + (steps - phases) * _GAP + (phases - 1) * _APART


class _Workflow:
    """What both arrangements share: phases, steps, sets, the elements."""

    base_width = BASE_WIDTH
    step_high = 34.0

    def __init__(
        self,
        context: LayoutContext,
        package: Package,
        width: float,
        mark: Mark | None,
        words: Node | None,
        lit: int | None,
    ) -> None:
        self.base_width = self._least_width(package.workflow)
        self.size = sizing(context, width, self.base_width, mark, words)
        self.ahead = self.size.inscribing()
        """For the words of what lies before, which are drawn late and read first."""
        self.package, self.width, self.lit = package, width, lit
        self.flow = package.workflow
        self.items: list[Item] = []
        self.step_at: dict[int, tuple[float, float]] = {}
        """By step: the left top corner of its box."""
        self.step_wide = 0.0

    def draw(self) -> Drawing:
        bottom = self._arrange()
        return Drawing(self.width, self._elements(bottom + _ELEMENTS_GAP), tuple(self.items))

    def _least_width(self, _flow: Workflow) -> float:
        """How wide the drawing is laid out, in mm of its own."""
        return self.base_width

    def _arrange(self) -> float:
        """Draw all but the elements; gives how far down that reaches, in the drawing's mm."""
        raise NotImplementedError

    def _fit_steps(self) -> None:
        """Make the boxes of all steps as high as the longest name asks, which does not shrink with the drawing."""
        s = self.size
        look, pad = s.style("figure-name"), self._step_pad()
        room = s(self.step_wide - 2 * pad) + 1
        quiet = replace(s, context=replace(s.context, problems=None), mark=None, words=None)
        lines = max(quiet.wrapped(step.name + " ", look, room, 0, 0, "")[1] for step in self.flow.steps)
        needed = s(_STEP_PAD) + self._badge() + s(_UNDER_BADGE) + lines + s(_STEP_PAD) / 2
        self.step_high = max(self.step_high, needed / s.unit)

    def _step_pad(self) -> float:
        return min(3.6, self.step_wide / 9)

    def _badge(self) -> float:
        """The side of the square that a step's number stands in, in points."""
        return max(self.size(6.2), self.size.style("figure-quiet").size * 1.6)

    def _phase_wide(self, phase: Phase) -> float:
        return len(phase.steps) * self.step_wide + (len(phase.steps) - 1) * _GAP + 2 * _PAD

    def _is_lit(self, phase: Phase) -> bool:
        return self.lit is None or phase.number == self.lit

    def _phase(self, phase: Phase, x: float, y: float, wide: float, high: float) -> None:
        s, words = self.size, self.package.words
        lit = self._is_lit(phase)
        self.items.append(
            Box(
                s(x),
                s(y),
                s(wide),
                s(high),
                s(3.2),
                None if lit else Pen(ColourRole.HAIRLINE, 0.6),
                ColourRole.TINT if lit else None,
                s.mark,
            )
        )
        look = s.style("figure-name", ColourRole.ACCENT if lit else ColourRole.QUIET)
        label = words.phase_and_name.format(number=phase.number, name=phase.name) + " "
        lines, _ = s.inscribing().wrapped(label, look, s(wide - 2 * _PAD), s(x + _PAD), s(y + 4.5), self.flow.title)
        self.items += lines
        for index, step in enumerate(phase.steps):
            at = x + _PAD + index * (self.step_wide + _GAP)
            self.step_at[step.number] = (at, y + _STEP_TOP)
            self._step(step, at, y + _STEP_TOP, lit)

    def _step(self, step: Step, x: float, y: float, lit: bool) -> None:
        s, context, words = self.size, self.size.context, self.package.words
        pen = Pen(ColourRole.ACCENT, 1.8) if lit else Pen(ColourRole.HAIRLINE, 0.9)
        self.items.append(Box(s(x), s(y), s(self.step_wide), s(self.step_high), s(2.2), pen, ColourRole.PAPER, s.mark))
        pad, said = self._step_pad(), s.inscribing()
        small = s.style("figure-quiet")
        side = self._badge()
        top = s(y + _STEP_PAD)
        base = top + (side + context.typesetter.cap_height(small)) / 2
        self.items += context.text(words.step + " ", small, s(x + pad), base, said.mark)
        badge_x = s(x + pad) + context.width(words.step + " ", small) + s(0.6)
        fill = ColourRole.FILL if lit else None
        self.items.append(
            Box(badge_x, top, side, side, s(1.2), None if lit else Pen(ColourRole.HAIRLINE, 0.8), fill, s.mark)
        )
        digit = s.style("figure-name", ColourRole.ON_FILL if lit else ColourRole.QUIET)
        self.items += context.text_centred(f"{step.number} ", digit, badge_x + side / 2, base, said.mark)
        look = s.style("figure-name", ColourRole.INK if lit else ColourRole.QUIET)
        lines, _ = said.wrapped(
            step.name + " ",
            look,
            s(self.step_wide - 2 * pad) + 1,
            s(x + pad),
            top + side + s(_UNDER_BADGE),
            self.flow.title,
        )
        self.items += lines

    def _circle(self, x: float, middle: float, name: str, said: Sizing) -> None:
        s = self.size
        radius = s(_CIRCLE / 2)
        centre = s(x) + radius
        ring = ellipse(centre, s(middle), radius, radius, Pen(ColourRole.LINE, 1.0, Dash.DASHED))
        self.items.append(replace(ring, mark=s.mark))
        self.items += said.centred(
            name + " ", s.style("figure-text"), 2 * radius - s(3), centre, s(middle), self.flow.title
        )

    def _label(self, text: str, middle: float, y: float) -> None:
        s, context = self.size, self.size.context
        base_look = s.style("figure-quiet")
        look = replace(base_look, face=base_look.face.emphasised)
        wide, high = context.width(text, look), look.leading
        self.items.append(Box(middle - wide / 2 - 4, y - high / 2, wide + 8, high, 2, None, ColourRole.PAPER, s.mark))
        self.items += context.text(
            text + " ", look, middle - wide / 2, y + context.typesetter.cap_height(look) / 2, s.inscribing().mark
        )

    def _between(self, one: Step, other: Step) -> None:
        """Arrows both ways between two steps that stand side by side."""
        s = self.size
        x, y = self.step_at[one.number]
        x1, x2 = s(x + self.step_wide + 0.9), s(self.step_at[other.number][0] - 0.9)
        forward, back = s(y + self.step_high * _FORWARD), s(y + self.step_high * _BACK)
        self.items += arrow(x1, forward, x2, forward, Pen(ColourRole.INK, 1.5), s.mark)
        self.items += arrow(x2, back, x1, back, Pen(ColourRole.LINE, 1.1), s.mark)

    def _gates(self, entry: float, leave: float) -> None:
        """What lies before and after, as dashed circles with their left edges at those places."""
        s = self.size
        dashed = Pen(ColourRole.LINE, 0.9, Dash.DASHED)
        first_x, first_y = self.step_at[self.flow.steps[0].number]
        last_x, last_y = self.step_at[self.flow.steps[-1].number]
        above, below = s(first_y + self.step_high / 2), s(last_y + self.step_high / 2)
        self._circle(entry, first_y + self.step_high / 2, self.flow.entry.name, self.ahead)
        self._circle(leave, last_y + self.step_high / 2, self.flow.exit.name, s.inscribing())
        self.items += arrow(s(entry + _CIRCLE + 0.8), above, s(first_x - 0.8), above, dashed, s.mark)
        self.items += arrow(s(last_x + self.step_wide + 0.8), below, s(leave - 0.8), below, dashed, s.mark)

    def _set(self, phase: Phase, x: float, y: float, wide: float) -> None:
        """The set of a phase, hanging from the phase's lower edge at y."""
        s, context, words = self.size, self.size.context, self.package.words
        for one in self.package.meta.sets:
            if one.phase != phase.number:
                continue
            lit, said = self._is_lit(phase), s.inscribing()
            pen = Pen(ColourRole.ACCENT, 1.3) if lit else Pen(ColourRole.HAIRLINE, 0.8)
            centre = s(x + wide / 2)
            top_edge = s(y + _SET_GAP)
            self.items.append(line(centre, s(y), centre, top_edge, pen, s.mark))
            self.items.append(Box(s(x), top_edge, s(wide), s(_SET_HIGH), s(2.2), pen, ColourRole.PAPER, s.mark))
            side = s(8)
            top = top_edge + (s(_SET_HIGH) - side) / 2
            fill = ColourRole.FILL if lit else None
            badge = s(x + 4)
            self.items.append(
                Box(badge, top, side, side, s(1.5), None if lit else Pen(ColourRole.HAIRLINE, 0.8), fill, s.mark)
            )
            digit = s.style("figure-number", ColourRole.ON_FILL if lit else ColourRole.QUIET)
            self.items += context.text_centred(
                f"{one.number} ",
                digit,
                badge + side / 2,
                top + (side + context.typesetter.cap_height(digit)) / 2,
                said.mark,
            )
            name = s.style("figure-name", ColourRole.INK if lit else ColourRole.QUIET)
            quiet = s.style("figure-quiet")
            text_x = badge + side + s(3.5)
            first = top_edge + (s(_SET_HIGH) - name.leading - quiet.leading) / 2
            self.items += context.text(
                words.set_and_number.format(number=one.number) + " ",
                name,
                text_x,
                first + context.baseline(name),
                said.mark,
            )
            about = sheets_for_steps(self.package, phase)
            self.items += context.text(
                about + " ", quiet, text_x, first + name.leading + context.baseline(quiet), said.mark
            )

    def _elements(self, y: float) -> float:
        s, context = self.size, self.size.context
        elements = self.package.core_elements.elements
        head, text = s.style("figure-number", ColourRole.INK), s.style("figure-text")
        quiet = s.style("figure-quiet")
        number = s.style("figure-name", ColourRole.ACCENT)
        number = replace(number, size=text.size, leading=text.leading)
        indent = context.width("00", number)
        columns = _columns([context.width(one.name, text) + indent for one in elements], s(self.base_width - 14), s(6))
        rows = -(-len(elements) // len(columns))
        step = text.leading * (1.28 if len(columns) > 1 else 1.08)
        high = s(5) + head.leading + s(2) + rows * step + s(3.5)
        top = s(y)
        self.items.append(Box(0, top, self.width, high, s(2.8), None, ColourRole.TINT, s.mark))
        title = self.package.core_elements.title + " "
        base = top + s(4.5) + context.baseline(head)
        said = s.inscribing()
        self.items += context.text(title, head, s(7), base, said.mark)
        self.items += context.text(
            self.flow.core_elements_note + " ", quiet, s(7) + context.width(title, head) + s(2), base, said.mark
        )
        first = top + s(5) + head.leading + s(2)
        x = s(7)
        for column, wide in enumerate(columns):
            for row, one in enumerate(elements[column * rows : (column + 1) * rows]):
                y = first + row * step + context.baseline(text)
                said = s.inscribing()
                self.items += context.text(f"{one.number} ", number, x, y, said.mark)
                self.items += context.text(one.name + " ", text, x + indent, y, said.mark)
            x += wide
        return top + high


class _Beside(_Workflow):
    """All phases in one row."""

    def _arrange(self) -> float:
        phases, steps = self.flow.phases, self.flow.steps
        fixed = _fixed(self.flow)
        self.step_wide = min(_WIDEST_STEP, (BASE_WIDTH - fixed) / len(steps))
        self._fit_steps()
        higher = self.step_high - type(self).step_high
        phase_high = _PHASE_HIGH + higher
        left = (BASE_WIDTH - fixed - len(steps) * self.step_wide) / 2
        x = left + _CIRCLE + _ENTRY
        for phase in phases:
            wide = self._phase_wide(phase)
            self._phase(phase, x, 0.0, wide, phase_high)
            self._set(phase, x, phase_high, wide)
            x += wide + _APART
        self._gates(left, x - _APART + _ENTRY)
        for one, other in pairwise(steps):
            self._between(one, other)
        self._loop(_LOOP + higher)
        return phase_high + _SET_GAP + _SET_HIGH

    def _loop(self, at: float) -> None:
        loop = self.flow.loop
        if loop is None or loop.from_ not in self.step_at or loop.to not in self.step_at:
            return
        s = self.size
        x1 = s(self.step_at[loop.from_][0] + self.step_wide / 2)
        x2 = s(self.step_at[loop.to][0] + self.step_wide / 2)
        below, foot = s(at), s(_STEP_TOP + self.step_high)
        way = [(x1, foot + s(0.8)), (x1, below), (x2, below), (x2, foot + s(0.9))]
        self.items += bent(way, Pen(ColourRole.LINE, 1.1), s.mark, 0, s(4))
        self._label(loop.label, (x1 + x2) / 2, below)


def _row_fixed(steps: int) -> float:
    return 2 * (_CIRCLE + _ENTRY) + 2 * _PAD + (steps - 1) * _GAP


class _Stacked(_Workflow):
    """Each phase in a row of its own, for narrow papers; the ways between rows run on the left."""

    base_width = 158.0
    step_high = 27.0

    def _least_width(self, flow: Workflow) -> float:
        most = max(len(phase.steps) for phase in flow.phases)
        return max(self.base_width, _row_fixed(most) + most * _NARROWEST_STEP)

    def _arrange(self) -> float:
        phases = self.flow.phases
        most = max(len(phase.steps) for phase in phases)
        room = self.base_width - _row_fixed(most)
        self.step_wide = min(_WIDEST_STEP, room / most)
        self._fit_steps()
        left = _CIRCLE + _ENTRY
        row = _STEP_TOP + self.step_high + _STEP_FOOT
        y = 0.0
        for index, phase in enumerate(phases):
            self._phase(phase, left, y, self._phase_wide(phase), row)
            for one, other in pairwise(phase.steps):
                self._between(one, other)
            if index:
                self._down(phases[index - 1].steps[-1], phase.steps[0], left, y - _ROW_GAP)
            y += row + _ROW_GAP
        right = left + self._phase_wide(phases[-1]) + _ENTRY
        self._gates(0.0, right)
        bottom = y - _ROW_GAP
        bottom = max(bottom, self._loop(left, bottom))
        wide = (self.base_width - (len(phases) - 1) * _APART) / len(phases)
        for index, phase in enumerate(phases):
            self._set(phase, index * (wide + _APART), bottom, wide)
        return bottom + _SET_GAP + _SET_HIGH

    def _down(self, above: Step, below: Step, left: float, gap: float) -> None:
        s = self.size
        x, y = self.step_at[above.number]
        foot = y + self.step_high + 0.9
        middle = x + self.step_wide / 2
        target_x, target_y = self.step_at[below.number]
        edge = target_x - 0.9
        forward = [
            (middle + 4, foot),
            (middle + 4, gap + 12.5),
            (left - 4, gap + 12.5),
            (left - 4, target_y + self.step_high * _FORWARD),
            (edge, target_y + self.step_high * _FORWARD),
        ]
        back = [
            (edge, target_y + self.step_high * _BACK),
            (left - 8, target_y + self.step_high * _BACK),
            (left - 8, gap + 8),
            (middle - 4, gap + 8),
            (middle - 4, foot),
        ]
        self.items += bent([(s(a), s(b)) for a, b in forward], Pen(ColourRole.INK, 1.5), s.mark, 0, s(3))
        self.items += bent([(s(a), s(b)) for a, b in back], Pen(ColourRole.LINE, 1.1), s.mark, 0, s(3))

    def _loop(self, left: float, bottom: float) -> float:
        loop = self.flow.loop
        if loop is None or loop.from_ not in self.step_at or loop.to not in self.step_at:
            return bottom
        s = self.size
        x1, y1 = self.step_at[loop.from_]
        x2, y2 = self.step_at[loop.to]
        start, end = x1 + self.step_wide / 2, x2 + self.step_wide / 2 - 9
        low, high = bottom + 6, y2 + self.step_high + _STEP_FOOT + 3
        way = [
            (start, y1 + self.step_high + 0.8),
            (start, low),
            (left - 13, low),
            (left - 13, high),
            (end, high),
            (end, y2 + self.step_high + 0.9),
        ]
        self.items += bent([(s(a), s(b)) for a, b in way], Pen(ColourRole.LINE, 1.1), s.mark, 0, s(3))
        self._label(loop.label, s((start + left - 13) / 2), s(low))
        return low + 4


def _columns(widths: list[float], room: float, gutter: float) -> list[float]:
    """As many columns, at most three, as fit beside each other; the room that is left is shared between them."""
    for count in (3, 2):
        rows = -(-len(widths) // count)
        needed = [max(widths[at : at + rows], default=0.0) + gutter for at in range(0, len(widths), rows)]
        if sum(needed) - gutter <= room:
            spare = (room - sum(needed) + gutter) / len(needed)
            return [wide + spare for wide in needed]
    return [room]
