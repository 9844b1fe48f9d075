"""Kills, at random moments and right before each call that changes a folder: nothing is lost, and nothing stays."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from tools.torment.jobs import Job, disagreeing, ended, hashes, jobs, litter, started, whole, with_group
from tools.torment.tally import Tally

_AIMED = """
import os, signal
from pathlib import Path
left = [int(os.environ["TORMENT_AT"])]
def aimed(owner, name):
    call = getattr(owner, name)
    def counted(*args, **given):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **given)
    setattr(owner, name, counted)
for name in ("fsync", "replace", "rename", "unlink", "rmdir", "mkdir"):
    aimed(os, name)
class Made:
    open = staticmethod(os.open)
aimed(Made, "open")
plain = os.open
def opened(path, flags, *args, **given):
    return (Made.open if flags & os.O_CREAT else plain)(path, flags, *args, **given)
os.open = opened
from sheetbuilder.publish import locking, staging
aimed(locking, "_locked")
aimed(staging, "exchanged")
"""
"""Everything that changes a folder goes through one of these."""


def kills(tally: Tally, folder: Path, count: int) -> None:
    """Kills at random moments; then a run to its end, which leaves what a run alone leaves, and no litter."""
    for job in jobs(folder, tally.only):
        begun = time.monotonic()
        allowed = _alone(tally, job, folder)
        took = (time.monotonic() - begun) / 2
        out = folder / f"killed {job.name}"
        for at in range(count):
            if tally.known(f"{job.name}, killed at random", at):
                continue
            dice = random.Random(f"{tally.seed}/{job.name}/{at}")
            child = started(in_turn(job, at), out)
            time.sleep(dice.uniform(0.2, 1.0) * took)
            with_group(child, signal.SIGKILL)
            code, _ = ended(child)
            tally.note(f"{job.name}, killed at random", *wrong(job, out, allowed), key=at)
            tally.note(f"  of these {'killed' if code < 0 else 'at their end before the kill'}", key=f"{job.name} {at}")
        _finished(tally, job, out, folder, allowed)


def aimed(tally: Tally, folder: Path, count: int) -> None:
    """Kills right before the first, second, third ... call that changes a folder, over what a run had published."""
    for job in jobs(folder, tally.only):
        allowed = _alone(tally, job, folder)
        out = folder / f"aimed {job.name}"
        for at in range(1, count + 1):
            code, said = ended(started(in_turn(job, at), out, _AIMED, TORMENT_AT=str(at)))
            faults = [f"call {at}: ended with {code}: {said[-200:]}"] if code > 0 else []
            if code == 0:  # there is no such call any more
                break
            tally.note(f"{job.name}, killed at a call", *wrong(job, out, allowed), *faults, key=at)
        _finished(tally, job, out, folder, allowed)


def in_turn(job: Job, at: int) -> Job:
    """The two ways of printing in turn, so that there is always something to be written."""
    return Job(job.name, (*job.words, *job.other)) if at % 2 else job


Allowed = Mapping[str, frozenset[str]]
"""What each file may hold, by its name: what one of the two ways of printing leaves."""


def remembers(name: str) -> bool:
    """Whether a file tells of what was there before: of files beside its own, of the day of the last change."""
    return name.endswith(("manifest.json", ".zip"))


def _alone(tally: Tally, job: Job, folder: Path) -> Allowed:
    allowed: dict[str, frozenset[str]] = {}
    for at, place in enumerate((folder / f"good {job.name}", folder / f"good other {job.name}")):
        code, said = ended(started(in_turn(job, at), place))
        tally.note(f"{job.name}, alone", *([f"ended with {code}: {said[-200:]}"] if code else []), key=at)
        for name, content in hashes(place).items():
            allowed[name] = allowed.get(name, frozenset()) | {content}
    return allowed


def wrong(job: Job, out: Path, allowed: Allowed) -> list[str]:
    """What is half, or neither of the two, or does not agree with its manifest where a folder is exchanged whole."""
    if not out.exists():
        return []
    faults = list(whole(out))
    told = {name: content for name, content in hashes(out).items() if not remembers(name)}
    faults += [f"{name} is neither of the two" for name in told if told[name] not in allowed.get(name, ())]
    return faults + (list(disagreeing(out)) if job.exchanged else [])


def _finished(tally: Tally, job: Job, out: Path, folder: Path, allowed: Allowed) -> None:
    expected = hashes(folder / f"good {job.name}")
    code, said = ended(started(job, out))
    for name in hashes(folder / f"good other {job.name}").keys() - expected.keys():
        (out / name).unlink(missing_ok=True)  # made by the other way of printing
    again, _ = ended(started(job, out))
    found = hashes(out) if out.exists() else {}
    faults = [f"ended with {code}: {said[-200:]}"] if code or again else []
    # A pack that was made in the other way, and is as right today, is left as it is.
    for name in (name for name in expected if not remembers(name)):
        right = allowed[name] if job.exchanged else (expected[name],)
        faults += [] if found.get(name) in right else [f"{name} is not what a run alone leaves"]
    faults += [*whole(out), *disagreeing(out)]
    faults += [f"{name} is no file of a run alone" for name in found.keys() - expected.keys()]
    faults += [f"left {name}" for name in litter(out)]
    tally.note(f"{job.name}, finished after kills", *faults)
