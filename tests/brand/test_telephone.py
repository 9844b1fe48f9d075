"""Telephone numbers: which can be right, and where in a text they are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.brand.telephone import blank, doubt, numbers_in

HEAD = 'type: brand\nname: Prøvesund Kommune\nmunicipality_code: "0000"\n'


@pytest.mark.parametrize(
    "number",
    [
        "20 30 40 50", "20304050", "7015 1515", "00 00 00 00", "+45 70 15 15 15", "0045 70151515", "004570151515",
        "112", "114", "1813", "116 111", "116117", "118", "+46 8 123 456 78", "0049 30 901820", "+1 212 555 0100",
        "+299 34 58 00", "+298 31 14 48", "+45 00 00 00 00",
    ],
)  # fmt: skip
def test_a_number_that_can_be_right(number: str) -> None:
    assert doubt(number) is None


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("33 12 12 1", "it has 7 digits"),
        ("33121", "it has 5 digits"),
        ("33 12 12 12 1", "it has 9 digits"),
        ("111", "it has 3 digits"),
        ("1819", "it has 4 digits"),
        ("116 999", "it has 6 digits"),
        ("12 34 56 78", "no Danish number begins with 1"),
        ("01 23 45 67", "no Danish number begins with 0"),
        ("+45 33 12 12 1", "it has 7 digits"),
        ("0045 331212", "it has 6 digits"),
        ("+45 112", "it has 3 digits"),
        ("+46 8 12", "with its country it has 5 digits"),
        ("+46 8 123 456 789 123 456", "with its country it has 18 digits"),
        ("+045 20 30 40 50", "no country has a code"),
        ("000 000 000", "no country has a code"),
    ],
)
def test_a_number_that_cannot(number: str, why: str) -> None:
    assert str(doubt(number)).startswith(why)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring til vagten på 33 12 12 1, før I går.", ["33 12 12 1"]),
        ("**Infohus:** 33 12 12 12 eller +46 8 123 456 78.", ["33 12 12 12", "+46 8 123 456 78"]),
        ("Tlf.: 3312121 · Rådhustorvet 1, 0000 Byen", ["3312121"]),
        ("Ring 112, og vent.", ["112"]),
        ("Nummeret er 1813", ["1813"]),
        ("Ring 2 gange, senest 30. november 2026, kl. 8.30–15.30.", []),
        ("Ring i 2026, og brug ark 2.6, greb 3.", []),
        ("Telefonen er åben kl. 9–15 på hverdage.", []),
        ("Rådhustorvet 1, 0000 Eksempelkøbing", []),
        ("Sagen 2026-11-28 og side 3 af 56", []),
        ("Ring 33-12-12-1 eller 33.12.12.1", ["33-12-12-1", "33.12.12.1"]),
        ("Ring 33\u202f12\u202f12\u202f1 eller 33\u00a012  12 1.", ["33\u202f12\u202f12\u202f1", "33\u00a012  12 1"]),
        ("Døgnvagten: 70 10 1. Akuttelefonen er 70101", ["70 10 1", "70101"]),
        ("SSP 3312121, skolen 3312 121", ["3312121", "3312 121"]),
        ("tlf. 33 12 12 12/13 og 33 12 12 12–15", ["33 12 12 12", "33 12 12 12"]),
        ("CVR-nr. 19501817 · CVR 12 34 56 78 · EAN-nummer 5798006986354", []),
        ("Journalnr. 12345, lokale nr. 204, vagtlokale 204", []),
        ("Den 24.12.26, 24-12-2026 eller 2026 120 gange", []),
    ],
)
def test_numbers_are_found_where_a_reader_sees_them(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == found


@pytest.mark.parametrize("number", ["00 00 00 00", "+45 00 00 00 00", "0045 00000000", "0000"])
def test_noughts_are_noughts_behind_the_code_of_the_country_too(number: str) -> None:
    assert blank(number)


@pytest.mark.parametrize("number", ["45 00 00 00 10", "+45 45 00 00 00", "0045 45 45 00 00", "20 00 00 00"])
def test_a_number_with_figures_of_its_own_is_not_blank(number: str) -> None:
    assert not blank(number)


def test_a_number_is_taken_with_the_spaces_of_a_text_processor_and_printed_with_ordinary_ones(tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text(
        f"{HEAD}contacts: [{{id: a, label: A, number: 33\u00a012\u202f12\u200912, checked: 2026-11-01}}]\n", "utf-8"
    )
    assert load_brand(path).file.contacts[0].number == "33 12 12 12"


def test_a_brand_is_told_of_each_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text(
        f"{HEAD}contacts:\n"
        "  - {id: a, label: Infohus, number: 33 12 12 1, checked: 2026-11-01}\n"
        "  - {id: b, label: Vagt, number: 33 12 12 12, hours: ellers tlf. 33 12 1, checked: 2026-11-01}\n"
        "footer: [Telefon 3312121]\n"
        "local:\n"
        '  - {sheet: "2.6", block: advice, item: spoerg-politiet, replace: Ring til SSP på 20 30 40.}\n',
        "utf-8",
    )
    told = [one for one in load_brand(path).warnings if one.code == "SB329"]
    lines = path.read_text("utf-8").splitlines()
    wrong = {5: "33 12 12 1", 6: "33 12 1,", 7: "3312121", 9: "20 30 40."}
    places = [(one.where.line, one.where.column) for one in told if one.where]
    assert places == [(line, lines[line - 1].index(number) + 1) for line, number in wrong.items()]
    assert str(told[0].message).startswith("“33 12 12 1”: it has 7 digits")
