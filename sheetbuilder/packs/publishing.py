"""A pack takes its place: in whose folder it goes, written whole, and as a zip file beside it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.errors import Message, OutputError, Problem, Where, say
from sheetbuilder.publish import manifest, zipping
from sheetbuilder.publish.manifest import Manifest
from sheetbuilder.publish.output import write_whole
from sheetbuilder.publish.staging import Staging, own_or_nothing


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack that is made, before it is anywhere."""

    name: str
    """Of its folder."""
    files: Mapping[str, bytes]
    """Every file by its name, the manifest among them."""
    manifest: Manifest
    warnings: tuple[Problem, ...]
    notes: tuple[Message, ...]
    """What was done by itself, and is no fault."""


def may_go_to(folder: Path, brand_file: Path, own: str, brand_files: Set[str]) -> None:
    """`OutputError` where a folder holds what would be lost: files of nobody's pack, or the pack of a brand of the run.

    `own` is the hash of the brand's file, `brand_files` are those of all brands of the run.
    """
    own_or_nothing(folder)
    known = manifest.read(folder)
    other = next(iter(known.inputs.values()), "") if known is not None else ""
    if other != own and other in brand_files:
        raise same_folder(brand_file, folder.name, known.brand["name"] if known is not None else "")


def publish(pack: MadePack, place: Staging, *, zipped: bool) -> Path:
    """The folder that the pack is in from now on; `OutputError` where it cannot be written, or is another brand's."""
    _no_others(place.out / pack.name, pack.manifest)
    folder = place.publish(pack.name, pack.files.items())
    if zipped:
        # From what was made, not from what stands there by now: another run may have published meanwhile.
        write_whole(zipping.beside(folder), zipping.zipped(folder.name, dict(sorted(pack.files.items()))))
    return folder


def same_folder(brand_file: Path, name: str, other: str) -> OutputError:
    """The error of a brand whose pack would go where another one of the same run is; `other` is its file or name."""
    told = say("{other} has the same folder, “{name}”", other=other, name=name)
    return OutputError([Problem("SB511", told, Where(brand_file), say("give one of the two another name"))])


def _no_others(folder: Path, own: Manifest) -> None:
    """`OutputError` where the pack of another brand would be lost."""
    known = manifest.read(folder)
    if known is None or _whose(known) == _whose(own):
        return
    name = known.brand.get("name", "")
    told = say("the folder holds the pack of another brand, “{name}”", name=name)
    hint = say("Choose another folder with -o; if it is the same brand under a new name, delete the folder first.")
    raise OutputError([Problem("SB514", told, Where(folder), hint)])


def _whose(known: Manifest) -> tuple[str, str]:
    return known.brand.get("name", "").casefold(), known.brand.get("municipality_code", "")
