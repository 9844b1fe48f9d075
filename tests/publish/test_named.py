"""The file that is named for what is made: one comes out, and it is what its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import build, handout, plan_copies, write_collated, write_copies
from sheetbuilder.content import Package
from sheetbuilder.errors import OutputError
from sheetbuilder.publish.named import named_file

RECIPE = "type: handout\ntitle: Kurset\nitems: [{type: sheet, sheet: '1.1'}]\n"


@pytest.mark.parametrize(
    ("file", "count", "ending", "code"),
    [("a.pdf", 2, ".pdf", "SB970"), ("a.pdf", 1, ".html", "SB971"), ("a.txt", 1, ".pdf", "SB971")],
)
def test_what_it_cannot_be_is_told(file: str, count: int, ending: str, code: str) -> None:
    with pytest.raises(OutputError) as told:
        named_file(file, count, ending)
    (problem,) = told.value.problems
    assert (problem.code, problem.where and problem.where.file) == (code, Path(file))


def test_how_letters_of_the_ending_are_written_makes_no_difference() -> None:
    assert named_file("Møde.PDF", 1, ".pdf") == Path("Møde.PDF")


def test_a_build_writes_the_file_and_nothing_else(small: Package, tmp_path: Path) -> None:
    (usual,) = build(small, "1.1", out=tmp_path / "usual")
    (named,) = build(small, "1.1", out=tmp_path / "out", file=tmp_path / "x" / "mødet.pdf")
    assert named.path.read_bytes() == usual.path.read_bytes()
    assert sorted(path.name for path in tmp_path.rglob("*.pdf")) == sorted([usual.path.name, "mødet.pdf"])
    (text,) = build(small, "1.1", file=tmp_path / "x.txt", format="text")
    assert text.path == tmp_path / "x.txt"
    for keywords in ({"format": "html"}, {}):
        with pytest.raises(OutputError, match=r"\.html|\.pdf"):
            build(small, "1.1", file=tmp_path / "x.txt", format=keywords.get("format", "pdf"))
    with pytest.raises(OutputError, match="2 files are made"):
        build(small, ["1.1", "2.1"], file=tmp_path / "two.pdf")
    assert not (tmp_path / "two.pdf").exists()
    (both,) = build(small, ["1.1", "2.1"], file=tmp_path / "both.pdf", one_file="x")
    assert both.path == tmp_path / "both.pdf"


def test_a_handout_stands_alone_without_a_manifest(small: Package, tmp_path: Path) -> None:
    recipe, place = tmp_path / "kursus.yaml", tmp_path / "x"
    recipe.write_text(RECIPE, "utf-8")
    (usual,) = handout(small, recipe, out=tmp_path / "out")
    for name, keywords in (("h.pdf", "pdf"), ("h.html", "html")):
        handout(small, recipe, file=place / name, format=keywords)
    assert (place / "h.pdf").read_bytes() == usual.path.read_bytes()
    assert sorted(path.name for path in place.iterdir()) == ["h.html", "h.pdf"]
    with pytest.raises(OutputError, match="2 files are made") as told:
        handout(small, recipe, "both", file=place / "h.pdf")
    assert "--edition participant" in str(told.value.problems[0].hint)


def test_all_copies_in_one_file_may_have_a_name_and_single_ones_may_not(small: Package, tmp_path: Path) -> None:
    (tmp_path / "kursus.yaml").write_text(RECIPE, "utf-8")
    (tmp_path / "folk.csv").write_text("Navn;Udgave\nDeltager 1;\nDeltager 2;\n", "utf-8")
    recipe, people, place = tmp_path / "kursus.yaml", tmp_path / "folk.csv", tmp_path / "x"
    plan = plan_copies(small, recipe, people, out=tmp_path / "out", file=place / "alle.pdf")
    with pytest.raises(OutputError, match="2 files are made") as told:
        write_copies(plan)
    assert "--collated" in str(told.value.problems[0].hint)
    assert write_collated(plan).path == place / "alle.pdf"
    assert [path.name for path in place.iterdir()] == ["alle.pdf"]
    usual = write_collated(plan_copies(small, recipe, people, out=tmp_path / "out"))
    assert usual.path.read_bytes() == (place / "alle.pdf").read_bytes()
