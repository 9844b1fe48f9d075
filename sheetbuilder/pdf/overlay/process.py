"""The parent's side: the file read once and handed to the child, whose answer is believed as far as its form goes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pydantic

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, say
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.overlay import limits
from sheetbuilder.pdf.overlay.answer import Answer
from sheetbuilder.pdf.overlay.facts import Facts, Refusal

_PACKAGE = Path(__file__).resolve().parents[3]
_ANSWER = pydantic.TypeAdapter(Answer)


def facts(path: Path) -> Facts:
    """What the child found in a file; raises `MissingError` and `ContentError`, each with one problem."""
    return facts_and_page(path, None)[0]


def facts_and_page(path: Path, number: int | None) -> tuple[Facts, Artwork | None]:
    """The same, and one page, made ready to be painted; None where the file has no such page or it has a fault."""
    answer = _ask(path, _bytes(path), [] if number is None else [str(number)])
    if answer.refusal is not None:
        raise ContentError([_refused(path, answer.refusal, answer.detail)])
    if answer.facts is None:
        raise ContentError([_died(path)])
    return answer.facts, answer.artwork


def _bytes(path: Path) -> bytes:
    where = Where(path)
    if not path.is_file():
        raise MissingError([Problem("SB700", say("there is no file {path}", path=str(path)), where)])
    try:
        with path.open("rb") as opened:
            data = opened.read(limits.BYTES + 1)
    except OSError as error:
        told = say("the file cannot be opened ({reason})", reason=error.strerror or "")
        raise MissingError([Problem("SB700", told, where)]) from error
    if len(data) > limits.BYTES:
        size = limits.BYTES // 1024**2
        told = say("the file is larger than {size} megabytes", size=size)
        raise ContentError([Problem("SB704", told, where, say("save the letterhead with smaller pictures"))])
    return data


def _ask(path: Path, data: bytes, arguments: list[str]) -> Answer:
    """Run the child; it finds this very package, and nothing in the folder one happens to stand in (-P)."""
    paths = [str(_PACKAGE), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", "sheetbuilder.pdf.overlay.child", *arguments]
    try:
        ended = subprocess.run(
            command, input=data, capture_output=True, check=False, timeout=limits.SECONDS, env=environment
        )
    except subprocess.TimeoutExpired as error:
        told = say("reading the file took longer than {seconds} seconds", seconds=limits.SECONDS)
        raise ContentError([Problem("SB709", told, Where(path), _simpler())]) from error
    try:
        return _ANSWER.validate_json(ended.stdout)
    except pydantic.ValidationError as error:
        raise ContentError([_died(path)]) from error


def _simpler() -> Message:
    return say("print the letterhead to a new PDF from the program it was made in, and use that one")


def _died(path: Path) -> Problem:
    told = say("the file asks for more memory than is safe, or breaks the program that reads it")
    return Problem("SB709", told, Where(path), _simpler())


def _refused(path: Path, refusal: Refusal, detail: str) -> Problem:
    where = Where(path)
    match refusal:
        case Refusal.NOT_PDF:
            return Problem("SB701", say("this is not a PDF file"), where, say("save the letterhead as PDF"))
        case Refusal.BROKEN:
            told = say("the file cannot be read ({reason})", reason=detail or "–")
            return Problem("SB702", told, where, _simpler())
        case Refusal.TRUNCATED:
            told = say("the file is cut off: its end is missing")
            return Problem("SB702", told, where, say("copy or download it again"))
        case Refusal.ENCRYPTED:
            told = say("the file is encrypted")
            return Problem("SB703", told, where, say("save the letterhead without a password and without restrictions"))
        case Refusal.NO_PAGES:
            return Problem("SB705", say("the file has no pages"), where, _simpler())
        case Refusal.TOO_MANY_PAGES:
            told = say("the file has more than {count} pages", count=limits.PAGES)
            return Problem("SB706", told, where, say("save only the pages of the letterhead"))
        case Refusal.LOOP:
            return Problem("SB707", say("the list of pages runs in a circle"), where, _simpler())
        case Refusal.NESTED_FORMS:
            told = say("a page draws more than {count} pictures inside pictures", count=limits.DRAWS)
            return Problem("SB708", told, where, _simpler())
        case Refusal.TOO_MUCH:
            return Problem("SB708", say("the file holds more than what is safe to read"), where, _simpler())
