"""What there is to do: brands whose pack is missing or no longer right; and what stands in a pack that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder import problem_json
from sheetbuilder.errors import MissingError, Problem, Where, say
from sheetbuilder.os_errors import reason
from sheetbuilder.packs.fresh import fresh, published
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.packs.outcome import Outcome, Status, with_pack
from sheetbuilder.publish import zipping
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import Manifest

_A_PROCESS = 4
"""Brands, at least, for every process."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Brands whose packs are to be made, all in the same way."""

    out: Path
    pack_options: PackOptions
    files: tuple[Path, ...]
    brand_files: frozenset[str]
    """The hashes of all brand files of the run: none of them may write over the pack of another."""
    remember: bool = False
    """Whether composed pages are taken from the user's cache, and kept there."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Other machines that make packs: workers of a Dask scheduler."""

    address: str
    """Of the scheduler, such as `tcp://10.0.0.5:8786`."""
    shared: bool = False
    """Whether all of them see the output folder, under the same path: then they write the packs themselves."""


def processes(brands: int, cores: int | None) -> int:
    """How many processes pay for so many brands: the first pack, as long as six others, is made by one alone."""
    return max(1, min(cores or 1, brands // _A_PROCESS))


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What is there, and what is to be made."""

    there: tuple[Outcome, ...]
    batch: Batch
    made_from: str
    """A hash of program, content and options."""


def plan(
    files: Sequence[Path],
    out: Path,
    pack_options: PackOptions,
    *,
    made_from: str | None = None,
    remember: bool = False,
) -> PackPlan:
    """Hold the packs in a folder against the brands; no YAML is read, and nothing is laid out.

    `made_from` is the options' own, for whoever has it already. `MissingError` for a brand file that cannot be read.
    """
    made_from = made_from or pack_options.made_from()
    packs = published(out)
    hashes = _hashes(files)
    there, todo = [], []
    for file, own in zip(files, hashes, strict=True):
        right = [
            pack
            for pack in packs.get(own, ())
            if fresh(pack, file, made_from, pack_options.printing.day)
            and (not pack_options.zip or zipping.holds(pack.folder))
        ]
        told = _warnings(right[0].manifest, file.parent) if right else None
        if told is None:
            todo.append(file)
        else:
            there.append(with_pack(Outcome(file, Status.UNCHANGED, told), right[0].folder, right[0].manifest))
    return PackPlan(tuple(there), Batch(out, pack_options, tuple(todo), frozenset(hashes), remember), made_from)


def _hashes(files: Sequence[Path]) -> list[str]:
    hashes, problems = [], []
    for file in files:
        try:
            hashes.append(sha256(file.read_bytes()))
        except OSError as error:
            told = say("the file cannot be opened ({reason})", reason=reason(error))
            problems.append(Problem("SB512", told, Where(file)))
    if problems:
        raise MissingError(problems)
    return hashes


def _warnings(known: Manifest, folder: Path) -> tuple[Problem, ...] | None:
    """What was told of the brand when its pack was made; None where that cannot be understood."""
    try:
        return tuple(problem_json.problem(one, folder) for one in known.warnings)
    except (KeyError, TypeError, ValueError):
        return None
