"""A child that cannot start is told as that, and no file is blamed for it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sheetbuilder.errors import ReaderError
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.foreign.sandbox import starting
from sheetbuilder.foreign.sandbox.process import Process
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved

pytestmark = pytest.mark.usefixtures("fresh")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a script with a first line stands in for the program")


def told(tmp_path: Path) -> str:
    with pytest.raises(ReaderError) as caught:
        prepare(saved(tmp_path, letterheads.municipal()))
    (problem,) = caught.value.problems
    assert problem.code == "SB729"
    assert problem.where is None, "no file is to blame"
    assert problem.hint is not None
    return str(problem.message)


def test_a_policy_that_forbids_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", forbidden)
    assert "cannot be run" in told(tmp_path)


def test_a_program_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert "it does not exist" in told(tmp_path)


@pytest.mark.parametrize("nothing", ["", None])
def test_a_python_that_does_not_know_where_it_is(
    nothing: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", nothing)
    assert "where it is itself" in told(tmp_path)


def standing_in(folder: Path, line: str) -> str:
    script = folder / "program"
    script.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


@POSIX
@pytest.mark.parametrize("line", ["exit 3", "echo something else, and at length", "kill -9 $$"])
def test_a_program_that_is_another(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", standing_in(tmp_path, line))
    assert "ended before it was there" in told(tmp_path)


@POSIX
def test_a_program_that_never_says_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", standing_in(tmp_path, "exec sleep 60"))
    monkeypatch.setattr(starting, "_PATIENCE", 0.3)
    assert "ended before it was there" in told(tmp_path)


def test_a_child_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETBUILDER_INSIDE_READER", "1")
    assert "started another one" in told(tmp_path)


@pytest.mark.long
@POSIX
def test_a_frozen_program_starts_itself_with_its_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program that we were frozen into is started with one word, and becomes the child."""
    launcher = (
        f'[ "$*" = {starting.ENTRY} ] || exit 9\n'
        f"exec {sys.executable} -c 'import sys; sys.frozen = True; from sheetbuilder.cli import main; main()' \"$@\""
    )
    monkeypatch.setattr(sys, "executable", standing_in(tmp_path, launcher))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert prepare(saved(tmp_path, letterheads.municipal()))[1] == ()


def test_what_started_is_there_before_it_is_asked() -> None:
    with Process() as process:
        answer = process.ask("letterhead", b"no pdf", page=1, grey=False)
        assert b"not-pdf" in answer
    assert os.environ.get("SHEETBUILDER_INSIDE_READER") is None
