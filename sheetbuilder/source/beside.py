"""A file that another file names: it lies in the same folder or below it, and is read once, whole, within a limit."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.os_errors import reason
from sheetbuilder.source.naming import instead, lying


class Beside(Struct, frozen=True):
    """Its path and its bytes; none where there is a problem."""

    path: Path
    data: bytes = b""
    problem: Problem | None = None


def beside(where: Where, value: str, most: int, code: str) -> Beside:
    """The file that is named at a place; a path counts from the folder of the file that it stands in.

    `most` is the largest number of bytes, `code` that of the problem if it is not there, lies elsewhere or is larger.
    """
    folder = where.file.parent
    path = lying(folder, value) if value.isprintable() else folder / value

    def wrong(message: Message, hint: Message | None = None) -> Beside:
        return Beside(path, problem=Problem(code, message, where, hint, Severity.ERROR))

    if not value.isprintable():
        return wrong(say("the name of the file holds characters that nobody can see"), say("rename the file"))
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            hint = say("copy the file into that folder, or into one below it")
            if "\\" in value or ":" in value:
                hint = say("copy the file into that folder, and write only its name")
            return wrong(say("“{path}” lies outside the folder of this file", path=value), hint)
        if not path.is_file():
            if path.exists():
                return wrong(say("“{path}” is no ordinary file", path=value), say("name the file itself"))
            hint = instead(folder, value) or say("a path counts from the folder of this file")
            return wrong(say("the file “{path}” does not exist", path=value), hint)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError, RuntimeError) as error:
        hint = say("see to it that the file can be opened in another program, and try again")
        return wrong(say("“{path}” cannot be read: {reason}", path=value, reason=reason(error)), hint)
    if len(data) > most:
        hint = say("save it with less in it, or with smaller pictures")
        return wrong(say("“{path}” is larger than {most} MB", path=value, most=most // 1_000_000), hint)
    return Beside(path, data)
