"""HTML files before a real browser and the Nu validator; all of it is left to CI and to --long."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.compose import build
from sheetbuilder.content import Package
from tests import browser

pytestmark = pytest.mark.long

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("set-1", "2.6", "3.5", "4.3", "guide", "cards-livline")
"""Between them every kind of block, figure and field."""

UNKNOWN = ("Property “field-sizing” doesn't exist", "blocked by “img-src” directive")
"""The validator does not know CSS Basic User Interface 4, and never lets a data: address pass `img-src data:`.

A browser does both.
"""

GUESSED = "p-as-heading: "
"""An experimental rule, which guesses from the size of letters: a subtitle, or a name in large ones, is no heading."""


@pytest.fixture(scope="module")
def pages(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Pages without a brand, and those of a brand with a logo and one with a field of colour."""
    folder = tmp_path_factory.mktemp("pages")
    made = list(build(ours, NAMES, out=folder, format=FileFormat.HTML))
    for name in ("proevesund", "eksempelkoebing"):
        brand = load_brand(EXAMPLES / "brands" / f"{name}.yaml")
        made += build(ours, ["set-1", "2.6"], out=folder, format=FileFormat.HTML, brand=brand)
    return tuple(one.path for one in made)


def test_axe_finds_nothing(pages: tuple[Path, ...]) -> None:
    for page in pages:
        for found in (browser.axe(page), browser.axe(page, width=browser.NARROW, dark=True)):
            assert [one for one in found if not one.startswith(GUESSED)] == [], page


def test_nothing_scrolls_sideways_but_what_says_so(pages: tuple[Path, ...]) -> None:
    for page in pages:
        for text in (1.0, browser.LARGE):
            found = browser.overflow(page, text=text)
            assert not found.wide, (page, found.elements)
            assert not found.clipped, page
            assert not found.fixed, page


def test_the_keyboard_reaches_everything(pages: tuple[Path, ...]) -> None:
    for page in pages:
        assert browser.keyboard(page).faults == [], page


def test_nothing_is_asked_of_the_network(pages: tuple[Path, ...]) -> None:
    for page in pages:
        assert browser.requests(page) == [], page


def test_the_validator_says_nothing(pages: tuple[Path, ...]) -> None:
    found = browser.validated(*pages)
    assert [one for one in found if not any(known in one for known in UNKNOWN)] == []


def test_in_colours_that_a_reader_has_chosen_everything_is_seen(pages: tuple[Path, ...]) -> None:
    for dark, page in enumerate(pages[1:4]):
        found = browser.axe(page, dark=bool(dark), forced=True)
        assert [one for one in found if not one.startswith(GUESSED)] == [], page
    assert browser.keyboard(pages[1], forced=True).faults == []


COLOUR = "getComputedStyle(document.querySelector({!r})).{}"


def test_there_the_head_has_its_rule_a_logo_its_plate_and_a_filled_panel_its_words(pages: tuple[Path, ...]) -> None:
    panel = (
        "(() => { const panel = document.createElement('div'); panel.className = 'panel fill'; panel.textContent = 'x';"
        " document.querySelector('main').append(panel); })()"
    )
    told = browser.use(
        next(page for page in pages if page.parent.name.startswith("proevesund") and "saet" in page.name),
        {"evaluate": COLOUR.format("body > header", "borderTopColor")},
        {"evaluate": COLOUR.format("body", "color")},
        {"evaluate": COLOUR.format(".plate", "backgroundColor")},
        {"evaluate": panel},
        {"evaluate": COLOUR.format(".panel.fill", "color")},
        {"evaluate": COLOUR.format(".panel.fill", "backgroundColor")},
        dark=True,
        forced=True,
    ).told
    assert told[0] == told[1]
    assert told[2] == "rgb(255, 255, 255)"
    assert told[4:] == ["rgb(0, 0, 0)", told[1]], "black on white, where all else is white on black"
