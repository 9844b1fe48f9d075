"""The papers: one table, with the arithmetic of margins beside it."""

from __future__ import annotations

import difflib

from msgspec import Struct

from sheetbuilder.errors import MissingError, Problem, say

MM = 72 / 25.4
"""Points in a millimetre."""


class Paper(Struct, frozen=True):
    """A paper in portrait: lengths in points, margins as on a recto; on a verso binding and fore edge change sides.

    `scale` turns the lengths of the A4 drawing into this paper's; how large type is on it, a format says.
    """

    name: str
    width: float
    height: float
    binding: float
    fore_edge: float
    head: float
    foot: float
    scale: float

    def mm(self, value: float) -> float:
        """A length of the A4 drawing in mm, as points on this paper."""
        return value * MM * self.scale

    @property
    def content_width(self) -> float:
        """What is left between the margins, in points."""
        return self.width - self.binding - self.fore_edge


def _row(name: str, width: float, height: float, margins: tuple[float, float, float, float], scale: float) -> Paper:
    binding, fore_edge, head, foot = (margin * MM for margin in margins)
    return Paper(name, width * MM, height * MM, binding, fore_edge, head, foot, scale)


# ISO 838: holes of 6 mm, centres 12 mm from the edge, so text begins 20 to 25 mm in. Office printers leave
# 4 to 5 mm unprinted, so nothing stands within 8 mm of any edge.
PAPERS: tuple[Paper, ...] = (
    _row("a4", 210, 297, (25, 15, 13, 12), 1.0),
    _row("a3", 297, 420, (35, 21, 18, 17), 2**0.5),
    _row("a5", 148, 210, (18, 10, 9.5, 9), 0.5**0.5),
)

# What is cut out has its trim for an edge, and on a paper that is only cut across its middle that is the paper's own.
CARDS: tuple[Paper, ...] = (
    _row("a5", 148, 210, (10, 10, 10, 10), 0.5**0.5),
    _row("a6", 105, 148, (8.5, 8.5, 8.5, 8.5), 0.5),
    _row("a7", 74, 105, (8, 8, 8, 8), 0.5**1.5),
)
"""The sizes that cards are cut to, with the margins of a card; none of them is a paper to print on by itself."""


def card(name: str) -> Paper:
    """A card of that size; `KeyError` for a size that cards do not have."""
    return {row.name: row for row in CARDS}[name]


def paper(name: str) -> Paper:
    """The paper of that name; `MissingError` with the nearest name for one that is not in the table."""
    names = {row.name: row for row in PAPERS}
    found = names.get(name.lower())
    if found is not None:
        return found
    near = difflib.get_close_matches(name.lower(), names, 1, 0.1)
    raise MissingError(
        [
            Problem(
                "SB301",
                say("there is no paper called “{name}”", name=name),
                hint=say("did you mean “{near}”? The papers are {all}.", near=near[0], all=", ".join(names))
                if near
                else say("The papers are {all}.", all=", ".join(names)),
            )
        ]
    )
