"""Runs side by side into one folder, and a reader who never finds anything half."""

from __future__ import annotations

import time
from pathlib import Path

from tools.torment.jobs import disagreeing, ended, jobs, litter, started, whole
from tools.torment.killing import in_turn
from tools.torment.tally import Tally

_PAUSE = 0.1
"""Seconds between two looks."""


def together(tally: Tally, folder: Path, count: int) -> None:
    """So many runs of each job at once, and how each ended; then nothing is left but files."""
    for job in jobs(folder, tally.only):
        if tally.known(f"{job.name}, in the end", ""):
            continue
        out = folder / f"together {job.name}"
        running = [started(in_turn(job, at), out) for at in range(count)]
        while any(child.poll() is None for child in running):
            tally.note(f"{job.name}, looked into", *(whole(out) if out.exists() else ()))
            time.sleep(_PAUSE)
        for child in running:
            code, said = ended(child)
            tally.note(f"{job.name}, side by side", *([f"ended with {code}: {said[-200:]}"] if code else []))
        faults = [*(f"left {name}" for name in litter(out)), *whole(out)]
        tally.note(f"{job.name}, in the end", *faults, *(disagreeing(out) if job.exchanged else ()))
