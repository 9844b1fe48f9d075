"""The three uses, one after the other, by a person who has no terminal: from nothing to the files, in a real browser.

The program is started as an icon would start it, in an empty folder. A consultant makes a municipality's brand and its
pack, a case worker prints with that brand for tomorrow, a trainer puts a course together with slides and a list of
participants. What they save is then held against the command line. Pictures of all of it, wide and narrow, light and
dark, are left in the folder that THREE_USES names.
"""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests import browser
from tests.foreign.letterhead import letterheads

pytestmark = pytest.mark.long

BRANDS = Path(__file__).parents[2] / "examples" / "brands"
TRIED = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=9)
PEOPLE = "navn;organisation\nAnna Eksempel;Prøvesund Kommune\nBo Prøve;Prøvesund Kommune"
MAIN, ZIP = "main form button.main", "main a[href$='.zip']"
BACK = {"click": "main a[href*='/course/of/'][href$='/']"}
SEEN = {"until": "[...document.images].slice(0, 4).every((one) => one.complete && one.naturalWidth > 0)"}

LETTERHEAD = {"first": "1", "other": "1", "landscape": "2", "cover": "none"}
"""Which page of it lies under which pages, as one sees by looking."""

Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Program:
    """The installed program and what is around it."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *words: str) -> None:
        """What a person with a terminal would have typed."""
        ran = subprocess.run(
            [sys.executable, "-m", "sheetbuilder", *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr

    @contextmanager
    def page(self, language: str) -> Iterator[str]:
        """Where its page is."""
        words = ["-m", "sheetbuilder", "app", "--no-browser", "--lang", language]
        with subprocess.Popen(
            [sys.executable, *words], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, text=True
        ) as ran:
            assert ran.stdout is not None
            address = next(word for word in ran.stdout.readline().split() if word.startswith("http"))
            try:
                yield address
            finally:
                ran.send_signal(signal.SIGINT)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    folder = tmp_path / "empty"
    folder.mkdir()
    own = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    return Program(folder, {**os.environ, **own})


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("da", 1280, False), ("en", browser.NARROW, True)], ids=["wide", "narrow"]
)
def test_three_people_come_from_nothing_to_their_files(
    program: Program, tmp_path: Path, language: str, width: int, dark: bool
) -> None:
    saved, slides = tmp_path / "saved", tmp_path / "mine dias.pdf"
    saved.mkdir()
    slides.write_bytes(letterheads.municipal())
    looked = pictures(f"{language}-{width}")
    with program.page(language) as address:
        used = browser.use(
            address,
            next(looked),
            *consultant(saved, looked),
            *case_worker(saved, looked),
            *trainer(saved, slides, looked),
            width=width,
            dark=dark,
        )
    assert used.complaints == []
    assert {one.split("/")[2].partition(":")[0] for one in used.requests} == {"127.0.0.1"}
    assert list(program.folder.iterdir()) == [], "nothing but what was saved is left"

    unpacked(saved / "brand.zip", program.folder)
    brand = next(program.folder.rglob("brand.yaml")).relative_to(program.folder)
    program.run("pack", str(brand), "--zip")
    (packed,) = (program.folder / "packs").glob("*.zip")
    assert contents(saved / "pack.zip") == contents(packed)

    program.run("build", "moedet-er-i-morgen", "2.6", "--brand", str(brand), "-o", "papers")
    assert contents(saved / "papers.zip") == printed(program.folder / "papers")

    unpacked(saved / "course.zip", program.folder / "course")
    recipe = next((program.folder / "course").rglob("*.yaml")).relative_to(program.folder)
    people = program.folder / "people.csv"
    people.write_text(PEOPLE, "utf-8")
    program.run("handout", str(recipe), "--brand", str(brand), "--participants", str(people), "-o", "both")
    assert contents(saved / "books.zip") == printed(program.folder / "both")


def consultant(saved: Path, looked: Iterator[Step]) -> Iterator[Step]:
    """A brand with a number, a logo, a letterhead, a line of one's own; its pack and its files."""
    yield {"click": "nav a[href*='/brand/']"}
    yield {"fill": "#new-name", "text": "Prøvesund Kommune"}
    yield {"click": "form[action$='/new'] button"}
    yield {"wait": "form.brand"}
    yield {"fill": "[name='contacts.0.label']", "text": "Infohus Prøvesund"}
    yield {"fill": "[name='contacts.0.checked']", "text": TRIED.isoformat()}
    yield {"upload": "[name='file:logo.colour']", "files": [str(BRANDS / "logos" / "proevesund.png")]}
    yield {"click": "form.brand button.main"}
    yield {"wait": ".notice"}
    yield next(looked)
    yield {"click": "main a[href$='/letterhead']"}
    yield {"upload": "[name=file]", "files": [str(BRANDS / "letterheads" / "proevesund.pdf")]}
    yield {"click": "main form:has([name=file]) button"}
    yield {"wait": "input[name=other]"}
    yield SEEN
    yield {"click": "main details:has([name=cover]) > summary"}
    yield from ({"tick": f"input[name={pages}][value='{page}']"} for pages, page in LETTERHEAD.items())
    yield {"click": MAIN}
    yield {"wait": ".notice"}
    yield SEEN
    yield next(looked)
    yield {"click": "main a:not([href*='#'])"}
    yield {"click": "main a[href$='/lines']"}
    yield {"click": "main a[href$='/lines/2.4']"}
    yield {"fill": "[name='new:text']", "text": "Vi kan låne mødelokalet på biblioteket"}
    yield {"click": MAIN}
    yield {"wait": ".notice"}
    yield next(looked)
    yield {"click": "nav a[href*='/brand/']"}
    yield {"click": "main a[href*='/brand/of/']"}
    yield {"save": "main a[href$='/brand.zip']", "to": str(saved / "brand.zip")}
    yield {"click": "form[action$='/pack'] button"}
    yield {"wait": f"{ZIP}, main .problems", "patience": 300_000}
    yield next(looked)
    yield {"save": ZIP, "to": str(saved / "pack.zip")}


