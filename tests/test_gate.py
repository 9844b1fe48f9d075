"""What is left out of a run here is run by the gate: the README's own command, with CI's word for it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import left_to_ci
from tests.printing import office

ROOT = Path(__file__).parents[1]


class Config:
    """As much of pytest's configuration as is asked for."""

    def __init__(self, long: bool) -> None:
        self.long = long

    def getoption(self, name: str) -> bool:
        assert name == "--long"
        return self.long


@pytest.mark.parametrize(
    ("long", "ci", "left"), [(False, "", True), (True, "", False), (False, "true", False), (True, "true", False)]
)
def test_ci_and_whoever_asks_run_what_is_long(long: bool, ci: str, left: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    assert left_to_ci(Config(long)) is left  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the gate is a script for bash")
@pytest.mark.parametrize(
    ("inside", "code", "told"), [("true; true", 0, "ok   a step"), ("false; true", 1, "FAIL a step")]
)
def test_a_step_ends_at_the_first_thing_that_fails_in_it(inside: str, code: int, told: str) -> None:
    """As it does not where an `if` asks a function: bash then forgets that it was to end there."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    step = gate[gate.index("step() {") : gate.index("as_root()")]
    head = "set -euo pipefail\nlog=$(mktemp -d)\ntrap 'rm -rf \"$log\"' EXIT\n"
    script = f"{head}{step}\ninside() {{ {inside}; }}\nstep 'a step' inside\n"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.partition(" (")[0].strip()) == (code, told), ran.stderr


def test_the_gate_runs_the_command_of_the_readme_as_ci() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(r"^export CI=true\b", gate, re.MULTILINE)
    assert re.search(r"^tests\(\) \{\n.*?bash -euc \"\$test_command\".*?^\}$", gate, re.MULTILINE | re.DOTALL)
    assert re.search(r"^step .* tests$", gate, re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"<!-- test -->\s*```sh\n(.*?)```", readme, re.DOTALL)
    assert command is not None
    assert command[1].strip().endswith("-m pytest -q"), "nothing is left out by name"


def test_what_the_gate_and_the_documentation_install_is_declared_and_the_one_file_is_tried() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    asked = [gate, *(page.read_text("utf-8") for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")))]
    extras = {
        name
        for text in asked
        for named in re.findall(r"pip.* install .*\[([\w,-]+)\]", text)
        for name in named.split(",")
    }
    assert {"app", "one-file", "test"} <= extras <= set(settings["options.extras_require"])
    assert re.search(r"^    step .* one_file$", gate, re.MULTILINE)
    assert re.search(r"^one_file\(\) \{.*?-m tools\.frozen .*?^\}", gate, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("package", "held"),
    [
        ("cups", "cupsd"),
        ("cups-client", "lp"),
        ("cups-ipp-utils", "ippeveprinter"),
        ("cups-filters", "pdftopdf"),
        ("avahi-daemon", "avahi-daemon"),
        ("dbus", "dbus-daemon"),
    ],
)
def test_the_gate_installs_what_real_printers_need(package: str, held: str) -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(rf"{held}\b.* \|\| missing\+=\({package}\)$", gate, re.MULTILINE)


def test_real_printers_that_are_missing_fail_in_ci_and_are_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("a-program-that-nobody-has",))
    for ci, ended in (("true", pytest.fail.Exception), ("", pytest.skip.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(ended):
            office.demanded()
