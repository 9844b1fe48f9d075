"""Drawings: items of the display list as SVG, with the words that stand for them."""

from __future__ import annotations

from lxml import etree

from sheetbuilder.html.drawing import svg
from sheetbuilder.html.style import Looks
from sheetbuilder.layout.items import Box, Dash, Path, Pen, ellipse
from sheetbuilder.reflow.painted import Shown
from sheetbuilder.theme.palette import ColourRole
from tests.reflow.test_elements import text


def drawn(*items: object) -> etree._Element:
    shown = [Shown(0, 10.0, 20.0, item) for item in items]  # type: ignore[arg-type]
    return etree.fromstring(svg(shown, 'Ti "ting" & <mere>', Looks(11.0), {}))


def test_the_drawing_is_one_picture_with_its_words() -> None:
    found = drawn(Box(0, 0, 100, 50, pen=Pen(ColourRole.LINE, 2.0)))
    assert found.get("role") == "img"
    assert found.get("aria-label") == 'Ti "ting" & <mere>'
    assert found.get("viewBox") == "8 18 104 54"
    assert (found.get("width"), found.get("height")) == ("139", "72")


def test_boxes_paths_and_words() -> None:
    frame = Box(0, 0, 100, 50, 4.0, Pen(ColourRole.ACCENT, 1.0, Dash.DASHED), ColourRole.TINT)
    bent = Path((0, 0), ((5, 5), (1, 2, 3, 4, 5, 6)), closed=True, fill=ColourRole.FILL)
    rectangle, path, words = drawn(frame, bent, text("<ord> ", None))
    assert dict(rectangle.attrib) == {
        "x": "10",
        "y": "20",
        "width": "100",
        "height": "50",
        "rx": "4",
        "class": "f-tint s-accent",
        "stroke-width": "1",
        "stroke-dasharray": "3 2",
    }
    assert path.get("d") == "M10 20L15 25C11 22 13 24 15 26Z"
    assert path.get("class") == "f-fill"
    assert words.text == "<ord>"
    assert float(words.get("textLength") or 0) > 20.0


def test_an_outline_alone_is_not_filled() -> None:
    (circle,) = drawn(ellipse(5, 5, 5, 5, Pen(ColourRole.LINE)))
    assert circle.get("class") == "f0 s-line"


def test_only_the_first_page_of_a_drawing_is_drawn() -> None:
    box = Box(0, 0, 100, 50, pen=Pen(ColourRole.LINE))
    found = etree.fromstring(svg([Shown(0, 0, 0, box), Shown(1, 0, 0, box)], "x", Looks(11.0), {}))
    assert len(found) == 1
