"""The course of the examples: both editions and personal copies, as a trainer builds them, before every judge."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder.content import Package
from tests.readings import inspect
from tests.tools import run, verapdf

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "handouts"
RECIPE, PEOPLE = FOLDER / "samtalen-hele-vejen.yaml", FOLDER / "deltagere.csv"
# Eight files, fifty pages each, built by three runs of the command line.
pytestmark = pytest.mark.long
TEACHING = ("2.2", "3.1", "3.4", "3.3", "4.2", "4.3")


def built(out: Path, *options: str | Path) -> str:
    """A run of the command line, in Danish; what it said beside its output."""
    command = ["--lang", "da", "handout", RECIPE, "-o", out, "--date", "2026-11-26", *options]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "sheetbuilder", *map(str, command)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    said = ran.stderr.decode("utf-8")
    assert ran.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    said = built(folder, "--edition", "both")
    # Of all that there is to tell, only one thing is a warning: what a screen reader will miss.
    assert [line for line in said.splitlines() if "advarsel" in line and "SB752" not in line] == ["1 advarsel"]
    assert "decks/tavletegninger.pdf" in said
    assert "fri af brevpapiret" in built(folder, "--participants", PEOPLE)
    built(folder, "--participants", PEOPLE, "--collated")
    return folder


@pytest.fixture(scope="module")
def editions(out: Path) -> dict[str, Path]:
    return {name: next(out.glob(f"*/*/*-{name}.pdf")) for name in ("deltager", "underviser")}


@pytest.fixture(scope="module")
def files(out: Path) -> list[Path]:
    found = sorted(out.rglob("*.pdf"))
    assert len(found) == 2 + 5 + 1
    return found


def words_of(page: str) -> str:
    return " ".join(page.replace("\u00a0", " ").split())


def texts(path: Path) -> list[str]:
    return [words_of(page.extract_text()) for page in PdfReader(path).pages]


def test_inspect_finds_nothing_wrong(files: list[Path]) -> None:
    for path in files:
        report = inspect(path)
        assert report.problems == (), path.name
        assert (report.pdfua, report.pdfa) == ("1", "2a")


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes(flavour: str, files: list[Path]) -> None:
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


def test_qpdf_and_poppler_have_nothing_to_say(files: list[Path]) -> None:
    for path in files:
        for program, *arguments in (("qpdf", "--check", path), ("pdfinfo", path), ("pdffonts", path)):
            ran = run(program, *arguments)
            assert (ran.code, ran.complained) == (0, ""), (program, path.name)


def test_poppler_paints_every_page_without_a_word(editions: dict[str, Path]) -> None:
    for path in editions.values():
        ran = run("pdftoppm", "-r", "10", "-gray", path)
        assert (ran.code, ran.complained) == (0, "")


def test_the_sheets_stand_in_teaching_order_on_the_same_pages_of_both_editions(
    editions: dict[str, Path], ours: Package
) -> None:
    borne = []
    for path in editions.values():
        labels, pages = PdfReader(path).page_labels, texts(path)
        found = []
        for sheet in map(ours.sheet, TEACHING):
            (index,) = [
                index
                for index, text in enumerate(pages)
                if words_of(sheet.purpose) in text and ours.words.moves in text
            ]
            assert index % 2 == 0
            found.append((index, labels[index]))
        assert found == sorted(found)
        borne.append([label for _, label in found])
    assert borne[0] == borne[1]


def test_the_list_to_sign_and_the_notes_are_the_trainers_alone(editions: dict[str, Path]) -> None:
    participant, trainer = (" ".join(texts(path)) for path in editions.values())
    for told in ("Deltagerliste", "Noter til underviseren", "Faldgruber"):
        assert told in trainer
        assert told not in participant


def test_the_tagged_deck_is_read_and_the_untagged_one_is_described(editions: dict[str, Path]) -> None:
    for path in editions.values():
        report = inspect(path)
        read = words_of(report.text())
        heads = [words_of(node.text) for node in report.tree.walk() if node.role in {f"H{n}" for n in range(1, 7)}]
        for title in ("Samtalen begynder, før I mødes", "Det kan I, når I går hjem", "En opdigtet sag: Alex"):
            assert title in heads
        assert "kende jeres egne briller, før I møder borgeren" in read
        alts = [node.alt for node in report.tree.walk() if node.role == "Figure" and node.alt]
        assert sum("Et møde har en temperatur" in alt for alt in alts) == 1
        assert sum("Under ordene er der mere" in alt for alt in alts) == 1
        assert "borgeren vælger emnet" not in read  # only the picture says it so


def test_everybody_has_a_copy_with_a_name(out: Path) -> None:
    copies = sorted((out / "eksempelkoebing-kommune" / RECIPE.stem / "personlige").glob("*.pdf"))
    assert [path.stem.removeprefix(RECIPE.stem) for path in copies] == [
        *(f"-deltager-deltager-{number}" for number in (1, 2, 3, 4)),
        "-underviser-underviser-1",
    ]
    for number, path in enumerate(copies[:4], 1):
        pages = texts(path)
        assert f"Deltager {number}" in pages[0]
        assert any(f"Kursusbevis Deltager {number}" in page for page in pages)


def test_the_file_for_the_printer_holds_all_copies(out: Path) -> None:
    folder = out / "eksempelkoebing-kommune" / RECIPE.stem
    pages = [text for path in sorted((folder / "personlige").glob("*.pdf")) for text in texts(path)]
    assert texts(folder / f"{RECIPE.stem}-samlet.pdf") == pages


def test_nobody_in_the_examples_exists() -> None:
    """Numbers are noughts, people are numbers, municipalities are the three that we invented."""
    for path in (*FOLDER.glob("*.yaml"), *FOLDER.glob("*.csv"), *FOLDER.glob("decks/*.typ")):
        text = path.read_text(encoding="utf-8")
        for name in ("Eksempelkøbing", "Prøvesund", "Mønsterbjerg"):
            text = text.replace(f"{name} Kommune", "")
        assert "Kommune" not in text, path.name
