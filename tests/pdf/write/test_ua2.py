"""Files of PDF/UA-2 and PDF/A-4: what they say otherwise than the usual ones, read with pypdf and judged by veraPDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder import build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.profiles import read_profile
from sheetbuilder.compose import select
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.content import Package
from sheetbuilder.errors import Severity
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.press import Press
from sheetbuilder.layout.sides import Holes
from sheetbuilder.pdf.conformance.standards import PDF2, UA_2
from sheetbuilder.pdf.write.copies.separate import singly
from sheetbuilder.pdf.write.namespaces import PDF1
from tests.pdf.write.bound import bound
from tests.profiles import cmyk_profile
from tests.readings import inspect
from tests.tools import run, verapdf

FLAVOURS = ("ua2", "4", "wt1a", "wt1r")
BRANDS = Path(__file__).parents[3] / "examples" / "brands"


@pytest.fixture(scope="module")
def made(small: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("ua-2")
    return {one.target: one.path for one in build(small, ["set-1", "guide"], out=out, standard="ua-2")}


@pytest.fixture(scope="module")
def guide(made: dict[str, Path]) -> Any:
    return PdfReader(made["guide"], strict=True)


def elements(node: Any) -> Iterator[Any]:
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield from elements(one)


def test_the_file_says_what_it_is_and_has_no_information_dictionary(made: dict[str, Path], guide: Any) -> None:
    assert made["guide"].name.endswith("-ua-2.pdf")
    assert made["guide"].read_bytes().startswith(b"%PDF-2.0\n")
    assert "/Info" not in guide.trailer
    packet = guide.root_object["/Metadata"].get_data().decode("utf-8")
    for claim in ("pdfaid:part>4<", "pdfaid:rev>2020<", "pdfuaid:part>2<", "pdfuaid:rev>2024<"):
        assert claim in packet
    for level in ("reuse1.0", "accessibility1.0"):
        assert f"<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#{level}<" in packet
    assert "pdfaid:conformance" not in packet
    assert "pdfaExtension" not in packet


def test_every_element_names_its_namespace(guide: Any) -> None:
    tree = guide.root_object["/StructTreeRoot"]
    assert [space.get_object()["/NS"] for space in tree["/Namespaces"]] == [PDF2, PDF1]
    found = {(str(one["/S"]), str(one["/NS"]["/NS"])) for one in elements(tree["/K"].get_object())}
    assert {role for role, space in found if space == PDF1} == {"/TOC", "/TOCI", "/Reference"}
    assert {("/Document", PDF2), ("/H1", PDF2), ("/Link", PDF2), ("/Figure", PDF2)} <= found


def test_rows_of_contents_refer_to_what_they_lead_to(guide: Any) -> None:
    rows = [one for one in elements(guide.root_object["/StructTreeRoot"]["/K"].get_object()) if one["/S"] == "/TOCI"]
    assert rows
    for one in rows:
        (target,) = one["/Ref"]
        assert target.get_object()["/S"] in ("/Part", "/Sect", "/H1", "/H2", "/H3")


def test_captions_are_in_their_figures(guide: Any) -> None:
    every = list(elements(guide.root_object["/StructTreeRoot"]["/K"].get_object()))
    captions = [one for one in every if one["/S"] == "/Caption"]
    assert len(captions) == 3
    for one in captions:
        figure = one["/P"].get_object()
        assert figure["/S"] == "/Figure"
        assert figure["/K"][-1] == one.indirect_reference


def test_every_way_through_the_file_leads_to_an_element_and_to_its_page(guide: Any) -> None:
    ways = [note.get_object() for page in guide.pages for note in page.get("/Annots", [])]
    line = guide.root_object["/Outlines"]["/First"]
    while line is not None:
        ways.append(line)
        line = line.get("/Next")
    named = [one for one in guide.root_object["/Names"]["/Dests"]["/Names"] if isinstance(one.get_object(), dict)]
    actions = [way["/A"] for way in ways if way.get("/A", {}).get("/S") != "/URI"]
    assert len(actions) > 10
    assert named
    assert not any("/Dest" in way for way in ways)
    for one in (*actions, *(each.get_object() for each in named)):
        page, element = one["/D"][0].get_object(), one["/SD"][0].get_object()
        assert page["/Type"] == "/Page"
        assert "/S" in element


def test_inspect_finds_nothing_and_judges_by_the_new_standard(made: dict[str, Path], tmp_path: Path) -> None:
    for path in made.values():
        report = inspect(path)
        assert report.problems == ()
        assert (report.pdfua, report.pdfa) == ("2", "4")
        claims = "PDF/UA-2, PDF/A-4, wtpdf#reuse1.0, wtpdf#accessibility1.0"
        assert f"Claims: {claims}" in map(str, report.lines())
        assert report.as_dict()["declared"] == list(UA_2.reading.declares)
    nameless = tmp_path / "nameless.pdf"
    nameless.write_bytes(made["guide"].read_bytes().replace(b"dc:title>", b"dc:names>"))
    told = {problem.code: str(problem.message) for problem in inspect(nameless).problems}
    assert "ISO 14289-2, 8.11.1" in told["SB663"]
    assert "ISO 14289-1" not in told["SB663"]


def test_the_usual_files_say_nothing_of_it(small: Package, tmp_path: Path) -> None:
    (one,) = build(small, ["guide"], out=tmp_path)
    reader: Any = PdfReader(one.path)
    assert one.path.read_bytes().startswith(b"%PDF-1.7\n")
    assert "/Namespaces" not in reader.root_object["/StructTreeRoot"]
    assert b"/NS" not in b"".join(repr(each).encode() for each in elements(reader.root_object["/StructTreeRoot"]["/K"]))


def composer(small: Package, **options: Any) -> Composer:
    return new_composer(apply_brand(small, PrintOptions(standard="ua-2", **options)))


@pytest.mark.long
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_verapdf_passes_all_that_can_be_made_of_them(
    flavour: str, small: Package, ours: Package, made: dict[str, Path], tmp_path: Path
) -> None:
    brand = load_brand(BRANDS / "eksempelkoebing.yaml")
    profile = tmp_path / "press.icc"
    profile.write_bytes(cmyk_profile())
    files = [*made.values()]
    ways = {
        "booklet": (small, "set-1", PrintOptions(standard="ua-2", imposition=Booklet(marks=True))),
        "n-up": (small, "set-1", PrintOptions(standard="ua-2", imposition=NUp(2, note_lines=True))),
        "tiled": (ours, "workflow", PrintOptions(standard="ua-2", imposition=Poster("a2"))),
        "whole": (ours, "workflow", PrintOptions(standard="ua-2", imposition=Poster("a1", whole=True))),
        "press": (ours, "cards-livline", PrintOptions(standard="ua-2", imposition=Press())),
        "brand": (ours, "set-1", PrintOptions(standard="ua-2", brand=brand, holes=Holes.TWO)),
        "inks": (ours, "2.6", PrintOptions(standard="ua-2", output_intent=read_profile(profile), imposition=Press())),
        "fillable": (ours, "3.5", PrintOptions(standard="ua-2", fillable=True, require=True)),
        "cheap": (ours, "2.6", PrintOptions(standard="ua-2", brand=brand, grey=True, save_ink=True)),
    }
    for name, (package, target, options) in ways.items():
        (one,) = build(package, [target], options, out=tmp_path / name)
        files.append(one.path)
    printing = composer(small)
    document = printing.compose(select(small, ["set-1"])[0])
    palette, shelf = printing.session.theme.palette, printing.shelf
    together = tmp_path / "collated.pdf"
    together.write_bytes(bound([document, document], ["én", "to"], palette, shelf, pair=UA_2))
    files.append(together)
    for index, written in singly([document, document], [frozenset(), frozenset()], palette, shelf, pair=UA_2):
        files.append(tmp_path / f"copy-{index}.pdf")
        files[-1].write_bytes(written.content)
    if flavour != "4":
        (one,) = build(ours, ["2.6"], PrintOptions(standard="ua-2", fillable=True), out=tmp_path / "fields")
        files.append(one.path)
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")
    for file in files:
        assert run("qpdf", "--check", file).code == 0
        assert not [problem for problem in inspect(file).problems if problem.severity is Severity.ERROR]
