"""`sheetbuilder new`: a first file of one's own."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.content import Package


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("new", tell)
    @click.argument("kind", type=click.Choice(["brand", "handout", "alts"]))
    @click.argument("name", metavar=tell(say("NAME")))
    @options.out(tell, say("The folder in which the new folder is made."), Path())
    @printing(tell, "content", "date")
    @options.usual(tell)
    def new(speaker: Speaker, kind: str, name: str, out: Path, asked: Asked) -> Exit:
        from sheetbuilder.branding.scaffold import new_brand
        from sheetbuilder.compose import load
        from sheetbuilder.handout.scaffold import new_handout

        day = asked.options.date or datetime.datetime.now().astimezone().date()
        if kind == "alts":
            return _alts(speaker, name, load(asked.content))
        path = new_brand(name, out, day) if kind == "brand" else new_handout(name, out, day, load(asked.content))
        speaker.tell("written", {"kind": kind, "path": str(path)}, str(path))
        return Exit.OK

    return new


def _alts(speaker: Speaker, name: str, package: Package) -> Exit:
    """Drafts of alternative texts, into the recipe itself."""
    from sheetbuilder.handout.drafting import draft_alts
    from sheetbuilder.handout.recipe.load import find

    path = find(package, name)
    count = draft_alts(path, package)
    said = (
        say("{path}: {count} drafts, each to be read and said better", path=str(path), count=count)
        if count
        else say("{path}: no page lacks a description", path=str(path))
    )
    speaker.tell("written", {"kind": "alts", "path": str(path), "drafts": count}, speaker.translate(said))
    return Exit.OK
