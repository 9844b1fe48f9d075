"""A folder of YAML files to one package, with every problem of every file at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from sheetbuilder.content.cards import Cards
from sheetbuilder.content.concern import Concern
from sheetbuilder.content.core_elements import CoreElements
from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.guide import Guide
from sheetbuilder.content.meta import PackageFile
from sheetbuilder.content.organisation import Organisation
from sheetbuilder.content.package import Package, Parts
from sheetbuilder.content.references import astray
from sheetbuilder.content.reread import FileRead, FilesReadOnce, FilesReread
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.content.validate import validate
from sheetbuilder.content.words import PageWords
from sheetbuilder.content.workflow import Workflow
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.model import model
from sheetbuilder.models.nearest import nearest
from sheetbuilder.os_errors import reason
from sheetbuilder.source import Located, Reading
from sheetbuilder.source.naming import as_yaml, rename

FILES: Mapping[str, type[Content]] = MappingProxyType(
    {
        "package.yaml": PackageFile,
        "words.yaml": PageWords,
        "workflow.yaml": Workflow,
        "core-elements.yaml": CoreElements,
        "organisation.yaml": Organisation,
        "concern.yaml": Concern,
        "guide.yaml": Guide,
        "strategy.yaml": Strategy,
        "cards.yaml": Cards,
    }
)
"""The files of a package beside its sheets."""
_REQUIRED = frozenset(("package.yaml", "words.yaml", "workflow.yaml", "core-elements.yaml"))
_OPTIONAL = FILES.keys() - _REQUIRED
_BY_NAME = re.compile(r"\.\s*y\w*m", re.IGNORECASE)
"""What makes a name that of a YAML file, also misspelt and with other endings behind it."""
_SHEET_FILE = re.compile(r"[0-9]+\.[0-9]+-.+\.yaml")

C = TypeVar("C", bound=Content)


def load(directory: Path, vocabulary: Vocabulary, files: FilesReread | None = None) -> Package:
    """The package in a folder; `vocabulary` names the class of every kind of block.

    Whoever reads it over and over keeps the `files` that have not changed. Raises `MissingError` where there is no such
    folder and `ContentError` with the problems of all files.
    """
    try:
        names = sorted(path.name for path in directory.iterdir())
    except FileNotFoundError:
        raise MissingError([Problem("SB201", say("the folder does not exist"), Where(directory))]) from None
    except (OSError, ValueError) as error:  # not a folder, not ours to read, or a NUL in its name
        message = say("the folder cannot be read: {reason}", reason=reason(error))
        raise MissingError([Problem("SB201", message, Where(directory))]) from None
    return _Loading(directory, names, vocabulary, files or FilesReadOnce()).package()


class _Loading:
    def __init__(self, directory: Path, names: list[str], vocabulary: Vocabulary, files: FilesReread) -> None:
        self._directory = directory
        self._names = names
        self._vocabulary = vocabulary
        self._files = files
        self._problems: list[Problem] = []
        self._misnamed = _misnamed(names)
        self._broken: list[Located] = []

    def package(self) -> Package:
        self._problems.extend(self._strangers())
        meta = self._one("package.yaml", PackageFile)
        words = self._one("words.yaml", PageWords)
        workflow = self._one("workflow.yaml", Workflow)
        elements = self._one("core-elements.yaml", CoreElements)
        organisation = self._one("organisation.yaml", Organisation, required=False)
        concern = self._one("concern.yaml", Concern, required=False)
        guide = self._one("guide.yaml", Guide, required=False)
        strategy = self._one("strategy.yaml", Strategy, required=False)
        cards = self._one("cards.yaml", Cards, required=False)
        sheets, unread = self._sheets()
        parts = Parts(
            meta, words, workflow, elements, organisation, concern, guide, strategy, sheets, unread, cards=cards
        )
        sound = self._files.sound()
        self._problems.extend((*validate(parts, self._vocabulary, sound), *astray(parts, self._broken)))
        self._files.judged(self._problems)
        self._problems.sort(key=_place)
        if not (meta and words and workflow and elements) or any(map(_stops, self._problems)):
            raise ContentError(self._problems)
        return Package(
            self._directory,
            meta,
            words,
            workflow,
            elements,
            sheets,
            organisation,
            concern,
            guide,
            strategy,
            cards,
            tuple(self._problems),
        )

    def _one(self, name: str, kind: type[C], *, required: bool = True) -> C | None:
        if name not in self._names:
            if required:
                message = say("{name} is missing in the folder of the content", name=name)
                found = next((one for one, meant in self._misnamed.items() if meant == name), None)
                hint = rename(found, name) if found else None
                self._problems.append(Problem("SB202", message, Where(self._directory / name), hint))
            return None

        def modelled(reading: Reading) -> FileRead:
            if reading.root is None:
                return reading, None, ()
            made, problems = model(reading.root, kind, {"vocabulary": self._vocabulary})
            return reading, made, tuple(problems)

        reading, made, problems = self._files.read(self._directory / name, modelled)
        self._problems.extend(reading.problems)
        if reading.root is None:
            return None
        if made is None:
            self._broken.append(reading.root)
        told = {_place(problem) for problem in reading.problems}
        self._problems.extend(problem for problem in problems if _place(problem) not in told)
        return None if reading.problems or not isinstance(made, kind) else made

    def _sheets(self) -> tuple[tuple[Sheet, ...], frozenset[str]]:
        """The sheets in order, and the numbers of those that cannot be read."""
        names = [name for name in self._names if _SHEET_FILE.fullmatch(name)]
        astray = [
            meant
            for name, meant in self._misnamed.items()
            if _SHEET_FILE.fullmatch(meant) and _stops(self._stranger(name))
        ]
        if not (names or astray):
            hint = say("a sheet's file is called number-slug.yaml, for example 1.1-first-contact.yaml")
            self._problems.append(
                Problem("SB202", say("there is no sheet in the folder"), Where(self._directory), hint)
            )
        made = {name: self._one(name, Sheet) for name in names}
        unread = frozenset(
            name.partition("-")[0] for name in (*(name for name, sheet in made.items() if sheet is None), *astray)
        )
        sheets = [sheet for sheet in made.values() if sheet is not None]
        return tuple(sorted(sheets, key=lambda sheet: (sheet.step, sheet.ordinal))), unread

    def _strangers(self) -> Iterator[Problem]:
        """YAML files that nothing would ever read; what stands for a file that must be there is told of that."""
        for name in self._names:
            if meant := self._misnamed.get(name):
                if meant not in _REQUIRED or meant in self._names:
                    yield self._stranger(name, say("rename it to “{name}”", name=meant))
                continue
            stem, dot, ending = name.rpartition(".")
            if name.startswith(".") or ending.lower() not in ("yaml", "yml") or not dot:
                continue
            if name in FILES or _SHEET_FILE.fullmatch(name):
                continue
            if meant := nearest(stem, (known.removesuffix(".yaml") for known in FILES if known not in self._names)):
                hint = say("did you mean “{key}”?", key=f"{meant}.yaml")
            else:
                hint = say("a sheet's file is called number-slug.yaml, for example 1.1-first-contact.yaml")
            yield self._stranger(name, hint)

    def _stranger(self, name: str, hint: Message | None = None) -> Problem:
        """A text that is no YAML by its name may well be somebody's notes, and stops nothing."""
        severity = Severity.ERROR if _BY_NAME.search(name) else Severity.WARNING
        message = say("no file of a package is called {name}", name=name)
        return Problem("SB203", message, Where(self._directory / name), hint, severity)


def _misnamed(names: list[str]) -> Mapping[str, str]:
    """Files of a package with another ending than “.yaml”, or one too many, and what they should be called.

    What lies beside a file of the right name is a copy of it, and is told only if it is YAML by its ending.
    A text that is no YAML by its name is taken for a sheet only where no sheet has its number.
    """
    found: dict[str, str] = {}
    numbers = {name.partition("-")[0] for name in names if _SHEET_FILE.fullmatch(name)}
    for name in names:
        meant = as_yaml(name)
        if meant is None or name in FILES or _SHEET_FILE.fullmatch(name):
            continue
        file = meant.casefold() if meant.casefold() in FILES else meant
        if file not in FILES and not _SHEET_FILE.fullmatch(file):
            continue
        alone = file not in names and file not in found.values()
        notes = not _BY_NAME.search(name) and (file in _OPTIONAL or file.partition("-")[0] in numbers)
        if name.lower().endswith((".yaml", ".yml")) or (alone and not notes):
            found[name] = file
    return found


def _stops(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _place(problem: Problem) -> tuple[str, int, int]:
    where = problem.where
    return (str(where.file), where.line, where.column) if where else ("", 0, 0)
