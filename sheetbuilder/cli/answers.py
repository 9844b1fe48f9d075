"""`sheetbuilder answers`: what people have filled in, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import harmless, one_line
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.foreign.filled.answer import FilledField
    from sheetbuilder.foreign.filled.report import FilledForm

PERSONAL = say(
    "What people write may be personal data. sheetbuilder keeps none of it; keep what you need, and no longer than you"
    " need it."
)
_INDENT = "    "


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("answers", tell)
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=tell(say("FILE...")))
    @click.option(
        "--csv",
        "table",
        type=click.Path(path_type=Path),
        metavar=tell(say("TABLE.csv")),
        help=tell(say("Write one table for a spreadsheet: a row for each file, a column for each field.")),
    )
    @click.option("--empty", is_flag=True, help=tell(say("Show what is left empty, too.")))
    @options.usual(tell)
    def answers(speaker: Speaker, files: tuple[Path, ...], table: Path | None, empty: bool) -> Exit:
        from sheetbuilder.answers import read_answers, write_table

        speaker.expect("files")
        forms = read_answers(options.expanded(files))
        for form in forms:
            speaker.problems(form.warnings)
            if table is None:
                fact = form.as_dict() | {"notes": [tell(PERSONAL)]}
                speaker.tell("files", fact, "\n".join(_told(form, tell, empty=empty)))
        if table is not None:
            write_table(table, forms, tell(say("file")))
            speaker.tell("tables", {"path": str(table), "rows": len(forms)}, str(table))
        speaker.notes([PERSONAL])
        return Exit.OK

    return answers


def _told(form: FilledForm, tell: Tell, *, empty: bool) -> Iterator[str]:
    """A file for a person: each label, and below it what was written."""
    count = tell(say("{answered} of {count} filled in", answered=form.answered, count=len(form.fields)))
    title = f"{one_line(form.title)}, " if form.title else ""
    yield f"{one_line(str(form.path))}: {title}{count}"
    page = 0
    for one in form.fields:
        if not one.answered and not empty:
            continue
        if one.page != page:
            page = one.page
            yield f"  {tell(say('page {page}', page=page))}"
        yield from _answer(one, tell)


def _answer(one: FilledField, tell: Tell) -> Iterator[str]:
    label = one_line(one.label or one.name)
    if isinstance(one.value, bool):
        yield f"{_INDENT}[{'x' if one.value else ' '}] {label}"
        return
    said = one.value if isinstance(one.value, tuple) else (one.value or "",)
    lines = [line for each in said for line in harmless(each.rstrip()).split("\n")]
    yield f"{_INDENT}{label}"
    for line in lines if one.answered else [tell(say("(empty)"))]:
        yield f"{_INDENT * 2}{line}".rstrip()
