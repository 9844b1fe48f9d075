"""`sheetbuilder handout`: a recipe to the handouts of a course."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.copies import Copies, copying
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @click.command(
        "handout",
        cls=Command,
        tell=tell,
        help=tell(
            say(
                "Build the handouts of a course from a recipe.\n\nRECIPE is a file, or the name of a recipe that"
                " came along; “sheetbuilder list” shows them. What is in both editions has the same page numbers in"
                " both. “sheetbuilder check RECIPE” looks for errors and writes nothing."
            )
        ),
        examples=(
            ("sheetbuilder handout moedet-er-i-morgen", say("four papers for tomorrow's meeting")),
            ("sheetbuilder handout course.yaml --edition both", say("for participants and trainer")),
            ("sheetbuilder handout course.yaml --simplex", say("for a printer that prints one side")),
            ("sheetbuilder handout course.yaml --participants people.csv", say("a copy with a name for everybody")),
        ),
    )
    @click.argument("recipe", metavar=tell(say("RECIPE")))
    @click.option(
        "--edition",
        type=click.Choice(["participant", "trainer", "both"]),
        default="participant",
        show_default=True,
        help=tell(say("Which edition to build; the trainer's has notes for every sheet.")),
    )
    @options.simplex(tell)
    @copying(tell)
    @options.out(tell)
    @printing(
        tell,
        *("content", "brand", "paper", "date", "grey", "strict", "require"),
        require=say("Stop where other people's pages would take back PDF/A or PDF/UA."),
    )
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def handout(speaker: Speaker, recipe: str, edition: str, copies: Copies, out: Path, asked: Asked) -> Exit:
        from sheetbuilder.handout import handout, plan_copies

        copies.sound(edition, tell)
        speaker.expect("copies" if copies.dry_run else "built")
        package, options = asked.read()
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.lively) as bar:
            bar.expect(2 if edition == "both" else 1)
            if copies.participants is None:
                handout(package, recipe, edition, options, out=out, done=telling(speaker, bar))
            else:
                plan = plan_copies(package, recipe, copies.participants, edition, options, out=out)
                copies.make(plan, speaker, bar)
        return Exit.OK

    return handout
