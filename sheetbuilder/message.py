"""A sentence that is not yet in any language: an English template, what fills it, and how that is written."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike, fspath
from types import MappingProxyType

from msgspec import Struct, field

_NOTHING: Mapping[str, object] = MappingProxyType({})
_QUOTED = re.compile(r"“\{(\w+)\}”")
_QUOTE, _LONGEST = 100, 600
"""Letters of a value: one that stands between quotation marks, and any other one, as a path or a list of names."""
_COMPARED = frozenset(("then", "now", "old", "new"))
"""Values that stand beside one another to be compared: their ends may be what differs."""
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LAST = 20
"""Letters of its end that a value keeps: those of a path tell which file it is."""


class Message(Struct, frozen=True):
    """A sentence that is not yet in any language: an English template and what fills it.

    The template is the key of the translation catalogues; `{name}` stands where `args["name"]` goes. `str` says it in
    English, `sheetbuilder.translate` in any language that there is.
    """

    template: str
    args: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    def __str__(self) -> str:
        return filled(self, self.template, str, ".")

    def __hash__(self) -> int:
        """Of what is alike in messages that are: what fills them may be a list, which has no hash."""
        return hash((self.template, *sorted(self.args)))

    def __reduce__(self) -> tuple[object, ...]:
        """A message can be handed to another process; a mapping that nobody may change cannot."""
        return recalled, (self.template, dict(self.args))


def say(template: str, **args: object) -> Message:
    """A `Message`; translation catalogues are gathered from the calls of this function."""
    return Message(template, MappingProxyType(args))


def recalled(template: str, args: Mapping[str, object]) -> Message:
    """A message that was said before, and written down; its template is in the catalogues since then."""
    return Message(template, MappingProxyType(dict(args)))


def filled(message: Message, translated: str, tell: Callable[[Message], str], decimal_sign: str) -> str:
    """A message on one line, its template `translated`; `tell` puts messages among its arguments into the language.

    What somebody wrote in a file is quoted as far as one needs to find it again there.
    """
    quoted = frozenset(_QUOTED.findall(message.template)) - _COMPARED
    args = {name: _short(value, _QUOTE) if name in quoted else value for name, value in message.args.items()}
    return _Filler(tell, decimal_sign).vformat(translated, (), args)


class _Filler(string.Formatter):
    """Fills templates as `str.format` does, and says messages, lists and decimal numbers in the language."""

    def __init__(self, tell: Callable[[Message], str], decimal_sign: str) -> None:
        self._tell = tell
        self._decimal_sign = decimal_sign

    def get_value(self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:
        return _short(super().get_value(key, args, kwargs), _LONGEST)

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Message):
            value = self._tell(value)
        elif isinstance(value, float):
            return format(value, format_spec).replace(".", self._decimal_sign)
        elif isinstance(value, Iterable) and not isinstance(value, str | bytes | PathLike | Mapping):
            value = _short(", ".join(self.format_field(_short(part, _QUOTE), "") for part in value), _LONGEST)
        return str(super().format_field(value, format_spec))


def _short(value: object, most: int) -> object:
    """A text on one line and with so many letters at most; any other value as it is."""
    if isinstance(value, PathLike):
        value = fspath(value)
    if not isinstance(value, str):
        return value
    told = value if len(value) <= most else f"{value[: most - _LAST]}…{value[-_LAST:]}"
    return _BREAKS.sub("\ufffd", told)
