"""Printed fields: tick boxes and ruled lines, as a pen needs them and as a screen reader announces them."""

from __future__ import annotations

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.items import Area, Box, Item, Pen, line
from sheetbuilder.layout.local import local_mark, mark_width, marked
from sheetbuilder.layout.place import Choice, Place, PlaceKind, path
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
    return max(LINE_PITCH, context.mm(_AIRY_PITCH)) * context.theme.format.hand


def tick_size(context: LayoutContext) -> float:
    """The side of a tick box on this paper, at least 4 mm, in points."""
    return max(_LEAST_TICK, context.mm(_TICK)) * context.theme.format.hand


def tick_box(
    context: LayoutContext, x: float, y: float, parent: Node, label: str, name: str, choice: Choice | None = None
) -> tuple[Item, ...]:
    """A box to tick, named after what is ticked; with a `choice`, one of those of which one is chosen."""
    form = parent.add(Role.FORM, alt=context.words.tick_box_alt.format(label=label), field_kind=FieldKind.CHECKBOX)
    kind = PlaceKind.ONE_OF_MANY if choice else PlaceKind.TICK
    place = _place(form, Place(path(context.path, name), kind, label, choice))
    size = tick_size(context)
    box = Box(x, y, size, size, context.mm(SMALL_CORNER), Pen(ColourRole.INK, 1.0), mark=form.mark())
    return box, Area(x, y, size, size, place)


def writing_field(context: LayoutContext, parent: Node, label: str, name: str = "", alt: str | None = None) -> Mark:
    """The mark of a field to write in, announced by its label unless `alt` says more; `name` is its id."""
    form = parent.add(
        Role.FORM, alt=alt or context.words.writing_field_alt.format(label=label), field_kind=FieldKind.TEXT
    )
    writable(form, path(context.path, name), label)
    return form.mark()


def writable(node: Node, name: str, label: str) -> Place:
    """Make a node one that text can be written in, whatever it is in print."""
    return _place(node, Place(name, PlaceKind.TEXT, label))


def choosable(node: Node, name: str, label: str, choice: Choice) -> Place:
    """Add one of many to choose to a node."""
    return _place(node, Place(name, PlaceKind.ONE_OF_MANY, label, choice))


def area(mark: Mark, x: float, y: float, width: float, high: float, lines: int = 1, rules: float = 0.0) -> Area:
    """The rectangle, or one of those, of the one place that a mark's node stands for; `rules` are so far apart."""
    (place,) = mark.owner.places
    return Area(x, y, width, high, place, lines, rules)


def _place(node: Node, place: Place) -> Place:
    node.places = (*node.places, place)
    return place


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
    rules = (line(0, step * (n + 1), width, step * (n + 1), pen, mark) for n in range(count))
    return Band(count * step, (*rules, area(mark, 0, 0, width, count * step, count, step)))


def shared_lines(least: list[int], total: int) -> list[int]:
    """Lines a field: the least each, and what is left over dealt out from the first, in proportion to the least."""
    counts = list(least)
    left = total - sum(counts)
    while left > 0:
        poorest = min(range(len(counts)), key=lambda index: (counts[index] / least[index], index))
        counts[poorest] += 1
        left -= 1
    return counts
