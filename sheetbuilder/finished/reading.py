"""A finished file as a document of ours: a page for each of its pages, its tree below our root, its outline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.foreign.extract.words import WordsAnswer
from sheetbuilder.foreign.graft.answer import Grafting
from sheetbuilder.foreign.graft.attaching import ImportedPlacement, attach
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Inset
from sheetbuilder.layout.roles import Node, Role

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


def read_finished(path: Path, reader: Reader, day: datetime.date) -> FinishedFile:
    """A file with all of its pages; `day` is that of the new file.

    `MissingError` where there is no such file, `ContentError` with all that stands against reading it.
    """
    words = reader.words(path)
    alts = {number: _said(path, number, words) for number in range(1, len(words.pages) + 1)}
    # On paper nobody fills a field in, so each is part of its page as it looks.
    graft = take(path, alts=alts, how=Grafting(fields=False), reader=reader)
    language = graft.language or _UNKNOWN
    root = Node(Role.DOCUMENT)
    attached = attach(graft, root, "page", level=1, language=language)
    pages = tuple(
        Page(PageKind.TEXT, number, facts.width, facts.height, (_shown(placement, facts.width, facts.height),))
        for number, (facts, placement) in enumerate(zip(graft.pages, attached.placements, strict=True), 1)
    )
    unknown = say("the result calls its language unknown; name it in the program that the file was made in")
    warnings = [
        replace(one, hint=unknown) if one.code == _SPEECHLESS else one
        for one in graft.problems
        if one.code != _UNTAGGED
    ]
    if not graft.tagged:
        told = say("the file has no tags: the result is not PDF/UA-1, and a reader hears each page's words in a row")
        hint = say("save it as tagged (accessible) PDF, and its text is read as it is built")
        warnings.append(Problem("SB874", told, Where(path), hint, Severity.WARNING))
    document = Document(pages, root, _title(path, words), language, "", "", day, attached.outline)
    return FinishedFile(path, document, words.smallest, tuple(warnings))


def _shown(placement: ImportedPlacement, width: float, height: float) -> Inset:
    """A page in its own size; one that nobody has described takes PDF/UA back."""
    page = placement.page if placement.page.tagged else replace(placement.page, pdfua=False)
    return Inset(0.0, 0.0, width, height, page, placement.mark)


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
