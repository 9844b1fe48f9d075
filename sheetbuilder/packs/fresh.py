"""Whether a pack that was published is what a run would make today; without reading any YAML, laying out any page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.publish import manifest
from sheetbuilder.publish.fingerprint import hash_of
from sheetbuilder.publish.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Published:
    """A pack on the disk."""

    folder: Path
    manifest: Manifest


def published(out: Path) -> Mapping[str, Sequence[Published]]:
    """The packs in a folder by the hash of the brand file that each was made from; one in colour, one in grey."""
    found: dict[str, list[Published]] = {}
    try:
        folders = sorted(path for path in out.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return {}
    for folder in folders:
        known = manifest.read(folder)
        if known is not None and known.inputs:
            found.setdefault(next(iter(known.inputs.values())), []).append(Published(folder, known))
    return found


def fresh(pack: Published, brand_file: Path, made_from: str, day: datetime.date) -> bool:
    """Whether nothing has changed: program, content, options, the brand's files, doubtful numbers, the pack itself."""
    known = pack.manifest
    if known.made_from != made_from or not _within(known.same_from, day, known.same_until):
        return False
    # A name that leads out of its folder, in a manifest that somebody has edited, is none of ours.
    if any(Path(name).name != name for name in known.hashes):
        return False
    return _same(brand_file.parent, known.inputs) and _same(pack.folder, known.hashes)


def _within(first: datetime.date | None, day: datetime.date, last: datetime.date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _same(folder: Path, hashes: Mapping[str, str]) -> bool:
    try:
        return all(hash_of(folder / name) == expected for name, expected in hashes.items())
    except (OSError, ValueError):
        return False
