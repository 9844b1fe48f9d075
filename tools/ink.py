"""Measures the ink of a PDF as Ghostscript counts it: `python -m tools.ink FILE.pdf...`.

For each of cyan, magenta, yellow and black two shares of the pages, in percent, the mean of all pages: where it touches
the paper (the device `inkcov`), and how much of it there is (`ink_cov`).
"""

from __future__ import annotations

import argparse
import subprocess
from dataclasses import dataclass
from pathlib import Path

INKS = ("cyan", "magenta", "yellow", "black")
_PATIENCE = 300
_FINE = 300
"""Dots per inch for amounts: at a screen's fineness a thin line is counted as wide as a dot."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a page has each ink, in percent."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def colour(self) -> float:
        """All inks but the black one."""
        return self.cyan + self.magenta + self.yellow

    @property
    def total(self) -> float:
        """All four inks; up to 400."""
        return self.colour + self.black


def touched(file: Path) -> list[Coverage]:
    """For each page: how much of it each ink touches, be it ever so pale."""
    return _counted(file, "inkcov", 100.0)


def amounts(file: Path) -> list[Coverage]:
    """For each page: how much of each ink there is, half a tone being half of it."""
    return _counted(file, "ink_cov", 1.0, f"-r{_FINE}")


def mean(pages: list[Coverage]) -> Coverage:
    """The mean of some pages."""
    return Coverage(*(sum(getattr(page, ink) for page in pages) / len(pages) for ink in INKS))


def _counted(file: Path, device: str, percent: float, *more: str) -> list[Coverage]:
    """Ghostscript tells shares of one by the first device, percent by the second."""
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", f"-sDEVICE={device}", *more, "-sOutputFile=-", str(file)]
    told = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE).stdout.decode("ascii", "replace")
    rows = [row.split() for row in told.splitlines() if row.rstrip().endswith("CMYK OK")]
    return [Coverage(*(percent * float(share) for share in row[:4])) for row in rows]


def main() -> None:
    """Tell the ink of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    for file in parser.parse_args().files:
        for told, pages in (("touched", touched(file)), ("amount", amounts(file))):
            found = mean(pages)
            shares = "  ".join(f"{ink} {getattr(found, ink):.2f}" for ink in INKS)
            print(f"{file.name}\t{len(pages)} pages\t{told}\t{shares}\ttotal {found.total:.2f}")


if __name__ == "__main__":
    main()
