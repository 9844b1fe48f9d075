"""`print` and `printers`: what is asked, what is told, and that nothing is sent without a yes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.cli.exits import Exit
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.printing import limits
from tests.cli.conftest import Cli
from tests.printing.fake_printer import PRINT_JOB, VALIDATE_JOB, FakePrinter, answer, http, keywords
from tests.printing.papers import A4, paper_pdf

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Three pages in the folder that one stands in."""
    monkeypatch.chdir(tmp_path)
    return paper_pdf(Path("tre.pdf"), A4, A4, A4).name


class Terminal(io.StringIO):
    """Somebody who says something."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts somebody in front of a terminal, with an answer."""

    def put(answer: str) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    return put


def test_without_a_yes_and_with_nobody_to_ask_nothing_is_done(cli: Cli, file: str, printer: FakePrinter) -> None:
    ran = cli("print", file, "--printer", printer.address)
    assert ran.code == Exit.USAGE
    assert "Nobody can be asked whether to print" in ran.err
    assert printer.connections == 0


def test_with_a_yes_it_is_sent(cli: Cli, file: str, printer: FakePrinter) -> None:
    ran = cli("print", file, "--printer", printer.address, "--yes", "--copies", "2", "--sides", "short")
    assert (ran.code, ran.out) == (Exit.OK, f"tre.pdf: sent to {printer.address} as job 17\n")
    assert ran.err == f"What is sent to {printer.address} is not encrypted on its way.\n"
    assert printer.documents == [Path(file).read_bytes()]
    assert printer.heard[-1].words()["sides"] == ["two-sided-short-edge"]


def test_a_dry_run_asks_the_printer_and_sends_nothing(cli: Cli, file: str, printer: FakePrinter) -> None:
    ran = cli("print", file, "--printer", printer.address, "--dry-run", "--copies", "2")
    assert ran.code == Exit.OK
    assert ran.out.splitlines() == [
        f"Nothing is printed. This would be sent to {printer.address}:",
        "tre.pdf: 3 pages on A4, both sides, turned over the long edge, 2 copies, 4 papers in all",
        "  copies=2 sides=two-sided-long-edge media=iso_a4_210x297mm",
    ]
    assert VALIDATE_JOB in printer.operations
    assert printer.documents == []


@pytest.mark.parametrize(("said", "sent"), [("y\n", 1), ("Ja\n", 1), ("n\n", 0), ("\n", 0), ("", 0), ("yes?\n", 0)])
def test_somebody_is_asked(
    cli: Cli, file: str, printer: FakePrinter, says: Callable[[str], None], said: str, sent: int
) -> None:
    printer.attributes["media-ready"] = keywords("na_letter_8.5x11in")
    says(said)
    ran = cli("print", file, "--printer", printer.address)
    lines = ran.err.splitlines()
    assert "tre.pdf: 3 pages on A4, both sides, turned over the long edge, 1 copy, 2 papers in all" in lines
    assert f"no tray of {printer.address} holds A4" in lines
    assert f"Print on {printer.address}? [y/N] " in ran.err
    assert len(printer.documents) == sent
    assert ran.code == (Exit.OK if sent else Exit.INTERRUPTED)
    assert sent or "Nothing was sent." in ran.err


def test_machines_are_not_asked(cli: Cli, file: str, printer: FakePrinter, says: Callable[[str], None]) -> None:
    says("y\n")
    assert cli("print", file, "--printer", printer.address, "--json").code == Exit.USAGE
    told = json.loads(cli("print", file, "--printer", printer.address, "--json", "--yes").out)
    assert told == {
        "jobs": [
            {
                "file": "tre.pdf",
                "printer": printer.address,
                "pages": 3,
                "paper": "iso_a4_210x297mm",
                "sides": "long",
                "copies": 1,
                "papers": 2,
                "request": ["copies=1", "sides=two-sided-long-edge", "media=iso_a4_210x297mm"],
                "sent": True,
                "job": "17",
            }
        ],
        "problems": [],
    }
    told = json.loads(cli("print", file, "--printer", printer.address, "--json", "--dry-run").out)
    assert (told["jobs"][0]["sent"], told["jobs"][0]["job"]) == (False, None)


def test_a_printer_that_cannot_has_an_exit_code_of_its_own(cli: Cli, file: str, printer: FakePrinter) -> None:
    printer.attributes["sides-supported"] = keywords("one-sided")
    ran = cli("print", file, "--printer", printer.address, "--yes", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["jobs"], [one["code"] for one in told["problems"]]) == (Exit.PRINTER, [], ["SB911"])
    ran = cli("print", file, "--printer", "ipp://127.0.0.1:1/", "--yes")
    assert (ran.code, "SB903" in ran.err) == (Exit.PRINTER, True)


