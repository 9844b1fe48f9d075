"""`sheetbuilder handout`: a recipe to the handouts of a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import candidates
from sheetbuilder.cli.asked import Asked, making
from sheetbuilder.cli.copies import Copies, copying
from sheetbuilder.cli.described import described
from sheetbuilder.cli.destination import Destination, destination
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.opening import show
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.compose import Built


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("handout", tell)
    @click.argument("recipe", metavar=tell(say("RECIPE")), shell_complete=candidates.recipes)
    @copying(tell)
    @making(
        tell,
        destination(tell, Path("out")),
        *("poster", "single"),
        require=say("Stop where other people's pages would take back PDF/A or PDF/UA."),
    )
    def handout(speaker: Speaker, recipe: str, copies: Copies, out: Destination, asked: Asked, opened: bool) -> Exit:
        from sheetbuilder.handout import handout, plan_copies

        copies.sound(recipe, tell)
        speaker.expect("copies" if copies.dry_run else "built")
        # What may know the names of people leaves nothing beside what it makes, not even what the package holds.
        package, options = asked.read()
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.shows_progress) as bar:
            bar.expect(2 if copies.edition == "both" else 1)
            if copies.participants is None:
                made: Sequence[Built] = handout(
                    package,
                    recipe,
                    copies.edition,
                    options,
                    out=out.folder,
                    file=out.file,
                    kinds=copies.only,
                    done=telling(speaker, bar),
                    remember=speaker.remembers,
                )
            else:
                plan = plan_copies(
                    package,
                    recipe,
                    copies.participants,
                    copies.edition,
                    options,
                    out=out.folder,
                    file=out.file,
                    kinds=copies.only,
                )
                made = copies.make(plan, speaker, bar)
        if opened:
            show(speaker, [one.path for one in made])
        return Exit.OK

    return handout
