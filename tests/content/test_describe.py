"""Every fault of a value is told in the author's words, at the right place, with what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content import Block
from sheetbuilder.errors import Problem, say
from sheetbuilder.models.field import refuse

from .conftest import FILES, Folder, Moves

Shown = Callable[[Problem], tuple[str, int, str]]
SHEET = "1.1-kontakt.yaml"


@pytest.mark.parametrize(
    ("old", "new", "shown_as", "line", "code", "message", "hint"),
    [
        ("title: Kontakt", "titel: Kontakt", "titel", 4, "SB211", "unknown key “titel”", "“title”"),
        ("title: Kontakt", "tilte: Kontakt", "tilte", 4, "SB211", "“tilte”", "“title”"),
        ("title: Kontakt", "Title: Kontakt", "Title", 4, "SB211", "“Title”", "“title”"),
        ("purpose: At", "formål: At", "formål", 5, "SB211", "“formål”", "“purpose”"),
        (
            "core_elements:",
            "kerneelementer:",
            "kerneelementer",
            6,
            "SB211",
            "“kerneelementer”",
            "“core_elements”",
        ),
        (
            "core_elements:",
            "core-elements:",
            "core-elements",
            6,
            "SB211",
            "“core-elements”",
            "“core_elements”",
        ),
        ("text: Ring", "tekst: Ring", "tekst", 11, "SB211", "“tekst”", "“text”"),
        ("id: ring", "nøgle: x\n        id: ring", "nøgle", 10, "SB211", "“nøgle”", "id, text"),
        ("title: Kontakt\n", "", "type: sheet", 1, "SB212", "“title” is missing", "title: …"),
        ("        text: Ring først.\n", "", "id: ring", 10, "SB212", "“text” is missing", "text: …"),
        ("title: Kontakt", "title:", "", 4, "SB213", "“title” has no value", "remove the key"),
        ("title: Kontakt", "title: # Kontakt", " ", 4, "SB213", "“title” has no value", "“#”"),
        ("title: Kontakt", "title: ''", "''", 4, "SB213", "“title” has no value", "remove the key"),
        (
            "title: Kontakt",
            "title: [Kontakt]",
            "[Kontakt]",
            4,
            "SB214",
            "“title” must be a text",
            "quotation marks",
        ),
        (
            "text: Ring først.",
            "text: {Ring først}",
            "{Ring først}",
            11,
            "SB214",
            "“text” must be a text",
            "“{”",
        ),
        (
            "text: Ring først.",
            "text:\n          Husk: ring",
            "Husk: ring",
            12,
            "SB214",
            "must be a text",
            "colon",
        ),
        (
            "text: Ring først.",
            "text:\n          - ring",
            "- ring",
            12,
            "SB214",
            "must be a text",
            "without “-”",
        ),
        ("core_elements: [K1, K2]", "core_elements: K1", "K1", 6, "SB214", "must be a list", "“- ”"),
        (
            "      - id: ring\n        text: Ring først.",
            "      - ring",
            "ring",
            10,
            "SB214",
            "“items” must hold keys",
            "key: value",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "- {id: hvem, label: Hvem, lines: mange}",
            "mange",
            17,
            "SB215",
            "“mange”",
            "digits only",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "- {id: hvem, label: Hvem, lines: 3.5}",
            "3.5",
            17,
            "SB215",
            "“3.5”",
            "digits only",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "- {id: hvem, label: Hvem, lines: 0}",
            "0",
            17,
            "SB216",
            "at least 1",
            "another number",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "- {id: hvem, label: Hvem, lines: 31}",
            "31",
            17,
            "SB216",
            "at most 30",
            "another number",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "- {id: hvem, label: Hvem, lines: [3]}",
            "[3]",
            17,
            "SB214",
            "a number",
            "number",
        ),
        (
            "- {id: hvem, label: Hvem}",
            "[]",
            "[]",
            17,
            "SB216",
            "“fields” has 0, and needs at least 1",
            "add what is missing",
        ),
        ("id: ring", "id: Ring Op", "Ring Op", 10, "SB215", "“Ring Op” cannot be the “id”", "a–z"),
        ("id: ring", "id: ringeå", "ringeå", 10, "SB215", "“ringeå”", "a–z"),
        ('"1.1"', "første", "første", 2, "SB215", "“første” cannot be the “number”", '"2.6"'),
        ("[K1, K2]", "[K1, 2]", "2", 6, "SB215", "“2”", "K1"),
        ("type: moves", "type: greb", "greb", 8, "SB218", "unknown type “greb”", "“moves”"),
        ("type: moves", "type: xyzzy", "xyzzy", 8, "SB218", "unknown type “xyzzy”", "these can stand here: moves"),
        ("type: moves", "tpye: moves", "tpye: moves", 8, "SB219", "no “type”", "did you mean “type”"),
        ("type: moves", "type: [moves]", "[moves]", 8, "SB214", "“type” must be a text", "the type's name"),
        ("text: Ring først.", "text: Ring **først.", "**først.", 11, "SB217", "** is opened", "\\*"),
    ],
)
def test_one_fault(
    old: str,
    new: str,
    shown_as: str,
    line: int,
    code: str,
    message: str,
    hint: str,
    folder: Folder,
    shown: Shown,
) -> None:
    assert FILES[SHEET].count(old) == 1
    folder.change(SHEET, (old, new))
    problem = folder.only()
    assert shown(problem) == (SHEET, line, shown_as)
    assert problem.code == code
    assert message in str(problem.message)
    assert hint in str(problem.hint)


def test_all_faults_of_one_file(folder: Folder, shown: Shown) -> None:
    folder.change(
        SHEET,
        ('"1.1"', "1"),
        ("slug: kontakt", "slug: Å"),
        ("text: Ring først.", "text:"),
        ("text: Skriv så.", "tekts: Skriv så."),
        ("label: Hvem", "label: [Hvem]"),
    )
    found = [shown(problem)[1:] for problem in folder.problems()]
    assert found == [(2, "1"), (3, "Å"), (11, ""), (13, "tekts"), (17, "[Hvem]")]


def test_a_misspelt_key_is_told_once(folder: Folder) -> None:
    folder.change(SHEET, ("text: Ring først.", "tekts: Ring først."))
    assert "unknown key" in str(folder.only().message)


def test_of_two_like_keys_the_missing_one_is_told_where_it_was_not_meant(folder: Folder) -> None:
    folder.change(SHEET, ("text: Ring først.", "zzz: Ring først."))
    assert [problem.code for problem in folder.problems()] == ["SB212", "SB211"]


def test_a_list_whose_points_are_all_wrong_is_not_called_empty(folder: Folder) -> None:
    folder.change(SHEET, ("{id: hvem, label: Hvem}", "{id: Hvem, label: Hvem}"))
    assert folder.only().code == "SB215"


def test_a_long_value_is_shown_short(folder: Folder) -> None:
    folder.change(SHEET, ("slug: kontakt", f"slug: {'lang ' * 100}"))
    assert len(str(folder.only().message)) < 100


@pytest.mark.parametrize(
    ("old", "new", "shown_as", "hint"),
    [
        ("date: 2026-11-23", "date: 23.11.2026", "23.11.2026", "2026-11-23"),
        ("date: 2026-11-23", "date: 2026-02-30", "2026-02-30", "2026-11-23"),
        ("date: 2026-11-23", "date: 1795219200", "1795219200", "2026-11-23"),
        ("title: Sådan", "title: |\n    Sådan\n\n    Igen", "|", "empty line"),
        ("file: saet-1", "file: saet-1.pdf", "saet-1.pdf", "hyphens"),
        ("number: 1,", "number: 1.0,", "1.0", "digits only"),
        ("number: 1,", "number: et,", "et", "digits only"),
    ],
)
def test_values_of_a_certain_form(old: str, new: str, shown_as: str, hint: str, folder: Folder, shown: Shown) -> None:
    folder.change("package.yaml", (old, new))
    problem = folder.only()
    assert shown(problem)[2] == shown_as
    assert hint in str(problem.hint)


class Choosy(Moves):
    """A block that says itself what it does not agree with, or says only that it does not."""

    def agree(self) -> None:
        if self.items[0].id == "aha":
            raise refuse(say("no “{name}” here", name="aha"), say("take another"))
        if self.items[0].id == "oho":
            raise ValueError("that is too much")


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("aha", "no “aha” here", "take another"),
        ("oho", "“” cannot be the “front”", "look at an example of the same key, or into the manual"),
    ],
)
def test_what_a_block_itself_refuses(name: str, message: str, hint: str, folder: Folder, shown: Shown) -> None:
    vocabulary: dict[str, type[Block]] = {**folder.vocabulary, "moves": Choosy}
    folder.vocabulary = vocabulary
    folder.change(SHEET, ("id: ring", f"id: {name}"))
    problem = folder.only()
    assert message in str(problem.message)
    assert str(problem.hint) == hint
    assert shown(problem)[1:] == (8, "type: moves")


def test_every_fault_of_a_text_is_told_at_its_column(folder: Folder, shown: Shown) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", "'[a](ark:1.1) og [b](www.dk), [c](figure:hest) **nu'"))
    found = folder.problems()
    assert {problem.code for problem in found} == {"SB217"}
    assert [shown(problem)[2] for problem in found] == ["ark:1.1", "www.dk", "figure:hest", "**nu"]


def test_a_file_full_of_faults_in_texts_is_told_in_short(folder: Folder) -> None:
    folder.change("2.1-plan.yaml", ("Find et mål.", f"'{'[a](b) ' * 300}'"), ("title: Plan", "title: Plan\npurpse: x"))
    assert any("further problems" in str(problem.message) for problem in folder.problems())
