"""A sheet begun in a package: its number is free, its draft keeps the rules, and it builds at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import build, check, load
from sheetbuilder.compose.first_sheet import new_sheet, package_around
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, OutputError
from tests.packages import Files, made


def strict(files: Files) -> None:
    files["package.yaml"]["language"] = "en-GB"
    files["package.yaml"]["rules"] = {
        "items": {"moves": [5, 6], "advice": [1, 1], "checklist": [6, 9], "questions": [2, 2]},
        "core_elements": {"per_sheet": [2, 3]},
    }
    for name, file in files.items():
        if name[0].isdigit():
            counts = {"moves": 5, "checklist": 6, "questions": 2}
            for block in (*file["front"], *file["back"]):
                first = block.get("items", [{}])[0]
                more = range(counts.get(block["type"], 0) - len(block.get("items", ())))
                block.setdefault("items", []).extend({**first, "id": f"mere-{n}"} for n in more)
                if not block["items"]:
                    del block["items"]


def test_a_draft_keeps_the_rules_and_builds(tmp_path: Path) -> None:
    package = made(tmp_path, strict)
    for number, title in (("1.2", "Hvem er med: »alle«?"), ("2.7", "…")):
        path = new_sheet(package, number, title)
        package = load(tmp_path)
        sheet = package.sheet(number)
        assert (path.name, sheet.title) == (f"{number}-{sheet.slug}.yaml", title)
        assert len(sheet.core_elements) == 2
    assert (package.sheet("1.2").slug, package.sheet("2.7").slug) == ("hvem-er-med-alle", "sheet")
    text = path.read_text("utf-8")
    assert [text.count(f"id: {one}-") for one in ("idea", "advice", "avoid", "check", "question")] == [5, 1, 2, 6, 2]
    assert check(package) == ()
    assert build(package, ["1.2", "2.7"], out=tmp_path / "out", strict=True)


def test_a_draft_is_in_the_language_of_its_package(small: Package, tmp_path: Path) -> None:
    package = made(tmp_path)
    assert "praktisk greb nummer 4." in new_sheet(package, "1.3", "Nyt").read_text("utf-8")
    assert small.meta.language == "da"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1.1", r"Ærlig øvelse.*"),
        ("3.1", "no step 3"),
        ("1", "no number"),
        ("1.1-x", "no number"),
        ("01.1", "no number"),
    ],
)
def test_a_number_that_it_cannot_have_is_told(tmp_path: Path, number: str, said: str) -> None:
    package = made(tmp_path)
    with pytest.raises(ContentError, match=said) as told:
        new_sheet(package, number, "Nyt")
    (problem,) = told.value.problems
    assert problem.code == "SB974"
    if number == "1.1":
        assert str(problem.hint) == "the next free number of this step is 1.2"
    assert sorted(path.name for path in tmp_path.glob("*.yaml")) == sorted(
        path.name for path in package.directory.glob("*.yaml")
    )


def test_a_short_name_that_is_taken_gets_the_number(tmp_path: Path) -> None:
    package = made(tmp_path)
    assert new_sheet(package, "1.2", "Ark 1").name == "1.2-ark-1-1-2.yaml"
    assert new_sheet(package, "1.3", "Arbejdsgang").name == "1.3-arbejdsgang-1-3.yaml"
    assert check(load(tmp_path)) == ()


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    package = made(tmp_path)
    (tmp_path / "1.2-nyt.yaml").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="already"):
        new_sheet(package, "1.2", "Nyt")
    assert (tmp_path / "1.2-nyt.yaml").read_text("utf-8") == "mine"


def test_a_title_that_cannot_be_printed_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        new_sheet(made(tmp_path), "1.2", " ")


def test_the_package_is_the_one_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "a")
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b" / "c")
    assert package_around(Path()) == tmp_path / "a"
    monkeypatch.chdir(tmp_path / "a")
    assert package_around(Path()) == Path()
    with pytest.raises(MissingError) as told:
        package_around(tmp_path)
    assert told.value.problems[0].code == "SB973"
