"""Torments the program and tells what it did: `python -m tools.torment [--scale N] [PART...]`.

Kills at random and aimed at each call that changes a folder, disks that fill up, runs side by side with readers between
them, damaged files of every kind, bombs, environments, and what a run touches. `--scale 1` is small enough for CI; the
figures of docs/reliability.md come from larger ones. The exit code is 1 where anything that is promised was not kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import bombs

ROOT = Path(__file__).resolve().parent.parent
BRAND = ROOT / "examples" / "brands" / "eksempelkoebing.yaml"
COMMAND = (sys.executable, "-m", "sheetbuilder")
SECONDS, MEMORY = 30.0, 1536 * 1024**2
"""What a bomb may cost, in processor time and in memory of the whole tree of processes."""
CODES = frozenset((0, 2, 3, 4, 5, 6, 7, 8))
"""The exit codes that a bad file may end in; 1 is a fault of ours."""


@dataclass(slots=True)
class Tally:
    """What was tried in one part, and what was not as promised."""

    tried: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def note(self, what: str, *faults: str) -> None:
        """One attempt of a kind, and what was wrong with it."""
        self.tried[what] += 1
        self.broken += [f"{what}: {fault}" for fault in faults]


@dataclass(frozen=True, slots=True)
class Job:
    """A command that publishes files into a folder."""

    name: str
    words: Sequence[str]


def jobs(folder: Path) -> Sequence[Job]:
    """What is killed, starved and run side by side; `{out}` is the folder that it publishes into."""
    people = folder / "deltagere.csv"
    people.write_text("navn;organisation\nAnna Prøve;Skolen\nBo Prøve;Klubben\n", encoding="utf-8")
    return (
        Job("build", ("build", "2.6", "2.7", "-o", "{out}")),
        Job("branded build", ("build", "2.6", "--brand", str(BRAND), "-o", "{out}")),
        Job("handout", ("handout", "kursusdag", "--edition", "both", "-o", "{out}")),
        Job("copies", ("handout", "kursusdag", "--participants", str(people), "-o", "{out}")),
        Job("pack", ("pack", str(BRAND), "--zip", "--no-inspect", "-j", "1", "-o", "{out}")),
    )


def started(job: Job, out: Path, script: str = "", **more: str) -> subprocess.Popen[bytes]:
    """The command at work, in a group of its own; `script` is run before it."""
    words = [word.format(out=out) for word in job.words]
    head = f"{script}\nimport sys\nfrom sheetbuilder.cli import main\nsys.argv[1:] = {words!r}\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", head],
        cwd=ROOT,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def whole(folder: Path) -> Iterator[str]:
    """What is broken under a final name."""
    for path in folder.rglob("*"):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # a run has just exchanged the folder
            continue
        if path.suffix == ".pdf" and (not data.startswith(b"%PDF-") or b"%%EOF" not in data[-32:]):
            yield f"{path.name} is no whole PDF"
        if path.suffix == ".zip" and b"PK\5\6" not in data[-64:]:
            yield f"{path.name} is no whole zip file"
        if path.name == "manifest.json":
            try:
                json.loads(data)
            except ValueError:
                yield f"{path.name} is no JSON"


def litter(folder: Path) -> list[str]:
    """Hidden leftovers."""
    return [str(path.relative_to(folder)) for path in folder.rglob(".*")]


def hashes(folder: Path) -> Mapping[str, str]:
    """Every file that is published, by what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def ended(child: subprocess.Popen[bytes]) -> tuple[int, str]:
    """How it ended, and what it said."""
    _, said = child.communicate()
    return child.returncode, said.decode("utf-8", "replace")


def kills(tally: Tally, folder: Path, count: int) -> None:
    """Kills at random moments; then a run to its end, which leaves what a run alone leaves, and no litter."""
    dice = random.Random(11)
    for job in jobs(folder):
        good = folder / f"good {job.name}"
        begun = time.monotonic()
        code, said = ended(started(job, good))
        took = time.monotonic() - begun
        expected = hashes(good)
        if code:
            tally.note(f"{job.name}, alone", f"ended with {code}: {said[-200:]}")
            continue
        out = folder / f"killed {job.name}"
        for _ in range(count):
            child = started(job, out)
            time.sleep(dice.uniform(0.2, 1.0) * took)
            with_group(child, signal.SIGKILL)
            ended(child)
            tally.note(f"{job.name}, killed at random", *(whole(out) if out.exists() else ()))
        _finished(tally, job, out, expected)


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
aimed(os, "fsync")
for name in ("replace", "rename", "unlink", "mkdir"):
    aimed(Path, name)
