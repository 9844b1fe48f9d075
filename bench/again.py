"""What it costs to build once more what has not changed, beside Typst's cold build: `python bench/again.py`.

The script that is timed is the one of this environment; install the project, and not in place, to time what a user has.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from compare import HERE, ROOT, measured, spread, verdict

GOAL = 0.3
"""CPU as a share of Typst's cold set 1."""


def main() -> None:
    """One table, in pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    script = Path(sys.executable).parent / "sheetbuilder"
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
        ours = {target: [str(script), "build", target, "-o", f"{folder}/ours"] for target in ("set-1", "all")}
        typst = [sys.executable, str(HERE / "peers/typst_peer.py"), str(ROOT / "sheets"), f"{folder}/typst", "set-1"]
        for command in (*ours.values(), typst):
            measured(command, env)
        ratios: dict[str, list[float]] = {target: [] for target in ours}
        for _ in range(rounds):
            again = {target: measured(command, env).cpu for target, command in ours.items()}
            cold = measured(typst, env).cpu
            for target, cpu in again.items():
                ratios[target].append(cpu / cold)
    for target, values in ratios.items():
        print(f"build {target} again / Typst's cold set 1: CPU {spread(values)}")
        verdict(f"building {target} again", statistics.median(values), GOAL)


if __name__ == "__main__":
    main()
