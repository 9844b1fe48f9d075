"""The same bytes whatever the environment says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.torment.jobs import BRAND, Job, ended, hashes, started
from tools.torment.tally import Tally

ENVIRONMENTS: Sequence[Mapping[str, str]] = (
    {},
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295"},
    {"PYTHONUTF8": "1", "PYTHONOPTIMIZE": "2"},
    {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    {"TMPDIR": "/nonexistent"},
    {"SOURCE_DATE_EPOCH": "1", "LANG": "tr_TR.UTF-8", "LANGUAGE": "en"},
)
_DAY = ("--date", "2026-11-20", "-o", "{out}")
_JOBS = (
    Job("handout", ("handout", "kursusdag", "--edition", "both", *_DAY)),
    Job("branded build", ("build", "set-1", "--brand", str(BRAND), *_DAY)),
)


def environments(tally: Tally, folder: Path, count: int) -> None:
    """A handout and a build for a municipality, each in so many environments."""
    for job in _JOBS:
        first: Mapping[str, str] | None = None
        for number, values in enumerate(ENVIRONMENTS[: max(2, count)]):
            out = folder / f"{job.name} {number}"
            code, said = ended(started(job, out, **values))
            found = hashes(out) if out.exists() else {}
            first = found if first is None else first
            faults = [f"{values} ended with {code}: {said[-200:]}"] if code else []
            faults += [] if found == first else [f"{values}: other bytes"]
            tally.note(f"{job.name}, environment", *faults, key=number)
