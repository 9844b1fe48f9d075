"""Checks of the text that the tree gives: its order, and the white space where lines and pieces meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, shortened, wrong
from sheetbuilder.pdf.inspect.text import TextRun, backwards, glued, runs
from sheetbuilder.pdf.read.evidence import Evidence


def blocks_read_forwards(evidence: Evidence) -> Iterator[Problem]:
    """Inside one block the tree does not run against the lines on paper (ISO 14289-1, 7.2, first paragraph).

    Two pieces are in the wrong order where the later one stands further left on the same line, or is both
    higher on the page and painted earlier. Right-to-left text is not judged.
    """
    for run in _all(evidence):
        for first, second in pairwise(run.parts):
            if backwards(first, second):
                yield wrong(
                    evidence,
                    "SB650",
                    say(
                        "page {page}: {element} is read in the wrong order: “{second}” stands first on paper",
                        page="–" if second.mark is None else second.mark.page,
                        element=called(evidence, run.block),
                        first=shortened(first.text),
                        second=shortened(second.text),
                    ),
                )
                break


def words_are_kept_apart(evidence: Evidence) -> Iterator[Problem]:
    """Where a line ends or a gap opens inside a block, the text has a space, a hyphen or a soft hyphen.

    ISO 14289-1, 7.2; ISO 32000-1, 14.8.2.5: words are parted by spaces, not by their place.
    """
    for run in _all(evidence):
        for first, second in pairwise(run.parts):
            if glued(first, second):
                yield wrong(
                    evidence,
                    "SB651",
                    say(
                        "page {page}: no space between “{before}” and “{after}”: they are read as one word",
                        page="–" if second.mark is None else second.mark.page,
                        before=first.text.split()[-1],
                        after=second.text.split()[0],
                    ),
                    say("let each line end with a space, or with a soft hyphen where a word is divided"),
                )


def _all(evidence: Evidence) -> Iterator[TextRun]:
    for root in evidence.tree.roots:
        yield from runs(evidence, root)
