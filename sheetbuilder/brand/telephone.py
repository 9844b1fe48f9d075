"""Telephone numbers as they are dialled in Denmark: whether one can be right, and where in a text one stands.

The rule is our own. A library that knows all countries takes longer to load than a brand does, and holds eight digits
for possible that nobody can have; what is wanted here is to see a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import prose

_SHORT = frozenset(
    (
        *("112", "114", "118"),
        *("1801", "1810", "1811", "1812", "1813", "1818", "1828", "1830", "1850", "1851", "1853", "1881", "1888"),
        *("116000", "116006", "116111", "116117", "116123"),
    )
)
"""Numbers of less than eight digits that are in use: alarm, police, services by four digits, Europe's 116."""
_DANISH, _DIGITS = "45", 8
_LONGEST, _SHORTEST = 15, 8
"""Digits of a number with its country (ITU-T E.164), and as few as the shortest of them have in practice."""

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_RINGING = r"\b(?:ring|kald|sms|call|dial|nr\b)|\b\w{0,40}(?:telefon|tlf|mobil|nummer|opkald|vagt|phone|number)"
_CUE = rf"(?:{_RINGING})\w{{0,40}}[^\d.;!?]{{0,30}}\.?[ :]{{0,2}}"
_FIGURES = rf"(?:\+|\b)[0-9](?:{_SPACE}{{0,2}}[0-9])*(?![\w]|[.,:/–-][0-9])"
_CUED = re.compile(rf"{_CUE}(?P<number>{_FIGURES})", re.IGNORECASE)
_SHAPES = (
    rf"\+[0-9](?:{_SPACE}?[0-9])+",
    rf"[0-9]{{2}}(?:{_SPACE}{{1,2}}[0-9]{{2}}){{2,}}(?:{_SPACE}{{1,2}}[0-9]+)*",
    # 30-30-40-50, which is no date.
    r"[0-9]{2}([-\u2010\u2011.])[0-9]{2}(?:\2[0-9]{2})+\2[0-9]{1,2}(?![-\u2010\u2011.][0-9])",
    # 30304050 or 3030 4050 without one of its figures.
    rf"(?!20[0-9]{{2}}{_SPACE})[2-9][0-9]{{3}}{_SPACE}?[0-9]{{3}}(?![.,:/–-][0-9])",
)
_SHAPED = re.compile(rf"(?<![\w.,:/–-])(?P<number>{'|'.join(_SHAPES)})(?!\w)")
_OF_ANOTHER = re.compile(
    r"(?:\b(?:cvr|cpr|ean|gln|iban)(?:\W?(?:nr|nummer|number)\w*)?"
    r"|\b(?:se|p|j|reg|konto|sags?|journal|matr|matrikel|dok|post|room|case)\W?(?:nr|nummer|number)\w*"
    r"|(?:lokale|stue|rum|dør)t?(?:\W?(?:nr|nummer)\w*)?)\W{0,3}$",
    re.IGNORECASE,
)
"""In front of figures that are no telephone number: of a company, of an account, of a case, of a room."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def blank(number: str) -> bool:
    """Whether a number is that of the examples: noughts, also behind the country's code."""
    digits = re.sub(r"[^+0-9]", "", number)
    own = digits.removeprefix("+").removeprefix("00" if digits.strip("+0") else "").removeprefix(_DANISH)
    return not own.strip("0")


def doubt(number: str) -> Message | None:
    """Why a number, a plus in front and signs between its digits, can hardly be right; None where it can."""
    digits = re.sub(r"[^+0-9]", "", number)
    if not digits.strip("0") and len(digits) == _DIGITS:
        return None  # that of the examples, of which there is more to be told elsewhere
    if digits.startswith("+"):
        return _abroad(digits[1:])
    if digits.startswith("00") and len(digits) > _DIGITS:
        return _abroad(digits[2:])
    if digits in _SHORT:
        return None
    return _danish(digits)


def _danish(digits: str) -> Message | None:
    if len(digits) != _DIGITS:
        return say("it has {count} digits, and is no short number that is known", count=len(digits))
    if digits[0] in "01" and digits.strip("0"):
        return say("no Danish number begins with {digit}", digit=digits[0])
    return None


def _abroad(digits: str) -> Message | None:
    if digits.startswith(_DANISH):
        return _danish(digits.removeprefix(_DANISH))
    if digits.startswith("0"):
        return say("no country has a code that begins with 0")
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return say("with its country it has {count} digits", count=len(digits))
    return None


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text telephone numbers stand: behind a word that asks one to ring, or written as one is.

    What another kind of number is called in front of, such as that of a company, is none.
    """
    found = {match.span("number") for pattern in (_CUED, _SHAPED) for match in pattern.finditer(text)}
    for start, end in sorted(found):
        if any(before <= start and end <= after for before, after in found - {(start, end)}):
            continue
        digits = re.sub(r"\D", "", text[start:end])
        # One or two figures are a count, and four may be a year.
        if len(digits) > 2 and not _YEAR.fullmatch(text[start:end]) and not _OF_ANOTHER.search(text[:start]):
            yield start, end


def warning(number: str, where: Where) -> Problem | None:
    """The warning for a number that can hardly be right; None where it can."""
    why = doubt(number)
    if why is None:
        return None
    hint = say("write all eight digits, a short number such as 112, 114 or 1813, or + with the country's code")
    return Problem("SB329", say("“{number}”: {why}", number=number, why=why), where, hint, Severity.WARNING)


def doubtful_numbers(contents: Iterable[Content]) -> tuple[Problem, ...]:
    """A warning for every telephone number in the words of models that can hardly be right."""
    return tuple(
        problem
        for content in contents
        for text in prose(content)
        if isinstance(text.value, str)
        for start, end in numbers_in(text.value)
        if (problem := warning(text.value[start:end], text.where(start, end))) is not None
    )
