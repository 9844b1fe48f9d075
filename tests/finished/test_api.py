"""Anybody's finished PDF on papers: what it says stays, what it promises is true, what is wrong is told first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader, PdfWriter

from sheetbuilder import ContentError, Flip, LayoutError, MissingError, OutputError, Package, Sides, build
from sheetbuilder.finished import impose
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.surfaces import each_alone
from sheetbuilder.theme.papers import MM
from tests.finished.test_reading import DAY, untagged
from tests.imposition.folding import folded, numbered, printed
from tests.inks import more_than_black
from tests.pdf.handmade import Handmade, made, name, wrap
from tests.readings import inspect
from tests.tools import run, verapdf
from tools.corpus.pictures import KINDS, file
from tools.ink import touched


@pytest.fixture(scope="module")
def ours_as_anybodys(small: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set, as a file that somebody else has."""
    (one,) = build(small, ["set-1"], out=tmp_path_factory.mktemp("finished"))
    return one.path


@pytest.mark.long
def test_a_tagged_file_keeps_all_that_it_says(ours_as_anybodys: Path, tmp_path: Path) -> None:
    (one,) = impose([ours_as_anybodys], imposition=Booklet(), out=tmp_path)
    assert one.path == tmp_path / f"{ours_as_anybodys.stem}-booklet.pdf"
    before, after = inspect(ours_as_anybodys), inspect(one.path)
    assert after.clean
    assert (after.pdfua, after.pdfa) == (before.pdfua, before.pdfa) != (None, None)
    assert after.text() == before.text()
    assert one.pages == len(after.pages) == -(-len(before.pages) // 4) * 2
    old, new = PdfReader(ours_as_anybodys), PdfReader(one.path)
    assert len(new.outline) == len(old.outline) > 0
    assert links(old) == links(new) > 0
    assert [warning.code for warning in one.warnings] == ["SB873"], "A4 becomes A5"


def links(reader: PdfReader) -> int:
    return sum(len(page.get("/Annots", ())) for page in reader.pages)


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_it(flavour: str, ours_as_anybodys: Path, tmp_path: Path) -> None:
    (one,) = impose([ours_as_anybodys], imposition=Booklet(0.1 * MM, marks=True), flip=Flip.LONG, out=tmp_path)
    assert verapdf(flavour, [one.path]) == {one.path: "PASS"}


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("count", [1, 3, 6, 8])
def test_folded_it_reads_from_the_first_page_to_the_last(count: int, flip: Flip, tmp_path: Path) -> None:
    document = numbered(count)
    (tmp_path / "tal.pdf").write_bytes(printed(document, each_alone(document.pages)))
    (one,) = impose([tmp_path / "tal.pdf"], imposition=Booklet(), flip=flip, out=tmp_path)
    found = list(folded(one.path.read_bytes(), flip))
    whole = -(-count // 4) * 4
    assert [" ".join(leaf.numbers) for leaf in found] == [*map(str, range(1, count + 1)), *[""] * (whole - count)]
    assert all(leaf.upright for leaf in found)


def test_a_file_without_tags_promises_no_accessibility(tmp_path: Path) -> None:
    path = made(tmp_path / "bilag.pdf", untagged)
    (one,) = impose([path], imposition=Booklet(), out=tmp_path)
    assert [problem.code for problem in one.warnings] == ["SB754", "SB874"], "links need a tree too"
    found = inspect(one.path)
    assert found.pdfua is None
    assert "vejledningen" in found.text()
    assert verapdf("2a", [one.path]) == {one.path: "PASS"}


@pytest.mark.parametrize("how", [{"require": True}, {"strict": True}])
def test_who_requires_the_promises_gets_an_error_and_no_file(how: dict[str, bool], tmp_path: Path) -> None:
    path = made(tmp_path / "bilag.pdf", untagged)
    with pytest.raises(ContentError) as raised:
        impose([path], imposition=Booklet(), out=tmp_path / "out", **how)  # type: ignore[arg-type]
    assert "SB874" in [problem.code for problem in raised.value.problems]
    assert not (tmp_path / "out").exists()


def test_pages_of_all_sizes_are_there_whole(tmp_path: Path) -> None:
    writer = PdfWriter()
    for width, height in ((595, 842), (842, 595), (298, 420), (2000, 300)):
        writer.add_blank_page(width, height)
    writer.write(tmp_path / "blandet.pdf")
    (one,) = impose([tmp_path / "blandet.pdf"], imposition=Booklet(), out=tmp_path)
    assert {"SB875", "SB874"} == {problem.code for problem in one.warnings}
    assert len(one.notes) == 3, "three sizes are made smaller, A6 stays"
    ran = run("qpdf", "--check", one.path)
    assert (ran.code, ran.complained) == (0, "")


def test_all_that_is_wrong_with_all_files_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "tekst.pdf").write_text("Ikke en PDF", "utf-8")
    locked = made(tmp_path / "laast.pdf", lambda file: file.writer.encrypt("", "ejer", algorithm="RC4-128"))
    sound = made(tmp_path / "god.pdf")
    files = [tmp_path / "ingen.pdf", tmp_path / "tekst.pdf", locked, sound]
    with pytest.raises((ContentError, MissingError)) as raised:
        impose(files, imposition=Booklet(), out=tmp_path / "out")
    assert [problem.code for problem in raised.value.problems] == ["SB700", "SB701", "SB703"]
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_name_do_not_write_over_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    files = [made(tmp_path / "a" / "bilag.pdf"), made(tmp_path / "b" / "Bilag.pdf")]
    with pytest.raises(OutputError) as raised:
        impose(files, imposition=Booklet(), out=tmp_path / "out")
    assert [problem.code for problem in raised.value.problems] == ["SB876"]
    assert len(impose([files[0], files[0]], imposition=Booklet(), out=tmp_path / "out")) == 1


def test_words_that_are_read_badly_are_told_by_the_pages_of_the_file(tmp_path: Path) -> None:
    def glued(file: Handmade) -> None:
        file.mark(file.elements["p2"], 1, file.line(40, 60, "ende"), "P")
        file.mark(file.elements["p2"], 1, file.line(40, 40, "begynd"), "P")

    (one,) = impose([made(tmp_path / "bilag.pdf", glued)], imposition=Booklet(), out=tmp_path)
    problem = next(problem for problem in one.warnings if problem.code == "SB878")
    assert "page 2" in str(problem.message)
    assert "more)" in str(problem.message)


def test_options_that_do_not_go_together_are_refused_before_a_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as raised:
        impose([tmp_path / "ingen.pdf"], imposition=Booklet(), sides=Sides.SIMPLEX, out=tmp_path)
    assert [problem.code for problem in raised.value.problems] == ["SB871"]
    with pytest.raises(ValueError, match="no imposition"):
        impose([tmp_path / "ingen.pdf"], out=tmp_path)


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    path = made(tmp_path / "bilag.pdf")
    first, second = (
        impose([path], imposition=Booklet(), date=DAY, out=tmp_path / folder)[0].path.read_bytes() for folder in "ab"
    )
    assert first == second


@pytest.fixture(scope="module")
def one_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of the handmade file, tagged, with a link."""

    def first(file: Handmade) -> None:
        document = file.elements["document"]
        kept = [file.elements[key].indirect_reference for key in ("h1", "p1")]
        document[name("K")] = wrap(kept)
        file.writer.remove_page(1)

    return made(tmp_path_factory.mktemp("one") / "plan.pdf", first)


@pytest.mark.parametrize("whole", [False, True])
def test_a_page_becomes_a_poster_that_is_read_once(whole: bool, one_page: Path, tmp_path: Path) -> None:
    (one,) = impose([one_page], imposition=Poster("a2", whole=whole), out=tmp_path)
    found = inspect(one.path)
    assert found.clean
    assert None not in (found.pdfua, found.pdfa)
    assert found.text() == inspect(one_page).text()
    assert (len(found.pages) == 1) is whole
    assert ("SB754" in [problem.code for problem in one.warnings]) is not whole, "links are in one piece alone"
    root: Any = PdfReader(one.path).root_object
    assert root["/ViewerPreferences"]["/Duplex"] == "/Simplex"
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [one.path]) == {one.path: "PASS"}


def test_every_piece_of_a_poster_shows_its_part(one_page: Path, tmp_path: Path) -> None:
    """The heading is on a piece of the first row, and is drawn there alone; other pieces of it are decoration."""
    (one,) = impose([one_page], imposition=Poster("a2"), out=tmp_path)
    file = pypdfium2.PdfDocument(one.path)
    inked = []
    for page in file:
        shown = page.render(scale=0.3).to_pil().convert("L")
        # Between the marks, which stand in the corners.
        darkest, _ = shown.crop((25, 25, shown.width - 25, shown.height - 25)).getextrema()
        inked.append(darkest < 160)
    file.close()
    assert sum(inked) > 1, "more than the first piece has words on it"
    assert not all(inked)


def test_a_poster_is_made_of_one_page(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        impose([made(tmp_path / "bilag.pdf")], imposition=Poster("a2"), out=tmp_path / "out")
    assert [problem.code for problem in raised.value.problems] == ["SB879"]
    assert not (tmp_path / "out").exists()


def test_a_file_without_an_outline_gets_a_line(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(17):
        writer.add_blank_page(298, 420)
    writer.write(tmp_path / "tom.pdf")
    (one,) = impose([tmp_path / "tom.pdf"], imposition=Booklet(), out=tmp_path)
    reader = PdfReader(one.path)
    (entry,) = reader.outline
    found: Any = entry
    assert found.title == "tom"
    assert reader.get_destination_page_number(found) == 0


@pytest.mark.parametrize(
    ("scheme", "name", "per_side"), [(NUp(2), "2-up", 2), (NUp(4, note_lines=True), "4-up-notes", 4)]
)
def test_several_of_its_pages_stand_on_a_side(
    scheme: NUp, name: str, per_side: int, ours_as_anybodys: Path, tmp_path: Path
) -> None:
    (one,) = impose([ours_as_anybodys], imposition=scheme, sides=Sides.SIMPLEX, out=tmp_path)
    assert one.path.name == f"{ours_as_anybodys.stem}-{name}.pdf"
    before, after = inspect(ours_as_anybodys), inspect(one.path)
    assert after.clean
    assert (after.pdfua, after.pdfa) == (before.pdfua, before.pdfa)
    assert after.text() == before.text()
    assert one.pages == len(after.pages) == -(-len(before.pages) // per_side)
    assert PdfReader(one.path).page_labels[0] == ", ".join(map(str, range(1, per_side + 1)))
    assert [warning.code for warning in one.warnings] == ["SB873"], (
        "warned of, and not refused: nobody else can mend it"
    )


@pytest.mark.long
def test_in_grey_no_ink_but_black_is_left(tmp_path: Path) -> None:
    def coloured(file: Handmade) -> None:
        file.contents[0] += ["/Artifact BMC", "1 0 0 rg 20 20 40 40 re f", "EMC"]

    path = made(tmp_path / "bilag.pdf", coloured)
    (usual,) = impose([path], imposition=Booklet(), out=tmp_path)
    (grey,) = impose([path], imposition=Booklet(), grey=True, out=tmp_path)
    assert grey.path.name == "bilag-booklet-grey.pdf"
    seen = []
    for one in (usual, grey):
        file = pypdfium2.PdfDocument(one.path)
        red, green, blue = file[0].render(scale=1).to_pil().convert("RGB").split()
        file.close()
        seen.append(any(ImageChops.difference(red, other).getbbox() for other in (green, blue)))
        assert inspect(one.path).clean
    assert seen == [True, False]


def test_in_grey_what_shines_through_is_mixed_in_greys(tmp_path: Path) -> None:
    """A printer of colours mixes it in colours otherwise, though none is named."""
    path = tmp_path / "gennemsigtig.pdf"
    path.write_bytes(file(KINDS["transparent inks"]))
    (grey,) = impose([path], imposition=NUp(2), grey=True, out=tmp_path)
    page = PdfReader(grey.path).pages[0]
    assert page["/Group"]["/CS"] == "/DeviceGray"  # type: ignore[index]
    assert more_than_black(grey.path) == set()
    run("gs", "-v")
    counted = touched(grey.path)[0]
    assert counted.colour == 0 < counted.black
