"""The room Brand in a real browser: accessible, narrow and wide, with a script and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.app.rooms import rooms
from sheetbuilder.app.supplies import supplies
from sheetbuilder.serving.server import LocalServer
from tests import browser, pages
from tests.app.brand_room.brands import EXAMPLES, Fields, opened, posted, text_of, with_values

pytestmark = pytest.mark.long

SHOWN = "[...document.images].filter((one) => one.checkVisibility()).every((one) => one.complete && one.naturalWidth)"
"""Pictures that are folded away come when somebody looks at them."""


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The page in Danish, with a folder of brands."""
    with pages.served(tmp_path_factory.mktemp("run"), *rooms(supplies(None, EXAMPLES)), language="da") as server:
        yield server


@pytest.fixture(scope="module")
def path(danish: LocalServer) -> str:
    """A brand that is open."""
    return opened(danish, "eksempelkoebing")


@pytest.mark.parametrize("page", ["brand/", "", "text", "letterhead", "lines", "lines/2.1", "sheets"])
def test_everybody_can_use_it(danish: LocalServer, path: str, page: str) -> None:
    address = f"{danish.door.address}{page if page == 'brand/' else path + page}"
    for dark, width in ((False, 1280), (True, browser.NARROW)):
        assert browser.axe(address, dark=dark, width=width) == []
    assert browser.axe(address, dark=True, forced=True) == []
    assert not browser.overflow(address, width=browser.NARROW).wide
    assert browser.keyboard(address).faults == []


@pytest.mark.parametrize(
    ("page", "field", "value"), [("", "contacts.0.number", "x"), ("letterhead", "overlay.first.safe_area.top", "900")]
)
def test_what_is_wrong_can_be_read_by_everybody(danish: LocalServer, page: str, field: str, value: str) -> None:
    own = opened(danish, "proevesund")
    form = Fields(pages.asked(danish, f"{own}{page}").text).sent
    posted(danish, f"{own}{page}", with_values(form, {field: value}))
    address = f"{danish.door.address}{own}{page}"
    for dark, width in ((False, 1280), (True, browser.NARROW)):
        assert browser.axe(address, dark=dark, width=width) == []
    assert not browser.overflow(address, width=browser.NARROW).wide


def test_a_colour_is_judged_while_it_is_typed(danish: LocalServer, path: str) -> None:
    used = browser.use(
        f"{danish.door.address}{path}",
        {"fill": "[name='colours.warning']", "text": "#FFCC00"},
        {"until": "document.querySelector('#colours-in-use .wrong') !== null"},
        {"read": "#colours-in-use .wrong"},
    )
    assert "#FFCC00" in used.told[-1][0]
    assert used.complaints == []


def test_a_brand_is_made_without_a_script(danish: LocalServer, tmp_path: Path) -> None:
    used = browser.use(
        f"{danish.door.address}brand/",
        {"fill": "#new-name", "text": "Mønsterbjerg"},
        {"click": "form[action$='/new'] button"},
        {"wait": "form.brand"},
        {"fill": "[name='contacts.0.label']", "text": "Infohus Mønsterbjerg"},
        {"upload": "[name='file:logo.colour']", "files": [str(EXAMPLES / "logos" / "eksempelkoebing.svg")]},
        {"click": "form.brand button.main"},
        {"wait": ".notice"},
        {"read": ".notice"},
        {"save": "a[href$='brand.yaml']", "to": str(tmp_path / "brand.yaml")},
        scripts=False,
    )
    assert used.complaints == []
    saved = (tmp_path / "brand.yaml").read_text("utf-8")
    assert "label: Infohus Mønsterbjerg" in saved
    assert "colour: eksempelkoebing.svg" in saved
    assert "# Det, jeres kommune trykker på pakken." in saved


def test_the_letterhead_is_chosen_by_looking(danish: LocalServer, path: str) -> None:
    used = browser.use(
        f"{danish.door.address}{path}letterhead",
        {"until": SHOWN},
        {"tick": "input[name=other][value='3']"},
        {"click": "main form button.main"},
        {"wait": ".notice"},
        {"read": ".notice"},
    )
    assert used.complaints == []
    assert "other:\n    page: 3" in text_of(danish, path)


