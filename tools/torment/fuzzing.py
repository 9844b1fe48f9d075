"""Damaged files of every kind, read as the program reads them: an answer or words, and never a trace."""

from __future__ import annotations

from pathlib import Path

from tools import fuzz
from tools.torment.tally import Tally


def fuzzed(tally: Tally, folder: Path, count: int) -> None:
    """So many files, dealt out over the kinds; what is wrong is kept with the file that shows it."""
    first = sum(tally.tried.values())

    def told(bench: fuzz.Bench, kind: str) -> None:
        tally.note(f"{kind}, damaged", *bench.faults, key=bench.counted[kind])
        bench.faults.clear()
        fuzz.progress(bench, kind)

    fuzz.fuzz(folder, count, seed=tally.seed, first=first, told=told)
