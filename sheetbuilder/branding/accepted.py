"""What the core said when local lines were written: kept beside the brand file, and held against the core of today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sheetbuilder.content.adapt import Change
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.publish.output import write_whole

_MOST_BYTES = 2_000_000


class Accepted(Struct, frozen=True):
    """The core's words by the address of each line, and the edition that they stood in."""

    edition: str
    texts: Mapping[str, str]

    def then(self, change: Change) -> str | None:
        """What the core said when the line was accepted, if it says something else now."""
        said = self.texts.get(change.address)
        return said if said is not None and said != change.core else None


def record_of(brand_file: Path) -> Path:
    """Where the record of a brand file lies: `brand.core.json` beside `brand.yaml`."""
    return brand_file.with_name(f"{brand_file.stem}.core.json")


def accept(brand_file: Path, changes: Sequence[Change], edition: str) -> Path:
    """Write what the core says now under every change, whole or not at all; gives the path, raises `OutputError`."""
    path = record_of(brand_file)
    texts = {change.address: change.core for change in changes if change.core}
    record = {"edition": edition, "texts": dict(sorted(texts.items()))}
    write_whole(path, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())
    return path


def accepted(brand_file: Path) -> tuple[Accepted | None, tuple[Problem, ...]]:
    """The record of a brand file, None where there is none, and a warning where it cannot be read."""
    path = record_of(brand_file)
    try:
        if not path.exists():
            return None, ()
        record = _record(path)
    except (OSError, ValueError, RecursionError):
        record = None
    return record, () if record else (_unreadable(path),)


def _record(path: Path) -> Accepted | None:
    """The record in a file; None where it is no such thing."""
    if not path.is_file():  # to open a pipe would be to wait for ever
        return None
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    held = json.loads(data) if len(data) <= _MOST_BYTES else None
    texts = held.get("texts") if isinstance(held, dict) else None
    edition = held.get("edition") if isinstance(held, dict) else None
    if not isinstance(texts, dict) or not isinstance(edition, str):
        return None
    for text in texts.values():
        if not isinstance(text, str) or not text.encode():  # a lone surrogate is no text
            return None
    return Accepted(edition, texts)


def outdated(changes: Sequence[Change], record: Accepted) -> tuple[Problem, ...]:
    """A warning for each line under which the core says something else than when it was accepted."""
    return tuple(
        Problem(
            "SB351",
            say("the core has changed here: then “{then}”, now “{now}”", then=then, now=change.core),
            change.line.where,
            say("see whether your line still fits, and then run “sheetbuilder brand diff --accept”"),
            Severity.WARNING,
        )
        for change in changes
        if (then := record.then(change)) is not None
    )


def _unreadable(path: Path) -> Problem:
    hint = say("write it anew with “sheetbuilder brand diff --accept”")
    return Problem("SB352", say("the record of the core cannot be read"), Where(path), hint, Severity.WARNING)
