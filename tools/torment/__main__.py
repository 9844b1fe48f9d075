"""Torments the program: `python -m tools.torment [--small] [--seed N] [--part NAME]... [--job NAME]...`.

Kills at random and aimed at each call that changes a folder, disks that fill up, runs side by side with readers between
them, damaged files of every kind, bombs, environments, and what a run touches. In full it takes an hour or two;
`--small` takes two minutes and is some of it for two jobs. With `--keep` a part that was stopped goes on where it was.
The exit code is 1 where anything that is promised was not kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.torment import blasting, disks, environments, fuzzing, killing, together, watching
from tools.torment.tally import Tally

Torment = Callable[[Tally, Path, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A way to torment, and how often it tries each of its things."""

    run: Torment
    full: int
    small: int | None = None
    """None where it is too much for a small run."""


PARTS: Mapping[str, Part] = {
    "fuzz": Part(fuzzing.fuzzed, 10_200, 36),
    "kills": Part(killing.kills, 20),
    "aimed": Part(killing.aimed, 40, 3),
    "disks": Part(disks.full_disks, 7, 1),
    "together": Part(together.together, 16),
    "bombs": Part(blasting.blast, 0),
    "environments": Part(environments.environments, 9, 2),
    "strace": Part(watching.touched, 99, 2),
}


_SMALL = ["handout", "collated copies"]
"""The jobs of a small run: files that must agree, and names of people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are asked for, or all; tell what was tried and what was not as promised."""
    parser = argparse.ArgumentParser(prog="python -m tools.torment", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", action="append", choices=PARTS, help="one of the parts; may be given several times")
    parser.add_argument("--small", action="store_true", help="as much as CI has time for")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keep", type=Path, help="a folder for the journals, by which a part that was stopped goes on")
    parser.add_argument("--job", action="append", default=[], help="one of the jobs; may be given several times")
    asked = parser.parse_args(arguments)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    if asked.small:
        asked.job = asked.job or _SMALL
    parts = [name for name in asked.part or PARTS if not asked.small or PARTS[name].small is not None]
    return 1 if sum(_torment(name, asked) for name in parts) else 0


def _torment(name: str, asked: argparse.Namespace) -> int:
    """One part; gives how much was not as promised."""
    part = PARTS[name]
    tally = Tally(asked.seed, asked.keep / f"{name}-{asked.seed}.jsonl" if asked.keep else None, asked.job)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torment-", ignore_cleanup_errors=True) as folder:
        part.run(tally, Path(folder), (asked.small and part.small) or part.full)
    print(f"{name}: {sum(tally.tried.values())} in {time.monotonic() - begun:.0f} s", flush=True)
    for what, times in sorted(tally.tried.items()):
        print(f"  {times:6} {what}")
    for remark in tally.remarks:
        print(f"  {remark}")
    for fault in tally.broken:
        print(f"  BROKEN {fault}", flush=True)
    return len(tally.broken)


if __name__ == "__main__":
    sys.exit(main())
