"""Keeping: a run leaves a stamp only where it was asked at the door, and only when everything was made and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.cli.keeping import Keeping
from sheetbuilder.cli.program import run
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.language import Translator
from sheetbuilder.unchanged import caches, shelf

ENGLISH = {"LANG": "en_GB.UTF-8"}


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(caches, "_caches", lambda: str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def test_without_a_question_nothing_is_kept() -> None:
    assert run(["build", "2.6"], ENGLISH) == 0
    assert shelf.kept()[0] == 0
    assert run(["build", "2.6"], ENGLISH, "what?") == 0
    assert shelf.kept()[0] == 1
    stamp = shelf.taken("what?")
    assert stamp["asked"] == "what?"
    assert [Path(path).suffix for path in stamp["made"]] == [".pdf"]
    assert stamp["out"].startswith("out")


def test_a_run_that_fails_leaves_nothing() -> None:
    assert run(["build", "9.9"], ENGLISH, "what?") != 0
    assert run(["build", "2.6", "--content", "nowhere"], ENGLISH, "what?") != 0
    assert shelf.kept()[0] == 0


def test_content_that_is_not_there_is_told_by_whoever_reads_it(tmp_path: Path) -> None:
    speaker = Speaker(Translator("en"), ENGLISH, "what?")
    keeping = Keeping(speaker, tmp_path / "nowhere")
    keeping.made(PrintOptions(), ())
    assert speaker.at_last is None
