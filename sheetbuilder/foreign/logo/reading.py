"""A logo in the child: made one page of a PDF, whatever it was, and cut out as a letterhead is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sheetbuilder.foreign.extract import reading
from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.logo import picture, svg
from sheetbuilder.foreign.logo.facts import Flawed, LogoAnswer, Wish
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.theme.picture import PictureFormat


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
    facts, artwork = reading.read(data, page, step, grey=wish.grey)
    return LogoAnswer(facts=facts, artwork=artwork, dots=dots, guessed=guessed)
