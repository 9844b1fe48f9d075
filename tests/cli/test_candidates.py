"""What is offered for a word that is begun: as a shell asks for it, and quickly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sheetbuilder.cli.completion import VARIABLE
from sheetbuilder.cli.group import COMMANDS
from sheetbuilder.cli.program import run
from tests.cli.test_startup import DRAWING

ROOT = Path(__file__).parents[2]


def offered(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, words: str, language: str = "en"
) -> dict[str, str]:
    """The words that may stand at the end of a line, with what is said of each; `file` and `dir` are the shell's."""
    monkeypatch.setenv("COMP_WORDS", f"sheetbuilder {words}")
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ") + 1))
    assert run([], {VARIABLE: "zsh_complete", "SHEETBUILDER_LANG": language}) == 0
    told = capsysbinary.readouterr()
    assert told.err == b""
    lines = told.out.decode("utf-8").splitlines()
    rows = list(zip(lines[::3], lines[1::3], lines[2::3], strict=False))
    return {f"<{kind}>" if kind != "plain" else value: title for kind, value, title in rows}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bui", {"build": "Build PDFs."}),
        ("build 2.6", {"2.6": "Risikovurdering før mødet"}),
        ("build risiko", {"risikovurdering": "Risikovurdering før mødet"}),
        ("build moedet", {"moedet-er-i-morgen": "Mødet er i morgen"}),
        ("build cards-liv", {"cards-livline": "Livlinekort"}),
        (
            "build --content examples/first-conversation 3",
            {
                "3.1": "One small thing for next time",
            },
        ),
        ("build --paper a3", {"a3": "_"}),
        ("build --gre", {"--grey": "Make everything grey, for a black-and-white printer."}),
        ("handout kurs", {"<file>": "_", "kursusdag": "Samtalen med borgeren"}),
        ("handout kursusdag --only cov", {"cover": "_"}),
        ("check hjem", {"<file>": "_", "hjemmebesoeg": "Hjemmebesøg"}),
        ("pack examples/brands/p", {"<file>": "_", "examples/brands/proevesund.yaml": "Prøvesund Kommune"}),
        (
            "build --brand examples/brands/e",
            {"<file>": "_", "examples/brands/eksempelkoebing.yaml": "Eksempelkøbing Kommune"},
        ),
        ("build --content ", {"<dir>": "_"}),
        ("app ", {"<dir>": "_"}),
        ("preview kurs", {"<file>": "_", "kursusdag": "Samtalen med borgeren"}),
        ("brand ids clo", {"closing": "_"}),
        ("new sheet --content examples/first-conversation 2", {"2.2": "Open the conversation"}),
        ("new bra", {"brand": "Write a first brand file."}),
        ("explain sb974", {"SB974": "A new sheet cannot have this number"}),
        ("completion f", {"fish": "_"}),
        ("print guide", {"<file>": "_", "guide": "Arbejdsgangsbeskrivelse"}),
        ("print --media le", {"letter": "na_letter_8.5x11in", "legal": "na_legal_8.5x14in"}),
        ("print --media A3", {"a3": "iso_a3_297x420mm"}),
        # Who has which printers is not asked for at a key: the spooler may be another machine.
        ("print --printer ", {}),
        ("buidl x", {}),
        ("build nothing-like-it", {}),
        ("build --content none 2", {}),
    ],
)
def test_words_are_offered_with_what_they_mean(
    words: str, expected: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert offered(capsysbinary, monkeypatch, words) == expected


def test_all_commands_are_offered_in_the_language(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = offered(capsysbinary, monkeypatch, "", "da")
    assert list(commands) == list(COMMANDS)
    assert commands["build"] == "Byg PDF-filer."


def test_a_key_waits_for_nothing_that_lays_out_or_draws() -> None:
    script = (
        "import os, sys\nfrom sheetbuilder.cli import run\nrun([], os.environ)\nprint(*sys.modules, file=sys.stderr)"
    )
    for words in ("build 2.", "pack ", "explain SB9", "handout k"):
        asked = {VARIABLE: "bash_complete", "COMP_WORDS": f"sheetbuilder {words}", "COMP_CWORD": "2"}
        ran = subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, **asked}, capture_output=True, text=True, check=True
        )
        imported = set(ran.stderr.split())
        assert ran.stdout
        assert not {name.partition(".")[0] for name in imported} & DRAWING
        rooms = ("content.load", "compose.", "layout.text", "layout.flow", "handout.", "packs.", "blocks.", "brand.")
        assert not {name for name in imported if name.startswith(tuple(f"sheetbuilder.{one}" for one in rooms))}
