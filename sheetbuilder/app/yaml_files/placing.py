"""Where the files lie that another file names: a browser tells their names, and no folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from sheetbuilder.source import Located

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
