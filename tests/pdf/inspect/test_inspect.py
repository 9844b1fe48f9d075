"""A right file is called right, and the report tells what is in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from sheetbuilder import Package, build
from sheetbuilder.errors import MissingError
from sheetbuilder.language import Translator
from sheetbuilder.pdf.inspect import Report, inspect
from sheetbuilder.pdf.read.fonts import read_unicode_map
from tests.pdf.handmade import ADDRESS, TITLE, Handmade, made, name, stream, wrap

TEXT = """\
Før mødet
Læs mere i vejledningen og tal så om det, der er aftalt på forhånd, og hvad der skal siges.
•
et punkt
•
to punkter
Hvem
Hvad
[En firkant.]
[Felt til et kryds]
Her deles et langt ord: risikovurdering er det."""

TREE = f"""\
Document [da]
  H1 “Før mødet”
  P “Læs mere i vejledningen og tal så om det, der er aftalt på forhånd, og hvad der skal siges.”
    Link → {ADDRESS} “vejledningen”
  L ListNumbering=Disc
    LI
      Lbl “•”
      LBody “et punkt”
    LI
      Lbl “•”
      LBody “to punkter”
  Table
    TR
      TH Scope=Column “Hvem”
      TH Scope=Column “Hvad”
    TR
      TD
      TD
  Figure alt “En firkant.”
  Form Role=cb checked=off alt “Felt til et kryds”
  P “Her deles et langt ord: risikovurdering er det.”"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return inspect(made(tmp_path_factory.mktemp("right") / "right.pdf"))


def test_the_right_file_is_clean(report: Report) -> None:
    assert report.problems == ()
    assert report.clean


def test_text_comes_in_reading_order_with_the_divided_word_whole(report: Report) -> None:
    assert report.text() == TEXT


def test_the_tree_reads_as_lines(report: Report) -> None:
    assert "\n".join(report.tree_lines()) == TREE


def test_facts_of_the_file(report: Report) -> None:
    assert (report.title, report.language, report.producer) == (TITLE, "da", "handmade")
    assert (report.pdfua, report.pdfa) == ("1", "2a")
    assert [(page.number, page.label, page.width, page.height) for page in report.pages] == [
        (1, "1", 420, 300),
        (2, "2", 420, 300),
    ]
    assert [(page.marks, page.artifacts, page.unmarked, page.duplicates) for page in report.pages] == [
        (5, 1, 0, ()),
        (10, 0, 0, ()),
    ]
    (font,) = report.fonts
    assert (font.name, font.kind, font.embedded, font.subset, font.unicode_map) == (
        "AAAAAB+SourceSans3-Regular",
        "Type0",
        True,
        True,
        True,
    )


def test_json_carries_everything(report: Report) -> None:
    said = json.loads(json.dumps(report.as_dict()))
    assert said["clean"] is True
    assert said["tree"][0]["kids"][1]["kids"][0]["target"] == ADDRESS
    assert [page["number"] for page in said["pages"]] == [1, 2]


def test_the_summary_is_sentences(report: Report) -> None:
    lines = [str(line) for line in report.lines()]
    assert f"Title: {TITLE}" in lines
    assert "Errors: 0, warnings: 0" in lines


def test_a_missing_file_and_a_folder_are_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(MissingError):
            inspect(path)


