"""In which language a person is spoken to, and every message put into it."""

from __future__ import annotations

import functools
import gettext
import locale
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sheetbuilder import resources
from sheetbuilder.errors import Problem, Severity, SheetbuilderError
from sheetbuilder.message import Message, filled, say

DOMAIN = "sheetbuilder"
LANGUAGES = ("da", "en")
"""Danish, which the product speaks, and English, which the templates are written in."""


class Translator(Struct, frozen=True):
    """Puts messages into one language, numbers included."""

    language: str

    def __call__(self, message: Message) -> str:
        """The message in the translator's language, on one line; what has no translation stays English."""
        catalogue = _catalogue(resources.catalogues(), self.language)
        return filled(message, catalogue.gettext(message.template), self, self._decimal_sign)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's decimal sign; `decimals` says how many digits stand after it."""
        return f"{value:.{decimals}f}".replace(".", self._decimal_sign)

    @property
    def _decimal_sign(self) -> str:
        return "," if self.language == "da" else "."


@functools.cache
def _catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """The catalogue of a language, looked for once: a run tells hundreds of messages."""
    return gettext.translation(DOMAIN, folder, [language], fallback=True)


def translate(told: Message | Problem | SheetbuilderError, language: str) -> str:
    """A message, a problem or all problems of an error in a language: `da`, Danish, or `en`, English.

    A message is one line. A problem is one line with its place, and one with its hint where it has one; those of an
    error stand below each other, in the order of the files. `ValueError` for any other language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there is no language {language!r}: ask for one of {', '.join(LANGUAGES)}")
    tell = Translator(language)
    if isinstance(told, Message):
        return tell(told)
    return "\n".join(
        "\n".join(_lines(one, tell)) for one in (told.problems if isinstance(told, SheetbuilderError) else (told,))
    )


def _lines(problem: Problem, tell: Translator) -> Iterator[str]:
    severity = tell(say("error") if problem.severity is Severity.ERROR else say("warning"))
    place = f"{problem.where}: " if problem.where else ""
    yield f"{place}{severity} {problem.code}: {tell(problem.message)}"
    if problem.hint:
        yield f"  = {tell(say('hint'))}: {tell(problem.hint)}"


def chosen(asked: str | None, environment: Mapping[str, str]) -> str:
    """The language to speak: the one asked for, else SHEETBUILDER_LANG, else the locale's.

    The locale is that of LC_ALL, LC_MESSAGES or LANG, whichever is set first, and on Windows the user's own.
    No locale at all, C and POSIX mean Danish, every language that we do not speak means English.
    """
    for wish in (asked, environment.get("SHEETBUILDER_LANG")):
        if wish:
            return _nearest(wish)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return _nearest(environment[name])
    return _nearest(locale.getlocale()[0] or "") if sys.platform == "win32" else "da"


def _nearest(name: str) -> str:
    """Locale names look like da_DK.UTF-8, da-DK, C.UTF-8 or, on Windows, Danish_Denmark."""
    code = name.replace("-", "_").split(".")[0].split("@")[0].split("_")[0].lower()
    return "da" if code in ("da", "danish", "c", "posix", "") else "en"
