"""The child process: limits on itself, then requests on standard input, each answered in JSON, until there are no more.

It says that it is there. A request is a line of JSON (`kind`, `bytes`, `arguments`) and so many bytes; an answer is its
length and then itself.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO

from msgspec import Struct, structs

from sheetbuilder.foreign.sandbox.starting import READY
from sheetbuilder.pdf.read import limits

if sys.platform != "win32":
    import resource

_YOUNG = 50_000
"""How many objects are made before the collector looks among them for circles, as in the parent."""
_FORBIDDEN = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "socket.")
"""Audit events that reading a file has no need of."""


def main() -> None:
    """Answer one request after the other; end when there are no more."""
    answers = _own_output()
    _limit_memory()
    gc.set_threshold(_YOUNG)
    sys.addaudithook(_refuse)
    answers.write(READY)
    answers.flush()
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        _limit_time(limits.JUDGING if request["kind"] in _LONG else limits.SECONDS)
        data = sys.stdin.buffer.read(request["bytes"])
        answer = import_module(_KINDS[request["kind"]]).answer(data, request["arguments"], _telling(answers))
        told = json.dumps(answer, default=_plain).encode("ascii")
        del data, answer
        answers.write(len(told).to_bytes(limits.LENGTH, "big") + told)
        answers.flush()


_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "inspect": "sheetbuilder.foreign.inspection.reading",
        "letterhead": "sheetbuilder.foreign.extract.reading",
        "logo": "sheetbuilder.foreign.logo.reading",
        "font": "sheetbuilder.foreign.font.reading",
        "graft": "sheetbuilder.foreign.graft.reading",
        "words": "sheetbuilder.foreign.extract.words",
        "sizes": "sheetbuilder.foreign.extract.sizes",
        "filled": "sheetbuilder.foreign.filled.reading",
        "pictures": "sheetbuilder.foreign.picturing.reading",
    }
)
"""What can be asked, by kind of request: the module whose `answer` gives it; nobody waits for what nobody asks."""

_LONG = frozenset(("inspect",))


def _telling(answers: BinaryIO) -> Callable[[int], None]:
    """What tells the parent which page is to be painted next, and gives it time of its own."""

    def step(page: int) -> None:
        _limit_time(limits.PAINTING)
        answers.write(limits.STEP + page.to_bytes(limits.LENGTH - len(limits.STEP), "big"))
        answers.flush()

    return step


def _own_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _plain(value: object) -> object:
    """A value of fields as a mapping of them, bytes as Base64: JSON has no form for either."""
    if isinstance(value, Struct):
        return structs.asdict(value)
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


def _limit_time(seconds: int) -> None:
    """Processor time for what comes now, counted from what was used before."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds + 2
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
