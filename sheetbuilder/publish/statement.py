"""The paragraph for the municipality's accessibility statement: it says what is known of these very files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheetbuilder.content import PageWords
from sheetbuilder.content.statement import Statement
from sheetbuilder.pdf.conformance.standards import UA_1
from sheetbuilder.publish.manifest import FILLABLE, LARGE_PRINT, Entry


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is true of a pack beside its files."""

    brand: str
    title: str
    edition: str
    day: datetime.date
    tool: str
    letterhead: bool
    """Whether pages have a letterhead, whose words no screen reader meets."""
    approved_by: str | None = None
    """Who approved the texts; None where nobody has."""
    draft: bool = False
    """Whether the package calls itself something that has to be approved first."""
    standards: tuple[str, str] = UA_1.names
    """What the files are made to: PDF/UA, PDF/A."""
    screens: bool = False
    """Whether each document is there for a screen too."""


def statement(words: PageWords, told: Statement, about: Circumstances, files: Sequence[Entry]) -> str:
    """The paragraphs as plain text; a sentence that would not be true of the files is left out."""
    lines = [
        told.heading.format(title=about.title, edition=about.edition),
        "",
        " ".join(_sentences(words, told, about, files)),
        "",
        f"{told.limits_heading}:",
        *(f"– {limit}" for limit in _limits(told, about, files)),
        "",
        f"{told.files_heading}:",
        *(f"– {_line(told, file)}" for file in files),
    ]
    return "\n".join(lines) + "\n"


def _limits(told: Statement, about: Circumstances, files: Sequence[Entry]) -> Iterator[str]:
    if told.by_hand is not None and not about.screens and not any(map(_fillable, files)):
        yield told.by_hand
    yield from told.limits
    if about.letterhead:
        yield told.letterhead


def _fillable(file: Entry) -> bool:
    return file.edition == FILLABLE


def _sentences(words: PageWords, told: Statement, about: Circumstances, files: Sequence[Entry]) -> Iterator[str]:
    yield told.about.format(brand=about.brand, title=about.title, edition=about.edition, count=len(files))
    if about.approved_by is not None and told.approved is not None:
        yield told.approved.format(name=about.approved_by)
    elif about.draft and told.draft is not None:
        yield told.draft
    yield told.built
    pdfua, pdfa = about.standards
    # Whoever asked for PDF/A has it in files to be filled in too; else it is left out of them, and nobody took it back.
    by_choice = {file.name for file in files if _fillable(file) and pdfa not in file.promises}
    without = {name: [file.name for file in files if name not in file.promises] for name in about.standards}
    without[pdfa] = [name for name in without[pdfa] if name not in by_choice]
    if not any(without.values()):
        kept = (pdfua,) if by_choice else about.standards
        yield told.standards.format(standards=f" {words.list_and} ".join(kept))
    for phrase, name in ((told.without_pdfua, pdfua), (told.without_pdfa, pdfa)):
        if without[name]:
            yield phrase.format(standard=name, files=words.listed(without[name]))
    if told.screen is not None and about.screens:
        yield told.screen
    if told.fillable is not None and any(map(_fillable, files)):
        yield told.fillable.format(word=words.fillable_file)
    if told.large_print is not None and any(file.edition == LARGE_PRINT for file in files):
        yield told.large_print.format(word=words.large_print_file)
    if told.fillable_only is not None and by_choice:
        yield told.fillable_only.format(standard=pdfa)
    inspected = all(file.inspect is not None for file in files)
    yield (told.inspected if inspected else told.not_inspected).format(day=words.written(about.day), tool=about.tool)
    found = {file.name: file.inspect.errors + file.inspect.warnings for file in files if file.inspect is not None}
    doubtful = [name for name, count in found.items() if count]
    if doubtful:
        yield told.found.format(count=sum(found.values()), files=words.listed(doubtful))


def _line(told: Statement, file: Entry) -> str:
    if file.pages == 1 and told.file_line_one is not None:
        return told.file_line_one.format(name=file.name, title=file.title)
    return told.file_line.format(name=file.name, title=file.title, pages=file.pages)
