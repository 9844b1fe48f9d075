"""`sheetbuilder overlay`: letterheads looked at before they go under a page."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.exits import Exit, of_problems
from sheetbuilder.cli.group import Command, Family, Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

_EXAMPLE = ("sheetbuilder overlay inspect letterhead.pdf", say("can this letterhead be used?"))


def command(tell: Tell) -> click.Group:
    """The command and those below it, with their help in the language of the run."""

    @click.group(
        "overlay",
        cls=Family,
        tell=tell,
        help=tell(say("Look at letterheads before they go under a page.")),
        examples=(_EXAMPLE,),
        subcommand_metavar=tell(say("COMMAND [ARGS]...")),
    )
    @options.everywhere(tell)
    def overlay() -> None:
        pass

    overlay.add_command(_inspect(tell))
    return overlay


def _inspect(tell: Tell) -> click.Command:
    @click.command(
        "inspect",
        cls=Command,
        tell=tell,
        help=tell(
            say(
                "Read a letterhead PDF, safely, and tell its pages, fonts, colours and active content, where its"
                " ink is, where content may stand, and whether the result can still be PDF/A and PDF/UA."
            )
        ),
        examples=(_EXAMPLE,),
    )
    @click.argument("file", type=click.Path(path_type=Path), metavar=tell(say("FILE")))
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def inspect(speaker: Speaker, file: Path) -> Exit:
        from sheetbuilder.pdf.overlay.report import inspect

        report = inspect(file)
        told = "\n".join([str(file), *map(tell, report.lines())])
        speaker.tell("files", report.as_dict(), told)
        speaker.problems(report.problems)
        return of_problems(report.problems)

    return inspect
