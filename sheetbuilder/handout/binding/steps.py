"""Steps to follow, each behind its large number, as the moves of a sheet are."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, labelled
from sheetbuilder.layout.roles import Node, Role


def numbered_steps(context: LayoutContext, title: str, steps: Iterable[str], width: float, parent: Node) -> Flow:
    """A heading and the steps."""
    flow = context.heading(title, "heading", width, parent)
    node = parent.add(Role.L, numbering="Decimal")
    indent = context.space("move-indent")
    look, number = context.style("move"), context.style("move-number")
    for index, step in enumerate(steps, 1):
        entry = node.add(Role.LI)
        label = context.text(str(index), number, 0.0, context.baseline(look), entry.add(Role.LBL).mark())
        body = context.set(
            context.runs(step),
            look,
            width - indent,
            entry.add(Role.LBODY),
            context.space("before-first-move" if index == 1 else "between-moves"),
        )
        flow += labelled(body, label, indent)
    return flow
