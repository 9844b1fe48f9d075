"""Start pages and overviews before a real browser and the Nu validator; all of it is left to CI and to --long."""

from __future__ import annotations

import datetime
from pathlib import Path

import pypdf
import pytest

from sheetbuilder import pack
from sheetbuilder.theme.papers import MM
from tests import browser
from tests.packs.brands import brand_file

pytestmark = pytest.mark.long

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = datetime.date(2026, 11, 26)
FOREVER = datetime.date(2031, 1, 1)

Made = dict[str, Path]

NONE = ["Ingen ark passer. Prøv et andet ord, eller vælg »Alle«."]
SHOWN = "#sheets ~ section li[data-step]:not([hidden]) h4 .number"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Start pages by what is unusual in them, and the overview of the first packs."""
    folder = tmp_path_factory.mktemp("packs")
    bare = brand_file(tmp_path_factory.mktemp("brands") / "bare", "Sydsjællands og Lolland-Falsters Landkommune i Nord")
    usual, english = EXAMPLES / "brands" / "proevesund.yaml", EXAMPLES / "first-conversation"
    outcomes = pack([usual, bare], out=folder / "da", date=DAY, inspect=False, html=False)
    outcomes += pack(
        [bare], out=folder / "en", date=FOREVER, inspect=False, fillable=True, large_print=True, content=english
    )
    pages = {}
    for name, outcome in zip(("field", "bare", "english"), outcomes, strict=True):
        assert outcome.folder is not None, outcome.problems
        pages[name] = outcome.folder / "index.html"
    return {**pages, "overview": folder / "da" / "index.html"}


def test_axe_finds_nothing(made: Made) -> None:
    asked = (("field", 1280, False), ("bare", browser.NARROW, True), ("english", browser.NARROW, False))
    for name, width, dark in (*asked, ("overview", browser.NARROW, False), ("overview", 1280, True)):
        assert browser.axe(made[name], width=width, dark=dark) == [], (name, width, dark)


def test_nothing_scrolls_sideways(made: Made) -> None:
    for name, page in made.items():
        for text in (1.0, browser.LARGE):
            found = browser.overflow(page, text=text)
            assert (found.wide, found.scrollers, found.clipped, found.fixed) == (False, [], [], []), (name, text, found)


def test_the_keyboard_reaches_everything(made: Made) -> None:
    for name in ("english", "overview"):
        assert browser.keyboard(made[name]).faults == [], name


def test_nothing_is_asked_of_the_network(made: Made) -> None:
    for name, page in made.items():
        assert browser.requests(page) == [], name


def test_the_validator_says_nothing(made: Made) -> None:
    # It never lets a data: address pass `img-src data:`; a browser does.
    found = [one for one in browser.validated(*made.values()) if "blocked by “img-src” directive" not in one]
    assert found == []


def test_sheets_are_found_by_a_word_a_step_and_a_core_element(made: Made) -> None:
    used = browser.use(
        made["field"],
        {"count": "#find:not([hidden])"},
        {"fill": "#find-text", "text": "UTRYG  mødet"},
        {"read": SHOWN},
        {"read": "#found"},
        {"fill": "#find-text", "text": ""},
        {"select": "#find-step", "value": "4"},
        {"read": SHOWN},
        {"select": "#find-element", "value": "K5"},
        {"read": SHOWN},
        {"read": "#found"},
        {"fill": "#find-text", "text": "findes ikke"},
        {"read": "#found"},
        # What leads to a sheet that is not shown shows it.
        {"click": ".needs a[href='#sheet-1.2']"},
        {"count": "#sheet-1\\.2:not([hidden])"},
        {"select": "#find-step", "value": "1"},
        {"click": "#find-again"},
        {"count": "li[data-step]:not([hidden])"},
    )
    told = [one for one in used.told if one is not None]
    assert told == [1, ["2.6"], ["1 ark passer."], ["4.1", "4.2", "4.3"], ["4.1"], ["1 ark passer."], NONE, 1, 18]
    assert used.complaints == []


def test_without_a_script_everything_is_there_but_the_fields_to_find_with(made: Made) -> None:
    used = browser.use(
        made["field"], {"count": "#find[hidden]"}, {"count": "li[data-step]"}, {"read": SHOWN}, scripts=False
    )
    assert used.told[:2] == [1, 18]
    assert len(used.told[2]) == 18


def test_it_prints_on_a4_without_fields_and_with_the_names_of_files(made: Made, tmp_path: Path) -> None:
    for name in ("field", "overview"):
        browser.use(made[name], {"print": str(tmp_path / f"{name}.pdf")})
        pages = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages
        words = [page.extract_text() for page in pages]
        assert all(len(text) > 100 for text in words), "a page is as good as empty"
        assert {tuple(round(side / MM) for side in page.mediabox[2:]) for page in pages} == {(210, 297)}
        told = " ".join(" ".join(words).split())
        if name == "field":
            assert "ark-2.6-risikovurdering-1.1.pdf" in told.replace(" ", "")
            assert "Hvad står du med?" in told
            assert "Vis alle ark" not in told
        else:
            assert "Prøvesund Kommune" in told


@pytest.mark.parametrize("dark", [False, True])
def test_in_colours_that_a_reader_has_chosen_everything_is_seen(made: Made, dark: bool) -> None:
    for name, page in made.items():
        assert browser.axe(page, dark=dark, forced=True) == [], name
    assert browser.keyboard(made["field"], forced=True).faults == []
