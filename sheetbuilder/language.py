"""In which language a person is spoken to, and every message put into it."""

from __future__ import annotations

import gettext
import locale
import string
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder import resources
from sheetbuilder.errors import Message

DOMAIN = "sheetbuilder"
LANGUAGES = ("da", "en")
"""Danish, which the product speaks, and English, which the templates are written in."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Puts messages into one language, numbers included."""

    language: str

    def __call__(self, message: Message) -> str:
        """The message in the translator's language; what has no translation stays English."""
        catalogue = gettext.translation(DOMAIN, resources.catalogues(), [self.language], fallback=True)
        return _Filler(self).vformat(catalogue.gettext(message.template), (), message.args)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's decimal sign; `decimals` says how many digits stand after it."""
        written = f"{value:.{decimals}f}"
        return written.replace(".", ",") if self.language == "da" else written


class _Filler(string.Formatter):
    """Fills templates as `str.format` does, and says messages, lists and decimal numbers in the language."""

    def __init__(self, say: Translator) -> None:
        self._say = say

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Message):
            value = self._say(value)
        elif isinstance(value, float):
            written = format(value, format_spec)
            return written.replace(".", ",") if self._say.language == "da" else written
        elif isinstance(value, Iterable) and not isinstance(value, str | bytes | Path | Mapping):
            value = ", ".join(self.format_field(part, "") for part in value)
        return str(super().format_field(value, format_spec))


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
