"""`sheetbuilder check`: everything read and laid out, nothing written."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.exits import Exit, of_problems
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @click.command(
        "check",
        cls=Command,
        tell=tell,
        help=tell(say("Read the content and lay out every page, and tell all that is wrong. Nothing is written.")),
        examples=(
            ("sheetbuilder check", say("the sheets that came along")),
            ("sheetbuilder check --content sheets", say("the sheets in a folder of yours")),
            ("sheetbuilder check --brand brand.yaml", say("a brand, its local lines and its pages")),
            ("sheetbuilder check course.yaml", say("the recipe of a handout")),
            ("sheetbuilder check --strict", say("warnings count as errors")),
        ),
    )
    @click.argument("recipes", nargs=-1, metavar=tell(say("[RECIPE]...")))
    @options.content(tell)
    @options.brand(tell, say("Check a municipality's brand file too, and lay the pages out as it has them."))
    @options.paper(tell)
    @options.date(tell)
    @click.option("--strict", is_flag=True, help=tell(say("Let warnings count as errors.")))
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def check(
        speaker: Speaker,
        recipes: tuple[str, ...],
        content: Path | None,
        brand_file: Path | None,
        paper: str,
        date: datetime.date | None,
        strict: bool,
    ) -> Exit:
        from sheetbuilder.brand import load_brand
        from sheetbuilder.compose import check, load
        from sheetbuilder.handout import check as check_handout
        from sheetbuilder.handout import ready_made

        brand = load_brand(brand_file) if brand_file else None
        package = load(content)
        problems = list(package.warnings)
        if not recipes:
            problems += check(package, paper=paper, brand=brand, date=date)
        # A recipe that came along may hold a sheet that a municipality leaves out; who wants it will be told.
        for recipe in recipes or (() if brand else ready_made(package)):
            problems += check_handout(package, recipe, paper=paper, brand=brand, date=date)
        speaker.problems(problems)
        if not problems:
            speaker.remark(say("No problems found."))
        return of_problems(problems, strict=strict)

    return check
