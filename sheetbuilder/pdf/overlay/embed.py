"""Letterheads in the file that is written: each once, painted as an artifact wherever a page asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheetbuilder.layout.page import Page, PageKind
from sheetbuilder.pdf.objects import Objects, RawStream, dictionary, reference
from sheetbuilder.pdf.overlay.letterhead import Letterhead, Piece


class Placement(StrEnum):
    """How a letterhead is laid on a page of another size."""

    FIT = "fit"
    """As large as the page allows, in its middle."""
    CENTRED = "centred"
    """In its true size, in the middle."""
    TRUE_SIZE = "true-size"
    """In its true size, from the upper left corner, where a letter's head belongs."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A letterhead and how it is laid on a page."""

    letterhead: Letterhead
    placement: Placement = Placement.FIT
    over: bool = False
    """Whether it is painted over the content; else under it."""


@dataclass(frozen=True, slots=True)
class Overlays:
    """Which page has which letterhead: a page's number speaks before its kind, its kind before `otherwise`."""

    otherwise: Overlay | None = None
    kinds: Mapping[PageKind, Overlay | None] = field(default_factory=dict)
    numbers: Mapping[int, Overlay | None] = field(default_factory=dict)

    def of(self, page: Page) -> Overlay | None:
        """The overlay of a page, or None where it has none."""
        if page.number in self.numbers:
            return self.numbers[page.number]
        return self.kinds.get(page.kind, self.otherwise)


class Embedded:
    """The letterheads of one file."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._numbers: dict[Letterhead, int] = {}

    def resources(self) -> bytes | None:
        """The entries of the pages' /XObject; None where no page has a letterhead."""
        if not self._numbers:
            return None
        return dictionary(**{self._name(letterhead): reference(number) for letterhead, number in self._numbers.items()})

    @property
    def pdfa(self) -> bool:
        """Whether every letterhead leaves PDF/A-2a possible."""
        return all(letterhead.pdfa for letterhead in self._numbers)

    @property
    def pdfua(self) -> bool:
        """Whether every letterhead leaves PDF/UA-1 possible."""
        return all(letterhead.pdfua for letterhead in self._numbers)

    def paint(self, content: bytes, page: Page, overlay: Overlay | None) -> bytes:
        """The content of a page with its letterhead; without one nothing changes."""
        if overlay is None:
            return content
        letterhead = overlay.letterhead
        if letterhead not in self._numbers:
            self._numbers[letterhead] = write(letterhead, self._objects)
        matrix = placed(letterhead, overlay.placement, page.width, page.height)
        placing = " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in matrix)
        painting = (
            f"/Artifact <</Type/Pagination/Subtype/Background>> BDC\nq {placing} cm /{self._name(letterhead)} Do Q\nEMC"
        ).encode("ascii")
        # A form begins with the colours it finds: over the content it must find those of an untouched page.
        return b"\n".join((b"q", content, b"Q", painting) if overlay.over else (painting, content))

    def _name(self, letterhead: Letterhead) -> str:
        return f"Letterhead{list(self._numbers).index(letterhead) + 1}"


def placed(letterhead: Letterhead, placement: Placement, width: float, height: float) -> tuple[float, ...]:
    """From the upright letterhead to a page of this size."""
    scale = min(width / letterhead.width, height / letterhead.height) if placement is Placement.FIT else 1.0
    across, up = width - scale * letterhead.width, height - scale * letterhead.height
    if placement is Placement.TRUE_SIZE:
        return scale, 0.0, 0.0, scale, 0.0, up
    return scale, 0.0, 0.0, scale, across / 2, up / 2


def write(letterhead: Letterhead, objects: Objects) -> int:
    """Write a letterhead's objects; the number of its form."""
    pieces = (*letterhead.pieces, letterhead.form)
    made = [objects.add() if piece.data is None else objects.add_stream() for piece in pieces]
    numbers = [number for number, _ in made]
    for (_, item), piece in zip(made, pieces, strict=True):
        if isinstance(item, RawStream):
            item.entries, item.data = _text(piece, numbers), piece.data or b""
        else:
            item.content = _text(piece, numbers)
    return numbers[-1]


def _text(piece: Piece, numbers: list[int]) -> bytes:
    out = [piece.texts[0]]
    for target, text in zip(piece.references, piece.texts[1:], strict=True):
        out += [reference(numbers[target]), text]
    return b"".join(out)
