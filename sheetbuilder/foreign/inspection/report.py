"""The parent's side: a file judged by the child, and the report as it is told; no file can harm the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.errors import Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.inspection.answer import InspectionAnswer
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.process import Died, Slow
from sheetbuilder.foreign.sandbox.reader import Reader, refused, unanswered
from sheetbuilder.os_errors import is_file
from sheetbuilder.pdf.read.refusal import IN_PARTS
from sheetbuilder.problem_json import message, problem
from sheetbuilder.values import replace

_ANSWER = AnswerForm(InspectionAnswer)
_ANEW = say("save the file anew from the program it was made in")


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A file as it is told of."""

    path: Path
    facts: Mapping[str, object]
    """All of it, for a machine."""
    lines: tuple[Message, ...]
    """A summary for a person, one sentence a line; the problems are not in it."""
    tree: tuple[str, ...]
    """The structure tree as indented lines."""
    text: str
    """The text in reading order."""
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong (warnings do not count)."""
        return not any(one.severity is Severity.ERROR for one in self.problems)


def judge(path: Path, reader: Reader, *, press: bool = False, whole: bool = True) -> JudgedFile:
    """The report on any PDF file; one that cannot be judged is a problem of its own (SB603).

    For a `press` it is also asked what a print shop asks (SB895 to SB899). Without the `whole` of it there are a
    summary and the problems, but no facts, no tree and no text.

    Raises `MissingError` where there is no such file.
    """
    if not is_file(path):
        hint = say("a path counts from the folder that you are in")
        raise MissingError([Problem("SB600", say("there is no file {path}", path=str(path)), Where(path), hint)])
    # The child stands where we stood when it was started, which is not where a program that goes about stands now.
    answer = reader.answer("inspect", b"", _ANSWER, path=str(path.absolute()), press=press, whole=whole)
    if isinstance(answer, Slow | Died):
        return _unjudged(path, unanswered(answer))
    if answer.refusal is not None:
        return _unjudged(path, refused(answer.refusal, answer.detail)[1], IN_PARTS)
    try:
        lines = tuple(map(message, answer.lines))
        problems = tuple(_at(path, problem(one, path.parent)) for one in answer.problems)
    except (KeyError, TypeError, ValueError):
        return _unjudged(path, unanswered(Died()))
    facts = {**answer.facts, "path": str(path)} if answer.facts else answer.facts
    return JudgedFile(path, facts, lines, answer.tree, answer.text, problems)


def _at(path: Path, found: Problem) -> Problem:
    """A problem at the file as it was named."""
    return found if found.where is None else replace(found, where=replace(found.where, file=path))


def _unjudged(path: Path, told: Message, hint: Message = _ANEW) -> JudgedFile:
    found = Problem("SB603", told, Where(path), hint)
    facts = {
        "path": str(path),
        "clean": False,
        "problems": [{"code": found.code, "severity": str(found.severity), "message": str(told)}],
    }
    return JudgedFile(path, facts, (), (), "", (found,))
