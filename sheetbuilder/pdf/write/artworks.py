"""Artworks in the file that is written: each once, however often pages show it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sheetbuilder.layout.artwork import Artwork, blends
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.slots import Content, dictionary, own_reference
from sheetbuilder.pdf.write.syntax import matrix


class ArtworksInFile:
    """The artworks of one file."""

    def __init__(self, pieces: PiecesInFile) -> None:
        self._pieces = pieces
        self._numbers: dict[Artwork, int] = {}
        self._names: dict[int, str] = {}
        self._blending: set[int] = set()

    def going_on(self, pieces: PiecesInFile) -> ArtworksInFile:
        """The artworks of a file that goes on from where this one is; the two know nothing of each other."""
        other = ArtworksInFile(pieces)
        other._numbers, other._names, other._blending = {**self._numbers}, {**self._names}, {*self._blending}
        return other

    def shown(self, artwork: Artwork, placing: Sequence[float]) -> bytes:
        """The operators that paint an artwork, `placing` leading from its points to the page's."""
        if artwork not in self._numbers:
            pieces = (*artwork.pieces, artwork.form)
            self._numbers[artwork] = number = self._pieces.written(pieces)[-1]
            if blends(pieces):
                self.blend(number)
        return self.painted(self._numbers[artwork], placing)

    def painted(self, form: int, placing: Sequence[float]) -> bytes:
        """The operators that paint a form that is written already.

        A form begins with the state it finds, so it is given that of an untouched page (ISO 32000-1, 8.4).
        """
        name = self._names.setdefault(form, f"Art{len(self._names) + 1}")
        return f"q 0 g 0 G 1 w 0 J [] 0 d 0 Tc {matrix(placing)} cm /{name} Do Q".encode("ascii")

    def blend(self, form: int) -> None:
        """Take note that something in a form may shine through."""
        self._blending.add(form)

    def blended_in(self, content: bytes) -> bool:
        """Whether content paints a form in which something may shine through."""
        shown = (self._names.get(form) for form in self._blending)
        return any(b"/%s Do" % name.encode("ascii") in content for name in shown if name is not None)

    def resources(self, apart: Container[int] = ()) -> Content | None:
        """The entries of the pages' /XObject, but for the forms that are kept apart; None where there is none."""
        shown = {name: own_reference(number) for number, name in self._names.items() if number not in apart}
        return dictionary(**shown) if shown else None

    @property
    def pdfa(self) -> bool:
        """Whether every artwork leaves PDF/A-2a possible."""
        return all(artwork.pdfa for artwork in self._numbers)

    @property
    def pdfua(self) -> bool:
        """Whether every artwork leaves PDF/UA-1 possible."""
        return all(artwork.pdfua for artwork in self._numbers)
