"""The device of a sheet drawn small, from its parts: what one knows the sheet by when leafing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from sheetbuilder.figures.sizing import Sizing, sizing
from sheetbuilder.layout.arrows import arrow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Dash, Drawing, Group, Item, Path, Pen, ellipse, line
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.layout.text.typography import in_small_letters
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme import Style
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace

_BASE_WIDTH = 105.0
"""How wide the drawings are, in mm on A4: as wide as the main column."""
_THIN, _FIRM = Pen(ColourRole.LINE, 0.75), Pen(ColourRole.ACCENT, 1.1)
_WAY = Pen(ColourRole.LINE, 0.9, Dash.DASHED)
_PAD = 1.6
"""From a frame to the words in it, in mm on A4; half of it above and below them, for they stand in their leading."""


class DeviceKind(StrEnum):
    """What is drawn."""

    DOORS = "doors"
    FIELDS = "fields"
    LAYERS = "layers"
    NEST = "nest"
    PATH = "path"
    RING = "ring"
    ROOM = "room"
    TRACKS = "tracks"


class DevicePart(Content):
    """One part of the drawing, and what is said of it."""

    id: Identifier = Field(description="Delens faste navn.")
    name: Words = Field(description="Det, delen hedder; to til tre ord.")
    note: Words | None = Field(default=None, description="Nogle få ord under navnet.")

    @property
    def told(self) -> str:
        """The part in a sentence: its name, and what is said of it in brackets."""
        return f"{self.name} ({self.note})" if self.note else self.name


Parts = Sequence[DevicePart]


def part_counts(kind: DeviceKind) -> tuple[int, int]:
    """The fewest and the most parts that a drawing can have."""
    return _DRAWN[kind][0]


def draw_device(
    context: LayoutContext,
    kind: DeviceKind,
    parts: Parts,
    width: float,
    mark: Mark | None,
    words: Node | None = None,
) -> Drawing:
    """The drawing, `width` points wide; with `words` each part's words are an item of that list."""
    s = sizing(context, width, _BASE_WIDTH, mark, words)
    if context.theme.format.large:
        parts = [part.but(name=in_small_letters(part.name)) for part in parts]
    high, items = _DRAWN[kind][1](s, parts)
    return Drawing(width, high, tuple(items))


_Drawn = tuple[float, list[Item]]
"""How high a drawing is, in points, and its items."""


def _nest(s: Sizing, parts: Parts) -> _Drawn:
    """Rings about the first part, equally far apart, each with its name where there is most room: on the right."""
    bold, look = s.style("table-head", ColourRole.ACCENT), s.style("figure-quiet")
    innermost, step = bold.leading / 2 + s(_PAD), s(3.8)
    cy = innermost + step * (len(parts) - 1)
    cx = s(_BASE_WIDTH) / 2
    middle = s(10.5)
    band = (cx - middle) / (len(parts) - 1)
    items: list[Item] = []
    for index in range(len(parts) - 1, -1, -1):
        pen = _THIN if index else _FIRM
        items.append(
            _marked(s, ellipse(cx, cy, middle + band * index, innermost + step * index, pen, ColourRole.PAPER))
        )
    first, *others = parts
    items += _said(s, first, bold, 1.9 * middle, (cx, cy))
    for index, part in enumerate(others, 1):
        items += _said(s, part, look, band - s(0.5), (cx + middle + band * (index - 0.5), cy))
    return 2 * cy, items


