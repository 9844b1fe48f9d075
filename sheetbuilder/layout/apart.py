"""What is set apart in large print: behind a bar, for nothing is set on tint there, and parted wherever a page ends."""

from __future__ import annotations

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, behind_bar
from sheetbuilder.layout.items import Box
from sheetbuilder.theme.palette import ColourRole


def set_apart(context: LayoutContext, flow: Flow, indent: float, ink: ColourRole = ColourRole.SECONDARY) -> Flow:
    """A flow that was set for a width less `indent`, behind a bar of a colour."""
    return behind_bar(flow, indent, Box(0, 0, context.space("beside-word"), 0, 0, None, ink))
