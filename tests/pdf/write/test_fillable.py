"""Places to write as form fields: each that is in print, named and told, alone in its element, without a frame."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder.compose import Target, build, targets
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.place import PlaceKind
from sheetbuilder.layout.places import places
from sheetbuilder.layout.sides import Flip
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import Filling, written
from sheetbuilder.theme import default_theme
from tests.forms import fields, form_of, tab_order
from tests.readings import inspect
from tests.tools import verapdf

SHEETS = ("1.4", "2.5", "2.6", "3.3", "3.5")
"""Rings, a scale, levels, a table, stages; lines and boxes to tick are on all of them."""
_MULTILINE, _NO_SCROLLING = 1 << 12, 1 << 23


def composed(package: Package, *names: str) -> dict[str, Document]:
    session = new_session(package, default_theme(), cache=LayoutCache())
    wanted: list[Target] = [target for target in targets(package) if target.name in names]
    return {target.name: compose(session, target) for target in wanted}


@pytest.fixture(scope="module")
def documents(ours: Package) -> dict[str, Document]:
    return composed(ours, *SHEETS)


@pytest.fixture(scope="module")
def files(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("fillable")
    theme = default_theme()
    shelf = FontShelf(theme.typeface)
    made = {}
    for name, document in documents.items():
        made[name] = folder / f"{name}.pdf"
        made[name].write_bytes(written(document, theme.palette, shelf, filling=Filling()).content)
    return made


def test_every_place_in_print_is_a_field_of_its_name_and_kind(
    documents: dict[str, Document], files: dict[str, Path]
) -> None:
    for name, document in documents.items():
        found, told = fields(files[name]), places(document)
        alone = [one for one in told if one.place.choice is None]
        assert [one.place.name for one in alone] == [key for key, one in found.items() if one.kind != "one-of-many"]
        for one in alone:
            field = found[one.place.name]
            assert (field.kind, field.told) == (str(one.place.kind), one.place.label)
            assert field.widget.page == one.page
        assert sum(len(field.widgets) for field in found.values()) == len(told)


def test_one_of_many_is_one_field_whose_states_are_the_choices(
    documents: dict[str, Document], files: dict[str, Path]
) -> None:
    chosen = [one.place for one in places(documents["2.6"]) if one.place.kind is PlaceKind.ONE_OF_MANY]
    field = fields(files["2.6"])["sheet-2-6/levels/niveau"]
    assert (field.kind, field.told) == ("one-of-many", "Niveau")
    assert [one.states - {"/Off"} for one in field.widgets] == [{"/groen"}, {"/gul"}, {"/roed"}]
    assert [one.told for one in field.widgets] == [f"Niveau: {place.label}" for place in chosen]
    assert {str(one.body["/AS"]) for one in field.widgets} == {str(field.body["/V"])} == {"/Off"}
    stages = [one for one in fields(files["3.5"]).values() if one.kind == "one-of-many"]
    assert (len(stages), {len(one.widgets) for one in stages}) == (3, {6})
    (scale,) = (one for one in fields(files["2.5"]).values() if one.kind == "one-of-many")
    assert [min(one.states - {"/Off"}) for one in scale.widgets] == [f"/{number}" for number in range(11)]


def test_a_form_element_holds_one_widget_and_nothing_else(files: dict[str, Path]) -> None:
    for path in files.values():
        held = [one for field in fields(path).values() for one in field.widgets]
        for one in held:
            assert one.holder["/S"] == "/Form"
            kid = one.holder["/K"]
            assert (kid["/Type"], kid["/Obj"].get_object()) == ("/OBJR", one.body)
            assert {"/A", "/Alt"}.isdisjoint(one.holder), "the widget tells of itself"
        assert len({one.holder.indirect_reference.idnum for one in held}) == len(held)
        assert Counter(line.split()[0] for line in inspect(path).tree_lines())["Form"] == len(held)


def test_nothing_is_told_of_them_when_they_are_read_back(files: dict[str, Path]) -> None:
    """Names, groups, elements, and that nothing beside the fields is for a pen alone."""
    assert {name: inspect(path).problems for name, path in files.items()} == dict.fromkeys(SHEETS, ())


def test_cells_scales_and_rings_hold_forms_where_they_stand(files: dict[str, Path]) -> None:
    lines = [line.rstrip() for line in inspect(files["3.3"]).tree_lines()]
    cells = [at for at, line in enumerate(lines) if line.endswith(" TD")]
    assert len(cells) == 15
    assert all(lines[at + 1].strip() == "Form" for at in cells)
    holders = {key: one.widgets[0].holder["/P"] for key, one in fields(files["2.5"]).items()}
    assert next(one for key, one in holders.items() if key.endswith("/scale/ro"))["/S"] == "/Div"
    rings = {key: one for key, one in fields(files["1.4"]).items() if "/ring-" in key}
    assert [one.told.rpartition(": ")[2] for one in rings.values()] == ["tæt på", "mellem", "yderst"]
    assert {one.widget.holder["/P"]["/S"] for one in rings.values()} == {"/Div"}
    tops = [one.widget.rect[3] for one in rings.values()]
    assert tops == sorted(tops, reverse=True), "each below the ones further in"


def test_the_tab_key_follows_the_tree(documents: dict[str, Document], files: dict[str, Path]) -> None:
    for name, path in files.items():
        labels = [
            (one.page, f"{one.place.choice.label}: {one.place.label}" if one.place.choice else one.place.label)
            for one in places(documents[name])
        ]
        assert tab_order(path) == labels
        assert {str(page["/Tabs"]) for page in PdfReader(path).pages} == {"/S"}


def test_links_stand_among_the_fields_as_they_are_read(ours: Package, tmp_path: Path) -> None:
    (one,) = build(ours, ["2.1", "2.6"], out=tmp_path, one_file="two", fillable=True, grey=True, save_ink=True)
    assert len({key.split("/")[0] for key in fields(one.path)}) == 2
    listed: Any = PdfReader(one.path).pages[3]["/Annots"]
    kinds = [str(reference.get_object()["/Subtype"]) for reference in listed]
    assert kinds[:5] == ["/Widget", "/Widget", "/Widget", "/Link", "/Widget"]


def test_no_script_no_frame_and_no_appearance_left_to_the_viewer(files: dict[str, Path]) -> None:
    for path in files.values():
        form = form_of(path)
        assert set(form) == {"/Fields", "/DR"}
        for field in fields(path).values():
            for one in field.widgets:
                body = one.body
                assert {"/A", "/AA", "/MK", "/BS", "/Q"}.isdisjoint(body)
                assert (body["/F"], list(body["/Border"]), set(body["/AP"])) == (4, [0, 0, 0], {"/N"})
                if field.kind == "text":
                    assert body["/AP"]["/N"].get_data() == b"/Tx BMC\nEMC"
                    assert body["/DA"].split()[0][1:] in {name[1:] for name in form["/DR"]["/Font"]}
                else:
                    (on,) = one.states - {"/Off"}
                    assert body["/AP"]["/N"]["/Off"].get_data() == b""
                    assert b" S Q" in body["/AP"]["/N"][on].get_data() or b" s Q" in body["/AP"]["/N"][on].get_data()


def test_a_field_takes_no_more_than_it_shows(files: dict[str, Path]) -> None:
    found = fields(files["2.6"])
    for key, lines in (("sheet-2-6/notes/person", 5), ("sheet-2-6/notes_2/beslutning", 4)):
        field = found[key]
        assert field.flags == _MULTILINE | _NO_SCROLLING
        wide = field.widget.rect[2] - field.widget.rect[0]
        assert 0.7 < field.body["/MaxLen"] / (lines * wide / (16.8 * 0.4)) < 0.95
    cells = [one for key, one in fields(files["3.3"]).items() if "/row-" in key]
    assert all(one.flags & _NO_SCROLLING for one in cells)


def test_what_is_printed_is_on_the_page_and_read_as_before(
    documents: dict[str, Document], files: dict[str, Path], tmp_path: Path
) -> None:
    """Frames and rules are painted as in print, only as decoration; the words are the same, and so is their order."""
    theme = default_theme()
    for name in ("2.6", "3.3"):
        plain = tmp_path / "plain.pdf"
        plain.write_bytes(written(documents[name], theme.palette, FontShelf(theme.typeface)).content)
        assert form_of(plain) is None
        printed, fillable = inspect(plain), inspect(files[name])
        words = [block for block in printed.blocks if not block.startswith("[")]
        assert [block for block in fillable.blocks if not block.startswith("[")] == words
        for one, other in zip(PdfReader(plain).pages, PdfReader(files[name]).pages, strict=True):
            assert _painted(one) == _painted(other)


def _painted(page: Any) -> list[bytes]:
    """The operators of a page without those of marks; the first of a text moves from where the one before it ended."""
    lines: list[bytes] = page.get_contents().get_data().splitlines()
    return [line for line in lines if not line.endswith((b"BMC", b"BDC", b"EMC", b"ET", b"BT", b"Td"))]


def test_the_claim_is_pdf_ua_alone_unless_pdf_a_is_asked_for(documents: dict[str, Document]) -> None:
    theme = default_theme()
    document, shelf = documents["2.6"], FontShelf(theme.typeface)
    one = written(document, theme.palette, shelf, filling=Filling())
    assert (one.pdfua, one.pdfa, one.whole) == (True, False, True)
    assert b"pdfaid:part>" not in one.content
    both = written(document, theme.palette, shelf, filling=Filling(pdfa=True))
    assert (both.pdfua, both.pdfa, both.whole) == (True, True, True)
    assert b"pdfaid:part>" in both.content


def test_a_page_with_fields_is_not_turned(documents: dict[str, Document]) -> None:
    document, theme = documents["2.6"], default_theme()
    turned = (0.0, 1.0, -1.0, 0.0, 842.0, 0.0)
    surfaces = [Surface(842.0, 596.0, (PlacedPage(page, turned),)) for page in document.pages]
    with pytest.raises(ValueError, match="not turned"):
        written(document, theme.palette, FontShelf(theme.typeface), surfaces=surfaces, filling=Filling())


def test_backs_that_are_printed_upside_down_stand_upright_on_a_screen(ours: Package, tmp_path: Path) -> None:
    (one,) = build(ours, ["cards-livline"], out=tmp_path, flip=Flip.SHORT, fillable=True)
    assert one.path.name == "livlinekort-udfyldelig.pdf"
    assert {field.widget.page for field in fields(one.path).values()} == {0, 1}


def test_whoever_builds_what_has_no_place_to_write_is_told(small: Package, tmp_path: Path) -> None:
    figure, sheet = build(small, ["workflow", "1.1"], out=tmp_path, fillable=True)
    assert [note.template for note in figure.notes] == ["“{title}” has no place to write: there is nothing to fill in"]
    assert (sheet.notes, form_of(figure.path)) == ((), None)


@pytest.mark.long
def test_the_validator_finds_nothing(files: dict[str, Path], documents: dict[str, Document], tmp_path: Path) -> None:
    assert set(verapdf("ua1", list(files.values())).values()) == {"PASS"}
    theme = default_theme()
    kept = []
    for name, document in documents.items():
        kept.append(tmp_path / f"{name}.pdf")
        content = written(document, theme.palette, FontShelf(theme.typeface), filling=Filling(pdfa=True)).content
        kept[-1].write_bytes(content)
    assert set(verapdf("2a", kept).values()) == {"PASS"}
    assert all(inspect(path).clean for path in (*files.values(), *kept))
