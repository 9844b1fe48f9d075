"""The files that values name, each beside the file that the value stands in or below its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sheetbuilder.source.located import Located


def files_named(located: Located | None) -> Iterator[Path]:
    """The files that are there; a text that happens to be the name of a file beside it does no harm."""
    value = located.value if located is not None else None
    if isinstance(value, Mapping):
        for one in value.values():
            yield from files_named(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from files_named(one)
    elif isinstance(value, str) and located is not None and value.isprintable() and "." in value:
        folder = located.where.file.parent
        path = folder / value
        try:
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                yield path
        except (OSError, ValueError):
            return
