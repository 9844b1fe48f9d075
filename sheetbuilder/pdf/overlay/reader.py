"""Letterheads of one run: each file read once and handed to the child, whose answer is believed as far as its form."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Self

import pydantic

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, say
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.overlay import limits
from sheetbuilder.pdf.overlay.answer import Answer
from sheetbuilder.pdf.overlay.facts import Facts, Refusal
from sheetbuilder.pdf.overlay.process import Died, Process, Slow

_ANSWER = pydantic.TypeAdapter(Answer)


class Reader:
    """What reads letterheads during a run; the same bytes and page are read once, whatever they are called."""

    def __init__(self) -> None:
        self._process = Process()
        self._known: dict[tuple[bytes, int | None], Answer | Slow | Died] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Let the child go."""
        self._process.end()

    def facts(self, path: Path) -> Facts:
        """What the child found in a file; raises `MissingError` and `ContentError`, each with one problem."""
        return self.facts_and_page(path, None)[0]

    def facts_and_page(self, path: Path, number: int | None) -> tuple[Facts, Artwork | None]:
        """The same, and one page, made ready to be painted; None where the file has no such page or it has a fault."""
        data = _bytes(path)
        key = (hashlib.sha256(data).digest(), number)
        if key not in self._known:
            self._known[key] = self._asked(data, number)
        answer = self._known[key]
        if isinstance(answer, Slow):
            told = say("reading the file took longer than {seconds} seconds", seconds=limits.SECONDS)
            raise ContentError([Problem("SB709", told, Where(path), _simpler())])
        if isinstance(answer, Died) or (answer.refusal is None and answer.facts is None):
            told = say("the file asks for more memory than is safe, or breaks the program that reads it")
            raise ContentError([Problem("SB709", told, Where(path), _simpler())])
        if answer.refusal is not None:
            raise ContentError([_refused(path, answer.refusal, answer.detail)])
        assert answer.facts is not None
        return answer.facts, answer.artwork

    def _asked(self, data: bytes, number: int | None) -> Answer | Slow | Died:
        """The answer; a child that gives up on a file after others is not believed: a fresh one reads it again."""
        again = self._process.running
        answer = self._once(data, number)
        return self._once(data, number) if again and _gave_up(answer) else answer

    def _once(self, data: bytes, number: int | None) -> Answer | Slow | Died:
        try:
            answer = _ANSWER.validate_json(self._process.ask("letterhead", data, page=number))
        except (Died, Slow) as failure:
            return failure
        except pydantic.ValidationError:
            self._process.end()
            return Died()
        if _gave_up(answer):
            self._process.end()
        return answer


def _gave_up(answer: Answer | Slow | Died) -> bool:
    """Whether what was read before may have had a part in it: memory fills up."""
    return isinstance(answer, Died) or (isinstance(answer, Answer) and answer.refusal is Refusal.TOO_MUCH)


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


def _simpler() -> Message:
    return say("print the letterhead to a new PDF from the program it was made in, and use that one")


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
