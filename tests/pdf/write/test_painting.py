"""Painting: the operators, and what is noted of the placements where marks, links, figures and anchors landed."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Box, Dash, Item, Path, Pen, Text, line
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.pdf.write.artworks import ArtworksInFile
from sheetbuilder.pdf.write.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Paints, Placements, paint, paint_again, paint_furniture
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

THEME = default_theme("a4")


def paints() -> Paints:
    """What a file of its own is painted with."""
    objects = Objects()
    pieces = PiecesInFile(objects)
    fonts = FontsInFile(FontShelf(THEME.typeface), objects)
    return Paints(THEME.palette, fonts, ArtworksInFile(pieces), ImportedPagesInFile(pieces))


def painted(*items: Item, placements: Placements | None = None, index: int = 0) -> list[str]:
    """The operators of a page of 100 by 100 points, one a line."""
    page, noted = Page(PageKind.TEXT, 1, 100, 100, items), Placements() if placements is None else placements
    made = paint(PlacedPage(page), index, paints(), noted)
    return made.decode("ascii").split("\n")


def box(x: float, y: float, mark: Mark | None = None, *, width: float = 10, pen: Pen | None = None) -> Box:
    return Box(x, y, width, 10, pen=pen, fill=None if pen else ColourRole.INK, mark=mark)


def test_a_link_over_two_lines_has_a_box_for_each_line() -> None:
    """One box around both lines would cover words beside the link."""
    link = Node(Role.LINK, target="https://example.org")
    mark, placements = Mark(link), Placements()
    painted(box(70, 10, mark), box(80, 10, mark), box(0, 24, mark), placements=placements)
    assert [(each.node, each.surface, each.box) for each in placements.links] == [
        (link, 0, (70, 80, 90, 90)),
        (link, 0, (0, 66, 10, 76)),
    ]


def test_two_links_on_one_line_are_two() -> None:
    one, other = Node(Role.LINK, target="https://example.org"), Node(Role.LINK, target="https://example.org")
    placements = Placements()
    painted(box(10, 10, Mark(one)), box(20, 10, Mark(other)), placements=placements)
    assert [each.node for each in placements.links] == [one, other]


def test_a_link_over_two_pages_has_a_box_on_each() -> None:
    link, placements = Node(Role.LINK, target="https://example.org"), Placements()
    mark = Mark(link)
    for index in range(2):
        painted(box(10, 10, mark), placements=placements, index=index)
    assert [each.surface for each in placements.links] == [0, 1]


def test_a_figure_reaches_around_all_that_is_painted_for_it() -> None:
    figure, placements = Node(Role.FIGURE), Placements()
    painted(box(40, 10, Mark(figure)), box(10, 60, Mark(figure)), placements=placements)
    assert placements.boxes[id(figure)] == (0, (10, 30, 50, 90))


def test_a_figure_on_a_second_page_keeps_the_box_of_its_first() -> None:
    figure, placements = Node(Role.FIGURE), Placements()
    painted(box(40, 10, Mark(figure)), placements=placements)
    painted(box(0, 0, Mark(figure)), placements=placements, index=1)
    assert placements.boxes[id(figure)] == (0, (40, 80, 50, 90))


def test_an_anchor_lies_a_little_above_what_is_painted_first() -> None:
    node, placements = Node(Role.P, anchor="here"), Placements()
    painted(box(10, 40, Mark(node)), box(10, 60, Mark(node)), placements=placements)
    assert placements.anchors == {"here": (0, None, 66)}


def test_an_anchor_stays_on_the_page_and_that_of_a_part_is_its_top() -> None:
    part = Node(Role.PART, anchor="part")
    node, placements = Node(Role.P, parent=part, anchor="here"), Placements()
    painted(box(10, 0, Mark(node)), placements=placements)
    assert placements.anchors == {"here": (0, None, 100), "part": (0, None, 100)}
    low = Placements()
    painted(box(10, 60, Mark(Node(Role.P, parent=part))), placements=low)
    assert low.anchors == {"part": (0, None, 100)}


def test_what_nobody_named_is_decoration_and_every_mark_has_its_number() -> None:
    one, other = Mark(Node(Role.P)), Mark(Node(Role.H1))
    told = [row for row in painted(box(0, 0), box(0, 20, one), box(0, 30, one), box(0, 40, other)) if "M" in row]
    assert told == ["/Artifact BMC", "EMC", "/P <</MCID 0>> BDC", "EMC", "/H1 <</MCID 1>> BDC", "EMC"]


def test_a_pen_says_only_what_has_changed() -> None:
    plain, dotted = Pen(ColourRole.INK, 1), Pen(ColourRole.INK, 1, Dash.DOTTED)
    told = painted(*(line(0, y, 10, y, pen) for y, pen in enumerate((plain, plain, dotted, Pen(ColourRole.INK, 2)))))
    assert [row for row in told if row.endswith(" w")] == ["1 w", "2 w"]
    assert len([row for row in told if row.endswith(" G")]) == 1
    assert [row[:3] for row in told if " J " in row] == ["1 J", "0 J"]


def test_ink_is_black_and_a_colour_is_named_by_its_purpose() -> None:
    grey, coloured = Pen(ColourRole.QUIET, 1), Pen(ColourRole.ACCENT, 1)
    told = painted(box(0, 0), line(0, 20, 9, 20, grey), line(0, 30, 9, 30, coloured), box(0, 40, pen=coloured))
    assert [row for row in told if row.endswith((" g", " G", " rg", " RG", " sc", " SC"))] == [
        "0 g",
        "/quiet CS 0 SC",
        "/accent CS 0 SC",
    ]


def test_an_outline_is_closed_and_a_filled_one_is_filled_too() -> None:
    pen = Pen(ColourRole.INK, 1)
    assert painted(box(0, 0, pen=pen))[-2] == "s"
    assert painted(box(0, 0))[-2] == "f"
    assert painted(Box(0, 0, 9, 9, pen=pen, fill=ColourRole.INK))[-2] == "b"
    assert painted(line(0, 0, 9, 9, pen))[-2] == "S"


def test_furniture_is_one_artifact_on_the_whole_surface() -> None:
    marks = (line(10, 5, 10, 20, Pen(ColourRole.REGISTRATION, 0.25)), Box(1, 2, 3, 4, fill=ColourRole.REGISTRATION))
    made = paint_furniture(Surface(200, 300, (), marks), paints()).decode("ascii").split("\n")
    assert made[0] == "/Artifact BMC"
    assert made[-1] == "EMC"
    assert sum("BMC" in each or "BDC" in each for each in made) == 1
    assert {"0 G", "10 295 m", "10 280 l", "1 294 3 4 re"} <= set(made)


def test_what_would_be_read_is_no_furniture() -> None:
    mark = Node(Role.DOCUMENT).add(Role.P).mark()
    with pytest.raises(ValueError, match="decoration"):
        paint_furniture(Surface(200, 300, (), (line(0, 0, 9, 9, Pen(ColourRole.INK), mark),)), paints())


def test_words_upside_down_have_a_matrix_of_their_own_and_those_after_them_stand_upright() -> None:
    face, form, placements = THEME.style("body").face, Node(Role.FORM), Placements()
    mark = Mark(form)
    upright = Text(10, 20, "Navn", 20.0, face, 8.0, ColourRole.INK, mark=mark)
    operators = painted(replace(upright, x=90, y=80, turned=True), upright, placements=placements)
    at = operators.index("-1 0 0 -1 90 20 Tm")
    assert operators[at + 3 : at + 6] == ["ET", "BT", "10 80 Td"]
    # The box around both: the turned words run to the left from their point.
    _, box = placements.boxes[id(form)]
    assert box == pytest.approx((10, 13.6, 90, 86.4))


def test_shown_again_a_page_paints_the_same_without_marks() -> None:
    figure = Node(Role.FIGURE)
    items = (box(10, 10, Mark(figure)), box(40, 40), box(10, 60, Mark(figure)))
    again = paint_again(Page(PageKind.TEXT, 1, 100, 100, items), paints()).decode("ascii").split("\n")
    assert again == [each for each in painted(*items) if "BMC" not in each and "BDC" not in each and each != "EMC"]


def test_a_figure_of_which_a_part_is_seen_has_the_box_of_that_part() -> None:
    figure, beyond, placements = Node(Role.FIGURE), Node(Role.FIGURE), Placements()
    items = (box(5, 5, Mark(figure), width=80), box(70, 70, Mark(beyond)))
    page = Page(PageKind.TEXT, 1, 100, 100, items)
    paint(PlacedPage(page, (2, 0, 0, 2, 1, 0), (0, 50, 50, 100)), 0, paints(), placements)
    assert placements.boxes[id(figure)] == (0, (11, 170, 101, 190))
    # What is not seen at all still says where it would be.
    assert placements.boxes[id(beyond)] == (0, (141, 40, 161, 60))


def test_a_link_that_is_not_seen_cannot_be_pressed() -> None:
    link = Node(Role.LINK, target="https://example.org")
    page = Page(PageKind.TEXT, 1, 100, 100, (box(70, 70, Mark(link)),))
    with pytest.raises(ValueError, match="links in that part alone"):
        paint(PlacedPage(page, window=(0, 50, 50, 100)), 0, paints(), Placements())


def test_an_area_at_the_edge_runs_into_the_bleed_and_no_other_does() -> None:
    band, inside = Box(0, 0, 100, 20, fill=ColourRole.INK), Box(10, 50, 20, 20, fill=ColourRole.INK)
    outlined = Box(0, 80, 30, 10, pen=Pen(ColourRole.INK, 1))
    corner = Path((0, 60), ((0, 100), (40, 100)), closed=True, fill=ColourRole.INK)
    page = Page(PageKind.TEXT, 1, 100, 100, (band, inside, outlined, corner))
    bled, kept = ("-8.5 80 117 28.5 re", "-8.5 -8.5 l", "40 -8.5 l"), ("0 80 100 20 re", "0 0 l", "40 0 l")
    for window, seen in (((-8.5, -8.5, 108.5, 108.5), bled), ((2, 0, 98, 100), kept), (None, kept)):
        operators = paint(PlacedPage(page, window=window), 0, paints(), Placements()).decode("ascii").split("\n")
        assert set(seen) <= set(operators)
        assert "10 30 20 20 re" in operators
        assert "0 10 30 10 re" in operators
