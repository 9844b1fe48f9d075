"""The copies for a list of participants: the options that ask for them, a table of them, or the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import candidates
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.made import telling
from sheetbuilder.cli.options import Function, together
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import harmless, width
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.compose import Built
    from sheetbuilder.handout.personal.copies import CopyPlan


@dataclass(frozen=True, slots=True)
class Copies:
    """Which edition is built; whether there is a list of those who get it, and what is to become of that."""

    edition: str
    participants: Path | None
    collated: bool
    dry_run: bool
    only: tuple[str, ...] = ()

    def sound(self, recipe: str, tell: Tell) -> None:
        """`UsageError` where the options do not go together."""
        if self.participants is None and (self.collated or self.dry_run):
            raise click.UsageError(tell(say("--collated and --dry-run need a list: --participants FILE")))
        if self.participants is not None and self.edition == "both":
            told = say(
                "a list says itself who gets which edition, so --edition cannot be both; run these two in its place: "
                "sheetbuilder handout {recipe} --participants {list}, "
                "and sheetbuilder handout {recipe} --edition both",
                recipe=recipe,
                list=str(self.participants),
            )
            raise click.UsageError(tell(told))

    def make(self, plan: CopyPlan, speaker: Speaker, bar: Progress) -> Sequence[Built]:
        """Show the plan, or write its files, which are given."""
        from sheetbuilder.handout import write_collated, write_copies

        bar.clear()
        if self.dry_run:
            show(plan, speaker)
            return ()
        if self.collated:
            return (write_collated(plan, done=telling(speaker, bar)),)
        bar.expect(len(plan.copies))
        return write_copies(plan, done=telling(speaker, bar))


def copying(tell: Tell) -> Callable[[Function], Function]:
    """--edition, --participants, --collated and --dry-run on a command, which gets them as one value, `copies`."""
    of_list = say("A list (CSV) with a name, and maybe an organisation and an edition, in each row: a copy for each.")

    of_kind = say("Only the items of a kind, as “certificate”, “name-tent” or “sign-in”; may be given several times.")
    in_one = say("All the participants' copies in one file, for the printer.")
    return together(
        "copies",
        Copies,
        click.option(
            "--edition",
            type=click.Choice(["participant", "trainer", "both"]),
            default="participant",
            show_default=True,
            help=tell(say("Which edition to build; the trainer's has notes for every sheet.")),
        ),
        click.option("--participants", type=click.Path(path_type=Path), metavar=tell(say("FILE")), help=tell(of_list)),
        click.option("--collated", is_flag=True, help=tell(in_one)),
        click.option(
            "--only", multiple=True, shell_complete=candidates.kinds, metavar=tell(say("KIND")), help=tell(of_kind)
        ),
        click.option("--dry-run", is_flag=True, help=tell(say("Show who gets what, and write nothing."))),
    )


def show(plan: CopyPlan, speaker: Speaker) -> None:
    """Row, name, organisation, edition and file of each copy, with the folder that the files would go to."""
    tell, words = speaker.translate, plan.read.words
    heads = [tell(head) for head in (say("row"), say("name"), say("organisation"), say("edition"), say("file"))]
    rows = []
    for file, recipient in plan.copies.items():
        named = words.trainer_file if recipient.edition.value == "trainer" else words.participant_file
        cells = (str(recipient.row), recipient.name, recipient.organisation, named, file)
        rows.append([harmless(cell) for cell in cells])
    widths = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    speaker.remark(say("Nothing is written. The files would go to {folder}.", folder=str(plan.folder)))
    if not speaker.as_json:
        speaker.tell("copies", {}, _line(heads, widths))
    for (file, recipient), row in zip(plan.copies.items(), rows, strict=True):
        fact = {
            "row": recipient.row,
            "name": recipient.name,
            "organisation": recipient.organisation,
            "edition": str(recipient.edition),
            "path": str(plan.folder / file),
        }
        speaker.tell("copies", fact, _line(row, widths))
    speaker.problems(plan.warnings)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
    return "  ".join(padded).rstrip()
