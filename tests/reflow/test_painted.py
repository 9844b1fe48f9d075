"""What belongs to each mark, and where; what is decoration belongs to none."""

from __future__ import annotations

from sheetbuilder.layout.items import Box, Group, Pen
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.reflow.painted import painted
from sheetbuilder.theme.palette import ColourRole
from tests.reflow.test_elements import document, text


def test_items_stand_where_their_groups_are() -> None:
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.P).mark()
    items = (Group(100.0, 50.0, (text("ord", mark),)), text("pynt", None))
    found = painted(document(root, items, (text("mere", mark),)))
    assert [(one.page, one.x, one.y) for one in found.marks[id(mark)]] == [(0, 100.0, 50.0), (1, 0.0, 0.0)]
    assert len(found.marks) == 1


def test_rules_and_ticks_are_no_panels_and_a_panel_is_painted_before_its_words() -> None:
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.P).mark()
    rule = Box(0, 0, 200, 2, fill=ColourRole.FILL)
    late = Box(0, 0, 200, 100, pen=Pen(ColourRole.LINE))
    (one,) = painted(document(root, (rule, text("ord", mark, y=1.5), late))).marks[id(mark)]
    assert one.ground is None


def test_words_beside_a_drawing_are_those_on_its_page_that_stand_in_it() -> None:
    root = Node(Role.DOCUMENT)
    figure, words = root.add(Role.FIGURE).mark(), root.add(Role.P).mark()
    drawing = Box(0, 0, 200, 100, mark=figure)
    inside, outside, elsewhere = text("inde", words, y=50), text("ude", words, y=150), text("andet sted", words, y=50)
    found = painted(document(root, (drawing, inside, outside), (elsewhere,)))
    assert [one.item for one in found.beside(found.marks[id(figure)])] == [inside]