def test_what_may_be_printed_is_told_so(cli: Cli, file: str, printer: FakePrinter) -> None:
    printer.behaviour[PRINT_JOB] = lambda heard: http(answer(heard.number)[:-1])
    ran = cli("print", file, "--printer", printer.address, "--yes", environment={"LANG": "da"})
    assert ran.code == Exit.PRINTER
    assert "SB916: tre.pdf er måske udskrevet, helt eller delvis" in ran.err
    assert len(printer.documents) == 1


def test_a_file_that_is_not_there(cli: Cli, file: str, printer: FakePrinter) -> None:
    ran = cli("print", file, "nej.pdf", "--printer", printer.address, "--yes")
    assert (ran.code, printer.connections) == (Exit.MISSING, 0)
    assert "nej.pdf: error SB700" in ran.err


@pytest.mark.parametrize(
    ("edge", "sides", "flip"),
    [(None, Sides.DUPLEX, None), ("one", Sides.SIMPLEX, None), ("short", Sides.DUPLEX, Flip.SHORT)],
)
def test_a_target_is_built_for_the_sides_that_are_printed(
    cli: Cli,
    file: str,
    printer: FakePrinter,
    monkeypatch: pytest.MonkeyPatch,
    edge: str | None,
    sides: Sides,
    flip: Flip | None,
) -> None:
    from sheetbuilder import compose
    from sheetbuilder.compose import Built

    seen: list[PrintOptions] = []
    folders: list[Path] = []

    def build(package: object, names: tuple[str, ...], options: PrintOptions, *, out: Path) -> list[Built]:
        assert package is not None
        seen.append(options)
        folders.append(out)
        return [Built(name, paper_pdf(out / f"{name}.pdf", A4, A4), 2, 1, 0.1) for name in names]

    monkeypatch.setattr(compose, "build", build)
    more = ["--sides", edge] if edge else []
    ran = cli("print", "a", "b", file, "a", "--printer", printer.address, "--yes", "--grey", *more)
    assert ran.code == Exit.OK
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["a", "b", "tre.pdf", "a"]
    assert [(one.sides, one.flip, one.grey) for one in seen] == [(sides, flip, True)] * 2
    assert not any(folder.exists() for folder in folders), "what was built for it is cleared away"


def test_what_windows_opens_later_stays(
    cli: Cli, file: str, monkeypatch: pytest.MonkeyPatch, says: Callable[[str], None]
) -> None:
    from sheetbuilder import compose
    from sheetbuilder.compose import Built

    def build(package: object, names: tuple[str, ...], options: PrintOptions, *, out: Path) -> list[Built]:
        assert package is not None
        assert options.paper == "a4"
        return [Built(name, paper_pdf(out / f"{name}.pdf", A4), 1, 1, 0.1) for name in names]

    opened: list[tuple[str, str]] = []
    monkeypatch.setattr(compose, "build", build)
    monkeypatch.setattr(os, "startfile", lambda path, verb: opened.append((path, verb)), raising=False)
    says("y\n")
    ran = cli("print", "a", file)
    assert ran.code == Exit.OK
    assert "Windows hands the file to the program that opens PDFs" in ran.err
    (built, verb), (own, _) = opened
    assert (verb, own) == ("print", str(Path(file).absolute()))
    assert Path(built).is_file()
    assert f"What was built for it stays in {Path(built).parent}." in ran.err
    Path(built).unlink()
    Path(built).parent.rmdir()
    assert cli("print", file, "--copies", "2", "--yes").code == Exit.PRINTER
    ran = cli("print", file, "--dry-run")
    assert ran.out.splitlines()[-1].startswith("  print ")


WATCHED = """
import sys
seen = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind", "urllib.Request"):
        seen.append(event)
sys.addaudithook(watch)
from sheetbuilder.cli import run
import os
code = run(sys.argv[1:], os.environ)
print(code, *seen, file=sys.stderr)
"""


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [
        ("build", "2.6", "-o", "out"),
        ("print", "2.6", "--dry-run"),
        ("printers",),
        ("print", "2.6", "--dry-run", "--printer", "ipp://127.0.0.1:1/"),
    ],
    ids=" ".join,
)
def test_no_network_is_opened_but_to_an_address_that_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "LANG": "en"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    named = "--printer" in words
    assert ran.stderr.splitlines()[-1].split()[1:] == (["socket.getaddrinfo", "socket.connect"] if named else [])


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_real_terminal(file: str, printer: FakePrinter) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sheetbuilder", "print", file, "--printer", printer.address]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "SHEETBUILDER_LANG": "da", "PYTHONPATH": str(ROOT)},
    ) as running:
        os.write(ours, b"j\n")
        running.wait(60)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    os.close(theirs)
    assert f"Udskriv på {printer.address}? [j/N]" in shown
    assert "som opgave 17" in shown
    assert printer.documents == [Path(file).read_bytes()]


def test_the_limits_are_such_that_somebody_waits_for_them() -> None:
    assert limits.CONNECTING < limits.ASKING < limits.WAITING < limits.SENDING
