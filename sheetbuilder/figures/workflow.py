"""Figure 1: phases as fields, steps as boxes, arrows both ways, the loop back, what lies before and after, the elements."""

from __future__ import annotations

from dataclasses import replace

from sheetbuilder.content import Package, Phase, Step
from sheetbuilder.figures.sizing import Sizing, sizing
from sheetbuilder.layout.arrows import arrow, bent
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.items import Box, Dash, Drawing, Item, Pen, ellipse, line
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.palette import Ink

BASE_WIDTH = 253.0
"""The drawing is laid out in mm on an A4 landscape page, this wide."""

_CIRCLE, _ENTRY, _PAD, _GAP, _APART = 26.0, 9.5, 5.0, 8.0, 10.0
_STEP_TOP, _STEP_HIGH, _WIDEST_STEP = 15.0, 34.0, 52.0
_LOOP, _PHASE_HIGH = 66.0, 75.0
_SET_TOP, _SET_HIGH = 80.0, 15.0
_ELEMENTS_TOP = 101.0


def draw_workflow(desk: Desk, package: Package, width: float, mark: Mark | None, lit: int | None = None) -> Drawing:
    """The figure `width` points wide; with `lit` only the phase of that number is drawn in full strength."""
    return _Workflow(sizing(desk, width, BASE_WIDTH, mark), package, width, lit).draw()


