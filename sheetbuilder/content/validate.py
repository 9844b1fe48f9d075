"""Everything that can be wrong with the files of a package together: names, references, rules, habits."""

from __future__ import annotations

import itertools

from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.emptied import emptied
from sheetbuilder.content.lint import lint
from sheetbuilder.content.package import Parts
from sheetbuilder.content.references import references
from sheetbuilder.content.rules import rules
from sheetbuilder.content.uniqueness import duplicates
from sheetbuilder.errors import Problem
from sheetbuilder.models.prose import marked

_MOST_TOLD = 200  # of one sort in one package: nobody reads more at once


def validate(parts: Parts, vocabulary: Vocabulary) -> list[Problem]:
    """The problems of files that each could be read, those of one sort after those of another."""
    found = tuple(one for file in parts.files() for one in marked(file))
    problems: list[Problem] = []
    for told in (
        duplicates(parts),
        references(parts, found),
        rules(parts, found, vocabulary),
        (problem for file in parts.files() for problem in emptied(file)),
        lint(parts, found),
    ):
        problems.extend(itertools.islice(told, _MOST_TOLD))
    return problems
