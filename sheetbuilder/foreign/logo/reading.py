"""A logo in the child: made one page of a PDF, whatever it was, and cut out as a letterhead is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pypdfium2
from PIL import ImageChops

from sheetbuilder.foreign.extract import reading
from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.logo import picture, svg
from sheetbuilder.foreign.logo.facts import Flawed, LogoAnswer, Wish
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.theme.picture import PictureFormat

_SMALL = 200
"""Pixels of the longer side."""
_GREY = 16
"""Channels that differ by less, of 255, are grey to an eye."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a logo, as plain values; the arguments are those of a `Wish`."""
    wish = Wish(**{**arguments, "form": PictureFormat(arguments["form"])})
    try:
        return asdict(read(data, wish, step))
    except Flawed as flawed:
        return asdict(LogoAnswer(flaw=flawed.flaw, what=flawed.what))
    except Refused as refused:
        return asdict(LogoAnswer(refusal=refused.reason, detail=refused.detail))
    except MemoryError:
        return asdict(LogoAnswer(refusal=Refusal.TOO_MUCH))


def read(data: bytes, wish: Wish, step: Step = silent) -> LogoAnswer:
    """The logo; raises `Flawed`, and `Refused` for a PDF that cannot be read at all."""
    dots, guessed, page = None, False, 1
    match wish.form:
        case PictureFormat.SVG:
            data = svg.drawn(data, grey=wish.grey)
        case PictureFormat.PNG | PictureFormat.JPEG:
            data, dots, guessed = picture.drawn(data, wish.form, wish.width, grey=wish.grey)
        case PictureFormat.PDF:
            page = wish.page
    facts, artwork = reading.read(data, page, step)
    coloured = wish.form is PictureFormat.PDF and artwork is not None and _coloured(data, page)
    return LogoAnswer(facts=facts, artwork=artwork, dots=dots, coloured=coloured, guessed=guessed)


def _coloured(data: bytes, number: int) -> bool:
    """Whether a page, painted small, shows anything but greys."""
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    shown = page.render(scale=_SMALL / max(page.get_size())).to_pil().convert("RGB")
    document.close()
    red, green, blue = shown.split()
    apart = (ImageChops.difference(one, other).histogram() for one, other in ((red, green), (green, blue)))
    return any(sum(counts[_GREY + 1 :]) for counts in apart)
