"""Letters that a font lacks, told text by text, where the author wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.models.prose import MarkedValue


def lacking(letters: Iterable[str], texts: Sequence[MarkedValue] = ()) -> list[Problem]:
    """A problem for each of the texts with letters that a font lacks, and one for the letters that stand in none.

    It stands at the first such letter of the text, and names them all. A municipality's words stand in its brand and
    in the page that they went into, at one place.
    """
    wanted = tuple(letters)
    found: dict[Where, list[str]] = {}
    for text in texts:
        here = [letter for letter in wanted if letter in str(text.value)]
        if here:
            at = min(str(text.value).index(letter) for letter in here)
            found.setdefault(text.where(at, at + 1), here)
    told = {letter for here in found.values() for letter in here}
    rest = [letter for letter in wanted if letter not in told]
    return [_problem(here, where) for where, here in found.items()] + ([_problem(rest)] if rest else [])


def _problem(letters: Sequence[str], where: Where | None = None) -> Problem:
    named = [say("“{letter}” (U+{number})", letter=one, number=f"{ord(one):04X}") for one in letters]
    message = say("the font has no {characters}", characters=named)
    return Problem("SB304", message, where, say("Write it another way, or choose a font that has it."))
