"""Problems that only the page could see, brought back to the words that the author wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content
from sheetbuilder.models.markup import words
from sheetbuilder.models.prose import MarkedValue, prose


def placed(problems: Iterable[Problem], package: Package, *others: Content) -> list[Problem]:
    """The problems, those without a place given one: where the character or the text that they name was written.

    A character that stands in several texts becomes a problem for each of them.
    """
    texts = [text for part in (*_parts(package), *others) for text in prose(part)]
    return [one for problem in problems for one in _found(problem, texts)]


def _parts(package: Package) -> Iterator[Content]:
    yield from (package.meta, package.words, package.workflow, package.core_elements, *package.sheets)
    for optional in (package.organisation, package.concern, package.guide, package.strategy):
        if optional is not None:
            yield optional


def _found(problem: Problem, texts: list[MarkedValue]) -> list[Problem]:
    named = problem.message.args.get("character") or problem.message.args.get("text")
    if problem.where is not None or not isinstance(named, str):
        return [problem]
    if "character" in problem.message.args:
        stretches = [(text, text.value.find(named)) for text in texts if named in str(text.value)]
        # A municipality's words stand in its brand and in the page that they went into, at one place.
        places = dict.fromkeys(text.where(at, at + len(named)) for text, at in stretches)
        return [replace(problem, where=where) for where in places] or [problem]
    # A line of a list may be put together from several texts: then the longest word of it leads to its author.
    for wanted in (_read(named), max(named.split(), key=len, default=named)):
        for text in texts:
            if wanted in _read(words(str(text.value))):
                return [replace(problem, where=text.where())]
    return [problem]


def _read(text: str) -> str:
    return " ".join(text.split())
