"""`sheetbuilder build`: sets, sheets, figures and the guide as PDF."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import sheetbuilder
from sheetbuilder.cli import options
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.made import fact, line
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.compose import Built


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
    @options.content(tell)
    @options.brand(tell, say("Dress the pages for a municipality; the files go to a folder of its name."))
    @options.paper(tell)
    @options.date(tell)
    @click.option("--grey", is_flag=True, help=tell(say("Make everything grey, for a black-and-white printer.")))
    @click.option("--strict", is_flag=True, help=tell(say("Let warnings count as errors.")))
    @click.option("--require", is_flag=True, help=tell(say("Stop where a letterhead would take back PDF/A.")))
    @click.option("--open", "opened", is_flag=True, help=tell(say("Open the finished file, or its folder.")))
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def build(
        speaker: Speaker,
        targets: tuple[str, ...],
        out: Path,
        content: Path | None,
        brand_file: Path | None,
        paper: str,
        date: datetime.date | None,
        grey: bool,
        strict: bool,
        require: bool,
        opened: bool,
    ) -> Exit:
        from sheetbuilder.compose import build, load

        speaker.expect("built")
        brand = sheetbuilder.load_brand(brand_file) if brand_file else None
        package = load(content)
        if not strict:
            speaker.problems(package.warnings)
        names = targets or ("all",)
        with Progress(shown=speaker.lively) as bar:

            def done(made: Built) -> None:
                bar.clear()
                speaker.tell("built", fact(made, speaker.translate), line(made, speaker))
                speaker.notes(made.notes)
                speaker.problems(made.warnings)
                bar.step()

            made = build(
                package,
                names,
                out=out,
                paper=paper,
                date=date,
                done=done,
                brand=brand,
                strict=strict,
                require=require,
                grey=grey,
                begin=bar.expect,
            )
        if opened and made:
            click.launch(str(made[0].path if len(made) == 1 else made[0].path.parent))
        return Exit.OK

    return build
