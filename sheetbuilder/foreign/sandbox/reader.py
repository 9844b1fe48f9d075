"""Foreign files of one run: each read once and handed to the child, whose answer is believed as far as its form."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeVar

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, say
from sheetbuilder.foreign.extract.answer import Answer
from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.foreign.extract.sizes import SizesAnswer
from sheetbuilder.foreign.extract.words import WordsAnswer
from sheetbuilder.foreign.sandbox.decoding import AnswerForm, Malformed
from sheetbuilder.foreign.sandbox.process import Argument, Died, Process, Slow
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.os_errors import is_file, reason
from sheetbuilder.pdf.read import limits
from sheetbuilder.pdf.read.damage import described
from sheetbuilder.pdf.read.refusal import Refusal

_SIZES = AnswerForm(SizesAnswer)
_WORDS = AnswerForm(WordsAnswer)
_ANSWER = AnswerForm(Answer)


_QUICK = 1.0
"""Seconds."""
_MOST = 200
"""Answers that are remembered: a handout's files, or what some thirty brands brought, not a thousand."""


class Refusing(Protocol):
    """An answer, which may be that the file is not read any further."""

    @property
    def refusal(self) -> Refusal | None:
        """Why not."""

    @property
    def detail(self) -> str:
        """More about that."""


A = TypeVar("A", bound=Refusing)


def believed(path: Path, answer: A | Slow | Died) -> A:
    """An answer that is none of the ways of not reading a file; those raise `ContentError`."""
    if isinstance(answer, Slow | Died):
        raise ContentError([Problem("SB709", unanswered(answer), Where(path), _simpler())])
    if answer.refusal is not None:
        raise ContentError([_refused(path, answer.refusal, answer.detail)])
    return answer


class Reader(AbstractContextManager["Reader"]):
    """What reads foreign files during a run; the same bytes are read once for a purpose, whatever they are called.

    What takes less than a second costs nothing; for all other files together there are `limits.ALTOGETHER` seconds.
    """

    def __init__(self) -> None:
        self._process = Process()
        self._known: dict[tuple[object, ...], object] = {}
        self._waited = 0.0

    def __exit__(self, *raised: object) -> None:
        self.end()

    def end(self) -> None:
        """Let the child go."""
        self._process.end()

    def begin_anew(self) -> None:
        """All the seconds again, for a program that goes on to another run; what is known stays known."""
        self._waited = 0.0

    def forget(self) -> None:
        """In a copy of the process that has the child: leave it to that one; the next request gets a fresh one."""
        self._process.forget()

    def facts(self, path: Path) -> Facts:
        """What the child found in a file; raises `MissingError` and `ContentError`, each with one problem."""
        return self.facts_and_page(path, None)[0]

    def facts_and_page(
        self, path: Path, number: int | None, data: bytes | None = None, *, grey: bool = False
    ) -> tuple[Facts, Artwork | None]:
        """The same, and one page, made ready to be painted; None where the file has no such page or it has a fault.

        `data` are the file's bytes, for whoever has read them already.
        """
        read = bytes_of(path) if data is None else data
        answer = believed(path, self.answer("letterhead", read, _ANSWER, page=number, grey=grey))
        if answer.facts is None:
            raise ContentError([Problem("SB709", unanswered(Died()), Where(path), _simpler())])
        return answer.facts, answer.artwork

    def words(self, path: Path) -> WordsAnswer:
        """The words of a file's pages; raises `MissingError` and `ContentError`, each with one problem."""
        return believed(path, self.answer("words", bytes_of(path), _WORDS))

    def sizes(self, path: Path, data: bytes, pages: int) -> SizesAnswer:
        """The sizes of the pages of a file's `data`; raises `ContentError` with one problem, also for more `pages`."""
        return believed(path, self.answer("sizes", data, _SIZES, pages=pages))

    def answer(self, kind: str, data: bytes, form: AnswerForm[A], /, **arguments: Argument) -> A | Slow | Died:
        """What the child answers to a request of a kind, in the form that such answers have.

        A child that gives up on a file after others is not believed: a fresh one reads it again.
        """
        key = (kind, hashlib.sha256(data).digest(), *sorted(arguments.items()))
        if key not in self._known:
            again = self._process.running
            answer = self._once(kind, data, form, arguments)
            if again and _gave_up(answer):
                answer = self._once(kind, data, form, arguments)
            self._known[key] = answer
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
        known: A | Slow | Died = self._known[key]  # type: ignore[assignment]  # the kind decides on the form
        return known

    def _once(self, kind: str, data: bytes, form: AnswerForm[A], arguments: Mapping[str, Argument]) -> A | Slow | Died:
        if self._waited > limits.ALTOGETHER:
            return Slow(limits.ALTOGETHER)
        begun = time.monotonic()
        try:
            answer = form.decoded(self._process.ask(kind, data, **arguments))
        except (Died, Slow) as failure:
            return failure
        except Malformed:
            self._process.end()
            return Died()
        finally:
            self._waited += max(0.0, time.monotonic() - begun - _QUICK)
        if _gave_up(answer):
            self._process.end()
        return answer


