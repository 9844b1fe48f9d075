"""What a pack is made from and by, as hashes; all of it is had without reading a line of YAML."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as of_installed
from pathlib import Path

from sheetbuilder import resources

_LIBRARIES = (
    "reportlab",
    "uharfbuzz",
    "fonttools",
    "pyphen",
    "pypdf",
    "pypdfium2",
    "typst",
    "tinycss2",
    "cssselect2",
    "pillow",
)
"""They have a say in the bytes of a file; those that are not installed say nothing."""


@dataclass(frozen=True)
class Maker:
    """This very sheetbuilder: what a pack was made with says whether another run would make the same."""

    @cached_property
    def sha256(self) -> str:
        """Of every file of the program and of every font, and of the versions of what it stands on."""
        rooms = (Path(__file__).resolve().parents[1], resources.fonts())
        files = {
            path.relative_to(room).as_posix(): sha256(path.read_bytes())
            for room in rooms
            for path in sorted(room.rglob("*"))
            if path.is_file() and path.suffix not in (".pyc", ".po", ".mo")
        }
        return of_mapping({**files, "zlib": zlib.ZLIB_RUNTIME_VERSION, **_libraries()})


def content_sha256(directory: Path) -> str:
    """Of every YAML file in a folder and below it, with its name."""
    return of_mapping(
        {
            path.relative_to(directory).as_posix(): sha256(path.read_bytes())
            for path in sorted(directory.rglob("*.yaml"))
        }
    )


def files_sha256(files: Mapping[str, str]) -> str:
    """Of files in their order, by the hashes of their contents; how they are called makes no difference."""
    return sha256("\n".join(files.values()).encode())


def of_mapping(values: Mapping[str, object]) -> str:
    """Of plain values by their names."""
    return sha256(as_json(values))


def as_json(values: Mapping[str, object]) -> bytes:
    """Plain values as JSON, which has one way to write them."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False).encode()


def hash_of(path: Path) -> str:
    """Of what a file holds; empty where there is no such file."""
    try:
        return sha256(path.read_bytes())
    except FileNotFoundError:
        return ""


def sha256(content: bytes) -> str:
    """As hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _libraries() -> dict[str, str]:
    return dict(_installed(_LIBRARIES))


def _installed(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        try:
            yield name, of_installed(name)
        except PackageNotFoundError:
            continue
