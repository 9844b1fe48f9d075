"""A folder becomes a package, or all problems of all its files at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetbuilder.content import load
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity

from .conftest import FILES, Folder

Shown = Callable[[Problem], tuple[str, int, str]]


def test_a_sound_package(folder: Folder) -> None:
    package = folder.load()
    assert package.warnings == ()
    assert package.meta.title == "Lille pakke"
    assert package.meta.date.isoformat() == "2026-11-23"
    assert [sheet.number for sheet in package.sheets] == ["1.1", "2.1"]
    assert [package.organisation, package.concern, package.guide, package.strategy] == [None] * 4
    assert package.directory == folder.path


def test_what_a_package_is_asked(folder: Folder) -> None:
    package = folder.load()
    first, second = package.sheets
    assert package.sheet("1.1") is package.sheet("kontakt") is first
    assert package.sheets_of_step(2) == (second,)
    assert package.sheets_of_element("K2") == (first,)
    assert package.sheets_of_set(package.meta.sets[0]) == (first, second)
    assert package.set_of_sheet(second).id == package.set_of_step(1).id == "set-1"
    assert package.element("K1").name == "Tillid"
    for ask in (package.sheet, package.element):
        with pytest.raises(KeyError):
            ask("9.9")
    with pytest.raises(KeyError):
        package.set_of_step(9)


def test_sheets_stand_in_the_order_of_their_numbers(folder: Folder) -> None:
    for ordinal in (10, 9):
        text = FILES["1.1-kontakt.yaml"].replace('"1.1"', f'"1.{ordinal}"').replace("kontakt", f"ny-{ordinal}")
        folder.write(f"1.{ordinal}-ny-{ordinal}.yaml", text)
    assert [sheet.number for sheet in folder.load().sheets] == ["1.1", "1.9", "1.10", "2.1"]


def test_every_model_knows_its_place(folder: Folder) -> None:
    package = folder.load()
    block = package.sheets[0].front[0]
    assert (block.where.file.name, block.where.line, block.where.column) == ("1.1-kontakt.yaml", 8, 5)
    item = block.items[1]  # type: ignore[attr-defined]
    assert (item.where.line, item.where.text) == (12, "      - id: skriv")
    assert item.where_of("text").line == 13
    assert package.meta.sets[0].where.line == 9


def test_no_folder(tmp_path: Path, folder: Folder) -> None:
    with pytest.raises(MissingError):
        load(tmp_path / "nowhere", folder.vocabulary)


@pytest.mark.parametrize("name", ["1.1-kontakt.yaml", "a\0b"])
def test_a_file_instead_of_a_folder(name: str, folder: Folder) -> None:
    with pytest.raises(MissingError):
        load(folder.path / name, folder.vocabulary)


@pytest.mark.parametrize("name", ["package.yaml", "words.yaml", "workflow.yaml", "core-elements.yaml"])
def test_a_required_file_is_missing(name: str, folder: Folder) -> None:
    (folder.path / name).unlink()
    problem = folder.only()
    assert problem.code == "SB202"
    assert name in str(problem.message)


def test_no_sheets(folder: Folder) -> None:
    for path in folder.path.glob("?.?-*.yaml"):
        path.unlink()
    assert folder.only().code == "SB202"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("guides.yaml", "guide.yaml"),
        ("strategi.yaml", "strategy.yaml"),
        ("1.2-opkald.yml", "1.2-opkald.yaml"),
        ("risiko.yaml", "number-slug.yaml"),
    ],
)
def test_a_file_that_nothing_reads(name: str, meant: str, folder: Folder) -> None:
    folder.write(name, "type: sheet\n")
    problem = folder.only()
    assert problem.code == "SB203"
    assert name in str(problem.message)
    assert meant in str(problem.hint)


ENDINGS = (".yaml.txt", ".yml", ".YAML", ".yml.txt", ".yaml .txt", ".yml.yml", ".ymal")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sheet_with_another_ending_is_named_and_makes_no_echo(ending: str, folder: Folder, shown: Shown) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", "'Se [ark 1.1](sheet:1.1).'"))
    (folder.path / "1.1-kontakt.yaml").rename(folder.path / f"1.1-kontakt{ending}")
    problem = folder.only()
    assert (problem.code, shown(problem)[0]) == ("SB203", f"1.1-kontakt{ending}")
    assert str(problem.hint) == "rename it to “1.1-kontakt.yaml”"


@pytest.mark.parametrize("ending", [*ENDINGS, ".txt", ".yaml.yaml"])
@pytest.mark.parametrize("name", ["package", "words", "workflow", "core-elements"])
def test_a_required_file_with_another_ending_is_named_once(name: str, ending: str, folder: Folder) -> None:
    (folder.path / f"{name}.yaml").rename(folder.path / f"{name}{ending}")
    problem = folder.only()
    assert problem.code == "SB202"
    assert str(problem.hint) == f"“{name}{ending}” lies there: rename it to “{name}.yaml”"


def test_no_sheet_but_misnamed_ones(folder: Folder) -> None:
    for path in folder.path.glob("?.?-*.yaml"):
        path.rename(f"{path}.txt")
    assert [problem.code for problem in folder.problems()] == ["SB203", "SB203"]


def test_a_text_in_place_of_a_sheet_is_only_a_warning(folder: Folder) -> None:
    folder.write("1.2-opkald.txt", "type: sheet\n")
    problem = folder.warning()
    assert (problem.code, str(problem.hint)) == ("SB203", "rename it to “1.2-opkald.yaml”")


@pytest.mark.parametrize("name", ["1.1-kontakt.yaml.txt", "1.1-noter.txt", "package.yaml.txt", "guide.txt"])
def test_copies_and_notes_in_plain_text_are_left_alone(name: str, folder: Folder) -> None:
    folder.write(name, "!!")
    assert folder.load().warnings == ()


@pytest.mark.parametrize("name", ["README.md", "schema", ".1.1-kontakt.yaml.swp", ".#guide.yaml", "note.txt"])
def test_what_is_no_content_is_left_alone(name: str, folder: Folder) -> None:
    folder.write(name, "!!")
    assert folder.load().warnings == ()


def test_all_problems_of_all_files_at_once_in_order(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("title: Kontakt", "titel: Kontakt"), ("type: moves", "type: movs"))
    folder.change("2.1-plan.yaml", ("[K1]", "[K9]"), ("label: Mål", "label: *maal"))
    folder.change("package.yaml", ("language: da", "language: dansk sprog"))
    folder.change("workflow.yaml", ("label: tilbage}", "label: 'tilbage}"))
    found = [(*shown(problem), problem.code) for problem in folder.problems()]
    assert found == [
        ("1.1-kontakt.yaml", 4, "titel", "SB211"),
        ("1.1-kontakt.yaml", 8, "movs", "SB218"),
        ("2.1-plan.yaml", 14, "*maal", "SB109"),
        ("package.yaml", 3, "dansk sprog", "SB215"),
        ("workflow.yaml", 14, "'tilbage}", "SB114"),
    ]


def test_references_are_checked_where_both_sides_could_be_read(folder: Folder, shown: Shown) -> None:
    folder.change("2.1-plan.yaml", ("[K1]", "[K9]"))
    folder.change("package.yaml", ("language: da", "languge: da"))
    assert [shown(problem)[::2] for problem in folder.problems()] == [
        ("2.1-plan.yaml", "K9"),
        ("package.yaml", "languge"),
    ]


def test_a_file_that_cannot_be_read_makes_no_echo(folder: Folder, shown: Shown) -> None:
    folder.write("core-elements.yaml", "type: core-elements\n'")
    assert [shown(problem)[0] for problem in folder.problems()] == ["core-elements.yaml"]


def test_a_file_of_another_type(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("type: sheet", "type: ark"))
    problem = folder.only()
    assert shown(problem) == ("1.1-kontakt.yaml", 1, "ark")
    assert "sheet" in str(problem.hint)


def test_warnings_stop_nothing(folder: Folder) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", "Find et mål - og et til."))
    problem = folder.warning()
    assert problem.severity is Severity.WARNING


def test_with_an_error_the_warnings_are_told_too(folder: Folder) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", "Find et mål - og et til."), ("title: Plan", "titel: Plan"))
    folder.change("1.1-kontakt.yaml", ("Ring først.", "Ring  først."))
    assert [problem.severity.value for problem in folder.problems()] == ["warning", "error"]


def test_a_text_that_is_too_long(folder: Folder, shown: Shown) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", "Find et mål. " * 2000))
    problem = folder.only()
    assert shown(problem)[:2] == ("2.1-plan.yaml", 10)
    assert "20000" in str(problem.message)


@pytest.mark.long
@pytest.mark.parametrize(
    "flood",
    [
        "".join(f"nøgle{n}: x\n" for n in range(50_000)),
        "title: x\n" * 100_000,
        "core_elements: [" + "Ø, " * 300_000 + "]\n",
        "front:\n" + "- type: x\n" * 90_000,
        f"{'k' * 900_000}: x\n",
        f"purpose: '{'*a' * 400_000}'\n",
        f"purpose: {'](' * 9_000}\n",
    ],
    ids=["keys", "doubles", "points", "blocks", "long key", "asterisks", "brackets"],
)
def test_a_flood_ends_soon_and_is_told_in_short(flood: str, folder: Folder) -> None:
    folder.write("1.1-kontakt.yaml", f"type: sheet\n{flood}")
    assert 1 <= len(folder.problems()) <= 110


@pytest.mark.long
@pytest.mark.parametrize("text", ['"', "  x", " - x", "§", "kontakt ", "[a](sheet:9.9) "])
def test_a_flood_of_habits_is_told_in_short(text: str, folder: Folder) -> None:
    folder.change("package.yaml", ("Skriv ikke navne.\n", "Skriv ikke navne.\nrules: {banned: [kontakt]}\n"))
    repeated = text * (19_000 // len(text))
    folder.change("2.1-plan.yaml", ("text: Find et mål.", f"text: 'x{repeated}x'"))
    try:
        found = folder.load().warnings
    except ContentError as error:
        found = error.problems
    assert 1 <= len(found) <= 450


@settings(max_examples=3 * settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 900),
    length=st.integers(0, 40),
    text=st.sampled_from(
        ["", "- ", "x: y\n", "[", "{", "'", '"', "*", "&a ", "\t", "~", "\n", ": ", "12", "**", "[a]("]
    ),
)
def test_any_wound_ends_in_a_package_or_in_problems(
    name: str, start: int, length: int, text: str, folder: Folder
) -> None:
    whole = FILES[name]
    folder.write(name, whole[:start] + text + whole[start + length :])
    try:
        found = folder.load().warnings
    except ContentError as error:
        found = error.problems
    folder.write(name, whole)
    for problem in found:
        assert str(problem.message)
        assert problem.hint is None or str(problem.hint)
        assert problem.where is not None
