"""Everything that can be wrong with the files of a package together: names, references, rules, habits."""

from __future__ import annotations

import itertools
from collections.abc import Set
from pathlib import Path

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


def validate(parts: Parts, vocabulary: Vocabulary, sound: Set[Path] = frozenset()) -> list[Problem]:
    """The problems of files that each could be read, those of one sort after those of another.

    Of the files that are `sound`, by their paths, it is known that nothing in them is wrong by itself under these
    rules: they are looked at for what others have to do with them.
    """
    files = tuple(parts.files())
    asked = [file for file in files if not (sound and file.where.file in sound)]
    found = {id(file): marked(file) for file in files}
    every = tuple(one for file in files for one in found[id(file)])
    unsure = tuple(one for file in asked for one in found[id(file)])
    problems: list[Problem] = []
    for told in (
        duplicates(parts, asked),
        references(parts, every),
        rules(parts, asked, unsure, vocabulary),
        (problem for file in asked for problem in emptied(file)),
        lint(parts, asked, unsure, every),
    ):
        problems.extend(itertools.islice(told, _MOST_TOLD))
    return problems
