"""Layers: drawn where things lie on the page, numbered as they are told, and nothing of a text becomes a mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from sheetbuilder.language import Translator
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.layout.roles import Role
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice
from sheetbuilder.preview.drawn import DrawnDocument
from sheetbuilder.preview.layers import safe_layer, tag_layer
from sheetbuilder.preview.reading_order import TaggedElement
from sheetbuilder.preview.subject import Subject
from sheetbuilder.theme.papers import MM
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.preview.conftest import BRAND

ENGLISH = Translator("en")


def drawn(subject: Subject, target: str) -> DrawnDocument:
    builder = Builder(subject)
    try:
        return builder.drawn(builder.read(), DocumentChoice(target), lambda: None)
    finally:
        builder.end()


def boxes(svg: str, kind: str) -> list[tuple[float, ...]]:
    """Left, top, right, bottom in millimetres."""
    found = etree.fromstring(svg).xpath(f"//rect[@class='{kind}']")
    values = [[float(one.get(name)) / MM for name in ("x", "y", "width", "height")] for one in found]
    return [(round(x), round(y), round(x + width), round(y + high)) for x, y, width, high in values]


def test_margins_lie_where_the_paper_has_them_on_both_sides(content: Path) -> None:
    found = drawn(Subject(content), "1.1")
    front, back = (safe_layer(page, found.composer, ENGLISH) for page in found.document.pages)
    assert boxes(front.svg, "margins") == [(25, 13, 195, 285)]
    assert boxes(back.svg, "margins") == [(15, 13, 185, 285)]
    assert boxes(front.svg, "unprinted") == [(8, 8, 202, 289)]
    assert front.remarks == ()
    assert etree.fromstring(front.svg).get("aria-hidden") == "true"


def test_pages_that_lie_are_bound_at_their_head(content: Path) -> None:
    found = drawn(Subject(content), "workflow")
    lying = next(page for page in found.document.pages if page.landscape)
    assert boxes(safe_layer(lying, found.composer, ENGLISH).svg, "margins") == [(15, 25, 282, 198)]


def test_cards_have_margins_of_their_own_and_none_are_drawn() -> None:
    found = drawn(Subject(), "cards-livline")
    page = found.document.pages[0]
    assert page.kind is PageKind.CARD
    assert boxes(safe_layer(page, found.composer, ENGLISH).svg, "margins") == []


def test_a_letterhead_is_shown_with_its_safe_area_and_what_is_in_its_way(content: Path, tmp_path: Path) -> None:
    saved(tmp_path, letterheads.municipal(), "a.pdf")
    brand = tmp_path / "brand.yaml"
    brand.write_text(f"{BRAND}overlay: {{first: {{file: a.pdf, safe_area: {{top: 5, left: 30}}}}}}\n", "utf-8")
    found = drawn(Subject(content, brand), "1.1")
    assert {problem.code for problem in found.problems} == {"SB361", "SB405", "SB406"}
    layer = safe_layer(found.document.pages[0], found.composer, ENGLISH)
    assert boxes(layer.svg, "kept") == [(30, 5, 210, 297)]
    svg = etree.fromstring(layer.svg)
    assert svg.xpath("//path[@class='ink']")
    assert [one.text for one in svg.xpath("//text")] == [str(number) for number in range(1, len(layer.remarks) + 1)]
    assert len(boxes(layer.svg, "in-the-way")) == len(layer.remarks) > 0
    assert any("touches the letterhead" in one.text for one in layer.remarks)
    assert any("leaves the safe area" in one.text for one in layer.remarks)


@pytest.mark.parametrize(
    ("role", "kind"), [(Role.H2, "heading"), (Role.P, "text"), (Role.TD, "table"), (Role.FORM, "active")]
)
def test_an_element_has_a_frame_and_its_number_with_its_role(content: Path, role: Role, kind: str) -> None:
    page = drawn(Subject(content), "1.1").document.pages[0]
    svg = tag_layer(page, [TaggedElement(7, role, Extent(100 * MM, 50 * MM, 120 * MM, 60 * MM), "<b>")])
    assert boxes(svg, kind) == [(100, 50, 120, 60)]
    (words,) = etree.fromstring(svg).xpath("//text")
    assert words.text == f"7 {role}"
    assert float(words.get("y")) < 50 * MM


def test_the_label_of_a_line_stands_before_it_and_nothing_leaves_the_page(content: Path) -> None:
    page = drawn(Subject(content), "1.1").document.pages[0]
    label = tag_layer(page, [TaggedElement(7, Role.LBL, Extent(100 * MM, 50 * MM, 102 * MM, 60 * MM), "1")])
    ((left, top, right, bottom),) = boxes(label, "badge list")
    assert right <= 100
    assert (top, left < right, bottom) == (50, True, 53)
    corner = tag_layer(page, [TaggedElement(7, Role.LBL, Extent(0, 0, 2 * MM, 2 * MM), "1")])
    assert boxes(corner, "badge list")[0][:2] == (0, 0)
