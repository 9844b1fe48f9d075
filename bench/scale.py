"""How cost grows: every series that a user can make long, its exponents, and whether these stay within the goal.

Each series is taken at three sizes, each twice the one before, one after the other in so many rounds; what counts of
a size is the least of its rounds, since other work on the machine only ever adds. Two exponents are told, over all and
of the greatest step alone, each with its least and greatest over the rounds. With `--calls` one more run of each size
counts calls of functions: how these grow in the greatest step no other work on the machine can change.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import platform
import pstats
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compare import HERE, ROOT, Run, measured
from series import FURTHER, PROMISED, Series

GOAL = 1.05
"""The exponent: twice as much may take 2.07 times as long."""
_STEPS = 3
"""Sizes of a series, each twice the one before."""


@dataclass(frozen=True, slots=True)
class Grown:
    """The runs of a series: of each round, by size."""

    sizes: Sequence[int]
    rounds: Sequence[Sequence[Run]]
    calls: Sequence[int] = ()
    """Calls of functions in the program itself, by size; none where they were not counted."""

    @property
    def cpu(self) -> list[float]:
        """Seconds by size, the least of all rounds."""
        return [min(runs[at].cpu for runs in self.rounds) for at in range(len(self.sizes))]

    @property
    def memory(self) -> list[float]:
        """Peak MiB by size, the least of all rounds."""
        return [min(runs[at].memory for runs in self.rounds) for at in range(len(self.sizes))]

    @property
    def reached(self) -> bool:
        """Whether the least seconds stay within the goal over all, and calls in the greatest step."""
        counted = not self.calls or last(self.sizes, self.calls) <= GOAL
        return counted and exponent(self.sizes, self.cpu) <= GOAL


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The slope in log and log by least squares."""
    return statistics.linear_regression(list(map(math.log, sizes)), list(map(math.log, values))).slope


def last(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The exponent of the greatest step."""
    return exponent(sizes[-2:], values[-2:])


def marginal(sizes: Sequence[int], values: Sequence[float]) -> list[float]:
    """What one more costs in each step: the start of the program, which hides in an exponent, has no part in it."""
    steps = zip(itertools.pairwise(sizes), itertools.pairwise(values), strict=True)
    return [(value - before) / (size - less) for (less, size), (before, value) in steps]


class Bench:
    """Where series are run: inputs are made once for all that share them, and byte code is there."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._made: dict[tuple[object, int], Path] = {}
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": str(out / "pycache"), "PYTHONPATH": str(ROOT)}
        self._env: Mapping[str, str] = env | {"XDG_CACHE_HOME": str(out / "cache")}

    def grown(self, series: Series, sizes: Sequence[int], rounds: int, *, calls: bool) -> Grown:
        """The series at these sizes; those of a round stand next to each other, for the machine changes."""
        for size in sizes:
            if (series.make, size) not in self._made:
                folder = self._out / "input" / f"{series.make.__name__.strip('_')}-{size}"
                self._made[series.make, size] = series.make(folder, size)
        self._run(series, sizes[0])  # byte code
        found = [[self._run(series, size) for size in sizes] for _ in range(rounds)]
        return Grown(sizes, found, [self._calls(series, size) for size in sizes] if calls else ())

    def _run(self, series: Series, size: int, *python: str) -> Run:
        to = self._out / "made"
        where = ["-o", str(to)] if series.writes else []
        words = series.words(self._made[series.make, size], size)
        run = measured([sys.executable, *python, "-m", "sheetbuilder", *words, *where], self._env, to)
        shutil.rmtree(to, ignore_errors=True)
        return run

    def _calls(self, series: Series, size: int) -> int:
        counted = self._out / "calls"
        self._run(series, size, "-m", "cProfile", "-o", str(counted))
        calls: int = pstats.Stats(str(counted)).total_calls  # type: ignore[attr-defined]
        return calls


def told(series: Series, grown: Grown, before: float) -> None:
    """A row of the table; `before` is the load when the series began."""
    sizes = grown.sizes
    cells = (
        series.name,
        ", ".join(f"{size}: {cpu:.2f}" for size, cpu in zip(sizes, grown.cpu, strict=True)),
        *(_spread(grown, kind) for kind in (exponent, last)),
        f"{last(sizes, grown.calls):.2f}" if grown.calls else "–",
        ", ".join(f"{1000 * each:.1f}" for each in marginal(sizes, grown.cpu)),
        ", ".join(f"{each:.0f}" for each in grown.memory),
        f"{last(sizes, grown.memory):.2f}",
        f"{before:.1f} to {os.getloadavg()[0]:.1f}",
        "reached" if grown.reached else "MISSED",
    )
    print(f"| {' | '.join(cells)} |", flush=True)


def _spread(grown: Grown, kind: Callable[[Sequence[int], Sequence[float]], float]) -> str:
    """An exponent of the least runs, with its least and greatest over the rounds where there are several."""
    each = [kind(grown.sizes, [run.cpu for run in runs]) for runs in grown.rounds]
    between = f" ({min(each):.2f}–{max(each):.2f})" if len(each) > 1 else ""
    return f"**{kind(grown.sizes, grown.cpu):.2f}**{between}"


def main() -> int:
    """The table; the exit code is 1 where one of them is above the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="this share of every size; below 1 it proves nothing")
    parser.add_argument("--further", action="store_true", help="what the goal does not name, in place of what it names")
    parser.add_argument("--calls", action="store_true", help="count calls of functions, too")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="series whose names hold one of these")
    parser.add_argument("--out", type=Path, default=HERE / "out" / "scale")
    chosen = parser.parse_args()
    out = chosen.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    every = FURTHER if chosen.further else PROMISED
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f},"
        f" {time.strftime('%d.%m.%Y')}; {chosen.rounds} rounds, each size at its least;"
        f" goal: an exponent of at most {GOAL}\n\n"
        "| what grows | sizes: CPU s | exponent over all | of the greatest step | of calls | one more in each step, ms"
        " | peak MiB | its greatest step | load | |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    bench, reached = Bench(out), True
    for series in every:
        if chosen.only and not any(word in series.name for word in chosen.only):
            continue
        before = os.getloadavg()[0]
        grown = bench.grown(series, series.sizes(chosen.share, _STEPS), chosen.rounds, calls=chosen.calls)
        told(series, grown, before)
        reached = reached and grown.reached
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
