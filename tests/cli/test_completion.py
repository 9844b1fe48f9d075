"""`sheetbuilder completion`: the script of each shell, where it goes, and real shells that complete with it."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click.shell_completion
import pytest

from sheetbuilder.cli.completion import SHELLS, VARIABLE, place
from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli
from tests.tools import missing

BIN = Path(sys.executable).parent
LINE = "sheetbuilder build moedet-"
WHOLE = "sheetbuilder build moedet-er-i-morgen"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_asks_for_words(cli: Cli, shell: str) -> None:
    ran = cli("completion", shell)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert f"{shell}_complete" in ran.out
    assert VARIABLE in ran.out
    assert json.loads(cli("completion", shell, "--json").out)["scripts"][0]["shell"] == shell


def test_it_goes_where_the_shell_looks(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    assert place("bash", {}, home) == home / ".local/share/bash-completion/completions/sheetbuilder"
    assert place("bash", {"XDG_DATA_HOME": "/d"}, home) == Path("/d/bash-completion/completions/sheetbuilder")
    assert place("bash", {"BASH_COMPLETION_USER_DIR": "/b"}, home) == Path("/b/completions/sheetbuilder")
    assert place("fish", {"XDG_CONFIG_HOME": "/c"}, home) == Path("/c/fish/completions/sheetbuilder.fish")
    assert place("powershell", {}, home) is None
    monkeypatch.setattr(Path, "home", lambda: home)
    for shell, steps in (("bash", ""), ("zsh", "fpath+=(~/.zfunc)"), ("fish", "")):
        for _ in range(2):
            ran = cli("completion", shell, "--install")
            assert (ran.code, steps in ran.err) == (Exit.OK, True)
            assert f"{shell}_complete" in Path(ran.out.strip()).read_text("utf-8")
    ran = cli("completion", "powershell", "--install")
    assert (ran.code, "$PROFILE" in ran.err) == (Exit.USAGE, True)


def test_what_somebody_else_has_put_there_stays(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    path = place("fish", {}, tmp_path)
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    ran = cli("completion", "fish", "--install")
    assert (ran.code, "SB975" in ran.err, path.read_text("utf-8")) == (Exit.NOT_WRITTEN, True, "mine")


def test_an_older_click_is_told_of(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click.shell_completion, "get_completion_class", lambda _: None)
    ran = cli("completion", "powershell")
    assert (ran.code, "click 8.5" in ran.err) == (Exit.USAGE, True)


def environment(tmp_path: Path) -> dict[str, str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(tmp_path), "TERM": "dumb", "LANG": "C.UTF-8", "SHEETBUILDER_LANG": "da"}


def typed(program: list[str], begin: str, tmp_path: Path) -> str:
    """What is on the screen when somebody has begun a line and pressed the key, and then has it echoed as it stands."""
    process, screen = pty.fork()
    if not process:
        os.execvpe(program[0], program, environment(tmp_path))
    shown = b""

    def until(sign: bytes) -> None:
        nonlocal shown
        ends = time.monotonic() + 90
        while sign not in shown and time.monotonic() < ends:
            if select.select([screen], [], [], 1)[0]:
                shown += os.read(screen, 4096)

    try:
        os.write(screen, f"{begin}; echo re'ady'\n".encode())
        until(b"\nready")
        os.write(screen, f"{LINE}\t".encode())
        until(WHOLE.encode())
        os.write(screen, b"\x01echo so: \n")
        until(b"\nso: ")
        time.sleep(0.2)
        until(f"so: {WHOLE}".encode())
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(screen)
    return shown.decode("utf-8", "replace")


@pytest.mark.long
@pytest.mark.parametrize(
    ("program", "begin"),
    [
        (["bash", "--norc", "--noprofile", "-i"], 'eval "$(sheetbuilder completion bash)"'),
        (["zsh", "-f", "-i"], 'autoload -Uz compinit && compinit -u -D; eval "$(sheetbuilder completion zsh)"'),
    ],
    ids=["bash", "zsh"],
)
def test_a_real_shell_completes_a_target(program: list[str], begin: str, tmp_path: Path) -> None:
    if shutil.which(program[0]) is None:
        missing(program[0])
    assert f"\nso: {WHOLE}" in typed(program, begin, tmp_path).replace("\r", "")


@pytest.mark.long
def test_fish_completes_a_target_with_its_title(tmp_path: Path) -> None:
    if shutil.which("fish") is None:
        missing("fish")
    script = f"sheetbuilder completion fish | source; complete -C '{LINE}'"
    ran = subprocess.run(
        ["fish", "--no-config", "-c", script], env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert ran.stdout == "moedet-er-i-morgen\tMødet er i morgen\n"


@pytest.mark.long
def test_powershell_completes_a_target(tmp_path: Path) -> None:
    if shutil.which("pwsh") is None:
        pytest.skip("pwsh is missing: PowerShell is untried here, but for what it is answered")
    script = (
        "sheetbuilder completion powershell | Out-String | Invoke-Expression;"
        f"(TabExpansion2 '{LINE}' {len(LINE)}).CompletionMatches.CompletionText"
    )
    ran = subprocess.run(
        ["pwsh", "-NoProfile", "-Command", script],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "moedet-er-i-morgen"


def test_powershell_is_answered_in_three_lines_a_word(tmp_path: Path) -> None:
    asked = {VARIABLE: "powershell_complete", "COMP_WORDS": LINE, "COMP_CWORD": "2"}
    ran = subprocess.run(
        [sys.executable, "-m", "sheetbuilder"],
        env={**environment(tmp_path), **asked},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.splitlines() == ["plain", "moedet-er-i-morgen", "Mødet er i morgen"]