def _gave_up(answer: Refusing | Slow | Died) -> bool:
    """Whether what was read before may have had a part in it: memory fills up."""
    if isinstance(answer, Slow | Died):
        return isinstance(answer, Died)
    return answer.refusal is Refusal.TOO_MUCH


def unanswered(failure: Slow | Died) -> Message:
    """What a child that gave no answer says of the file."""
    match failure:
        case Slow(seconds=limits.ALTOGETHER, page=None):
            return say("it is not read, because the files before it took {seconds} seconds", seconds=limits.ALTOGETHER)
        case Slow(page=None):
            return say("reading the file took longer than {seconds} seconds", seconds=failure.seconds)
        case Slow(page=page):
            return say("painting page {page} takes longer than {seconds} seconds", page=page, seconds=failure.seconds)
        case Died(page=None):
            return say("the file asks for more memory than is safe, or breaks the program that reads it")
        case Died(page=page):
            return say("page {page} asks for more memory than is safe, or breaks the program that paints it", page=page)


def bytes_of(path: Path, most: int | None = None) -> bytes:
    """The file, if it is there and has at most so many bytes; raises `MissingError` and `ContentError`."""
    where = Where(path)
    most = limits.BYTES if most is None else most
    if not is_file(path):
        hint = say("a path counts from the folder that you are in")
        raise MissingError([Problem("SB700", say("there is no file {path}", path=str(path)), where, hint)])
    try:
        with path.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        told = say("the file cannot be opened ({reason})", reason=reason(error))
        raise MissingError([Problem("SB700", told, where)]) from error
    if len(data) > most:
        size = most // 1024**2
        told = say("the file is larger than {size} megabytes", size=size)
        raise ContentError([Problem("SB704", told, where, say("save the file with smaller pictures"))])
    return data


def _simpler() -> Message:
    return say("print the page to a new PDF from the program it was made in, and use that one")


def _refused(path: Path, refusal: Refusal, detail: str) -> Problem:
    code, told, hint = refused(refusal, detail)
    return Problem(code, told, Where(path), hint)


def refused(refusal: Refusal, detail: str) -> tuple[str, Message, Message]:
    """What to say of a PDF that is not read any further: code, message, and what to do."""
    match refusal:
        case Refusal.NOT_PDF:
            return "SB701", say("this is not a PDF file"), say("save it as PDF")
        case Refusal.BROKEN:
            return "SB702", say("the file cannot be read: {reason}", reason=described(detail)), _simpler()
        case Refusal.TRUNCATED:
            return "SB702", say("the file is cut off: its end is missing"), say("copy or download it again")
        case Refusal.ENCRYPTED:
            hint = say("save it without a password and without restrictions")
            return "SB703", say("the file is encrypted"), hint
        case Refusal.NO_PAGES:
            return "SB705", say("the file has no pages"), _simpler()
        case Refusal.TOO_MANY_PAGES:
            told = say("the file has more than {count} pages", count=int(detail) if detail.isdigit() else limits.PAGES)
            return "SB706", told, say("save only the pages that are needed")
        case Refusal.LOOP:
            return "SB707", say("the list of pages runs in a circle"), _simpler()
        case Refusal.NESTED_FORMS:
            told = say("a page draws more than {count} pictures inside pictures", count=limits.DRAWS)
            return "SB708", told, _simpler()
        case Refusal.TOO_MUCH if detail.isdigit():
            told = say("page {page} holds more than what is safe to read or to paint", page=int(detail))
            return "SB708", told, _simpler()
        case Refusal.TOO_MUCH:
            return "SB708", say("the file holds more than what is safe to read"), _simpler()
