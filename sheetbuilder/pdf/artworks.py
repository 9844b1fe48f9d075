"""Artworks in the file that is written: each once, however often pages show it."""

from __future__ import annotations

from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.pdf.objects import Objects, RawStream, dictionary, reference


class ArtworksInFile:
    """The artworks of one file."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._numbers: dict[Artwork, int] = {}
        self._names: dict[Artwork, str] = {}

    def shown(self, artwork: Artwork, matrix: tuple[float, ...]) -> bytes:
        """The operators that paint an artwork, `matrix` leading from its points to the page's.

        A form begins with the state it finds, so it is given that of an untouched page (ISO 32000-1, 8.4).
        """
        placing = " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in matrix)
        return f"q 0 g 0 G 1 w 0 J [] 0 d 0 Tc {placing} cm /{self._name(artwork)} Do Q".encode("ascii")

    def resources(self) -> bytes | None:
        """The entries of the pages' /XObject; None where no page shows an artwork."""
        if not self._numbers:
            return None
        return dictionary(**{self._names[art]: reference(number) for art, number in self._numbers.items()})

    @property
    def pdfa(self) -> bool:
        """Whether every artwork leaves PDF/A-2a possible."""
        return all(artwork.pdfa for artwork in self._numbers)

    @property
    def pdfua(self) -> bool:
        """Whether every artwork leaves PDF/UA-1 possible."""
        return all(artwork.pdfua for artwork in self._numbers)

    def _name(self, artwork: Artwork) -> str:
        if artwork not in self._names:
            self._numbers[artwork] = write(artwork, self._objects)
            self._names[artwork] = f"Art{len(self._names) + 1}"
        return self._names[artwork]


def write(artwork: Artwork, objects: Objects) -> int:
    """Write an artwork's objects; the number of its form."""
    pieces = (*artwork.pieces, artwork.form)
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
