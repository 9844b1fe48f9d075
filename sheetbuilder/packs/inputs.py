"""The files that a brand is made of: its own, those that it extends, and whatever they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sheetbuilder.brand import Brand
from sheetbuilder.branding.accepted import record_of
from sheetbuilder.publish.fingerprint import hash_of
from sheetbuilder.publish.problem_json import seen_from
from sheetbuilder.source import Located


def inputs(brand: Brand) -> Mapping[str, str]:
    """Every file as seen from the folder of the brand's own, which comes first, with the hash of what is in it.

    The record of what the core said under local lines counts also where there is none yet.
    """
    home = brand.sources[0].parent
    named = {*_named(brand.file.located), record_of(brand.sources[0])}
    files = (*brand.sources, *sorted(path for path in named if path not in brand.sources))
    return {seen_from(home, path): hash_of(path) for path in files}


def _named(located: Located | None) -> Iterator[Path]:
    """The files that values name; a text that happens to be the name of a file beside it does no harm."""
    value = located.value if located is not None else None
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _named(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _named(one)
    elif isinstance(value, str) and located is not None and value.isprintable() and "." in value:
        folder = located.where.file.parent
        path = folder / value
        try:
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                yield path
        except (OSError, ValueError):
            return
