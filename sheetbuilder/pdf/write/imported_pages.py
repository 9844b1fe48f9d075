"""Guest pages in the file that is written: what they share once, the forms that hold their marks for each showing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sheetbuilder.layout.artwork import blends
from sheetbuilder.layout.imported import ImportedPage, SharedResources
from sheetbuilder.layout.surfaces import Matrix, Rectangle, moved, moved_box
from sheetbuilder.pdf.write.objects import RawStream
from sheetbuilder.pdf.write.pieces import PiecesInFile


class PlacedImport(Struct, frozen=True):
    """Where an imported page stands: its surface's index, the matrix to it, the numbers of its forms."""

    index: int
    matrix: Matrix
    forms: tuple[int, ...]

    def box(self, box: Rectangle) -> Rectangle:
        """The upright rectangle on the surface around a rectangle of the imported page."""
        return moved_box(self.matrix, box)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the imported page on the surface."""
        return moved(self.matrix, x, y)


class ImportedPagesInFile:
    """The imported pages of one file."""

    def __init__(self, pieces: PiecesInFile) -> None:
        self._pieces = pieces
        self._shared: dict[SharedResources, list[int]] = {}
        self._blending: dict[SharedResources, bool] = {}
        self._streams: dict[int, RawStream] = {}
        self._written: dict[ImportedPage, tuple[int, ...]] = {}
        self._draws: dict[int, tuple[int, ...]] = {}
        self.pdfa = True
        """Whether every imported page leaves PDF/A-2a possible."""
        self.pdfua = True
        """Whether every imported page leaves PDF/UA-1 possible."""

    def afresh(self) -> None:
        """A new document begins in this file: it shows forms of its own, since its tree claims their marks."""
        self._written.clear()

    def written(self, page: ImportedPage) -> tuple[int, ...]:
        """The object numbers of the page's forms in the document that is painted."""
        if page not in self._written:
            self._written[page] = self._write(page)
        return self._written[page]

    def _write(self, page: ImportedPage) -> tuple[int, ...]:
        shared = self._shared.get(page.shared)
        if shared is None:
            shared = self._shared[page.shared] = self._pieces.written(page.shared.pieces)
            self._blending[page.shared] = blends(page.shared.pieces)
        own = self._pieces.own(page.forms, shared)
        self._streams.update(own)
        for (number, _), form in zip(own, page.forms, strict=True):
            self._draws[number] = tuple(own[-1 - target][0] for target in form.references if target < 0)
        self.pdfa, self.pdfua = self.pdfa and page.pdfa, self.pdfua and page.pdfua
        return tuple(number for number, _ in own)

    def blending(self, page: ImportedPage) -> bool:
        """Whether something on a page that is written, or on another one of its file, may shine through."""
        return self._blending[page.shared] or blends(page.forms)

    def piece(self, shared: SharedResources, index: int) -> int:
        """The object number of a piece that pages share, one of which was written."""
        return self._shared[shared][index]

    def adopt(self, form: int, key: int) -> None:
        """Let a form lead into the structure tree (/StructParents; ISO 32000-1, 14.7.4.4)."""
        self._streams[form].parents = key

    def leading_to(self, forms: Iterable[int]) -> set[int]:
        """Those forms, and all that draw one of them: of each, every document in the file has its own."""
        found: set[int] = set()
        more = set(forms)
        while more:
            found |= more
            more = {number for number, drawn in self._draws.items() if not found.isdisjoint(drawn)} - found
        return found
