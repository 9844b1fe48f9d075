"""Checks of the text that the tree gives: its order, and the white space where lines and pieces meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, doubtful, page_of, shortened, wrong
from sheetbuilder.pdf.inspect.text import TextPart, TextRun, backwards, glued, spoken
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.fontfacts import UNKNOWN
from sheetbuilder.pdf.read.silencing import silences_by_alt, silences_by_text


def blocks_read_forwards(evidence: Evidence) -> Iterator[Problem]:
    """Inside one block the tree does not run against the lines on paper (ISO 14289-1, 7.2, first paragraph).

    Two pieces are in the wrong order where the later one stands further left on the same line, or is both
    higher on the page and painted earlier. Right-to-left text is not judged.
    """
    for run in _all(evidence):
        for first, second in islice(_meeting(run, backwards), 1):
            told = say(
                "page {page}: {element} is read in the wrong order: “{second}” stands first on paper",
                page=_page_of(second),
                element=called(evidence, run.block),
                first=shortened(first.text),
                second=shortened(second.text),
            )
            yield wrong(evidence, "SB650", told)


def words_are_kept_apart(evidence: Evidence) -> Iterator[Problem]:
    """Where a line ends or a gap opens inside a block, the text has a space, a hyphen or a soft hyphen.

    ISO 14289-1, 7.2; ISO 32000-1, 14.8.2.5: words are parted by spaces, not by their place.
    """
    for run in _all(evidence):
        for first, second in _meeting(run, glued):
            told = say(
                "page {page}: no space between “{before}” and “{after}”: they are read as one word",
                page=_page_of(second),
                before=first.text.split()[-1],
                after=second.text.split()[0],
            )
            hint = say("let each line end with a space, or with a soft hyphen where a word is divided")
            yield wrong(evidence, "SB651", told, hint)


def letters_are_known(evidence: Evidence) -> Iterator[Problem]:
    """No letter that is read means U+FFFD, which stands for what its writer did not know.

    No standard forbids it, and no claim falls by it; a reader hears that a sign is unknown. Once a page, with the words
    that it stands in.
    """
    if not any(font.unknown for font in evidence.fonts):
        return
    told: set[int | str] = set()
    for run in _all(evidence):
        for part in run.parts:
            page = _page_of(part)
            if UNKNOWN not in part.text or page in told:
                continue
            told.add(page)
            words = say(
                "page {page}: {element} holds a sign that is read as unknown: “{words}”",
                page=page,
                element=called(evidence, run.block),
                words=shortened(run.text),
            )
            yield doubtful(evidence, "SB652", words, say("save it anew with another font, or with words for the sign"))


def words_silence_nothing(evidence: Evidence) -> Iterator[Problem]:
    """No /Alt or /ActualText stands in place of an element that holds text: a reader would hear only those words."""
    for element in evidence.tree.walk():
        silenced = [
            entry
            for entry, words, silences in (
                ("/Alt", element.alt, silences_by_alt),
                ("/ActualText", element.actual, silences_by_text),
            )
            if (words or "").strip() and silences(element, element.mapped)
        ]
        for entry in silenced:
            told = say(
                "page {page}: {element} holds text, but a reader hears only the words in place of it ({entry})",
                page=page_of(evidence, element),
                element=called(evidence, element),
                entry=entry,
            )
            hint = say("take the words away, or put them on the picture that they describe")
            yield doubtful(evidence, "SB653", told, hint)


def _meeting(run: TextRun, fault: Callable[[TextPart, TextPart], bool]) -> Iterator[tuple[TextPart, TextPart]]:
    """The pieces that follow each other with a fault between them."""
    return ((first, second) for first, second in pairwise(run.parts) if fault(first, second))


def _page_of(part: TextPart) -> int | str:
    return "–" if part.mark is None else part.mark.page


def _all(evidence: Evidence) -> tuple[TextRun, ...]:
    return evidence.once(spoken)
