"""Habits of the keyboard that do not belong in print: warnings at the very place, never a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sheetbuilder.content.base import Content
from sheetbuilder.content.package import Parts
from sheetbuilder.content.prose import Marked, prose
from sheetbuilder.errors import Message, Problem, Severity, Where, say


@dataclass(frozen=True, slots=True)
class Habit:
    """A pattern, and what is told of each place that it fits."""

    code: str
    pattern: re.Pattern[str]
    message: Message
    hint: Message


def _habit(code: str, pattern: str, message: Message, hint: Message) -> Habit:
    return Habit(code, re.compile(pattern), message, hint)


_EVERYWHERE = (
    _habit(
        "SB251", r"\"|(?<!\w)'(?=\w)|(?<=\w)'(?!\w)", say("a straight quotation mark"), say("write {quotes}")
    ),
    _habit("SB252", r"  +", say("two spaces"), say("write one")),
    _habit("SB253", r"(?<= )--?(?= )", say("a hyphen that stands for a dash"), say("write “–”")),
    _habit("SB254", r"\.\.\.+", say("dots that stand for an ellipsis"), say("write “…”")),
    _habit("SB255", r" [,;](?!\w)", say("a space before the mark"), say("remove it")),
)

_MONTHS = (
    "Januar|Februar|Marts|April|Maj|Juni|Juli|August|September|Oktober|November|December|"
    "January|February|March|May|June|July|October"
)
_DAYS = "Mandag|Tirsdag|Onsdag|Torsdag|Fredag|Lørdag|Søndag"

_DANISH = (
    _habit(
        "SB261",
        r"[“”„‟]|(?<!\w)«(?=\w)|(?<=\w)»(?!\w)",
        say("quotation marks of another language"),
        say("write {quotes}"),
    ),
    _habit("SB262", r"—", say("a long dash"), say("write “–” with a space on each side")),
    _habit(
        "SB263",
        r"(?<![\w.-])\d{1,4}-\d{1,4}(?![\w-])|(?<=\d) – (?=\d)",
        say("a range without a dash, or with spaces"),
        say("write 0–10"),
    ),
    _habit(
        "SB264",
        rf"(?<=\d )(?:{_MONTHS})\b|(?<=\d\. )(?:{_MONTHS})\b|(?<=[a-zæøå] )(?:{_MONTHS}|{_DAYS})\b",
        say("a month or a day with a capital"),
        say("write it with a small letter"),
    ),
    _habit(
        "SB265",
        r"\b[Kk]l\.? ?\d{1,2}:\d\d|\b[Kk]l \d|\b[Kk]l\.\d",
        say("a time of day that is not written kl. 14.30"),
        say("write kl. 14.30"),
    ),
    _habit("SB266", r"\d%", say("no space before the per cent sign"), say("write 10 %")),
    _habit(
        "SB267",
        r"\b0\d\.\d{1,2}\.\d{2,4}\b|\b\d{1,2}\.0\d\.\d{2,4}\b",
        say("a date with zeros"),
        say("write 1.5.2026, or 1. maj 2026"),
    ),
    _habit("SB268", r"§", say("a paragraph sign"), say("name the rule in words; the law's numbers move")),
    _habit(
        "SB269",
        r"\b(?:bl\. a|f\. eks|d\. v\. s|m\. v|m\. fl|m\. h\. t|o\. l|p\. g\. a)\.",
        say("a space inside an abbreviation"),
        say("write the words out"),
    ),
)

_EXAMPLE = re.compile(r"\b(?:fx|f\.eks\.)(?!\w)", re.IGNORECASE)
_COMMENT = re.compile(r"\s+#\S")


def lint(parts: Parts) -> Iterator[Problem]:
    """Warnings for everything in a package that is better written otherwise."""
    danish = parts.meta is None or parts.meta.language.partition("-")[0] == "da"
    quotes = parts.words.quotes if parts.words else "»«›‹"
    habits = tuple(
        Habit(one.code, one.pattern, one.message, say("write {quotes}", quotes=f"{quotes[0]}…{quotes[1]}"))
        if "{quotes}" in one.hint.template
        else one
        for one in (*_EVERYWHERE, *(_DANISH if danish else ()))
    )
    examples: dict[str, list[Problem]] = {"fx": [], "f.eks.": []}
    for file in parts.files():
        yield from _decomposed(file)
        for found in prose(file):
            yield from _habits(found, habits)
            yield from _comment(found)
            for match in _EXAMPLE.finditer(found.value) if danish else ():
                message = say("“fx” and “f.eks.” are mixed")
                where = found.where(*match.span())
                examples[match[0].lower()].append(
                    _warning("SB270", message, where, say("write “for eksempel” everywhere"))
                )
    if all(examples.values()):
        yield from min(examples.values(), key=len)


def _habits(found: Marked, habits: tuple[Habit, ...]) -> Iterator[Problem]:
    for habit in habits:
        for match in habit.pattern.finditer(found.value):
            yield _warning(habit.code, habit.message, found.where(*match.span()), habit.hint)


def _comment(found: Marked) -> Iterator[Problem]:
    """`ark #3` without quotation marks is cut off at the comment that it holds."""
    located = found.located
    if located is None or located.style or located.start[0] != located.end[0]:
        return
    line, column = located.end
    if match := _COMMENT.match(located.source.lines[line], column):
        where = located.source.where(line, match.end() - 2)
        message = say("what follows “#” is a comment and is not printed")
        yield _warning(
            "SB256", message, where, say("put the text in quotation marks, or write a space behind “#”")
        )


def _decomposed(file: Content) -> Iterator[Problem]:
    if file.located is not None and (place := file.located.source.decomposed) is not None:
        message = say("letters that are put together of two characters (NFD); they were read as one")
        yield _warning("SB257", message, place, say("save the file in Unicode's composed form (NFC)"))


def _warning(code: str, message: Message, where: Where, hint: Message) -> Problem:
    return Problem(code, message, where, hint, Severity.WARNING)