"""


def aimed(tally: Tally, folder: Path, count: int) -> None:
    """Kills right before the first, second, third ... call that changes a folder."""
    for job in jobs(folder):
        good = folder / f"good {job.name}"
        if ended(started(job, good))[0]:
            continue
        expected, out = hashes(good), folder / f"aimed {job.name}"
        for at in range(1, count + 1):
            code, _ = ended(started(job, out, _AIMED, TORMENT_AT=str(at)))
            tally.note(f"{job.name}, killed at a call", *(whole(out) if out.exists() else ()))
            if code == 0:
                break
        _finished(tally, job, out, expected)


def _finished(tally: Tally, job: Job, out: Path, expected: Mapping[str, str]) -> None:
    code, said = ended(started(job, out))
    found = hashes(out) if out.exists() else {}
    faults = [f"ended with {code}: {said[-200:]}"] if code else []
    faults += [] if found == expected else ["other files than a run alone leaves"]
    faults += [f"left {name}" for name in litter(out)]
    tally.note(f"{job.name}, finished after kills", *faults)


def with_group(child: subprocess.Popen[bytes], number: int) -> None:
    """A signal to a command and all that it has started."""
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


def full_disks(tally: Tally, folder: Path, count: int) -> None:
    """Files that may grow to so many bytes and no further: an old publication survives, nothing half stands there."""
    for job in jobs(folder):
        out = folder / f"full {job.name}"
        ended(started(job, out))
        before = hashes(out)
        largest = max((path.stat().st_size for path in out.rglob("*.pdf")), default=100_000)
        for step in range(count):
            limit = 1 + largest * step // count
            script = (
                "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
                f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
            )
            # Other options, or a pack that is as it should be would not be written.
            other = Job(
                job.name, (*job.words, "--grey") if job.name != "pack" else (*job.words, "--date", "2026-11-20")
            )
            code, said = ended(started(other, out, script))
            after = hashes(out)
            faults = [] if code == 7 else [f"{limit} bytes: ended with {code}: {said[-160:]}"]
            faults += [f"{name} is lost" for name in before if after.get(name) != before[name] and job.name != "pack"]
            tally.note(f"{job.name}, full disk", *faults, *whole(out), *(f"left {name}" for name in litter(out)))


def together(tally: Tally, folder: Path, count: int) -> None:
    """Runs side by side into one folder, and a reader who never finds anything half."""
    for job in jobs(folder):
        out = folder / f"together {job.name}"
        running = [started(job, out) for _ in range(count)]
        polls = 0
        while any(child.poll() is None for child in running):
            tally.note(f"{job.name}, looked into", *(whole(out) if out.exists() else ()))
            polls += 1
            time.sleep(0.2)
        for child in running:
            code, said = ended(child)
            tally.note(f"{job.name}, side by side", *([f"ended with {code}: {said[-200:]}"] if code else []))
        tally.note(f"{job.name}, in the end", *(f"left {name}" for name in litter(out)))


def read_by(kind: str, path: Path, folder: Path) -> Sequence[str]:
    """The words of a command that reads a file of a kind, and what it names beside it is made."""
    brand = folder / "brand.yaml"
    head = 'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n'
    match kind:
        case "pdf":
            recipe = folder / "opskrift.yaml"
            recipe.write_text(
                "type: handout\ntitle: Prøve\nitems:\n- type: pdf\n"
                f"  file: {path.name}\n  title: Dias\n  alts:\n  - page: 1\n    text: Et billede\n",
                encoding="utf-8",
            )
            return ("handout", str(recipe), "-o", str(folder / "out"))
        case "inspect":
            return ("inspect", str(path))
        case "svg" | "png":
            brand.write_text(f"{head}logo:\n  colour: {path.name}\n", encoding="utf-8")
        case "ttf":
            brand.write_text(
                f"{head}fonts:\n  name: Egen\n  regular: {path.name}\n  bold: {path.name}\n", encoding="utf-8"
            )
        case "yaml":
            return ("check", "--brand", str(path))
        case "csv":
            return ("handout", "kursusdag", "--participants", str(path), "--dry-run", "-o", str(folder / "out"))
    return ("build", "2.6", "--brand", str(brand), "-o", str(folder / "out"))


def blast(tally: Tally, folder: Path, count: int) -> None:
    """Every bomb, each with the command that would read it: within its time and memory, and with words at the end."""
    for kind, made in bombs.ALL.items():
        for name, bomb in list(made.items())[: count or None]:
            place = folder / kind / name.replace(" ", "-")
            place.mkdir(parents=True)
            path = place / f"bombe.{kind}"
            path.write_bytes(bomb())
            for way in (kind, "inspect") if kind == "pdf" else (kind,):
                _survived(tally, f"{way} bomb", name, read_by(way, path, place))


def _survived(tally: Tally, what: str, name: str, words: Sequence[str]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    )
    most = 0
    while child.poll() is None:
        most = max(most, resident(child.pid))
        time.sleep(0.1)
    code, said = ended(child)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    faults = [] if code in CODES else [f"{name} ended with {code}: {said[-200:]}"]
    faults += [f"{name} took {spent:.0f} s"] if spent > SECONDS else []
    faults += [f"{name} took {most // 1024**2} MB"] if most > MEMORY else []
    faults += [f"{name} ended in a trace"] if "Traceback" in said else []
    tally.note(what, *faults)
    print(f"  {what}: {name}: {code}, {spent:.1f} s, {most // 1024**2} MB", flush=True)


def resident(group: int) -> int:
    """The memory of all processes of a session, in bytes."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = stat.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(values[3]) == group:
            total += int(values[21]) * resource.getpagesize()
    return total


