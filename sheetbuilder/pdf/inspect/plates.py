"""What a press would print: which colour every piece of content asks for, and where on the page it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pypdf.generic import DictionaryObject, StreamObject

from sheetbuilder.pdf.inspect.player import (
    IDENTITY,
    MAX_FORM_DEPTH,
    MAX_FORM_DRAWS,
    MAX_OPERATORS,
    Matrix,
    matrix_of,
    times,
)
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.tokens import Operation, name, operations
from sheetbuilder.values import replace

Box = tuple[float, float, float, float]

_GREY, _RGB, _CMYK = "DeviceGray", "DeviceRGB", "DeviceCMYK"
ALL = "All"
"""The name of a separation that is on every plate (ISO 32000-1, 8.6.6.4)."""
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_WORDS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_UNSEEN = (3, 7)
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""
_OF_COMPONENTS = {1: _GREY, 3: _RGB, 4: _CMYK}


class TooMuchError(ValueError):
    """More content than is safe to look at."""


class Sort(StrEnum):
    """What is painted."""

    WORDS = "words"
    AREA = "area"
    LINE = "line"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class PlateColour:
    """A colour as content asks for it: its space by name, a profile by its number of components, and its values."""

    space: str = _GREY
    values: tuple[float, ...] = (0.0,)

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Cyan, magenta, yellow and black from 0 to 1, where it is said outright."""
        if self.space == _GREY and len(self.values) == 1:
            return 0.0, 0.0, 0.0, 1.0 - self.values[0]
        if self.space == _CMYK and len(self.values) == 4:
            cyan, magenta, yellow, black = self.values
            return cyan, magenta, yellow, black
        return None


@dataclass(frozen=True, slots=True)
class Print:
    """A piece of content on a plate, with the box around it in points of the page where it has one that is simple."""

    sort: Sort
    colour: PlateColour
    overprints: bool = False
    """Whether it leaves what other inks have printed below it."""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class _InkState:
    ctm: Matrix = IDENTITY
    fill: PlateColour = field(default_factory=PlateColour)
    stroke: PlateColour = field(default_factory=PlateColour)
    overprint_fill: bool = False
    overprint_stroke: bool = False
    mode: int = 0


class Plates:
    """The pages of one file looked at in turn; its limits count for all of them."""

    def __init__(self) -> None:
        self._operators = 0
        self._draws = 0

    def of(self, contents: object, resources: object) -> Iterator[Print]:
        """What a page prints; raises what pypdf raises where it cannot be read, `TooMuchError` for a flood."""
        self._draws = 0
        yield from self._stream(_data(contents), resources, _InkState(), 0)

    def _stream(self, data: bytes, resources: object, state: _InkState, depth: int) -> Iterator[Print]:
        saved: list[_InkState] = []
        path: list[tuple[float, float]] = []
        for operation in operations(data):
            self._operators += 1
            if self._operators > MAX_OPERATORS:
                raise TooMuchError("operators")
            operator, operands = operation.operator, operation.operands
            if operator == b"q":
                saved.append(state)
            elif operator == b"Q":
                state = saved.pop() if saved else state
            elif operator == b"Do" and operands:
                yield from self._drawn(_resource(resources, "/XObject", operands[0]), resources, state, depth)
            elif operator == b"gs" and operands:
                state = _set(state, _resource(resources, "/ExtGState", operands[0]))
            elif operator in _WORDS:
                if state.mode not in _UNSEEN:
                    yield Print(Sort.WORDS, state.fill, state.overprint_fill)
            elif operator in _FILLS or operator in _STROKES or operator == b"n":
                box = _around(path)
                if operator in _FILLS and box is not None:
                    yield Print(Sort.AREA, state.fill, state.overprint_fill, box)
                if operator in _STROKES and box is not None:
                    yield Print(Sort.LINE, state.stroke, state.overprint_stroke, box)
                path = []
            elif operator == b"BI":
                yield Print(Sort.PICTURE, _inline(operation, resources))
            else:
                state = _after(state, operation, resources, path)

    def _drawn(self, drawn: object, resources: object, state: _InkState, depth: int) -> Iterator[Print]:
        if not isinstance(drawn, StreamObject):
            return
        self._draws += 1
        if depth >= MAX_FORM_DEPTH or self._draws > MAX_FORM_DRAWS:
            raise TooMuchError("forms")
        if drawn.get("/Subtype") == "/Image":
            mask = bool(objects.follow(drawn.get("/ImageMask")))
            colour = state.fill if mask else PlateColour(_space(drawn.get("/ColorSpace"), resources), ())
            yield Print(Sort.PICTURE, colour)
        elif drawn.get("/Subtype") == "/Form":
            matrix = matrix_of(tuple(float(value) for value in drawn.get("/Matrix", ())))
            inner = replace(state, ctm=times(matrix, state.ctm))
            own = drawn.get("/Resources", resources)
            yield from self._stream(drawn.get_data(), own, inner, depth + 1)


