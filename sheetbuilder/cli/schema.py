"""`sheetbuilder schema`: JSON Schemas, with which an editor helps to write a sheet."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("schema", tell)
    @options.out(tell)
    @options.content(tell, around=True)
    @options.usual(tell)
    def schema(speaker: Speaker, out: Path | None, content: Path | None) -> Exit:
        from sheetbuilder.blocks import VOCABULARY
        from sheetbuilder.brand.schema import schemas as brand_schemas
        from sheetbuilder.content.schema import schemas
        from sheetbuilder.handout.recipe.schema import schemas as handout_schemas
        from sheetbuilder.models.schema import files
        from sheetbuilder.publish.output import write_together

        every = {**schemas(VOCABULARY), **brand_schemas(), **handout_schemas()}
        folder = out or (content or Path()) / "schema"
        written = files(every)
        write_together(folder, written)
        for path in (folder / name for name in written):
            speaker.tell("written", {"path": str(path)}, str(path))
        return Exit.OK

    return schema
