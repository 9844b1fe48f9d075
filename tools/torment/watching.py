"""What a run opens and calls, as the system sees it: no socket, nothing read or written where it has no business."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.torment.jobs import BRAND, COMMAND, ROOT, Job, jobs
from tools.torment.tally import Tally

_OPENED = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"([^"]*)"(?:, ([A-Z_|]+))?.*\)\s*= \d')
_NETWORK = re.compile(r"\b(socket|connect|sendto|sendmsg|bind|listen)\(")
_STARTED = re.compile(r'\bexecve\("([^"]*)"')
_DEVICES = ("/dev/null", "/dev/tty", "/dev/urandom", "/proc/self/", "/proc/meminfo", "/sys/", "/proc/sys/")
_SYSTEM = ("/usr/", "/lib", "/etc/", "/bin/", "/nonexistent")


def touched(tally: Tally, folder: Path, count: int) -> None:
    """So many of the jobs, each run under `strace`."""
    strace = shutil.which("strace")
    if strace is None:
        tally.remarks.append("strace is not here: nothing is said of sockets and of files that are opened")
        return
    for job in jobs(folder, tally.only)[: max(2, count)]:
        out, log, cache = folder / f"touched {job.name}", folder / "strace.log", folder / "cache"
        words = [word.format(out=out) for word in job.words]
        calls = "trace=%network,openat,open,creat,execve"
        ran = subprocess.run(
            [strace, "-f", "-qq", "-s", "300", "-e", calls, "-o", str(log), *COMMAND, *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(cache)},
            capture_output=True,
            check=False,
        )
        lines = log.read_text("utf-8", "replace").splitlines()
        faults = [f"ended with {ran.returncode}: {ran.stderr[-200:]!r}"] if ran.returncode else []
        tally.note(f"{job.name}, watched", *faults, *found(lines, out, _own(job), cache / "sheetbuilder"))
        tally.remarks.append(f"{job.name}: {sum('open' in line for line in lines)} calls that open a file")


def _own(job: Job) -> Sequence[str]:
    """What a run may read: the program, what it is asked for by name, what lies beside that."""
    program = {sys.prefix, sys.base_prefix, *sys.path, *sysconfig.get_paths().values()}
    asked = [word for word in job.words if word.startswith("/")]
    beside = [str(BRAND.parent)] if str(BRAND) in asked else []
    return (*filter(None, program), str(ROOT), *asked, *beside, str(Path(sys.executable).parent))


def found(lines: Sequence[str], out: Path, own: Sequence[str], cache: Path | None = None) -> Iterator[str]:
    """What a run did that it has no business to do; in its own part of the user's cache it may read and write."""
    kept = (str(out), *([str(cache)] if cache else []))
    yield from (f"calls: {line[:160]}" for line in lines if _NETWORK.search(line))
    for line in lines:
        if (program := _STARTED.search(line)) and Path(program[1]).resolve() != Path(sys.executable).resolve():
            yield f"starts {program[1]}"
        if not (opened := _OPENED.search(line)):
            continue
        # Relative names are of the folder that the run stands in, which is the checkout, or of one that is open.
        name = os.path.normpath(ROOT / opened[1].encode("latin-1").decode("unicode_escape"))
        writes = bool(opened[2] is None or re.search(r"O_WRONLY|O_RDWR|O_CREAT", opened[2]))
        if name.startswith((*kept, *_DEVICES)) or (name in str(out) and not writes):
            continue
        if writes:
            yield f"writes {name}"
        elif not name.startswith((*own, *_SYSTEM)):
            yield f"reads {name}"
