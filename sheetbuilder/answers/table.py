"""Answers of many files as one table for a spreadsheet (CSV): a row for each file, a column for each field.

As Danish spreadsheets open it without a question: UTF-8 with its mark, semicolons, lines that end in CR LF. No cell is
a formula, whatever somebody wrote: one that a spreadsheet would compute begins with an apostrophe in its place
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.foreign.filled.answer import FilledField
from sheetbuilder.foreign.filled.report import FilledForm
from sheetbuilder.os_errors import is_there
from sheetbuilder.publish.output import write_whole

_FORMULA = "=+-@"
_KEPT = "\n\t"


def write_table(path: Path, forms: Sequence[FilledForm], file_head: str = "file") -> None:
    """The table of some files as a file, whole or not at all; `file_head` stands over the names of the files.

    Raises `OutputError` where it cannot be written, or would take the place of a PDF (SB938).
    """
    taken = any(is_there(path) and form.path.exists() and path.samefile(form.path) for form in forms)
    if taken or path.suffix.casefold() == ".pdf":
        hint = say("name a file that ends in .csv, and do not forget its name behind --csv")
        raise OutputError([Problem("SB938", say("the table would take the place of a PDF"), Where(path), hint)])
    write_whole(path, as_table(forms, file_head).encode("utf-8-sig"))


def as_table(forms: Sequence[FilledForm], file_head: str = "file") -> str:
    """The table as text. A tick is `true` or `false`; empty is what is not answered, or what a file does not have."""
    columns = _columns(forms)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_cell(head) for head in (file_head, *_heads(columns))])
    for name, form in zip(_names(forms), forms, strict=True):
        answers = {one.name: one for one in form.fields}
        writer.writerow([_cell(name), *(_cell(_said(answers.get(column))) for column in columns)])
    return written.getvalue()


def _columns(forms: Iterable[FilledForm]) -> Mapping[str, FilledField]:
    """Every field of any file by its name: one that a later file has alone stands behind the one before it there."""
    order: list[str] = []
    known: dict[str, FilledField] = {}
    for form in forms:
        before = -1
        for one in form.fields:
            if one.name not in known:
                known[one.name] = one
                order.insert(before + 1, one.name)
            before = order.index(one.name)
    return {name: known[name] for name in order}


def _heads(columns: Mapping[str, FilledField]) -> Iterator[str]:
    """What stands over each column: its label, with its name behind it where several have that label."""
    labels = Counter(one.label for one in columns.values())
    for name, one in columns.items():
        yield one.label if one.label and labels[one.label] == 1 else f"{one.label} ({name})".strip()


def _names(forms: Sequence[FilledForm]) -> list[str]:
    """What each file is called: its name alone, unless two have it."""
    alone = [form.path.name for form in forms]
    return alone if len(set(alone)) == len(alone) else [str(form.path) for form in forms]


def _said(one: FilledField | None) -> str:
    if one is None or one.value is None:
        return ""
    if isinstance(one.value, bool):
        return "true" if one.value else "false"
    return "\n".join(one.value) if isinstance(one.value, tuple) else one.value


def _cell(text: str) -> str:
    """A text that a spreadsheet shows as it is."""
    shown = "".join(letter for letter in text if letter.isprintable() or letter in _KEPT)
    begins = unicodedata.normalize("NFKC", shown.lstrip()[:1])
    return f"'{shown}" if begins and begins in _FORMULA else shown
