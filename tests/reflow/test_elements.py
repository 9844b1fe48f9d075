"""Elements in reading order: words without lines, what is kept, grounds, places, drawings."""

from __future__ import annotations

import datetime

from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Box, Item, Pen, Text
from sheetbuilder.layout.places import places
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.reflow.elements import Reflowed, Said, reflow
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

REGULAR, BOLD = FaceName(Weight.REGULAR), FaceName(Weight.SEMIBOLD)


def text(words: str, mark: Mark | None, y: float = 20.0, face: FaceName = REGULAR, actual: str | None = None) -> Text:
    return Text(10.0, y, words, 5.0 * len(words), face, 10.0, ColourRole.INK, mark=mark, actual=actual)


def document(root: Node, *pages: tuple[Item, ...]) -> Document:
    made = tuple(Page(PageKind.TEXT, number, 200.0, 200.0, items) for number, items in enumerate(pages, 1))
    return Document(made, root, "T", "da-DK", "A", "S", datetime.date(2026, 11, 1))


def test_a_paragraph_is_one_stretch_over_lines_and_pages() -> None:
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.P).mark()
    first = (text("Et langt ord: vurderings", mark), text("-", mark, actual="\u00ad"))
    found = reflow(document(root, first, (text("værktøjet er her.", mark),)))
    (paragraph,) = found.elements
    assert paragraph.kids == (Said("Et langt ord: vurderingsværktøjet er her.", paragraph.kids[0].look),)  # type: ignore[union-attr]


def test_words_of_another_look_are_another_stretch_and_a_space_is_none() -> None:
    root = Node(Role.DOCUMENT)
    mark = root.add(Role.P).mark()
    found = reflow(document(root, (text("Navn", mark, face=BOLD), text(" ", mark), text("og mere", mark))))
    (paragraph,) = found.elements
    assert [kid.text for kid in paragraph.kids if isinstance(kid, Said)] == ["Navn ", "og mere"]
    assert paragraph.text == "Navn og mere"


def test_what_stands_on_no_page_is_left_out_but_for_cells() -> None:
    root = Node(Role.DOCUMENT)
    root.add(Role.SECT).add(Role.P).mark()
    row = root.add(Role.TABLE).add(Role.TR)
    row.add(Role.TD)
    row.add(Role.TH).mark()
    found = reflow(document(root, ()))
    assert [one.role for one in found.below] == [Role.DOCUMENT, Role.TABLE, Role.TR, Role.TD, Role.TH]


def test_words_on_a_panel_know_it_and_the_smallest_counts() -> None:
    root = Node(Role.DOCUMENT)
    inside, outside = root.add(Role.P), root.add(Role.P)
    panel = Box(0, 0, 150, 60, fill=ColourRole.TINT)
    pill = Box(5, 10, 60, 15, pen=Pen(ColourRole.LINE))
    found = reflow(document(root, (panel, pill, text("inde", inside.mark()), text("ude", outside.mark(), y=90.0))))
    first, second = found.elements
    assert first.ground is not None
    assert (first.ground.fill, first.ground.outline) == (None, ColourRole.LINE)
    assert second.ground is None


def test_a_drawing_has_the_words_that_stand_in_it_and_are_read_elsewhere() -> None:
    root = Node(Role.DOCUMENT)
    figure = root.add(Role.FIGURE, alt="En kasse")
    frame = Box(0, 0, 100, 50, pen=Pen(ColourRole.LINE), mark=figure.mark())
    words, far = text("i kassen", root.add(Role.P).mark()), text("langt væk", root.add(Role.P).mark(), y=150.0)
    found = reflow(document(root, (frame, words, far)))
    drawn = next(found.elements)
    assert [one.item for one in drawn.shown] == [frame, words]
    assert drawn.kids == ()
    assert found.text == "i kassenlangt væk"


def test_every_place_to_write_is_there_once(ours: Package) -> None:
    session = new_session(ours, default_theme())
    for name in ("2.6", "1.1", "strategy"):
        made = compose(session, next(one for one in targets(ours) if one.name == name))
        found = [place.place.name for one in reflow(made).below for place in one.places]
        assert found == [place.place.name for place in places(made)]
        assert found


def test_an_imported_element_without_its_page_says_nothing() -> None:
    root = Node(Role.DOCUMENT)
    root.add(Role.FIGURE, alt="Ingenting")
    assert list(reflow(document(root, ())).elements) == []
    assert isinstance(reflow(document(root, ())), Reflowed)
