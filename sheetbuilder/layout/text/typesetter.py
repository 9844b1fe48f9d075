"""A paragraph: runs of text become lines, ragged right, with the least uneven edge and no lone word at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.text.ageing import Ageing
from sheetbuilder.layout.text.shaping import Face, Shape, Shaper
from sheetbuilder.layout.text.typography import SOFT_HYPHEN, Typography
from sheetbuilder.models.markup import Run
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName
from sheetbuilder.theme.typescale import Style
from sheetbuilder.values import replace

_HYPHEN_COST = 900.0
_LONE_WORD_COST = 700.0
_STRANDED_COST = 60.0
"""A word of one letter at a line's end hangs loose from what it belongs to."""
_LONE_WORD, _SHORTEST_LAST_LINE = 0.33, 0.18
"""Shares of the measure: a lone word shorter than the first, and any last line shorter than the second, is avoided."""
_OVERFULL = 1e9
# A compound with a hyphen of its own may part behind it when both sides are words: før- og eftermøde, SSP-konsulent.
# Figures never part there: they may be a telephone number.
_AFTER_HYPHEN = re.compile(r"(?<=\w{2}-)(?=\w{3})(?!(?<=\d-)\d)")
# Where else a word may part that is wider than its column: børneområdet/ungeområdet, an address of the web or of mail.
_AFTER_SIGN = re.compile(r"(?<=[^\W\d]{2}[/@._&=?])(?=[^\W\d]{2})")


_MOST = 4_000
"""Of each kind and age that are remembered: twice those of a package and of a brand."""


class _Ink(Struct, frozen=True):
    """How the pieces of one run are shown, and which run of its text it is."""

    face_name: FaceName
    face: Face
    ink: ColourRole
    run: int


class _Piece(Struct, frozen=True):
    text: str
    shape: Shape
    ink: _Ink


class _Unit(Struct):
    """What stays together on a line; behind it a line may end at a space, at a hyphen, or at a word's own hyphen."""

    pieces: list[_Piece]
    width: float
    space: _Ink | None = None
    """The run that the space behind it belongs to; None where no space follows."""
    hyphen: bool = False


class Line(Struct, frozen=True):
    """One line: its items with the baseline at y = 0, and how wide it is."""

    items: tuple[Text, ...]
    width: float


class _Galley(Struct, frozen=True):
    """A line that was set, for any mark: its items without one, the run that each is of, and how wide it is."""

    items: tuple[tuple[Text, int], ...]
    width: float

    def line(self, marks: Sequence[Mark | None]) -> Line:
        """The line, its items in the marks of its runs."""
        return Line(
            tuple(item if marks[run] is None else replace(item, mark=marks[run]) for item, run in self.items),
            self.width,
        )


class _Memory(Struct):
    """What was set in one typeface by one language's habits: brands say the same, and sheets stand in two documents."""

    plain: Ageing[tuple[str, Style], tuple[Text, ...]] = field(default_factory=lambda: Ageing(_MOST))
    widths: Ageing[tuple[str, Style], float] = field(default_factory=lambda: Ageing(_MOST))
    paragraphs: Ageing[tuple[tuple[Run, ...], Style, float], tuple[_Galley, ...]] = field(
        default_factory=lambda: Ageing(_MOST)
    )


