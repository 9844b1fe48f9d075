"""A first package for somebody who has none: small, commented, and it builds at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from sheetbuilder import resources
from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.brand import slug
from sheetbuilder.compose.first_texts import LANGUAGES, filled_in, quoted, template
from sheetbuilder.content import PackageFile
from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.os_errors import reason
from sheetbuilder.publish.output import write_new

_NAMELESS = "package"
_WORDS = "words.yaml"
_SHEETS = {
    "da": {"1.1-foer-moedet.yaml": "sheet-1.yaml", "2.1-de-foerste-minutter.yaml": "sheet-2.yaml"},
    "en": {"1.1-before-the-meeting.yaml": "sheet-1.yaml", "2.1-the-first-minutes.yaml": "sheet-2.yaml"},
}


def new_package(name: str, out: StrPath, day: datetime.date, language: str) -> tuple[Path, ...]:
    """Write a package of that name into `<out>/<name>`, in Danish or English; gives its files, package.yaml first.

    `OutputError` where the folder holds anything already (SB972), or cannot be written; `ContentError` for a name that
    cannot be printed; `ValueError` for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there is no first package in {language!r}: ask for one of {', '.join(LANGUAGES)}")
    folder = path_of(out) / slug(name, _NAMELESS)
    texts = dict(_texts(name, folder, day, language))
    _claimed(folder)
    write_new(folder, texts)
    return tuple(folder / file for file in texts)


def _texts(name: str, folder: Path, day: datetime.date, language: str) -> Iterator[tuple[str, str]]:
    facts = {"name": quoted(name), "id": folder.name, "today": day.isoformat()}
    head = "package.yaml"
    yield head, filled_in(template(language, head), facts, folder / head, PackageFile)
    for file in ("workflow.yaml", "core-elements.yaml"):
        yield file, template(language, file)
    for file, source in _SHEETS[language].items():
        yield file, template(language, source)
    yield _WORDS, _words(language)


def _words(language: str) -> str:
    """All words of the pages: our own in Danish, those of the example in English; the schema lies elsewhere."""
    folder = resources.sheets() if language == "da" else resources.example()
    lines = (folder / _WORDS).read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("# yaml-language-server:"))


def _claimed(folder: Path) -> None:
    """The folder, made and empty; whoever has begun a package in it keeps every file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.iterdir())
    except OSError as error:
        told = say("the folder cannot be made: {reason}", reason=reason(error))
        raise OutputError([Problem("SB972", told, Where(folder), _ELSEWHERE)]) from None
    if taken:
        raise OutputError(
            [Problem("SB972", say("there is something in the folder already"), Where(folder), _ELSEWHERE)]
        )


_ELSEWHERE = say("choose another name, or another folder with -o")
