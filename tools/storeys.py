"""Draws the storeys of the house from its imports: `python -m tools.storeys` writes docs/pictures/storeys.svg.

A room stands above all that it imports; a line leads to each room that it needs and that none of its other needs
already leads to. `--check` only tells whether the picture is current; `--rooms` lists each room's share of the lines.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "sheetbuilder"
PICTURE = ROOT / "docs" / "pictures" / "storeys.svg"
PARTED = {"pdf": ("read", "conformance", "write", "inspect")}
"""A room whose rooms do not know each other's inside, drawn one by one."""
OUTSIDE = {"", "__main__", "locale"}

_WIDE, _HIGH, _ACROSS, _DOWN, _EDGE = 108, 30, 14, 34, 16
_GROUND, _BOX, _FRAME, _INK, _LINE = "white", "#E8F0EF", "#1F5F5B", "#12302E", "#8AA5A2"

Needs = Mapping[str, frozenset[str]]


def room(module: str) -> str:
    """The room in which a module of the package stands, as it is drawn."""
    first, _, rest = module.partition(".")
    inner = rest.partition(".")[0]
    return f"{first}/{inner}" if inner in PARTED.get(first, ()) else first


def modules() -> Iterator[tuple[str, Path]]:
    """Every module by its name below the package."""
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def needs() -> Needs:
    """What each room imports of the others."""
    found: dict[str, set[str]] = {}
    for name, path in modules():
        own = room(name)
        if own in OUTSIDE or own in PARTED:
            continue
        others = {room(target) for target in _imports(path)}
        found.setdefault(own, set()).update(others - {own} - OUTSIDE)
    return {name: frozenset(other for other in others if other in found) for name, others in found.items()}


@cache
def _imports(path: Path) -> tuple[str, ...]:
    return tuple(_named(path))


def _named(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == HOUSE.name:
            inside = node.module.partition(".")[2]
            yield from (f"{inside}.{alias.name}".strip(".") for alias in node.names)


def storeys(having: Needs) -> list[list[str]]:
    """The rooms from the ground up, each as low as what it needs permits; `ValueError` where they go in a circle."""
    height: dict[str, int] = {}

    def of(name: str, above: tuple[str, ...] = ()) -> int:
        if name in above:
            raise ValueError(" -> ".join((*above, name)))
        if name not in height:
            height[name] = 1 + max((of(other, (*above, name)) for other in having[name]), default=-1)
        return height[name]

    levels: list[list[str]] = [[] for _ in range(1 + max(map(of, having)))]
    for name in sorted(having):
        levels[height[name]].append(name)
    return levels


def direct(having: Needs) -> Needs:
    """The needs that no other need already leads to."""
    reach: dict[str, set[str]] = {}

    def of(name: str) -> set[str]:
        if name not in reach:
            reach[name] = {far for other in having[name] for far in (other, *of(other))}
        return reach[name]

    return {
        name: frozenset(other for other in others if not any(other in of(third) for third in others if third != other))
        for name, others in having.items()
    }


def drawing(having: Needs) -> str:
    """The picture as SVG, the ground floor lowest."""
    levels = storeys(having)
    most = max(map(len, levels))
    wide = most * (_WIDE + _ACROSS) - _ACROSS + 2 * _EDGE
    high = len(levels) * (_HIGH + _DOWN) - _DOWN + 2 * _EDGE
    places = {name: place for level, row in enumerate(levels) for name, place in _row(row, level, wide, high)}
    lines = [
        _line(places[name], places[other])
        for name, others in sorted(direct(having).items())
        for other in sorted(others)
    ]
    boxes = [_box(name, x, y) for name, (x, y) in sorted(places.items())]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        'role="img" aria-labelledby="t">'
    )
    title = '<title id="t">The storeys: each room stands above what it imports</title>'
    ground = f'<rect width="{wide}" height="{high}" fill="{_GROUND}"/>'
    return "\n".join((head, title, ground, *lines, *boxes, "</svg>", ""))


def _row(row: Sequence[str], level: int, wide: int, high: int) -> Iterator[tuple[str, tuple[float, float]]]:
    left = (wide - len(row) * (_WIDE + _ACROSS) + _ACROSS) / 2
    top = high - _EDGE - _HIGH - level * (_HIGH + _DOWN)
    for index, name in enumerate(row):
        yield name, (left + index * (_WIDE + _ACROSS), top)


def _line(above: tuple[float, float], below: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = above, below
    return (
        f'<line x1="{x + _WIDE / 2:g}" y1="{y + _HIGH:g}" x2="{to_x + _WIDE / 2:g}" y2="{to_y:g}" '
        f'stroke="{_LINE}" stroke-width="1.2"/>'
    )


def _box(name: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_WIDE}" height="{_HIGH}" rx="4" fill="{_BOX}" stroke="{_FRAME}"/>'
        f'<text x="{x + _WIDE / 2:g}" y="{y + _HIGH / 2 + 4:g}" text-anchor="middle" font-family="sans-serif" '
        f'font-size="12" fill="{_INK}">{name}</text>'
    )


def shares() -> Iterator[tuple[str, int]]:
    """Each room that is drawn, with its lines, the largest first."""
    lines: dict[str, int] = {}
    for name, path in modules():
        own = room(name)
        lines[own] = lines.get(own, 0) + len(path.read_text(encoding="utf-8").splitlines())
    yield from sorted(lines.items(), key=lambda pair: -pair[1])


def main() -> int:
    """Draws, checks, or lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rooms", action="store_true")
    wanted = parser.parse_args()
    if wanted.rooms:
        every = list(shares())
        whole = sum(lines for _, lines in every)
        print("\n".join(f"{lines:6d} {100 * lines / whole:5.1f} %  {name or 'face'}" for name, lines in every))
        return 0
    drawn = drawing(needs())
    if wanted.check:
        current = PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == drawn
        if not current:
            print("docs/pictures/storeys.svg is not what the imports say: run python -m tools.storeys")
        return 0 if current else 1
    PICTURE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