def _data(contents: object) -> bytes:
    value = objects.follow(contents)
    parts = list(value) if isinstance(value, list) else [value]
    found = (objects.follow(part) for part in parts)
    return b"\n".join(part.get_data() for part in found if isinstance(part, StreamObject))


def _resource(resources: object, kind: str, operand: bytes) -> object:
    held = objects.follow(resources)
    of_kind = objects.follow(held.get(kind)) if isinstance(held, DictionaryObject) else None
    return objects.follow(of_kind.get(name(operand))) if isinstance(of_kind, DictionaryObject) else None


def _space(value: object, resources: object) -> str:
    """The name of a colour space; of an ICC profile the device's with as many components, of a separation its ink."""
    space = objects.follow(value)
    if isinstance(space, str):
        short = {"/G": _GREY, "/RGB": _RGB, "/CMYK": _CMYK, "/CalGray": _GREY, "/CalRGB": _RGB, "/Lab": _RGB}
        named = _resource(resources, "/ColorSpace", space.encode("latin-1", "replace"))
        if named is not None and space not in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK"):
            return _space(named, None)
        return short.get(space, space.removeprefix("/"))
    if not isinstance(space, list) or not space:
        return ""
    kind = str(objects.follow(space[0])).removeprefix("/")
    if kind == "ICCBased" and len(space) > 1:
        profile = objects.follow(space[1])
        count = objects.follow(profile.get("/N")) if isinstance(profile, DictionaryObject) else None
        return _OF_COMPONENTS.get(count, kind) if isinstance(count, int) else kind
    if kind == "Indexed" and len(space) > 1:
        return _space(space[1], resources)
    if kind == "Separation" and len(space) > 1:
        return str(objects.follow(space[1])).removeprefix("/")
    return {"CalGray": _GREY, "CalRGB": _RGB, "Lab": _RGB}.get(kind, kind)


def _inline(operation: Operation, resources: object) -> PlateColour:
    entries = dict(zip(operation.operands[::2], operation.operands[1::2], strict=False))
    space = entries.get(b"/CS", entries.get(b"/ColorSpace", b"/G"))
    return PlateColour(_space(name(space), resources), ())


_DIRECT = {b"g": (_GREY, 1), b"rg": (_RGB, 3), b"k": (_CMYK, 4)}


def _after(state: _InkState, operation: Operation, resources: object, path: list[tuple[float, float]]) -> _InkState:
    """The state after an operator that paints nothing; points of a path go into it."""
    operator, operands = operation.operator, operation.operands
    lower = operator.lower()
    filling = operator == lower
    if lower in _DIRECT:
        space, count = _DIRECT[lower]
        return _coloured(state, PlateColour(space, _numbers(operands)[:count]), filling=filling)
    if operator in (b"cs", b"CS") and operands:
        return _coloured(state, PlateColour(_space(name(operands[0]), resources), ()), filling=filling)
    if operator in (b"sc", b"SC", b"scn", b"SCN"):
        before = state.fill if filling else state.stroke
        return _coloured(state, PlateColour(before.space, _numbers(operands)), filling=filling)
    values = _numbers(operands)
    if operator == b"cm" and len(values) == 6:
        return replace(state, ctm=times(matrix_of(values), state.ctm))
    if operator == b"Tr" and values:
        return replace(state, mode=int(values[0]))
    if operator == b"re" and len(values) == 4:
        x, y, wide, high = values
        path += [_moved(state, *point) for point in ((x, y), (x + wide, y), (x, y + high), (x + wide, y + high))]
    elif operator in (b"m", b"l", b"c", b"v", b"y"):
        path += [_moved(state, x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
    return state


def _coloured(state: _InkState, colour: PlateColour, *, filling: bool) -> _InkState:
    return replace(state, fill=colour) if filling else replace(state, stroke=colour)


def _set(state: _InkState, settings: object) -> _InkState:
    """With what a dictionary of the graphics state says of overprinting; op is as OP where it is not said itself."""
    if not isinstance(settings, DictionaryObject):
        return state
    stroke, fill = (objects.follow(settings.get(key)) for key in ("/OP", "/op"))
    if stroke is not None:
        state = replace(state, overprint_stroke=bool(stroke), overprint_fill=bool(stroke))
    return state if fill is None else replace(state, overprint_fill=bool(fill))


def _numbers(operands: tuple[bytes, ...]) -> tuple[float, ...]:
    found = []
    for operand in operands:
        try:
            found.append(float(operand))
        except ValueError:
            return tuple(found)
    return tuple(found)


def _moved(state: _InkState, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = state.ctm
    return a * x + c * y + e, b * x + d * y + f


def _around(path: list[tuple[float, float]]) -> Box | None:
    if not path:
        return None
    across, up = [x for x, _ in path], [y for _, y in path]
    return min(across), min(up), max(across), max(up)
