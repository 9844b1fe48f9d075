"""`sheetbuilder schema`: JSON Schemas, with which an editor helps to write a sheet."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @click.command(
        "schema",
        cls=Command,
        tell=tell,
        help=tell(
            say(
                "Write JSON Schemas for editors.\n\nAn editor that knows them explains every key while a"
                " sheet is written. The files go to the folder schema, in the folder of the content if one"
                " is given."
            )
        ),
        examples=(
            ("sheetbuilder schema --content sheets", say("into sheets/schema")),
            ("sheetbuilder schema -o schemas", say("into a folder of your choice")),
        ),
    )
    @click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        metavar=tell(say("DIR")),
        help=tell(say("The folder that the files go to.")),
    )
    @options.content(tell)
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def schema(speaker: Speaker, out: Path | None, content: Path | None) -> Exit:
        from sheetbuilder.blocks import VOCABULARY
        from sheetbuilder.brand.schema import schemas as brand_schemas
        from sheetbuilder.content.schema import schemas
        from sheetbuilder.handout.recipe.schema import schemas as handout_schemas
        from sheetbuilder.models.schema import write

        every = {**schemas(VOCABULARY), **brand_schemas(), **handout_schemas()}
        for path in write(out or (content or Path()) / "schema", every):
            speaker.tell("written", {"path": str(path)}, str(path))
        return Exit.OK

    return schema
