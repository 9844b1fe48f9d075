"""Figures follow their data: what is drawn, what is said of it, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.figures import Figure, figures, mini_workflow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.items import Box, Dash, Drawing, Text
from sheetbuilder.layout.items import Path as Line
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, PAPERS
from sheetbuilder.values import replace
from tests.contexts import context
from tests.outputs import Painted, extent, flat, said
from tests.packages import Files, made

WIDTHS = (170.0, 253.0)
NAMES = ("workflow", "organisation", "concern")


def drawn(
    package: Package, name: str, width: float = 253 * MM, *, lit: int | None = None
) -> tuple[Drawing, LayoutContext]:
    at = context(package)
    figure = figures(package, lit)[name]
    return figure.draw(at, width, Node(Role.FIGURE).mark()), at


def described(package: Package, name: str) -> str:
    at = context(package)
    return said(items(figures(package)[name].describe(at, 400, Node(Role.SECT))))


def texts(drawing: Drawing) -> list[Painted]:
    return [painted for painted in flat(drawing.items) if isinstance(painted[2], Text)]


def boxes(drawing: Drawing, *, seen: bool = False) -> list[tuple[float, float, float, float]]:
    """The boxes, or only those that one sees: a box of paper without an outline makes room for words on a line."""
    return [
        extent((x, y, item))
        for x, y, item in flat(drawing.items)
        if isinstance(item, Box) and not (seen and item.pen is None and item.fill is ColourRole.PAPER)
    ]


def ink(at: LayoutContext, painted: Painted) -> tuple[float, float, float, float]:
    """The extent of a text without the space behind it."""
    left, top, right, bottom = extent(painted)
    item = painted[2]
    assert isinstance(item, Text)
    face = at.typesetter.shaper.face(item.face)
    ends, begins = len(item.text) - len(item.text.rstrip()), len(item.text) - len(item.text.lstrip())
    return left + begins * face.space * item.size, top, right - ends * face.space * item.size, bottom


def inside(inner: tuple[float, ...], outer: tuple[float, ...], by: float = 0.0) -> bool:
    return (
        inner[0] >= outer[0] - by
        and inner[1] >= outer[1] - by
        and inner[2] <= outer[2] + by
        and inner[3] <= outer[3] + by
    )


def overlap(one: tuple[float, ...], other: tuple[float, ...], by: float = 0.0) -> bool:
    return one[0] < other[2] - by and other[0] < one[2] - by and one[1] < other[3] - by and other[1] < one[3] - by


def faults(drawing: Drawing, at: LayoutContext) -> Iterator[str]:
    """Whatever sticks out, overlaps, or is wider than its box."""
    whole = (0.0, 0.0, drawing.width, drawing.height)
    for painted in flat(drawing.items):
        if not inside(extent(painted), whole, 1.5):
            yield f"outside: {painted}"
    frames = boxes(drawing)
    solid = boxes(drawing, seen=True)
    for one, other in combinations(solid, 2):
        if overlap(one, other, 1.0) and not inside(one, other, 1.0) and not inside(other, one, 1.0):
            yield f"boxes overlap: {one} {other}"
    marks = [(ink(at, painted), painted[2]) for painted in texts(drawing)]
    for (one_at, one_text), (other_at, other_text) in combinations(marks, 2):
        if overlap(one_at, other_at, 2.0):
            yield f"words overlap: {one_text} {other_text}"
    for where, text in marks:
        middle = ((where[0] + where[2]) / 2, (where[1] + where[3]) / 2) * 2
        around = [frame for frame in frames if inside(middle, frame)]
        if around:
            frame = min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
            if where[0] < frame[0] - 0.5 or where[2] > frame[2] + 0.5:
                yield f"wider than its box: {text}"


@pytest.mark.parametrize("paper", [paper.name for paper in PAPERS])
@pytest.mark.parametrize("name", NAMES)
def test_our_figures_are_sound_at_the_width_of_every_page(ours: Package, name: str, paper: str) -> None:
    at = context(ours, paper)
    for width in (at.theme.paper.content_width, at.theme.paper.height - 2 * at.theme.paper.fore_edge):
        drawing = figures(ours)[name].draw(at, width, Node(Role.FIGURE).mark())
        assert drawing.width == pytest.approx(width)
        assert list(faults(drawing, at)) == []
    assert at.problems == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_figures_of_a_small_package_are_sound(small: Package, name: str, width: float) -> None:
    drawing, at = drawn(small, name, width * MM)
    assert list(faults(drawing, at)) == []
    assert at.problems == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("phases", "steps"), [(1, 2), (1, 1), (2, 2), (2, 3), (3, 2), (3, 6)])
def test_figure_1_draws_any_number_of_phases_and_steps(phases: int, steps: int, width: float, tmp_path: Path) -> None:
    package = made(tmp_path, phases=phases, steps=steps)
    drawing, at = drawn(package, "workflow", width * MM)
    assert at.problems == []
    assert list(faults(drawing, at)) == []
    for step in range(1, phases * steps + 1):
        assert f"Det {step}. skridt" in said(drawing.items)


@pytest.mark.parametrize("name", NAMES)
def test_all_paint_of_a_figure_belongs_to_its_mark(ours: Package, name: str) -> None:
    at = context(ours)
    mark = Node(Role.FIGURE).mark()
    drawing = figures(ours)[name].draw(at, 480, mark)
    assert {id(item.mark) for _, _, item in flat(drawing.items)} == {id(mark)}


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_figure_is_below_8_points(ours: Package, name: str) -> None:
    for width in (300, 480, 720):
        drawing = figures(ours)[name].draw(context(ours), width, None)
        assert min(item.size for _, _, item in texts(drawing) if isinstance(item, Text)) >= 8


# Figure 1 follows the workflow


def renamed(files: Files) -> None:
    files["workflow.yaml"]["phases"][0]["steps"][1]["name"] = "Noget ganske andet"


def test_a_new_name_of_a_step_shows_in_drawing_and_description(small: Package, tmp_path: Path) -> None:
    package = made(tmp_path, renamed)
    old, new = "Det 2. skridt", "Noget ganske andet"
    for one, name, other in ((small, old, new), (package, new, old)):
        for told in (said(drawn(one, "workflow")[0].items), described(one, "workflow")):
            assert name.lower() in told.lower()
            assert other.lower() not in told.lower()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("phases", 0, "name"), "En helt ny fase"),
        (("entry", "name"), "Før det hele"),
        (("exit", "name"), "Efter det hele"),
        (("loop", "label"), "om igen, hvis"),
        (("core_elements_note",), "gælder sjældent"),
    ],
)
def test_every_other_word_of_the_workflow_is_drawn_and_told(path: tuple[Any, ...], value: str, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        where: Any = files["workflow.yaml"]
        for key in path[:-1]:
            where = where[key]
        where[path[-1]] = value

    package = made(tmp_path, change)
    assert value in said(drawn(package, "workflow")[0].items)
    assert value.lower() in described(package, "workflow").lower()


def test_elements_and_sets_are_drawn_with_their_numbers(ours: Package) -> None:
    words = said(drawn(ours, "workflow")[0].items)
    for element in ours.core_elements.elements:
        assert f"{element.number} {element.name}" in words
    for one in ours.meta.sets:
        assert ours.words.set_and_number.format(number=one.number) in words


def test_the_alternative_text_counts_phases_and_steps_and_ends_as_a_sentence(tmp_path: Path) -> None:
    for index, (phases, steps) in enumerate((("To", "fire"), ("Tre", "seks")), 2):
        alt = figures(made(tmp_path / str(index), phases=index, steps=2))["workflow"].alt
        assert f"{phases} faser med i alt {steps} trin" in alt
        assert alt == " ".join(alt.split())
        assert alt.endswith(".")
        assert ".." not in alt


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_that_nothing_else_tells_has_its_words_as_a_list_in_the_author_s_order(
    small: Package, name: str
) -> None:
    root, figure, at = Node(Role.SECT), figures(small)[name], context(small)
    band = figure.stand_alone(at, 253 * MM, root)
    shown, told = [kid for kid in root.kids if isinstance(kid, Node)]
    assert (shown.role, shown.alt, told.role) == (Role.FIGURE, figure.alt, Role.L)
    owners = {id(kid): node for node in root.walk() for kid in node.kids if isinstance(kid, Mark)}
    listed: dict[int, str] = {id(node): "" for node in told.walk() if node.role is Role.LBODY}
    for _, _, item in flat(band.items):
        assert item.mark is not None
        owner = owners[id(item.mark)]
        assert (owner.role is Role.LBODY) == isinstance(item, Text)
        if isinstance(item, Text):
            listed[id(owner)] += item.text
    words = [" ".join(text.split()) for text in listed.values()]
    assert "" not in words
    assert sorted(" ".join(words).split()) == sorted(said(figure.draw(at, 253 * MM, None).items).split())
    if name == "workflow":
        assert words[:4] == ["Inden", "Fase 1: Fase nummer 1", "Trin 1 Det 1. skridt", "Trin 2 Det 2. skridt"]
        assert words.index("Siden") > words.index("Trin 2 Det 2. skridt")


def test_forward_and_return_arrows_stand_between_steps_and_the_gates_are_dashed(small: Package) -> None:
    drawing, _ = drawn(small, "workflow")
    heads = [item for _, _, item in flat(drawing.items) if isinstance(item, Line) and item.closed and item.fill]
    # one from the entry, one to the exit, one each way between two steps, one for the loop
    assert len(heads) == 5
    rings = [item for _, _, item in flat(drawing.items) if isinstance(item, Line) and item.closed and not item.fill]
    assert len(rings) == 2
    assert all(ring.pen is not None and ring.pen.dash is Dash.DASHED for ring in rings)


def test_a_workflow_may_have_no_loop(small: Package, tmp_path: Path) -> None:
    package = made(tmp_path, lambda files: files["workflow.yaml"].pop("loop"))
    assert len(drawn(package, "workflow")[0].items) < len(drawn(small, "workflow")[0].items)
    assert "forfra igen" not in described(package, "workflow")
    assert "forfra igen" in described(small, "workflow")


# One phase lit


def strong(drawing: Drawing) -> int:
    """How many boxes are filled with the colour of fills: the badges of what is lit."""
    return sum(isinstance(item, Box) and item.fill is ColourRole.FILL for _, _, item in flat(drawing.items))


def test_only_the_lit_phase_is_drawn_in_full_strength(ours: Package) -> None:
    whole, _ = drawn(ours, "workflow")
    first, _ = drawn(ours, "workflow", lit=1)
    second, _ = drawn(ours, "workflow", lit=2)
    assert said(whole.items) == said(first.items) == said(second.items)
    assert (first.height, second.height) == (whole.height, whole.height)
    assert strong(first) + strong(second) == strong(whole)
    # a badge for each of two steps, and one for the set
    assert strong(first) == strong(second) == 3


def test_words_of_what_is_not_lit_stay_readable(ours: Package) -> None:
    """Quiet is a colour of the palette with the contrast of text, not a tint of it."""
    drawing, _ = drawn(ours, "workflow", lit=1)
    inks = {item.ink for _, _, item in texts(drawing) if isinstance(item, Text)}
    assert inks <= {ColourRole.INK, ColourRole.QUIET, ColourRole.ACCENT, ColourRole.ON_FILL}


def test_mini_workflow_is_decoration_with_the_asked_steps_filled(ours: Package) -> None:
    drawing = mini_workflow(context(ours), ours.workflow, (2,))
    assert {item.mark for _, _, item in flat(drawing.items)} == {None}
    assert strong(drawing) == 1
    assert said(drawing.items).replace(" ", "") == "1234"
    assert drawing.width < 60 * MM


# Figures 2 and 3


def test_figure_2_follows_its_nodes(tmp_path: Path, small: Package) -> None:
    def change(files: Files) -> None:
        files["organisation.yaml"]["nodes"][2]["name"] = "Huset i syd"

    package = made(tmp_path, change)
    for one, name in ((small, "Huset i øst"), (package, "Huset i syd")):
        for told in (said(drawn(one, "organisation")[0].items), described(one, "organisation")):
            assert name in told
        assert "Styregruppen" in figures(one)["organisation"].alt
    assert len(boxes(drawn(small, "organisation")[0])) == 3


def test_figure_2_draws_a_line_for_every_body_that_belongs_under_another(ours: Package) -> None:
    assert ours.organisation is not None
    drawing, _ = drawn(ours, "organisation")
    lines = [item for _, _, item in flat(drawing.items) if isinstance(item, Line)]
    assert len(lines) == sum(node.under is not None for node in ours.organisation.nodes)


def test_figure_3_follows_its_stages_and_occasions_and_says_that_it_is_simplified(ours: Package) -> None:
    assert ours.concern is not None
    words = said(drawn(ours, "concern")[0].items)
    alt, told = figures(ours)["concern"].alt, described(ours, "concern")
    assert ours.concern.simplified in figures(ours)["concern"].caption
    bare = ours.concern.but(caption="En vej")
    assert figures(replace(ours, concern=bare))["concern"].caption == f"En vej ({ours.concern.simplified})"
    assert ours.concern.simplified in alt
    for stage in ours.concern.stages:
        assert stage.name in words
        assert stage.name[1:] in told
    for number, occasion in enumerate(ours.concern.occasions, 1):
        assert occasion.name in words
        assert f"{number} {occasion.name}" in told


def test_figures_are_numbered_in_order_and_a_package_may_lack_some(small: Package, tmp_path: Path) -> None:
    def numbers(found: dict[str, Figure]) -> dict[str, int]:
        return {name: figure.number for name, figure in found.items()}

    def change(files: Files) -> None:
        del files["organisation.yaml"]
        files["guide.yaml"]["chapters"][0]["blocks"].pop(2)

    assert numbers(dict(figures(small))) == {"workflow": 1, "organisation": 2, "concern": 3}
    assert numbers(dict(figures(made(tmp_path, change)))) == {"workflow": 1, "concern": 2}


def test_a_standing_figure_has_its_alternative_text_its_anchor_and_its_note(small: Package) -> None:
    root = Node(Role.SECT)
    figure = figures(small)["workflow"]
    band = figure.stand(context(small), 400, root, note="Bemærk.")
    (node,) = root.kids
    assert isinstance(node, Node)
    assert node.role is Role.FIGURE
    assert (node.alt, node.anchor) == (f"{figure.alt} Bemærk.", "figure-workflow")
    assert [type(kid) for kid in node.kids] == [Mark]
    assert band.keep_with_next


def test_where_alternative_text_and_note_are_too_long_the_note_stays(small: Package) -> None:
    root, note = Node(Role.SECT), "Bemærk " + "x" * 120
    figures(small)["workflow"].stand(context(small), 400, root, note)
    (node,) = root.kids
    assert isinstance(node, Node)
    assert node.alt == note


def test_a_name_too_wide_for_its_box_is_reported_once(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["workflow.yaml"]["phases"][0]["steps"][0]["name"] = "Speciallægepraksisplanlægningsstabiliseringsperioden"

    package = made(tmp_path, change)
    _, at = drawn(package, "workflow", 170 * MM)
    figures(package)["workflow"].draw(at, 170 * MM, None)
    assert at.problems is not None
    assert [problem.code for problem in at.problems] == ["SB403"]
    assert "Speciallægepraksis" in str(at.problems[0].message)


@pytest.mark.parametrize("share", [1.0, 0.9, 0.8, 0.75])
def test_a_step_is_as_high_as_its_name(ours: Package, share: float) -> None:
    """On small paper the type stops shrinking before the boxes do."""
    at = context(ours, "a5")
    drawing = figures(ours)["workflow"].draw(at, at.theme.paper.content_width * share, None)
    painted = [(item, extent((x, y, item))) for x, y, item in flat(drawing.items)]
    boxes = [found for item, found in painted if isinstance(item, Box) and item.pen and item.pen.width == 1.8]
    assert len(boxes) == len(ours.workflow.steps)
    for word in ("forberedes", "gennemføres", "afrundes"):
        left, top, right, bottom = next(
            found for item, found in painted if isinstance(item, Text) and word in item.text and item.size < 12
        )
        assert any(box[0] < left and right < box[2] + 1 and box[1] < top and bottom < box[3] - 1 for box in boxes), word


def test_a_drawing_shrinks_no_further_than_its_names(ours: Package) -> None:
    at = context(ours, "a5")
    figure, width = figures(ours)["workflow"], at.theme.paper.content_width
    wide = figure.fitting(at, width, 10.0)
    problems: list[Problem] = []
    figure.draw(replace(at, problems=problems), wide, None)
    assert wide < width
    assert problems == []
