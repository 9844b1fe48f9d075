"""`sheetbuilder inspect`: finished PDFs read back and judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import MissingError, say

if TYPE_CHECKING:
    from sheetbuilder.errors import Problem
    from sheetbuilder.foreign.inspection.report import JudgedFile


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("inspect", tell)
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=tell(say("FILE...")))
    @click.option("--tree", is_flag=True, help=tell(say("Show the structure tree.")))
    @click.option("--text", is_flag=True, help=tell(say("Show the text in reading order.")))
    @click.option("--press", is_flag=True, help=tell(say("Check as well what a print shop asks for.")))
    @options.usual(tell)
    def inspect(speaker: Speaker, files: tuple[Path, ...], tree: bool, text: bool, press: bool) -> Exit:
        from sheetbuilder.foreign.inspection.report import judge
        from sheetbuilder.foreign.sandbox.reader import Reader

        clean = True
        whole = speaker.as_json or tree or text
        missing: list[Problem] = []
        with Reader() as reader:
            for file in options.expanded(files):
                try:
                    judged = judge(file, reader, press=press, whole=whole)
                except MissingError as error:
                    missing += error.problems
                    continue
                speaker.tell("files", judged.facts, _told(file, judged, tree=tree, text=text, tell=tell))
                speaker.problems(judged.problems)
                clean = clean and judged.clean
        if missing:
            raise MissingError(missing)
        return Exit.OK if clean else Exit.NOT_CLEAN

    return inspect


def _told(file: Path, judged: JudgedFile, *, tree: bool, text: bool, tell: Tell) -> str:
    """The summary, or in its place what was asked for."""
    asked = [*(judged.tree if tree else ()), *([judged.text] if text else [])]
    return "\n".join(asked if tree or text else [str(file), *map(tell, judged.lines)])
