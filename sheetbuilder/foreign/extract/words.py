"""The words of a file's pages read in the child, line by line as an eye meets them, and how small they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.extract.reading import guarded, opened
from sheetbuilder.pdf.inspect.player import GAP, Player, apart
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.marks import ShownText
from sheetbuilder.pdf.read.pages import geometry, leaves
from sheetbuilder.pdf.read.refusal import Refusal, Refused

_SAME_LINE = 0.5
"""How far apart two baselines on one line may be, in parts of the font size."""
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class WordsAnswer:
    """Why it refused, or whether the file has tags, and the lines of each page by its number."""

    refusal: Refusal | None = None
    detail: str = ""
    tagged: bool = False
    pages: tuple[tuple[str, ...], ...] = ()
    """From the first page on."""
    title: str = ""
    """What the file calls itself."""
    smallest: tuple[float, ...] = ()
    """By page: the size of its smallest letters that are read and seen, in points; 0 where it has none."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a file's words, as plain values; there are no arguments."""
    del arguments, step  # no page is painted
    try:
        return asdict(read(data))
    except Refused as refused:
        return asdict(WordsAnswer(refused.reason, refused.detail))


def read(data: bytes) -> WordsAnswer:
    """The lines of every page. Raises `Refused`."""
    with guarded():
        reader = opened(data)
        catalog = objects.get(reader.trailer, "/Root")
        tagged = objects.dictionary(objects.get(catalog, "/StructTreeRoot")) is not None
        player, pages, smallest = Player(reader), [], []
        for leaf in leaves(catalog):
            key, resources = objects.key_of(leaf.page), objects.follow(leaf.raw("/Resources"))
            played = player.play(key, leaf.number, leaf.raw("/Contents"), resources)
            shown = [*(one.piece for one in played.loose), *(piece for mark in played.marks for piece in mark.pieces)]
            pages.append(tuple(lines(shown)))
            seen = [one.size for one in shown if one.size > 0 and not one.hidden and one.text.strip()]
            smallest.append(min(seen, default=0.0) * geometry(leaf).user_unit)
        title = objects.text(objects.get(objects.get(reader.trailer, "/Info"), "/Title")) or ""
        return WordsAnswer(tagged=tagged, pages=tuple(pages), title=title, smallest=tuple(smallest))
    raise AssertionError  # `guarded` lets nothing but `Refused` through


def lines(pieces: Iterable[ShownText]) -> Iterator[str]:
    """Upright pieces as lines from the top down; letters that nobody can read are left out."""
    upright = [one for one in pieces if one.size > 0 and abs(one.direction[1]) < _SAME_LINE]
    upright.sort(key=lambda one: (-one.start[1], one.start[0]))
    rows: list[list[ShownText]] = []
    for piece in upright:
        if rows and abs(rows[-1][0].start[1] - piece.start[1]) <= _SAME_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda one: one.start[0])
        said = ""
        before: ShownText | None = None
        for piece in row:
            gap: tuple[float, float] | None = apart(before, piece) if before is not None else None
            said += (" " if gap is not None and gap[0] > GAP else "") + piece.text
            before = piece
        words = " ".join(said.replace(_UNREADABLE, "").split())
        if words:
            yield words