class Typesetter:
    """Sets paragraphs in the faces of one typeface, by the habits of one language."""

    def __init__(self, shaper: Shaper, typography: Typography, memory: _Memory | None = None) -> None:
        self.shaper = shaper
        self.typography = typography
        self.missing: dict[str, None] = {}
        """Characters that some face could not show, in the order they were met."""
        self._memory = memory or _Memory()

    def afresh(self) -> Typesetter:
        """One that has met nothing yet, and remembers the same."""
        return Typesetter(self.shaper, self.typography, self._memory)

    def grow_older(self) -> None:
        """Forget what was not set since this was called before."""
        for memory in (self._memory.plain, self._memory.widths, self._memory.paragraphs):
            memory.grow_older()

    def plain(self, text: str, style: Style, owner: Mark | None) -> tuple[Text, ...]:
        """Words on one line from x = 0 on, its baseline at y = 0; feet say the same on many pages."""
        known = self._memory.plain.get((text, style))
        if known is None:
            known = self._memory.plain.recalled((text, style))
        if known is None:
            lines = self.lines((Run(text),), style, float("inf"), None)
            known = tuple(item for line in lines for item in line.items)
            if self._shown(text):
                self._memory.plain.keep((text, style), known)
        return known if owner is None else tuple(replace(item, mark=owner) for item in known)

    def width(self, text: str, style: Style) -> float:
        """How wide a text is on one line, in points."""
        known = self._memory.widths.get((text, style))
        if known is None:
            known = self._memory.widths.recalled((text, style))
        if known is None:
            shape = self.shaper.face(style.face).shape(self.typography.bind(text))
            known = shape.advance * style.size + style.tracking * len(text)
            self._memory.widths.keep((text, style), known)
        return known

    def cap_height(self, style: Style) -> float:
        """The height of a capital letter, in points."""
        return self.shaper.face(style.face).cap_height * style.size

    def lines(self, runs: Sequence[Run], style: Style, width: float, owner: Node | Mark | None) -> list[Line]:
        """The lines of a paragraph no wider than `width` points where words permit.

        Text, links and passages in another language become kids of a node, in order; with a mark all of it belongs to
        that mark (a figure's), with None it is decoration. A single word wider than the measure stands in a line of
        its own and reaches over the edge.
        """
        marks, key = _marks(runs, owner), (tuple(runs), style, width)
        known = self._memory.paragraphs.get(key)
        if known is None:
            known = self._memory.paragraphs.recalled(key)
        if known is None:
            known = self._set(runs, style, width)
            if all(self._shown(run.text) for run in runs):
                self._memory.paragraphs.keep(key, known)
        return [galley.line(marks) for galley in known]

    def _shown(self, text: str) -> bool:
        """Whether a text that was set lacks no letter; what is missing is told again wherever it is met."""
        return not self.missing or self.missing.keys().isdisjoint(self.typography.bind(text))

    def _set(self, runs: Sequence[Run], style: Style, width: float) -> tuple[_Galley, ...]:
        units = self._units(runs, style)
        if not units:
            return ()
        if not style.whole and any(unit.width > width for unit in units):
            units = self._units(runs, style, width)
        breaks = _break(units, width, self._space_widths(units, style), self._hyphen_width(style))
        lines = []
        start = 0
        for end in breaks:
            lines.append(self._line(units[start:end], style, last=end == len(units)))
            start = end
        return tuple(lines)

    def _space_widths(self, units: Sequence[_Unit], style: Style) -> list[float]:
        return [unit.space.face.space * style.size + style.tracking if unit.space else 0.0 for unit in units]

    def _hyphen_width(self, style: Style) -> float:
        return self.shaper.face(style.face).shape("-").advance * style.size

    def _inks(self, runs: Sequence[Run], style: Style) -> list[_Ink]:
        inks = []
        for at, run in enumerate(runs):
            name = style.face
            if run.emphasis:
                name = name.strong if style.upright else name.emphasised
            if run.strong:
                name = name.strong
            ink = ColourRole.ACCENT if run.target or run.cited else style.ink
            inks.append(_Ink(name, self.shaper.face(name), ink, at))
        return inks

    def _units(self, runs: Sequence[Run], style: Style, narrow: float = float("inf")) -> list[_Unit]:
        """What stays together on a line; of words wider than `narrow` points only their pieces do."""
        units: list[_Unit] = []
        current: list[_Piece] = []
        for run, ink in zip(runs, self._inks(runs, style), strict=True):
            text = self.typography.bind(run.text)
            lacking = ink.face.missing(text)
            for character in lacking:
                self.missing[character] = None
            for token in re.split(r"([ \n]+)", text):
                if not token:
                    continue
                if token[0] in " \n":
                    if current:
                        units.append(self._unit(current, style, space=ink))
                        current = []
                    elif units and units[-1].space is None:
                        units[-1].space = ink
                    continue
                wide = ink.face.shape(token).advance * style.size > narrow
                parts = self._pieces(token) if wide else self._parts(token, style)
                for index, (part, hyphen) in enumerate(parts):
                    current.append(_Piece(part, ink.face.shape(part), ink))
                    if index < len(parts) - 1:
                        units.append(self._unit(current, style, hyphen=hyphen))
                        current = []
        if current:
            units.append(self._unit(current, style))
        return units

    def _parts(self, token: str, style: Style) -> list[tuple[str, bool]]:
        """A word in pieces: (piece, whether a hyphen is put behind it when the line ends there)."""
        parts: list[tuple[str, bool]] = []
        for whole in _AFTER_HYPHEN.split(token):
            pieces = self.typography.pieces(whole) if style.hyphenate or SOFT_HYPHEN in whole else (whole,)
            parts += [(piece, True) for piece in pieces[:-1]]
            parts.append((pieces[-1] if pieces else "", False))
        return [part for part in parts if part[0]]

    def _pieces(self, token: str) -> list[tuple[str, bool]]:
        """A word that has no room in pieces, whatever its style says of long words; a soft hyphen of the author's goes
        before what we know."""
        parts: list[tuple[str, bool]] = []
        for hyphened in _AFTER_HYPHEN.split(token):
            for whole in _AFTER_SIGN.split(hyphened):
                pieces = self.typography.pieces(whole, 0)
                parts += [(piece, True) for piece in pieces[:-1]]
                parts.append((pieces[-1] if pieces else "", False))
        return [part for part in parts if part[0]]

    def _unit(self, pieces: list[_Piece], style: Style, space: _Ink | None = None, hyphen: bool = False) -> _Unit:
        size, tracking, width = style.size, style.tracking, 0.0
        for piece in pieces:
            width += piece.shape.advance * size + tracking * len(piece.text)
        return _Unit(pieces, width, space, hyphen)

    def _line(self, units: Sequence[_Unit], style: Style, last: bool) -> _Galley:
        builder = _LineBuilder(style)
        for unit in units:
            for piece in unit.pieces:
                builder.put(piece.text, piece.shape, piece.ink)
            if unit.space is not None:
                builder.put(" ", Shape(unit.space.face.space, ()), unit.space)
        if not last and units[-1].hyphen:
            ink = units[-1].pieces[-1].ink
            builder.hyphen(ink.face.shape("-"), ink)
        width = builder.x
        if units[-1].space is not None:
            width -= units[-1].space.face.space * style.size + style.tracking
        return _Galley(tuple(builder.finish()), width)


