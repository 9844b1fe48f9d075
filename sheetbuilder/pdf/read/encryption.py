"""Whether a file is locked, seen in its bytes: what cannot be opened does not say so itself."""

from __future__ import annotations

import re

_LOCK = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R\b|<<)")
"""A trailer's entry (ISO 32000-1, 7.5.5); that of a cross-reference stream is no more compressed than another one."""


def locks(data: bytes) -> bool:
    """Whether a trailer says that the file is encrypted, be it only against changes."""
    return _LOCK.search(data) is not None
