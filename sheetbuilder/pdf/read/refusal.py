"""Why a file is not read any further."""

from __future__ import annotations

from enum import StrEnum

from sheetbuilder.errors import say


class Refusal(StrEnum):
    """Why a file is not read any further."""

    NOT_PDF = "not-pdf"
    BROKEN = "broken"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no-pages"
    TOO_MANY_PAGES = "too-many-pages"
    LOOP = "loop"
    NESTED_FORMS = "nested-forms"
    TOO_MUCH = "too-much"


class Refused(Exception):
    """The file is not read any further."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


IN_PARTS = say("save some of its pages as a file of their own, and read one such file after the other")
"""What to do with a file that is larger than is safe to read."""
