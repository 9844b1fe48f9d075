"""Branded packs by us, Typst and WeasyPrint, each in one process on one core, and the ratios between them."""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from brands import write
from compare import HERE, OURS, ROOT, TYPST, WEASY, Run, circumstances, measured, spread

PATCHED = "Typst patched"
_PEERS = {TYPST: "typst_peer.py", PATCHED: "typst_patched.py", WEASY: "weasy_peer.py"}

_UNLIKE = 0.05
"""How far a peer's words may be from ours, as a share, or the work is not the same."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the packs of a tool cost in one run, and how many there were."""

    run: Run
    packs: int


def cost(command: list[str], env: Mapping[str, str], out: Path, packs: int) -> Cost:
    """Run a tool on the first core alone, from nothing to the last file."""
    run = measured([*pinned(), *command], env, out)
    size = sum(path.stat().st_size for path in out.rglob("*.pdf"))
    return Cost(Run(run.cpu, run.wall, run.memory, size), packs)


def pinned() -> list[str]:
    """What keeps a process on one core, where the system has it."""
    return ["taskset", "-c", "0"] if shutil.which("taskset") else []


def words(folder: Path) -> tuple[int, int, int]:
    """Files, pages and words of one pack, as poppler sees them."""
    files = pages = count = 0
    for path in sorted(folder.glob("*.pdf")):
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
        files, pages = files + 1, pages + text.rstrip("\f").count("\f") + 1
        count += len(re.findall(r"\w+", text))
    return files, pages, count


def asked(
    about: str | None, what: str, *, count: int, weasy: int, switches: Mapping[str, str] | None = None
) -> tuple[argparse.Namespace, dict[str, str]]:
    """What is asked of a race with so many `what`, its folder emptied, and the environment that all run in."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--content", type=Path, default=ROOT / "sheets")
    parser.add_argument("--count", type=int, default=count, help=f"how many {what}")
    parser.add_argument("--weasy", type=int, default=weasy, help="how many of them by WeasyPrint; the rest is reckoned")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HERE / "out" / what)
    for switch, told in (switches or {}).items():
        parser.add_argument(switch, action="store_true", help=told)
    chosen = parser.parse_args()
    chosen.out, chosen.content = chosen.out.resolve(), chosen.content.resolve()
    shutil.rmtree(chosen.out, ignore_errors=True)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(chosen.out.parent / "pycache"), "PYTHONPATH": str(ROOT)}
    return chosen, env


def _alike(content: Path, to: Path) -> Path:
    """The content without what the peers do not make: recipes and cards, which a pack has as well."""
    leave = shutil.ignore_patterns("handouts", "cards.yaml")
    return Path(shutil.copytree(content, to, ignore=leave))


def main() -> int:
    """Everything; the exit code is 1 where a peer did other work than we."""
    switches = {"--patched": "also Typst with what brands have alike compiled once (peers/typst_patched.py)"}
    chosen, env = asked(__doc__, "packs", count=98, weasy=3, switches=switches)
    out, content = chosen.out, _alike(chosen.content, chosen.out / "content")
    counts = {OURS: chosen.count, TYPST: chosen.count}
    counts |= {PATCHED: chosen.count} if chosen.patched else {}
    counts |= {WEASY: min(chosen.weasy, chosen.count)}
    lists = {count: write(out / f"brands-{count}", count) for count in (1, *counts.values())}
    python = sys.executable

    def command(name: str, count: int) -> tuple[list[str], Path]:
        to = out / f"{name.lower().replace(' ', '-')}-{count}"
        if name == OURS:
            asked = [
                "--content",
                str(content),
                "-o",
                str(to),
                "--date",
                "2026-11-26",
                "--no-inspect",
                "--no-html",
                "--no-start-page",
                "-j",
                "1",
            ]
            return [python, "-m", "sheetbuilder", "pack", str(lists[count].parent), *asked], to
        peer = HERE / "peers" / _PEERS[name]
        return [python, str(peer), str(content), str(to), "--brands", str(lists[count])], to

    circumstances(env, [name for name in counts if name != PATCHED])
    print(f"one core: {'yes' if pinned() else 'NO: taskset is missing'}, load {os.getloadavg()[0]:.1f}")
    for name in counts:  # one pack of each, for Python's byte code, and to see whether it is the same work
        cost(command(name, 1)[0], env, command(name, 1)[1], 1)
    seen = {
        name: words(next(path for path in sorted(command(name, 1)[1].iterdir()) if path.is_dir())) for name in counts
    }
    runs: dict[str, list[Cost]] = {name: [] for name in counts}
    for _ in range(chosen.rounds):
        for name, count in counts.items():
            made, to = command(name, count)
            runs[name].append(cost(made, env, to, count))

    print(f"\n{chosen.count} packs, {chosen.rounds} rounds in turn; median (min–max)")
    heads = (
        ("CPU s", 24),
        ("wall s", 24),
        ("peak MiB", 18),
        ("MB a pack", 11),
        ("files", 6),
        ("pages", 6),
        ("words", 7),
    )
    print(f"{'':14}{'packs':>6}" + "".join(f"{head:>{wide}}" for head, wide in heads))
    for name, costs in runs.items():
        files, pages, count = seen[name]
        mine = [one.run for one in costs]
        print(
            f"{name:14}{counts[name]:>6}{spread([run.cpu for run in mine]):>24}{spread([run.wall for run in mine]):>24}"
            f"{spread([run.memory for run in mine], '{:.0f}'):>18}{mine[-1].size / counts[name] / 1e6:>11.2f}"
            f"{files:>6}{pages:>6}{count:>7}"
        )
    alike = True
    for name in [name for name in counts if name != OURS]:
        pairs = list(zip(runs[OURS], runs[name], strict=True))
        reckoned = counts[OURS] / counts[name]
        told = "" if reckoned == 1 else f" (theirs reckoned from {counts[name]} packs, start included)"
        print(
            f"ours / {name}: CPU {spread([a.run.cpu / (b.run.cpu * reckoned) for a, b in pairs])},"
            f" wall {spread([a.run.wall / (b.run.wall * reckoned) for a, b in pairs])},"
            f" peak {spread([a.run.memory / b.run.memory for a, b in pairs])},"
            f" bytes {pairs[0][0].run.size / (pairs[0][1].run.size * reckoned):.2f}{told}"
        )
        if abs(seen[name][2] / seen[OURS][2] - 1) > _UNLIKE or seen[name][0] != seen[OURS][0]:
            print(f"NOT COMPARABLE: {name} has {seen[name]}, we {seen[OURS]} (files, pages, words)")
            alike = False
    print(f"Python {platform.python_version()}; letterheads: ours only, the peers have no such thing")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())
