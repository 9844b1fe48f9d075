"""Habits of the keyboard that do not belong in print: warnings at the very place, never a stop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sheetbuilder.content.package import Parts
from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.models.base import Content, Prose
from sheetbuilder.models.prose import MarkedValue


class Habit(Struct, frozen=True):
    """A pattern, and what is told of each place that it fits."""

    code: str
    pattern: re.Pattern[str]
    message: Message
    hint: Message | None
    """None where it depends on the quotation marks of the package."""


def _after(before: str, names: Sequence[str]) -> str:
    """A pattern for whole names behind something; `before` looks back over their first letter."""
    initials = "".join(sorted({name[0] for name in names}))
    ends = "|".join(f"(?<={name[0]}){name[1:]}" for name in names)
    return rf"[{initials}]{before}(?:{ends})\b"


def _habit(code: str, pattern: str, message: Message, hint: Message | None) -> Habit:
    return Habit(code, re.compile(pattern), message, hint)


# Every pattern begins with a letter or a set of letters, not with a look behind: so the search can leap.
_EVERYWHERE = (
    _habit("SB251", r"\"|'(?:(?<!\w')(?=\w)|(?<=\w')(?!\w))", say("a straight quotation mark"), None),
    _habit("SB252", r"  +", say("two spaces"), say("write one")),
    _habit("SB253", r"-(?<= -)-?(?= )", say("a hyphen that stands for a dash"), say("write “–”")),
    _habit("SB254", r"\.\.\.+", say("dots that stand for an ellipsis"), say("write “…”")),
    _habit("SB255", r" [,;](?!\w)", say("a space before the mark"), say("remove it")),
)

_NAMES = [
    "Januar",
    "Februar",
    "Marts",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "December",
    "January",
    "February",
    "March",
    "May",
    "June",
    "July",
    "October",
    "Mandag",
    "Tirsdag",
    "Onsdag",
    "Torsdag",
    "Fredag",
    "Lørdag",
    "Søndag",
]

_DANISH = (
    _habit("SB262", r"—", say("a long dash"), say("write “–” with a space on each side")),
    _habit(
        "SB263",
        r"[0-9](?<![\w.-][0-9])[0-9]{0,3}-[0-9]{1,4}(?![\w-])| – (?<=[0-9] – )(?=[0-9])",
        say("a range without a dash, or with spaces"),
        say("write 0–10"),
    ),
    _habit(
        "SB264",
        _after(r"(?:(?<=[0-9] .)|(?<=[0-9]\. .)|(?<=[a-zæøå] .))", _NAMES),
        say("a month or a day with a capital"),
        say("write it with a small letter"),
    ),
    _habit(
        "SB265",
        r"[Kk](?<!\w[Kk])l(?:\.? ?\d{1,2}:\d\d| \d|\.\d)",
        say("a time of day that is not written kl. 14.30"),
        say("write kl. 14.30"),
    ),
    _habit("SB266", r"\d%", say("no space before the per cent sign"), say("write 10 %")),
    _habit(
        "SB267",
        r"[0-9](?<![\w.][0-9])(?:(?<=0)[0-9]\.[0-9]{1,2}|[0-9]?\.0[0-9])\.[0-9]{2,4}\b",
        say("a date with zeros"),
        say("write 1.5.2026, or 1. maj 2026"),
    ),
    _habit("SB268", r"§", say("a paragraph sign"), say("name the rule in words; the law's numbers move")),
    _habit(
        "SB269",
        r"[bfdmop](?<!\w[bfdmop])"
        r"(?:(?<=b)l\. a|(?<=f)\. eks|(?<=d)\. v\. s|(?<=m)\. (?:v|fl|h\. t)|(?<=o)\. l|(?<=p)\. g\. a)\.",
        say("a space inside an abbreviation"),
        say("write the words out"),
    ),
)

# Only where the package itself uses »…«.
_GUILLEMETS = _habit(
    "SB261",
    r"[“”„‟«»](?:(?<=[“”„‟])|(?<=«)(?<!\w«)(?=\w)|(?<=\w»)(?!\w))",
    say("a quotation mark of another language, or the wrong way round"),
    None,
)

_EXAMPLE = re.compile(r"[Ff](?<!\w[Ff])(?:x|\.eks\.)(?!\w)")
_TARGET = re.compile(r"\]\([^)\s]{0,2000}\)")
_COMMENT = re.compile(r"\s+#\S")


def lint(
    parts: Parts, asked: Iterable[Content], found: Iterable[MarkedValue], every: Iterable[MarkedValue]
) -> Iterator[Problem]:
    """Warnings for what is better written otherwise in the files `asked` about, and for two habits in one package.

    `found` are the marked values of those files, `every` those of all.
    """
    texts = _texts(found)
    danish = parts.meta is None or parts.meta.language.partition("-")[0] == "da"
    quotes = parts.words.quotes if parts.words else "»«›‹"
    everything = "\n".join(text for _, text in texts)
    habits = (*_EVERYWHERE, *(_DANISH if danish else ()), *((_GUILLEMETS,) if quotes[0] == "»" else ()))
    for habit in habits:
        if habit.pattern.search(everything):  # most habits are nowhere, and one look tells
            hint = habit.hint or say("write {quotes}", quotes=f"{quotes[0]}…{quotes[1]}")
            for one, text in texts:
                for match in habit.pattern.finditer(text):
                    yield _warning(habit.code, habit.message, one.where(*match.span()), hint)
    if danish:
        yield from _mixed(_texts(every))
    pairs = [
        (opening, closing)
        for opening, closing in ((quotes[0], quotes[1]), (quotes[2], quotes[3]))
        if closing not in (opening, "’")
    ]
    for one, text in texts:
        for opening, closing in pairs:
            if text.count(opening) != text.count(closing):
                yield _lonely(one, opening, closing)
        yield from _comment(one)
    for file in asked:
        yield from _decomposed(file)


def _texts(found: Iterable[MarkedValue]) -> list[tuple[MarkedValue, str]]:
    """The words of authors, and the same without the addresses of links."""
    return [
        (one, _TARGET.sub(_hidden, one.value) if "](" in one.value else one.value)
        for one in found
        if isinstance(one.mark, Prose)
    ]


def _hidden(match: re.Match[str]) -> str:
    """An address in the place of which as many letters stand, for it keeps to other habits."""
    return f"]({'x' * (len(match[0]) - 3)})"


def _lonely(one: MarkedValue, opening: str, closing: str) -> Problem:
    message = say("{opening} and {closing} do not come in pairs", opening=opening, closing=closing)
    return _warning("SB258", message, one.where(), say("open and close every quotation"))


def _mixed(texts: Sequence[tuple[MarkedValue, str]]) -> Iterator[Problem]:
    """“fx” and “f.eks.” in one package; told of the one that is used less."""
    if len({match.lower() for match in _EXAMPLE.findall("\n".join(text for _, text in texts))}) < 2:
        return
    places: dict[str, list[Where]] = {"fx": [], "f.eks.": []}
    for one, text in texts:
        for match in _EXAMPLE.finditer(text):
            places[match[0].lower()].append(one.where(*match.span()))
    if all(places.values()):
        for where in min(places.values(), key=len):
            message = say("“fx” and “f.eks.” are mixed")
            yield _warning("SB270", message, where, say("write “for eksempel” everywhere"))


def _comment(found: MarkedValue) -> Iterator[Problem]:
    """`ark #3` without quotation marks is cut off at the comment that it holds."""
    located = found.located
    if located is None or "#" not in located.source.text or located.style or located.start[0] != located.end[0]:
        return
    line, column = located.end
    if match := _COMMENT.match(located.source.lines[line], column):
        where = located.source.where(line, match.end() - 2)
        message = say("what follows “#” is a comment and is not printed")
        yield _warning("SB256", message, where, say("put the text in quotation marks, or write a space behind “#”"))


def _decomposed(file: Content) -> Iterator[Problem]:
    if file.located is not None and (place := file.located.source.decomposed) is not None:
        message = say("letters that are put together of two characters (NFD); they were read as one")
        yield _warning("SB257", message, place, say("save the file in Unicode's composed form (NFC)"))


def _warning(code: str, message: Message, where: Where, hint: Message) -> Problem:
    return Problem(code, message, where, hint, Severity.WARNING)
