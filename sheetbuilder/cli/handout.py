"""`sheetbuilder handout`: a recipe to the handouts of a course."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.copies import Copies, copying
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("handout", tell)
    @click.argument("recipe", metavar=tell(say("RECIPE")))
    @copying(tell)
    @options.out(tell, default=Path("out"))
    @printing(
        tell,
        *(
            "content",
            "brand",
            "paper",
            "date",
            "grey",
            "save_ink",
            "large_print",
            "fillable",
            "sides",
            "imposition",
            "press",
            "output_intent",
            "standard",
            "format",
        ),
        *("strict", "require", "inspect"),
        require=say("Stop where other people's pages would take back PDF/A or PDF/UA."),
    )
    @options.no_cache(tell)
    @options.usual(tell)
    def handout(speaker: Speaker, recipe: str, copies: Copies, out: Path, asked: Asked) -> Exit:
        from sheetbuilder.handout import handout, plan_copies

        copies.sound(tell)
        speaker.expect("copies" if copies.dry_run else "built")
        package, options = asked.read()
        speaker.problems(() if options.strict else package.warnings)
        with Progress(shown=speaker.lively) as bar:
            bar.expect(2 if copies.edition == "both" else 1)
            if copies.participants is None:
                handout(
                    package,
                    recipe,
                    copies.edition,
                    options,
                    out=out,
                    kinds=copies.only,
                    done=telling(speaker, bar),
                    remember=speaker.remembers,
                )
            else:
                people, kinds = copies.participants, copies.only
                plan = plan_copies(package, recipe, people, copies.edition, options, out=out, kinds=kinds)
                copies.make(plan, speaker, bar)
        return Exit.OK

    return handout
