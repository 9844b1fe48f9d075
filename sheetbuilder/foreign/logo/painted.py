"""What a page of a PDF paints, in order: every fill, line and picture, with the colour of each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PdfReader

from sheetbuilder.foreign.logo.colours import BLACK
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.tokens import Operation, name, operations
from sheetbuilder.values import replace

FILL, STROKE, PICTURE = "fill", "stroke", "picture"
_FILLS = frozenset(b"f F f* sh".split())
_STROKES = frozenset(b"S s".split())
_BOTH = frozenset(b"B B* b b*".split())


@dataclass(frozen=True, slots=True)
class Paint:
    """One paint: its kind, and its colour as `#rrggbb`; none where it is a gradient, a pattern or a picture."""

    kind: str
    colour: str = ""

    def is_of(self, asked: Paint) -> bool:
        """Whether this is what was asked for; what was to be a gradient may be of one colour."""
        return self.kind == asked.kind and asked.colour in ("", self.colour)


@dataclass(frozen=True, slots=True)
class _State:
    """The colours, or the names of patterns, that are set."""

    fill: str = BLACK
    stroke: str = BLACK


@dataclass(slots=True)
class _Playing:
    """A page on its way through its streams."""

    steps: int = 0
    states: list[_State] = field(default_factory=lambda: [_State()])

    def stream(self, data: bytes, resources: object, depth: int) -> Iterator[Paint]:
        """What a stream paints, and what the forms, patterns and masks paint that it names."""
        if depth > limits.DEPTH * 2:
            raise Flawed(LogoFlaw.TOO_MUCH)
        kept = self.states
        self.states = [kept[-1]]
        for found in operations(data):
            self.steps += 1
            if self.steps > limits.OPERATIONS:
                raise Flawed(LogoFlaw.TOO_MUCH)
            yield from self._step(found, resources, depth)
        self.states = kept

    def _step(self, found: Operation, resources: object, depth: int) -> Iterator[Paint]:
        operator, operands = found.operator, found.operands
        if operator == b"q":
            self.states.append(self.states[-1])
        elif operator == b"Q" and len(self.states) > 1:
            self.states.pop()
        elif operator in (b"rg", b"g", b"sc", b"scn") and operands:
            self.states[-1] = replace(self.states[-1], fill=_colour(operands))
        elif operator in (b"RG", b"G", b"SC", b"SCN") and operands:
            self.states[-1] = replace(self.states[-1], stroke=_colour(operands))
        elif operator in _FILLS | _BOTH | _STROKES:
            if operator in _FILLS | _BOTH:
                yield from self._paint(FILL, "/" if operator == b"sh" else self.states[-1].fill, resources, depth)
            if operator in _STROKES | _BOTH:
                yield from self._paint(STROKE, self.states[-1].stroke, resources, depth)
        elif operator == b"gs" and operands:
            mask = objects.get(objects.get(objects.get(resources, "/ExtGState"), name(operands[-1])), "/SMask")
            yield from self._drawn(objects.get(mask, "/G"), resources, depth)
        elif operator == b"Do" and operands:
            yield from self._drawn(
                objects.get(objects.get(resources, "/XObject"), name(operands[-1])), resources, depth
            )
        elif operator == b"BI":
            yield Paint(PICTURE)

    def _paint(self, kind: str, colour: str, resources: object, depth: int) -> Iterator[Paint]:
        if colour.startswith("/"):
            pattern = objects.stream(objects.get(objects.get(resources, "/Pattern"), colour))
            if pattern is not None:
                own = objects.get(pattern, "/Resources") or resources
                yield from self.stream(bytes(pattern.get_data()), own, depth + 1)
            yield Paint(kind)
        else:
            yield Paint(kind, colour)

    def _drawn(self, value: object, resources: object, depth: int) -> Iterator[Paint]:
        held = objects.stream(value)
        kind = objects.name(objects.get(held, "/Subtype"))
        if held is not None and kind == "Image":
            yield Paint(PICTURE)
        elif held is not None:
            own = objects.get(held, "/Resources") or resources
            yield from self.stream(bytes(held.get_data()), own, depth + 1)


def _colour(operands: tuple[bytes, ...]) -> str:
    if operands[-1].startswith(b"/"):
        return name(operands[-1])
    try:
        channels = [round(float(operand) * 255) for operand in operands]
    except ValueError:
        return ""
    return "#" + "".join(f"{each:02x}" for each in (channels * 3 if len(channels) == 1 else channels))


def painted(data: bytes) -> list[Paint]:
    """All that the first page paints, in order."""
    page = PdfReader(io.BytesIO(data)).pages[0]
    contents = page.get_contents()
    return list(_Playing().stream(b"" if contents is None else contents.get_data(), objects.get(page, "/Resources"), 0))