class _LineBuilder:
    """Joins neighbouring pieces of one run into one item."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.x = 0.0
        self._items: list[tuple[Text, int]] = []
        self._texts: list[str] = []
        self._length = 0
        self._kerns: list[tuple[int, float]] = []
        self._start = 0.0
        self._ink: _Ink | None = None

    def put(self, text: str, shape: Shape, ink: _Ink) -> None:
        if ink is not self._ink:
            self._flush()
            self._ink, self._start = ink, self.x
        if shape.kerns:
            self._kerns += [(self._length + at, move) for at, move in shape.kerns]
        self._texts.append(text)
        self._length += len(text)
        self.x += shape.advance * self.style.size + self.style.tracking * len(text)

    def hyphen(self, shape: Shape, ink: _Ink) -> None:
        self._flush()
        width = shape.advance * self.style.size
        hyphen = Text(self.x, 0.0, "-", width, ink.face_name, self.style.size, ink.ink, actual=SOFT_HYPHEN)
        self._items.append((hyphen, ink.run))
        self.x += width

    def _flush(self) -> None:
        if self._ink is not None and self._texts:
            style, ink = self.style, self._ink
            said = "".join(self._texts)
            look = ink.face_name, style.size, ink.ink, tuple(self._kerns), style.tracking
            self._items.append((Text(self._start, 0.0, said, self.x - self._start, *look), ink.run))
        self._texts, self._kerns, self._length = [], [], 0
        self._ink = None

    def finish(self) -> list[tuple[Text, int]]:
        self._flush()
        return self._items


def _marks(runs: Sequence[Run], owner: Node | Mark | None) -> list[Mark | None]:
    """The mark of each run; those of a node are its new kids."""
    if not isinstance(owner, Node):
        return [owner] * len(runs)
    marks: list[Mark | None] = []
    plain: Mark | None = None
    link: tuple[str, Node] | None = None
    for run in runs:
        if run.target is not None:
            if link is None or link[0] != run.target:
                link = (run.target, owner.add(Role.LINK, target=run.target, alt=_plain(runs, run.target)))
            marks.append(link[1].mark())
            plain = None
        elif run.language is not None:
            marks.append(owner.add(Role.SPAN, language=run.language).mark())
            plain, link = None, None
        else:
            plain = plain or owner.mark()
            marks.append(plain)
            link = None
    return marks


def _plain(runs: Sequence[Run], target: str) -> str:
    return "".join(run.text for run in runs if run.target == target)


def _break(units: Sequence[_Unit], width: float, spaces: Sequence[float], hyphen: float) -> list[int]:
    """Where lines end (indices behind the last unit of each), by the least sum of squared gaps.

    Shortest path over the break points, as Knuth and Plass do it, with the costs of ragged text.
    """
    count = len(units)
    total = sum(unit.width for unit in units) + sum(spaces) - spaces[-1]
    if total <= width:
        return [count]
    best = [0.0] + [float("inf")] * count
    come_from = [0] * (count + 1)
    for end in range(1, count + 1):
        last = units[end - 1]
        # Only the unit that ends a line shows its hyphen; inside a line the word is whole: no part of `natural`.
        closing = hyphen if end < count and last.hyphen else 0.0
        hyphen_cost, stranded_cost = _end_costs(last)
        natural = 0.0
        for start in range(end - 1, -1, -1):
            natural += units[start].width + (spaces[start] if start < end - 1 else 0.0)
            length = natural + closing
            if length > width:
                # Backwards from here lines only get longer, so the search ends: the time grows with the length of
                # the text, not with its square. A word wider than the column must stand somewhere all the same; it
                # costs so much that there is no other way then, and `LayoutContext.set` tells it as a problem.
                if start == end - 1 and best[start] + _OVERFULL < best[end]:
                    best[end], come_from[end] = best[start] + _OVERFULL, start
                break
            if end == count:
                cost = best[start] + _last_line_cost(start, end, length, width)
            else:
                # The gap counts as a share of the width, so that narrow columns are judged as wide ones are; squared,
                # since one very short line is worse than two that are a little short. The 20 for each line prefers
                # fewer lines where the edge is as even either way.
                gap = (width - length) / width
                cost = best[start] + (1000 * gap * gap + 20 + hyphen_cost + stranded_cost)
            if cost < best[end]:
                best[end], come_from[end] = cost, start
    breaks = []
    at = count
    while at:
        breaks.append(at)
        at = come_from[at]
    return breaks[::-1]


def _end_costs(last: _Unit) -> tuple[float, float]:
    """What it costs that a line ends behind a unit: with a hyphen, with a stranded letter."""
    stranded = last.space is not None and sum(len(piece.text) for piece in last.pieces) == 1
    return (_HYPHEN_COST if last.hyphen else 0.0), (_STRANDED_COST if stranded else 0.0)


def _last_line_cost(start: int, end: int, length: float, width: float) -> float:
    lone = end - start == 1 and start > 0 and length < _LONE_WORD * width
    short = length < _SHORTEST_LAST_LINE * width
    return _LONE_WORD_COST * (lone + short)
