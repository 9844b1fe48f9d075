"""`sheetbuilder check`: everything read and laid out, nothing written."""

from __future__ import annotations

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit, of_problems
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("check", tell)
    @click.argument("recipes", nargs=-1, metavar=tell(say("[RECIPE]...")), shell_complete=candidates.recipes)
    @printing(
        tell,
        *("content", "brand", "paper", "date", "sides", "large_print", "strict"),
        brand=say("Check a municipality's brand file too, and lay the pages out as it has them."),
    )
    @options.no_cache(tell)
    @options.usual(tell)
    def check(speaker: Speaker, recipes: tuple[str, ...], asked: Asked) -> Exit:
        from sheetbuilder import compose, offers
        from sheetbuilder.handout import check as check_handout
        from sheetbuilder.handout import ready_made

        package, options = asked.read(remember=speaker.remembers)
        problems = list(package.warnings)
        if options.brand and not recipes:
            # A handout that came along may hold a sheet that a municipality leaves out; who wants it will be told.
            problems += offers.check(package, options, remember=speaker.remembers)
        elif not recipes:
            problems += compose.check(package, options, remember=speaker.remembers)
            recipes = tuple(ready_made(package))
        for recipe in recipes:
            problems += check_handout(package, recipe, options, remember=speaker.remembers)
        speaker.problems(problems)
        if not problems:
            speaker.remark(say("No problems found."))
        return of_problems(problems, strict=options.strict)

    return check
