"""The inline markup of the content: strong, emphasis, links and words of another language."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from msgspec import Struct

from sheetbuilder.errors import Message, say
from sheetbuilder.values import replace

_SPECIAL = re.compile(r"[*\[\]\\]")
_ESCAPABLE = frozenset("*[](){}\\")
_TARGET = re.compile(r"(sheet|figure|https?|mailto|tel):([^\s]+)", re.IGNORECASE)
FIGURES = ("workflow", "organisation", "concern")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOST_TOLD = 100  # of one text: nobody reads more at once


class Run(Struct, frozen=True):
    """A stretch of text that is set in one way."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str | None = None
    """Where a link leads: `sheet:2.6`, `figure:workflow`, or an address on the web."""
    language: str | None = None
    cited: bool = False
    """Whether it names something that this document cannot lead to: it looks as what it can lead to does."""


class MarkupError(ValueError):
    """Markup that cannot be read: the stretch of the text that is wrong, and why."""

    def __init__(self, start: int, end: int, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.start, self.end, self.message, self.hint = start, end, message, hint
        self.further: tuple[MarkupError, ...] = ()
        """What else is wrong in the same text, behind this."""


class LinkTarget(Struct, frozen=True):
    """Where a link in a text leads, and the stretch of the text that says so."""

    target: str
    start: int
    end: int


def parse(text: str) -> tuple[Run, ...]:
    """The runs of one text. Whatever is not markup stays as it was typed.

    Raises `MarkupError` for the first fault, which holds all further ones.
    """
    if not _SPECIAL.search(text):
        return (Run(text),) if text else ()
    return _Parser(text).sound()


def links(text: str) -> tuple[LinkTarget, ...]:
    """Every link with a sound target, in order, also those that lead to the same place and beside what is wrong."""
    parser = _Parser(text)
    with contextlib.suppress(MarkupError):
        parser.sound()
    return tuple(sorted(parser.links, key=lambda link: link.start))


def paragraphs(text: str) -> tuple[tuple[Run, ...], ...]:
    """The runs of each paragraph; paragraphs are parted by empty lines."""
    return tuple(parse(part) for part in text.split("\n\n") if part.strip())


def words(text: str) -> str:
    """The text as it is read, without its markup."""
    return "".join(run.text for run in parse(text))


class _TooMany(Exception):
    """So much is wrong that the rest of a text is not looked at."""


class _Parser:
    """Reads one text to its end: what is wrong is kept and read as if it were plain, so that all of it can be told."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing = _brackets(text)
        self._faults: list[MarkupError] = []
        self.links: list[LinkTarget] = []

    def sound(self) -> tuple[Run, ...]:
        """The runs; raises `MarkupError`."""
        runs: tuple[Run, ...] = ()
        with contextlib.suppress(_TooMany):
            runs = tuple(self._between(0, len(self._text), Run("")))
        if self._faults:
            first, *further = sorted(self._faults, key=lambda fault: (fault.start, fault.end))
            first.further = tuple(further)
            raise first
        return runs

    def _wrong(self, fault: MarkupError) -> None:
        self._faults.append(fault)
        if len(self._faults) == _MOST_TOLD:
            raise _TooMany

    def _between(self, start: int, stop: int, style: Run) -> Iterator[Run]:
        """The runs of a stretch; strong and emphasis that open in it must also close in it."""
        text, at, gathered = self._text, start, ""
        open_marks: list[tuple[str, int]] = []
        while at < stop:
            letter = text[at]
            if letter == "\\" and at + 1 < stop and text[at + 1] in _ESCAPABLE:
                gathered, at = gathered + text[at + 1], at + 2
            elif letter == "*":
                length = _run_length(text, at, stop)
                before = _styled(style, open_marks, gathered)
                if self._turn(at, length, stop, open_marks, start):
                    if gathered:
                        yield before
                    gathered = ""
                else:
                    gathered += "*" * length
                at += length
            elif letter == "[" and (end := self._closing.get(at)) is not None and text[end + 1 : end + 2] in ("(", "{"):
                if gathered:
                    yield _styled(style, open_marks, gathered)
                gathered = ""
                inner, after = self._bracket(at, end, stop, _styled(style, open_marks, ""))
                yield from self._between(at + 1, end, inner)
                at = after
            else:
                step = _SPECIAL.search(text, at + 1, stop)
                upto = step.start() if step else stop
                if open_marks and (gap := text.find("\n\n", at, upto)) >= 0:
                    self._wrong(_unclosed(*open_marks[-1], gap))
                    open_marks.clear()
                gathered, at = gathered + text[at:upto], upto
        if open_marks:
            self._wrong(_unclosed(*open_marks[-1], stop))
        if gathered:
            yield _styled(style, open_marks, gathered)

    def _turn(self, at: int, length: int, stop: int, open_marks: list[tuple[str, int]], start: int) -> bool:
        """Open or close what a row of asterisks says; False when it is only asterisks."""
        text = self._text
        closes = at > start and not text[at - 1].isspace()
        opens = at + length < stop and not text[at + length].isspace()
        if length > 3:
            return False
        names = [mark for mark, _ in open_marks]
        if length == 3:
            if closes and len(names) == 2:
                open_marks.clear()
            elif opens and not names:
                open_marks.extend((("**", at), ("*", at + 2)))
            else:
                return False
            return True
        mark = "*" * length
        if closes and mark in names:
            if names[-1] != mark:
                self._wrong(_unclosed(*open_marks[-1], at))
                open_marks.pop()
            open_marks.pop()
        elif opens and mark not in names:
            open_marks.append((mark, at))
        else:
            return False
        return True

    def _bracket(self, at: int, end: int, stop: int, style: Run) -> tuple[Run, int]:
        """The style of what stands in `[…]`, from the `(…)` or `{…}` behind it, and where to go on."""
        text = self._text
        close = text.find(")" if text[end + 1] == "(" else "}", end + 2, stop)
        if close < 0:
            message = say("the address of the link is not closed")
            self._wrong(MarkupError(end + 1, stop, message, say("write [text](target)")))
            return style, end + 1
        given = text[end + 2 : close].strip()
        if not text[at + 1 : end].strip():
            self._wrong(MarkupError(at, close + 1, say("the link has no text"), say("write [text](target)")))
        style = self._spoken(at, close, given, style) if text[end + 1] == "{" else self._linked(at, close, given, style)
        return style, close + 1

    def _spoken(self, at: int, close: int, given: str, style: Run) -> Run:
        """The style of words in another language."""
        if not _LANGUAGE.fullmatch(given):
            hint = say("write [text]{{en}} with the language's code")
            start = self._closing[at] + 1
            self._wrong(MarkupError(start, close + 1, say("“{given}” is not a language", given=given), hint))
        elif style.language is not None:
            self._wrong(MarkupError(at, close + 1, say("one language stands inside another")))
        else:
            return replace(style, language=given)
        return style

    def _linked(self, at: int, close: int, given: str, style: Run) -> Run:
        """The style of words that are a link."""
        start = self._closing[at] + 2
        if style.target is not None:
            self._wrong(MarkupError(at, close + 1, say("one link stands inside another")))
        elif not _valid_target(given):
            hint = say("a target begins with sheet:, figure:, https:, http:, mailto: or tel:")
            self._wrong(MarkupError(start, close, say("“{given}” is not a target for a link", given=given), hint))
        else:
            start = self._text.index(given, start)
            self.links.append(LinkTarget(given, start, start + len(given)))
            return replace(style, target=given)
        return style


def _valid_target(given: str) -> bool:
    found = _TARGET.fullmatch(given)
    if not found:
        return False
    scheme, rest = found[1].lower(), found[2]
    if scheme == "figure":
        return rest in FIGURES
    if scheme == "sheet":
        return re.fullmatch(r"[0-9]+\.[0-9]+", rest) is not None
    return scheme not in ("http", "https") or re.match(r"//[^/\s]+", rest) is not None


def _styled(style: Run, open_marks: list[tuple[str, int]], text: str) -> Run:
    names = [mark for mark, _ in open_marks]
    return replace(style, text=text, strong=style.strong or "**" in names, emphasis=style.emphasis or "*" in names)


def _unclosed(mark: str, start: int, stop: int) -> MarkupError:
    return MarkupError(
        start,
        max(stop, start + len(mark)),
        say("{mark} is opened here and not closed", mark=mark),
        say("close it with {mark}, or write \\* for an asterisk", mark=mark),
    )


def _run_length(text: str, at: int, stop: int) -> int:
    end = at
    while end < stop and text[end] == "*":
        end += 1
    return end - at


def _brackets(text: str) -> dict[int, int]:
    """Where each `[` is closed; found in one pass, so that many open ones cost nothing."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    for found in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if found[0] == "[":
            waiting.append(found.start())
        elif found[0] == "]" and waiting:
            closing[waiting.pop()] = found.start()
    return closing
