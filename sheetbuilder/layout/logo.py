"""A brand's logo as covers show it: how large it is there, and how far all else keeps away."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.theme.papers import MM, Paper

_WIDE, _HIGH = 52.0, 18.0
"""Where nothing is wished for: the box that it is fitted into on A4, in mm."""
_SEEN = 8.0
"""Millimetres of its longer side; smaller, nobody would know what it is."""
_CLEAR = 0.25
"""Where nothing else is asked for: the clear space, as a share of its height."""


class Logo(Struct, frozen=True):
    """An artwork, the words that stand for it, the corner that it stands in, and its measures in mm."""

    art: Artwork
    alt: str
    top: bool = True
    left: bool = False
    width: float | None = None
    """On A4; on other papers it grows and shrinks with all else."""
    least: float | None = None
    """On any paper."""
    clear: float | None = None
    """On A4, as the width."""
    where: Where | None = None


class Sized(Struct, frozen=True):
    """How large a logo is on a paper, in points, and how far all else keeps away."""

    width: float
    height: float
    clear: float
    short: Problem | None = None
    """What to report where it would have to be narrower than it may be."""


def sized(logo: Logo, paper: Paper, width: float, height: float) -> Sized:
    """The logo in a room of that size, in points, from which its clear space goes off once each way."""
    slope = logo.art.height / logo.art.width
    wish = paper.mm(logo.width) if logo.width is not None else min(paper.mm(_WIDE), paper.mm(_HIGH) / slope)
    least = (logo.least or 0.0) * MM
    if logo.clear is None:
        most = min(width / (1 + _CLEAR * slope), height / (1 + _CLEAR) / slope)
    else:
        most = max(1.0, min(width - paper.mm(logo.clear), (height - paper.mm(logo.clear)) / slope))
    used = min(max(wish, least), most)
    lacking = least > most + 0.01 or (used < wish and max(used, used * slope) < _SEEN * MM)
    clear = _CLEAR * used * slope if logo.clear is None else paper.mm(logo.clear)
    return Sized(used, used * slope, clear, _short(logo, most) if lacking else None)


def _short(logo: Logo, most: float) -> Problem:
    told = say(
        "the logo must be {least} mm wide, and a cover has room for {room} mm",
        least=logo.least or logo.width or _SEEN,
        room=int(most / MM),
    )
    return Problem("SB333", told, logo.where, say("ask for less width or clear space, or put it in another corner"))
