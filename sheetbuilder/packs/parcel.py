"""A brand by content: every file that it is made of, as bytes, to be made into a pack where its folder is not."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sheetbuilder import problem_json
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.inputs import input_files
from sheetbuilder.errors import Message, Problem
from sheetbuilder.pdf.read import limits
from sheetbuilder.publish import manifest

_OUT = "packs"
"""The folder beside the brand's in which its earlier packs are known by their manifests."""
_BESIDE = 500
"""Names of other files in the brand's folder that come along: a hint may name the one that was meant."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A brand's files by their paths from one folder, with forward slashes, and the manifests of its earlier packs."""

    brand: str
    """Which of the files is the brand's own."""
    files: Mapping[str, bytes]
    beside: tuple[str, ...]
    """Files that lie there too, and are named nowhere."""
    manifests: Mapping[str, bytes]
    """By the name of the pack's folder."""


def parcel(brand_file: Path, out: Path) -> Parcel:
    """What a brand is made of, and what is known of its packs below `out`.

    `MissingError` and `ContentError` for a brand's file that cannot be read.
    """
    brand = load_brand(brand_file)
    paths = {Path(os.path.abspath(path)): path for path in input_files(brand)}  # noqa: PTH100  # no link is followed
    home = Path(os.path.abspath(brand_file))  # noqa: PTH100
    root = Path(os.path.commonpath([path.parent for path in paths]))
    files = {path.relative_to(root).as_posix(): _bytes(path) for path in paths if path.is_file()}
    around = sorted(path for path in home.parent.iterdir() if path not in paths and path.is_file())[:_BESIDE]
    known = (out / name / manifest.NAME for name in _folders(out, brand.slug))
    return Parcel(
        home.relative_to(root).as_posix(),
        files,
        tuple(path.relative_to(root).as_posix() for path in around),
        {path.parent.name: path.read_bytes() for path in known if path.is_file()},
    )


def unpacked(sent: Parcel, folder: Path) -> tuple[Path, Path]:
    """The brand's file and the folder of its packs, laid out below an empty folder; `ValueError` for a path that leads
    out of it."""
    for name, content in {**dict.fromkeys(sent.beside, b""), **sent.files}.items():
        _laid(folder / "brand", name, content)
    out = folder / _OUT
    out.mkdir()
    for name, content in sent.manifests.items():
        _laid(out, f"{name}/{manifest.NAME}", content)
    return folder / "brand" / sent.brand, out


def _laid(folder: Path, name: str, content: bytes) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(name)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def _bytes(path: Path) -> bytes:
    """What a file holds, and a byte more than any may have at most: that it is too large is told where it is read."""
    with path.open("rb") as opened:
        return opened.read(limits.BYTES + 1)


def _folders(out: Path, slug: str) -> Sequence[str]:
    """The folders of a brand's packs, in colour, grey and so on."""
    return sorted(path.name for path in out.glob("*") if path.name == slug or path.name.startswith(f"{slug}-"))


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem without a path of the machine that found it."""

    told: Mapping[str, object]
    of_a_file_made: bool
    """Whether it is of a file of the pack, and not of one that the pack is made from."""


def telling(problem: Problem, home: Path) -> ToldProblem:
    """A problem as it travels: its file as seen from `home`."""
    made = problem.where is not None and not problem.where.file.is_absolute()
    return ToldProblem(problem_json.plain(problem, Path() if made else home), made)


def heard(sent: ToldProblem, home: Path) -> Problem:
    """The problem where it is told: its file is in or around `home`."""
    return problem_json.problem(sent.told, Path() if sent.of_a_file_made else home)


def telling_all(messages: Sequence[Message]) -> tuple[Mapping[str, object], ...]:
    """Messages as they travel."""
    return tuple(problem_json.plain_message(one) for one in messages)


def heard_all(sent: Sequence[Mapping[str, object]]) -> tuple[Message, ...]:
    """The messages."""
    return tuple(problem_json.message(one) for one in sent)
