"""Words that begin with one of some terms: what a package never writes, and what no citizen should read."""

from __future__ import annotations

import re
from collections.abc import Iterable


def starts(terms: Iterable[str], everything: str) -> re.Pattern[str] | None:
    """A pattern for words that begin with one of the terms; None where none of them is anywhere.

    `everything` is all that will be searched, in small letters with single spaces.
    """
    here = [term.split() for term in terms if " ".join(term.casefold().split()) in everything]
    listed = [r"\s+".join(re.escape(part) for part in term) for term in here]
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})\w*", re.IGNORECASE) if listed else None


def telling(terms: Iterable[str], text: str) -> str | None:
    """The first word of a text that begins with one of the terms, as it is written there; None where none does."""
    found = starts(terms, " ".join(text.casefold().split()))
    match = found.search(text) if found else None
    return match[0] if match else None
