"""The front door: a build that would change nothing is told again, and whatever has changed is made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder import front_door, resources
from sheetbuilder.cli import program
from sheetbuilder.unchanged import stamp

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
Door = Callable[..., tuple[str, str]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each run that comes past the door; the program is the same throughout."""
    runs: list[int] = []
    real = program._run

    def counted(*given: object) -> int:
        runs.append(1)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(program, "_run", counted)
    monkeypatch.setattr(stamp, "program", lambda: "this program")
    # Files that a test has just written would count as changed meanwhile.
    monkeypatch.setattr(stamp, "_COARSE", -3_600_000_000_000)
    return runs


@pytest.fixture
def door(made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Door:
    """Runs a command line as the console script does, in an empty folder, in English."""
    assert not made
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def call(*arguments: str, ends: int = 0) -> tuple[str, str]:
        monkeypatch.setattr(sys, "argv", ["sheetbuilder", *arguments])
        with pytest.raises(SystemExit) as ended:
            front_door.run()
        assert (ended.value.code or 0) == ends
        captured = capfd.readouterr()
        return captured.out, captured.err

    return call


def test_a_build_again_says_the_same_and_makes_nothing(door: Door, made: list[int], tmp_path: Path) -> None:
    first = door("build", "2.6")
    (file,) = tmp_path.rglob("*.pdf")
    written = file.stat().st_mtime_ns
    assert door("build", "2.6") == first
    assert file.stat().st_mtime_ns == written
    assert len(made) == 1
    assert door("build", "2.6", "--no-cache") == first
    assert len(made) == 2


def test_a_file_that_is_gone_or_changed_is_made_again(door: Door, made: list[int], tmp_path: Path) -> None:
    door("build", "2.6")
    (file,) = tmp_path.rglob("*.pdf")
    content = file.read_bytes()
    file.unlink()
    door("build", "2.6")
    assert file.read_bytes() == content
    file.write_bytes(content[:-1])
    door("build", "2.6")
    assert file.read_bytes() == content
    assert len(made) == 3


def test_machines_are_told_that_nothing_has_changed(door: Door) -> None:
    first, again = (json.loads(door("build", "2.6", "--json")[0]) for _ in range(2))
    assert [one["unchanged"] for one in first["built"]] == [False]
    assert [one["unchanged"] for one in again["built"]] == [True]
    for row in (*first["built"], *again["built"]):
        del row["unchanged"], row["seconds"]
    assert again == first


def test_a_changed_sheet_is_made_again_and_warnings_are_told_again(door: Door, made: list[int], tmp_path: Path) -> None:
    shutil.copytree(resources.sheets(), tmp_path / "content")
    sheet = tmp_path / "content" / "2.6-risikovurdering.yaml"
    words = sheet.read_text("utf-8")
    title = next(line for line in words.splitlines() if line.startswith("title:"))
    sheet.write_text(words.replace(title, f"{title}..."), "utf-8")  # three full stops, which check warns of
    asked = ("build", "2.6", "--content", "content")
    first = door(*asked)
    assert "warning" in first[1]
    assert door(*asked) == first
    assert len(made) == 1
    sheet.write_text(words, "utf-8")
    changed = door(*asked)
    assert len(made) == 2
    assert door(*asked) == changed
    (tmp_path / "content" / "new.yaml").write_text("nothing: known", "utf-8")
    door(*asked, ends=3)
    door(*asked, ends=3)
    assert len(made) == 4  # a run that failed is never told again: it fails again


def test_a_changed_file_of_a_brand_is_made_again(door: Door, made: list[int], tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "brands", tmp_path / "brands")
    brands = tmp_path / "brands"
    asked = ("build", "2.6", "--brand", str(brands / "eksempelkoebing.yaml"))
    first = door(*asked)
    assert door(*asked) == first
    assert len(made) == 1
    for count, name in enumerate(("eksempelkoebing.yaml", "logos/eksempelkoebing.svg"), 2):
        with (brands / name).open("a", encoding="utf-8") as opened:
            opened.write("\n")
        door(*asked)
        assert len(made) == count


@pytest.mark.long
def test_nothing_slow_is_imported_for_it(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    script = (
        "import sys; sys.argv = ['sheetbuilder', 'build', '2.6']\n"
        "from sheetbuilder.front_door import run\n"
        "try: run()\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", script]
    for _ in range(2):
        ran = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    ours = {name for name in ran.stderr.split() if name.startswith("sheetbuilder")}
    assert ours == {
        "sheetbuilder",
        "sheetbuilder.front_door",
        *(f"sheetbuilder.unchanged{name}" for name in ("", ".caches", ".program", ".question", ".shelf", ".stamp")),
    }
    assert not {"click", "pydantic", "dataclasses", "yaml", "reportlab"} & set(ran.stderr.split())
    assert ran.stdout.split() == [str(Path("out") / path.name) for path in (tmp_path / "out").iterdir()]


@pytest.mark.parametrize(
    ("words", "ends", "let_go"), [(["build", "no-such"], 4, False), (["explain", "build"], 2, True)]
)
def test_a_build_ends_at_once_with_its_code_and_all_its_words(words: list[str], ends: int, let_go: bool) -> None:
    script = (
        f"import atexit, sys; sys.argv = ['sheetbuilder', *{words!r}]; atexit.register(print, 'let go')\n"
        "from sheetbuilder.front_door import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout == "let go\n") == (ends, let_go)
    assert words[1] in ran.stderr
