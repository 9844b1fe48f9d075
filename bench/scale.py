"""How cost grows: every series that a user can make long, its exponent, and whether that stays within the goal."""

from __future__ import annotations

import argparse
import math
import os
import platform
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import brands
import growing
from compare import HERE, ROOT, Run, measured, spread
from copies import RECIPE, people

GOAL = 1.05
"""The exponent: twice as much may take 2.07 times as long."""
_STEPS = 6
"""Sizes of a series, each twice the one before; the exponent is that of the upper half."""
_DAY = ("--date", "2026-11-26")


@dataclass(frozen=True, slots=True)
class Series:
    """Something that grows: what is made of a size, and with which words of ours."""

    name: str
    most: int
    make: Callable[[Path, int], Path]
    """Makes the input in a folder that is not there yet."""
    words: Callable[[Path, int], Sequence[str]]
    """What follows the program's name, given the input and the size, but for the output folder."""
    writes: bool = True
    least: int = 1

    def sizes(self, share: float) -> list[int]:
        """Each twice the one before; with a share of 1 the last is as much as is promised."""
        most = self.most * share
        return sorted({max(self.least, round(most / 2**step)) for step in range(_STEPS)})


def _sheets(*words: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda content, _: [*words, "--content", str(content)]


def _copies(*more: str) -> Callable[[Path, int], Sequence[str]]:
    def words(folder: Path, count: int) -> Sequence[str]:
        listed, _ = people(folder, count)
        return ["handout", str(folder / "saet-1.yaml"), "--participants", str(listed), "--no-cache", *_DAY, *more]

    return words


def _recipe(folder: Path, _: int) -> Path:
    folder.mkdir(parents=True)
    (folder / "saet-1.yaml").write_text(RECIPE, "utf-8")
    return folder


def _handout(recipe: Path, _: int) -> Sequence[str]:
    return ["handout", str(recipe), "--edition", "participant", "--no-cache", *_DAY]


def _packs(folder: Path, _: int) -> Sequence[str]:
    return ["pack", str(folder), "--no-inspect", "--no-html", "--no-cache", "-j", "1", *_DAY]


SERIES = (
    Series("list, sheets", 1800, growing.package, _sheets("list"), writes=False, least=18),
    Series("check, sheets", 1800, growing.package, _sheets("check", "--no-cache"), writes=False, least=18),
    Series("build all, sheets", 1800, growing.package, _sheets("build", "all", "--no-cache"), least=18),
    Series("handout, pages of others", 1000, growing.others, _handout),
    Series("build set-1, rows of contents", 1800, growing.one_set, _sheets("build", "set-1", "--no-cache"), least=10),
    Series("copies, a file each", 5000, _recipe, _copies()),
    Series("copies, collated", 5000, _recipe, _copies("--collated")),
    Series("packs, brands", 980, lambda folder, count: brands.write(folder, count).parent, _packs),
)


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope in log and log over the upper half of the sizes, by least squares."""
    upper = list(zip(sizes, seconds, strict=True))[len(sizes) // 2 :]
    points = [(math.log(size), math.log(cpu)) for size, cpu in upper]
    return statistics.linear_regression([x for x, _ in points], [y for _, y in points]).slope


def marginal(sizes: Sequence[int], values: Sequence[float]) -> tuple[float, ...]:
    """What one more costs in each of the last two doublings: the start of the program has no part in it."""
    steps = zip(sizes, sizes[1:], values, values[1:], strict=False)
    return tuple((value - before) / (size - less) for less, size, before, value in list(steps)[-2:])


def grown(series: Series, sizes: Sequence[int], rounds: int, out: Path) -> list[list[Run]]:
    """The runs of each round, by size; the sizes of a round stand next to each other, for the machine changes."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(out / "pycache"), "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(out / "cache")}
    inputs = {size: series.make(out / "input" / str(size), size) for size in sizes}
    to = out / "made"

    def run(size: int) -> Run:
        where = ["-o", str(to)] if series.writes else []
        command = [sys.executable, "-m", "sheetbuilder", *series.words(inputs[size], size), *where]
        return measured(command, env, to)

    run(sizes[0])  # byte code
    found = [[run(size) for size in sizes] for _ in range(rounds)]
    for folder in (to, out / "input"):
        shutil.rmtree(folder, ignore_errors=True)
    return found


def told(series: Series, sizes: Sequence[int], rounds: Sequence[Sequence[Run]]) -> bool:
    """A row of the table; whether the goal is reached."""
    slopes = [exponent(sizes, [run.cpu for run in runs]) for runs in rounds]
    reached = statistics.median(slopes) <= GOAL
    least = [
        [min(runs[at].cpu for runs in rounds), min(runs[at].memory for runs in rounds)] for at in range(len(sizes))
    ]
    milliseconds = " → ".join(f"{1000 * each:.1f}" for each in marginal(sizes, [cpu for cpu, _ in least]))
    kib = " → ".join(f"{1024 * each:.0f}" for each in marginal(sizes, [memory for _, memory in least]))
    verdict = "reached" if reached else "MISSED"
    print(f"| {series.name} | {spread(slopes)} | {milliseconds} ms, {kib} KiB | {verdict} |")
    cells = ", ".join(f"{size}: {cpu:.2f}/{memory:.0f}" for size, (cpu, memory) in zip(sizes, least, strict=True))
    print(f"|  | {cells} | | |", flush=True)
    return reached


def main() -> int:
    """The table; the exit code is 1 where an exponent is above the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of every size, once: whether it runs, not a proof"
    )
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="series whose names hold one of these")
    parser.add_argument("--out", type=Path, default=HERE / "out" / "scale")
    chosen = parser.parse_args()
    out = chosen.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wanted = [one for one in SERIES if not chosen.only or any(word in one.name for word in chosen.only)]
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f},"
        f" {time.strftime('%d.%m.%Y')}; goal: an exponent of at most {GOAL}\n\n"
        "| what grows | exponent: median (min–max); size: least CPU s/peak MiB | one more, last two doublings | |\n"
        "|---|---|---|---|"
    )
    reached = []
    for series in wanted:
        sizes = series.sizes(0.1 if chosen.quick else 1)
        runs = grown(series, sizes, 1 if chosen.quick else chosen.rounds, out)
        reached.append(told(series, sizes, runs))
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
