"""Files found by the name that people see: é is one letter or two (NFC, NFD), and the disk may know either."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from sheetbuilder.errors import Message, say

_MOST, _LONGEST = 5000, 300
"""Names of a folder that are looked at; a folder with more is none that people keep by hand."""
_YAML = re.compile(
    r"(?P<stem>[^.].*?)\s*(?P<endings>(?:\.\s*(?:ya?ml|yam|yalm|ymal|txt|text)\s*)+)", re.IGNORECASE | re.DOTALL
)
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Names that Windows gives to no file and no folder, whatever their ending."""
_UNNAMEABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What some system has no names with."""
_BYTES = 200
"""Of a name; systems take 255, and some of ours is put around it while it is written."""
_EDITORS = re.compile(r"\s*(?:\.\s*(?:txt|text)\s*)+", re.IGNORECASE)
"""What editors put behind the name that was asked for, unseen where a system hides endings."""


def as_yaml(name: str) -> str | None:
    """The name in “.yaml” that a file was meant to have, where an editor gave it another ending or one too many."""
    found = _YAML.fullmatch(unicodedata.normalize("NFC", name[:_LONGEST]))
    return f"{found['stem']}.yaml" if found else None


def misnamed(folder: Path, name: str) -> str | None:
    """A file that lies in a folder with another ending than its name has, or with one too many."""
    wanted = unicodedata.normalize("NFC", name).casefold()
    return next((one for one in sorted(_names(folder)) if _meant(one, wanted)), None)


def nameable(name: str) -> bool:
    """Whether every system gives a file this name, and shows it."""
    return (
        not _UNNAMEABLE.search(name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and name.partition(".")[0].strip().lower() not in DEVICES
        and 0 < len(name.encode("utf-8", "replace")) <= _BYTES
    )


def rename(found: str, name: str) -> Message:
    """What to do about a file that is misnamed."""
    return say("“{path}” lies there: rename it to “{name}”", path=found, name=name)


def lying(folder: Path, value: str) -> Path:
    """The path of what a value names in a folder: as it is written, or a file there whose name looks the same."""
    path = folder / value
    try:
        if path.exists() or not value.strip():
            return path
        return _walked(folder, PurePosixPath(value), lambda name: unicodedata.normalize("NFC", name)) or path
    except (OSError, ValueError, RuntimeError):  # a name that no file can have is told where the file is opened
        return path


def instead(folder: Path, value: str) -> Message | None:
    """What to write in place of a name that is not there; None where nothing there is like it."""
    if "\\" in value:
        forward = value.replace("\\", "/")
        return say("write the path with “/”: “{path}”", path=forward.removeprefix("./"))
    other = _walked(folder, PurePosixPath(value), lambda name: unicodedata.normalize("NFC", name).casefold())
    if other is not None:
        named = other.relative_to(folder).as_posix()
        return say("“{path}” lies there: large and small letters must be the same", path=named)
    name = Path(value).name
    if found := misnamed((folder / value).parent, name):
        return rename(found, name)
    near = difflib.get_close_matches(name, list(_names((folder / value).parent)), 1, 0.75)
    return say("“{path}” lies there: is that the file?", path=near[0]) if near else None


def _meant(found: str, wanted: str) -> bool:
    """Whether a file was meant to have the wanted name; what has one good ending is a file of its own."""
    held = unicodedata.normalize("NFC", found[:_LONGEST]).casefold()
    if held.startswith(wanted) and _EDITORS.fullmatch(held, len(wanted)):
        return True
    ending = PurePosixPath(wanted).suffix
    if ending not in (".yaml", ".yml"):
        return bool(ending) and held == f"{wanted}{ending}"
    parts = _YAML.fullmatch(held)
    good = parts is not None and parts["endings"] in (".yaml", ".yml")
    return not good and as_yaml(held) == as_yaml(wanted)


def _walked(folder: Path, value: PurePosixPath, alike: Callable[[str], str]) -> Path | None:
    """Part by part down from a folder, each the one that is like it."""
    if value.is_absolute():
        folder, value = Path(value.anchor), value.relative_to(value.anchor)
    for part in value.parts:
        if part == ".." or (folder / part).exists():
            folder = folder / part
            continue
        found = next((name for name in _names(folder) if alike(name) == alike(part)), None)
        if found is None:
            return None
        folder = folder / found
    return folder


def _names(folder: Path) -> Iterator[str]:
    try:
        for count, entry in enumerate(folder.iterdir()):
            if count == _MOST:
                return
            yield entry.name
    except (OSError, ValueError):  # ValueError: a name that holds a NUL
        return
