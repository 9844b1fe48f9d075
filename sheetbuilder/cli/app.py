"""`sheetbuilder app`: the three uses on a local page, without a command line."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("app", tell)
    @click.argument(
        "folder",
        required=False,
        type=click.Path(path_type=Path),
        metavar=tell(say("[FOLDER]")),
        shell_complete=candidates.folders,
    )
    @options.content(tell)
    @click.option(
        "--browser/--no-browser",
        "browser",
        default=True,
        help=tell(say("Open the page in the browser, or only say where it is.")),
    )
    @options.everywhere(tell)
    @click.pass_obj
    def app(speaker: Speaker, folder: Path | None, content: Path | None, browser: bool) -> Exit:
        from sheetbuilder.serving.extra import need

        need()
        import webbrowser

        from sheetbuilder.app.rooms import rooms
        from sheetbuilder.app.supplies import supplies
        from sheetbuilder.serving.server import serve

        made = supplies(content, folder)
        speaker.problems(made.package.warnings)
        serve(
            say("sheetbuilder"),
            rooms(made),
            speaker.translate,
            tell=speaker.remark,
            opens=webbrowser.open if browser else None,
        )
        return Exit.OK

    return app
