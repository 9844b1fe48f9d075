"""Makes the one file `sheetbuilder` and tries it: `python -m tools.frozen FOLDER`.

Run it with a Python that has PyInstaller and this project with the extra `app` installed, not in place. What the file
makes is held against what that Python makes, byte for byte: a pack with letterheads, a handout with somebody's slides,
and the local page has to answer on the loopback. The exit code is 1 where one of them is otherwise.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_DAY = "2026-11-26"
_PATIENCE = 120
"""Seconds until the page is there."""
USES: Mapping[str, Sequence[str]] = {
    "pack": ("pack", str(ROOT / "examples/brands/eksempelkoebing.yaml"), "--date", _DAY),
    "handout": (
        "handout",
        str(ROOT / "examples/handouts/samtalen-hele-vejen.yaml"),
        "--edition",
        "both",
        "--date",
        _DAY,
    ),
}


def frozen(out: Path) -> Path:
    """The program, made anew."""
    out.mkdir(parents=True, exist_ok=True)
    places = [f"--distpath={out / 'dist'}", f"--workpath={out / 'work'}"]
    # Not from the folder that one stands in: a checkout there would be taken for what is installed.
    spec = str(ROOT / "tools/sheetbuilder.spec")
    subprocess.run([sys.executable, "-P", "-m", "PyInstaller", "-y", *places, spec], cwd=out, check=True)
    return next(path for path in (out / "dist").iterdir() if path.stem == "sheetbuilder")


def made(program: Sequence[str], words: Sequence[str], out: Path) -> dict[str, bytes]:
    """Every document that a program makes, by its name; manifests tell of the program, and are left out."""
    told = subprocess.run(
        [*program, *words, "-o", str(out)], cwd=out.parent, capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise SystemExit(f"{program}: exit {told.returncode}\n{told.stdout}{told.stderr}")
    files = (path for path in out.rglob("*") if path.is_file() and path.suffix != ".json")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def answers(program: Sequence[str]) -> bool:
    """Whether the local page is there for who knows its address, and for nobody else."""
    page = subprocess.Popen([*program, "app", "--no-browser"], stdout=subprocess.PIPE, text=True)
    try:
        assert page.stdout is not None
        address = next(word for line in page.stdout for word in line.split() if word.startswith("http://127.0.0.1:"))
        return _status(address) == 200 and _status("/".join(address.split("/")[:3]) + "/") in (403, 404)
    finally:
        page.terminate()
        page.wait(_PATIENCE)


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def start(program: Sequence[str]) -> float:
    """Seconds of processor time until it has told its version, the least of three."""
    costs = []
    for _ in range(3):
        process = subprocess.Popen([*program, "--version"], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        costs.append(usage.ru_utime + usage.ru_stime)
    return min(costs)


def main() -> int:
    """Make it, try it, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out.resolve()
    began = time.monotonic()
    program = frozen(out)
    print(f"{program}: {program.stat().st_size / 1e6:.0f} MB, made in {time.monotonic() - began:.0f} s")
    unfrozen = [sys.executable, "-P", "-m", "sheetbuilder"]
    right = True
    with tempfile.TemporaryDirectory() as folder:
        for name, words in USES.items():
            found, expected = (
                made(each, words, Path(folder) / f"{name}-{at}") for at, each in enumerate(([str(program)], unfrozen))
            )
            same = found == expected != {}
            right = right and same
            print(f"{name}: {len(found)} files, {'the same to the byte' if same else 'NOT THE SAME'}")
    there = answers([str(program)])
    print(f"app: {'answers' if there else 'DOES NOT ANSWER'} on the loopback")
    if hasattr(os, "wait4"):
        print(f"start: {start([str(program)]):.2f} s of processor time, unfrozen {start(unfrozen):.2f} s")
    return 0 if right and there else 1


if __name__ == "__main__":
    sys.exit(main())
