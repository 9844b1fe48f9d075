"""`sheetbuilder cache`: what builds remember, told or cleared."""

from __future__ import annotations

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.sizes import size
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("cache", tell)
    @click.option("--clear", is_flag=True, help=tell(say("Remove all of it.")))
    @options.usual(tell)
    def cache(speaker: Speaker, clear: bool) -> Exit:
        from sheetbuilder.unchanged import shelf

        count, taken = shelf.kept()
        if clear:
            shelf.drop()
        fact = {"folder": shelf.folder(), "count": count, "bytes": taken, "cleared": clear}
        room = size(taken, speaker.translate)
        if clear:
            told = say("{count} remembered builds removed, {size}", count=count, size=room)
        else:
            told = say("{folder}: {count} remembered builds, {size}", folder=shelf.folder(), count=count, size=room)
        speaker.tell("cache", fact, speaker.translate(told))
        return Exit.OK

    return cache
