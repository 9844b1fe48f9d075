"""What set 1 costs when one sheet of eighteen has changed, and cold, beside the peers: `python bench/changed.py`.

The script that is timed is the one of this environment; install the project, and not in place, to time what a user has.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from compare import HERE, ROOT, measured, spread, verdict

GOALS = {("changed", "Typst"): 1.5, ("cold", "Typst"): 2.2, ("cold", "WeasyPrint"): 0.16}
"""CPU as a share of the peer's cold set 1."""
PEERS = {"Typst": "typst_peer.py", "WeasyPrint": "weasy_peer.py"}
_CHANGED = "1.1-*.yaml"


def _changed(content: Path, number: int) -> None:
    """Other words in one sheet of the set, and others each time."""
    (sheet,) = content.glob(_CHANGED)
    (before,) = (ROOT / "sheets").glob(_CHANGED)
    text = before.read_text("utf-8")
    assert "\npurpose: >-\n" in text
    sheet.write_text(text.replace("\npurpose: >-\n", f"\npurpose: >-\n  Udgave {number}.\n", 1), "utf-8")


def main() -> None:
    """One table, in pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--without", nargs="*", default=(), choices=PEERS, help="leave a peer out")
    chosen = parser.parse_args()
    script = Path(sys.executable).parent / "sheetbuilder"
    peers = [name for name in PEERS if name not in chosen.without]
    with tempfile.TemporaryDirectory() as folder:
        content, cache = Path(folder) / "sheets", Path(folder) / "cache"
        shutil.copytree(ROOT / "sheets", content)
        # Installed packages have their byte code; a checkout gets its own here, in the round that does not count.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": f"{folder}/pycache"}
        ours = [str(script), "build", "set-1", "--content", str(content), "-o", f"{folder}/ours"]
        commands = {
            name: [sys.executable, str(HERE / "peers" / PEERS[name]), str(content), f"{folder}/{name}", "set-1"]
            for name in peers
        }
        seconds = _rounds(chosen.rounds, ours, commands, env, cache, lambda number: _changed(content, number))
    _table(seconds, peers)


def _rounds(
    rounds: int,
    ours: list[str],
    peers: Mapping[str, list[str]],
    env: Mapping[str, str],
    cache: Path,
    change: Callable[[int], None],
) -> Mapping[str, list[float]]:
    """CPU seconds by what was run, a value for each round; the first one does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in ("cold", "changed", *peers)}
    for number in range(rounds + 1):
        shutil.rmtree(cache, ignore_errors=True)
        cold = measured(ours, env).cpu
        change(number)
        found = {"cold": cold, "changed": measured(ours, env).cpu}
        found |= {name: measured(command, env).cpu for name, command in peers.items()}
        if number:
            for name, value in found.items():
                seconds[name].append(value)
    return seconds


def _table(seconds: Mapping[str, list[float]], peers: list[str]) -> None:
    for name, values in seconds.items():
        print(f"{name}: CPU s {spread(values, '{:.3f}')}")
    for what in ("cold", "changed"):
        for peer in peers:
            ratios = [one / other for one, other in zip(seconds[what], seconds[peer], strict=True)]
            print(f"set-1 {what} / {peer}'s cold set 1: CPU {spread(ratios)}")
            if (what, peer) in GOALS:
                verdict(f"{what} / {peer}", statistics.median(ratios), GOALS[what, peer])


if __name__ == "__main__":
    main()
