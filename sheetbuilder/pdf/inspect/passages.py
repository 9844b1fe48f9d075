"""Passages of content that can be played once for all places that hold them, and what they ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sheetbuilder.pdf.inspect.player import Matrix, State
from sheetbuilder.pdf.read.content import Operations
from sheetbuilder.pdf.read.marks import ShownText
from sheetbuilder.pdf.read.tokens import DEVICE_COLOURS

_ELSEWHERE = frozenset((b"BMC", b"BDC", b"EMC", b"Do", b"gs", b"ri", b"sh"))
"""Operators that open marks, or ask resources for more than fonts and colours."""
_OF_TEXT = frozenset((b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'", b'"'))
"""Operators that mean nothing outside a text object."""


class PassageStart(NamedTuple):
    """What a passage finds when it begins: what it gives depends on this and on nothing else."""

    marked: bool
    """Whether it stands in a mark, or in decoration."""
    font: bytes | None
    """The hash of the font."""
    state: State
    """Without its font."""


class Recording(NamedTuple):
    """What playing one passage gave."""

    fonts: tuple[tuple[str, bytes], ...]
    """Those that it names, by the hashes that they had."""
    shown: tuple[tuple[str | None, tuple[int, ...]], ...]
    """The codes that were shown of each; None stands for the font it began with."""
    pieces: tuple[ShownText, ...]
    paints: int
    state: State | None
    """What it leaves, without its font; None where all is as before."""
    font: str | None
    """The name of the font that it leaves; None for the one it began with."""
    matrices: tuple[Matrix, Matrix] | None
    """Of text and of its line; None where it has no text object."""


@dataclass(slots=True)
class PassageBody:
    """The content of marked-content sequences, whatever their names and numbers."""

    operators: int
    fonts: tuple[str, ...]
    """The names of those that it sets."""
    families: frozenset[str]
    """Of the devices whose colours it asks for."""
    deepest: int
    """How often it saves the state before it is brought back."""
    writes: bool
    """Whether it has a text object."""
    recordings: dict[PassageStart, Recording] = field(default_factory=dict)


def body_of(operations: Operations) -> PassageBody | None:
    """The body that operators make; None where they have marks in them, or what comes behind would be in them.

    Also where they ask for more than fonts and colours: they are played each time.
    """
    fonts: dict[str, None] = {}
    families: set[str] = set()
    depth = deepest = 0
    inside = writes = False
    for operands, operator in operations:
        if operator in _ELSEWHERE or (operator in _OF_TEXT and not inside):
            return None
        if operator == b"Tf":
            if not isinstance(operands, list) or len(operands) < 2:
                return None
            fonts[str(operands[0])] = None
        elif operator in DEVICE_COLOURS:
            families.add(DEVICE_COLOURS[operator])
        elif operator == b"BT":
            inside = writes = True
        elif operator == b"ET":
            inside = False
        elif operator == b"q":
            depth += 1
            deepest = max(deepest, depth)
        elif operator == b"Q":
            depth -= 1
            if depth < 0:
                return None
    if inside or depth:
        return None
    return PassageBody(len(operations), tuple(fonts), frozenset(families), deepest, writes)
