"""`sheetbuilder printers`: the printers that there are, and what they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import harmless, width
from sheetbuilder.errors import Message, say

if TYPE_CHECKING:
    from sheetbuilder.printing.api import ListedPrinter

_AT_WORK = 4
"""The state of a printer that prints (RFC 8011, 5.4.11)."""


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("printers", tell)
    @click.argument("names", nargs=-1, metavar=tell(say("[PRINTER]...")))
    @options.usual(tell)
    def list_printers(speaker: Speaker, names: tuple[str, ...]) -> Exit:
        from sheetbuilder.printing.api import printers

        speaker.expect("printers")
        found = printers(names)
        widest = max((width(one.name) for one in found), default=0)
        for one in found:
            told = "; ".join(map(speaker.translate, _told(one)))
            line = f"{one.name}{' ' * (widest - width(one.name) + 2)}{told}"
            speaker.tell("printers", _fact(one), harmless(line))  # a printer says what it likes
        if not found:
            speaker.remark(say("No printer is set up on this machine. One with an address can be named: ipp://…"))
        return Exit.OK

    return list_printers


def _told(one: ListedPrinter) -> list[Message]:
    """How it is, which sides and papers it prints on."""
    from sheetbuilder.printing.media import among, papers
    from sheetbuilder.printing.states import told

    usual = [say("the usual one")] if one.usual else []
    able = one.able
    if able is None:
        return [*usual, say("it does not say what it can do")]
    state = say("stopped") if able.stopped else say("at work") if able.state == _AT_WORK else say("ready")
    both = any(side.startswith("two-sided") for side in able.sides)
    sides = [say("both sides") if both else say("one side only")] if able.sides else []
    known = [paper.said for paper in papers() if among(paper, able.media)]
    media = [say("on {papers}", papers=known)] if known else []
    return [*usual, state, *told(able.reasons), *sides, *media]


def _fact(one: ListedPrinter) -> dict[str, object]:
    able = one.able
    if able is None:
        return {"name": one.name, "usual": one.usual, "state": None}
    return {
        "name": one.name,
        "usual": one.usual,
        "model": able.model,
        "state": "stopped" if able.stopped else "processing" if able.state == _AT_WORK else "idle",
        "reasons": list(able.reasons),
        "formats": list(able.formats),
        "sides": list(able.sides),
        "media": list(able.media),
        "ready": list(able.ready),
        "copies": able.copies,
    }
