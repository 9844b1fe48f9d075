"""Whether a file is fit for a press: checks of our own, each with its name, since no open validator for PDF/X exists.

They look at what a print shop looks at first: the boxes, the profile, what is in RGB, black words, how much ink there
is, where the marks of the trade stand. They are no conformance to PDF/X, and no file claims one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.pdf.inspect.plates import ALL, Box, Plates, Print, Sort
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import FAULTS
from sheetbuilder.theme.papers import MM

LEAST_BLEED = 3 * MM
MOST_INK = 3.0
"""Of four inks together, each from 0 to 1: more than that does not dry on coated paper, and print shops refuse it."""
_BLACK, _BESIDE = 0.85, 0.3
"""Words with so much black look black; with so much of another ink beside it they are on a second plate."""
_SLACK = 0.02
_CMYK, _RGB = "DeviceCMYK", "DeviceRGB"


@dataclass(frozen=True, slots=True)
class PressPage:
    """A page as a print shop sees it."""

    number: int
    media: Box
    bleed: Box | None
    trim: Box | None
    prints: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file as a print shop sees it."""

    path: Path
    pages: tuple[PressPage, ...]
    components: int | None
    """Of the profile in its output intent; None where it has none."""


PressCheck = Callable[[PressFile], Iterator[Problem]]


def press_problems(path: Path, data: bytes | None = None, checks: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """What speaks against printing a file on a press; nothing of a file that cannot be read, which `inspect` tells.

    `checks` are the names of those that are asked; all of them where nothing is said.
    """
    try:
        seen = _read(path, path.read_bytes() if data is None else data)
    except OSError:
        return ()
    except MemoryError:  # of a file that `inspect` could read: nothing is known of it, and that is not nothing wrong
        raise
    except FAULTS:  # a flood is one of them
        return ()
    asked = CHECKS.values() if checks is None else [CHECKS[one] for one in checks]
    return tuple(problem for check in asked for problem in check(seen))


def boxes(file: PressFile) -> Iterator[Problem]:
    """Each page says where it is cut and how far it bleeds, one box within the other (ISO 32000-1, 14.11.2)."""
    for page in file.pages:
        if page.trim is None or page.bleed is None:
            told = say("page {page} does not say where it is cut, or how far ink reaches beyond that", page=page.number)
        elif not (_within(page.trim, page.bleed) and _within(page.bleed, page.media)):
            told = say("page {page}: trim, bleed and page do not lie within each other", page=page.number)
        elif min(_margins(page.trim, page.bleed)) < LEAST_BLEED - _SLACK:
            told = say("page {page} bleeds by less than 3 mm", page=page.number)
        else:
            continue
        yield _wrong(file, "SB895", told, say("build it with --press"))


def profile(file: PressFile) -> Iterator[Problem]:
    """The file names the four inks that it is meant for."""
    if file.components != 4:
        told = say("the file has no profile of a press with four inks")
        hint = say("ask the print shop whether it wants one, and name it with --output-intent")
        yield _doubtful(file, "SB896", told, hint)


def rgb(file: PressFile) -> Iterator[Problem]:
    """What is in the colours of a screen is told: the print shop makes inks of it, and chooses them."""
    where = [page.number for page in file.pages if any(one.colour.space == _RGB for one in page.prints)]
    if where and file.components == 4:
        told = say("in the colours of a screen, not in inks: something on {pages}", pages=_pages(where))
        yield _doubtful(file, "SB897", told, say("these are logos, letterheads or pictures; ask for them in CMYK"))


def black_words(file: PressFile) -> Iterator[Problem]:
    """Words that are black are black ink alone, over whatever lies below: four plates never meet to a hair."""
    for page in file.pages:
        words = [one for one in page.prints if one.sort is Sort.WORDS and one.colour.space != _RGB]
        several = any(
            inks is not None and inks[3] > _BLACK and max(inks[:3]) > _BESIDE for inks in (w.colour.inks for w in words)
        )
        gaps = file.components == 4 and any(
            one.colour.inks == (0.0, 0.0, 0.0, 1.0) and not one.overprints for one in words
        )
        if several:
            told = say("page {page}: black words are on several plates", page=page.number)
        elif gaps:
            told = say("page {page}: black words leave gaps in what is below them", page=page.number)
        else:
            continue
        yield _doubtful(file, "SB898", told, say("ours overprint with --output-intent; of pages of others ask for it"))


def ink(file: PressFile) -> Iterator[Problem]:
    """Nothing has more ink than paper takes; what is on every plate stands outside what is cut and bleeds."""
    for page in file.pages:
        inner = page.bleed or page.trim or page.media
        much = [one for one in page.prints if (inks := one.colour.inks) is not None and sum(inks) > MOST_INK + 0.005]
        plates = [one for one in page.prints if one.colour.space == ALL and _reaches(one, inner)]
        if much or plates:
            told = say("page {page} has more ink than paper takes", page=page.number)
            hint = say("300 % of four inks together is the most; marks on every plate stand outside the bleed")
            yield _doubtful(file, "SB899", told, hint)


CHECKS = MappingProxyType({one.__name__: one for one in (boxes, profile, rgb, black_words, ink)})
"""Every check by its name."""


def _read(path: Path, data: bytes) -> PressFile:
    with PdfReader(io.BytesIO(data)) as reader:
        plates, pages = Plates(), []
        for number, page in enumerate(reader.pages, 1):
            prints = tuple(plates.of(page.get("/Contents"), page.get("/Resources")))
            left, bottom, right, top = page.mediabox
            media = float(left), float(bottom), float(right), float(top)
            pages.append(PressPage(number, media, _box(page, "/BleedBox"), _box(page, "/TrimBox"), prints))
        return PressFile(path, tuple(pages), _components(reader.trailer["/Root"]))


def _box(page: DictionaryObject, key: str) -> Box | None:
    value = objects.follow(page.get(key))
    if not isinstance(value, list) or len(value) != 4:
        return None
    left, bottom, right, top = (float(str(objects.follow(one))) for one in value)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _components(root: object) -> int | None:
    held = objects.follow(root)
    intents = objects.follow(held.get("/OutputIntents")) if isinstance(held, DictionaryObject) else None
    for one in intents if isinstance(intents, list) else ():
        intent = objects.follow(one)
        profile = objects.follow(intent.get("/DestOutputProfile")) if isinstance(intent, DictionaryObject) else None
        count = objects.follow(profile.get("/N")) if isinstance(profile, DictionaryObject) else None
        if isinstance(count, int):
            return count
    return None


def _margins(inner: Box, outer: Box) -> tuple[float, ...]:
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def _within(inner: Box, outer: Box) -> bool:
    return min(_margins(inner, outer)) >= -_SLACK


def _reaches(one: Print, inner: Box) -> bool:
    """Whether something lies in a box; what has no box of its own does."""
    if one.box is None:
        return True
    left, bottom, right, top = one.box
    across = left < inner[2] - _SLACK and right > inner[0] + _SLACK
    return across and bottom < inner[3] - _SLACK and top > inner[1] + _SLACK


def _pages(numbers: Iterable[int]) -> Message:
    found = list(numbers)
    if len(found) == 1:
        return say("page {page}", page=found[0])
    return say("{count} pages, first page {page}", count=len(found), page=found[0])


def _wrong(file: PressFile, code: str, told: Message, hint: Message) -> Problem:
    return Problem(code, told, Where(file.path), hint)


def _doubtful(file: PressFile, code: str, told: Message, hint: Message) -> Problem:
    return Problem(code, told, Where(file.path), hint, Severity.WARNING)
