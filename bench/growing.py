"""Inputs of any size for the benchmark: packages of many sheets, handouts of many pages, lists of many people."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from pathlib import Path

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
