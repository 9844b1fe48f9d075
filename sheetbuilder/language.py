"""In which language a person is spoken to, and every message put into it."""

from __future__ import annotations

import gettext
import locale
import re
import string
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sheetbuilder import resources
from sheetbuilder.errors import Message

DOMAIN = "sheetbuilder"
LANGUAGES = ("da", "en")
"""Danish, which the product speaks, and English, which the templates are written in."""


_QUOTED = re.compile(r"“\{(\w+)\}”")
_QUOTE, _LONGEST = 100, 600
"""Letters of a value: one that stands between quotation marks, and any other one, as a path or a list of names."""
_COMPARED = frozenset(("then", "now", "old", "new"))
"""Values that stand beside one another to be compared: their ends may be what differs."""
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LAST = 20
"""Letters of its end that a value keeps: those of a path tell which file it is."""


class Translator(Struct, frozen=True):
    """Puts messages into one language, numbers included."""

    language: str

    def __call__(self, message: Message) -> str:
        """The message in the translator's language, on one line; what has no translation stays English.

        What somebody wrote in a file is quoted as far as one needs to find it again there.
        """
        catalogue = gettext.translation(DOMAIN, resources.catalogues(), [self.language], fallback=True)
        quoted = frozenset(_QUOTED.findall(message.template)) - _COMPARED
        args = {name: _short(value, _QUOTE) if name in quoted else value for name, value in message.args.items()}
        return _Filler(self).vformat(catalogue.gettext(message.template), (), args)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's decimal sign; `decimals` says how many digits stand after it."""
        written = f"{value:.{decimals}f}"
        return written.replace(".", ",") if self.language == "da" else written


class _Filler(string.Formatter):
    """Fills templates as `str.format` does, and says messages, lists and decimal numbers in the language."""

    def __init__(self, say: Translator) -> None:
        self._say = say

    def get_value(self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:
        return _short(super().get_value(key, args, kwargs), _LONGEST)

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Message):
            value = self._say(value)
        elif isinstance(value, float):
            written = format(value, format_spec)
            return written.replace(".", ",") if self._say.language == "da" else written
        elif isinstance(value, Iterable) and not isinstance(value, str | bytes | Path | Mapping):
            value = _short(", ".join(self.format_field(_short(part, _QUOTE), "") for part in value), _LONGEST)
        return str(super().format_field(value, format_spec))


def _short(value: object, most: int) -> object:
    """A text on one line and with so many letters at most; any other value as it is."""
    if isinstance(value, Path):
        value = str(value)
    if not isinstance(value, str):
        return value
    told = value if len(value) <= most else f"{value[: most - _LAST]}…{value[-_LAST:]}"
    return _BREAKS.sub("\ufffd", told)


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
