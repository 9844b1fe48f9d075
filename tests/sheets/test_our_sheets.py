"""The Danish package: what its texts promise beyond what every package is checked for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from sheetbuilder import resources
from sheetbuilder.compose import load
from sheetbuilder.content import Package
from sheetbuilder.models.markup import words
from sheetbuilder.models.prose import prose

SOURCE = Path(__file__).parents[3] / "shared" / "domain" / "000_f737c4f98f29514c.txt"

# The source's own names, which ours may share (phases, steps, figures, bodies, elements, the address of the tool).
FIXED_NAMES = """
Tillids- og relationsopbygning; Et vedholdende arbejde; En anerkendende og validerende tilgang;
Responsiv forståelse af forandringsprocessen; Motivationsarbejde; Et ressource- og løsningsorienteret perspektiv;
Et netværksperspektiv; Arbejde med kommunikation i lag; Opmærksomhed på grundfølelser;
Trin 1: Borgeren kontaktes; Trin 2: Mødet med borgeren forberedes; Trin 3: Mødet med borgeren gennemføres;
Trin 4: Mødet med borgeren afrundes; Fase 1: Før mødet med borgeren; Fase 2: Under og efter mødet med borgeren;
Nationalt Center for Forebyggelse af Ekstremisme; National Styregruppe for Infohuse; Nationalt Sekretariat for Infohuse;
Aarhus og Københavns Kommune; https://stopekstremisme.dk/tilbud-og-vaerktojer/vurderingsvaerktoj
"""
SLIPS_OF_THE_SOURCE = (
    "effektv", "opyste", "kommunebestår", "gennemførelsesfase n", "konktakte", "faslæggelse", "borgen ", "ligger kimen",
)  # fmt: skip


@pytest.fixture(scope="module")
def package() -> Package:
    return load()


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Every text of every file, read past our own reader: (file, text)."""
    return tuple(
        (path.name, value)
        for path in sorted(resources.sheets().glob("*.yaml"))
        for value in _strings(yaml.safe_load(path.read_text(encoding="utf-8")))
    )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "rules" and key != "hyphenation":
                yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def test_the_package_reads_without_a_problem_or_a_warning(package: Package) -> None:
    assert package.warnings == ()


def test_there_are_eighteen_sheets_in_their_steps(package: Package) -> None:
    assert [sheet.number for sheet in package.sheets] == [
        *("1.1", "1.2", "1.3", "1.4"),
        *("2.1", "2.2", "2.3", "2.4", "2.5", "2.6"),
        *("3.1", "3.2", "3.3", "3.4", "3.5"),
        *("4.1", "4.2", "4.3"),
    ]
    assert [len(package.sheets_of_set(one)) for one in package.meta.sets] == [10, 8]


def test_every_sheet_has_all_that_a_sheet_has(package: Package) -> None:
    for sheet in package.sheets:
        kinds = [getattr(block, "type", "") for block in (*sheet.front, *sheet.back)]
        assert kinds[1] in ("spoken", "device"), sheet.number
        assert [kinds[0], *kinds[2:5]] == ["moves", "advice", "means", "avoid"], sheet.number
        assert kinds[5:7] == ["checklist", "questions"], sheet.number
        assert len(kinds) > 7, f"{sheet.number} has nothing to write in"
        assert sheet.facilitator is not None, sheet.number
        assert sheet.facilitator.minutes >= 5, sheet.number


def test_where_speech_is_the_point_there_is_something_to_say(package: Package) -> None:
    for number in ("1.2", "2.4", "3.1", "3.2", "3.4", "4.1", "4.2"):
        spoken = next(block for block in package.sheet(number).front if block.type == "spoken")
        for item in getattr(spoken, "items"):  # noqa: B009 - no attribute of Block itself
            assert item.text.startswith("»"), (number, item.id)
            assert item.text.endswith("«"), (number, item.id)


def test_every_point_that_may_be_overridden_has_an_id_of_its_own(package: Package) -> None:
    for sheet in package.sheets:
        for block in (*sheet.front, *sheet.back):
            columns = getattr(block, "columns", ())
            points = [
                *getattr(block, "items", ()),
                *getattr(block, "fields", ()),
                *(columns if isinstance(columns, tuple) else ()),
            ]
            ids = [point.id for point in points]
            assert len(ids) == len(set(ids)), (sheet.number, ids)


def test_core_elements_are_spread(package: Package) -> None:
    for sheet in package.sheets:
        assert 2 <= len(sheet.core_elements) <= 4, sheet.number
    for element in package.core_elements.elements:
        assert len(package.sheets_of_element(element.id)) >= 3, element.name
    assert len(package.core_elements.elements) == 9


