"""Inputs of any size for the benchmark: packages of many sheets, handouts of many pages, lists of many people."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
MM = 72 / 25.4
_A_FILE = 250
"""Pages of one file of somebody else's; an item takes 300 of them at most."""
_NUMBER = re.compile(r"^number: .*$", re.MULTILINE)
_SLUG = re.compile(r"^slug: (.*)$", re.MULTILINE)


def package(to: Path, count: int) -> Path:
    """Our content with so many sheets, at least its own: every further one says what one of those says."""
    return _grown(to, count, "[1-9].*.yaml")


def one_set(to: Path, count: int) -> Path:
    """Our content with so many sheets in its first set, each with a row in the contents."""
    return _grown(to, count, "[12].*.yaml")


def _grown(to: Path, count: int, alike: str) -> Path:
    shutil.copytree(ROOT / "sheets", to)
    own = sorted(to.glob(alike))
    last = Counter(path.name[0] for path in own)
    for index in range(len(own), count):
        source = own[index % len(own)]
        step = source.name[0]
        last[step] += 1
        text = _NUMBER.sub(f'number: "{step}.{last[step]}"', source.read_text("utf-8"))
        text = _SLUG.sub(rf"slug: \1-{index}", text)
        (slug,) = _SLUG.findall(text)
        (to / f"{step}.{last[step]}-{slug}.yaml").write_text(text, "utf-8")
    return to


def others(folder: Path, count: int) -> Path:
    """A recipe with so many pages of others: slides without tags, each with the words that it needs."""
    folder.mkdir(parents=True)
    lines = ["type: handout", "title: Dias", "items:", "  - type: cover", "  - type: contents"]
    for first in range(0, count, _A_FILE):
        pages = min(_A_FILE, count - first)
        name = f"dias-{first}.pdf"
        (folder / name).write_bytes(_slides(first, pages))
        lines += ["  - type: pdf", f"    file: {name}", f"    title: Dias fra nummer {first + 1}", "    alts:"]
        lines += [f"      - {{page: {page}, text: Dias nummer {first + page}}}" for page in range(1, pages + 1)]
    return _written(folder / "dias.yaml", lines)


def exercises(folder: Path, count: int) -> Path:
    """A recipe with so many items: dividers and exercises in turn."""
    folder.mkdir(parents=True)
    lines = ["type: handout", "title: En lang dag", "items:", "  - type: cover", "  - type: contents"]
    for number in range(1, count - 1):
        lines += [
            "  - type: text",
            f"    title: Opgave {number}",
            "    lines: Noter",
            "    blocks:",
            "      - type: text",
            f"        text: Tal sammen to og to om sag {number}, og skriv ned, hvad I ville spørge om først.",
        ]
    return _written(folder / "dag.yaml", lines)


def words(to: Path, count: int) -> Path:
    """Our content with so many words more that may be parted, each of its own."""
    shutil.copytree(ROOT / "sheets", to)
    text = (to / "words.yaml").read_text("utf-8")
    more = "".join(f"  - {_spelt(number)}|arbejds|gruppe\n" for number in range(count))
    (to / "words.yaml").write_text(text.replace("hyphenation:\n", "hyphenation:\n" + more, 1), "utf-8")
    return to


def _spelt(number: int) -> str:
    """A number as letters, so that it can stand in a word."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


def one_file(folder: Path, count: int) -> Path:
    """One file of ours with so many pages, or a few more, all with their tags: a set of many sheets."""
    content = one_set(folder / "content", max(18, count * 10 // 21))
    sheetbuilder("build", "set-1", "--content", str(content), "-o", str(folder / "set.pdf"))
    return folder / "set.pdf"


def many_files(folder: Path, count: int) -> Path:
    """A folder with so many files of four pages, each another person's."""
    return _each(folder, count, ["  - {type: cover, lead: Et hæfte}", '  - {type: sheet, sheet: "2.6"}'])


def filled(folder: Path, count: int) -> Path:
    """A folder with so many files to be filled in, in each of which something else is written."""
    made = _each(folder, 1, ["  - {type: cover, lead: Et hæfte}", '  - {type: sheet, sheet: "2.6"}'], "--fillable")
    (empty,) = made.glob("*.pdf")
    empty = empty.rename(folder / "empty.pdf")
    for number in range(count):
        writer = PdfWriter(empty, incremental=True)
        for page in writer.pages:
            for note in page.get("/Annots", ()):
                field = note.get_object()
                if field.get("/FT") == "/Tx":
                    field[NameObject("/V")] = TextStringObject(f"Svar {number}")
        writer.write(made / f"svar-{number:05}.pdf")
    return made


def _each(folder: Path, count: int, items: list[str], *more: str) -> Path:
    folder.mkdir(parents=True)
    recipe = _written(folder / "kursus.yaml", ["type: handout", "title: Kursus", "items:", *items])
    people = _written(folder / "people.csv", ["navn", *(f"Deltager Nummer {number}" for number in range(count))])
    to = folder / "files"
    asked = ["handout", str(recipe), "--participants", str(people), "--no-inspect", "--no-cache", *more, "-o", str(to)]
    sheetbuilder(*asked)
    return next(path.parent for path in to.rglob("*.pdf"))


def sheetbuilder(*words: str) -> None:
    """Run the program; `CalledProcessError` where it fails."""
    subprocess.run([sys.executable, "-m", "sheetbuilder", *words, "--quiet"], check=True, cwd=ROOT)


def _slides(first: int, count: int) -> bytes:
    made = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Bench", str(ROOT / "fonts/SourceSans3-Regular.ttf")))
    canvas = Canvas(made, (254 * MM, 142 * MM), invariant=1, initialFontName="Bench")
    for number in range(first + 1, first + count + 1):
        canvas.setFont("Bench", 24)
        canvas.drawString(20 * MM, 110 * MM, f"Dias nummer {number}")
        canvas.setFont("Bench", 12)
        for line in range(6):
            canvas.drawString(20 * MM, (95 - 10 * line) * MM, f"Punkt {line + 1} på dias {number}: lyt, og spørg igen")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
