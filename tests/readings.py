"""Files read back, each once: whoever asks again about the same bytes hears what was found.

Every run proves what it wrote before it publishes it, and many a test looks at the very same file afterwards. What a
file says depends on its bytes alone, so one reading is enough for both; a test about reading itself asks `inspect`.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sheetbuilder.pdf import inspect as inspecting
from sheetbuilder.pdf.inspect import Report
from sheetbuilder.publish import readback
from sheetbuilder.values import replace

_KEPT = 48
"""Reports that are kept: the tree of a set is some megabytes, and what is asked again is asked soon."""

_FOUND: OrderedDict[bytes, Report] = OrderedDict()


def inspect(path: Path, data: bytes | None = None) -> Report:
    """As `sheetbuilder.inspect`; what has no problem, and so names no place in its file, is read once."""
    if data is None:
        if not path.is_file():
            return inspecting.inspect(path)
        data = path.read_bytes()
    key = hashlib.sha256(data).digest()
    known = _FOUND.get(key)
    if known is None:
        known = inspecting.inspect(path, data)
        if not known.problems:
            _FOUND[key] = known
            if len(_FOUND) > _KEPT:
                _FOUND.popitem(last=False)
    else:
        _FOUND.move_to_end(key)
    return replace(known, path=path)


@contextmanager
def shared() -> Iterator[None]:
    """While it lasts, what a run proves is known to the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readback, "found_in", lambda path, data, _memory: inspect(path, data).problems)
        yield
    _FOUND.clear()
