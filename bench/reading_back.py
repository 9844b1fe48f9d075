"""What `inspect` costs a page beside veraPDF, and reading a pack back beside making it: `python bench/reading_back.py`.

VERAPDF_JAR names veraPDF, which is asked for one flavour, many files in one process of Java. All figures are marginal:
what more files, or more packs, cost beyond fewer of them, so that no start counts. The script that is timed is the one
of this environment; install the project, and not in place, to time what a user has.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brands import write
from compare import measured, spread, verdict
from packs import words

SCRIPT = Path(sys.executable).parent / "sheetbuilder"
PAGE_GOAL, PACK_GOAL = 0.35, 1.0
_TIERED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""As our own tests ask Java to run: a short run does not pay for its second compiler."""
_ALONE = 8
"""Files of a pack that are read in the shorter run, where files of one brand are asked for."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Two lists of files, one with more than the other, and how many pages more."""

    fewer: Sequence[Path]
    more: Sequence[Path]
    pages: int


def _packs(folder: Path, brands: Path, env: Mapping[str, str], *wishes: str) -> float:
    """CPU seconds of packs for a folder of brands."""
    asked = [
        str(SCRIPT),
        "pack",
        str(brands),
        "-o",
        str(folder),
        "--date",
        "2026-11-26",
        "--no-html",
        "-j",
        "1",
        *wishes,
    ]
    shutil.rmtree(folder, ignore_errors=True)
    return measured(asked, env).cpu


def _apart(command: Sequence[str], asked: Pages, env: Mapping[str, str]) -> float:
    """Milliseconds of CPU that one of the pages costs that only the longer list has."""
    fewer, more = (measured([*command, *map(str, files)], env).cpu for files in (asked.fewer, asked.more))
    return (more - fewer) / asked.pages * 1000


def _pages(files: Sequence[Path], fewer: int) -> Pages:
    with tempfile.TemporaryDirectory() as linked:
        for at, path in enumerate(files[fewer:]):
            (Path(linked) / f"{at}.pdf").symlink_to(path)
        return Pages(files[:fewer], files, words(Path(linked))[1])


def _java(env: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """The ways to run veraPDF."""
    jar = env.get("VERAPDF_JAR", "")
    if shutil.which("java") is None or not Path(jar).is_file():
        raise SystemExit("VERAPDF_JAR names no file, or there is no java")
    asked = ["-jar", jar, "--flavour", "ua1", "--format", "text"]
    return [["java", *_TIERED, *asked], ["java", *asked]]


def _files(out: Path, env: Mapping[str, str], verapdf: Sequence[Sequence[str]], rounds: int) -> None:
    """What a page costs, of further files of one brand and of further brands."""
    packs = [sorted(pack.glob("*.pdf")) for pack in sorted(out.iterdir()) if pack.is_dir()]
    several = [path for pack in packs for path in pack]
    further, alone = _pages(several, len(packs[0])), _pages(packs[0], _ALONE)
    ours = [str(SCRIPT), "inspect"]
    print(f"\n{rounds} rounds in turn after one that does not count; ms of CPU a page, median (min–max)")
    found: dict[str, list[float]] = {"alone": [], "further": [], "quick": [], "veraPDF": []}
    for number in range(rounds + 1):
        costs = {"alone": _apart(ours, alone, env), "further": _apart(ours, further, env)}
        costs |= {name: _apart(java, further, env) for name, java in zip(("quick", "veraPDF"), verapdf, strict=True)}
        if number:
            for name, cost in costs.items():
                found[name].append(cost)
    best = "quick" if statistics.median(found["quick"]) < statistics.median(found["veraPDF"]) else "veraPDF"
    told = {
        "alone": f"inspect, {alone.pages} pages of one brand",
        "further": f"inspect, {further.pages} pages of {len(packs) - 1} further brands",
        "quick": f"veraPDF, the latter, {' '.join(_TIERED)}",
        "veraPDF": "veraPDF, the latter, as it comes",
    }
    for name, costs in found.items():
        print(f"{told[name]}: {spread(costs, '{:.1f}')}")
    for name in ("alone", "further"):
        ratios = [a / b for a, b in zip(found[name], found[best], strict=True)]
        print(f"{told[name]} / veraPDF at its best: {spread(ratios)}")
        verdict("a page", statistics.median(ratios), PAGE_GOAL)


def _back(out: Path, env: Mapping[str, str], lists: tuple[Path, Path], count: int, rounds: int) -> None:
    """What making a further pack costs, and what reading it back costs beyond that."""
    found: dict[str, list[float]] = {"making": [], "reading back": []}
    for number in range(rounds + 1):
        one, all_made = (_packs(out, brands, env, "--no-inspect") for brands in lists)
        one_read, all_read = (_packs(out, brands, env) for brands in lists)
        if number:
            making = (all_made - one) / (count - 1)
            found["making"].append(making)
            found["reading back"].append((all_read - one_read) / (count - 1) - making)
    print(f"\na further pack, {rounds} rounds in turn; s of CPU, median (min–max)")
    for name, costs in found.items():
        print(f"{name}: {spread(costs)}")
    print(f"reading back / making: {spread([b / a for a, b in zip(*found.values(), strict=True)])}")


def main() -> None:
    """Both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=6, help="how many brands")
    parser.add_argument("--without", nargs="*", default=(), choices=("veraPDF", "packs"), help="leave a table out")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Installed packages have their byte code; a checkout gets its own here, in the round that does not count.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": f"{folder}/cache", "PYTHONPYCACHEPREFIX": f"{folder}/pycache"}
        brands, out = Path(folder) / "brands", Path(folder) / "packs"
        write(brands, chosen.count)
        write(Path(folder) / "one", 1)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        if "veraPDF" not in chosen.without:
            verapdf = _java(env)
            _packs(out, brands, env, "--no-inspect")
            _files(out, env, verapdf, chosen.rounds)
        if "packs" not in chosen.without:
            _back(out, env, (Path(folder) / "one", brands), chosen.count, chosen.rounds)


if __name__ == "__main__":
    main()
