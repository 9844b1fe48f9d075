"""What can be made long: every series with its greatest size, how its input is made, and what is asked of us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import brands
import growing
from copies import RECIPE, people

_DAY = ("--date", "2026-11-26")


@dataclass(frozen=True, slots=True)
class Series:
    """Something that grows: what is made of a size, and with which words of ours."""

    name: str
    most: int
    make: Callable[[Path, int], Path]
    """Makes the input in a folder that is not there yet; series with the same one share what it makes."""
    words: Callable[[Path, int], Sequence[str]]
    """What follows the program's name, given the input and the size, but for the output folder."""
    writes: bool = True
    least: int = 1
    """No size is smaller."""

    def sizes(self, share: float, steps: int) -> list[int]:
        """So many, each twice the one before; with a share of 1 the last is as much as is promised."""
        return sorted({max(self.least, round(self.most * share / 2**step)) for step in range(steps)})


def _built(*words: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda content, _: [*words, "--content", str(content), "--no-cache"]


def _listed(content: Path, _: int) -> Sequence[str]:
    return ["list", "--content", str(content)]


def _recipe(folder: Path, _: int) -> Path:
    folder.mkdir(parents=True)
    (folder / "saet-1.yaml").write_text(RECIPE, "utf-8")
    return folder


def _copies(*more: str) -> Callable[[Path, int], Sequence[str]]:
    def words(folder: Path, count: int) -> Sequence[str]:
        listed, _ = people(folder, count)
        return ["handout", str(folder / "saet-1.yaml"), "--participants", str(listed), "--no-cache", *_DAY, *more]

    return words


def _handout(*more: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda recipe, _: ["handout", str(recipe), "--edition", "participant", "--no-cache", *_DAY, *more]


def _brands(folder: Path, count: int) -> Path:
    return brands.write(folder, count).parent


def _packs(folder: Path, _: int) -> Sequence[str]:
    return ["pack", str(folder), "--no-inspect", "--no-html", "--no-cache", "-j", "1", *_DAY]


def _files(*words: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda folder, _: [*words, *map(str, sorted(folder.glob("*.pdf")))]


def _imposed(*more: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda file, _: ["impose", str(file), *more]


PROMISED = (
    Series("list, sheets", 1800, growing.package, _listed, writes=False, least=18),
    Series("check, sheets", 1800, growing.package, _built("check"), writes=False, least=18),
    Series("build all, sheets", 1800, growing.package, _built("build", "all"), least=18),
    Series("handout, pages of others", 1000, growing.others, _handout()),
    Series("build set-1, rows of contents", 1800, growing.one_set, _built("build", "set-1"), least=18),
    Series("copies, a file each", 5000, _recipe, _copies()),
    Series("copies, collated", 5000, _recipe, _copies("--collated")),
    Series("packs, brands", 980, _brands, _packs),
)
"""What the goal names."""

_WAYS = {
    "booklet": ["--booklet"],
    "two on a side": ["--n-up", "2"],
    "grey": ["--grey"],
    "with less ink": ["--save-ink"],
    "on one side": ["--simplex"],
    "with holes": ["--holes", "4"],
    "large print": ["--large-print"],
    "fillable": ["--fillable"],
    "HTML": ["--format", "html"],
    "text": ["--format", "text"],
    "PDF/UA-2": ["--standard", "ua-2"],
    "for a press": ["--press"],
}

FURTHER = (
    *(
        Series(f"build set-1, sheets, {name}", 1800, growing.one_set, _built("build", "set-1", *asked), least=18)
        for name, asked in _WAYS.items()
    ),
    Series("copies, fillable", 5000, _recipe, _copies("--fillable")),
    Series("copies, fillable and collated", 5000, _recipe, _copies("--fillable", "--collated")),
    Series("copies, collated, booklet", 5000, _recipe, _copies("--booklet", "--collated")),
    Series("handout, pages of others, booklet", 1000, growing.others, _handout("--booklet")),
    Series("handout, pages of others, two on a side", 1000, growing.others, _handout("--n-up", "2")),
    Series("handout, items", 200, growing.exercises, _handout(), least=4),
    Series("inspect, pages of a file", 3600, growing.one_file, lambda file, _: ["inspect", str(file)], writes=False),
    Series("inspect, files", 2000, growing.many_files, _files("inspect"), writes=False),
    Series("answers, files", 1000, growing.filled, _files("answers"), writes=False),
    Series("impose, pages, booklet", 480, growing.one_file, _imposed("--booklet")),
    Series("impose, pages, two on a side", 480, growing.one_file, _imposed("--n-up", "2")),
    Series("build, words that part", 20000, growing.words, _built("build", "set-1")),
)
"""What nobody promised, and can be made long all the same."""
