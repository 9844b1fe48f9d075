"""The commands that are tormented, how they are started, and what their folder holds afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRAND = ROOT / "examples" / "brands" / "eksempelkoebing.yaml"
COMMAND = (sys.executable, "-m", "sheetbuilder")
CODES = frozenset((0, 2, 3, 4, 5, 6, 7, 8))
"""The exit codes that a bad file may end in; 1 is a fault of ours."""
TIMES = {"deadline": 600.0}
"""Seconds after which a run hangs; the machine may be busy."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command that publishes files into a folder."""

    name: str
    words: Sequence[str]
    other: Sequence[str] = ("--grey",)
    """Words that make it write other files."""
    exchanged: bool = False
    """Whether it exchanges a folder as a whole."""


def jobs(folder: Path, only: Sequence[str] = ()) -> Sequence[Job]:
    """What is killed, starved and run side by side, or only those of some names.

    `{out}` is the folder that a job publishes into.
    """
    people = folder / "deltagere.csv"
    people.write_text("navn;organisation\nAnna Prøve;Skolen\nBo Prøve;Klubben\n", encoding="utf-8")
    copies = ("handout", "kursusdag", "--participants", str(people), "-o", "{out}")
    known = (
        Job("build", ("build", "2.5", "2.6", "-o", "{out}")),
        Job("branded build", ("build", "2.6", "--brand", str(BRAND), "-o", "{out}")),
        Job("handout", ("handout", "kursusdag", "--edition", "both", "-o", "{out}")),
        Job("copies", copies, exchanged=True),
        Job("collated copies", (*copies, "--collated")),
        Job(
            "pack",
            ("pack", str(BRAND), "--zip", "--no-inspect", "-j", "1", "-o", "{out}"),
            # A pack that is as it should be would not be written again.
            ("--date", "2026-11-20"),
            exchanged=True,
        ),
    )
    return [job for job in known if not only or job.name in only]


def started(job: Job, out: Path, script: str = "", **more: str) -> subprocess.Popen[bytes]:
    """The command at work, in a group of its own; `script` is run before it."""
    words = [word.format(out=out) for word in job.words]
    head = f"{script}\nimport sys\nfrom sheetbuilder.cli import main\nsys.argv[1:] = {words!r}\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", head],
        cwd=ROOT,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def ended(child: subprocess.Popen[bytes]) -> tuple[int, str]:
    """How it ended, and what it said."""
    try:
        _, said = child.communicate(timeout=TIMES["deadline"])
    except subprocess.TimeoutExpired:
        with_group(child, signal.SIGKILL)
        child.communicate()
        return -1, "it hung"
    return child.returncode, said.decode("utf-8", "replace")


def with_group(child: subprocess.Popen[bytes], number: int) -> None:
    """A signal to a command and all that it has started."""
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


def published(folder: Path) -> Iterator[Path]:
    """Every file under a final name; folders may come and go meanwhile."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def whole(folder: Path) -> Iterator[str]:
    """What is broken under a final name."""
    for path in published(folder):
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # a run has just exchanged the folder
            continue
        if path.suffix == ".pdf" and (not data.startswith(b"%PDF-") or b"%%EOF" not in data[-32:]):
            yield f"{path.name} is no whole PDF"
        if path.suffix == ".zip" and b"PK\5\6" not in data[-64:]:
            yield f"{path.name} is no whole zip file"
        if path.name == "manifest.json":
            try:
                json.loads(data)
            except ValueError:
                yield f"{path.name} is no JSON"


def disagreeing(folder: Path) -> Iterator[str]:
    """What a manifest tells otherwise than it is, in folders that are exchanged as a whole; and in their zip files."""
    for path in [path for path in published(folder) if path.name == "manifest.json"]:
        try:
            told = json.loads(path.read_bytes())
            listed = {one["name"]: one["sha256"] for one in (*told["files"], *told["others"])}
            found = hashes(path.parent)
        except (FileNotFoundError, ValueError):  # exchanged this very moment; what is no JSON is told elsewhere
            continue
        yield from (f"{name} is not as the manifest says" for name in listed if found.get(name) != listed[name])
    for path in folder.glob("*.zip"):  # it may be a run older than the folder beside it
        with zipfile.ZipFile(path) as archive:
            inside = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
        told = json.loads(inside["manifest.json"])
        for one in (*told["files"], *told["others"]):
            if hashlib.sha256(inside[one["name"]]).hexdigest() != one["sha256"]:
                yield f"{one['name']} in {path.name} is not as its manifest says"


def litter(folder: Path) -> list[str]:
    """Hidden leftovers."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(".*"))


def hashes(folder: Path) -> Mapping[str, str]:
    """Every file that is published, by what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(published(folder))
    }
