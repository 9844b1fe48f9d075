"""The options that place pages on papers in another way than one a side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from sheetbuilder.cli.group import Tell
from sheetbuilder.errors import say
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.imposition.scheme import Imposition

Function = Callable[..., Any]

_THICKEST = 1
"""Millimetres: cardboard, which nobody folds into a booklet."""


if TYPE_CHECKING:
    Lengths = click.ParamType[float]
else:
    Lengths = click.ParamType  # of click 8.1 it takes no type, and says nothing of it


class Millimetres(Lengths):
    """A length, with a point or, as Danes write, a comma."""

    name = "mm"

    def __init__(self, tell: Tell, most: int) -> None:
        self._tell, self._most = tell, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The length in millimetres."""
        try:
            found = float(str(value).replace(",", "."))
        except ValueError:
            found = -1.0
        if not 0 <= found <= self._most:
            told = say("“{value}” is not a length from 0 to {most} millimetres", value=str(value), most=self._most)
            self.fail(self._tell(told), param, ctx)
        return found


def imposing(tell: Tell) -> Callable[[Function], Function]:
    """--booklet with --creep and --marks; --n-up with --note-lines."""
    made = (
        click.option(
            "--booklet",
            is_flag=True,
            help=tell(
                say(
                    "A booklet: pages on half the paper, two beside each other, in the order in which papers are laid"
                    " into each other and folded. The printer turns them over the short edge, or as --flip says."
                )
            ),
        ),
        click.option(
            "--creep",
            type=Millimetres(tell, _THICKEST),
            metavar=tell(say("MM")),
            help=tell(
                say(
                    "How thick one paper of a booklet is, 0.1 for ordinary ones: paper by paper the pages move that"
                    " much closer to the fold, so that all margins are alike when the edge is cut."
                )
            ),
        ),
        click.option("--marks", is_flag=True, help=tell(say("Print marks to fold a booklet by."))),
        click.option(
            "--n-up",
            type=click.Choice(["2", "4"]),
            help=tell(say("So many pages on each side of a paper, as they are read; the binding keeps its margin.")),
        ),
        click.option(
            "--note-lines",
            is_flag=True,
            help=tell(say("With --n-up: lines to write on beside each page.")),
        ),
    )

    def add(function: Function) -> Function:
        for option in reversed(made):  # the last one that is put on stands first in the help
            option(function)
        return function

    return add


def posters(tell: Tell) -> Callable[[Function], Function]:
    """--poster and --whole: a poster of a size, in pieces or in one."""
    from sheetbuilder.theme.posters import POSTERS

    def add(function: Function) -> Function:
        function = click.option(
            "--whole",
            is_flag=True,
            help=tell(say("The poster in one piece, for a print shop, not in pieces on the paper.")),
        )(function)
        return click.option(
            "--poster",
            type=click.Choice(list(POSTERS), case_sensitive=False),
            help=tell(say("A poster of that size, in pieces to be put together, of what stands on one page.")),
        )(function)

    return add


def press(tell: Tell) -> Callable[[Function], Function]:
    """--press: pages for a print shop."""
    return click.option(
        "--press",
        is_flag=True,
        help=tell(
            say(
                "For a print shop: each page with 3 mm to bleed into and with marks to cut by, its trim and its bleed"
                " told in the file."
            )
        ),
    )


def imposed(tell: Tell, given: dict[str, Any]) -> Imposition | None:
    """The scheme that was asked for, if any; what asked for it is taken out of the values."""
    asked = _booklet(tell, given), _n_up(tell, given), _poster(tell, given), _press(given)
    wanted = [one for one in asked if one is not None]
    if len(wanted) > 1:
        names = ", ".join(f"--{one.scheme}" for one in wanted)
        told = say("these are different ways to print, of which one can be had at a time: {names}", names=names)
        raise click.UsageError(tell(told))
    return wanted[0] if wanted else None


def _n_up(tell: Tell, given: dict[str, Any]) -> Imposition | None:
    count, note_lines = given.pop("n_up", None), given.pop("note_lines", False)
    if count is None:
        if note_lines:
            raise click.UsageError(tell(say("--note-lines goes with --n-up: --n-up 2 --note-lines")))
        return None
    from sheetbuilder.imposition.n_up import NUp

    return NUp(int(count), note_lines)


def _press(given: dict[str, Any]) -> Imposition | None:
    if not given.pop("press", False):
        return None
    from sheetbuilder.imposition.press import Press

    return Press()


def _poster(tell: Tell, given: dict[str, Any]) -> Imposition | None:
    size, whole = given.pop("poster", None), given.pop("whole", False)
    if size is None:
        if whole:
            raise click.UsageError(tell(say("--whole is for posters: --poster a1 --whole")))
        return None
    from sheetbuilder.imposition.poster import Poster  # who wants none does not wait for it

    return Poster(size, whole)


def _booklet(tell: Tell, given: dict[str, Any]) -> Imposition | None:
    if "booklet" not in given:
        return None
    booklet, creep, marks = given.pop("booklet"), given.pop("creep"), given.pop("marks")
    if not booklet:
        if creep is not None or marks:
            raise click.UsageError(tell(say("--creep and --marks are for a booklet: add --booklet")))
        return None
    from sheetbuilder.imposition.booklet import Booklet
    from sheetbuilder.theme.papers import MM

    return Booklet((creep or 0.0) * MM, marks)


def with_back_cover(tell: Tell, imposition: Imposition) -> Imposition:
    """The scheme for a document whose last page is its back cover; only a booklet has one."""
    from sheetbuilder.imposition.booklet import Booklet

    if not isinstance(imposition, Booklet):
        raise click.UsageError(tell(say("--back-cover is for a booklet: add --booklet")))
    return replace(imposition, last_stays=True)
