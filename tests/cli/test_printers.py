"""`printers`: what there is, and what each can do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli import printers
from sheetbuilder.cli.exits import Exit
from sheetbuilder.printing.api import ListedPrinter
from sheetbuilder.printing.capabilities import Capabilities
from tests.cli.conftest import Cli
from tests.printing.fake_printer import FakePrinter, keywords


def test_printers_are_listed(cli: Cli, printer: FakePrinter) -> None:
    printer.attributes["printer-state-reasons"] = keywords("toner-low-warning")
    ran = cli("printers", printer.address)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out == f"{printer.address}  ready; it is nearly out of toner; both sides; on A3, A4, Letter\n"
    (told,) = json.loads(cli("printers", printer.address, "--json").out)["printers"]
    assert (told["name"], told["model"], told["state"]) == (printer.address, "Example 1000", "idle")
    assert (told["copies"], told["ready"]) == (99, ["iso_a4_210x297mm"])


def test_no_printers(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = cli("printers")
    assert (ran.code, "SB917" in ran.err) == (Exit.PRINTER, True)


@pytest.mark.parametrize(
    ("able", "told"),
    [
        (None, ["it does not say what it can do"]),
        (Capabilities(), ["ready"]),
        (Capabilities(state=4, sides=("one-sided",)), ["at work", "one side only"]),
        (Capabilities(state=5, reasons=("paused",)), ["stopped", "it is paused"]),
    ],
)
def test_how_a_printer_is_told_of(able: Capabilities | None, told: list[str]) -> None:
    assert [str(one) for one in printers._told(ListedPrinter("x", able))] == told
    assert [str(one) for one in printers._told(ListedPrinter("x", able, usual=True))] == ["the usual one", *told]


def test_a_machine_on_which_none_is_set_up(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetbuilder.printing.api.printers", lambda _: ())
    assert cli("printers").out == "No printer is set up on this machine. One with an address can be named: ipp://…\n"
    assert json.loads(cli("printers", "--json").out) == {"printers": [], "problems": []}


def test_what_a_printer_says_does_not_command_the_terminal(cli: Cli, printer: FakePrinter) -> None:
    printer.attributes["printer-state-reasons"] = keywords("\x1b[2Jodd\x07")
    ran = cli("printers", printer.address)
    assert "\x1b" not in ran.out
    assert "[2Jodd" in ran.out
