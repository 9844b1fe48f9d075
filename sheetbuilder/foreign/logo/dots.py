"""Lines without length that are to show their ends: made a hair long, for what has no length is not drawn at all."""

from __future__ import annotations

from sheetbuilder.foreign.logo.elements import numbers, steps
from sheetbuilder.foreign.logo.parsed import Element, name_of

_HAIR = 0.001


def lengthen(root: Element) -> None:
    """Write every dot (SVG 1.1, 11.4: a subpath without length with round or square ends) as a line that has one."""
    for element in root.iter():
        name = name_of(element)
        if name not in ("path", "line", "polyline", "polygon") or not _shows_ends(element):
            continue
        if name == "path":
            dots = _dots(element.get("d") or "")
            if dots:
                element.set("d", (element.get("d") or "") + "".join(f"M{x:g} {y:g}h{_HAIR}" for x, y in dots))
        elif name == "line":
            ends = [element.get(f"{axis}{end}") or "0" for end in "12" for axis in "xy"]
            if ends[:2] == ends[2:] and ends[0].replace(".", "", 1).lstrip("-").isdigit():
                element.set("x2", f"{float(ends[0]) + _HAIR:g}")
        else:
            points = numbers(element.get("points") or "")
            if len(points) > 3 and len({*zip(points[::2], points[1::2], strict=False)}) == 1:
                element.set("points", f"{points[0]:g} {points[1]:g} {points[0] + _HAIR:g} {points[1]:g}")


def _shows_ends(element: Element) -> bool:
    for each in (element, *element.iterancestors()):
        for declared in (each.get("style") or "").split(";"):
            name, _, value = declared.partition(":")
            if name == "stroke-linecap":
                return value != "butt"
    return False


def _dots(path: str) -> list[tuple[float, float]]:
    """Where a path draws something, and moves nowhere."""
    return [spots[0] for spots in walked(path) if len(spots) > 1 and len({*spots}) == 1]


def walked(path: str) -> list[list[tuple[float, float]]]:
    """The points that each part of a path ends its steps at; where it is curved, those that pull at it as well."""
    parts: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for command, said in steps(path):
        across, down = (x, y) if command.islower() else (0.0, 0.0)
        step = command.upper()
        if step == "M":
            x, y = across + said[0], down + said[1]
            parts.append([(x, y)])
            continue
        if step == "Z":
            x, y = parts[-1][0]
        elif step == "H":
            x = across + said[0]
        elif step == "V":
            y = down + said[0]
        elif step == "A":
            x, y = across + said[5], down + said[6]
        else:
            pulling = list(zip(said[::2], said[1::2], strict=True))
            parts[-1] += [(across + one, down + other) for one, other in pulling[:-1]]
            x, y = across + pulling[-1][0], down + pulling[-1][1]
        parts[-1].append((x, y))
    return parts
