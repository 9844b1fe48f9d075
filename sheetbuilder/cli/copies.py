"""The copies of a list of participants as a table, before any is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetbuilder.cli.columns import harmless, width
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

if TYPE_CHECKING:
    from sheetbuilder.handout.personal.copies import CopyPlan


def show(plan: CopyPlan, speaker: Speaker) -> None:
    """Row, name, organisation, edition and file of each copy, with the folder that the files would go to."""
    tell, words = speaker.translate, plan.read.words
    heads = [tell(head) for head in (say("row"), say("name"), say("organisation"), say("edition"), say("file"))]
    rows = []
    for one in plan.copies:
        recipient = one.recipient
        named = words.trainer_file if recipient.edition.value == "trainer" else words.participant_file
        cells = (str(recipient.row), recipient.name, recipient.organisation, named, one.file)
        rows.append([harmless(cell) for cell in cells])
    widths = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    speaker.remark(say("Nothing is written. The files would go to {folder}.", folder=str(plan.folder)))
    if not speaker.as_json:
        speaker.tell("copies", {}, _line(heads, widths))
    for one, row in zip(plan.copies, rows, strict=True):
        fact = {
            "row": one.recipient.row,
            "name": one.recipient.name,
            "organisation": one.recipient.organisation,
            "edition": str(one.recipient.edition),
            "path": str(plan.folder / one.file),
        }
        speaker.tell("copies", fact, _line(row, widths))
    speaker.problems(plan.warnings)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
    return "  ".join(padded).rstrip()