def _ring(s: Sizing, parts: Parts) -> _Drawn:
    """Stations about a ring that can be walked both ways: one half of them above, the other below and back."""
    above = -(-len(parts) // 2)
    between = s(5)
    wide = (s(_BASE_WIDTH) - (above - 1) * between) / above
    boxes = [_worded(s, part, wide, centred=True) for part in parts]
    tall = max(text.height for text in boxes)
    high = 2 * tall + between
    way = Box(wide / 2, tall / 2, s(_BASE_WIDTH) - wide, high - tall, s(4), _WAY, None, s.mark)
    items: list[Item] = [way]
    for index, text in enumerate(boxes):
        back = index - above
        x = (index if back < 0 else above - 1 - back) * (wide + between)
        y = 0.0 if back < 0 else tall + between
        items.append(Box(x, y, wide, tall, s(CORNER), _FIRM, ColourRole.PAPER, s.mark))
        items.append(Group(x, y + (tall - text.height) / 2, text.items))
    return high, items


def _fields(s: Sizing, parts: Parts) -> _Drawn:
    """Boxes two and two, as on the working page."""
    wide, between = s((_BASE_WIDTH - 3) / 2), s(3)
    boxes = [_worded(s, part, wide) for part in parts]
    tall = max(text.height for text in boxes)
    items: list[Item] = []
    for index, text in enumerate(boxes):
        x, y = (index % 2) * (wide + between), (index // 2) * (tall + between)
        items.append(Box(x, y, wide, tall, s(CORNER), _FIRM, ColourRole.PAPER, s.mark))
        items.append(Group(x, y, text.items))
    rows = -(-len(parts) // 2)
    return rows * (tall + between) - between, items


def _layers(s: Sizing, parts: Parts) -> _Drawn:
    """Layers that grow wider downwards; only the first one stands above the line that is seen."""
    between = s(1.4)
    items: list[Item] = []
    y = 0.0
    for index, part in enumerate(parts):
        wide = s(_BASE_WIDTH) * (0.4 + 0.6 * index / max(1, len(parts) - 1))
        text = _worded(s, part, wide, centred=True)
        x = (s(_BASE_WIDTH) - wide) / 2
        pen = _THIN if index else _FIRM
        items.append(Box(x, y, wide, text.height, s(CORNER), pen, ColourRole.PAPER, s.mark))
        items.append(Group(x, y, text.items))
        y += text.height + between
        if index == 0:
            y += between
            items.append(line(0, y - 1.5 * between, s(_BASE_WIDTH), y - 1.5 * between, _WAY, s.mark))
    return y - between, items


def _path(s: Sizing, parts: Parts) -> _Drawn:
    """Stations along a way from left to right, the last one an open circle: there one stops."""
    column = s(_BASE_WIDTH) / len(parts)
    radius = s(3.2)
    items: list[Item] = []
    deepest = 0.0
    for index, part in enumerate(parts):
        cx, last = column * (index + 0.5), index == len(parts) - 1
        if not last:
            items += arrow(cx + radius + s(1.5), radius, cx + column - radius - s(1.5), radius, _THIN, s.mark)
        pen = Pen(ColourRole.ACCENT, 1.1, Dash.DASHED if last else Dash.SOLID)
        items.append(
            _marked(s, ellipse(cx, radius, radius, radius, pen, ColourRole.PAPER if last else ColourRole.TINT))
        )
        text = _worded(s, part, column - s(1), centred=True)
        items.append(Group(column * index + s(0.5), 2 * radius, text.items))
        deepest = max(deepest, text.height)
    return 2 * radius + deepest, items


def _tracks(s: Sizing, parts: Parts) -> _Drawn:
    """Tracks that part from one point: one of them is taken."""
    left, wide, between = s(38), s(_BASE_WIDTH - 38), s(4)
    boxes = [_worded(s, part, wide) for part in parts]
    tall = max(s(15), *(text.height for text in boxes))
    high = len(parts) * (tall + between) - between
    radius = s(3.2)
    items: list[Item] = []
    fork = s(16)
    items.append(line(2 * radius, high / 2, fork, high / 2, _FIRM, s.mark))
    for index, text in enumerate(boxes):
        y = index * (tall + between)
        middle = y + tall / 2
        bend = (fork + s(8), high / 2, fork + s(4), middle, fork + s(12), middle)
        items.append(Path((fork, high / 2), (bend,), pen=_FIRM, mark=s.mark))
        items += arrow(fork + s(12), middle, left - s(1), middle, _FIRM, s.mark)
        items.append(Box(left, y, wide, tall, s(CORNER), _FIRM, ColourRole.PAPER, s.mark))
        items.append(Group(left, y + (tall - text.height) / 2, text.items))
    items.append(_marked(s, ellipse(radius, high / 2, radius, radius, _FIRM, ColourRole.TINT)))
    return high, items


def _doors(s: Sizing, parts: Parts) -> _Drawn:
    """Doors side by side; the first one stands ajar."""
    column = s(_BASE_WIDTH) / len(parts)
    wide, tall = s(15), s(25)
    items: list[Item] = [line(0, tall, s(_BASE_WIDTH), tall, _THIN, s.mark)]
    deepest = 0.0
    for index, part in enumerate(parts):
        x = column * (index + 0.5) - wide / 2
        items.append(Box(x, 0, wide, tall, 0, _THIN if index else _FIRM, ColourRole.PAPER, s.mark))
        if index == 0:
            edge = x + wide * 0.62
            leaf = ((edge, s(2.6)), (edge, tall + s(2.6)), (x, tall))
            items.append(Path((x, 0), leaf, closed=True, pen=_FIRM, fill=ColourRole.TINT, mark=s.mark))
            knob = edge - s(2.2)
        else:
            knob = x + wide - s(2.6)
        items.append(_marked(s, ellipse(knob, tall * 0.55, s(0.8), s(0.8), _THIN if index else _FIRM)))
        text = _worded(s, part, column - s(1), centred=True)
        items.append(Group(column * index + s(0.5), tall + s(1.5), text.items))
        deepest = max(deepest, text.height)
    return tall + s(1.5) + deepest, items


def _room(s: Sizing, parts: Parts) -> _Drawn:
    """A room from above: a way out, and two chairs at the corner of a table with nothing between them and the door."""
    door, first, second = parts
    high = s(38)
    wall = s(_BASE_WIDTH - 26)
    opening, ends = s(11), s(26)
    look = s.style("figure-quiet")
    frame = Path((wall, opening), ((wall, 0.0), (0.0, 0.0), (0.0, high), (wall, high), (wall, ends)), pen=_THIN)
    items: list[Item] = [_marked(s, frame)]
    items.append(line(wall, ends, wall + s(10.5), ends - s(10.5), _FIRM, s.mark))
    items += _said(s, door, look, s(24), (wall + s(13), s(32)))
    table_x, table_y, table_w, table_h = s(30), s(13.5), s(20), s(13)
    items.append(Box(table_x, table_y, table_w, table_h, s(2), _THIN, ColourRole.TINT, s.mark))
    size = s(7)
    upper = (table_x + table_w / 2 - size / 2, table_y - size - s(1.5))
    beside = (table_x + table_w + s(1.5), table_y + table_h / 2 - size / 2)
    for x, y in (upper, beside):
        items.append(Box(x, y, size, size, s(2), _FIRM, ColourRole.PAPER, s.mark))
    words = s.style("table-head", ColourRole.ACCENT)
    items += _said(s, first, words, s(22), (s(25), upper[1] + size / 2))
    items += _said(s, second, words, s(28), (beside[0] + size / 2, s(31.5)))
    middle = (opening + ends) / 2
    items += arrow(upper[0] + size + s(1.5), upper[1] + size / 2, wall - s(2), middle - s(3), _WAY, s.mark)
    items += arrow(beside[0] + size + s(1.5), beside[1] + size / 2, wall - s(2), middle + s(1), _WAY, s.mark)
    return high, items


def _worded(s: Sizing, part: DevicePart, wide: float, *, centred: bool = False) -> Drawing:
    """A part's words with room about them, in a frame or below a sign so wide."""
    s, pad = s.inscribing(), s(_PAD)
    inner, y = wide - 2 * pad, pad / 2
    items: list[Item] = []
    for text, look in ((part.name, s.style("table-head")), (part.note, s.style("figure-quiet"))):
        for row in s.context.lines(text + " ", look, inner, s.mark) if text else ():
            if row.width > inner + 0.5:
                replace(s, where=part.where).too_wide(part.name, text or "")
            x = pad + (inner - row.width) / 2 if centred else pad
            items.append(Group(x, y + s.context.baseline(look), row.items))
            y += look.leading
    return Drawing(wide, y + pad / 2, tuple(items))


def _said(s: Sizing, part: DevicePart, style: Style, wide: float, about: tuple[float, float]) -> list[Item]:
    """A part's words about a point."""
    return replace(s.inscribing(), where=part.where).centred(part.told + " ", style, wide, *about, part.name)


def _marked(s: Sizing, path: Path) -> Path:
    return replace(path, mark=s.mark)


_DRAWN: Mapping[DeviceKind, tuple[tuple[int, int], Callable[[Sizing, Parts], _Drawn]]] = MappingProxyType(
    {
        DeviceKind.DOORS: ((2, 4), _doors),
        DeviceKind.FIELDS: ((2, 6), _fields),
        DeviceKind.LAYERS: ((2, 5), _layers),
        DeviceKind.NEST: ((2, 4), _nest),
        DeviceKind.PATH: ((3, 6), _path),
        DeviceKind.RING: ((4, 6), _ring),
        DeviceKind.ROOM: ((3, 3), _room),
        DeviceKind.TRACKS: ((2, 3), _tracks),
    }
)
"""How many parts each drawing takes, and what draws it."""
