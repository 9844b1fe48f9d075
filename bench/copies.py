"""Personal copies of a handout: one against many, and beside us Typst and WeasyPrint with a name on every cover."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compare import HERE, OURS, TYPST, WEASY, Run, circumstances, output, spread
from packs import asked, cost

COLLATED = "in one file"
RECIPE = """\
type: handout
title: Sæt 1 på kursus
items:
  - type: cover
    lead: Et hæfte til hver deltager, med hele det første sæt.
  - type: how-to-use
  - type: contents
  - type: set
    set: set-1
  - type: closing
"""
"""As near to set 1 as the peers make it as a handout can be."""
_UNLIKE = 0.05
"""How far a peer's words may be from ours, as a share, or the work is not the same."""


def people(folder: Path, count: int) -> tuple[Path, Path]:
    """So many people who do not exist, as a list for us and as one for the peers."""
    rows = [[f"Deltager Nummer {number}", f"Eksempelkøbing Kommune, hold {number % 7 + 1}"] for number in range(count)]
    listed, told = folder / f"people-{count}.csv", folder / f"people-{count}.json"
    lines = ["navn;organisation", *(f"{name};{place}" for name, place in rows)]
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return listed, told


def main() -> int:
    """Everything; the exit code is 1 where a peer did other work than we."""
    chosen, env = asked(__doc__, "copies", count=200, weasy=5)
    out, content = chosen.out, chosen.content
    out.mkdir(parents=True)
    recipe = out / "saet-1.yaml"
    recipe.write_text(RECIPE, encoding="utf-8")
    many, few = chosen.count, min(chosen.weasy, chosen.count)
    tasks = {
        "one": (OURS, 1),
        "each": (OURS, many),
        COLLATED: (COLLATED, many),
        TYPST: (TYPST, many),
        WEASY: (WEASY, few),
    }

    def command(tool: str, count: int) -> tuple[list[str], Path]:
        listed, told = people(out, count)
        to = out / f"{tool.lower().replace(' ', '-')}-{count}"
        if tool in (OURS, COLLATED):
            asked = [str(recipe), "--participants", str(listed), "--content", str(content), "-o", str(to)]
            asked += ["--date", "2026-11-26", *(["--collated"] if tool == COLLATED else [])]
            return [sys.executable, "-m", "sheetbuilder", "handout", *asked], to
        peer = HERE / "peers" / ("typst_peer.py" if tool == TYPST else "weasy_peer.py")
        return [sys.executable, str(peer), str(content), str(to), "--people", str(told)], to

    circumstances(env, [OURS, TYPST, WEASY])
    seen = {}
    for tool in (
        OURS,
        TYPST,
        WEASY,
    ):  # one copy of each, for Python's byte code, and to see whether it is the same work
        made, to = command(tool, 1)
        cost(made, env, to, 1)
        (path,) = to.rglob("*.pdf")
        seen[tool] = output(path.parent)
    runs: dict[str, list[Run]] = {name: [] for name in tasks}
    for _ in range(chosen.rounds):
        for name, (tool, count) in tasks.items():
            made, to = command(tool, count)
            runs[name].append(cost(made, env, to, count).run)

    print(f"\n{chosen.rounds} rounds in turn, one core; median (min–max)")
    print(f"{'':14}{'copies':>7}{'CPU s':>24}{'wall s':>24}{'peak MiB':>18}{'kB a copy':>11}")
    for name, (_, count) in tasks.items():
        mine = runs[name]
        print(
            f"{name:14}{count:>7}{spread([run.cpu for run in mine]):>24}{spread([run.wall for run in mine]):>24}"
            f"{spread([run.memory for run in mine], '{:.0f}'):>18}{mine[-1].size / count / 1e3:>11.0f}"
        )
    for name in ("each", COLLATED):
        pairs = list(zip(runs[name], runs["one"], strict=True))
        print(
            f"{many} {name} / one: CPU {spread([a.cpu / b.cpu for a, b in pairs])},"
            f" wall {spread([a.wall / b.wall for a, b in pairs])},"
            f" peak {spread([a.memory / b.memory for a, b in pairs])}"
        )
    alike = True
    for name in (TYPST, WEASY):
        reckoned = many / tasks[name][1]
        pairs = list(zip(runs["each"], runs[name], strict=True))
        told = "" if reckoned == 1 else f" (theirs reckoned from {tasks[name][1]} copies, start included)"
        print(
            f"{many} each, ours / {name}: CPU {spread([a.cpu / (b.cpu * reckoned) for a, b in pairs], '{:.3f}')},"
            f" peak {spread([a.memory / b.memory for a, b in pairs])},"
            f" bytes {pairs[0][0].size / (pairs[0][1].size * reckoned):.2f}{told}"
        )
        ours, theirs = seen[OURS], seen[name]
        if ours and theirs and abs(theirs.words / ours.words - 1) > _UNLIKE:
            print(f"NOT COMPARABLE: {name} has {theirs}, we {ours}")
            alike = False
    print(f"Python {platform.python_version()}; pages and words of one copy: {seen}")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())
