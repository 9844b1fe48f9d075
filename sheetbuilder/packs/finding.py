"""Which brand files are meant: files by name, and of a folder every brand in it or in a folder of its own below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sheetbuilder.errors import MissingError, Problem, Where, say
from sheetbuilder.os_errors import is_folder, is_there

_BRAND = re.compile(rb"^type:[ \t]*[\"']?brand[\"']?[ \t]*(#.*)?\r?$", re.MULTILINE)
_MOST = 1_000_000


def brand_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The brand files, each once, in order; `MissingError` for every path that leads to none."""
    found: dict[Path, Path] = {}
    problems = []
    for path in paths:
        inside = list(_inside(path)) if is_folder(path) else [path]
        if not inside:
            told = say("there is no brand in the folder")
            hint = say("A brand is a file with the line “type: brand”; “sheetbuilder new brand NAME” writes one.")
            problems.append(Problem("SB512", told, Where(path), hint))
        elif not is_there(path):
            hint = say("“sheetbuilder new brand NAME” writes one.")
            problems.append(Problem("SB512", say("there is no such file"), Where(path), hint))
        for one in inside:
            found.setdefault(one.resolve(), one)
    if problems:
        raise MissingError(problems)
    return tuple(found.values())


def is_brand(data: bytes) -> bool:
    """Whether a file says of itself that it is a brand, also one that cannot be read as YAML."""
    return _BRAND.search(data) is not None


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("*/brand.yaml"))):
        if path.is_file() and path.stat().st_size < _MOST and is_brand(path.read_bytes()):
            yield path
