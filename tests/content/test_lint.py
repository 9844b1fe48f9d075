"""Habits of the keyboard are found at their very place, and good Danish is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.errors import Problem, Severity

from .conftest import Folder

Shown = Callable[[Problem], tuple[str, int, str]]
SHEET = "2.1-plan.yaml"


def saying(folder: Folder, text: str) -> Folder:
    """The package with a point that says `text`, written in single quotation marks."""
    quoted = text.replace("'", "''")
    folder.change(SHEET, ("{id: maal, text: Find et mål.}", f"{{id: maal, text: '{quoted}'}}"))
    return folder


@pytest.mark.parametrize(
    ("text", "code", "shown_as", "hint"),
    [
        ('Sig "hej" først.', "SB251", '"', "»…«"),
        ("Sig 'hej først.", "SB251", "'", "»…«"),
        ("Ring  først.", "SB252", "  ", "one"),
        ("Ring - og vent.", "SB253", "-", "–"),
        ("Ring -- og vent.", "SB253", "--", "–"),
        ("Ring ...", "SB254", "...", "…"),
        ("Ring , og vent.", "SB255", ",", "remove"),
        ("Sig »hej først.", "SB258", "'Sig »hej først.'", "every quotation"),
        ("Sig “hej først.", "SB261", "“", "»…«"),
        ("Sig „hej først.", "SB261", "„", "»…«"),
        ("Ring—vent.", "SB262", "—", "–"),
        ("Vælg 0-10 her.", "SB263", "0-10", "0–10"),
        ("Vælg 0 – 10 her.", "SB263", "–", "0–10"),
        ("Den 23. November.", "SB264", "November", "small"),
        ("Den 4 July.", "SB264", "July", "small"),
        ("Ring på Mandag.", "SB264", "Mandag", "small"),
        ("Mød kl. 14:30 her.", "SB265", "kl. 14:30", "kl. 14.30"),
        ("Mød kl 14 her.", "SB265", "kl 1", "kl. 14.30"),
        ("Mød kl.14 her.", "SB265", "kl.1", "kl. 14.30"),
        ("Brug 10% her.", "SB266", "0%", "10 %"),
        ("Mød den 01.05.2026.", "SB267", "01.05.2026", "1.5.2026"),
        ("Mød den 1.05.2026.", "SB267", "1.05.2026", "1.5.2026"),
        ("Efter § 9 i loven.", "SB268", "§", "words"),
        ("Ring bl. a. først.", "SB269", "bl. a.", "out"),
    ],
)
def test_a_habit(text: str, code: str, shown_as: str, hint: str, folder: Folder, shown: Shown) -> None:
    found = saying(folder, text).load().warnings
    problem = next(problem for problem in found if problem.code == code)
    assert problem.severity is Severity.WARNING
    assert shown(problem) == (SHEET, 10, shown_as)
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    "text",
    [
        "Sig »hej ›du‹« – og vent …",
        "Kl. 14.30 eller kl. 9–10 den 23. november 2026.",
        "Den 1.5.2026 er det maj. Maj er en måned. Mandag er en dag.",
        "Brug 10 % og 3,5 mm af A4-ark nr. 2, for eksempel før- og eftermøde.",
        "SSP's og 90'ernes navne: 2026-11-23, 12-34-56.",
        "Ring (eller skriv), så; nu: »ja«.",
        "Se [siden](https://eksempel.dk/a--b/1990-1995?c='d').",
        "Ring 00 00 00 00 …",
        "En fælles f.eks. i en tekst.",
    ],
)
def test_good_danish(text: str, folder: Folder) -> None:
    assert saying(folder, text).load().warnings == ()


def test_two_ways_to_say_for_example(folder: Folder, shown: Shown) -> None:
    saying(folder, "Ring fx nu, fx i dag.").change("1.1-kontakt.yaml", ("Skriv så.", "Skriv f.eks. så."))
    problem = folder.warning()
    assert problem.code == "SB270"
    assert shown(problem) == ("1.1-kontakt.yaml", 13, "f.eks.")


def test_every_place_of_one_text(folder: Folder) -> None:
    found = saying(folder, "Sig  'ja'  nu").load().warnings
    assert [problem.code for problem in found] == ["SB252", "SB251", "SB251", "SB252"]


@pytest.mark.parametrize("style", ["|", ">-", ">"])
def test_a_place_in_a_text_of_several_lines(style: str, folder: Folder, shown: Shown) -> None:
    text = f"text: {style}\n          Ring  først.\n\n          Vent - så."
    folder.change("1.1-kontakt.yaml", ("text: Ring først.", text))
    assert [shown(problem)[1:] for problem in folder.load().warnings] == [(12, "  "), (14, "-")]


@pytest.mark.parametrize("lines", ["Ring først  \n          og vent.", "Ring først -\n          og vent."])
def test_the_end_of_a_line_is_no_second_space(lines: str, folder: Folder) -> None:
    folder.change("1.1-kontakt.yaml", ("text: Ring først.", f"text: |\n          {lines}"))
    assert {problem.code for problem in folder.load().warnings} <= {"SB253"}


def test_what_a_comment_swallowed(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("Ring først.", "Se ark #3 først."))
    problem = folder.warning()
    assert problem.code == "SB256"
    assert shown(problem) == ("1.1-kontakt.yaml", 11, "#3 først.")


def test_a_comment_is_a_comment(folder: Folder) -> None:
    folder.change("1.1-kontakt.yaml", ("Ring først.", "Ring først.  # og vent"))
    assert folder.load().warnings == ()


def test_letters_of_two_characters(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("Skriv så.", "Skriv sa\u030a."))
    problem = folder.warning()
    assert problem.code == "SB257"
    assert shown(problem) == ("1.1-kontakt.yaml", 13, "å")
    assert folder.load().sheet("1.1").front[0].items[1].text == "Skriv så."  # type: ignore[attr-defined]


def test_another_language_has_its_own_habits(folder: Folder) -> None:
    folder.change("package.yaml", ("language: da", "language: en-GB"))
    folder.change("words.yaml", ("quotes: »«›‹", "quotes: “”‘’"))
    saying(folder, "Don’t say “no” at 14:30—on 4 July, or in the 0-10 range")
    assert [problem for problem in folder.load().warnings if problem.where and problem.where.file.name == SHEET] == []


def test_the_words_of_the_pages_are_read_too(folder: Folder, shown: Shown) -> None:
    folder.change("words.yaml", ("advice: Gode råd", "advice: Gode  råd"))
    assert shown(folder.warning())[::2] == ("words.yaml", "  ")
