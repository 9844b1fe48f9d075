"""Printed fields: tick boxes and ruled lines, as a pen needs them and as a screen reader announces them."""

from __future__ import annotations

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.items import Box, Item, Pen, line
from sheetbuilder.layout.local import local_mark, mark_width, marked
from sheetbuilder.layout.roles import FieldKind, Mark, Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.spacing import SMALL_CORNER

LINE_PITCH = 8 * MM
"""Between ruled lines: a hand needs the same room on every paper, and a poster gets more."""

_LEAST_TICK = 4 * MM
_AIRY_PITCH, _TICK = 8, 4.4
"""The pitch and the side of a box to tick on A4, in mm; on larger papers they grow."""


def pitch(context: LayoutContext) -> float:
    """The pitch of ruled lines on this paper, in points."""
    return max(LINE_PITCH, context.mm(_AIRY_PITCH))


def tick_size(context: LayoutContext) -> float:
    """The side of a tick box on this paper, at least 4 mm, in points."""
    return max(_LEAST_TICK, context.mm(_TICK))


def tick_box(context: LayoutContext, x: float, y: float, parent: Node, label: str) -> Box:
    """A box to tick; the field it becomes is named after what is ticked."""
    form = parent.add(Role.FORM, alt=context.words.tick_box_alt.format(label=label), field_kind=FieldKind.CHECKBOX)
    size = tick_size(context)
    return Box(x, y, size, size, context.mm(SMALL_CORNER), Pen(ColourRole.INK, 1.0), mark=form.mark())


def writing_field(context: LayoutContext, parent: Node, label: str, alt: str | None = None) -> Mark:
    """The mark of a field to write in, named after its label unless `alt` says more."""
    name = alt or context.words.writing_field_alt.format(label=label)
    return parent.add(Role.FORM, alt=name, field_kind=FieldKind.TEXT).mark()


def field_label(
    context: LayoutContext, label: str, hint: str | None, width: float, parent: Node, *, local: bool = False
) -> Flow:
    """A field's name and, quieter behind it, what is asked for; the hint goes below where there is no room beside.

    With `local` the mark of local words stands behind the name.
    """
    look, quiet = context.style("label"), context.style("hint")
    node = parent.add(Role.P)
    used = context.width(label + " ", look) + (mark_width(context) + context.space("beside-word") if local else 0.0)
    base = context.baseline(look)
    if hint and used + context.space("word-gap") + context.width(hint, quiet) <= width:
        items: tuple[Item, ...] = context.text(label + " ", look, 0, base, node.mark())
        if local:
            items += local_mark(context, used - mark_width(context) - context.space("to-sign"), base, node.mark())
        return [
            Band(
                look.leading,
                (*items, *context.text(hint, quiet, used + context.space("word-gap"), base, node.mark())),
                keep_with_next=True,
            )
        ]
    flow = context.set(label + " " if hint or local else label, look, width, node)
    if local:
        flow = marked(context, flow, look, width, node)
    return flow + (context.set(hint, quiet, width, node) if hint else [])


def ruled_lines(context: LayoutContext, count: int, width: float, mark: Mark) -> Band:
    """That many lines to write on, the first one a pitch below the band's top."""
    step = pitch(context)
    pen = Pen(ColourRole.LINE, 0.6)
    return Band(count * step, tuple(line(0, step * (n + 1), width, step * (n + 1), pen, mark) for n in range(count)))
