"""Bombs: each with the command that would read it, within its time and memory, and with words at the end."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tools import bombs
from tools.torment.jobs import CODES, COMMAND, ROOT, ended
from tools.torment.tally import Tally

SECONDS, MEMORY = 30.0, 1536 * 1024**2
"""What a bomb may cost, in processor time and in memory of the whole tree of processes."""


def read_by(kind: str, path: Path, folder: Path) -> Sequence[str]:
    """The words of a command that reads a file of a kind; what must name the file is written beside it."""
    brand = folder / "brand.yaml"
    head = 'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n'
    match kind:
        case "pdf":
            recipe = folder / "opskrift.yaml"
            recipe.write_text(
                "type: handout\ntitle: Prøve\nitems:\n- type: pdf\n"
                f"  file: {path.name}\n  title: Dias\n  alts:\n  - page: 1\n    text: Et billede\n",
                encoding="utf-8",
            )
            return ("handout", str(recipe), "-o", str(folder / "out"))
        case "inspect":
            return ("inspect", str(path))
        case "svg" | "png":
            brand.write_text(f"{head}logo:\n  colour: {path.name}\n", encoding="utf-8")
        case "ttf":
            brand.write_text(
                f"{head}fonts:\n  name: Egen\n  regular: {path.name}\n  bold: {path.name}\n", encoding="utf-8"
            )
        case "yaml":
            return ("check", "--brand", str(path))
        case "csv":
            return ("handout", "kursusdag", "--participants", str(path), "--dry-run", "-o", str(folder / "out"))
    return ("build", "2.6", "--brand", str(brand), "-o", str(folder / "out"))


def blast(tally: Tally, folder: Path, count: int) -> None:
    """So many bombs of each kind, or all where `count` is nought."""
    for kind, made in bombs.ALL.items():
        for name, bomb in list(made.items())[: count or None]:
            place = folder / kind / name.replace(" ", "-")
            place.mkdir(parents=True)
            path = place / f"bombe.{kind}"
            path.write_bytes(bomb())
            for way in (kind, "inspect") if kind == "pdf" else (kind,):
                if not tally.known(f"{way} bomb", name):
                    _survived(tally, f"{way} bomb", name, read_by(way, path, place))


def _survived(tally: Tally, what: str, name: str, words: Sequence[str]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    )
    most = 0
    while child.poll() is None:
        most = max(most, resident(child.pid))
        time.sleep(0.1)
    code, said = ended(child)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    faults = [] if code in CODES else [f"{name} ended with {code}: {said[-200:]}"]
    faults += [f"{name} took {spent:.0f} s"] if spent > SECONDS else []
    faults += [f"{name} took {most // 1024**2} MB"] if most > MEMORY else []
    faults += [f"{name} ended in a trace"] if "Traceback" in said else []
    tally.note(what, *faults, key=name)
    print(f"  {what}: {name}: {code}, {spent:.1f} s, {most // 1024**2} MB", flush=True)


def resident(session: int) -> int:
    """The memory of all processes of a session, in bytes."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = stat.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(values[3]) == session:
            total += int(values[21]) * resource.getpagesize()
    return total
