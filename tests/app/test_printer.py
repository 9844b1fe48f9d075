"""From what was made to paper: asked, shown, and sent once."""

from __future__ import annotations

import pytest

from sheetbuilder.printing import spooler
from tests.app.hand import Hand
from tests.printing.fake_printer import FakePrinter


def test_nothing_is_sent_before_somebody_agrees_and_then_once(hand: Hand, printer: FakePrinter) -> None:
    made, files = hand.made(target=["2.6"])
    path, page = hand.ended(hand.post(f"{made}/printer/", address=printer.address, copies="2", sides="short"))
    assert "ark-2.6-risikovurdering.pdf: 2 pages on A4, both sides, turned over the short edge, 2 copies" in page.text
    assert f"Print on {printer.address}?" in page.text
    assert "not encrypted on its way" in page.text
    assert printer.documents == []
    first = hand.post(path)
    _, sent = hand.ended(first)
    assert f"ark-2.6-risikovurdering.pdf: sent to {printer.address} as job 17" in sent.text
    again = hand.post(path)  # the button pressed twice, or the page sent once more
    assert again.headers["location"] == first.headers["location"]
    assert printer.documents == list(files.values())
    assert printer.heard[-1].words()["sides"] == ["two-sided-short-edge"]


def test_a_printer_that_cannot_be_reached_is_told(hand: Hand) -> None:
    made, _ = hand.made(target=["2.6"])
    _, page = hand.ended(hand.post(f"{made}/printer/", address="http://printer.invalid"))
    assert "SB901" in page.text
    assert f'href="{hand.app.door.base}/{made}/printer/"' in page.text


@pytest.mark.parametrize("copies", ["0", "-1", "x", "1e3", "99999", ""])
def test_copies_are_a_number(hand: Hand, printer: FakePrinter, copies: str) -> None:
    made, _ = hand.made(target=["2.6"])
    _, page = hand.ended(hand.post(f"{made}/printer/", address=printer.address, copies=copies))
    assert "SB914" in page.text
    assert printer.documents == []


def test_a_machine_without_printers_takes_an_address(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not spooler.has_spooler()
    made, _ = hand.made(target=["2.6"])
    page = hand.get(f"{made}/printer/").text
    assert "SB917" in page
    assert 'name="address"' in page
    assert 'name="printer"' not in page
