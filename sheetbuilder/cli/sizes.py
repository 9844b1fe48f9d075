"""How large a file is, as people say it."""

from __future__ import annotations

from sheetbuilder.language import Translator


def size(count: int, translate: Translator) -> str:
    """A number of bytes in kB or MB, with the language's decimal sign."""
    number = translate.number
    return f"{number(count / 1e6, 1)} MB" if count >= 999_500 else f"{number(count / 1e3)} kB"


def duration(seconds: float, translate: Translator) -> str:
    """A time in seconds; what is short has two decimals."""
    return f"{translate.number(seconds, 1 if seconds >= 0.05 else 2)} s"
