"""The documentation is true: links lead somewhere, and every command that it shows is run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pypdf import PdfWriter

import sheetbuilder
from sheetbuilder.cli.program import run
from tests.profiles import cmyk_profile
from tools import api, storeys
from tools.pictures.boards import BOARDS
from tools.pictures.screens import SCREENS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SCHEME = re.compile(r"[a-z]+:")
LARGEST = 120_000
"""Bytes of a picture: a page with five of them is there at once on a slow line, too."""


def anchors(page: Path) -> set[str]:
    """What can be linked to on a page: headings, as GitHub names them, and what bears an id."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    found: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        count = 1
        while (unique := name if name not in found else f"{name}-{count}") in found:
            count += 1
        found.add(unique)
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', text))


def broken(page: Path) -> Iterator[str]:
    """The links of a page to files or headings that there are not."""
    for target in _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCED.sub("", page.read_text("utf-8")))):
        if _SCHEME.match(target):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists():
            yield f"{target}: there is no such file"
        elif anchor and path.suffix == ".md" and anchor not in anchors(path):
            yield f"{target}: there is no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_a_link_that_leads_nowhere_is_found_out(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# One, *two*\n# One two\n[a](#one-two) [b](#one-two-1) [c](#two) [d](b.md) `[e](x)`\n", "utf-8")
    assert list(broken(page)) == ["#two: there is no such heading", "b.md: there is no such file"]


def test_every_picture_is_shown_described_small_and_made_by_a_tool() -> None:
    named = re.compile(r"!\[([^\]]*)\]\((?:\S*/)?([^/)\s]+)\)")
    shown = {name: alt for page in PAGES for alt, name in named.findall(_FENCED.sub("", page.read_text("utf-8")))}
    pictures = {path.name: path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert shown.keys() == pictures.keys()
    assert all(len(alt.split()) > 3 for alt in shown.values())
    assert {name for name, path in pictures.items() if path.stat().st_size > LARGEST} == set()
    assert {*(f"{name}.png" for name in (*BOARDS, *SCREENS)), storeys.PICTURE.name} == pictures.keys()


def test_the_page_of_the_library_is_what_the_docstrings_say() -> None:
    assert api.PAGE.read_text("utf-8") == api.page(), "run python -m tools.api"
    headings = set(re.findall(r"^### `(\w+)`", api.page(), re.MULTILINE))
    assert headings == {name for name in sheetbuilder.__all__ if not name.startswith("__")}


def commands(page: Path) -> list[list[str]]:
    """The command lines of a page's sh blocks, in words."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = (line for block in blocks for line in block.splitlines() if line.strip())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def test_every_command_is_in_a_block_that_is_run() -> None:
    for page in PAGES:
        for kind, block in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            shown = any(line.startswith("sheetbuilder ") for line in block.splitlines())
            assert kind == "sh" or not shown, f"{page.name}: {block.splitlines()[0]}"


NOT_RUN = {
    r"python3 -m venv": "the gate runs both commands of the README, each on a fresh machine",
    r"pip install|dask ": "other programs, and machines beside this one",
    r"sheetbuilder pack .*--dask": "a cluster; tests/packs make one of their own",
    r"sheetbuilder print(ers)?\b": "a printer; tests/printing have real ones of CUPS",
    r"sheetbuilder (app|preview)\b": "a page that is served until somebody leaves it; tests/app opens it",
}
"""Commands that cannot be run here, and why not; each must be shown somewhere."""

BRAND = """type: brand
name: Prøvesund Kommune
municipality_code: "0000"
contacts: [{id: infohus, label: Infohus, number: 00 00 00 00, hours: hverdage kl. 9–15, checked: 2026-11-20}]
"""
COURSE = """type: handout
title: Kurset
date: 2026-12-01
items:
  - {type: cover, lead: En dag om samtalen.}
  - {type: sheet, sheet: "2.6"}
  - {type: certificate}
  - {type: name-tent}
"""


def left_out(words: list[str]) -> str | None:
    """Why a command is not run."""
    return next((why for what, why in NOT_RUN.items() if re.match(what, " ".join(words))), None)


def prepared(page: Path, folder: Path, form: Path, one_page: Path) -> None:
    """The files that a page's commands name, in a folder that has the examples of a clone."""
    shown = page.read_text("utf-8")
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    letterhead = ROOT / "examples/brands/letterheads/eksempelkoebing.pdf"
    texts = {"brand.yaml": BRAND, "my-municipality.yaml": BRAND, "my-town.yaml": BRAND, "course.yaml": COURSE}
    people = (ROOT / "examples/handouts/deltagere.csv").read_text("utf-8")
    texts |= {"people.csv": people, "brands/town.yaml": BRAND}
    if "new brand" not in shown:
        texts["proevesund-kommune/brand.yaml"] = BRAND
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "press.icc").write_bytes(cmyk_profile())
    forms = ("anna.pdf", "evaluations/anna.pdf", "evaluations/bo.pdf")
    files = {**dict.fromkeys(forms, form), **dict.fromkeys(("file.pdf", "report.pdf", "slides.pdf"), form)}
    for name, source in {**files, "reports/a.pdf": form, "plan.pdf": one_page, "letterhead.pdf": letterhead}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(source, folder / name)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A form to be filled in, and a file of one page."""
    folder = tmp_path_factory.mktemp("ready")
    (form,) = sheetbuilder.build(sheetbuilder.load(), "2.6", file=folder / "form.pdf", fillable=True)
    one = PdfWriter()
    one.append(form.path, pages=(0, 1))
    one.write(folder / "one.pdf")
    return form.path, folder / "one.pdf"


@pytest.fixture(scope="module")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where composed pages are remembered from command to command, as on anybody's machine."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.long
@pytest.mark.parametrize("page", [page for page in PAGES if any(map(commands, [page]))], ids=lambda page: page.name)
def test_every_command_that_is_shown_works(
    page: Path,
    ready: tuple[Path, Path],
    cache_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepared(page, tmp_path, *ready)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(click, "launch", lambda _: 0)
    ran = 0
    for words in commands(page):
        if left_out(words) is not None:
            continue
        if words[0] == "cd":
            os.chdir(words[1])
            continue
        arguments = [
            one for word in words[1:] for one in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
        ]
        code = run(arguments, {"SHEETBUILDER_LANG": "en"})
        told = capsys.readouterr()
        assert (words[0], code) == ("sheetbuilder", 0), f"{shlex.join(words)}\n{told.err}"
        ran += 1
    assert ran or all(map(left_out, commands(page)))


def test_what_is_not_run_is_shown_somewhere() -> None:
    every = [" ".join(words) for page in PAGES for words in commands(page)]
    assert [
        what for what in NOT_RUN if "app|preview" not in what and not any(re.match(what, one) for one in every)
    ] == []
