"""Names of people lie in the folder that was asked for, and nowhere else: not for a moment, and not after a kill."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from tests.forks import Forks, forks

HERE = Path(__file__).parents[3]
RECIPE = """\
type: handout
title: En dag om samtalen
items:
- type: cover
- type: sign-in
  delete_by: 2027-06-01
  participants: liste.csv
- type: name-tent
- type: notes
  pages: 1
- type: certificate
"""
FIRST, SECOND = "Zackarias Qvortrup", "Wilhelmine Xerxes"
WAYS: dict[str, Sequence[str]] = {
    "copies": (),
    "collated": ("--collated",),
    "filled sign-in": ("--edition", "trainer"),
    "name tents": ("--only", "name-tent"),
    "certificates": ("--only", "certificate"),
    "certificates, collated": ("--only", "certificate", "--collated"),
}
WATCHED = """
import os, signal, sys
log = os.open(os.environ["TRACES_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
left = [int(os.environ["TRACES_KILL"])]
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "tempfile.mkstemp")
def watch(event, args):
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if not (writes or event in CHANGES) or isinstance(args[0], int):
        return
    if event not in ("os.remove", "os.rmdir"):  # these are given names in a folder that is open
        os.write(log, os.fsencode(os.path.abspath(args[0])) + b"\\n")
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Everything that a run could write into, apart from the folder that it is asked to write into."""

    folder: Path
    forks: Forks

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def around(self) -> tuple[Path, ...]:
        return tuple(self.folder / name for name in ("home", "tmp", "cache", "here"))

    def run(self, person: str, words: Sequence[str], kill: int = 0) -> int:
        """A run for one person; `kill` is the number of the change to a folder before which it is killed."""
        people = self.folder / "liste.csv"
        people.write_text(f"navn;organisation\n{person};Prøvesund Kommune\n", encoding="utf-8")
        home, temporary, cache, _ = map(str, self.around)
        environment = {"HOME": home, "TMPDIR": temporary, "TEMP": temporary, "TMP": temporary, "XDG_CACHE_HOME": cache}
        listed = () if "--edition" in words else ("--participants", str(people))
        asked = ("handout", str(self.folder / "dagen.yaml"), *listed, "-o", str(self.out), *words)
        told = {"TRACES_LOG": str(self.folder / "log"), "TRACES_KILL": str(kill), "PYTHONPATH": str(HERE)}
        environment = {**os.environ, **environment, **told, "PYTHONDONTWRITEBYTECODE": "1"}
        script = f"{WATCHED}\nfrom sheetbuilder.cli import main\nmain()"
        return self.forks.run(script, asked, environment, self.around[-1])

    def strayed(self) -> list[str]:
        """What was written outside of the folder, if only for a moment."""
        own = (str(self.out), os.devnull, str(self.folder / "log"))
        written = (self.folder / "log").read_text("utf-8").splitlines()
        return [name for name in written if not name.startswith(own)] + [
            str(path) for folder in self.around for path in folder.rglob("*")
        ]

    def named(self, person: str) -> list[str]:
        """The files in the folder that tell of a person: by their name, as they are, or by what is read in them."""
        _, last = person.casefold().split()
        return [
            str(path.relative_to(self.out))
            for path in self.out.rglob("*")
            if last in str(path).casefold() or (path.is_file() and last in told(path))
        ]


def told(path: Path) -> str:
    """Everything that a file tells, its packed streams included."""
    data = path.read_bytes()
    text = data.decode("latin-1") + data.decode("utf-16-be", "ignore")
    if data.startswith(b"%PDF-"):
        with pypdf.PdfReader(path) as reader:
            text += " ".join(page.extract_text() for page in reader.pages)
            text += " ".join(str(one.title) for one in reader.outline if isinstance(one, pypdf.generic.Destination))
            text += str(reader.metadata) + str(reader.xmp_metadata and reader.xmp_metadata.dc_title)
    return text.casefold()


@pytest.fixture(scope="module")
def forked() -> Iterator[Forks]:
    with forks() as found:
        yield found


@pytest.fixture
def place(tmp_path: Path, forked: Forks) -> Place:
    made = Place(tmp_path, forked)
    for folder in made.around:
        folder.mkdir()
    (tmp_path / "dagen.yaml").write_text(RECIPE, encoding="utf-8")
    return made


@pytest.mark.parametrize(
    "way", [way if way == "certificates" else pytest.param(way, marks=pytest.mark.long) for way in WAYS]
)
def test_nothing_is_written_outside_of_the_folder(place: Place, way: str) -> None:
    assert place.run(FIRST, WAYS[way]) == 0
    assert place.strayed() == []
    assert any(path.endswith(".pdf") for path in place.named(FIRST)), "else nothing would be found below either"


@pytest.mark.long
@pytest.mark.parametrize("way", ["copies", "collated", "filled sign-in"])
def test_a_new_list_leaves_nobody_of_the_old_one(place: Place, way: str) -> None:
    for person in (FIRST, SECOND):
        assert place.run(person, WAYS[way]) == 0
    assert place.named(FIRST) == []
    assert place.named(SECOND)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("way", "step"), [("copies", 1), ("collated", 2), ("filled sign-in", 2)])
def test_the_next_run_clears_away_whom_a_killed_one_left(place: Place, way: str, step: int) -> None:
    """Where names lie hidden before one change or two only, each change is tried; else every other one meets them."""
    hidden = 0
    for kill in range(1, 60, step):
        code = place.run(FIRST, WAYS[way], kill)
        assert place.strayed() == [], kill
        hidden += bool([name for name in place.named(FIRST) if ".sheetbuilder-" in name])
        assert place.run(SECOND, WAYS[way]) == 0
        assert place.named(FIRST) == [], kill
        assert not list(place.out.rglob(".*")), kill
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert code == 0, "kills from the first change that a run makes to the last one"
    assert hidden, "no kill left the name of anybody, so nothing was cleared away"
