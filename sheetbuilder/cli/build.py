"""`sheetbuilder build`: sets, sheets, figures and the guide as PDF."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @click.command(
        "build",
        cls=Command,
        tell=tell,
        help=tell(
            say(
                "Build PDFs that print right and that a screen reader can read.\n\nA TARGET is a set, a"
                " document, or a sheet by its number or name; “sheetbuilder list” shows them all. Without a"
                " target everything is built."
            )
        ),
        examples=(
            ("sheetbuilder build set-1", say("set 1 into the folder out")),
            ("sheetbuilder build 2.6 --open", say("one sheet, opened at once")),
            ("sheetbuilder build workflow --paper a3", say("the workflow as a poster")),
            ("sheetbuilder build --brand brand.yaml", say("everything for a municipality")),
            ("sheetbuilder build --content sheets -o pdf", say("everything from your own folder")),
        ),
    )
    @click.argument("targets", nargs=-1, metavar=tell(say("[TARGET]...")))
    @options.out(tell)
    @printing(tell, "content", "brand", "paper", "date", "grey", "strict", "require")
    @click.option("--open", "opened", is_flag=True, help=tell(say("Open the finished file, or its folder.")))
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def build(speaker: Speaker, targets: tuple[str, ...], out: Path, asked: Asked, opened: bool) -> Exit:
        from sheetbuilder.compose import build

        speaker.expect("built")
        package, options = asked.read()
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.lively) as bar:
            made = build(package, targets or ("all",), options, out=out, begin=bar.expect, done=telling(speaker, bar))
        if opened and made:
            click.launch(str(made[0].path if len(made) == 1 else made[0].path.parent))
        return Exit.OK

    return build
