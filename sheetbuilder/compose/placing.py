"""Problems that only the page could see, brought back to the words that the author wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content
from sheetbuilder.models.markup import words
from sheetbuilder.models.prose import MarkedValue, prose
from sheetbuilder.values import replace


def texts_of(package: Package, *others: Content) -> list[MarkedValue]:
    """Every text of a package and of other files whose words are printed."""
    return [text for part in (*_parts(package), *others) for text in prose(part)]


def placed(problems: Iterable[Problem], texts: Sequence[MarkedValue]) -> list[Problem]:
    """The problems, those without a place given one: where the text that they name was written."""
    return [_found(problem, texts) for problem in problems]


def _parts(package: Package) -> Iterator[Content]:
    yield from (package.meta, package.words, package.workflow, package.core_elements, *package.sheets)
    for optional in (package.organisation, package.concern, package.guide, package.strategy, package.cards):
        if optional is not None:
            yield optional


def _found(problem: Problem, texts: Sequence[MarkedValue]) -> Problem:
    named = problem.message.args.get("text")
    if problem.where is not None or not isinstance(named, str):
        return problem
    # A line of a list may be put together from several texts: then the longest word of it leads to its author.
    for wanted in (_read(named), max(named.split(), key=len, default=named)):
        for text in texts:
            if wanted in _read(words(str(text.value))):
                return replace(problem, where=text.where())
    return problem


def _read(text: str) -> str:
    return " ".join(text.split())
