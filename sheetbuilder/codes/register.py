"""Reading the register: one YAML file for each range of numbers, opened when somebody asks for a code.

Nothing that raises a problem imports this, so a run without problems never pays for it. What the files hold is ours
and is held against the source by the tests; a fault in them is one of sheetbuilder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent
"""Where the files of the register lie."""

_Loader: Callable[[str], yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WRITTEN = re.compile(r"(?i)(?:sb)?(\d{3})")


@dataclass(frozen=True, slots=True)
class CodeText:
    """What is told of a code in one language."""

    title: str
    explanation: str
    example: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Code:
    """One code with its one meaning, and the modules that raise it."""

    code: str
    raised_by: tuple[str, ...]
    texts: Mapping[str, CodeText]


@dataclass(frozen=True, slots=True)
class CodeRange:
    """A range of numbers, what they are about, and the rooms of the house that may raise them."""

    first: int
    last: int
    rooms: tuple[str, ...]
    titles: Mapping[str, str]
    codes: tuple[Code, ...]


def chapters() -> tuple[CodeRange, ...]:
    """The whole register, by number."""
    return tuple(map(_read, _files()))


def find(code: str) -> Code | None:
    """What a code means, if there is one of that name; only the file of its range is read."""
    written = _WRITTEN.fullmatch(code)
    below = [path for path in _files() if written and _first(path) <= int(written[1])]
    if not below:
        return None
    return next((one for one in _read(below[-1]).codes if one.code == normalized(code)), None)


def normalized(given: str) -> str:
    """A code as it is printed, also where somebody wrote `sb401` or only `401`."""
    written = _WRITTEN.fullmatch(given.strip())
    return f"SB{written[1]}" if written else given.strip()


def nearest(given: str) -> tuple[str, ...]:
    """Up to three codes that may be meant by one that there is not: of its range, its own digits first."""
    digits = re.sub(r"\D", "", given)[:3]

    def farness(code: str) -> tuple[bool, list[bool], int]:
        differing = [one != other for one, other in zip(code[2:], digits, strict=False)]
        return sorted(code[2:]) != sorted(digits), differing, abs(int(code[2:]) - int(digits))

    known = (code.code for chapter in chapters() for code in chapter.codes)
    return tuple(sorted((code for code in known if code[2] == digits[:1]), key=farness)[:3])


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def _first(path: Path) -> int:
    """The name of a file begins with the first number of its range."""
    return int(path.name.partition("-")[0])


def _read(path: Path) -> CodeRange:
    loader = _Loader(path.read_text(encoding="utf-8"))
    try:
        held = loader.get_single_data()
    finally:
        loader.dispose()
    codes = tuple(_code(code, entry) for code, entry in held["codes"].items())
    return CodeRange(held["first"], held["last"], tuple(held["rooms"]), MappingProxyType(held["title"]), codes)


def _code(code: str, entry: Mapping[str, Any]) -> Code:
    texts = {language: CodeText(**told) for language, told in entry.items() if language != "raised_by"}
    return Code(code, tuple(entry["raised_by"]), MappingProxyType(texts))
