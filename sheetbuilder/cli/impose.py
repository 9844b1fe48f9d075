"""`sheetbuilder impose`: the pages of anybody's finished PDF placed on papers."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.destination import Destination, destination
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.imposing import with_back_cover
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.opening import opening, show
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say
from sheetbuilder.values import replace


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("impose", tell)
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=tell(say("FILE...")))
    @destination(tell, Path("out"))
    @printing(
        tell,
        *("paper", "date", "grey", "sides", "imposition", "poster", "standard", "strict", "require", "inspect"),
        require=say("Stop where a file would take back PDF/A or PDF/UA."),
        inspect=say("Read each result back before it is published, or do without, which is quicker."),
    )
    @click.option(
        "--back-cover",
        is_flag=True,
        help=tell(say("The last page is the back cover of a booklet: blank pages stand before it, not behind it.")),
    )
    @opening(tell)
    @options.usual(tell)
    def impose(
        speaker: Speaker, files: tuple[Path, ...], out: Destination, asked: Asked, back_cover: bool, opened: bool
    ) -> Exit:
        from sheetbuilder.finished import impose

        wanted = asked.options
        if wanted.imposition is None:
            raise click.UsageError(tell(say("say how the pages are to be placed: --booklet, --n-up 2 or --poster a1")))
        if back_cover:
            wanted = replace(wanted, imposition=with_back_cover(tell, wanted.imposition))
        speaker.expect("built")
        with Progress(shown=speaker.shows_progress) as bar:
            made = impose(files, wanted, out=out.folder, file=out.file, begin=bar.expect, done=telling(speaker, bar))
        if opened:
            show(speaker, [one.path for one in made])
        return Exit.OK

    return impose
