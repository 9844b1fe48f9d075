"""The runner: the same content by us, Typst and WeasyPrint as cold processes in turn, and the ratios between them."""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OURS, TYPST, WEASY = "sheetbuilder", "Typst", "WeasyPrint"
TARGETS = ("set-1", "all")
PHASES = ("interpreter", "imports", "reading", "composing", "writing")

WORDS_APART, PAGES_APART = 0.05, 2
"""How far a peer's words (as a share) and the pages of each document may be from ours, or the work is not the same."""

CPU_GOAL, BYTES_GOAL, HELP_GOAL = 1 / 3, 1.0, 0.15
"""What we want to reach: CPU and bytes as a share of WeasyPrint's, and the CPU seconds of `--help`."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost: seconds, seconds, MiB, and the bytes that it wrote."""

    cpu: float
    wall: float
    memory: float
    size: int


@dataclass(frozen=True, slots=True)
class Output:
    """What a target came to: the pages of each document in the order of writing, and the words of them all."""

    pages: tuple[int, ...]
    words: int


def measured(command: Sequence[str], env: Mapping[str, str], folder: Path | None = None) -> Run:
    """Run a command from start to end; `SystemExit` with what it said when it fails."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
    size = sum(path.stat().st_size for path in folder.glob("*.pdf")) if folder else 0
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, size)


def output(folder: Path) -> Output | None:
    """Pages and words as poppler sees them; None without poppler."""
    if shutil.which("pdftotext") is None:
        return None
    pages, words = [], 0
    for path in sorted(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns):
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
        # A form feed ends each page. Blank pages at the end say nothing and are not counted.
        pages.append(text.rstrip("\f").count("\f") + 1)
        words += len(re.findall(r"\w+", text))
    return Output(tuple(pages), words)


def unlike(ours: Output, theirs: Output) -> list[str]:
    """In what the work of a peer is not comparable to ours."""
    faults = []
    if abs(theirs.words / ours.words - 1) > WORDS_APART:
        faults.append(f"{theirs.words} words, we {ours.words}")
    if len(theirs.pages) != len(ours.pages):
        faults.append(f"{len(theirs.pages)} files, we {len(ours.pages)}")
    elif any(abs(a - b) > PAGES_APART for a, b in zip(theirs.pages, ours.pages, strict=True)):
        faults.append(f"{theirs.pages} pages, we {ours.pages}")
    return faults


def spread(values: Sequence[float], form: str = "{:.2f}") -> str:
    """`median (min–max)`."""
    return f"{form.format(statistics.median(values))} ({form.format(min(values))}–{form.format(max(values))})"


def compare(target: str, content: Path, out: Path, rounds: int, env: Mapping[str, str], names: Sequence[str]) -> bool:
    """One table; whether the peers did comparable work."""
    python = sys.executable
    commands: dict[str, Callable[[Path], list[str]]] = {
        OURS: lambda to: [
            *(python, "-m", "sheetbuilder", "build", target, "--no-cache"),
            *("--content", str(content), "-o", str(to)),
        ],
        TYPST: lambda to: [python, str(HERE / "peers/typst_peer.py"), str(content), str(to), target],
        WEASY: lambda to: [python, str(HERE / "peers/weasy_peer.py"), str(content), str(to), target],
    }
    folders = {name: out / target / name.lower() for name in names}
    for name in names:
        measured(commands[name](folders[name]), env, folders[name])
    outputs = {name: output(folders[name]) for name in names}
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            runs[name].append(measured(commands[name](folders[name]), env, folders[name]))

    print(f"\nbuild {target}: {rounds} rounds in turn after one that does not count; median (min–max)")
    print(f"{'':14}{'CPU s':>22}{'wall s':>22}{'peak MiB':>20}{'bytes':>10}{'pages':>7}{'words':>7}")
    for name in names:
        mine = runs[name]
        cells = (
            f"{name:14}{spread([run.cpu for run in mine]):>22}{spread([run.wall for run in mine]):>22}"
            f"{spread([run.memory for run in mine], '{:.0f}'):>20}{mine[-1].size:>10}"
        )
        found = outputs[name]
        print(cells + (f"{sum(found.pages):>7}{found.words:>7}" if found else f"{'?':>7}{'?':>7}"))
    alike = True
    for name in names[1:]:
        pairs = list(zip(runs[OURS], runs[name], strict=True))
        print(
            f"ours / {name}: CPU {spread([a.cpu / b.cpu for a, b in pairs])},"
            f" wall {spread([a.wall / b.wall for a, b in pairs])},"
            f" peak {spread([a.memory / b.memory for a, b in pairs])}, bytes {pairs[0][0].size / pairs[0][1].size:.2f}"
        )
        if name == WEASY:
            verdict("CPU of WeasyPrint's", statistics.median(a.cpu / b.cpu for a, b in pairs), CPU_GOAL)
            verdict("bytes of WeasyPrint's", pairs[0][0].size / pairs[0][1].size, BYTES_GOAL)
        ours, theirs = outputs[OURS], outputs[name]
        if ours and theirs and (faults := unlike(ours, theirs)):
            print(f"NOT COMPARABLE: {name} has {'; '.join(faults)}")
            alike = False
    return alike


def verdict(what: str, value: float, goal: float) -> None:
    """One line on a goal."""
    print(f"  goal {what}: {value:.3f}, at most {goal:.3f}: {'reached' if value <= goal else 'MISSED'}")


def help_cost(rounds: int, env: Mapping[str, str]) -> None:
    """What `--help` costs, and how much of it is Python itself."""
    commands = {"sheetbuilder --help": ["-m", "sheetbuilder", "--help"], "python -c pass": ["-c", "pass"]}
    costs: dict[str, list[float]] = {name: [] for name in commands}
    for count in range(rounds + 1):
        for name, words in commands.items():
            cost = measured([sys.executable, *words], env).cpu
            if count:
                costs[name].append(cost)
    print()
    for name, values in costs.items():
        print(f"{name}: CPU s {spread(values, '{:.3f}')}")
    verdict("CPU seconds of --help", statistics.median(costs["sheetbuilder --help"]), HELP_GOAL)


def phases(target: str, content: Path, rounds: int, env: Mapping[str, str]) -> None:
    """Where our time goes, as `profile.py` sees it in a process of its own."""
    found: dict[str, list[float]] = {phase: [] for phase in PHASES}
    for count in range(rounds + 1):
        command = [sys.executable, str(HERE / "profile.py"), str(content), target]
        said = subprocess.run(command, env=env, capture_output=True, check=True, text=True).stdout
        if count:
            for line in said.splitlines():
                phase, seconds = line.split()
                found[phase].append(float(seconds))
    print(
        f"\nwhere our CPU goes, {target}, ms: "
        + ", ".join(
            f"{phase} {spread([1000 * value for value in values], '{:.0f}')}" for phase, values in found.items()
        )
    )


def circumstances(env: Mapping[str, str], names: Sequence[str]) -> None:
    """One line on what is measured, and a warning where WeasyPrint must do without its fast way to subset fonts."""
    tools = " ".join(f"{name} {version(name.lower())}" for name in names)
    print(f"{tools}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    if WEASY in names:
        asked = "from weasyprint.text.ffi import harfbuzz_subset as found; print(found is not None)"
        said = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, check=True, text=True).stdout
        if said.strip() != "True":
            print("NOTE: without libharfbuzz-subset WeasyPrint is a good deal slower than it need be")


def main() -> int:
    """Everything; the exit code is 1 where a peer did other work than we."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "sheets", help="a content package (default: sheets/)")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--out", type=Path, default=HERE / "out", help="where the PDFs go")
    parser.add_argument("--targets", nargs="+", default=TARGETS)
    parser.add_argument("--without", nargs="*", default=(), choices=(TYPST, WEASY), help="leave a peer out")
    chosen = parser.parse_args()
    # Installed packages have their byte code; a checkout gets its own here, in the round that does not count.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(chosen.out.resolve() / "pycache")
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), env.get("PYTHONPATH", ""))))
    names = [name for name in (OURS, TYPST, WEASY) if name not in chosen.without]
    content = chosen.content.resolve()
    circumstances(env, names)
    alike = [compare(target, content, chosen.out, chosen.rounds, env, names) for target in chosen.targets]
    help_cost(chosen.rounds, env)
    for target in chosen.targets:
        phases(target, content, chosen.rounds, env)
    return 0 if all(alike) else 1


if __name__ == "__main__":
    sys.exit(main())
