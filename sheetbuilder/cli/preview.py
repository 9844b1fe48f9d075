"""`sheetbuilder preview`: a browser shows the pages of what one is writing."""

from __future__ import annotations

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("preview", tell)
    @click.argument("recipe", required=False, metavar=tell(say("[RECIPE]")), shell_complete=candidates.recipes)
    @printing(
        tell,
        *("content", "brand", "date"),
        brand=say("Show the pages as a municipality has them, and whatever changes in its file."),
    )
    @click.option(
        "--browser/--no-browser",
        default=True,
        help=tell(say("Open the page in the browser, or only say where it is.")),
    )
    @options.everywhere(tell)
    @click.pass_obj
    def preview(speaker: Speaker, recipe: str | None, browser: bool, asked: Asked) -> Exit:
        from sheetbuilder.serving.extra import SERVING, need

        need(*SERVING, "watchfiles")
        import webbrowser

        from sheetbuilder.preview.api import preview
        from sheetbuilder.preview.subject import Subject

        subject = Subject(asked.content, asked.brand_file, recipe, asked.options)
        preview(subject, speaker.translate, tell=speaker.remark, opens=webbrowser.open if browser else None)
        return Exit.OK

    return preview
