"""Words on paper that nobody hears: text of a page in no mark that the tree claims, and in no artifact either."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sheetbuilder.pdf.inspect.player import GAP, apart
from sheetbuilder.pdf.read.marks import FoundMark, LooseText, ShownText
from sheetbuilder.pdf.read.objects import Key

_LINE = 0.5
"""How far a baseline may move across its line, in parts of the font size, within a word."""
_MOST = 60
"""Letters of a stretch that are told."""
_FOLIO = re.compile(r"\W*(\w+)(?:\s*[/|]\s*\d+)?\W*")
"""A page number, with signs about it, or with the number of pages."""
_PICTURES = ("Figure", "Formula")

Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Claims:
    """What the tree of a file claims: marks by stream and number, and whole forms and annotations."""

    marks: Container[tuple[Key, int]]
    wholes: Container[Key] = frozenset()

    def has(self, mark: FoundMark) -> bool:
        """Whether a mark is heard, or one around it, or a form that it lies in; an artifact need not be."""
        met: FoundMark | None = mark
        while met is not None:
            if met.artifact or (met.stream, met.number) in self.marks:
                return True
            met = met.around
        return any(form in self.wholes for form in mark.forms)


@dataclass(frozen=True, slots=True)
class PageSide:
    """What one sees of a page, and what it is called on paper."""

    visible: Sides | None
    names: frozenset[str]
    """Its number and its label."""

    def is_folio(self, words: str) -> bool:
        """Whether words are no more than the number of the page, which is decoration (ISO 14289-1, 7.8)."""
        found = _FOLIO.fullmatch(words)
        return found is not None and found[1] in self.names


def unheard(marks: Iterable[FoundMark], loose: Iterable[LooseText], claims: Claims, side: PageSide) -> Iterator[str]:
    """The first words of each stretch, in painting order; nothing for a picture that has none.

    What is white space, or written invisibly, or lies beside the page, or only numbers it is no stretch.
    """
    visible = side.visible
    found: list[tuple[int, str]] = []
    for mark in marks:
        if not claims.has(mark):
            seen = [piece for piece in mark.pieces if _is_seen(piece, visible)]
            if seen:
                found.append((mark.order, _words(seen)))
            elif mark.tag in _PICTURES and mark.paints and not mark.pieces:
                found.append((mark.order, ""))
    found += [
        (stretch[0].order, _words([each.piece for each in stretch])) for stretch in _stretches(loose, claims, visible)
    ]
    yield from (words for _, words in sorted(found) if not side.is_folio(words))


def _stretches(loose: Iterable[LooseText], claims: Claims, visible: Sides | None) -> Iterator[list[LooseText]]:
    """Loose text with no mark in between."""
    current: list[LooseText] = []
    before = -1
    for each in sorted(loose, key=lambda text: text.order):
        if current and each.order != before + 1:
            yield current
            current = []
        before = each.order
        if _is_seen(each.piece, visible) and not any(form in claims.wholes for form in each.forms):
            current.append(each)
    if current:
        yield current


def _is_seen(piece: ShownText, visible: Sides | None) -> bool:
    if piece.hidden or not piece.text.strip() or piece.size <= 0:
        return False
    if visible is None:
        return True
    (left, right), (low, high) = sorted((piece.start[0], piece.end[0])), sorted((piece.start[1], piece.end[1]))
    size = piece.size
    return (
        right + size > visible[0] and left - size < visible[2] and high + size > visible[1] and low - size < visible[3]
    )


def _words(pieces: list[ShownText]) -> str:
    said = pieces[0].text
    for one, other in pairwise(pieces):
        if len(said) > 2 * _MOST:
            break
        way = apart(one, other)
        together = way is not None and abs(way[1]) <= _LINE and -1.0 < way[0] <= GAP
        said += other.text if together else f" {other.text}"
    words = " ".join(said.split())
    return words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"
