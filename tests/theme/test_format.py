"""Formats: one row for each paper, and what a format may say otherwise of type, lines, measure and white space."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.notes import Notes
from sheetbuilder.compose import select
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import MissingError
from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import Measure, default_theme, theme_of
from sheetbuilder.theme.format import FORMATS, Format, format_of
from sheetbuilder.theme.palette import DEFAULT_PALETTE
from sheetbuilder.theme.papers import PAPERS
from sheetbuilder.theme.typeface import default_typeface
from sheetbuilder.theme.typescale import SMALLEST
from sheetbuilder.values import replace
from tests.made import made

A4 = format_of("a4")
LARGE = Format("a4-large", A4.paper, 16 / 11, 1.1, Measure(170, 170, 170, columns=False))


def test_every_paper_is_a_format_of_its_name() -> None:
    assert [(row.name, row.paper) for row in FORMATS] == [(sheet.name, sheet) for sheet in PAPERS]


def test_an_unknown_format_is_missing() -> None:
    with pytest.raises(MissingError):
        format_of("a4-larg")


def test_large_print_has_16_points_and_lines_one_and_a_half_apart() -> None:
    theme = theme_of(LARGE, DEFAULT_PALETTE, default_typeface())
    body = theme.style("body")
    assert body.size == pytest.approx(16)
    assert body.leading == pytest.approx(1.5 * 16)
    assert theme.paper is A4.paper
    assert min(style.size for style in theme.styles.values()) >= SMALLEST * 16 / 11


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_a_theme_sets_type_as_its_format_says(row: Format) -> None:
    plain, theme = default_theme("a4"), default_theme(row.name)
    for name, style in theme.styles.items():
        assert style.size == pytest.approx(max(SMALLEST, plain.style(name).size * row.type_scale))


LARGE_PRINT = {"guide": (8, {"SB403", "SB404"}), "core-elements": (0, set[str]()), "strategy": (0, {"SB401"})}
"""How many more pages a document takes in large print, and what is told of what keeps to its page and box."""


@pytest.mark.parametrize("name", LARGE_PRINT)
def test_documents_compose_in_large_print_and_tell_what_does_not_fit(ours: Package, name: str) -> None:
    sessions = [new_session(ours, theme_of(chosen, DEFAULT_PALETTE, default_typeface())) for chosen in (A4, LARGE)]
    plain, large = (compose(session, select(ours, [name])[0]) for session in sessions)
    sizes = [
        item.size
        for page in large.pages
        for _, _, item in flat(page.items)
        if isinstance(item, Text) and item.mark is not None and item.mark.owner.role is not Role.FIGURE
    ]
    assert min(sizes) >= SMALLEST * 16 / 11
    further, told = LARGE_PRINT[name]
    assert len(large.pages) == len(plain.pages) + further
    assert {problem.code for problem in sessions[1].problems} == told
    assert not sessions[0].problems


def test_lines_may_be_further_apart_at_the_same_size() -> None:
    plain, loose = default_theme(), theme_of(replace(A4, leading=1.2), DEFAULT_PALETTE, default_typeface())
    for name, style in loose.styles.items():
        assert style.size == plain.style(name).size
        assert style.leading == pytest.approx(1.2 * plain.style(name).leading)


def test_smaller_type_stops_at_the_smallest() -> None:
    tiny = theme_of(replace(A4, type_scale=0.1), DEFAULT_PALETTE, default_typeface())
    assert {style.size for style in tiny.styles.values()} == {SMALLEST}


def test_fields_stand_below_each_other_where_a_format_has_one_column(small: Package) -> None:
    notes = made(Notes, {**Notes.sample, "columns": 2})
    heights = []
    for columns in (True, False):
        chosen = replace(A4, measure=Measure(columns=columns))
        context = new_session(small, theme_of(chosen, DEFAULT_PALETTE, default_typeface())).context()
        heights.append(notes.compose(context, 400, Node(Role.DOCUMENT)).least)
    side_by_side, one_column = heights
    assert one_column > 1.5 * side_by_side


def test_parts_are_kept_apart_by_their_format(small: Package) -> None:
    cache = LayoutCache()
    for chosen in (A4, LARGE):
        session = new_session(small, theme_of(chosen, DEFAULT_PALETTE, default_typeface()), cache=cache)
        session.shared("nothing", session.context(), lambda at, above: [])  # noqa: ARG005
    assert len(cache.kept(small).parts) == 2
