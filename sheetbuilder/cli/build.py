"""`sheetbuilder build`: sets, sheets, figures and the guide as PDF."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.keeping import Keeping
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("build", tell)
    @click.argument("targets", nargs=-1, metavar=tell(say("[TARGET]...")))
    @click.option(
        "--one-file",
        "one_file",
        metavar=tell(say("NAME")),
        help=tell(say("Build the targets as one document with continuous page numbers, in a file of that name.")),
    )
    @options.out(tell, default=Path("out"))
    @printing(
        tell,
        *(
            "content",
            "brand",
            "paper",
            "date",
            "grey",
            "save_ink",
            "large_print",
            "fillable",
            "sides",
            "imposition",
            "poster",
            "press",
        ),
        *("output_intent", "standard", "single", "format"),
        *("strict", "require", "inspect"),
    )
    @click.option("--open", "opened", is_flag=True, help=tell(say("Open the finished file, or its folder.")))
    @options.no_cache(tell, say("Make everything anew, and remember nothing of this run."))
    @options.usual(tell)
    def build(
        speaker: Speaker, targets: tuple[str, ...], one_file: str | None, out: Path, asked: Asked, opened: bool
    ) -> Exit:
        keeping = Keeping(speaker, asked.content)
        from sheetbuilder.offers import build

        speaker.expect("built")
        package, options = asked.read()
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.lively) as bar:
            made = build(
                package,
                targets or ("all",),
                options,
                out=out,
                one_file=one_file,
                begin=bar.expect,
                done=telling(speaker, bar),
                remember=speaker.remembers,
            )
        if not opened:
            keeping.made(options, made)
        elif made:
            click.launch(str(made[0].path if len(made) == 1 else made[0].path.parent))
        return Exit.OK

    return build
