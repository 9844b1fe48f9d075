"""`sheetbuilder handout`: a recipe to the handouts of a course."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.copies import show
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Command, Tell
from sheetbuilder.cli.made import fact, line
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.compose import Built


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
    @click.option(
        "--simplex", is_flag=True, help=tell(say("For printing on one side: without blank backs, the numbers stay."))
    )
    @click.option(
        "--participants",
        type=click.Path(path_type=Path),
        metavar=tell(say("FILE")),
        help=tell(
            say("A list (CSV) with a name, and maybe an organisation and an edition, in each row: a copy for each.")
        ),
    )
    @click.option(
        "--collated", is_flag=True, help=tell(say("All the participants' copies in one file, for the printer."))
    )
    @click.option("--dry-run", is_flag=True, help=tell(say("Show who gets what, and write nothing.")))
    @options.out(tell)
    @options.content(tell)
    @options.brand(tell, say("Dress the pages for a municipality; the files go to a folder of its name."))
    @options.paper(tell)
    @options.date(tell)
    @click.option("--grey", is_flag=True, help=tell(say("Make everything grey, for a black-and-white printer.")))
    @click.option("--strict", is_flag=True, help=tell(say("Let warnings count as errors.")))
    @click.option(
        "--require", is_flag=True, help=tell(say("Stop where other people's pages would take back PDF/A or PDF/UA."))
    )
    @options.json(tell)
    @options.everywhere(tell)
    @click.pass_obj
    def handout(
        speaker: Speaker,
        recipe: str,
        edition: str,
        simplex: bool,
        participants: Path | None,
        collated: bool,
        dry_run: bool,
        out: Path,
        content: Path | None,
        brand_file: Path | None,
        paper: str,
        date: datetime.date | None,
        grey: bool,
        strict: bool,
        require: bool,
    ) -> Exit:
        from sheetbuilder.brand import load_brand
        from sheetbuilder.compose import load
        from sheetbuilder.handout import handout, plan_copies, write_collated, write_copies

        if participants is None and (collated or dry_run):
            raise click.UsageError(tell(say("--collated and --dry-run need a list: --participants FILE")))
        if participants is not None and edition == "both":
            raise click.UsageError(
                tell(say("a list says itself who gets which edition; --edition is for the others, and cannot be both"))
            )
        speaker.expect("copies" if dry_run else "built")
        brand = load_brand(brand_file) if brand_file else None
        package = load(content)
        if not strict:
            speaker.problems(package.warnings)
        with Progress(shown=speaker.lively) as bar:
            bar.expect(2 if edition == "both" else 1)

            def done(made: Built) -> None:
                bar.clear()
                speaker.tell("built", fact(made, speaker.translate), line(made, speaker))
                speaker.notes(made.notes)
                speaker.problems(made.warnings)
                bar.step()

            if participants is not None:
                plan = plan_copies(
                    package,
                    recipe,
                    participants,
                    edition,
                    out=out,
                    paper=paper,
                    date=date,
                    brand=brand,
                    one_sided=simplex,
                    strict=strict,
                    require=require,
                    grey=grey,
                )
                bar.clear()
                if dry_run:
                    show(plan, speaker)
                elif collated:
                    write_collated(plan, done=done)
                else:
                    bar.expect(len(plan.copies))
                    write_copies(plan, done=done)
                return Exit.OK
            handout(
                package,
                recipe,
                edition,
                out=out,
                paper=paper,
                date=date,
                brand=brand,
                one_sided=simplex,
                done=done,
                strict=strict,
                require=require,
                grey=grey,
            )
        return Exit.OK

    return handout
