"""Disks that are full: a file system of a few pages where it can be had, else files that may not grow any further."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.torment.jobs import ended, hashes, jobs, litter, started
from tools.torment.killing import in_turn, remembers, wrong
from tools.torment.tally import Tally

_PAGE = 4096
_ROOM = 64 * 1024**2


@contextmanager
def disk(place: Path, size: int) -> Iterator[bool]:
    """A disk of that size in a folder; False where nobody may mount one."""
    place.mkdir(parents=True, exist_ok=True)
    made = _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place))
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", str(place)], check=False)


def _resized(place: Path, size: int) -> None:
    if not _mount("-o", f"remount,size={size}", str(place)):
        raise OSError(f"the disk in {place} cannot be made smaller")


def _mount(*words: str) -> bool:
    return subprocess.run(["mount", *words], check=False, capture_output=True).returncode == 0


def full_disks(tally: Tally, folder: Path, count: int) -> None:
    """Each job over what it had published, on disks that fill up a little later each time."""
    for job in jobs(folder, tally.only):
        place = folder / f"full {job.name}"
        out = place / "out"
        with disk(place, _ROOM) as real:
            allowed: dict[str, frozenset[str]] = {}
            for at in (1, 0):
                code, said = ended(started(in_turn(job, at), out))
                tally.note(f"{job.name}, with room", *([f"ended with {code}: {said[-200:]}"] if code else []))
                before = hashes(out)
                for name, content in before.items():
                    allowed[name] = allowed.get(name, frozenset()) | {content}
            sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
            taken = sum(-(-size // _PAGE) for size in sizes) * _PAGE
            # What a run needs beside what is there: its own files once more.
            needed = taken if real else max(sizes)
            for at in range(count):
                if tally.known(f"{job.name}, full disk", at):
                    continue
                # From no room at all to a tenth of what it takes: stopped at the first file, or at a later one.
                room = _PAGE + needed * at // (10 * count)
                script = ""
                if real:
                    _resized(place, taken + 16 * _PAGE + room)
                else:
                    script = (
                        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
                        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
                    )
                code, said = ended(started(in_turn(job, 1), out, script))
                after = hashes(out)
                faults = [] if code in (0, 7) else [f"{room} bytes: ended with {code}: {said[-160:]}"]
                faults += [f"{name} is lost" for name in before if name not in after]
                faults += [f"left {name}" for name in litter(out)]
                tally.note(f"{job.name}, full disk", *faults, *wrong(job, out, allowed), key=at)
                came = "stopped by the disk" if code == 7 else "with room enough"
                tally.note(f"  of these {came}", key=f"{job.name} {at}")
            if real:
                _resized(place, _ROOM)
            code, said = ended(started(job, out))
            faults = [f"ended with {code}: {said[-200:]}"] if code else []
            kept = hashes(out)
            faults += [
                f"{name} is not what was there"
                for name in before
                if not remembers(name) and kept.get(name) not in (allowed[name] if job.exchanged else (before[name],))
            ]
            tally.note(f"{job.name}, with room again", *faults, *(f"left {name}" for name in litter(out)))
