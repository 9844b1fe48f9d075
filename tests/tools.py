"""Programs of others that judge our files: a missing one is a loud skip here and a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.validator import OPTIONS, Validator


def missing(what: str) -> None:
    """End the test: failed in CI, skipped elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing in CI")
    pytest.skip(f"{what} is missing")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program said and how it ended."""

    code: int
    said: str
    complained: str


def run(program: str, *arguments: str | Path, timeout: float = 120) -> Ran:
    """Run a program that may be missing."""
    found = shutil.which(program)
    if found is None:
        missing(program)
    ended = subprocess.run([found or program, *map(str, arguments)], capture_output=True, check=False, timeout=timeout)
    return Ran(ended.returncode, ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace"))


def verapdf(flavour: str, files: Sequence[Path]) -> dict[Path, str]:
    """PASS or FAIL for each file that veraPDF can read; VERAPDF_JAR names the jar.

    Half a minute of a Java machine for all files of the tests is long: it is left to CI and to --long.
    """
    if LEFT_TO_CI:
        pytest.skip("long: veraPDF is asked by CI, and so it is with --long")
    jar, java = Path(os.environ.get("VERAPDF_JAR", "")), shutil.which("java")
    if not jar.is_file() or java is None:
        missing("veraPDF (VERAPDF_JAR)")
    verdicts = {file: _validator(java or "java", jar).verdict(flavour, file) for file in files}
    return {file: verdict for file, verdict in verdicts.items() if verdict is not None}


@cache
def _validator(java: str, jar: Path) -> Validator:
    """The one that the whole session asks; it ends with the session."""
    return RUNNING.enter_context(Validator(java, jar))


RUNNING = ExitStack()
"""What is kept running for the whole session."""

LEFT_TO_CI = False
"""Whether what is long is left out of this run; `conftest` knows."""


def end() -> None:
    """Let go of what runs for the whole session."""
    RUNNING.close()


def verapdf_rules(flavour: str, files: Sequence[Path]) -> dict[Path, set[str]]:
    """For each file the numbers of the clauses that it breaks, all of them in one run."""
    if LEFT_TO_CI:
        pytest.skip("long: veraPDF is asked by CI, and so it is with --long")
    jar = Path(os.environ.get("VERAPDF_JAR", ""))
    if not jar.is_file():
        missing("veraPDF (VERAPDF_JAR)")
    told = run("java", *OPTIONS, "-jar", jar, "--flavour", flavour, "--format", "text", "-v", *files, timeout=600).said
    broken: dict[Path, set[str]] = {}
    current: set[str] = set()
    for line in told.splitlines():
        verdict, _, rest = line.strip().partition(" ")
        if verdict not in ("PASS", "FAIL"):
            continue
        if line.startswith(" "):
            current.add(rest.rpartition("-")[0])
            continue
        file = next(file for file in files if rest.startswith(f"{file} "))
        current = broken[file] = set()
    return broken
