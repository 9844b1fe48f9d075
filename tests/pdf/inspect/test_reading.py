"""Whatever file is handed in, it ends in a report: broken, encrypted, endless, or no PDF at all."""

from __future__ import annotations

import logging
import random
import time
from pathlib import Path
from unittest.mock import Mock

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NumberObject

from sheetbuilder.pdf.inspect import found_in, inspect, inspected, reading
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.read.refusal import IN_PARTS
from tests.pdf.handmade import Handmade, made, name, stream, wrap


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("right") / "right.pdf").read_bytes()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SB601"),
        (b"type: sheet\n", "SB601"),
        (b"%PDF-1.7\n", "SB602"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF", "SB602"),
        (b"%PDF-1.7\n" + b"[" * 100_000, "SB602"),
    ],
)
def test_what_is_no_pdf_ends_in_one_problem(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    report = inspect(path)
    assert code in report.codes
    assert not report.clean
    assert report.pages == ()
    assert report.text() == ""
    assert report.tree_lines() == ()
    report.as_dict()
    report.lines()


def test_an_encrypted_file_says_so(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=made(tmp_path / "open.pdf"))
    writer.encrypt("", "owner", algorithm="RC4-128")
    with (tmp_path / "closed.pdf").open("wb") as opened:
        writer.write(opened)
    assert inspect(tmp_path / "closed.pdf").codes == ("SB604",)


def test_a_cut_file_is_never_clean(tmp_path: Path, right: bytes) -> None:
    path = tmp_path / "cut.pdf"
    for share in range(1, 20):
        path.write_bytes(right[: len(right) * share // 20])
        assert not inspect(path).clean


@pytest.mark.long
def test_damage_anywhere_ends_in_a_report(tmp_path: Path, right: bytes) -> None:
    """Bytes changed at random: no trace, whatever they hit."""
    dice = random.Random(20261123)
    path = tmp_path / "hurt.pdf"
    places = [at for at in range(len(right)) if right[at : at + 1] in b"0123456789/<>[]()RKn"]
    for _ in range(150):
        hurt = bytearray(right)
        for _ in range(dice.randint(1, 12)):
            hurt[dice.choice(places)] = dice.choice(b"0123456789/<>[]()RK\x00\xff -.")
        path.write_bytes(hurt)
        report = inspect(path)
        report.as_dict()
        report.tree_lines()


def test_a_repair_is_told(tmp_path: Path, right: bytes) -> None:
    path = tmp_path / "moved.pdf"
    path.write_bytes(right.replace(b"startxref\n", b"startxref\n9"))
    report = inspect(path)
    assert "SB605" in report.codes
    assert report.pages


def test_what_pypdf_says_stays_off_the_screen(tmp_path: Path, right: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "moved.pdf"
    path.write_bytes(right.replace(b"startxref\n", b"startxref\n9"))
    inspect(path)
    assert capfd.readouterr().err == ""
    assert logging.getLogger("pypdf").handlers == []


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PAGES", 1)
    assert inspect(made(tmp_path / "a.pdf")).codes == ("SB603",)


def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000)
    assert inspect(made(tmp_path / "a.pdf")).codes == ("SB603",)


def test_without_memory_nothing_is_said_of_what_is_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set of 4,800 pages did not fit, and was said to have no structure tree."""
    monkeypatch.setattr(reading, "_whole_tree", Mock(side_effect=MemoryError))
    path = made(tmp_path / "a.pdf")
    for problems in (inspect(path).problems, found_in(path, path.read_bytes(), Memory())):
        (problem,) = problems
        assert (problem.code, problem.hint) == ("SB603", IN_PARTS)
    with pytest.raises(MemoryError):
        inspected(path, Memory())


def _forms(file: Handmade, depth: int, draws: int) -> None:
    """Forms that draw forms: `draws` to the power of `depth` in a few kilobytes."""
    inner = file.ref(stream(b"/Artifact BMC 0 0 1 1 re f EMC", Type="/XObject", Subtype="/Form", BBox=[0, 0, 1, 1]))
    for _ in range(depth):
        inner = file.ref(
            stream(
                b"/X Do " * draws,
                Type="/XObject",
                Subtype="/Form",
                BBox=[0, 0, 1, 1],
                Resources={"XObject": {"X": inner}},
            )
        )
    resources = file.resources.get_object()
    assert isinstance(resources, DictionaryObject)
    resources[name("XObject")] = wrap({"X": inner})
    file.contents[0] += ["/X Do"]


@pytest.mark.parametrize(("depth", "draws"), [(10, 10), (60, 1)])
def test_forms_without_end_are_cut_short(tmp_path: Path, depth: int, draws: int) -> None:
    began = time.perf_counter()
    report = inspect(made(tmp_path / "bomb.pdf", lambda file: _forms(file, depth, draws)))
    assert "SB603" in report.codes
    assert time.perf_counter() - began < 20


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        resources = file.resources.get_object()
        assert isinstance(resources, DictionaryObject)
        drawn = file.ref(
            stream(b"/X Do", Type="/XObject", Subtype="/Form", BBox=[0, 0, 1, 1], Resources=file.resources)
        )
        resources[name("XObject")] = wrap({"X": drawn})
        file.contents[0] += ["/X Do"]

    assert "SB603" in inspect(made(tmp_path / "a.pdf", change)).codes


def test_a_tree_too_deep(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        parent = file.elements["document"]
        for at in range(400):
            parent = file.element(f"deep{at}", "Div", parent)

    assert "SB603" in inspect(made(tmp_path / "a.pdf", change)).codes


def test_a_unicode_map_and_widths_without_end(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        font = file.font.get_object()
        assert isinstance(font, DictionaryObject)
        ranges = b"100 beginbfrange " + b"<0000> <ffff> <0041> " * 100 + b"endbfrange "
        font[name("ToUnicode")] = file.ref(stream(ranges * 50))
        heirs = font["/DescendantFonts"]
        assert isinstance(heirs, list)
        heir = heirs[0].get_object()
        heir[name("W")] = wrap([0, 65535, 500] * 20_000)

    began = time.perf_counter()
    inspect(made(tmp_path / "a.pdf", change))
    assert time.perf_counter() - began < 20


def test_circles_in_outline_names_and_labels(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        entry = file.made({"Title": "Rundt", "Dest": [file.reference(0), "/Fit"]})
        entry[name("Next")] = wrap(entry.indirect_reference)
        entry[name("First")] = wrap(entry.indirect_reference)
        file.catalog[name("Outlines")] = wrap({"First": entry.indirect_reference})
        branch = file.made({})
        branch[name("Kids")] = wrap([branch.indirect_reference] * 3)
        file.catalog[name("Names")] = wrap({"Dests": branch.indirect_reference})
        file.parents[name("Kids")] = wrap([file.parents.indirect_reference])

    report = inspect(made(tmp_path / "a.pdf", change))
    assert [entry.title for entry in report.outline] == ["Rundt"]
    assert report.clean


def test_many_findings_of_a_kind_are_counted(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        for number in range(100, 160):
            owner = file.element(f"ghost{number}", "P", file.elements["document"], T=f"nr. {number}")
            owner[name("K")] = NumberObject(number)
            owner[name("Pg")] = file.reference(0)

    told = [str(problem.message) for problem in inspect(made(tmp_path / "a.pdf", change)).problems]
    assert len(told) == 21
    assert told[-1] == "and 40 more of this kind (SB623)"


def test_two_hundred_pages_take_seconds(tmp_path: Path) -> None:
    """Time grows with the file, not faster: 200 copies of a page in about 200 times the time of one."""
    writer = PdfWriter()
    source = PdfReader(made(tmp_path / "one.pdf"))
    for _ in range(200):
        writer.add_page(source.pages[1])
    with (tmp_path / "many.pdf").open("wb") as opened:
        writer.write(opened)
    began = time.perf_counter()
    report = inspect(tmp_path / "many.pdf")
    assert len(report.pages) == 200
    assert time.perf_counter() - began < 20
