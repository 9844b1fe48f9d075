"""`sheetbuilder overlay`: letterheads looked at before they go under a page."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described, family
from sheetbuilder.cli.exits import Exit, of_problems
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.opening import opening, show
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say
from sheetbuilder.os_errors import is_folder
from sheetbuilder.values import replace


def command(tell: Tell) -> click.Group:
    """The command and those below it, with their help in the language of the run."""
    return family("overlay", tell, _inspect, _proof)


def _inspect(tell: Tell) -> click.Command:
    @described("overlay inspect", tell)
    @click.argument("file", type=click.Path(path_type=Path), metavar=tell(say("FILE")))
    @options.usual(tell)
    def inspect(speaker: Speaker, file: Path) -> Exit:
        from sheetbuilder.foreign.letterhead.report import inspect

        report = inspect(file)
        told = "\n".join([str(file), *map(tell, report.lines())])
        speaker.tell("files", report.as_dict(), told)
        speaker.problems(report.problems)
        return of_problems(report.problems)

    return inspect


def _proof(tell: Tell) -> click.Command:
    @described("overlay proof", tell)
    @click.argument(
        "file", type=click.Path(path_type=Path), metavar=tell(say("BRAND")), shell_complete=candidates.brands
    )
    @click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=None,
        metavar=tell(say("FILE")),
        help=tell(say("The file that is written, or its folder; otherwise beside the brand file.")),
    )
    @printing(tell, "content", "paper", "date")
    @opening(tell)
    @options.usual(tell)
    def proof(speaker: Speaker, file: Path, out: Path | None, asked: Asked, opened: bool) -> Exit:
        from sheetbuilder.compose.proof import proof

        speaker.expect("proofs")
        package, options = replace(asked, brand_file=file).read()
        made, problems = proof(package, options, _place(out, file, options), speaker.translate)
        speaker.tell("proofs", {"path": str(made.path), "pages": made.pages, "bytes": made.bytes}, str(made.path))
        speaker.problems((*made.warnings, *problems))
        if opened:
            show(speaker, [made.path])
        return of_problems(problems)

    return proof


def _place(out: Path | None, file: Path, options: PrintOptions) -> Path:
    """The file that is written: the one that was named, or one in the folder that was, or else beside the brand's."""
    path = out or file.parent
    name = options.brand.slug if options.brand else file.stem
    return path / f"proof-{name}.pdf" if out is None or is_folder(path) else path
