"""What the YAML parser says when it gives up, in words that an author can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from sheetbuilder.errors import Message, Problem, say
from sheetbuilder.source.located import Located, Source

_INDENTED_BY_TAB = re.compile(r"^ *\t")
_MOST_TOLD = 10


def fault(error: yaml.YAMLError, source: Source, quoted: Located | None) -> Iterator[Problem]:
    """Why the parser stopped; `quoted` is the last text in quotation marks before that."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line < len(source.lines) and _INDENTED_BY_TAB.match(source.lines[line]):
        tabs = [number for number, text in enumerate(source.lines) if _INDENTED_BY_TAB.match(text)]
        for number in tabs[:_MOST_TOLD]:
            start = source.lines[number].index("\t")
            stop = start + len(source.lines[number][start:]) - len(source.lines[number][start:].lstrip("\t"))
            yield Problem(
                "SB113",
                say("a tab indents this line"),
                source.where(number, start, stop),
                say("indent with spaces"),
            )
        return
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or error)
    context_mark = getattr(error, "context_mark", None)
    if "quoted scalar" in context and "end of stream" in problem and context_mark:
        yield _unclosed(source, context_mark.line, context_mark.column)
    elif quoted is not None and quoted.end[0] == line and "expected" in problem:
        yield _unclosed(source, *quoted.start) if quoted.start[0] < line else _closed(source, quoted)
    else:
        if context_mark and (
            any(word in context for word in ("alias", "anchor", "simple key"))
            or ("flow" in context and context_mark.line < line)
        ):
            line, column = context_mark.line, context_mark.column
        while line and (line >= len(source.lines) or not source.lines[line].strip()):
            line, column = line - 1, len(source.lines[line - 1].rstrip())
        message, hint = _words(context, problem)
        yield Problem("SB115", message, source.where(line, column, column + 1), hint)


def _unclosed(source: Source, line: int, column: int) -> Problem:
    mark = source.lines[line][column : column + 1]
    return Problem(
        "SB114",
        say("the quotation mark {mark} that begins here is not closed", mark=mark),
        source.where(line, column),
        say("end the text with {mark}, or write {mark}{mark} where the sign belongs to the text", mark=mark)
        if mark == "'"
        else say("end the text with {mark}", mark=mark),
    )


def _closed(source: Source, quoted: Located) -> Problem:
    """A text in quotation marks behind which the line goes on."""
    line, column = quoted.end
    if quoted.style == "'":
        hint = say("write '' where the sign belongs to the text")
    else:
        hint = say("put the whole text in single quotation marks")
    message = say("the quotation mark {mark} ends the text here, and more follows", mark=quoted.style)
    return Problem("SB114", message, source.where(line, column - 1, column), hint)


def _words(context: str, problem: str) -> tuple[Message, Message]:
    quote = say("put the whole text in quotation marks")
    if "mapping values" in problem:
        return say("a second colon on the line, or a line that is indented too far"), say(
            "a text that holds a colon and a space is put in quotation marks"
        )
    if "alias" in context or "anchor" in context:
        return say("a text cannot begin with “*” or “&” here"), quote
    if "tag" in context:
        return say("a text cannot begin with “!” here"), quote
    if "cannot start" in problem:
        return say("a text cannot begin with this character here"), quote
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        return say("“\\” has a meaning of its own between double quotation marks"), say("use single quotation marks")
    if "flow" in context:
        return say("a bracket is not closed, or a comma is missing"), say(
            "end a list with “]”; a text that begins with “[” or “{{” is put in quotation marks"
        )
    if "could not find expected ':'" in problem:
        return say("a colon is missing after the key"), say("write “key: value”")
    if "block sequence entries" in problem or "sequence entries are not allowed" in problem:
        return say("a list cannot begin here"), say("begin the list on a new line, two spaces further in")
    if "block" in context:
        return say("this line does not fit what stands before it"), say(
            "lines that belong together begin in the same column; "
            "a text that begins with “[” or a quotation mark stands wholly inside it"
        )
    return say("this line cannot be understood as YAML"), say(
        "look at this line and the one before: “key: value”, lists with “- ”, quotation marks around special characters"
    )
