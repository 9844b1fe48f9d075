"""Proves that a change of the house changed no page: `python -m tools.same_bytes --against OTHER_CHECKOUT`.

Builds, with the program of each of two checkouts, everything, the packs of the example brands and the example course
(both editions, one personal copy, collated), and compares the files byte for byte. Without `--against` it writes down
what it built as a list of hashes, which a later run takes with `--against LIST`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COURSE = "examples/handouts/samtalen-hele-vejen.yaml"
PARTICIPANT = "navn;organisation\nMette Åkær;Prøvesund Kommune\n"

RUNS = {
    "build": ["build"],
    "build-a3": ["build", "workflow", "--paper", "a3"],
    "packs": ["pack", "examples/brands", "--no-inspect", "-j", "1"],
    "english": ["build", "--content", "examples/first-conversation"],
    "handout": ["handout", COURSE, "--edition", "both"],
    "copy": ["handout", COURSE, "--participants", "{list}"],
    "collated": ["handout", COURSE, "--participants", "{list}", "--collated"],
}
"""What is built, by the folder that it goes to."""


def hashes(checkout: Path) -> dict[str, str]:
    """The SHA-256 of every PDF and text that a checkout's program makes, by its place."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        names = out / "deltagere.csv"
        names.write_text(PARTICIPANT, encoding="utf-8")
        for where, words in RUNS.items():
            command = [word.format(list=names) for word in words]
            _run(checkout, [*command, "-o", str(out / where), "--date", "2026-01-05"])
        files = sorted(path for path in out.rglob("*") if path.suffix in (".pdf", ".txt"))
        return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _run(checkout: Path, words: list[str]) -> None:
    # The program of that checkout, whatever is installed: its folder stands first on the path.
    start = "import sys; sys.path.insert(0, sys.argv.pop(1)); from sheetbuilder.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start, str(checkout), *words],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{checkout}: sheetbuilder {' '.join(words)} ended with {done.returncode}\n{done.stderr}")


def read_list(path: Path) -> dict[str, str]:
    """A list of hashes as this program writes it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {place: digest for digest, _, place in (line.partition("  ") for line in lines)}


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """Each place whose file is not the same on both sides."""
    return [place for place in sorted({*ours, *theirs}) if ours.get(place) != theirs.get(place)]


def main() -> int:
    """Compares, or lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path, help="another checkout, or a list of hashes")
    wanted = parser.parse_args().against
    ours = hashes(ROOT)
    if wanted is None:
        print("\n".join(f"{digest}  {place}" for place, digest in ours.items()))
        return 0
    unequal = differences(ours, hashes(wanted.resolve()) if wanted.is_dir() else read_list(wanted))
    print("\n".join(f"differs: {place}" for place in unequal) or f"{len(ours)} files, all the same to the byte")
    return 1 if unequal else 0


if __name__ == "__main__":
    sys.exit(main())
