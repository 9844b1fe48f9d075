"""Page content played back: which mark holds which paint and which text, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct
from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.content import ContentReader, Operations
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.fonts import ReadFont, read_font
from sheetbuilder.pdf.read.marks import FoundMark, LooseText, Point, ShownText, Slip
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.paint import INTENTS, MOST_NESTED, inline_faults
from sheetbuilder.pdf.read.tokens import DEVICE_COLOURS
from sheetbuilder.values import replace

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MAX_FORM_DEPTH = 24
MAX_FORM_DRAWS = 10_000
"""Forms drawn by one page, counted with those that forms draw (a few kilobytes can ask for ten thousand
million).
"""
MAX_OPERATORS = 20_000_000
"""Operators played back in one file."""
MAX_SLIPS = 1_000
"""Slips remembered for one page."""

GAP = 0.18
"""An empty stretch on a line, in parts of the font size, that the eye reads as a word space."""

_SILENT = frozenset(b"w J j M d i m l c v y h re W W* n cs CS sc SC scn SCN MP DP BX EX d0 d1".split())
"""Operators that change nothing of what is looked at here."""

_UNSEEN = (3.0, 7.0)
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""

_PATHS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first` and then `second` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def matrix_of(values: tuple[float, ...]) -> Matrix:
    """Six numbers as a matrix; any other count is the identity."""
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


class State(Struct, frozen=True):
    """What `q` saves and `Q` brings back."""

    ctm: Matrix = IDENTITY
    font: ReadFont | None = None
    size: float = 0.0
    leading: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    hidden: bool = False
    """Whether letters are neither filled nor stroked."""


@dataclass(slots=True)
class Sequence:
    """One open marked-content sequence."""

    tag: str
    mark: FoundMark | None = None
    artifact: bool = False
    actual: str | None = None
    held: list[tuple[FoundMark | None, ShownText]] = field(default_factory=list)
    """What was shown under an ActualText, which stands in for it."""


@dataclass(slots=True)
class Playback:
    """What playing one page gives."""

    page: int
    marks: list[FoundMark] = field(default_factory=list)
    loose: list[LooseText] = field(default_factory=list)
    slips: list[tuple[Slip, str]] = field(default_factory=list)
    paints: int = 0
    artifacts: int = 0
    draws: int = 0

    def add(self, other: Playback) -> None:
        """What was played after this on the same page."""
        self.marks += other.marks
        self.loose += other.loose
        for slip in other.slips:
            self.slip(*slip)
        self.paints += other.paints
        self.artifacts += other.artifacts
        self.draws += other.draws

    def slip(self, kind: Slip, detail: str) -> None:
        """Remember a slip."""
        if len(self.slips) < MAX_SLIPS:
            self.slips.append((kind, detail))


@dataclass(slots=True)
class FormUse:
    """How often a form XObject is painted in the file, and where first."""

    page: int
    struct_parents: int | None
    painted: int = 0
    marked: bool = False


class Player:
    """Plays the pages of one file; fonts and form contents are read once however often they are used."""

    def __init__(self, reader: PdfReader, values: dict[bytes, object] | None = None) -> None:
        self.reader = reader
        self.fonts: dict[Key, ReadFont | None] = {}
        self.forms: dict[Key, FormUse] = {}
        self.contents: dict[Key, Operations] = {}
        self.content = ContentReader(reader, _KNOWN, values)
        self.pictures: set[Key] = set()
        self.operators = 0
        self.devices: dict[tuple[str, Key], bool] = {}
        """Colours of a device by family and stream: whether the stream's resources say what they mean."""
        self.faults: set[str] = set()
        """What content does that PDF/A-2 does not permit, by words of `conformance.painting.PaintFault`."""
        self.filters: set[str] = set()
        """The filters of content and of inline pictures."""
        self.order = 0

    def play(self, key: Key, number: int, contents: object, resources: object) -> Playback:
        """Play one page (ISO 32000-1, 7.8.2); raises what pypdf raises where its content cannot be read."""
        result = Playback(number)
        Stream(self, result, key, resources, State(), []).run(self.content.operations(contents))
        return result

    def count(self, operators: int) -> None:
        """Note that so many are played; raises `LimitReachedError` where they become too many."""
        self.operators += operators
        if self.operators > MAX_OPERATORS:
            raise LimitReachedError(f"more than {MAX_OPERATORS} operators")

    def font(self, value: object) -> ReadFont | None:
        """The font behind a resource."""
        key = objects.key_of(value)
        if key not in self.fonts:
            self.fonts[key] = read_font(value)
        return self.fonts[key]

    def finding(self, font: ReadFont) -> Font:
        """What the report and the checks ask of a font, by the codes that were shown of it."""
        return font.finding()

    def form_operations(self, value: object) -> Operations:
        """The operators of a form XObject."""
        key = objects.key_of(value)
        if key not in self.contents:
            self.contents[key] = self.content.operations(value)
        return self.contents[key]


