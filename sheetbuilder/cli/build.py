"""`sheetbuilder build`: sets, sheets, figures and the guide as PDF."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from sheetbuilder.cli import candidates
from sheetbuilder.cli.asked import Asked, making
from sheetbuilder.cli.described import described
from sheetbuilder.cli.destination import Destination, destination
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.keeping import Keeping
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.opening import show
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

_MANY = 400_000
"""How many objects are made before circles are looked for: what one package comes to is needed until the end."""


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("build", tell)
    @click.argument("targets", nargs=-1, metavar=tell(say("[TARGET]...")), shell_complete=candidates.targets)
    @click.option(
        "--one-file",
        "one_file",
        metavar=tell(say("NAME")),
        help=tell(say("Build the targets as one document with continuous page numbers, in a file of that name.")),
    )
    @making(tell, destination(tell, Path("out")), anew=say("Make everything anew, and remember nothing of this run."))
    def build(
        speaker: Speaker, targets: tuple[str, ...], one_file: str | None, out: Destination, asked: Asked, opened: bool
    ) -> Exit:
        gc.set_threshold(_MANY)
        keeping = Keeping(speaker, asked.content)
        if one_file is not None and out.file is not None:
            told = say("--one-file and -o both name the file: leave one of them out, or name a folder with -o")
            raise click.UsageError(tell(told))
        from sheetbuilder.offers import build

        speaker.expect("built")
        package, options = asked.read(remember=speaker.remembers)
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.shows_progress) as bar:
            made = build(
                package,
                targets or ("all",),
                options,
                out=out.folder,
                file=out.file,
                one_file=one_file,
                begin=bar.expect,
                done=telling(speaker, bar),
                remember=speaker.remembers,
            )
        if not opened:
            keeping.made(options, made)
        else:
            show(speaker, [one.path for one in made])
        return Exit.OK

    return build