@pytest.mark.parametrize("word", ["radikaliser", "ekstremist", "terrorist", "typisk", "kulturelt betinget"])
def test_no_word_labels_a_person(word: str) -> None:
    found = [(file, text) for file, text in texts() if re.search(rf"\b{word}", text, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize(
    "name",
    [
        "islam",
        "muslim",
        "kristen",
        "jødisk",
        "højreekstrem",
        "venstreekstrem",
        "højreradikal",
        "nazis",
        "moské",
        "kirke",
        "arab",
    ],
)
def test_no_text_singles_out_an_ideology_a_faith_or_an_origin(name: str) -> None:
    found = [(file, text) for file, text in texts() if re.search(rf"\b{name}", text, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("word", ["bagside", "forside", "til venstre", "til højre", "én side", "siden »", "kolonne"])
def test_what_a_text_says_of_its_pages_holds_in_large_print_and_on_a_screen(word: str) -> None:
    found = [(file, text) for file, text in texts() if word in text.lower()]
    assert found == []


def test_sheets_do_not_name_extremism_except_to_say_what_they_are_not_for() -> None:
    for file, text in texts():
        if re.match(r"[0-9]\.[0-9]-", file) and "ekstremisme" in text.lower():
            assert file.startswith("2.6"), (file, text)


def test_the_law_is_pointed_to_and_never_quoted() -> None:
    assert [(file, text) for file, text in texts() if "§" in text and file != "words.yaml"] == []


def test_nothing_asks_for_personal_data(package: Package) -> None:
    asked = re.compile(r"\b(navn|cpr|adresse|fødselsdag|initialer|sagsnummer)\b", re.IGNORECASE)
    denied = re.compile(r"\b(uden|ingen|ikke|intet)\b", re.IGNORECASE)
    for sheet in package.sheets:
        for block in sheet.back:
            for field in (block, *getattr(block, "fields", ())):
                for said in (getattr(field, "label", None), getattr(field, "hint", None)):
                    if said and asked.search(said):
                        assert denied.search(said), (sheet.number, said)


def test_every_sheet_says_what_it_rests_on(package: Package) -> None:
    told = (resources.sheets() / "SOURCES.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| ")]
    named = {number for row in rows for number in re.findall(r"\d\.\d", row)}
    assert named == {sheet.number for sheet in package.sheets}
    assert "Ingen praktiker har gennemgået teksterne" in told


def test_the_slips_of_the_source_are_not_inherited() -> None:
    for file, text in texts():
        for slip in SLIPS_OF_THE_SOURCE:
            assert slip not in text.lower(), (file, slip)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w]+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _words(text)
    return {tuple(found[at : at + 6]) for at in range(len(found) - 5)}


def test_no_six_words_in_a_row_are_shared_with_the_source() -> None:
    if not SOURCE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the source document is not at {SOURCE}")
        pytest.skip("the source document is not part of a checkout")
    fixed = set().union(*(_runs(name) for name in FIXED_NAMES.split(";")))
    theirs = _runs(SOURCE.read_text(encoding="utf-8")) - fixed
    sources = (resources.sheets() / "SOURCES.md").read_text(encoding="utf-8")
    said = [*texts(), *(("SOURCES.md", row) for row in sources.split("|"))]
    shared = [(file, " ".join(run)) for file, text in said for run in _runs(_plain(text)) & theirs]
    assert shared == []


def _plain(text: str) -> str:
    return " ".join(words(part) for part in re.split(r"\n\s*\n", text)) if "{" not in text else text


CONCERN = re.compile(
    r"ekstrem|radikal|terror|bekymr|infohus|risiko|sagen\b|sags|politi|myndighed|underret|vurder|vold\b|trus|mistanke|"
    r"forebyg|straf|farlig",
    re.IGNORECASE,
)


def test_what_the_citizen_takes_home_is_neutral_in_word(package: Package) -> None:
    assert package.cards is not None
    decks = {deck.id: deck for deck in package.cards.decks}
    assert {"livline", "agreement", "conversation", "elements", "roles"} <= set(decks)
    taken_home = [(deck, card) for deck in decks.values() for card in deck.citizens_cards()]
    assert {deck.id for deck, _ in taken_home} >= {"livline", "agreement", "conversation"}
    for deck, card in taken_home:
        said = [deck.title, *(found.value for found in prose(card))]
        assert [text for text in said if CONCERN.search(text)] == [], (deck.id, card.id)
    for deck in decks.values():
        said = [found.value for found in prose(deck)]
        assert not [text for text in said if re.search(r"\b(?:\d{2} ){3}\d{2}\b|\b\d{8}\b", text)], (
            "a number was made up"
        )
    (livline,) = decks["livline"].cards
    assert {"telefon", "nat"} <= {field.id for field in livline.fields}, "room for the local numbers"
    assert livline.foot is not None
    assert "112" in livline.foot