@dataclass(slots=True, eq=False)
class Stream:
    """One run through one content stream, with the marks that were open when it began."""

    player: Player
    result: Playback
    key: Key
    resources: object
    state: State
    around: list[Sequence]
    inherits: bool = False
    """Whether it has no resources of its own, and takes those of what draws it."""
    saved: list[State] = field(default_factory=list)
    open: list[Sequence] = field(default_factory=list)
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    depth_at_text: int | None = None
    depth: int = 0
    forms: tuple[Key, ...] = ()
    fonts: dict[str, ReadFont | None] = field(default_factory=dict)
    """Those that it has named so far, by their names among the resources."""

    def run(self, operations: Operations) -> None:
        """Play all operators, then say what was left open."""
        self.player.count(len(operations))
        self.perform(operations)
        self.end()

    def perform(self, operations: Operations) -> None:
        """Play some operators."""
        for operands, operator in operations:
            if operator in _SILENT:
                continue
            action = _ACTIONS.get(operator)
            if action is not None:
                action(self, operands if isinstance(operands, list) else [operands])
            elif operator in _PATHS:
                self.paint(operator.decode("ascii"))
            elif operator in DEVICE_COLOURS:
                self.device(DEVICE_COLOURS[operator])
            else:
                self.player.faults.add("operator")

    def end(self) -> None:
        """Say what was left open."""
        for sequence in reversed(self.open):
            self.result.slip(Slip.UNBALANCED, f"{sequence.tag} is not closed")
            self._close_actual(sequence)

    # Painting

    def paint(self, what: str) -> None:
        """Note one painting operator and the sequence that holds it."""
        self.result.paints += 1
        for sequence in reversed(self._within()):
            if sequence.mark is not None:
                sequence.mark.paints += 1
                return
            if sequence.artifact:
                self.result.artifacts += 1
                return
        self.result.slip(Slip.UNMARKED, what)

    def shading(self, _operands: list[object]) -> None:
        self.paint("sh")

    def inline_image(self, operands: list[object]) -> None:
        self.paint("BI")
        found = operands[0] if operands and isinstance(operands[0], dict) else {}
        settings = found.get("settings")
        self.player.faults |= set(inline_faults(settings))

    def device(self, family: str) -> None:
        """Colours of a device mean something where a default stands in for them (ISO 32000-1, 8.6.5.6)."""
        known = self.player.devices
        if (family, self.key) not in known:
            spaces = objects.get(self.resources, "/ColorSpace")
            known[family, self.key] = objects.get(spaces, default_of(family)) is not None

    def intent(self, operands: list[object]) -> None:
        if not operands or objects.name(operands[0]) not in INTENTS:
            self.player.faults.add("intent")

    def draw(self, operands: list[object]) -> None:
        """`Do`: an image is one paint; a form is played inside what is open here (ISO 32000-1, 8.10)."""
        self._name()
        wanted = str(operands[0]) if operands else ""
        value = objects.raw(objects.get(self.resources, "/XObject"), wanted)
        found = objects.stream(value)
        if found is None or objects.name(objects.get(found, "/Subtype")) != "Form":
            self.player.pictures.add(objects.key_of(value))
            self.paint(f"Do {wanted}")
            return
        self.result.draws += 1
        if self.result.draws > MAX_FORM_DRAWS or self.depth >= MAX_FORM_DEPTH:
            raise LimitReachedError("forms inside forms without end")
        key = objects.key_of(value)
        parents = objects.integer(objects.get(found, "/StructParents"))
        use = self.player.forms.setdefault(key, FormUse(self.result.page, parents))
        use.painted += 1
        matrix = matrix_of(objects.numbers(objects.raw(found, "/Matrix")))
        resources = objects.get(found, "/Resources") or self.resources
        before = len(self.result.marks)
        inner = Stream(
            self.player,
            self.result,
            key,
            resources,
            replace(self.state, ctm=times(matrix, self.state.ctm)),
            [*self.around, *self.open],
        )
        inner.depth = self.depth + 1
        inner.forms = (*self.forms, key)
        inner.inherits = objects.get(found, "/Resources") is None
        inner.run(self.player.form_operations(value))
        use.marked = use.marked or any(mark.stream == key for mark in self.result.marks[before:])

    def _name(self) -> None:
        """Note that a resource is named (ISO 19005-2, 6.2.2)."""
        if self.inherits:
            self.player.faults.add("resources")

    # Marks

    def begin(self, operands: list[object]) -> None:
        """`BMC` and `BDC` (ISO 32000-1, 14.6)."""
        tag = objects.name(operands[0]) if operands else None
        properties = operands[1] if len(operands) > 1 else None
        if objects.name(properties) is not None:
            properties = objects.get(objects.get(self.resources, "/Properties"), str(properties))
        actual = objects.text(objects.get(properties, "/ActualText"))
        self.open_sequence(tag or "?", objects.integer(objects.get(properties, "/MCID")), actual)

    def open_sequence(self, tag: str, number: int | None, actual: str | None) -> Sequence:
        """A marked-content sequence that begins here, with its number and the ActualText that stands in for it."""
        sequence = Sequence(tag, artifact=tag == "Artifact", actual=actual)
        within = self._within()
        if number is not None:
            self.player.order += 1
            sequence.mark = FoundMark(self.key, number, tag, self.result.page, self.player.order)
            sequence.mark.in_form = self.depth > 0
            sequence.mark.artifact = sequence.artifact
            sequence.mark.forms = self.forms
            if within:
                sequence.mark.around = self._mark()
                sequence.mark.artifact = sequence.artifact or self._in_artifact()
            self.result.marks.append(sequence.mark)
        enclosing = [other for other in within if other.mark is not None or other.artifact]
        if enclosing and (sequence.mark is not None or (sequence.artifact and not enclosing[-1].artifact)):
            self.result.slip(Slip.NESTED, f"{_called(sequence)} inside {_called(enclosing[-1])}")
        elif sequence.mark is not None and sequence.artifact:
            self.result.slip(Slip.NESTED, f"{_called(sequence)} is an artifact")
        self.open.append(sequence)
        return sequence

    def finish(self, _operands: list[object]) -> None:
        """`EMC`."""
        floor = 0 if self.depth_at_text is None else self.depth_at_text
        if len(self.open) <= floor:
            self.result.slip(Slip.UNBALANCED, "EMC without a beginning")
            if not self.open:
                return
        self._close_actual(self.open.pop())

    def _close_actual(self, sequence: Sequence) -> None:
        """Put the ActualText in the place of what was shown (ISO 32000-1, 14.9.4); the outermost one wins."""
        if sequence.actual is None or self._actual() is not None:
            return
        held = [piece for _, piece in sequence.held]
        mark = sequence.mark or next((mark for mark, _ in sequence.held if mark is not None), None) or self._mark()
        if mark is None:
            said = sequence.actual if sequence.actual.strip() else None
            for at, piece in enumerate(held):
                self._leave(piece if said is None else replace(piece, text="" if at else said))
            return
        if not held:
            mark.pieces.append(ShownText(sequence.actual, (0.0, 0.0), (0.0, 0.0), (1.0, 0.0), 0.0))
        else:
            mark.pieces.append(replace(held[0], text=sequence.actual, end=held[-1].end))

    def _within(self) -> list[Sequence]:
        """The sequences that are open here, the outermost first."""
        return [*self.around, *self.open] if self.around else self.open

    def _actual(self) -> Sequence | None:
        for other in self._within():
            if other.actual is not None:
                return other
        return None

    def _mark(self) -> FoundMark | None:
        for other in reversed(self._within()):
            if other.mark is not None:
                return other.mark
        return None

    def _in_artifact(self) -> bool:
        return any(other.artifact for other in self._within())

    def _leave(self, piece: ShownText) -> None:
        """Text that stands in no mark; in an artifact it says nothing."""
        if not self._in_artifact():
            self.player.order += 1
            self.result.loose.append(LooseText(piece, self.player.order, self.forms))

    # Graphics and text state

    def save(self, _operands: list[object]) -> None:
        self.saved.append(self.state)
        if len(self.saved) > MOST_NESTED:
            self.player.faults.add("nested")

    def restore(self, _operands: list[object]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[object]) -> None:
        self.state = replace(self.state, ctm=times(matrix_of(_floats(operands)), self.state.ctm))

    def begin_text(self, _operands: list[object]) -> None:
        self.text_matrix = self.line_matrix = IDENTITY
        self.depth_at_text = len(self.open)

    def end_text(self, _operands: list[object]) -> None:
        if self.depth_at_text is not None and len(self.open) > self.depth_at_text:
            self.result.slip(Slip.UNBALANCED, f"{self.open[-1].tag} is still open at the end of its text object")
        self.depth_at_text = None

    def set_font(self, operands: list[object]) -> None:
        if len(operands) >= 2:
            self._name()
            wanted = str(operands[0])
            if wanted not in self.fonts:
                value = objects.raw(objects.get(self.resources, "/Font"), wanted)
                self.fonts[wanted] = None if value is None else self.player.font(value)
            self.state = replace(self.state, font=self.fonts[wanted], size=_first(operands[1:]))

    def set_graphics(self, operands: list[object]) -> None:
        """`gs` may bring a font of its own (ISO 32000-1, 8.4.5)."""
        self._name()
        wanted = objects.get(objects.get(self.resources, "/ExtGState"), str(operands[0]) if operands else "")
        font = objects.array(objects.raw(wanted, "/Font"))
        if len(font) == 2:
            self.state = replace(self.state, font=self.player.font(font[0]), size=objects.number(font[1]) or 0.0)

    def move(self, operands: list[object]) -> None:
        values = _floats(operands)
        if len(values) == 2:
            self.line_matrix = times((1.0, 0.0, 0.0, 1.0, values[0], values[1]), self.line_matrix)
            self.text_matrix = self.line_matrix

    def move_leading(self, operands: list[object]) -> None:
        values = _floats(operands)
        if len(values) == 2:
            self.state = replace(self.state, leading=-values[1])
        self.move(operands)

    def set_matrix(self, operands: list[object]) -> None:
        self.text_matrix = self.line_matrix = matrix_of(_floats(operands))

    def next_line(self, _operands: list[object]) -> None:
        self.line_matrix = times((1.0, 0.0, 0.0, 1.0, 0.0, -self.state.leading), self.line_matrix)
        self.text_matrix = self.line_matrix

    def set_leading(self, operands: list[object]) -> None:
        self.state = replace(self.state, leading=_first(operands))

    def set_character_space(self, operands: list[object]) -> None:
        self.state = replace(self.state, character_space=_first(operands))

    def set_word_space(self, operands: list[object]) -> None:
        self.state = replace(self.state, word_space=_first(operands))

    def set_stretch(self, operands: list[object]) -> None:
        self.state = replace(self.state, stretch=_first(operands) / 100.0)

    def set_rendering(self, operands: list[object]) -> None:
        self.state = replace(self.state, hidden=_first(operands) in _UNSEEN)

    def set_rise(self, operands: list[object]) -> None:
        self.state = replace(self.state, rise=_first(operands))

    # Showing text

    def show(self, operands: list[object]) -> None:
        self._show(operands[:1], "Tj")

    def show_adjusted(self, operands: list[object]) -> None:
        first = operands[0] if operands else None
        self._show(list(first) if isinstance(first, list) else [], "TJ")

    def show_next(self, operands: list[object]) -> None:
        self.next_line([])
        self._show(operands[:1], "'")

    def show_spaced(self, operands: list[object]) -> None:
        values = _floats(operands)
        if len(values) >= 2:
            self.state = replace(self.state, word_space=values[0], character_space=values[1])
        self.next_line([])
        self._show(operands[2:3], '"')

    def _show(self, members: list[object], what: str) -> None:
        if any(isinstance(member, bytes) and member for member in members):
            self.paint(what)
        state = self.state
        font, size, stretch = state.font, state.size, state.stretch
        runs = None if font is None else font.runs(size, state.character_space, state.word_space)
        codes: set[int] = set()
        if font is not None:
            codes = font.shown if self._actual() is None else font.covered
        letters: list[str] = []
        a, b, c, d, e, f = self.text_matrix
        start = self._place()
        for member in members:
            if isinstance(member, bytes):
                if runs is None:
                    letters.append("\ufffd" * len(member))
                    continue
                run = runs[member]
                codes.update(run.codes)
                letters.append(run.text)
                amount = run.advance * stretch
            else:
                shift = objects.number(member) or 0.0
                if shift < -GAP * 1000:
                    self.text_matrix = a, b, c, d, e, f
                    self._piece("".join(letters), start)
                    letters = []
                amount = -shift / 1000.0 * size * stretch
            e, f = e + amount * a, f + amount * b
            if not letters:
                self.text_matrix = a, b, c, d, e, f
                start = self._place()
        self.text_matrix = a, b, c, d, e, f
        self._piece("".join(letters), start)

    def _place(self) -> Point:
        return self._risen(times(self.text_matrix, self.state.ctm))

    def _risen(self, placed: Matrix) -> Point:
        """Where letters stand that are raised by the text rise."""
        a, b, c, d, e, f = placed
        rise = self.state.rise
        return 0.0 * a + rise * c + e, 0.0 * b + rise * d + f

    def _piece(self, letters: str, start: Point) -> None:
        if not letters:
            return
        state = self.state
        placed = a, b, c, d, _, _ = times(self.text_matrix, state.ctm)
        size = abs(state.size) * (c * c + d * d) ** 0.5
        length = (a * a + b * b) ** 0.5 or 1.0
        turned = -1.0 if state.size < 0 else 1.0
        hidden = state.hidden and (state.font is None or state.font.kind != "Type3")
        direction = turned * a / length, turned * b / length
        piece = ShownText(letters, start, self._risen(placed), direction, size, hidden)
        actual = self._actual()
        mark = self._mark()
        if mark is None and self._in_artifact():
            return
        if actual is not None:
            actual.held.append((mark, piece))
        elif mark is not None:
            mark.pieces.append(piece)
        else:
            self._leave(piece)