class _Workflow:
    def __init__(self, size: Sizing, package: Package, width: float, lit: int | None) -> None:
        self.size, self.package, self.lit = size, package, lit
        self.flow = package.workflow
        phases, steps = len(self.flow.phases), len(self.flow.steps)
        fixed = 2 * (_CIRCLE + _ENTRY) + phases * 2 * _PAD + (steps - phases) * _GAP + (phases - 1) * _APART
        self.step_wide = min(_WIDEST_STEP, (BASE_WIDTH - fixed) / steps)
        self.total = fixed + steps * self.step_wide
        self.width = width
        self.left = (BASE_WIDTH - self.total) / 2
        self.items: list[Item] = []
        self.step_at: dict[int, float] = {}

    def draw(self) -> Drawing:
        s = self.size
        x = self.left + _CIRCLE + _ENTRY
        middle = _STEP_TOP + _STEP_HIGH / 2
        spans: list[tuple[Phase, float, float]] = []
        for phase in self.flow.phases:
            wide = len(phase.steps) * self.step_wide + (len(phase.steps) - 1) * _GAP + 2 * _PAD
            spans.append((phase, x, wide))
            x += wide + _APART
        for phase, at, wide in spans:
            self._phase(phase, at, wide)
        self._circle(self.left, middle, self.flow.entry.name)
        self._circle(self.left + self.total - _CIRCLE, middle, self.flow.exit.name)
        first, last = self.flow.steps[0].number, self.flow.steps[-1].number
        dashed = Pen(Ink.LINE, 0.9, Dash.DASHED)
        self.items += arrow(
            s(self.left + _CIRCLE + 0.8), s(middle), s(self.step_at[first] - 0.8), s(middle), dashed, s.mark
        )
        end = self.left + self.total - _CIRCLE
        self.items += arrow(
            s(self.step_at[last] + self.step_wide + 0.8), s(middle), s(end - 0.8), s(middle), dashed, s.mark
        )
        self._between()
        self._loop()
        for phase, at, wide in spans:
            self._set(phase, at, wide)
        bottom = self._elements()
        return Drawing(self.width, bottom, tuple(self.items))

    def _is_lit(self, phase: Phase) -> bool:
        return self.lit is None or phase.number == self.lit

    def _phase(self, phase: Phase, x: float, wide: float) -> None:
        s, words = self.size, self.package.words
        lit = self._is_lit(phase)
        self.items.append(
            Box(
                s(x),
                0,
                s(wide),
                s(_PHASE_HIGH),
                s(3.2),
                None if lit else Pen(Ink.HAIRLINE, 0.6),
                Ink.TINT if lit else None,
                s.mark,
            )
        )
        look = s.style("figure-name", Ink.ACCENT if lit else Ink.QUIET)
        label = words.phase_and_name.format(number=phase.number, name=phase.name) + " "
        lines, _ = s.wrapped(label, look, s(wide - 2 * _PAD), s(x + _PAD), s(4.5), self.flow.title)
        self.items += lines
        for index, step in enumerate(phase.steps):
            at = x + _PAD + index * (self.step_wide + _GAP)
            self.step_at[step.number] = at
            self._step(step, at, lit)

    def _step(self, step: Step, x: float, lit: bool) -> None:
        s, desk, words = self.size, self.size.desk, self.package.words
        pen = Pen(Ink.ACCENT, 1.8) if lit else Pen(Ink.HAIRLINE, 0.9)
        self.items.append(
            Box(s(x), s(_STEP_TOP), s(self.step_wide), s(_STEP_HIGH), s(2.2), pen, Ink.PAPER, s.mark)
        )
        pad = min(3.6, self.step_wide / 9)
        small = s.style("figure-quiet")
        side = max(s(6.2), small.size * 1.6)
        top = s(_STEP_TOP + 3.4)
        base = top + (side + desk.typesetter.cap_height(small)) / 2
        self.items += desk.text(words.step + " ", small, s(x + pad), base, s.mark)
        badge_x = s(x + pad) + desk.width(words.step + " ", small) + s(0.6)
        fill = Ink.ACCENT if lit else None
        self.items.append(
            Box(badge_x, top, side, side, s(1.2), None if lit else Pen(Ink.HAIRLINE, 0.8), fill, s.mark)
        )
        digit = s.style("figure-name", Ink.PAPER if lit else Ink.QUIET)
        self.items += desk.text_centred(
            f"{step.number} ", digit, badge_x + side / 2, base, s.mark
        )
        look = s.style("figure-name", Ink.INK if lit else Ink.QUIET)
        lines, _ = s.wrapped(
            step.name + " ", look, s(self.step_wide - 2 * pad) + 1, s(x + pad), top + side + s(1.6), self.flow.title
        )
        self.items += lines

    def _circle(self, x: float, middle: float, name: str) -> None:
        s = self.size
        radius = s(_CIRCLE / 2)
        centre = s(x) + radius
        ring = ellipse(centre, s(middle), radius, radius, Pen(Ink.LINE, 1.0, Dash.DASHED))
        self.items.append(replace(ring, mark=s.mark))
        self.items += s.centred(
            name + " ", s.style("figure-text"), 2 * radius - s(3), centre, s(middle), self.flow.title
        )

    def _between(self) -> None:
        s = self.size
        steps = self.flow.steps
        forward, back = _STEP_TOP + _STEP_HIGH * 0.3, _STEP_TOP + _STEP_HIGH * 0.7
        for one, other in zip(steps, steps[1:], strict=False):
            x1 = s(self.step_at[one.number] + self.step_wide + 0.9)
            x2 = s(self.step_at[other.number] - 0.9)
            self.items += arrow(x1, s(forward), x2, s(forward), Pen(Ink.INK, 1.5), s.mark)
            self.items += arrow(x2, s(back), x1, s(back), Pen(Ink.LINE, 1.1), s.mark)

    def _loop(self) -> None:
        loop = self.flow.loop
        if loop is None or loop.from_ not in self.step_at or loop.to not in self.step_at:
            return
        s, desk = self.size, self.size.desk
        x1 = s(self.step_at[loop.from_] + self.step_wide / 2)
        x2 = s(self.step_at[loop.to] + self.step_wide / 2)
        below, foot = s(_LOOP), s(_STEP_TOP + _STEP_HIGH)
        self.items += bent(
            [(x1, foot + s(0.8)), (x1, below), (x2, below), (x2, foot + s(0.9))], Pen(Ink.LINE, 1.1), s.mark, 0, s(4)
        )
        base_look = s.style("figure-quiet")
        look = replace(base_look, face=base_look.face.emphasised)
        label = loop.label
        wide = desk.width(label, look)
        middle = (x1 + x2) / 2
        high = look.leading
        self.items.append(Box(middle - wide / 2 - 4, below - high / 2, wide + 8, high, 2, None, Ink.PAPER, s.mark))
        self.items += desk.text(label + " ", look, middle - wide / 2, below + desk.typesetter.cap_height(look) / 2, s.mark)

    def _set(self, phase: Phase, x: float, wide: float) -> None:
        s, desk, words = self.size, self.size.desk, self.package.words
        for one in self.package.meta.sets:
            if one.phase != phase.number:
                continue
            lit = self._is_lit(phase)
            pen = Pen(Ink.ACCENT, 1.3) if lit else Pen(Ink.HAIRLINE, 0.8)
            centre = s(x + wide / 2)
            self.items.append(line(centre, s(_PHASE_HIGH), centre, s(_SET_TOP), pen, s.mark))
            self.items.append(Box(s(x), s(_SET_TOP), s(wide), s(_SET_HIGH), s(2.2), pen, Ink.PAPER, s.mark))
            side = s(8)
            top = s(_SET_TOP) + (s(_SET_HIGH) - side) / 2
            fill = Ink.ACCENT if lit else None
            badge = s(x + 4)
            self.items.append(
                Box(badge, top, side, side, s(1.5), None if lit else Pen(Ink.HAIRLINE, 0.8), fill, s.mark)
            )
            digit = s.style("subsection", Ink.PAPER if lit else Ink.QUIET)
            self.items += desk.text_centred(
                f"{one.number} ",
                digit,
                badge + side / 2,
                top + (side + desk.typesetter.cap_height(digit)) / 2,
                s.mark,
            )
            name = s.style("figure-name", Ink.INK if lit else Ink.QUIET)
            quiet = s.style("figure-quiet")
            text_x = badge + side + s(3.5)
            first = s(_SET_TOP) + (s(_SET_HIGH) - name.leading - quiet.leading) / 2
            self.items += desk.text(
                words.set_and_number.format(number=one.number) + " ", name, text_x, first + desk.baseline(name), s.mark
            )
            about = sheets_for_steps(self.package, phase)
            self.items += desk.text(
                about + " ", quiet, text_x, first + name.leading + desk.baseline(quiet), s.mark
            )

    def _elements(self) -> float:
        s, desk = self.size, self.size.desk
        elements = self.package.core_elements.elements
        head, text = s.style("subsection", Ink.INK), s.style("figure-text")
        quiet = s.style("figure-quiet")
        number = s.style("figure-name", Ink.ACCENT)
        number = replace(number, size=text.size, leading=text.leading)
        indent = desk.width("00", number)
        columns = _columns([desk.width(one.name, text) + indent for one in elements], s(BASE_WIDTH - 14), s(6))
        rows = -(-len(elements) // len(columns))
        step = text.leading * 1.28
        high = s(5) + head.leading + s(2) + rows * step + s(3.5)
        top = s(_ELEMENTS_TOP)
        self.items.append(Box(0, top, self.width, high, s(2.8), None, Ink.TINT, s.mark))
        title = self.package.core_elements.title + " "
        base = top + s(4.5) + desk.baseline(head)
        self.items += desk.text(title, head, s(7), base, s.mark)
        self.items += desk.text(
            self.flow.core_elements_note + " ", quiet, s(7) + desk.width(title, head) + s(2), base, s.mark
        )
        first = top + s(5) + head.leading + s(2)
        x = s(7)
        for column, wide in enumerate(columns):
            for row, one in enumerate(elements[column * rows : (column + 1) * rows]):
                y = first + row * step + desk.baseline(text)
                self.items += desk.text(f"{one.number} ", number, x, y, s.mark)
                self.items += desk.text(one.name + " ", text, x + indent, y, s.mark)
            x += wide
        return top + high


def sheets_for_steps(package: Package, phase: Phase) -> str:
    """`ti ark til trin 1 og 2`, in the package's words."""
    words = package.words
    numbers = [str(step.number) for step in phase.steps]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} {words.list_and} {numbers[-1]}"
    count = sum(len(package.sheets_of_step(step.number)) for step in phase.steps)
    return words.sheets_for_steps.format(count=spelled(package, count), steps=listed)


def spelled(package: Package, count: int) -> str:
    """A number as a word where the language writes it out."""
    numbers = package.words.numbers
    return numbers[count] if 0 <= count < len(numbers) else str(count)


def _columns(widths: list[float], room: float, gutter: float) -> list[float]:
    """As many columns, at most three, as fit beside each other; the room that is left is shared between them."""
    for count in (3, 2):
        rows = -(-len(widths) // count)
        needed = [max(widths[at : at + rows], default=0.0) + gutter for at in range(0, len(widths), rows)]
        if sum(needed) - gutter <= room:
            spare = (room - sum(needed) + gutter) / len(needed)
            return [wide + spare for wide in needed]
    return [room]


__all__ = ["BASE_WIDTH", "draw_workflow", "sheets_for_steps", "spelled"]
