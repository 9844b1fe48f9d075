"""Odd, broken and hostile structure trees: mended with a word about it, or refused; what comes out is sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.inspect import StructNode, inspect
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Host, Hosted
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.tools import verapdf, verapdf_rules

TWICE = "a stretch of text belongs to several elements of the structure tree; it is read once"
REPEATED = "an element stands in the structure tree more than once; it is read once"
NOT_THERE = "the structure tree speaks of content that is not on its page"
UNKNOWN = "the structure tree has elements of an unknown kind; they are read as plain text"
PARENTS = "the file's parent tree and structure tree disagree; it is built anew"
ACTIVE = "the file holds active content, which is left out: {names}"
LINKS = "links are left out: what they lead to is not here, or their page has no tags"
SPEECHLESS = "the file does not say in which language it is written (ISO 14289-1, 7.2)"
BROKEN = "with page {pages} the result is not {standard}: {reason} ({clauses})"
GAPS = "headings skip a level on pages {pages}; they are moved up"

MENDED: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "plain": (hostile.plain, set()),
    "loop": (hostile.loop, {REPEATED, PARENTS}),
    "claimed twice": (hostile.claimed_twice, {TWICE, PARENTS}),
    "not there": (hostile.not_there, {NOT_THERE, PARENTS}),
    "unclaimed": (hostile.unclaimed, {PARENTS}),
    "nothing": (hostile.nothing, {NOT_THERE, PARENTS, BROKEN}),
    "elsewhere": (hostile.elsewhere, {PARENTS}),
    "wrong parents": (hostile.wrong_parents, {PARENTS}),
    "role map": (hostile.role_map, {UNKNOWN, PARENTS}),
    "private": (hostile.private, {PARENTS}),
    "languages": (
        hostile.languages,
        {PARENTS, SPEECHLESS},
    ),
    "nested forms": (hostile.nested_forms, {PARENTS}),
    "links": (hostile.links, {PARENTS, ACTIVE, LINKS}),
    "dangers": (hostile.script_in_stream, {PARENTS, ACTIVE, LINKS}),
    "headings": (lambda: hostile.headings("H2", "H1", "H4", "H", "H6", "H2"), {PARENTS, GAPS}),
}


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    folder = tmp_path_factory.mktemp("hostile")
    return Hosted(folder, {name: saved(folder, data(), f"{name}.pdf") for name, (data, _) in MENDED.items()})


def roles(path: Path) -> list[str]:
    return [node.mapped for node in elements(path)]


def elements(path: Path) -> list[StructNode]:
    """What came from the file: everything below the part that it became."""
    part = inspect(path).tree.kids[0].kids[0].kids[0]
    return list(part.walk())[1:]


@pytest.mark.parametrize("name", MENDED)
def test_what_was_mended_is_told(name: str, mended: Hosted) -> None:
    assert {problem.message.template for problem in mended.grafts[name].problems} == MENDED[name][1]


@pytest.mark.parametrize("name", MENDED)
def test_inspect_finds_nothing_wrong(name: str, mended: Hosted) -> None:
    # A page of which nobody hears anything is no PDF/UA.
    assert [problem.code for problem in inspect(mended.hosts[name]).problems] == (
        ["SB669"] if name == "nothing" else []
    )


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_all_that_claims_it(flavour: str, mended: Hosted) -> None:
    # Of the one page that nobody hears the claim of PDF/UA is taken back, and its absence is what veraPDF finds.
    unclaimed = mended.hosts["nothing"] if flavour == "ua1" else None
    files = list(mended.hosts.values())
    assert verapdf(flavour, files) == {file: "FAIL" if file == unclaimed else "PASS" for file in files}


def test_nothing_but_the_claim_is_missing_where_it_was_taken_back(mended: Hosted) -> None:
    file = mended.hosts["nothing"]
    assert verapdf_rules("ua1", [file]) == {file: {"5"}}


def test_roles_are_followed_to_standard_ones(mended: Hosted) -> None:
    assert roles(mended.hosts["role map"]) == ["P", "Span", "Span"]


def test_only_languages_that_are_some_are_kept(mended: Hosted) -> None:
    assert [node.language for node in elements(mended.hosts["languages"])] == ["", "en-GB"]


def test_too_many_pages_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        take(saved(tmp_path, hostile.plain()), [1] * 501)
    assert [problem.code for problem in caught.value.problems] == ["SB759"]


def test_headings_keep_their_order_without_gaps(mended: Hosted) -> None:
    assert roles(mended.hosts["headings"]) == ["H1", "H1", "H2", "H1", "H2", "H2"]


def test_headings_begin_where_they_are_asked_to_and_end_at_six(tmp_path: Path) -> None:
    host = Host()

    graft = take(saved(tmp_path, hostile.headings("H1", "H2", "H3", "H1")))
    host.take_in(graft, level=5)
    assert roles(host.saved(tmp_path)) == ["H5", "H6", "H6", "H5"]


def test_private_and_unclaimed_content_is_shown_and_not_read(mended: Hosted) -> None:
    for name in ("private", "unclaimed"):
        (page,) = inspect(mended.hosts[name]).pages
        assert page.marks == 1
        assert painted(mended.hosts[name]) == 3


def painted(path: Path) -> int:
    return b"".join(contents(path)).count(b" re")


def contents(path: Path) -> Iterator[bytes]:
    """The content of every form of the first page."""
    waiting: list[Any] = [PdfReader(path).pages[0]["/Resources"]]
    while waiting:
        for value in waiting.pop().get("/XObject", {}).values():
            found = value.get_object()
            yield found.get_data()
            waiting.append(found.get("/Resources", {}))


def test_marks_in_forms_stay_with_their_forms(mended: Hosted) -> None:
    assert roles(mended.hosts["nested forms"]) == ["P", "P", "P", "Figure"]
    whole = b"\n".join(contents(mended.hosts["nested forms"]))
    assert whole.count(b"/MCID 0>> BDC") == 3, "the page, a form, a form in it, each with numbers of its own"
    assert whole.count(b"1 0 0 rg") == 2, "drawn a second time it has no marks"


def test_links_lead_where_they_may(mended: Hosted) -> None:
    found = [(node.mapped, node.target) for node in elements(mended.hosts["links"])]
    assert found == [
        ("Link", "https://example.org/"),
        ("Span", ""),
        ("Span", ""),
        ("Link", "#1"),
        ("Link", "#1"),
        ("P", ""),
        ("Link", "tel:+4500000000"),
    ]


def test_quads_and_boxes_of_links_move_with_their_page(mended: Hosted) -> None:
    annotation = PdfReader(mended.hosts["links"]).pages[0]["/Annots"][2].get_object()  # type: ignore[index]
    scale = 480 / 595
    left, bottom = 60, 842 - 60 - 700 + (700 - 842 * scale) / 2
    expected = [left + scale * 24, bottom + scale * 10, left + scale * 64, bottom + scale * 20]
    assert [float(side) for side in annotation["/Rect"]] == pytest.approx(expected, abs=0.02)
    assert float(annotation["/QuadPoints"][0]) == pytest.approx(left + scale * 10, abs=0.02)


def test_the_outline_is_offered(mended: Hosted, tmp_path: Path) -> None:
    host = Host()
    attached = host.take_in(mended.grafts["links"])
    assert [(mark.level, mark.title) for mark in attached.outline] == [(0, "Top"), (1, "Nede")]
    found = inspect(host.saved(tmp_path)).outline
    assert [(entry.title, entry.page) for entry in found] == [("Top", 1), ("Nede", 1)]


def test_nothing_clashes(tmp_path: Path) -> None:
    """Identifiers, names of places, classes, role maps: two files may say the same and mean their own."""
    host = Host()
    for name, data in (("a", hostile.attributes()), ("b", hostile.links()), ("c", hostile.role_map())):
        graft = take(saved(tmp_path, data, f"{name}.pdf"))
        for _ in range(2):
            host.take_in(graft, level=1)
    path = host.saved(tmp_path)
    report = inspect(path)
    assert report.problems == ()
    nodes = list(report.tree.walk())
    identifiers = [node.identifier for node in nodes if node.identifier]
    headers = [node.attributes["Headers"] for node in nodes if "Headers" in node.attributes]
    assert len(identifiers) == len(set(identifiers)) == 2
    assert headers == [(identifier,) for identifier in identifiers]
    places = [node.target for node in nodes if node.target.startswith("#")]
    assert places == ["#3", "#3", "#4", "#4"]
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [path]) == {path: "PASS"}


DANGER = re.compile(rb"/(JavaScript|JS|AA|OpenAction|Launch|GoToR|AF|Metadata 22)\b")


def test_nothing_dangerous_comes_along(mended: Hosted) -> None:
    for name in ("dangers", "links"):
        reader = PdfReader(mended.hosts[name])
        told = b"\n".join(repr(reader.get_object(number)).encode() for number in range(1, len(reader.xref_objStm) + 40))
        assert DANGER.findall(told) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(hostile.deep(), "SB708", marks=pytest.mark.long),
        pytest.param(hostile.many(), "SB708", marks=pytest.mark.long),
        (letterheads.encrypted(), "SB703"),
        (letterheads.layered(hidden=True), "SB710"),
        (letterheads.xfa(), "SB711"),
        (letterheads.bomb(), "SB708"),
        (letterheads.form_in_itself(), "SB708"),
        (letterheads.looping(), "SB707"),
        (letterheads.outside(), "SB712"),
        (hostile.placed(b"/MediaBox[0 0 300 400]/Rotate 45"), "SB713"),
        (hostile.placed(b"/MediaBox[0 0 300 400]/CropBox[900 900 999 999]"), "SB714"),
        (b"%PDF-1.7\nnot much", "SB702"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        take(saved(tmp_path, data), alts={1: "Et felt"})
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = saved(tmp_path, hostile.plain())
    for pages in ([1, 2], [0], []):
        with pytest.raises(MissingError) as caught:
            take(file, pages)
        assert [problem.code for problem in caught.value.problems] == ["SB750"]


BOXES = {
    b"/MediaBox[0 0 300 400]": (100, 200, 150, 230),
    b"/MediaBox[50 100 350 500]/Rotate 90": (100, 200, 130, 250),
    b"/MediaBox[0 0 300 400]/CropBox[50 150 250 350]/Rotate 180/UserUnit 2": (200, 240, 300, 300),
    b"/MediaBox[300 400 0 0]/Rotate 270": (170, 100, 200, 150),
}


@pytest.mark.parametrize("entries", BOXES)
def test_boxes_move_with_their_page(entries: bytes, tmp_path: Path) -> None:
    graft = take(saved(tmp_path, hostile.placed(entries)))
    (element,) = (element for element in graft.found.elements if element.role == "Figure")
    assert element.box == pytest.approx(BOXES[entries])
    host = Host()
    (placement,) = host.take_in(graft, level=1).placements
    report = inspect(host.saved(tmp_path))
    assert report.problems == ()
    assert (placement.page.width, placement.page.height) == (graft.pages[0].width, graft.pages[0].height)