def damaged(data: bytes, dice: random.Random) -> bytes:
    """A file with some of its bytes changed, doubled or gone."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 10, 40))):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + dice.randrange(1, 20)]
            case 2:
                changed[at:at] = changed[at : at + dice.randrange(1, 40)]
            case _:
                changed[at : at + 4] = dice.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", bytes(4), b"9999"))
        if not changed:
            return b""
    return bytes(changed)


def fuzzed(tally: Tally, folder: Path, count: int) -> None:
    """Damaged files of every kind, read as the program reads them: an answer or words, and never a trace."""
    from sheetbuilder.brand import load_brand
    from sheetbuilder.brand.fonts import BrandFont
    from sheetbuilder.brand.logo import LogoFile
    from sheetbuilder.errors import SheetbuilderError, Where
    from sheetbuilder.foreign.font.report import prepare as prepare_font
    from sheetbuilder.foreign.graft.taking import take
    from sheetbuilder.foreign.inspection.report import judge
    from sheetbuilder.foreign.letterhead.report import prepare as prepare_letterhead
    from sheetbuilder.foreign.logo.facts import Wish
    from sheetbuilder.foreign.logo.report import prepare as prepare_logo
    from sheetbuilder.foreign.sandbox.reader import Reader
    from sheetbuilder.source import examine
    from sheetbuilder.theme.picture import PictureFormat

    dice = random.Random(7)
    letterhead = (ROOT / "examples" / "brands" / "letterheads" / "eksempelkoebing.pdf").read_bytes()
    drawing = (ROOT / "examples" / "brands" / "logos" / "eksempelkoebing.svg").read_bytes()
    brand = BRAND.read_bytes()
    picture = bombs.PICTURES["largest side"]()
    font = bombs.FONT.read_bytes()
    path = folder / "skadet.pdf"
    where = Where(folder / "brand.yaml", 1)
    for number in range(count):
        with Reader() as reader:
            ways: Mapping[str, Callable[[], object]] = {
                "letterhead": lambda: prepare_letterhead(_saved(path, damaged(letterhead, dice)), 1, reader),
                "graft": lambda: take(_saved(path, damaged(letterhead, dice)), alts={1: "x"}, reader=reader),
                "inspect": lambda: judge(_saved(path, damaged(letterhead, dice)), reader),
                "svg": lambda: prepare_logo(
                    LogoFile(where, "l.svg", PictureFormat.SVG, damaged(drawing, dice)), Wish(PictureFormat.SVG), reader
                ),
                "png": lambda: prepare_logo(
                    LogoFile(where, "l.png", PictureFormat.PNG, damaged(picture, dice)), Wish(PictureFormat.PNG), reader
                ),
                "font": lambda: prepare_font(BrandFont(where, "regular", "f.ttf", path, damaged(font, dice)), reader),
                "yaml": lambda: examine(_saved(folder / "skadet.yaml", damaged(brand, dice))),
                "brand": lambda: load_brand(_saved(folder / "skadet.yaml", damaged(brand, dice))),
            }
            for _ in range(25):
                for kind, way in ways.items():
                    try:
                        way()
                    except SheetbuilderError:
                        tally.note(f"{kind}, damaged")
                    except Exception as error:  # noqa: BLE001  # that is what is looked for
                        tally.note(f"{kind}, damaged", f"{type(error).__name__}: {error}"[:200])
                    else:
                        tally.note(f"{kind}, damaged")
        if number % 10 == 0:
            print(f"  {sum(tally.tried.values())} damaged files", flush=True)


def _saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


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


def environments(tally: Tally, folder: Path, count: int) -> None:
    """The same bytes whatever the environment says."""
    job = Job("handout", ("handout", "kursusdag", "--edition", "both", "--date", "2026-11-20", "-o", "{out}"))
    first: Mapping[str, str] | None = None
    for number, values in enumerate(ENVIRONMENTS[: max(2, count)]):
        out = folder / f"umgebung-{number}"
        code, said = ended(started(job, out, **values))
        found = hashes(out) if out.exists() else {}
        first = found if first is None else first
        faults = [f"{values} ended with {code}: {said[-200:]}"] if code else []
        tally.note("environment", *faults, *([] if found == first else [f"{values}: other bytes"]))


_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+)')


def touched(tally: Tally, folder: Path, count: int) -> None:
    """What a run opens and calls, as the system sees it: no socket, nothing written outside the output folder."""
    strace = shutil.which("strace")
    if strace is None:
        print("  strace is not here: nothing is said of sockets and of files that are opened")
        return
    for job in jobs(folder)[: max(2, count)]:
        out, log = folder / f"touched {job.name}", folder / "strace.log"
        words = [word.format(out=out) for word in job.words]
        subprocess.run(
            [strace, "-f", "-qq", "-e", "trace=%network,openat,open,creat", "-o", str(log), *COMMAND, *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        lines = log.read_text("utf-8", "replace").splitlines()
        sockets = [line for line in lines if re.search(r"\b(socket|connect|sendto|bind)\(", line)]
        written = {
            found[1]
            for line in lines
            if (found := _OPENED.search(line)) and re.search(r"O_WRONLY|O_RDWR|O_CREAT", found[2])
        }
        outside = sorted(
            name for name in written if not name.startswith((str(out), "/dev/null", "/dev/tty", "/proc/self"))
        )
        faults = [f"calls: {line[:160]}" for line in sockets[:3]] + [f"writes {name}" for name in outside[:5]]
        tally.note(f"{job.name}, watched", *faults)


PARTS: Mapping[str, tuple[Callable[[Tally, Path, int], None], int]] = {
    "kills": (kills, 1),
    "aimed": (aimed, 2),
    "disks": (full_disks, 1),
    "together": (together, 2),
    "bombs": (blast, 2),
    "fuzz": (fuzzed, 1),
    "environments": (environments, 2),
    "strace": (touched, 1),
}
"""Each part, and how often it tries each of its things where the scale is 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are asked for, or all; tell what was tried and what was not as promised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--scale", type=int, default=1, help="how many times as often as in CI")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    wrong = 0
    for name in asked.parts or PARTS:
        part, each = PARTS[name]
        tally = Tally()
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="torment-") as folder:
            part(tally, Path(folder), each * asked.scale)
        print(f"{name}: {sum(tally.tried.values())} in {time.monotonic() - begun:.0f} s", flush=True)
        for what, times in sorted(tally.tried.items()):
            print(f"  {times:6} {what}")
        for fault in tally.broken:
            print(f"  BROKEN {fault}")
        wrong += len(tally.broken)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
