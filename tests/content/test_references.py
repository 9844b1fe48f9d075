"""The files of a package are held against one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.errors import Problem

from .conftest import FILES, Folder

Shown = Callable[[Problem], tuple[str, int, str]]

ORGANISATION = """\
type: organisation
title: Samarbejdet
caption: Hvem der hører under hvem
nodes:
  - {id: top, name: Toppen}
  - {id: midt, name: Midten, under: top}
  - {id: bund, name: Bunden, under: midt}
"""
STRATEGY = """\
type: strategy
title: Strategi
file: strategi
purpose: At samle op.
blocks:
  - type: notes
    fields:
      - {id: plan, label: Plan, sheet: "2.1"}
  - type: text
    text: Se [kontakt](sheet:1.1) og [figuren](figure:workflow).
    figure: workflow
    step: 1
    phase: 1
"""
GUIDE = """\
type: guide
title: Vejledning
file: vejledning
lead: Kort.
chapters:
  - id: et
    title: Et
    blocks:
      - {type: text, text: Tekst.}
  - id: to
    title: To
    blocks:
      - {type: text, text: Tekst.}
"""


@pytest.fixture
def whole(folder: Folder) -> Folder:
    folder.write("organisation.yaml", ORGANISATION)
    folder.write("strategy.yaml", STRATEGY)
    folder.write("guide.yaml", GUIDE)
    return folder


def test_all_is_well(whole: Folder) -> None:
    assert whole.load().warnings == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "shown_as", "message", "hint"),
    [
        ("2.1-plan.yaml", "[K1]", "[K1, K3]", 6, "K3", "no core element “K3”", "K"),
        ("2.1-plan.yaml", "[K1]", "[K1, K1]", 6, "K1", "K1 is there twice", "remove"),
        ("2.1-plan.yaml", "[K1]", "[Tillid]", 6, "Tillid", "“Tillid”", "“K1”"),
        ("strategy.yaml", '"2.1"', '"2.2"', 8, '"2.2"', "no sheet 2.2", "“2.1”"),
        ("strategy.yaml", "sheet:1.1", "sheet:1.2", 10, "sheet:1.2", "no sheet 1.2", "“1.1”"),
        ("strategy.yaml", "figure: workflow", "figure: concern", 11, "concern", "no figure", "concern.yaml"),
        ("strategy.yaml", "(figure:workflow)", "(figure:concern)", 10, "figure:concern", "no figure", "concern.yaml"),
        ("strategy.yaml", "step: 1", "step: 3", 12, "3", "no step 3", "1, 2"),
        ("strategy.yaml", "phase: 1", "phase: 2", 13, "2", "no phase 2", "1"),
        ("workflow.yaml", "{from: 2,", "{from: 3,", 14, "3", "no step 3", "1, 2"),
        ("workflow.yaml", "{number: 2, name: Plan", "{number: 1, name: Plan", 13, "1", "1 stands where 2", "None"),
        ("workflow.yaml", "  - number: 1\n", "  - number: 4\n", 8, "4", "4 stands where 1", "None"),
        ("core-elements.yaml", "K2, number: 2", "K1, number: 2", 7, "K1", "id “K1” is there twice", "another"),
        ("core-elements.yaml", "K2, number: 2", "K2, number: 1", 7, "1", "number 1 is there twice", "another"),
        ("organisation.yaml", "under: midt", "under: midte", 7, "midte", "no “midte”", "“midt”"),
        ("organisation.yaml", "Toppen}", "Toppen, under: top}", 5, "top", "under itself", "None"),
        ("guide.yaml", "id: to", "id: et", 10, "et", "id “et” is there twice, first in guide.yaml:6", "another"),
        ("guide.yaml", "file: vejledning", "file: saet-1", 3, "saet-1", "written to saet-1.pdf", "another"),
        ("package.yaml", "id: set-1", "id: guide", 9, "guide", "“guide” is taken", "another"),
        ("package.yaml", "id: set-1", "id: plan", 9, "plan", "“plan” is taken", "another"),
    ],
)
def test_one_reference(
    file: str, old: str, new: str, line: int, shown_as: str, message: str, hint: str, whole: Folder, shown: Shown
) -> None:
    whole.change(file, (old, new))
    problems = [problem for problem in whole.problems() if message in str(problem.message)]
    assert [shown(problem) for problem in problems] == [(file, line, shown_as)]
    assert hint in str(problems[0].hint)


def test_one_number_for_two_sheets(folder: Folder, shown: Shown) -> None:
    folder.write("1.1-opkald.yaml", FILES["1.1-kontakt.yaml"].replace("slug: kontakt", "slug: opkald"))
    problem = folder.only()
    assert shown(problem) == ("1.1-opkald.yaml", 2, '"1.1"')
    assert "1.1-kontakt.yaml:2" in str(problem.message)


def test_one_slug_for_two_sheets(folder: Folder, shown: Shown) -> None:
    folder.write("1.2-kontakt.yaml", FILES["1.1-kontakt.yaml"].replace('"1.1"', '"1.2"'))
    assert shown(folder.only()) == ("1.2-kontakt.yaml", 3, "kontakt")


def test_a_sheet_of_a_step_that_there_is_not(folder: Folder, shown: Shown) -> None:
    folder.write("3.1-senere.yaml", FILES["2.1-plan.yaml"].replace("2.1", "3.1").replace("slug: plan", "slug: senere"))
    problem = folder.only()
    assert shown(problem) == ("3.1-senere.yaml", 2, '"3.1"')
    assert "step 3" in str(problem.message)


def test_a_phase_without_a_set(folder: Folder, shown: Shown) -> None:
    folder.change("package.yaml", ("phase: 1", "phase: 2"))
    found = folder.problems()
    assert shown(found[-1]) == ("package.yaml", 9, "2")
    assert {problem.code for problem in found[:-1]} == {"SB227"}


def test_only_sheets_of_a_phase_without_a_set_are_missed(folder: Folder, shown: Shown) -> None:
    """Every phase has sheets, and one of them no set: the sheets of the other one are in theirs."""
    second = "  - number: 2\n    name: Efter\n    purpose: At følge op.\n    steps:\n"
    plan = "      - {number: 2, name: Plan, purpose: At lægge en plan.}\n"
    folder.change("workflow.yaml", (plan, second + plan))
    problem = folder.only()
    assert problem.code == "SB227"
    assert shown(problem)[0] == "2.1-plan.yaml"


def test_the_same_id_twice_in_one_block(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("id: skriv", "id: ring"))
    assert shown(folder.only()) == ("1.1-kontakt.yaml", 12, "ring")


def test_the_same_id_in_two_blocks_is_fine(folder: Folder) -> None:
    assert folder.load().sheet("2.1").front[0].items[0].id == "maal"  # type: ignore[attr-defined]


def test_two_bodies_under_each_other_end(whole: Folder) -> None:
    whole.change("organisation.yaml", ("Toppen}", "Toppen, under: bund}"))
    assert {problem.code for problem in whole.problems()} == {"SB229"}


def test_a_file_name_that_says_something_else(folder: Folder, shown: Shown) -> None:
    (folder.path / "1.1-kontakt.yaml").rename(folder.path / "1.1-opkald.yaml")
    problem = folder.warning()
    assert problem.code == "SB223"
    assert "1.1-kontakt.yaml" in str(problem.message)
    assert shown(problem)[0] == "1.1-opkald.yaml"


def test_core_elements_out_of_order(folder: Folder) -> None:
    folder.change("1.1-kontakt.yaml", ("[K1, K2]", "[K2, K1]"))
    problem = folder.warning()
    assert problem.code == "SB228"
    assert "[K1, K2]" in str(problem.hint)


def test_a_sheet_that_is_there_and_wrong_is_not_missed(whole: Folder, shown: Shown) -> None:
    whole.change("package.yaml", ("Skriv ikke navne.\n", "Skriv ikke.\nrules: {core_elements: {fewest_sheets: 2}}\n"))
    whole.change("core-elements.yaml", ("K2, number: 2", "K3, number: 2"))
    whole.change("1.1-kontakt.yaml", ("title:", "titel:"))
    assert [shown(problem) for problem in whole.problems()] == [("1.1-kontakt.yaml", 4, "titel")]


def test_every_link_of_a_text_that_leads_nowhere_is_told_at_its_column(folder: Folder, shown: Shown) -> None:
    text = "[a](sheet:9.9), [b](sheet:9.91), [c](figure:concern), [d](sheet:9.9)"
    folder.change("2.1-plan.yaml", ("Find et mål.", f"'{text}'"))
    found = folder.problems()
    assert [(problem.code, shown(problem)[2]) for problem in found] == [
        ("SB224", target) for target in ("sheet:9.9", "sheet:9.91", "figure:concern", "sheet:9.9")
    ]
    assert len({problem.where.column for problem in found if problem.where}) == 4


def test_a_link_that_leads_nowhere_is_told_beside_one_that_is_no_link(folder: Folder, shown: Shown) -> None:
    text = "[a](ark:9), [b](sheet:9.9), [c](sheet:1.1), [d](sheet:2.1) og [e](sheet:8.8)"
    folder.change("2.1-plan.yaml", ("Find et mål.", f"'{text}'"))
    found = [(problem.code, shown(problem)[2]) for problem in folder.problems()]
    assert found == [("SB217", "ark:9"), ("SB224", "sheet:9.9"), ("SB224", "sheet:8.8")]
