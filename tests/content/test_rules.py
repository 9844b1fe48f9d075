"""A package's own rules for its texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content.rules import count
from sheetbuilder.errors import Problem

from .conftest import FILES, Folder

Shown = Callable[[Problem], tuple[str, int, str]]
SHEET = "1.1-kontakt.yaml"


def ruled(folder: Folder, rules: str) -> Folder:
    folder.write("package.yaml", f"{FILES['package.yaml']}rules:\n{rules}")
    return folder


@pytest.mark.parametrize(
    ("rules", "place", "message"),
    [
        ("  words: {purpose: 3}", ("2.1-plan.yaml", 5, "At lægge en plan."), "the purpose has 4 words, at most 3"),
        ("  words: {moves: 2}", ("2.1-plan.yaml", 10, "Find et mål."), "3 words, at most 2"),
        ("  words: {front: 7}", ("2.1-plan.yaml", 5, "At lægge en plan."), "the front has 8 words, at most 7"),
        ("  items: {moves: [1, 1]}", (SHEET, 12, "id: skriv"), "2 points, from 1 to 1"),
        ("  items: {moves: [2, 5]}", ("2.1-plan.yaml", 8, "type: moves"), "1 points, from 2 to 5"),
        ("  core_elements: {per_sheet: [2, 4]}", ("2.1-plan.yaml", 6, "[K1]"), "1 core elements, from 2 to 4"),
        ("  core_elements: {fewest_sheets: 2}", ("core-elements.yaml", 7, "K2"), "K2 is on 1 sheets, at least 2"),
        ("  banned: [skrive, skriv så]", (SHEET, 13, "Skriv så"), "“Skriv så” is never written"),
        ("  banned: [pla]", ("2.1-plan.yaml", 4, "Plan"), "“Plan” is never written"),
        ("  split_compounds: [et mål]", ("2.1-plan.yaml", 10, "et mål"), "“et mål” is one word"),
    ],
)
def test_a_rule_that_is_broken(
    rules: str, place: tuple[str, int, str], message: str, folder: Folder, shown: Shown
) -> None:
    found = [problem for problem in ruled(folder, rules).problems() if shown(problem) == place]
    assert [str(problem.message).startswith(message) for problem in found] == [True]


def test_the_words_of_the_back_are_counted_too(folder: Folder, shown: Shown) -> None:
    folder.change(SHEET, ("label: Hvem}", "label: Hvem ringer du til}"))
    assert ruled(folder, "  words: {back: 4}").load().warnings == ()
    problem = ruled(folder, "  words: {back: 3}").only()
    assert (problem.code, str(problem.message)) == (
        "SB232",
        "the back has 4 words, at most 3; its longest text, here, has 4",
    )
    assert shown(problem) == (SHEET, 15, "type: notes")


@pytest.mark.parametrize(
    "rules",
    [
        "  words: {purpose: 4, moves: 3, front: 8, back: 1}",
        "  items: {moves: [1, 2], notes: [1, 1]}",
        "  core_elements: {per_sheet: [1, 2], fewest_sheets: 1}",
        "  banned: [inspark, øde, ør]",
        "  split_compounds: [først ring]",
        "  words:",
    ],
)
def test_rules_that_are_kept(rules: str, folder: Folder) -> None:
    if rules.endswith("words:"):
        assert ruled(folder, rules).only().code == "SB213"
    else:
        assert ruled(folder, rules).load().warnings == ()


@pytest.mark.parametrize(
    ("rules", "shown_as", "hint"),
    [
        ("  words: {move: 3}", "move", "“moves”"),
        ("  words: {formål: 3}", "formål", "“purpose”"),
        ("  items: {xyzzy: [1, 2]}", "xyzzy", "moves, notes, text"),
    ],
)
def test_rules_for_what_there_is_not(rules: str, shown_as: str, hint: str, folder: Folder, shown: Shown) -> None:
    problem = ruled(folder, rules).only()
    assert problem.code == "SB231"
    assert shown(problem)[2] == shown_as
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    ("rules", "shown_as", "message"),
    [
        ("  items: {moves: [5, 2]}", "{moves: [5, 2]}", "the fewest, 5, are more than the most, 2"),
        ("  items: {moves: [5]}", "[5]", "needs two numbers"),
        ("  items: {moves: [1, 2, 3]}", "[1, 2, 3]", "at most 2"),
        ("  items: {moves: 5}", "5", "must be a list"),
        ("  core_elements: {per_sheet: [4, 2]}", "[4, 2]", "the fewest, 4"),
        ("  words: {moves: 0}", "0", "at least 1"),
        ("  words: {moves: x}", "x", "not a whole number"),
        ("  banned: ord", "ord", "must be a list"),
        ("  baned: [ord]", "baned", "unknown key"),
    ],
)
def test_rules_that_are_no_rules(rules: str, shown_as: str, message: str, folder: Folder, shown: Shown) -> None:
    problem = ruled(folder, rules).only()
    assert shown(problem)[2] == shown_as
    assert message in str(problem.message)


def test_banned_words_are_looked_for_in_every_file_but_not_in_the_rules(folder: Folder, shown: Shown) -> None:
    found = ruled(folder, "  banned: [plan, tillid, arbejdsside, navne]").problems()
    assert {shown(problem)[::2] for problem in found} == {
        ("2.1-plan.yaml", "Plan"),
        ("2.1-plan.yaml", "plan"),
        ("core-elements.yaml", "Tillid"),
        ("package.yaml", "navne"),
        ("words.yaml", "Navneskilt"),
        ("words.yaml", "arbejdsside"),
        ("words.yaml", "navnet"),
        ("workflow.yaml", "Plan"),
        ("workflow.yaml", "plan"),
    }


def test_words_are_counted_as_a_reader_reads_them(folder: Folder) -> None:
    folder.change(SHEET, ("Ring først.", "Ring **til** [Bo](tel:112) – kl. 9–10."))
    block = folder.load().sheet("1.1").front[0]
    assert count(block) == 7


def test_too_many_words_of_a_side_are_told_at_its_longest_block(folder: Folder, shown: Shown) -> None:
    long = "  - type: moves\n    items: [{id: et, text: Her står hele otte}, {id: to, text: ord i alt nu.}]\n"
    further = f"front:\n  - type: moves\n    items: [{{id: tre, text: To ord.}}]\n{long}"
    folder.change("2.1-plan.yaml", ("front:\n", further))
    problem = ruled(folder, "  words: {front: 17}").only()
    assert str(problem.message) == "the front has 18 words, at most 17; its longest text, here, has 8"
    assert shown(problem)[:2] == ("2.1-plan.yaml", 10)


def test_a_side_and_a_block_of_it_are_both_told(folder: Folder) -> None:
    folder.change(SHEET, ("label: Hvem}", "label: Hvem ringer du til}"))
    problems = ruled(folder, "  words: {back: 3, notes: 2}").problems()
    assert {str(one.message)[:5] for one in problems} == {"the b", "4 wor"}
