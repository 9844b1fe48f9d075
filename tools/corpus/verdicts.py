"""What veraPDF says of many files: one run of Java for each flavour."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A run of some hundred files is too short for the second compiler to pay for what it costs."""
_ROW = re.compile(r"^(PASS|FAIL) (.*) (\S+)$")
_RULE = re.compile(r"^\s+FAIL (\S+)$")


def verdicts(jar: Path, flavour: str, files: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """For each file that veraPDF can read, the rules that it breaks; none where it passes."""
    java = shutil.which("java")
    if java is None:
        raise SystemExit("java is not installed")
    found: dict[Path, tuple[str, ...]] = {}
    for at in range(0, len(files), 200):
        some = [str(file) for file in files[at : at + 200]]
        command = [java, *_OPTIONS, "-jar", str(jar), "--flavour", flavour, "--format", "text", "-v", *some]
        ran = subprocess.run(command, capture_output=True, check=False)
        current: Path | None = None
        for line in ran.stdout.decode("utf-8", "replace").splitlines():
            if row := _ROW.match(line):
                current = Path(row[2])
                found[current] = ()
            elif (rule := _RULE.match(line)) and current is not None:
                found[current] = (*found[current], rule[1])
    return found
