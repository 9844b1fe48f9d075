"""The child process: limits on itself, then requests on standard input, each answered in JSON, until there are no more.

A request is a line of JSON (`kind`, `bytes`, `arguments`) and so many bytes; an answer is its length and then itself.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import BinaryIO

from sheetbuilder.pdf.overlay import limits
from sheetbuilder.pdf.overlay.answer import Answer
from sheetbuilder.pdf.overlay.facts import Refused
from sheetbuilder.pdf.overlay.reading import read

if sys.platform != "win32":
    import resource

_FORBIDDEN = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "socket.")
"""Audit events that reading a file has no need of."""


def main() -> None:
    """Answer one request after the other; end when there are no more."""
    answers = _own_output()
    _limit_memory()
    sys.addaudithook(_refuse)
    while line := sys.stdin.buffer.readline():
        _limit_time()
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["bytes"])
        answer = _KINDS[request["kind"]](data, request["arguments"])
        told = json.dumps(answer, default=_text).encode("ascii")
        del data, answer
        answers.write(len(told).to_bytes(limits.LENGTH, "big") + told)
        answers.flush()


def _letterhead(data: bytes, arguments: Mapping[str, int | None]) -> dict[str, object]:
    try:
        facts, artwork = read(data, arguments["page"])
        return asdict(Answer(facts=facts, artwork=artwork))
    except Refused as refused:
        return asdict(Answer(refused.reason, refused.detail))


_KINDS: Mapping[str, Callable[[bytes, Mapping[str, int | None]], dict[str, object]]] = MappingProxyType(
    {"letterhead": _letterhead}
)
"""What can be asked, by kind of request: the file's bytes and the request's arguments to plain values."""


def _own_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _text(value: object) -> str:
    assert isinstance(value, bytes)
    return base64.b64encode(value).decode("ascii")


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _limit_memory() -> None:
    """Where the platform can be told; the parent watches the clock everywhere."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    """Processor time for one request, counted from what was used before."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + limits.SECONDS + 2
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
