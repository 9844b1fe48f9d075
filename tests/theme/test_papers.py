"""The arithmetic of the papers: unprinted edges, punched holes, and type that the eye can read."""

from __future__ import annotations

import pytest

from sheetbuilder.errors import MissingError
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import MM, PAPERS, Paper, paper
from sheetbuilder.theme.typescale import SMALLEST, type_scale

EACH = pytest.mark.parametrize("sheet", PAPERS, ids=lambda sheet: str(sheet.name))

# ISO 838: holes of 6 ± 0.5 mm, their centres 12 ± 1 mm from the edge.
HOLE_REACH = 13 + 6.5 / 2


@EACH
def test_nothing_can_stand_within_8_mm_of_an_edge(sheet: Paper) -> None:
    for margin in (sheet.binding, sheet.fore_edge, sheet.head, sheet.foot):
        assert margin >= 8 * MM


@EACH
def test_the_binding_margin_is_clear_of_the_holes(sheet: Paper) -> None:
    assert sheet.binding > HOLE_REACH * MM
    assert sheet.binding > sheet.fore_edge


@EACH
def test_the_paper_is_filled_by_its_margins_and_its_content(sheet: Paper) -> None:
    assert sheet.binding + sheet.content_width + sheet.fore_edge == pytest.approx(sheet.width)
    assert sheet.content_width > sheet.width / 2


@EACH
def test_sides_are_those_of_iso_216(sheet: Paper) -> None:
    assert sheet.height / sheet.width == pytest.approx(2**0.5, abs=0.01)


def test_a3_is_twice_a4_and_a4_twice_a5() -> None:
    areas = {sheet.name: sheet.width * sheet.height for sheet in PAPERS}
    assert areas["a3"] / areas["a4"] == pytest.approx(2, abs=0.02)
    assert areas["a4"] / areas["a5"] == pytest.approx(2, abs=0.02)


@EACH
def test_lengths_follow_the_paper(sheet: Paper) -> None:
    assert sheet.scale == pytest.approx(sheet.height / paper("a4").height, abs=0.01)
    assert sheet.mm(10) == pytest.approx(10 * MM * sheet.scale)


@EACH
def test_type_is_never_below_8_points(sheet: Paper) -> None:
    styles = default_theme(sheet.name).styles
    assert min(style.size for style in styles.values()) >= SMALLEST == 8


@EACH
def test_leading_keeps_its_proportion_to_the_size(sheet: Paper) -> None:
    styles, on_a4 = default_theme(sheet.name).styles, type_scale(1)
    for name, style in styles.items():
        assert style.leading / style.size == pytest.approx(on_a4[name].leading / on_a4[name].size)


@pytest.mark.parametrize("style", ["title", "heading", "section", "cover-title", "label", "chip", "figure-name"])
def test_headings_labels_and_names_are_never_hyphenated(style: str) -> None:
    assert not type_scale(1)[style].hyphenate


@pytest.mark.parametrize("style", ["item", "move", "table-head"])
def test_checklists_and_moves_are_never_hyphenated(style: str) -> None:
    assert not type_scale(1)[style].hyphenate


def test_a_paper_goes_by_its_name_in_either_case() -> None:
    assert paper("A3") is paper("a3")


def test_an_unknown_paper_is_missing_with_the_nearest_name() -> None:
    with pytest.raises(MissingError) as caught:
        paper("a44")
    (problem,) = caught.value.problems
    assert problem.code == "SB301"
    assert problem.hint is not None
    assert "“a4”" in str(problem.hint)


def test_an_unknown_paper_that_is_near_to_nothing_lists_them_all() -> None:
    with pytest.raises(MissingError) as caught:
        paper("zzzz")
    assert "a4, a3, a5" in str(caught.value.problems[0].hint)