def case_worker(saved: Path, looked: Iterator[Step]) -> Iterator[Step]:
    """What is ready for tomorrow, and a sheet, with the municipality's brand."""
    yield {"click": "nav a[href*='/print/']"}
    yield {"tick": "input[name=target][value='moedet-er-i-morgen']"}
    yield {"tick": "input[name=target][value='2.6']"}
    yield the_only_brand()
    yield next(looked)
    yield {"click": "button[value=make]"}
    yield {"wait": ".leaves", "patience": 300_000}
    yield SEEN
    yield next(looked)
    yield {"save": ZIP, "to": str(saved / "papers.zip")}


def trainer(saved: Path, slides: Path, looked: Iterator[Step]) -> Iterator[Step]:
    """A course of a title, slides among the sheets, participants; both editions and the recipe."""
    yield {"click": "nav a[href*='/course/']"}
    yield {"fill": "[name=title]", "text": "Det første møde"}
    yield {"fill": "[name=date]", "text": "2027-01-12"}
    yield {"click": "form[action$='/new'] button"}
    yield {"wait": "#items"}
    yield {"select": "select[name=what]", "value": "pdf"}
    yield {"click": "form.adding button"}
    yield {"wait": "form.item"}
    yield {"upload": "form.item input[type=file]", "files": [str(slides)]}
    yield {"click": MAIN}
    yield {"wait": ".slides img"}
    yield {"fill": "[name='alts.0.page']", "text": "1"}
    yield {"fill": "[name='alts.0.text']", "text": "Et blåt felt over en tom side"}
    yield {"click": MAIN}
    yield {"wait": ".slides img"}
    yield SEEN
    yield next(looked)
    yield BACK
    yield {"wait": "#items"}
    yield {"focus": "#items li:nth-child(2) button[name=down]"}
    yield {"press": "Enter"}
    yield {"wait": ".ordering [role=status]:not(:empty), .notice", "state": "attached"}
    yield next(looked)
    yield {"click": "main a[href$='/people']"}
    yield {"fill": "textarea", "text": PEOPLE}
    yield {"click": MAIN}
    yield {"wait": "main table"}
    yield next(looked)
    yield BACK
    yield {"wait": "#items"}
    yield {"save": "main a[href$='/recipe.zip']", "to": str(saved / "course.zip")}
    yield the_only_brand()
    yield {"select": "[name=whom]", "value": "each"}
    yield {"click": "button[value=make]"}
    yield {"wait": ".leaves", "patience": 300_000}
    yield SEEN
    yield next(looked)
    yield {"save": ZIP, "to": str(saved / "books.zip")}


def the_only_brand() -> Step:
    """The brand that is open in the room Brand."""
    return {
        "evaluate": "(() => { const box = document.querySelector('[name=brand]');"
        " box.selectedIndex = [...box.options].findIndex((one) => one.text.startsWith('Prøvesund'));"
        " box.dispatchEvent(new Event('change', { bubbles: true })); return null })()"
    }


def pictures(name: str) -> Iterator[Step]:
    """Steps that leave a picture, where somebody wants to look."""
    wanted = os.environ.get("THREE_USES")
    for number in count(1):
        path = Path(wanted or "") / f"{name}-{number:02}.png"
        yield {"picture": str(path)} if wanted else {"count": "main"}


def unpacked(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        packed.extractall(folder)


def contents(path: Path) -> Mapping[str, bytes]:
    """The files of a zip file by name, wherever they lie in it."""
    with zipfile.ZipFile(path) as packed:
        return {Path(name).name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def printed(folder: Path) -> Mapping[str, bytes]:
    """The PDFs of a folder by name."""
    return {one.name: one.read_bytes() for one in folder.rglob("*.pdf")}
