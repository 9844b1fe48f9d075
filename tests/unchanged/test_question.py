"""The question of a run: whatever has a say in it from outside the files asks another one."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from sheetbuilder.unchanged.question import question

HERE = {"LANG": "da_DK.UTF-8", "HOME": "/home/a"}


def test_words_folder_day_and_language_ask_another_question(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = ["build", "2.6"]
    asked = [question(words, HERE), question(["build", "2.4"], HERE)]
    names = ("LANGUAGE", "LC_ALL", "SOURCE_DATE_EPOCH", "NO_COLOR", "SHEETBUILDER_DEBUG", "PYTHONUTF8")
    asked += [question(words, {**HERE, name: "1"}) for name in names]
    monkeypatch.setattr(time, "strftime", lambda _: "2030-01-01")
    asked.append(question(words, HERE))
    monkeypatch.chdir(tmp_path)
    asked.append(question(words, HERE))
    assert len(set(asked)) == len(asked)
    assert question(words, {**HERE, "HOME": "/home/b"}) == asked[-1]


def test_a_terminal_of_another_width_asks_another_question(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {question(["build"], HERE)}
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for width in (80, 120):
        monkeypatch.setattr("os.get_terminal_size", lambda _, width=width: (width, 24))
        asked.add(question(["build"], HERE))
    assert len(asked) == 3


def test_some_runs_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert question(["build", "--no-cache"], HERE) == ""
    assert question(["build"], {**HERE, "_SHEETBUILDER_COMPLETE": "bash_complete"}) == ""
    monkeypatch.setattr(sys, "stdout", None)
    assert question(["build"], HERE) == ""