def default_of(family: str) -> str:
    """The name among colour spaces of the one that stands in for a device's."""
    return f"/Default{family.removeprefix('Device')}"


def _called(sequence: Sequence) -> str:
    return sequence.tag if sequence.mark is None else f"{sequence.tag} {sequence.mark.number}"


def _floats(operands: list[object]) -> tuple[float, ...]:
    return tuple([value for operand in operands if (value := objects.number(operand)) is not None])


def _first(operands: list[object]) -> float:
    """The first number, or 0."""
    for operand in operands:
        value = objects.number(operand)
        if value is not None:
            return value
    return 0.0


_ACTIONS = {
    b"q": Stream.save,
    b"Q": Stream.restore,
    b"cm": Stream.concatenate,
    b"gs": Stream.set_graphics,
    b"ri": Stream.intent,
    b"BT": Stream.begin_text,
    b"ET": Stream.end_text,
    b"Tf": Stream.set_font,
    b"Td": Stream.move,
    b"TD": Stream.move_leading,
    b"Tm": Stream.set_matrix,
    b"T*": Stream.next_line,
    b"TL": Stream.set_leading,
    b"Tc": Stream.set_character_space,
    b"Tw": Stream.set_word_space,
    b"Tz": Stream.set_stretch,
    b"Ts": Stream.set_rise,
    b"Tr": Stream.set_rendering,
    b"Tj": Stream.show,
    b"TJ": Stream.show_adjusted,
    b"'": Stream.show_next,
    b'"': Stream.show_spaced,
    b"Do": Stream.draw,
    b"sh": Stream.shading,
    b"INLINE IMAGE": Stream.inline_image,
    b"BMC": Stream.begin,
    b"BDC": Stream.begin,
    b"EMC": Stream.finish,
}
_KNOWN = (_ACTIONS.keys() | _PATHS | DEVICE_COLOURS.keys() | _SILENT) - {b"INLINE IMAGE"}


def apart(first: ShownText, second: ShownText) -> tuple[float, float] | None:
    """How far the second piece begins along and across the line of the first, in parts of the font size.

    None where one of them has no place on the page (an ActualText over a picture).
    """
    size = max(first.size, second.size)
    if first.size <= 0 or second.size <= 0:
        return None
    dx, dy = first.direction
    x, y = second.start[0] - first.end[0], second.start[1] - first.end[1]
    return (x * dx + y * dy) / size, (y * dx - x * dy) / size
