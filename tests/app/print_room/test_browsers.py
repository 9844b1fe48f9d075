"""The room Print in a real browser: with a script and without, with a mouse and with the keyboard alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.app.rooms import rooms
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.cli import run
from sheetbuilder.serving.server import LocalServer
from tests import browser, pages

pytestmark = pytest.mark.long

LIST = "#chosen .said"
MAKE = {"click": "button[value=make]"}


@pytest.fixture(scope="module")
def danish(ours: Supplies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The page in Danish."""
    with pages.served(tmp_path_factory.mktemp("run"), *rooms(ours), language="da") as server:
        yield server


def tick(*names: str) -> list[dict[str, object]]:
    return [{"tick": f"input[name=target][value='{name}']"} for name in names]


def test_papers_are_ticked_dragged_made_looked_at_and_saved(danish: LocalServer, tmp_path: Path) -> None:
    line = ["build", "strategy", "2.6", "2.3", "--one-file", "moede", "--grey", "-o", str(tmp_path / "out")]
    assert run(line, os.environ) == 0
    used = browser.use(
        f"{danish.door.address}print/",
        {"fill": "#search", "text": "risiko"},
        {"count": "[data-sought]:not([hidden])"},
        {"fill": "#search", "text": ""},
        *tick("2.3", "2.6", "strategy", "4.1"),
        {"drag": "#chosen li:nth-child(3) .said", "to": "#chosen li:nth-child(1) .said"},
        {"focus": "#chosen li:nth-child(2) button[name=down]"},
        {"press": "Enter"},
        {"read": ".ordering [role=status]"},
        {"click": "#chosen li:nth-child(4) button[name=remove]"},
        {"read": LIST},
        {"count": "input[name=target]:checked"},
        {"select": "#colour", "value": "grey"},
        {"tick": "input[name=together]"},
        MAKE,
        {"wait": ".leaves"},
        {"until": "document.querySelector('.leaves img').naturalWidth > 0"},
        {"save": ".files a[download]", "to": str(tmp_path / "saved.pdf")},
        {"click": ".leaves a"},
        {"until": "document.querySelector('.leaf img')?.naturalWidth >= 960"},
    )
    told = [one for one in used.told if one is not None]
    assert 0 < told[0] < 18
    assert told[1:] == [
        ["2.3 Mål og dagsorden er nu nummer 3 af 4"],
        ["Strategi for mødet", "2.6 Risikovurdering før mødet", "2.3 Mål og dagsorden"],
        3,
        "moede.pdf",
    ]
    assert (tmp_path / "saved.pdf").read_bytes() == (tmp_path / "out" / "moede.pdf").read_bytes()
    assert used.complaints == []
    assert {one.split("/")[2] for one in used.requests} == {f"127.0.0.1:{danish.door.port}"}


def test_it_works_without_a_script(danish: LocalServer) -> None:
    used = browser.use(
        f"{danish.door.address}print/",
        *tick("2.3", "2.6"),
        {"click": "button.update"},
        {"wait": "#chosen li"},
        {"click": "#chosen li:nth-child(2) button[name=up]"},
        {"read": LIST},
        MAKE,
        {"wait": ".leaves"},
        {"read": ".files h2"},
        scripts=False,
    )
    told = [one for one in used.told if one is not None]
    assert told == [
        ["2.6 Risikovurdering før mødet", "2.3 Mål og dagsorden"],
        ["ark-2.6-risikovurdering.pdf", "ark-2.3-maal-for-moedet.pdf"],
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_its_pages_are_accessible(danish: LocalServer, dark: bool) -> None:
    begun = pages.asked(
        danish,
        "print/",
        "POST",
        headers={**pages.ours(danish), **pages.FORM},
        body=b"go=make&target=strategy",
    )
    used = browser.use(
        f"http://127.0.0.1:{danish.door.port}{begun.headers['location']}", {"wait": ".leaves"}, {"address": True}
    )
    made = used.told[-1]
    for page in (f"{danish.door.address}print/", made, f"{made}/printer/", f"{made}/strategi-for-moedet.pdf/1"):
        assert browser.axe(page, dark=dark, width=browser.NARROW if dark else 1280) == [], page
        assert browser.axe(page, dark=dark, forced=True) == [], page
        if dark:
            fitting = browser.overflow(page, text=browser.LARGE)
            assert (fitting.wide, fitting.elements) == (False, []), page
    if not dark:
        assert browser.keyboard(f"{made}/printer/").faults == []


def test_two_tabs_choose_and_make_each_their_own(danish: LocalServer) -> None:
    room, busy = f"{danish.door.address}print/", "document.getElementById('work')"
    used = browser.use(
        room,
        *tick("2.6"),
        {"tab": 1},
        {"goto": room},
        {"read": LIST},
        *tick("strategy"),
        {"tab": 0},
        *tick("2.3"),
        MAKE,
        {"tab": 1},
        MAKE,
        {"wait": ".leaves"},
        {"read": ".files h2"},
        {"address": True},
        {"tab": 0},
        {"until": f"!{busy} && document.querySelector('.leaves')"},
        {"read": ".files h2"},
        {"address": True},
    )
    told = [one for one in used.told if one is not None]
    assert told[1] == [], "what the one has ticked is not ticked in the other"
    assert len(told[2]) == 1
    assert "strategi" in told[2][0].lower()
    assert len(told[4]) == 2
    assert told[3] != told[5], "and what each has made stays at its own address"
    assert used.complaints == []
