"""Quotation marks as a language has them, in sentences of click, which writes them as Python does."""

from __future__ import annotations

import re

from sheetbuilder.language import Translator

_PYTHONS = re.compile(r"""“[^”\n]*”|»[^«\n]*«|(?<![\w'"])(?P<mark>['"])(?P<quoted>[^\n]*?)(?P=mark)(?![\w'"])""")
"""What is quoted as it should be, which stays, or as Python quotes a text."""


def quoted(text: str, translate: Translator) -> str:
    """The text with “…” or »…« in place of '…' and "…", where a word is quoted and not shortened."""
    left, right = "»«" if translate.language == "da" else "“”"

    def marked(found: re.Match[str]) -> str:
        return f"{left}{found['quoted']}{right}" if found["mark"] else found[0]

    return _PYTHONS.sub(marked, text)
