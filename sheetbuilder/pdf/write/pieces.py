"""Objects of other files in the file that is written: equal ones once, whichever file or page they came from."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.layout.artwork import Piece
from sheetbuilder.pdf.write.objects import Objects, Raw, RawStream
from sheetbuilder.pdf.write.slots import Content, joined, own_reference
from sheetbuilder.pdf.write.syntax import reference


class PiecesInFile:
    """The pieces of one file; two fonts that are the same to the byte are one."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[tuple[Piece, tuple[int, ...]], int] = {}

    def written(self, pieces: Sequence[Piece]) -> list[int]:
        """The object number of each piece; their references count these pieces."""
        return _Writing(self._objects, self._known, pieces).numbers()

    def own(self, pieces: Sequence[Piece], shared: Sequence[int]) -> list[tuple[int, RawStream]]:
        """Streams that nothing else has, whatever they are like; references to them count from -1 downwards."""
        made = [self._objects.add_stream() for _ in pieces]
        for piece, (_, item) in zip(pieces, made, strict=True):
            targets = [
                reference(shared[target]) if target >= 0 else own_reference(made[-1 - target][0])
                for target in piece.references
            ]
            item.entries, item.data = _inside(piece, targets), piece.data or b""
        return made


class _Writing:
    """Some pieces on their way into the file, those that others refer to first."""

    def __init__(
        self, objects: Objects, known: dict[tuple[Piece, tuple[int, ...]], int], pieces: Sequence[Piece]
    ) -> None:
        self._objects = objects
        self._known = known
        self._pieces = pieces
        self._numbers: dict[int, int] = {}
        self._begun: set[int] = set()
        self._reserved: dict[int, Raw | RawStream] = {}

    def numbers(self) -> list[int]:
        return [self._number(index) for index in range(len(self._pieces))]

    def _number(self, index: int) -> int:
        if index in self._numbers:
            return self._numbers[index]
        piece = self._pieces[index]
        if index in self._begun:  # it refers to itself by a detour, so it must have a number before it is known
            self._numbers[index], self._reserved[index] = self._add(piece)
            return self._numbers[index]
        self._begun.add(index)
        targets = tuple(self._number(target) for target in piece.references)
        key = (Piece(piece.texts, (), piece.data), targets)
        if index in self._reserved:
            _fill(self._reserved[index], piece, targets)
        elif key in self._known:
            self._numbers[index] = self._known[key]
        else:
            self._numbers[index], item = self._add(piece)
            _fill(item, piece, targets)
            self._known[key] = self._numbers[index]
        return self._numbers[index]

    def _add(self, piece: Piece) -> tuple[int, Raw | RawStream]:
        return self._objects.add() if piece.data is None else self._objects.add_stream()


def _fill(item: Raw | RawStream, piece: Piece, targets: Sequence[int]) -> None:
    references = [reference(target) for target in targets]
    if isinstance(item, RawStream):
        item.entries, item.data = _inside(piece, references), piece.data or b""
    else:
        item.content = _with_targets(piece.texts, references)


def _inside(piece: Piece, targets: Sequence[Content]) -> Content:
    """The dictionary of a stream without its brackets."""
    texts = list(piece.texts)
    texts[0] = texts[0].removeprefix(b"<<")
    texts[-1] = texts[-1].removesuffix(b">>")
    return _with_targets(texts, targets)


def _with_targets(texts: Sequence[bytes], targets: Sequence[Content]) -> Content:
    return joined((texts[0], *(part for pair in zip(targets, texts[1:], strict=True) for part in pair)))
