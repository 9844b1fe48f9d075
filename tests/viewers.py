"""Forms filled in as people do, in the programs that they use: PDFium, poppler and pdf.js, and saved there.

PDFium is what Chrome shows PDFs with, poppler GNOME's viewer, pdf.js Firefox. Each is given a file and what is to be
typed or clicked at which field, and writes a file of its own. Typing goes the way of a keyboard, letter by letter,
wherever the program lets one go it.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fields import full_name
from tests import browser, tools

Entries = Mapping[str, str | bool]
"""By the name of a field, and for one of many by name, `=` and state: the text to type, or True for a click."""
_PYTHON = "/usr/bin/python3"
"""The one of the system, for which Debian has poppler's own library (python3-gi, gir1.2-poppler-0.18)."""


@dataclass(frozen=True, slots=True)
class Widget:
    """Where a field is, to be clicked at, in points of its page from the lower left corner."""

    name: str
    state: str
    number: int
    page: int
    """From 1."""
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> tuple[float, float]:
        """A point in it."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


def widgets(path: Path) -> Iterator[Widget]:
    """All that can be filled in in a file."""
    for number, page in enumerate(PdfReader(path).pages, 1):
        for value in objects.array(objects.raw(page, "/Annots")):
            widget = objects.dictionary(value)
            if widget is not None and objects.name(objects.get(widget, "/Subtype")) == "Widget":
                left, bottom, right, top = objects.numbers(objects.raw(widget, "/Rect"))
                looks = objects.raw(objects.get(widget, "/AP"), "/N")
                states = [] if objects.stream(looks) is not None else [one for one, _ in objects.entries(looks)]
                state = next((one for one in states if one != "Off"), "")
                key = objects.key_of(value)
                yield Widget(full_name(widget), state, key, number, (left, bottom, right, top))


def places(path: Path, entries: Entries) -> list[tuple[Widget, str | bool]]:
    """Where each entry goes; `KeyError` for a name that there is not."""
    known: dict[str, Widget] = {}
    for widget in widgets(path):
        known.setdefault(widget.name, widget)
        known[f"{widget.name}={widget.state}"] = widget
    return [(known[name], said) for name, said in entries.items()]


def in_pdfium(path: Path, entries: Entries, out: Path) -> None:
    """Fill a file in as Chrome does, with a mouse and a keyboard, and save it."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    form = document.formenv.raw
    by_page: dict[int, list[tuple[Widget, str | bool]]] = {}
    for widget, said in places(path, entries):
        by_page.setdefault(widget.page, []).append((widget, said))
    for number, found in by_page.items():
        page = document[number - 1]
        for widget, said in found:
            x, y = widget.middle
            pdfium.FORM_OnMouseMove(form, page.raw, 0, x, y)
            pdfium.FORM_OnLButtonDown(form, page.raw, 0, x, y)
            pdfium.FORM_OnLButtonUp(form, page.raw, 0, x, y)
            for unit in _units(said) if isinstance(said, str) else ():
                pdfium.FORM_OnChar(form, page.raw, unit, 0)
            pdfium.FORM_ForceToKillFocus(form)
        page.close()
    with out.open("wb") as file:
        document.save(file)
    document.close()


def _units(text: str) -> Sequence[int]:
    """What a keyboard sends: units of UTF-16, and the key that ends a line."""
    written = text.replace("\n", "\r").encode("utf-16-le")
    return memoryview(written).cast("H").tolist()


def in_poppler(path: Path, entries: Entries, out: Path) -> None:
    """Fill a file in as GNOME's document viewer does, and save it."""
    found = [
        {"page": widget.page, "x": widget.middle[0], "y": widget.middle[1], "said": said}
        for widget, said in places(path, entries)
    ]
    script = Path(__file__).parent / "poppler_form.py"
    if not Path(_PYTHON).is_file():
        tools.missing(f"{_PYTHON} (python3-gi, gir1.2-poppler-0.18)")
    ran = subprocess.run(
        [_PYTHON, str(script), str(path), str(out)],
        input=json.dumps(found),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode == _NO_POPPLER:
        tools.missing("poppler's library for Python (python3-gi, gir1.2-poppler-0.18)")
    assert ran.returncode == 0, ran.stderr


_NO_POPPLER = 3


def in_pdfjs(path: Path, entries: Entries, out: Path, picture: Path | None = None) -> Sequence[Any]:
    """Fill a file in as Firefox does, with a mouse and a keyboard, and save it; gives what each input holds then."""
    found = [
        {"id": widget.number, "page": widget.page, **({"text": said} if isinstance(said, str) else {})}
        for widget, said in places(path, entries)
    ]
    shown = str(picture) if picture is not None else None
    held: Sequence[Any] = browser.asked("fill", path, out=str(out), entries=found, picture=shown)["held"]
    return held
