"""Requests that are cut off because the page ends: their traces are no faults, and are not told."""

from __future__ import annotations

import logging
from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager

_LOG = logging.getLogger("uvicorn.error")
_COUNTED = "Cancel %s running task(s)"
"""How the server begins to say how many there are."""


class _CutOff(logging.Filter):
    """Lets through all but what is said of requests that were cut off; a fault within one is told as ever."""

    def filter(self, record: logging.LogRecord) -> bool:
        raised = record.exc_info[1] if record.exc_info else None
        return not _is_cut_off(raised) and not str(record.msg).startswith(_COUNTED)


def _is_cut_off(raised: BaseException | None) -> bool:
    """Whether that is all there is to it: what is cut off may just have been telling of a fault."""
    chain = []
    while raised is not None:
        chain.append(raised)
        raised = raised.__context__
    return bool(chain) and all(isinstance(one, CancelledError) for one in chain)


@contextmanager
def cut_off_in_silence() -> Iterator[None]:
    """While a server ends: nobody waits for its answers any more."""
    held = _CutOff()
    _LOG.addFilter(held)
    try:
        yield
    finally:
        _LOG.removeFilter(held)
