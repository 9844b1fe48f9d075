"""Headings of a grafted file at their level in our document, without gaps."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.foreign.graft.found import Below, Found
from sheetbuilder.layout.roles import Role, heading

_SECTIONS = ("Part", "Art", "Sect", "Div")


def levels(found: Found, level: int) -> dict[int, Role]:
    """The role of each heading by index; the highest one stands at `level`, none more than one below what is above it.

    A heading without a level (H) has that of the sections around it (ISO 32000-1, 14.8.4.3.2).
    """
    roles: dict[int, Role] = {}
    for run in found.runs:
        above: list[int] = []
        for index, depth in _headings(found, run.tops):
            while above and above[-1] >= depth:
                above.pop()
            roles[index] = heading(level + len(above))
            above.append(depth)
    return roles


def gaps(found: Found) -> Iterator[int]:
    """The places where a heading skips a level in the file."""
    for run in found.runs:
        before = 0
        for index, depth in _headings(found, run.tops):
            if before and depth > before + 1:
                yield found.elements[index].place
            before = depth


def _headings(found: Found, tops: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Each heading with its depth in the file, in reading order."""
    waiting = [(top, 0) for top in reversed(tops)]
    while waiting:
        index, sections = waiting.pop()
        element = found.elements[index]
        if element.role == "H":
            yield index, max(sections, 1)
        elif len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdigit():
            yield index, int(element.role[1])
        inside = sections + (element.role in _SECTIONS)
        waiting.extend((kid.element, inside) for kid in reversed(element.kids) if isinstance(kid, Below))
