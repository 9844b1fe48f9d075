"""Papers as printers name them: what size a name stands for, and which one a page needs (PWG 5101.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sheetbuilder.theme.papers import MM

SAME = 2.0
"""Millimetres that pages of one paper differ by: programs round, and A4 is 595 or 596 points wide."""
_EQUAL = 0.6
"""Millimetres that names of one size differ by: inches are written with one to three digits."""
_INCH = 25.4
_SIZE = re.compile(r"_(\d{1,5}(?:\.\d{1,4})?)x(\d{1,5}(?:\.\d{1,4})?)(mm|in)(?:$|[_.-])")
_RANGE = ("custom_min_", "custom_max_")
"""How the ends of a stretch of sizes begin, which are no papers."""

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "a3": "iso_a3_297x420mm",
        "a4": "iso_a4_210x297mm",
        "a5": "iso_a5_148x210mm",
        "a6": "iso_a6_105x148mm",
        "letter": "na_letter_8.5x11in",
        "legal": "na_legal_8.5x14in",
        "tabloid": "na_ledger_11x17in",
    }
)
"""What people say, and what printers say."""


@dataclass(frozen=True, slots=True)
class PrinterPaper:
    """A paper in portrait, in millimetres, by its name on printers (PWG 5101.1) and by the one that people use."""

    name: str
    width: float
    height: float
    said: str

    def holds(self, width: float, height: float) -> bool:
        """Whether a page of a size in millimetres fits on it, upright or lying, without being cut off."""
        short, long = sorted((width, height))
        return short <= self.width + SAME and long <= self.height + SAME


def size_named(name: str) -> tuple[float, float] | None:
    """Width and height in millimetres, shorter first, that a name of a printer's paper tells, if it tells them."""
    found = _SIZE.search(name)
    if found is None or name.startswith(_RANGE):
        return None
    unit = _INCH if found[3] == "in" else 1.0
    short, long = sorted((float(found[1]) * unit, float(found[2]) * unit))
    return short, long


def papers() -> tuple[PrinterPaper, ...]:
    """The papers that are known by a usual name."""
    found = []
    for said, name in _NAMES.items():
        size = size_named(name)
        assert size is not None
        found.append(PrinterPaper(name, *size, said.upper() if said[0] == "a" else said.capitalize()))
    return tuple(found)


def paper_called(wish: str) -> PrinterPaper | None:
    """The paper that somebody asks for: a usual name, or a printer's that tells its size; None for anything else."""
    name = _NAMES.get(wish.lower(), wish)
    for known in papers():
        if known.name == name:
            return known
    size = size_named(name) if re.fullmatch(r"[a-z][a-z0-9_.-]{2,100}", name) else None
    return None if size is None else PrinterPaper(name, *size, name)


def paper_of(width: float, height: float) -> PrinterPaper | None:
    """The paper that a page of a size in millimetres is made for, upright or lying; None for a size of its own."""
    short, long = sorted((width, height))
    for known in papers():
        if abs(known.width - short) <= SAME and abs(known.height - long) <= SAME:
            return known
    return None


def among(paper: PrinterPaper, names: Iterable[str]) -> str | None:
    """What a printer calls a paper: the same name, else one of the same size."""
    names = tuple(names)
    if paper.name in names:
        return paper.name
    same = [name for name in names if (size := size_named(name)) and _equal(size, (paper.width, paper.height))]
    return min(same, key=len, default=None)  # the longer ones are special: borderless, from a tray of their own


def _equal(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(side - beside) <= _EQUAL for side, beside in zip(one, other, strict=True))


def millimetres(points: float) -> float:
    """A length of a page, as papers are measured."""
    return points / MM
