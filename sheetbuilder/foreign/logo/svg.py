"""SVG in the child: parsed strictly, its style sheets carried out, held against what is drawn, and then counted."""

from __future__ import annotations

import base64
import binascii
import functools
import io
import math
import os

import typst
from lxml import etree

from sheetbuilder.foreign.logo import picture
from sheetbuilder.foreign.logo.asked import asked, missing
from sheetbuilder.foreign.logo.cascade import resolve
from sheetbuilder.foreign.logo.dots import lengthen
from sheetbuilder.foreign.logo.elements import check, cleared, numbers
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.onepage import SLIMMEST, WIDE
from sheetbuilder.foreign.logo.painted import painted
from sheetbuilder.foreign.logo.parsed import XLINK, Element, by_id, count_uses, name_of, parsed, reference
from sheetbuilder.foreign.logo.vocabulary import LENGTH
from sheetbuilder.theme.picture import PictureFormat

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""In units of SVG (CSS 2.1, 4.3.2)."""
_PICTURES = {"image/png": PictureFormat.PNG, "image/jpeg": PictureFormat.JPEG, "image/jpg": PictureFormat.JPEG}
_PAGE = (
    "#set page(width: {width:.4f}pt, height: {height:.4f}pt, margin: 0pt, fill: none)\n"
    '#image(bytes("{drawing}"), format: "svg", width: 100%, height: 100%, fit: "stretch")\n'
)


def drawn(data: bytes, *, grey: bool) -> bytes:
    """The SVG as a PDF of one page; raises `Flawed`."""
    root = parsed(data)
    width, height = _sized(root)
    resolve(root, grey=grey)
    cleared(root)
    named = by_id(root)
    check(root, named)
    count_uses(root, named)
    lengthen(root)
    for element in root.iter():
        if name_of(element) == "image":
            _embed(element, grey=grey)
    page = _typeset(etree.tostring(root, encoding="utf-8"), width, height)
    lost = missing(asked(root, named), painted(page))
    if lost:
        raise Flawed(LogoFlaw.LOST, *lost[:5])
    return page


def _sized(root: Element) -> tuple[float, float]:
    """How large the drawing is, in units of its own; a sheet that it is centred on is no part of it."""
    box = numbers(root.get("viewBox") or "")
    ratio = (root.get("preserveAspectRatio") or "").split()
    if len(box) == 4 and ratio[:1] != ["none"] and ratio[1:] != ["slice"]:
        root.attrib.pop("preserveAspectRatio", None)
        width, height = box[2:]
    else:
        width, height = (_units(root.get(side) or "") for side in ("width", "height"))
    sides = (width, height)
    if not all(math.isfinite(side) and side > 0 for side in sides) or max(sides) > SLIMMEST * min(sides):
        raise Flawed(LogoFlaw.NO_SIZE)
    root.set("width", f"{width:.6g}")
    root.set("height", f"{height:.6g}")
    return width, height


def _units(measure: str) -> float:
    found = LENGTH.fullmatch(measure.strip().lower())
    return float(found[1]) * _UNITS.get(found[2] or "", 0.0) if found else 0.0


def _embed(element: Element, *, grey: bool) -> None:
    """A picture that is written into the file, decoded here first, and put back as it was understood."""
    head, _, body = (reference(element) or "").partition(",")
    kind, *how = head.removeprefix("data:").lower().split(";")
    form = _PICTURES.get(kind.strip())
    if form is None or "base64" not in how:
        raise Flawed(LogoFlaw.LOST, f"<image> {kind}"[:60])
    try:
        data = base64.b64decode("".join(body.split()), validate=True)
        shown, _ = picture.shown_as(data, form, grey=grey)
    except (binascii.Error, Flawed) as error:
        raise Flawed(LogoFlaw.LOST, "<image>") from error
    out = io.BytesIO()
    shown.save(out, "PNG")
    element.attrib.pop(f"{XLINK}href", None)
    element.set("href", "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii"))


def _typeset(drawing: bytes, width: float, height: float) -> bytes:
    """The drawing on a page of its own, as vectors; without fonts of the machine, for there are no letters."""
    scale = WIDE / max(width, height)
    quoted = drawing.decode("utf-8").replace("\\", "\\\\").replace('"', '\\"')
    page = _PAGE.format(width=width * scale, height=height * scale, drawing=quoted)
    try:
        made = _typesetter().compile(page.encode("utf-8"), format="pdf")
    except typst.TypstError as error:
        raise Flawed(LogoFlaw.BROKEN) from error
    assert isinstance(made, bytes)
    return made


@functools.cache
def _typesetter() -> typst.Compiler:
    """One for all drawings: making it takes longer than what it does."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # each thread would want memory of its own, and there is a limit
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False))
