"""Arrows: a shaft and a filled head that ends at the point it points to."""

from __future__ import annotations

import math

from sheetbuilder.layout.items import Dash, Item, Path, Pen
from sheetbuilder.layout.roles import Mark


def arrow(
    x1: float, y1: float, x2: float, y2: float, pen: Pen, mark: Mark | None = None, head: float = 0.0
) -> tuple[Item, ...]:
    """A straight arrow; `head` is the length of its head in points, by default in proportion to the pen."""
    return bent([(x1, y1), (x2, y2)], pen, mark, head)


def bent(
    points: list[tuple[float, float]], pen: Pen, mark: Mark | None = None, head: float = 0.0, radius: float = 0.0
) -> tuple[Item, ...]:
    """An arrow along corners, each rounded by `radius`; its head lies on the last stretch."""
    long = head or 3.2 + 2.2 * pen.width
    (bx, by), (tx, ty) = points[-2], points[-1]
    angle = math.atan2(ty - by, tx - bx)
    ex, ey = tx - long * 0.8 * math.cos(angle), ty - long * 0.8 * math.sin(angle)
    steps: list[tuple[float, ...]] = []
    for index in range(1, len(points) - 1):
        before, corner, after = points[index - 1], points[index], points[index + 1]
        near, far = _towards(corner, before, radius), _towards(corner, after, radius)
        steps.append(near)
        steps.append((*_towards(near, corner, radius * 0.55), *_towards(far, corner, radius * 0.55), *far))
    steps.append((ex, ey))
    wing = long * 0.42
    left = (tx - long * math.cos(angle) + wing * math.sin(angle), ty - long * math.sin(angle) - wing * math.cos(angle))
    right = (tx - long * math.cos(angle) - wing * math.sin(angle), ty - long * math.sin(angle) + wing * math.cos(angle))
    return (
        Path(points[0], tuple(steps), pen=pen, mark=mark),
        Path((tx, ty), (left, right), closed=True, pen=Pen(pen.ink, 0.3, Dash.SOLID), fill=pen.ink, mark=mark),
    )


def _towards(start: tuple[float, float], end: tuple[float, float], by: float) -> tuple[float, float]:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    share = min(1.0, by / length) if length else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
