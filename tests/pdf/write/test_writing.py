"""The bytes: always the same, every mark in its place, every link and label where it says."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

from sheetbuilder.branding.options import PrintKeywords
from sheetbuilder.compose import build
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.theme.papers import paper
from tests.outputs import Output, said


def named(outputs: tuple[Output, ...], name: str) -> Output:
    return next(output for output in outputs if output.name == name)


def opened(output: Output, *, strict: bool = False) -> Any:
    """The file as pypdf reads it, whose objects are whatever they are."""
    return PdfReader(output.path, strict=strict)


# The same bytes


def test_two_runs_give_the_same_bytes(ours: Package, on_a4: tuple[Output, ...], tmp_path: Path) -> None:
    for one in build(ours, ["set-1", "guide", "2.6"], out=tmp_path):
        assert one.path.read_bytes() == named(on_a4, one.target).path.read_bytes()


def test_every_file_depends_on_its_own_content_only(ours: Package, on_a4: tuple[Output, ...], tmp_path: Path) -> None:
    """Built after others or alone, a file is the same."""
    for one in build(ours, ["2.6", "strategy", "workflow", "set-2"], out=tmp_path):
        assert one.path.read_bytes() == named(on_a4, one.target).path.read_bytes(), one.target


@pytest.mark.long
@pytest.mark.parametrize("seed", ["1", "4711"])
def test_two_processes_give_the_same_bytes(seed: str, on_a4: tuple[Output, ...], tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import sheetbuilder as s;"
        "s.build(s.load(), ['set-1', 'guide'], out=Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=environment)
    for name in ("set-1", "guide"):
        output = named(on_a4, name)
        assert (tmp_path / f"{output.target.file}.pdf").read_bytes() == output.path.read_bytes()


def test_the_identifier_changes_with_the_content(on_a4: tuple[Output, ...]) -> None:
    identifiers = [str(opened(output).trailer["/ID"]) for output in on_a4]
    assert len(set(identifiers)) == len(identifiers)


# Marks and tree, read with pypdf and judged without our own inspect


def painted_marks(reader: Any, page: int) -> list[int]:
    found = []
    stream = ContentStream(reader.pages[page].get_contents(), reader)
    depth = 0
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            if "/MCID" in properties:
                found.append(int(properties["/MCID"]))
            assert depth == 0 or operands[0] == "/Span", "only a replacement text stands inside a mark"
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in (b"Tj", b"TJ", b"f", b"S", b"s", b"b", b"B"):
            assert depth, "painted outside every mark"
    assert depth == 0
    return found


def elements(node: Any) -> Iterator[Any]:
    yield node
    kids = node.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        one = kid.get_object()
        if isinstance(one, DictionaryObject) and "/S" in one:
            yield from elements(one)


def owned(element: Any) -> Iterator[tuple[Any, int]]:
    """(page, MCID) pairs that an element claims."""
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        one = kid.get_object()
        if isinstance(one, int):
            yield element.raw_get("/Pg").idnum, one
        elif isinstance(one, DictionaryObject) and one.get("/Type") == "/MCR":
            yield one.raw_get("/Pg").idnum, int(str(one["/MCID"]))


@pytest.mark.parametrize("name", ["set-1", "guide", "workflow", "2.6"])
def test_every_mark_is_claimed_once_and_found_through_the_parent_tree(name: str, on_a4: tuple[Output, ...]) -> None:
    reader = opened(named(on_a4, name))
    tree = reader.root_object["/StructTreeRoot"]
    claims: dict[tuple[int, int], int] = {}
    for element in elements(tree["/K"].get_object()):
        for claim in owned(element):
            assert claim not in claims
            assert isinstance(element.indirect_reference, IndirectObject)
            claims[claim] = element.indirect_reference.idnum
    numbers = tree["/ParentTree"]["/Nums"]
    rows = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    assert sorted(rows) == list(range(int(tree["/ParentTreeNextKey"])))
    total = 0
    for index, page in enumerate(reader.pages):
        assert page["/StructParents"] == index
        marks = painted_marks(reader, index)
        assert sorted(marks) == list(range(len(marks)))
        owners = rows[index].get_object()
        assert len(owners) == len(marks)
        assert page.indirect_reference is not None
        for mark in marks:
            assert list.__getitem__(owners, mark).idnum == claims[page.indirect_reference.idnum, mark]
        total += len(marks)
    assert total == len(claims)


@pytest.mark.parametrize("name", ["set-1", "guide"])
def test_every_annotation_finds_its_link_through_the_parent_tree(name: str, on_a4: tuple[Output, ...]) -> None:
    reader = opened(named(on_a4, name))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    rows = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    met = 0
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        for annotation in page.get("/Annots", ()):
            one = annotation.get_object()
            parent = rows[int(one["/StructParent"])].get_object()
            assert (one["/Subtype"], parent["/S"]) == ("/Link", "/Link")
            assert one["/Contents"]
            left, bottom, right, top = (float(side) for side in one["/Rect"])
            assert 0 < left < right < float(page.mediabox.width)
            assert 0 < bottom < top < float(page.mediabox.height)
            met += 1
    assert met > 10


def test_the_tree_of_the_file_is_the_tree_of_the_document(on_a4: tuple[Output, ...]) -> None:
    """Same roles in the same order; only elements that hold nothing are left out."""

    def kept(node: Node) -> bool:
        return node.role in (Role.TD, Role.TH) or any(not isinstance(kid, Node) or kept(kid) for kid in node.kids)

    for output in on_a4:
        planned = [str(node.role) for node in output.document.root.walk() if kept(node)]
        assert [node.role for node in output.report.tree.walk()][1:] == planned, output.name


# The catalogue, the metadata


def test_the_catalogue_says_what_a_reader_asks(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        root = opened(output).root_object
        assert root["/Lang"] == "da-DK"
        assert root["/MarkInfo"]["/Marked"].value is True
        viewer = root["/ViewerPreferences"]
        assert viewer["/DisplayDocTitle"].value is True
        assert viewer["/PrintScaling"] == "/None"
        assert viewer["/PickTrayByPDFSize"].value is True
        pages = output.document.pages
        lies = sum(page.landscape for page in pages) * 2 > len(pages)
        duplex = "/DuplexFlipShortEdge" if lies else "/DuplexFlipLongEdge"
        assert viewer["/Duplex"] == (duplex if len(pages) > 1 else "/Simplex"), output.name
        (intent,) = root["/OutputIntents"]
        assert intent.get_object()["/S"] == "/GTS_PDFA1"


@pytest.mark.parametrize(
    ("keywords", "duplex"),
    [
        ({}, ("/DuplexFlipLongEdge", "/DuplexFlipShortEdge")),
        ({"flip": Flip.SHORT}, ("/DuplexFlipShortEdge", "/DuplexFlipShortEdge")),
        ({"flip": Flip.LONG}, ("/DuplexFlipLongEdge", "/DuplexFlipLongEdge")),
        ({"sides": Sides.SIMPLEX, "flip": Flip.LONG}, ("/Simplex", "/Simplex")),
    ],
)
def test_a_printer_is_asked_for_the_sides_and_the_flip(
    small: Package, tmp_path: Path, keywords: PrintKeywords, duplex: tuple[str, str]
) -> None:
    for one, asked in zip(build(small, ["1.1", "workflow"], out=tmp_path, **keywords), duplex, strict=True):
        root: Any = PdfReader(one.path).root_object
        assert root["/ViewerPreferences"]["/Duplex"] == asked


@pytest.mark.parametrize(("flip", "back"), [(None, False), (Flip.LONG, False), (Flip.SHORT, True)])
def test_a_back_has_its_margin_where_its_paper_is_bound(
    small: Package, tmp_path: Path, flip: Flip | None, back: bool
) -> None:
    (one,) = build(small, ["1.1"], out=tmp_path, flip=flip)
    with closing(pypdfium2.PdfDocument(one.path)) as read:
        left = [_begins(page.get_textpage()) for page in read]
    margins = [pytest.approx(paper("a4").binding, abs=1), pytest.approx(paper("a4").fore_edge, abs=1)]
    assert left == [margins[0], margins[0 if back else 1]]


def _begins(words: pypdfium2.PdfTextPage) -> float:
    """How far left the words of a page begin."""
    return float(min(words.get_rect(at)[0] for at in range(words.count_rects())))


NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}


def test_metadata_says_the_same_in_both_places(ours: Package, on_a4: tuple[Output, ...]) -> None:
    assert ours.cards is not None
    for_citizens = {deck.target for deck in ours.cards.decks if deck.for_citizens}
    for output in on_a4:
        reader = opened(output)
        packet = ElementTree.fromstring(reader.root_object["/Metadata"].get_object().get_data().decode("utf-8").strip())

        def one(path: str, packet: ElementTree.Element = packet) -> str:
            found = packet.find(f".//{path}", NAMESPACES)
            assert found is not None
            return found.text or ""

        info = reader.metadata
        assert info is not None
        assert one("dc:title//rdf:li") == info.title == output.document.title
        assert one("dc:creator//rdf:li") == info.author == ours.meta.publisher
        # What a citizen may be given says nothing of the package.
        subject = output.document.title if output.target.name in for_citizens else ours.meta.title
        assert one("dc:description//rdf:li") == info.subject == subject
        assert one("pdf:Producer") == info.producer
        assert one("xmp:CreatorTool") == info.creator
        assert info.creation_date == info.modification_date
        created = datetime.datetime.fromisoformat(one("xmp:CreateDate"))
        assert created == info.creation_date
        assert created.date() == ours.meta.date
        assert one("xmp:ModifyDate") == one("xmp:CreateDate")


# Fonts


def objects(reader: Any) -> Iterator[Any]:
    for number in range(1, int(reader.trailer["/Size"])):
        yield reader.get_object(number)


@pytest.mark.long
def test_no_font_of_the_viewers_is_ever_named(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        for one in objects(opened(output)):
            assert "Helvetica" not in str(one)
            if isinstance(one, StreamObject) and "/Length1" not in one:
                assert b"Helvetica" not in one.get_data()


def test_every_font_is_embedded_as_a_subset_with_its_way_back_to_unicode(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        assert output.report.fonts
        for font in output.report.fonts:
            assert font.embedded
            assert font.subset
            assert font.unicode_map
            assert re.fullmatch(r"[A-Z]{6}\+SourceSans3-\w+", font.name)


def test_no_two_subsets_bear_one_name(on_a4: tuple[Output, ...]) -> None:
    """ISO 32000-1, 9.6.4: different subsets of one font have different tags."""
    for output in on_a4:
        names = [font.name for font in output.report.fonts]
        assert len(set(names)) == len(names), output.name


# Finding one's way


def text_of(output: Output, number: int) -> str:
    return said(output.document.pages[number - 1].items).replace("\u00a0", " ")


def test_labels_are_the_printed_numbers(ours: Package, outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        count = len(output.document.pages)
        assert opened(output).page_labels == [str(page.number) for page in output.document.pages]
        for page in output.document.pages:
            printed = ours.words.page_of.format(page=page.number, pages=count).lower()
            expected = page.kind not in (PageKind.COVER, PageKind.BLANK, PageKind.CARD)
            assert (printed in text_of(output, page.number).lower()) is expected, (output.name, page.number)


def test_the_outline_leads_to_the_pages_that_bear_its_titles(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        assert output.report.outline
        for entry in output.report.outline:
            assert entry.page is not None
            title = re.sub(r"^\d+(\.\d+)? ", "", entry.title)
            if output.document.pages[entry.page - 1].kind is PageKind.CARD:
                # What is handed over bears no title that its deck or its paper has.
                assert title in (output.document.title, *(node.title for node in output.report.tree.walk()))
                continue
            assert title in text_of(output, entry.page), (output.name, entry)
        pages = [entry.page for entry in output.report.outline if entry.page]
        assert pages == sorted(pages)


def test_the_outline_of_a_set_lists_every_sheet_under_its_step(ours: Package, on_a4: tuple[Output, ...]) -> None:
    for one in ours.meta.sets:
        inner = [entry.title for entry in named(on_a4, one.id).report.outline if entry.level == 2]
        assert inner == [f"{sheet.number} {sheet.title}" for sheet in ours.sheets_of_set(one)]


def links(output: Output) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(opened(output).pages, 1):
        for annotation in page.get("/Annots", ()):
            yield number, annotation.get_object()


def page_of(reader_pages: list[Any], destination: Any) -> int:
    target = list.__getitem__(destination, 0).idnum
    return next(number for number, page in enumerate(reader_pages, 1) if page.indirect_reference.idnum == target)


@pytest.mark.parametrize("name", ["set-1", "set-2", "guide"])
def test_rows_of_the_contents_lead_to_the_page_that_they_print(
    name: str, ours: Package, on_a4: tuple[Output, ...]
) -> None:
    output = named(on_a4, name)
    reader = opened(output)
    pages = list(reader.pages)
    row_said = re.compile(ours.words.contents_alt.format(title=r"(.*)", page=r"(\d+)"))
    met = 0
    for page in pages:
        for annotation in page.get("/Annots", ()):
            one = annotation.get_object()
            row = row_said.fullmatch(one["/Contents"])
            if row:
                number = page_of(pages, one["/Dest"])
                assert number == int(row[2])
                title = re.sub(r"^(\d+(\.\d+)?)? *", "", row[1])
                assert title in text_of(output, number)
                met += 1
    assert met >= (len(ours.sheets_of_set(ours.meta.sets[0])) if name == "set-1" else 8)


def test_names_of_sheets_are_destinations_on_their_fronts(ours: Package, on_a4: tuple[Output, ...]) -> None:
    for one in ours.meta.sets:
        output = named(on_a4, one.id)
        reader = opened(output)
        for sheet in ours.sheets_of_set(one):
            destination = reader.named_destinations[f"sheet-{sheet.number}"]
            number = reader.get_destination_page_number(destination)
            assert number is not None
            assert output.document.pages[number].kind is PageKind.FRONT
            assert sheet.title in text_of(output, number + 1)


def test_a_link_inside_a_sheet_leads_to_the_sheet_it_names(ours: Package, on_a4: tuple[Output, ...]) -> None:
    met = 0
    for one in ours.meta.sets:
        output = named(on_a4, one.id)
        pages = list(opened(output).pages)
        for _, link in links(output):
            told = re.fullmatch(r"ark.(\d\.\d)", str(link["/Contents"]), re.IGNORECASE)
            if told and "/Dest" in link:
                number = page_of(pages, link["/Dest"])
                assert ours.sheet(told[1]).title in text_of(output, number)
                assert output.document.pages[number - 1].kind is PageKind.FRONT
                met += 1
    assert met


def test_a_link_to_the_web_keeps_its_address(small: Package, outputs_of_small: tuple[Output, ...]) -> None:
    found = [link["/A"]["/URI"] for _, link in links(named(outputs_of_small, "set-1")) if "/A" in link]
    assert found == ["https://example.org/a"]
    assert small.meta.closing.blocks


def test_what_a_document_cannot_reach_is_no_link(ours: Package, on_a4: tuple[Output, ...]) -> None:
    """A sheet on its own has no other sheet in it to lead to."""
    for sheet in ours.sheets:
        for _, link in links(named(on_a4, sheet.number)):
            assert "/A" in link


# The file's own build


def test_small_objects_are_packed_and_found_again(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        data = output.path.read_bytes()
        assert data.startswith(b"%PDF-1.7\n%")
        assert data.endswith(b"%%EOF\n")
        assert b"/ObjStm" in data
        assert b"\ntrailer" not in data
        reader = opened(output, strict=True)
        assert len(reader.pages) == len(output.document.pages)
        assert all(one is not None for one in objects(reader))


def test_a_set_is_small(on_a4: tuple[Output, ...]) -> None:
    assert named(on_a4, "set-1").path.stat().st_size < 200_000
    assert named(on_a4, "2.6").path.stat().st_size < 60_000
