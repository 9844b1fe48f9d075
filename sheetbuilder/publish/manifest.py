"""The manifest of a pack: every file with what is known of it, and what the pack came from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.json import format as laid_out

NAME = "manifest.json"
SCHEMA = 1
"""The version of the manifest's own form; a reader that does not know it makes the pack anew."""

FILLABLE = "fillable"
"""The edition of a file that can be filled in on a screen."""
LARGE_PRINT = "large-print"
"""The edition of a file in large print."""

_MOST_BYTES = 4_000_000


class Inspection(Struct, frozen=True):
    """What `inspect` found in the very bytes of a file."""

    errors: int
    warnings: int
    codes: tuple[str, ...]


class Entry(Struct, frozen=True):
    """One PDF of a pack: what it is, what it promises, and what was found when it was read back."""

    name: str
    target: str
    title: str
    paper: str
    pages: int
    bytes: int
    sha256: str
    promises: tuple[str, ...]
    """The standards that the file itself claims: `PDF/UA-1`, `PDF/A-2a`, or the parts of today."""
    inspect: Inspection | None
    """None where the file was not read back."""
    scheme: str | None = None
    """How its pages are placed on papers, where that is another way than one a side."""
    edition: str | None = None
    """Which one it is, where it is not the usual one: `fillable`, `large-print`, or `large-print-fillable`."""


def edition(*, fillable: bool, large_print: bool) -> str | None:
    """What an entry calls the edition of its file; None for the usual one."""
    told = (LARGE_PRINT if large_print else "", FILLABLE if fillable else "")
    return "-".join(filter(None, told)) or None


class ScreenEntry(Struct, frozen=True):
    """A document of a pack for a screen, as HTML: what its PDF holds for paper."""

    name: str
    target: str
    title: str
    bytes: int
    sha256: str


class Other(Struct, frozen=True):
    """A file of a pack that is no PDF."""

    name: str
    bytes: int
    sha256: str


class Revision(Struct, frozen=True):
    """From which day a brand's content is as it is."""

    day: date
    content: str
    """A hash of what the content said when it got that day."""


class Manifest(Struct, frozen=True):
    """A pack as a whole."""

    version: str
    """Of sheetbuilder."""
    made: date
    made_from: str
    """A hash of program, content and options: where it is the same, only the brand can make a difference."""
    content: Mapping[str, str]
    """Title, edition and hash."""
    brand: Mapping[str, str]
    """Name, municipality code and hash."""
    inputs: Mapping[str, str]
    """The brand's files as seen from the folder of its own file, which comes first, with their hashes."""
    same_from: date | None
    same_until: date | None
    """The first and the last day on which the same numbers are marked as doubtful; None where there is no such day."""
    files: tuple[Entry, ...]
    others: tuple[Other, ...]
    warnings: tuple[Mapping[str, object], ...]
    """Problems as `telling` makes them plain, files as seen from the folder of the brand's file."""
    revision: Revision | None = None
    """The brand's own date, which its pages bear."""
    screens: tuple[ScreenEntry, ...] = ()

    @property
    def hashes(self) -> Mapping[str, str]:
        """Of every file of the pack but this one, by name."""
        pdfs = {one.name: one.sha256 for one in self.files}
        screens = {one.name: one.sha256 for one in self.screens}
        return pdfs | screens | {one.name: one.sha256 for one in self.others}

    def text(self) -> str:
        """As JSON."""
        # Laid out by msgspec, which does so in C: json would do all of it in Python.
        plain = json.dumps({"schema": SCHEMA, **to_builtins(self, enc_hook=dict)}, ensure_ascii=False)
        return laid_out(plain, indent=1) + "\n"


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where there is none, or none that can be understood."""
    path = folder / NAME
    try:
        return parsed(path.read_bytes()) if path.stat().st_size <= _MOST_BYTES else None
    except OSError:
        return None


def parsed(content: bytes) -> Manifest | None:
    """The manifest that a file holds; None where it cannot be understood."""
    try:
        told = json.loads(content)
        if told.pop("schema") != SCHEMA:
            return None
        entries = told.pop("files")
        for entry in entries:
            found = entry.pop("inspect")
            entry["inspect"] = None if found is None else Inspection(**{**found, "codes": tuple(found["codes"])})
            entry["promises"] = tuple(entry["promises"])
        return Manifest(
            **{
                **told,
                "made": date.fromisoformat(told["made"]),
                "same_from": _day(told["same_from"]),
                "same_until": _day(told["same_until"]),
                "files": tuple(Entry(**entry) for entry in entries),
                "others": tuple(Other(**other) for other in told["others"]),
                "warnings": tuple(told["warnings"]),
                "revision": _revision(told.get("revision")),
                "screens": tuple(ScreenEntry(**one) for one in told.get("screens", ())),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def revisions(folders: Iterable[Path]) -> tuple[Revision, ...]:
    """The revisions of the packs that are in folders, in the order of these."""
    known = (read(folder) for folder in folders)
    return tuple(one.revision for one in known if one is not None and one.revision is not None)


def _revision(told: dict[str, str] | None) -> Revision | None:
    return None if told is None else Revision(date.fromisoformat(told["day"]), str(told["content"]))


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)
