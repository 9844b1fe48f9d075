"""Steps to follow, each behind its large number, as the moves of a sheet are."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Stack, labelled
from sheetbuilder.layout.roles import Node, Role


def numbered_steps(desk: Desk, title: str, steps: Iterable[str], width: float, parent: Node) -> Stack:
    """A heading and the steps."""
    stack = desk.heading(title, "heading", width, parent)
    node = parent.add(Role.L, numbering="Decimal")
    indent = desk.mm(11.5)
    look, number = desk.style("move"), desk.style("move-number")
    for index, step in enumerate(steps, 1):
        entry = node.add(Role.LI)
        label = desk.text(str(index), number, 0.0, desk.baseline(look), entry.add(Role.LBL).mark())
        body = desk.set(desk.runs(step), look, width - indent, entry.add(Role.LBODY), desk.mm(4.5 if index == 1 else 5))
        stack += labelled(body, label, indent)
    return stack
