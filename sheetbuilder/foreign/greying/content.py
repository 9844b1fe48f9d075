"""Content whose colours are greys: what sets a colour is rewritten, all else stays as it is (ISO 32000-1, 8.6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf.generic import NameObject

from sheetbuilder.foreign.greying.faults import UNUSABLE
from sheetbuilder.foreign.greying.inline import inline
from sheetbuilder.foreign.greying.spaces import GREY, PatternSpace, Space, Spaces
from sheetbuilder.pdf.read.functions import UnusableError
from sheetbuilder.pdf.read.tokens import DEVICE_COLOURS, Operation, name, operations
from sheetbuilder.values import replace

PICTURE, SHADING, COLOUR = "picture", "shading", "colour"
"""What may stay as it is, told before its name."""

Known = Space | PatternSpace | None
"""A space that is set; None for one that stays, with the colours in it."""


@dataclass(frozen=True, slots=True)
class Set:
    """The colour spaces that are set where something is drawn: of areas, and of lines."""

    fill: Known = GREY
    stroke: Known = GREY


@dataclass(slots=True)
class Met:
    """What a stream names, with the colour spaces that were set when it was met first; names have their slash."""

    drawn: dict[str, Set] = field(default_factory=dict)
    patterns: set[str] = field(default_factory=set)
    shadings: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    mixed: set[str] = field(default_factory=set)
    """Spaces of patterns that have their colours from another space."""
    kept: dict[str, None] = field(default_factory=dict)
    """Spaces and pictures in place whose colours could not be worked out, so that they stay: `colour:CS0`."""


def greyed(data: bytes, spaces: Spaces, resources: object, begin: Set) -> tuple[bytes, Met]:
    """A stream of content in greys, and what it names."""
    content = _Content(spaces, resources, begin)
    out = [content.written(found, data[found.start : found.end]) for found in operations(data)]
    return b"\n".join(out), content.met


class _Content:
    """One run through a stream."""

    def __init__(self, spaces: Spaces, resources: object, begin: Set) -> None:
        self._spaces = spaces
        self._resources = resources
        self._set = [begin]
        self.met = Met()

    def written(self, found: Operation, written: bytes) -> bytes:
        """An operation, the next one, as it is to be written."""
        operator, operands = found.operator, found.operands
        filling = operator.lower() == operator
        if operator in DEVICE_COLOURS:
            return self._chosen(f"/{DEVICE_COLOURS[operator]}", filling, written, operands)
        if operator in (b"cs", b"CS") and operands:
            return self._chosen(name(operands[-1]), filling, written, None)
        if operator in (b"sc", b"scn", b"SC", b"SCN") and operands:
            return self._coloured(operands, filling, written)
        if operator == b"BI":
            return self._inline(operands, written)
        self._noted(operator, operands)
        return written

    def _chosen(self, space: str, filling: bool, written: bytes, operands: Sequence[bytes] | None) -> bytes:
        """A space that is set, with a colour in it or with its first one."""
        known = self._known(space)
        self._replace(known, filling)
        if known is None:
            self.met.kept[f"{COLOUR}:{space[1:]}"] = None
            return written
        if isinstance(known, PatternSpace):
            if known.below is not None:
                self.met.mixed.add(space)
            return written
        values = known.first if operands is None else _numbers(operands, known.count)
        return self._grey(known, values, filling, space, written)

    def _coloured(self, operands: Sequence[bytes], filling: bool, written: bytes) -> bytes:
        known = self._set[-1].fill if filling else self._set[-1].stroke
        if isinstance(known, Space):
            return self._grey(known, _numbers(operands, known.count), filling, f"/{known.family}", written)
        if not operands[-1].startswith(b"/"):
            return written
        self.met.patterns.add(name(operands[-1]))
        if known is None or known.below is None or len(operands) < 2:
            return written
        try:
            value = known.below.grey(_numbers(operands[:-1], known.below.count) or ())
        except (UnusableError, IndexError):
            self.met.kept[f"{COLOUR}:{known.below.family}"] = None
            return written
        return b"%s %s %s" % (shade(value), operands[-1], b"scn" if filling else b"SCN")

    def _grey(self, known: Space, values: Sequence[float] | None, filling: bool, space: str, written: bytes) -> bytes:
        try:
            if values is None:
                raise UnusableError
            return shade(known.grey(values)) + (b" g" if filling else b" G")
        except UnusableError:
            self._replace(None, filling)
            self.met.kept[f"{COLOUR}:{space[1:]}"] = None
            return written

    def _known(self, space: str) -> Known:
        try:
            return self._spaces.of(NameObject(space), self._resources)
        except UnusableError:
            return None

    def _replace(self, known: Known, filling: bool) -> None:
        self._set[-1] = replace(self._set[-1], **{"fill" if filling else "stroke": known})

    def _inline(self, operands: Sequence[bytes], written: bytes) -> bytes:
        try:
            return inline(operands, written, self._spaces, self._resources)
        except UNUSABLE:
            self.met.kept[f"{PICTURE}:BI"] = None
            return written

    def _noted(self, operator: bytes, operands: Sequence[bytes]) -> None:
        if operator == b"q":
            self._set.append(self._set[-1])
        elif operator == b"Q":
            self._set = self._set[:-1] or self._set
        elif not operands:
            return
        elif operator == b"Do":
            self.met.drawn.setdefault(name(operands[-1]), self._set[-1])
        elif operator == b"sh":
            self.met.shadings.add(name(operands[-1]))
        elif operator == b"gs":
            self.met.states.add(name(operands[-1]))
        elif operator == b"Tf":
            self.met.fonts.add(name(operands[0]))


def shade(value: float) -> bytes:
    """A grey as it is written."""
    return f"{value:.4f}".rstrip("0").rstrip(".").encode("ascii")


def _numbers(operands: Sequence[bytes], count: int) -> tuple[float, ...] | None:
    """The last operands as numbers; None where they are none, or too few."""
    try:
        found = tuple(float(operand) for operand in operands[-count:])
    except ValueError:
        return None
    return found if len(found) == count else None
