"""Drafts of alternative texts: the words of an untagged deck put into the recipe, each marked as a draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, Problem, Where, say
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.items.pdf import PdfItem
from sheetbuilder.handout.recipe.readable import read
from sheetbuilder.pdf.read import limits
from sheetbuilder.publish.output import write_whole
from sheetbuilder.source import examine, parse
from sheetbuilder.source.beside import beside

_LONGEST = 400
"""Letters of a draft: a description that is longer is one nobody hears to its end."""


def draft_alts(recipe: Path, package: Package) -> int:
    """Write drafts below the `pdf` items of a recipe for all pages that have no description; gives how many.

    What stands in the file stays as it is, comments too. Raises `MissingError` and `ContentError` for a recipe or a
    deck that cannot be read, and for one whose item is written on one line; `OutputError` where it cannot be written.
    """
    reading = examine(recipe)
    if reading.root is None or reading.problems:
        missing = any(problem.code == "SB101" for problem in reading.problems)
        raise (MissingError if missing else ContentError)(reading.problems)
    readable, _ = read(reading.root)
    items = [item for item in readable.items.values() if isinstance(item, PdfItem)]
    lines = recipe.read_text("utf-8").splitlines(keepends=True)
    count = 0
    with Reader() as reader:
        # From the last one on, so that the lines of those before it stay.
        for item in reversed(items):
            drafted = dict(_drafts(item, reader, package))
            if drafted:
                _insert(lines, item, drafted)
                count += len(drafted)
    if count:
        text = "".join(lines).encode("utf-8")
        again = parse(recipe, text)
        if again.root is None or again.problems:
            raise ContentError(again.problems)
        write_whole(recipe, text)
    return count


def _drafts(item: PdfItem, reader: Reader, package: Package) -> Iterator[tuple[int, str]]:
    """A draft for each page that is asked for and not described; none for a file that has tags of its own."""
    where = item.where_of("file")
    file = beside(where, item.file, limits.BYTES, "SB809") if where else None
    if file is None or file.problem is not None:
        raise ContentError([file.problem] if file and file.problem else [])
    found = reader.words(file.path)
    if found.tagged:
        return
    described = {alt.page for alt in item.alts}
    for number in dict.fromkeys(item.numbers or range(1, len(found.pages) + 1)):
        if number <= len(found.pages) and number not in described:
            yield number, _said(found.pages[number - 1]) or _silent(number, package)


def _said(lines: tuple[str, ...]) -> str:
    """The words of a page as one text, cut behind a whole word."""
    said = "; ".join(lines)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"


def _silent(number: int, package: Package) -> str:
    """What is said of a page without words until somebody has looked at it."""
    words = package.words.handout
    return words.slide.format(number=number) if words else str(number)


def _insert(lines: list[str], item: PdfItem, drafted: dict[int, str]) -> None:
    """The drafts as lines of the file: under its `alts`, or under its `file` where it has none."""
    place = item.where_of("alts") if item.alts else item.where_of("file")
    if place is None or place.line is None:
        raise TypeError(type(place))
    at = place.line - 1
    own = lines[at]
    before = own[: own.find("- " if item.alts else "file:")]
    if before.strip(" -") or (not item.alts and "file:" not in own) or (item.alts and "- " not in own):
        raise ContentError([_on_one_line(place)])
    indent = " " * len(before)
    entries = []
    if not item.alts:
        at += 1
        entries.append(f"{indent}alts:\n")
        indent += "  "
    for number, text in drafted.items():
        entries.append(f"{indent}- page: {number}\n")
        entries.append(f"{indent}  text: {json.dumps(text, ensure_ascii=False)}\n")
        entries.append(f"{indent}  draft: true\n")
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    lines[at:at] = entries


def _on_one_line(place: Where) -> Problem:
    hint = say("write each key of the item on a line of its own")
    return Problem("SB862", say("nothing can be added to an item that is written on one line"), place, hint)
