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
        from sheetbuilder.unchanged import caches, shelf
        from sheetbuilder.unchanged.store import PARTS, Store

        pages, folder = Store(PARTS), caches.folder("")
        builds, of_builds = shelf.kept()
        parts, of_parts = pages.kept()
        if clear:
            shelf.drop()
            pages.drop()
        taken = of_builds + of_parts
        fact = {"folder": folder, "count": builds, "parts": parts, "bytes": taken, "cleared": clear}
        counts = {"count": builds, "parts": parts, "size": size(taken, speaker.translate)}
        if clear:
            told = say("{count} remembered builds and {parts} parts of documents removed, {size}", **counts)
        else:
            told = say(
                "{folder}: {count} remembered builds and {parts} parts of documents, {size}",
                folder=folder,
                **counts,
            )
        speaker.tell("cache", fact, speaker.translate(told))
        return Exit.OK

    return cache
