"""Booklets: two pages beside each other on each side of papers that are laid into each other, folded and stapled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.imposition.backs import flip_of, sideways
from sheetbuilder.imposition.fitting import fitted
from sheetbuilder.imposition.marks import fold_marks
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.sides import Flip, PaperSides
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Surface, after
from sheetbuilder.theme.papers import MM, PAPERS, Paper, paper

HALFLESS = "SB870"
"""The code of a paper whose half is no paper that pages are composed on."""

KEPT = 8 * MM
"""How far print keeps from the fold, as from every edge."""

_NEARLY = MM
"""By how much half a paper may differ from the paper of that size: sizes are rounded down to whole millimetres."""


class Booklet(Struct, frozen=True):
    """Pages in saddle order."""

    creep: float = 0.0
    """By how much the pages of each paper lie closer to the fold than those of the paper around it, in points.

    Papers that are laid into each other stick out further the further in they lie, and are cut off there: the thickness
    of one paper makes the margins of all pages alike again.
    """
    marks: bool = False
    """Whether every paper has marks to fold by."""
    last_stays: bool = False
    """Whether the last page is the back cover, which nothing follows: blank pages stand before it, not behind it."""

    @property
    def scheme(self) -> str:
        """What it is called."""
        return "booklet"

    def composed_on(self, printed: str) -> str:
        """The paper that is half of it; `MissingError` where the table has none."""
        whole = paper(printed)
        for one in PAPERS:
            if abs(one.width - whole.height / 2) < _NEARLY and abs(one.height - whole.width) < _NEARLY:
                return one.name
        hint = say("a booklet is printed on {papers}", papers=", ".join(_halved()))
        raise MissingError([Problem(HALFLESS, say("no paper is half of {paper}", paper=whole.name), hint=hint)])

    def composed_for(self, printed: PaperSides) -> PaperSides:  # noqa: ARG002
        """Leaves of a book, however the papers are turned over that they are halves of."""
        return PaperSides(flip=Flip.LONG)

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:
        """A problem where the pages of the innermost paper would be moved into the fold."""
        leaf = paper(self.composed_on(printed.name))
        deepest, room = self.creep * (papers(len(pages)) - 1), leaf.binding - KEPT
        if deepest > room:
            told = say(
                "a creep of {creep} mm moves the pages of the innermost of {papers} papers by {deepest} mm, and"
                " {room} mm are free at the fold",
                creep=in_mm(self.creep),
                papers=papers(len(pages)),
                deepest=in_mm(deepest),
                room=in_mm(room),
            )
            hint = say("the creep is the thickness of one paper: about 0.1 mm; or make two booklets of it")
            yield Problem("SB872", told, None, hint)

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:
        """The outside and the inside of each paper, the outermost first."""
        width, height = printed.height, printed.width
        turned = not sideways(width, height, flip_of(width, height, flip))
        over: Matrix = (-1.0, 0.0, 0.0, -1.0, width, height)
        furniture: tuple[Item, ...] = fold_marks((width / 2, 0.0), (width / 2, height), height) if self.marks else ()
        made = []
        for side, pair in enumerate(saddle(len(pages), last_stays=self.last_stays)):
            shift = side // 2 * self.creep
            placed = [
                self._placed(pages[at], (width, height), shift, right=right)
                for right, at in zip((False, True), pair, strict=True)
                if at is not None
            ]
            if turned and side % 2:
                placed = [PlacedPage(one.page, after(one.matrix, over), one.window) for one in placed]
            made.append(Surface(width, height, tuple(placed), furniture))
        return made

    def _placed(self, page: Page, surface: tuple[float, float], shift: float, *, right: bool) -> PlacedPage:
        """A page in one half, moved towards the fold, beyond which nothing of it is seen."""
        width, height = surface
        fold = width / 2
        half = (fold, 0.0, width, height) if right else (0.0, 0.0, fold, height)
        return fitted(page, half, to_left=right, shift=(-shift if right else shift, 0.0))


def in_mm(points: float) -> str:
    """A length as it is told: millimetres, with as many decimals as say something."""
    return f"{points / MM:.2f}".rstrip("0").rstrip(".")


def papers(pages: int) -> int:
    """How many papers that many pages take."""
    return max(1, -(-pages // 4))


def saddle(pages: int, *, last_stays: bool = False) -> Iterator[tuple[int | None, int | None]]:
    """What stands left and right on each side of the papers, counted from 0; None is a blank page.

    The sides are those of the outermost paper first, of each its outside and then its inside. Left on an outside stands
    the last of the pages that are not placed yet, right the first; on the inside it is the other way round.
    """
    whole = 4 * papers(pages)
    order: list[int | None] = [*range(pages), *[None] * (whole - pages)]
    if last_stays and pages > 1:
        order = [*range(pages - 1), *[None] * (whole - pages), pages - 1]
    for side in range(whole // 2):
        first, last = order[side], order[whole - 1 - side]
        yield (first, last) if side % 2 else (last, first)


def _halved() -> Iterator[str]:
    """The papers of the table that are twice another one."""
    for one in PAPERS:
        if any(abs(other.height - one.width) < _NEARLY for other in PAPERS):
            yield one.name
