"""Programs of others that judge our files: a missing one is a loud skip here and a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest


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
    """PASS or FAIL for each file, all of them in one run; VERAPDF_JAR names the jar."""
    jar = Path(os.environ.get("VERAPDF_JAR", ""))
    if not jar.is_file():
        missing("veraPDF (VERAPDF_JAR)")
    told = run("java", "-jar", jar, "--flavour", flavour, "--format", "text", *files, timeout=600).said
    verdicts: dict[Path, str] = {}
    for line in told.splitlines():
        verdict, _, rest = line.partition(" ")
        for file in files:
            if verdict in ("PASS", "FAIL") and rest.startswith(str(file)):
                verdicts[file] = verdict
    return verdicts
