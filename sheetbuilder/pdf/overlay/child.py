"""The child process: limits on itself, then a PDF on standard input, then one JSON answer on standard output."""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict

from sheetbuilder.pdf.overlay import limits
from sheetbuilder.pdf.overlay.answer import Answer
from sheetbuilder.pdf.overlay.facts import Refused
from sheetbuilder.pdf.overlay.reading import read

if sys.platform != "win32":
    import resource

_FORBIDDEN = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "socket.")
"""Audit events that reading a file has no need of."""


def main() -> None:
    """Read, answer, end."""
    _limit()
    sys.addaudithook(_refuse)
    data = sys.stdin.buffer.read(limits.BYTES + 1)
    page = int(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        facts, artwork = read(data, page)
        answer = Answer(facts=facts, artwork=artwork)
    except Refused as refused:
        answer = Answer(refused.reason, refused.detail)
    sys.stdout.buffer.write(json.dumps(asdict(answer), default=_text).encode("ascii"))


def _text(value: object) -> str:
    assert isinstance(value, bytes)
    return base64.b64encode(value).decode("ascii")


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _limit() -> None:
    """Memory and processor time, where the platform can be told; the parent watches the clock everywhere."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS + 2, limits.SECONDS + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
