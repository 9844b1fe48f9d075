"""Options that cannot be had together: each combination, with why and with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sheetbuilder import Holes, LayoutError, Package, Poster, PrintOptions, Problem, Sides, build
from sheetbuilder.branding.refused import refused
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.press import Press
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.sides import Flip, PaperSides
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.theme.papers import Paper
from sheetbuilder.values import replace


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (PrintOptions(paper="a5", holes=Holes.FOUR), ["4 holes need an edge of 264 mm, and A5 has 210 mm"]),
        (PrintOptions(paper="a5", holes=Holes.TWO), []),
        (PrintOptions(paper="A3", holes=Holes.FOUR), []),
        (PrintOptions(holes=Holes.FOUR), []),
        (PrintOptions(paper="a5"), []),
    ],
)
def test_what_cannot_be_is_told(options: PrintOptions, told: list[str]) -> None:
    found = list(refused(options))
    assert [str(one.message) for one in found] == told
    assert all(one.code == "SB411" for one in found)


@dataclass(frozen=True, slots=True)
class TwoUp:
    """A scheme that places nothing, since nothing gets so far."""

    @property
    def scheme(self) -> str:
        return "two-up"

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:  # noqa: ARG002
        yield from ()

    def composed_on(self, printed: str) -> str:
        return printed

    def composed_for(self, printed: PaperSides) -> PaperSides:
        return printed

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:  # noqa: ARG002
        return []


@pytest.mark.parametrize("imposition", [TwoUp(), Booklet(), Poster("a2"), Press()])
def test_a_file_to_be_filled_in_is_for_a_screen(imposition: Imposition) -> None:
    assert "SB930" in {one.code for one in refused(PrintOptions(fillable=True, imposition=imposition))}
    for kept in ({"grey": True}, {"save_ink": True}, {"sides": Sides.SIMPLEX}, {"holes": Holes.TWO}, {"require": True}):
        assert list(refused(PrintOptions(fillable=True, **kept))) == []


def test_holes_are_for_papers_with_one_page_a_side() -> None:
    assert list(refused(PrintOptions(imposition=TwoUp()))) == []
    (problem,) = refused(PrintOptions(imposition=TwoUp(), holes=Holes.TWO))
    assert (problem.code, "--holes" in str(problem.hint)) == ("SB412", True)


def test_a_booklet_has_two_sides(small: Package, tmp_path: Path) -> None:
    options = PrintOptions(imposition=Booklet(), sides=Sides.SIMPLEX)
    (problem,) = refused(options)
    assert (problem.code, "--simplex" in str(problem.hint)) == ("SB871", True)
    assert list(refused(PrintOptions(imposition=Booklet()))) == list(refused(PrintOptions(sides=Sides.SIMPLEX))) == []
    with pytest.raises(LayoutError):
        build(small, ["guide"], options, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("paper", "poster", "refused_as"),
    [
        ("a5", Poster("a1"), ["SB884"]),
        ("a5", Poster("a1", whole=True), []),
        ("A3", Poster("a0"), []),
        ("a4", Poster("a2"), []),
    ],
)
def test_small_papers_are_too_many_for_a_poster(paper: str, poster: Poster, refused_as: list[str]) -> None:
    found = list(refused(PrintOptions(paper=paper, imposition=poster)))
    assert [one.code for one in found] == refused_as
    assert all("not on A5" in str(one.message) for one in found)


def test_nothing_is_written_of_what_cannot_be(small: Package) -> None:
    with pytest.raises(LayoutError) as raised:
        build(small, ["1.1"], paper="a5", holes=Holes.FOUR)
    (problem,) = raised.value.problems
    assert "A4, A3" in str(problem.hint)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (PrintOptions(large_print=True, imposition=Booklet()), "SB940"),
        (PrintOptions(large_print=True, imposition=NUp(2)), "SB940"),
        (PrintOptions(large_print=True, imposition=Press()), "SB940"),
        (PrintOptions(large_print=True, imposition=Poster("a1")), "SB940"),
        (PrintOptions(large_print=True, paper="a5"), "SB941"),
        (PrintOptions(large_print=True, single=True), "SB942"),
    ],
)
def test_large_print_stays_large(options: PrintOptions, code: str) -> None:
    assert [one.code for one in refused(options)] == [code]
    assert [one.code for one in refused(replace(options, large_print=False))] == []


def test_large_print_may_be_grey_spare_ink_be_on_one_side_and_have_holes() -> None:
    options = PrintOptions(
        large_print=True, grey=True, save_ink=True, sides=Sides.SIMPLEX, holes=Holes.FOUR, paper="a3"
    )
    assert list(refused(options)) == []