def test_outline_and_labels_are_told(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        file.writer.add_outline_item(title="Før", page_number=0)
        after = file.writer.add_outline_item(title="Efter", page_number=1)
        file.writer.add_outline_item(title="Under", page_number=1, parent=after)
        file.catalog[name("PageLabels")] = wrap({"Nums": [0, {"S": "/r", "St": 4}, 1, {"S": "/D", "P": "A-", "St": 9}]})

    report = inspect(made(tmp_path / "a.pdf", change))
    assert [(entry.level, entry.title, entry.page) for entry in report.outline] == [
        (1, "Før", 1),
        (1, "Efter", 2),
        (2, "Under", 2),
    ]
    assert [page.label for page in report.pages] == ["iv", "A-9"]
    assert report.clean


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, None),
        ({"Duplex": "/Simplex", "PrintScaling": "/None"}, "one side, no scaling"),
        (
            {"Duplex": "/DuplexFlipShortEdge", "PickTrayByPDFSize": True},
            "both sides, turned over the short edge, paper of its size",
        ),
        ({"Duplex": "/DuplexFlipLongEdge", "PrintScaling": "/AppDefault"}, "both sides, turned over the long edge"),
        ({"Duplex": "/Upside", "PickTrayByPDFSize": "yes"}, None),
        ({"Duplex": 7, "PrintScaling": ["/None"]}, None),
    ],
)
def test_what_a_file_asks_of_a_printer_is_told(asked: dict[str, object], told: str | None, tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        file.catalog[name("ViewerPreferences")] = wrap({"DisplayDocTitle": True, **asked})

    report = inspect(made(tmp_path / "a.pdf", change))
    lines = [Translator("en")(line) for line in report.lines() if line.template.startswith("Asks")]
    assert lines == ([f"Asks the printer for: {told}"] if told else [])
    duplex = asked.get("Duplex", "")
    assert report.printing.duplex == (duplex[1:] if isinstance(duplex, str) else "")
    assert report.clean


def test_ours_asks_for_both_sides_and_its_own_size(small: Package, tmp_path: Path) -> None:
    (built,) = build(small, ["1.1"], out=tmp_path)
    asked = {"duplex": "DuplexFlipLongEdge", "scaling": "None", "paper_by_size": True}
    report = inspect(built.path)
    assert report.as_dict()["printing"] == asked
    (line,) = (Translator("en")(line) for line in report.lines() if line.template.startswith("Asks"))
    assert line == "Asks the printer for: both sides, turned over the long edge, no scaling, paper of its size"


def test_replacement_text_of_spans_and_elements_wins(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        lines = file.contents[1]
        shown = lines.index(file.face.shown("dering er det."))
        lines[shown - 3 : shown + 2] = [
            "/Span <</ActualText <feff0064006500720069006e00670020>>> BDC",
            *file.line(40, 86, "dxring "),
            "EMC",
            *file.line(40 + file.face.width("dxring ", 11), 86, "er det."),
        ]
        file.elements["h1"][name("ActualText")] = wrap("Inden mødet")

    report = inspect(made(tmp_path / "a.pdf", change))
    assert report.blocks[0] == "Inden mødet"
    assert report.blocks[-1] == "Her deles et langt ord: risikovurdering er det."
    assert report.clean


def test_forms_with_marks_of_their_own_are_read(tmp_path: Path) -> None:
    """A page as a form XObject whose marks are claimed through /Stm, as imposed sheets are built."""

    def change(file: Handmade) -> None:
        drawn = file.ref(
            stream(
                "\n".join(file.contents[1]).encode("ascii"),
                Type="/XObject",
                Subtype="/Form",
                BBox=[0, 0, 420, 300],
                Resources=file.resources,
                StructParents=1,
            )
        )
        file.contents[1] = ["q 1 0 0 1 0 0 cm /X1 Do Q"]
        resources = file.resources.get_object()
        assert isinstance(resources, DictionaryObject)
        resources[name("XObject")] = wrap({"X1": drawn})
        del file.pages[1]["/StructParents"]
        for element in file.elements.values():
            if "/Pg" in element and element["/Pg"] == file.pages[1]:
                kids = element["/K"]
                assert isinstance(kids, list)
                kids[:] = [
                    wrap({"Type": "/MCR", "Pg": file.reference(1), "Stm": drawn, "MCID": int(kid)}) for kid in kids
                ]

    report = inspect(made(tmp_path / "a.pdf", change))
    assert report.problems == ()
    assert report.text() == TEXT


def test_a_turned_page_tells_the_size_one_sees(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        file.pages[0][NameObject("/Rotate")] = NumberObject(90)

    page = inspect(made(tmp_path / "a.pdf", change)).pages[0]
    assert (page.width, page.height, page.rotation) == (300, 420, 90)


def test_unicode_maps_are_read_in_all_their_forms() -> None:
    known, ranges = read_unicode_map(
        b"1 begincodespacerange <00> <ff> endcodespacerange "
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
        b"2 beginbfrange <10> <12> <0061> <20> <21> [<00e6> <d835dc00>] endbfrange"
    )
    assert known == {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "æ", 33: "\U0001d400"}
    assert ranges == ((1, 0, 255),)
