"""What becomes of pages that are placed: each reduction, each letter that becomes too small, each strip that is cut."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.finished.sizes import doubts, reductions
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.theme.papers import MM, paper

FILE = Path("bilag.pdf")
A3, A4, A5 = ((paper(name).width, paper(name).height) for name in ("a3", "a4", "a5"))


def placed(*sizes: tuple[float, float], on: str = "a4", how: Booklet | None = None) -> list[Surface]:
    pages = [Page(PageKind.TEXT, number, *size, ()) for number, size in enumerate(sizes, 1)]
    return (how or Booklet()).surfaces(pages, paper(on), None)


def codes(surfaces: list[Surface], *smallest: float) -> list[str]:
    return [one.code for one in doubts(FILE, surfaces, smallest)]


def test_pages_that_keep_their_size_are_not_spoken_of() -> None:
    assert list(reductions(placed(A5, A5))) == []
    assert codes(placed(A5, A5), 6, 6) == [], "small letters that stay as they are, are their author's"
    assert list(reductions(placed(A4, A4, on="a3"))) == []


def test_each_size_that_shrinks_is_told_once() -> None:
    told = [message.args for message in reductions(placed(A4, A4, A4))]
    assert told == [{"width": 210, "height": 297, "percent": 70.7}]
    lying = A4[1], A4[0]
    assert [message.args["percent"] for message in reductions(placed(A4, lying, A5))] == [70.7, 70.7]


def test_the_smallest_letters_of_all_are_told_with_their_page() -> None:
    (problem,) = doubts(FILE, placed(A4, A4, A4), (12, 9, 10))
    assert (problem.code, problem.message.args) == ("SB873", {"size": 6.4, "page": 2, "least": 8})
    assert codes(placed(A4, A4), 11.4, 0) == [], "letters of eight points, and a page without any"
    assert codes(placed(A4, A4, on="a3"), 6, 6) == []


def test_pages_of_several_sizes_are_told() -> None:
    (problem,) = doubts(FILE, placed(A4, A5, (A4[1], A4[0]), (A4[0] + 0.5, A4[1])), (12, 12, 12, 12))
    assert problem.code == "SB875"
    assert problem.message.args == {"count": 2, "sizes": "210 × 297, 148 × 210"}


def test_what_a_fold_cuts_off_is_told_as_it_is_printed() -> None:
    pages = (A4,) * 12
    assert codes(placed(*pages), *(12,) * 12) == []
    (problem,) = doubts(FILE, placed(*pages, how=Booklet(0.2 * MM)), (12,) * 12)
    assert (problem.code, problem.message.args) == ("SB877", {"cut": 0.4})
    lying = ((A4[1], A4[0]),) * 12
    (problem,) = doubts(FILE, placed(*lying, how=Booklet(0.2 * MM)), (12,) * 12)
    assert problem.message.args == {"cut": 0.4}
