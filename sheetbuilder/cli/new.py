"""`sheetbuilder new`: a first file of one's own."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("new", tell)
    @click.argument("kind", type=click.Choice(["brand", "handout"]))
    @click.argument("name", metavar=tell(say("NAME")))
    @options.out(tell, say("The folder in which the new folder is made."), Path())
    @printing(tell, "content", "date")
    @options.usual(tell)
    def new(speaker: Speaker, kind: str, name: str, out: Path, asked: Asked) -> Exit:
        from sheetbuilder.branding.scaffold import new_brand
        from sheetbuilder.compose import load
        from sheetbuilder.handout.scaffold import new_handout

        day = asked.options.date or datetime.datetime.now().astimezone().date()
        path = new_brand(name, out, day) if kind == "brand" else new_handout(name, out, day, load(asked.content))
        speaker.tell("written", {"kind": kind, "path": str(path)}, str(path))
        return Exit.OK

    return new
