"""Where the files lie that another file names: a browser tells their names, and no folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from sheetbuilder.errors import MissingError, Problem, Where, say
from sheetbuilder.source import Located, parse

_LONGEST = 200
"""Letters of a path; nothing that names a file has as many."""


def places(located: Located | None) -> Mapping[str, Sequence[str]]:
    """Where the files that a file names lie below it, by their last names; nothing that leads elsewhere."""
    found: dict[str, list[str]] = {}
    for text in _texts(located):
        path = PurePosixPath(text)
        below = not path.is_absolute() and not {"..", "."} & set(path.parts) and not set("\\:") & set(text)
        if below and path.suffix and text.isprintable() and len(text) < _LONGEST:
            found.setdefault(path.name.casefold(), []).append(str(path))
    return found


def _texts(located: Located | None) -> Iterator[str]:
    held = located.value if located is not None else None
    if isinstance(held, str):
        yield held
    elif held is not None:
        for one in held.values() if isinstance(held, Mapping) else held:
            yield from _texts(one)


def files_below(file: Path) -> Iterator[Path]:
    """The files below a file's folder that a text of it names; `MissingError` where it cannot be opened."""
    try:
        root = parse(file, file.read_bytes()).root
    except OSError as error:
        raise MissingError([Problem("SB961", say("the file cannot be opened"), Where(file))]) from error
    for placed in places(root).values():
        yield from (path for place in placed if (path := file.parent / place).is_file())
