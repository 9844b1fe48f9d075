"""`sheetbuilder new`: a first file of one's own."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @click.command(
        "new",
        cls=Command,
        tell=tell,
        help=tell(
            say(
                "Write a first brand file or a first recipe of a handout, with comments, that builds at once.\n\nIt"
                " goes to a folder of its name. A file that is there already stays as it is."
            )
        ),
        examples=(
            ('sheetbuilder new brand "Prøvesund Kommune"', say("into proevesund-kommune/brand.yaml")),
            ('sheetbuilder new handout "Samtalekursus"', say("into samtalekursus/samtalekursus.yaml")),
        ),
    )
    @click.argument("kind", type=click.Choice(["brand", "handout"]))
    @click.argument("name", metavar=tell(say("NAME")))
    @click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar=tell(say("DIR")),
        help=tell(say("The folder in which the new folder is made.")),
    )
    @options.content(tell)
    @options.date(tell)
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def new(
        speaker: Speaker, kind: str, name: str, out: Path, content: Path | None, date: datetime.date | None
    ) -> Exit:
        from sheetbuilder.branding.scaffold import new_brand
        from sheetbuilder.compose import load
        from sheetbuilder.handout.scaffold import new_handout

        day = date or datetime.datetime.now().astimezone().date()
        path = new_brand(name, out, day) if kind == "brand" else new_handout(name, out, day, load(content))
        speaker.tell("written", {"kind": kind, "path": str(path)}, str(path))
        return Exit.OK

    return new
