"""A finished file as a document of ours: a page for each of its pages, its tree below our root, its outline."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.foreign.extract.words import WordsAnswer
from sheetbuilder.foreign.graft.answer import Grafting
from sheetbuilder.foreign.graft.attaching import ImportedPlacement, attach
from sheetbuilder.foreign.graft.found import FoundBookmark, Goal
from sheetbuilder.foreign.graft.taking import Graft, take
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Inset
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.values import replace

LOST = frozenset({"SB756", "SB760", "SB874"})
"""The warnings of a file that takes back PDF/A or PDF/UA."""
_UNTAGGED = "SB752"
"""What is said of a file without tags where a person has described its pages."""
_SPEECHLESS = "SB753"
"""The warning of a file that does not say in which language it is."""
_LONGEST = 300
"""Letters of a title; what is longer is none."""
_NONE = "untitled"
"""What programs write where nobody has given a title."""
_UNKNOWN = "und"
"""The language of a file that names none (BCP 47)."""


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that was read, ready to be placed and written."""

    path: Path
    document: Document
    smallest: tuple[float, ...]
    """By page: the size of its smallest letters in points, 0 where no letters are known."""
    warnings: tuple[Problem, ...]


def read_finished(
    path: Path,
    reader: Reader,
    day: datetime.date,
    *,
    in_pieces: bool = False,
    grey: bool = False,
    pair: StandardPair = UA_1,
) -> FinishedFile:
    """A file with all of its pages, in grey if wished; `day` is that of the new file, `pair` what it is made to.

    Where its pages are shown `in_pieces`, on several papers each, they have no links, which nobody could press, and a
    second likeness without tags. `MissingError` where there is no such file, `ContentError` with all that stands
    against reading it.
    """
    words = reader.words(path)
    alts = {number: _said(path, number, words) for number in range(1, len(words.pages) + 1)}
    # On paper nobody fills a field in, so each is part of its page as it looks.
    how = Grafting(fields=False, links=not in_pieces, grey=grey)
    graft = _outlined(take(path, alts=alts, how=how, reader=reader, pair=pair), _title(path, words))
    language = graft.language or _UNKNOWN
    root = Node(Role.DOCUMENT)
    attached = attach(graft, root, "page", level=1, language=language)
    pictures: Sequence[ImportedPlacement | None] = [None] * len(graft.pages)
    if in_pieces and graft.tagged:
        again = take(path, alts=alts, how=replace(how, pictures=True), reader=reader, pair=pair)
        pictures = attach(again, Node(Role.DOCUMENT), "again", level=1, language=language).placements
    pages = tuple(
        Page(PageKind.TEXT, number, facts.width, facts.height, (_shown(shown, picture, (facts.width, facts.height)),))
        for number, (facts, shown, picture) in enumerate(
            zip(graft.pages, attached.placements, pictures, strict=True), 1
        )
    )
    document = Document(pages, root, _title(path, words), language, "", "", day, attached.outline)
    return FinishedFile(path, document, words.smallest, tuple(_warnings(path, graft)))


def _outlined(graft: Graft, title: str) -> Graft:
    """The pages with an outline: the file's own, or a line that leads to the first of them."""
    if graft.found.outline:
        return graft
    begin = FoundBookmark(0, title, Goal(0, graft.pages[0].height))
    return replace(graft, found=replace(graft.found, outline=(begin,)))


def _warnings(path: Path, graft: Graft) -> Iterator[Problem]:
    """What is told of the file, with what to do about it here."""
    unknown = say("the result calls its language unknown; name it in the program that the file was made in")
    for one in graft.problems:
        if one.code != _UNTAGGED:
            yield replace(one, hint=unknown) if one.code == _SPEECHLESS else one
    if not graft.tagged:
        told = say(
            "the file has no tags: the result is not {standard}, and a reader hears each page's words in a row",
            standard=graft.pair.reading.name,
        )
        hint = say("save it as tagged (accessible) PDF, and its text is read as it is built")
        yield Problem("SB874", told, Where(path), hint, Severity.WARNING)


def _shown(shown: ImportedPlacement, picture: ImportedPlacement | None, size: tuple[float, float]) -> Inset:
    """A page in its own size; one that nobody has described takes PDF/UA back."""
    page = shown.page if shown.page.tagged else shown.page.not_pdfua()
    return Inset(0.0, 0.0, *size, page, shown.mark, picture.page if picture is not None else None)


def _said(path: Path, number: int, words: WordsAnswer) -> str:
    """What is said in place of a page without tags: its words, or which one it is."""
    return " ".join(words.pages[number - 1]) or f"{_plain(path.stem)}, {number}"


def _title(path: Path, words: WordsAnswer) -> str:
    """The title that the file gives itself, or else its name."""
    title = _plain(words.title)
    named = 0 < len(title) <= _LONGEST and title.casefold() != _NONE
    return title if named else _plain(path.stem) or "PDF"


def _plain(text: str) -> str:
    """A text of others on one line, without signs that nobody sees: no XML holds them, and some turn words around."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
