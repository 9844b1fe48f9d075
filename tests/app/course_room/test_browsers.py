"""The room Course in a real browser: accessible, narrow and wide, with a mouse, with the keyboard, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.app.rooms import rooms
from sheetbuilder.app.supplies import supplies
from sheetbuilder.serving.server import LocalServer
from tests import browser, pages
from tests.app.brand_room.brands import posted
from tests.app.course_room.courses import EXAMPLES, SHORT, kinds, names, opened, recipe
from tests.app.hand import Hand

pytestmark = pytest.mark.long

DECK = EXAMPLES / "handouts" / "decks" / "tavletegninger.pdf"


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The page in Danish, with a folder of recipes."""
    with pages.served(tmp_path_factory.mktemp("run"), *rooms(supplies(None, EXAMPLES)), language="da") as server:
        yield server


@pytest.fixture(scope="module")
def path(danish: LocalServer) -> str:
    """The example, taken from its folder, with people."""
    answer = posted(danish, "course/take", [("file", "handouts/samtalen-hele-vejen.yaml")])
    taken = answer.headers["location"].removeprefix(f"{danish.door.base}/")
    Hand(danish).post(f"{taken}people", list="navn;organisation\nDeltager Et;Prøvesund Kommune\n")
    return taken


def usable(address: str) -> None:
    for dark, width in ((False, 1280), (True, browser.NARROW)):
        assert browser.axe(address, dark=dark, width=width) == []
    assert not browser.overflow(address, width=browser.NARROW).wide
    assert browser.keyboard(address).faults == []


@pytest.mark.parametrize("page", ["course/", "", "about", "text", "people", "new?kind=exercise", "new?kind=pdf"])
def test_everybody_can_use_it(danish: LocalServer, path: str, page: str) -> None:
    usable(f"{danish.door.address}{page if page == 'course/' else path + page}")


@pytest.mark.parametrize("kind", ["programme", "sign-in", "pdf", "sheet", "exercise"])
def test_everybody_can_fill_in_a_part(danish: LocalServer, path: str, kind: str) -> None:
    there = names(pages.asked(danish, path).text)
    usable(f"{danish.door.address}{path}item/{there[kinds(recipe(danish, path)).index(kind)]}")


def test_everybody_can_look_at_what_is_made(danish: LocalServer) -> None:
    hand = Hand(danish)
    where, _ = hand.ended(hand.post(f"{opened(danish)}make", go="make"))
    usable(f"{danish.door.address}{where}")
    usable(f"{danish.door.address}{where}?show=trainers")


def test_parts_are_dragged_and_moved_and_taken_out(danish: LocalServer) -> None:
    path = opened(danish)
    used = browser.use(
        f"{danish.door.address}{path}",
        {"drag": "#items li:nth-child(3) .said", "to": "#items li:nth-child(1) .said"},
        {"focus": "#items li:nth-child(2) button[name=down]"},
        {"press": "Enter"},
        {"press": "Enter"},
        {"read": ".ordering [role=status]"},
        {"read": ":focus"},
        {"click": "#items li:nth-child(2) button[name=remove]"},
        {"until": "document.querySelector('form.ordered').ariaBusy === 'false'"},
        {"goto": f"{danish.door.address}{path}"},
        {"read": "#items .said"},
        {"click": "form[action$='/undo'] button"},
        {"wait": "#items"},
        {"count": "#items li"},
    )
    assert used.complaints == []
    assert used.told[4] == ["Forside er nu nummer 4 af 4"]
    assert used.told[5] == ["↓"]
    assert used.told[9] == ["Sider til noter", "Kursusbevis", "Forside"]
    assert used.told[12] == 4
    assert kinds(recipe(danish, path)) == ["notes", "sheet", "certificate", "cover"]


def test_a_course_is_put_together_without_a_script(danish: LocalServer, tmp_path: Path) -> None:
    used = browser.use(
        f"{danish.door.address}course/",
        {"fill": "#title", "text": "Temadag"},
        {"fill": "#place", "text": "Prøvesund"},
        {"click": "form[action$='/new'] button"},
        {"wait": "#items"},
        {"select": "#what", "value": "sheet:3.1"},
        {"click": "form.adding button"},
        {"wait": "#items"},
        {"select": "#what", "value": "pdf"},
        {"click": "form.adding button"},
        {"wait": "form.item"},
        {"upload": "[name='file:file']", "files": [str(DECK)]},
        {"click": "form.item button.main"},
        {"wait": ".slides"},
        {"click": "button[value=drafts]"},
        {"wait": "#alts fieldset"},
        {"until": "[...document.images].every((one) => one.complete && one.naturalWidth > 0)"},
        {"click": "main .actions a"},
        {"wait": "#items"},
        {"click": "#items li:nth-child(3) button[name=up]"},
        {"wait": "#items"},
        {"read": ":focus"},
        {"save": "a[href$='recipe.yaml']", "to": str(tmp_path / "temadag.yaml")},
        {"click": ".making button.main"},
        {"wait": "table.pairs"},
        {"count": ".heads h2"},
        scripts=False,
    )
    assert used.complaints == []
    assert used.told[-1] == 2
    assert used.told[-5] == ["↑"]
    text = (tmp_path / "temadag.yaml").read_text("utf-8")
    assert kinds(text)[:3] == ["cover", "programme", "contents"]
    assert "- type: pdf\n    file: tavletegninger.pdf\n" in text
    assert "    title: tavletegninger\n" in text
    assert text.count("draft: true") == 3
    assert "sheetbuilder handout temadag.yaml" in text
    assert 'sheet: "3.1"' in text or "sheet: '3.1'" in text


def test_a_course_is_put_together_with_the_keyboard_alone(danish: LocalServer) -> None:
    path = opened(danish, SHORT)
    used = browser.use(
        f"{danish.door.address}{path}",
        {"focus": "#what"},
        {"select": "#what", "value": "exercise"},
        {"press": "Tab"},
        {"press": "Tab"},
        {"press": "Enter"},
        {"wait": "form.item"},
        {"fill": "#title", "text": "Øv"},
        {"fill": "#minutes", "text": "10"},
        {"fill": "#instructions", "text": "Sæt jer\nTal"},
        {"focus": "form.item button.main"},
        {"press": "Enter"},
        {"wait": "#items"},
        {"read": "#items .said"},
    )
    assert used.complaints == []
    assert "Øvelse: Øv" in used.told[-1]
    assert re.search(r"- type: exercise\n    title: Øv\n    minutes: 10\n", recipe(danish, path))
