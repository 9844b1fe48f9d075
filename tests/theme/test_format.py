"""Formats: one row for each paper, and what a format may say otherwise of type, lines, measure and white space."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.notes import Notes
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import MissingError
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import Measure, default_theme, theme_of
from sheetbuilder.theme.format import FORMATS, Format, format_of, large_format
from sheetbuilder.theme.palette import DEFAULT_PALETTE
from sheetbuilder.theme.papers import PAPERS
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface
from sheetbuilder.theme.typescale import SMALLEST, type_scale
from sheetbuilder.values import replace
from tests.made import made

A4 = format_of("a4")
LARGE = format_of("a4-large")


def test_every_paper_is_a_format_of_its_name() -> None:
    usual = [(row.name, row.paper) for row in FORMATS if not row.large]
    assert usual == [(sheet.name, sheet) for sheet in PAPERS]
    assert [row.name for row in FORMATS if row.large] == [large_format(name) for name in ("a4", "a3")]


def test_an_unknown_format_is_missing() -> None:
    with pytest.raises(MissingError):
        format_of("a4-larg")


@pytest.mark.parametrize("name", ["a4-large", "a3-large"])
def test_large_print_is_upright_heavy_enough_and_has_16_points_and_more(name: str) -> None:
    chosen = format_of(name)
    styles = theme_of(chosen, DEFAULT_PALETTE, default_typeface()).styles
    body = styles["body"]
    assert body.size >= 16
    assert body.leading == pytest.approx(1.5 * body.size)
    assert chosen.smallest == min(style.size for style in styles.values()) / (1 if name == "a4-large" else 2**0.5) == 16
    assert all(style.upright and not style.face.italic for style in styles.values())
    assert all(style.face.weight is not Weight.LIGHT for style in styles.values())
    # What goes over several lines is read, but for headings, which are short.
    read = [name for name in styles if styles[name].size <= body.size and "figure" not in name and "name" not in name]
    close = {name for name in read if styles[name].leading < 1.5 * styles[name].size - 0.01}
    assert close == {"quiet-title", "foot"}


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_a_theme_sets_type_as_its_format_says(row: Format) -> None:
    plain, theme = type_scale(1.0, large=row.large), default_theme(row.name)
    for name, style in theme.styles.items():
        assert style.size == pytest.approx(max(SMALLEST, plain[name].size * row.type_scale))


def test_emphasis_in_large_print_is_heavier_and_never_italic(small: Package) -> None:
    context = new_session(small, theme_of(LARGE, DEFAULT_PALETTE, default_typeface())).context()
    (line,) = context.lines(context.runs("et *ord* med **vægt**"), "body", 500, None)
    faces = {item.text.strip(): item.face for item in line.items}
    assert faces["ord"] == faces["vægt"] == FaceName(Weight.SEMIBOLD)


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