def test_two_tabs_never_lose_each_others_work_silently(danish: LocalServer) -> None:
    own = opened(danish, "eksempelkoebing")
    page, save = f"{danish.door.address}{own}", {"click": "form.brand button.main"}
    lines = f"{page}lines/2.1"
    used = browser.use(
        page,
        {"tab": 1},
        {"goto": page},
        {"tab": 2},
        {"goto": lines},
        {"tab": 0},
        {"fill": "[name=unit]", "text": "Den ene"},
        save,
        {"wait": ".notice"},
        {"tab": 1},
        {"fill": "[name=unit]", "text": "Den anden"},
        save,
        {"wait": ".notice.error"},
        {"read": ".notice"},
        {"evaluate": "document.querySelector('[name=unit]').value"},
        {"read": ".unsaved"},
        save,
        {"wait": ".notice.good"},
        {"tab": 2},
        {"fill": "[name='new:text']", "text": "Tag en kollega med"},
        {"click": "main form button.main"},
        {"wait": ".notice.error"},
        {"read": ".notice"},
        {"evaluate": "document.querySelector('#unsaved').value"},
    )
    told = [one for one in used.told if one is not None and one != 200]
    assert "anden fane" in told[0][0]
    assert "Forvaltning eller afdeling" in told[0][1]
    assert told[1] == "Den anden", "what was typed stands in the field"
    assert told[2] == ["Ikke gemt. I filen står der: Den ene"]
    assert "anden fane" in told[3][0]
    assert told[4].endswith(": Tag en kollega med"), "it can be copied"
    text = text_of(danish, own)
    assert "unit: Den anden" in text, "one press writes it over"
    assert "Tag en kollega" not in text


ROWS = "[...document.querySelectorAll('#contacts > fieldset > legend')].map((one) => one.textContent)"


def test_contacts_are_dragged_and_moved_by_the_keyboard(danish: LocalServer) -> None:
    own = opened(danish, "eksempelkoebing")
    used = browser.use(
        f"{danish.door.address}{own}",
        {"read": "#contacts-order .said"},
        {"drag": "#contacts-order li:nth-child(3) .said", "to": "#contacts-order li:nth-child(1) .said"},
        {"read": "#contacts-order .said"},
        {"evaluate": ROWS},
        {"focus": "#contacts-order li:nth-child(1) button[name=down]"},
        {"press": "Enter"},
        {"read": "#contacts .ordering [role=status]"},
        {"evaluate": "document.activeElement.name"},
        {"focus": "[name='contacts.0.hours']"},
        {"fill": "[name='contacts.0.hours']", "text": "altid"},
        {"press": "Enter"},
        {"wait": ".notice"},
        {"read": "#contacts-order .said"},
        {"evaluate": "document.querySelector('[name=\"contacts.1.hours\"]').value"},
    )
    told = [one for one in used.told if one is not None]
    first, second, third = told[0]
    assert told[1] == told[2] == [third, first, second], "the fields follow"
    assert told[3] == [f"{third} er nu nummer 2 af 3"]
    assert told[4] == "down", "the focus stays where it can be pressed again"
    assert told[5] == [first, third, second]
    assert used.complaints == []


def test_a_sheet_of_ones_own_is_put_in_and_looked_at_without_a_script(danish: LocalServer, tmp_path: Path) -> None:
    own = opened(danish, "eksempelkoebing")
    text = (EXAMPLES / "proevesund" / "2.7-moedesteder-i-proevesund.yaml").read_text("utf-8")
    good, wrong = tmp_path / "2.9-vores.yaml", tmp_path / "2.8-galt.yaml"
    good.write_text(text.replace('"2.7"', '"2.9"'), "utf-8")
    wrong.write_text(text.replace("purpose:", "formaal:"), "utf-8")
    choose, put = "input[name=sheets]", {"click": "form button.main"}
    used = browser.use(
        f"{danish.door.address}{own}sheets",
        {"upload": choose, "files": [str(wrong)]},
        put,
        {"wait": ".notice.error"},
        {"read": ".problems"},
        {"upload": choose, "files": [str(good)]},
        put,
        {"wait": "section.own"},
        {"read": "section.own h2"},
        {"count": "section.own img"},
        {"address": True},
        scripts=False,
    )
    told = [one for one in used.told if one is not None]
    assert "2.8-galt.yaml" in "".join(told[0])
    assert told[1] == ["2.9 Mødesteder i Prøvesund"]
    assert told[2] == 2
    assert told[3].endswith("sheets?saved=1")
    assert "add_sheet: 2.9-vores.yaml" in text_of(danish, own)


def test_the_pages_beside_local_lines_are_large_enough_to_be_read(danish: LocalServer, path: str) -> None:
    width = {"evaluate": "document.querySelector('.beside .leaves img').getBoundingClientRect().width"}
    for wide, least in ((1280, 350), (browser.NARROW, 250)):
        used = browser.use(f"{danish.door.address}{path}lines/2.6", width, width=wide)
        assert used.told[-1] >= least, wide
