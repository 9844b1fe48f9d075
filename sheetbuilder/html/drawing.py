"""Drawings as inline SVG: the items of the display list, colours by purpose, words as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.html.pictures import source
from sheetbuilder.html.style import Looks
from sheetbuilder.layout.extents import Extent, extents
from sheetbuilder.layout.items import Box, Dash, Path, Pen, Picture, Text
from sheetbuilder.reflow.others import Region
from sheetbuilder.reflow.painted import Shown, around
from sheetbuilder.theme.palette import ColourRole

_DASHES = {Dash.SOLID: None, Dash.DASHED: "3 2", Dash.DOTTED: "0.01 2"}
_AROUND = 1.0
"""Points left about a drawing, for letters that reach further than most."""
_FEW = 2
"""Letters that are never stretched or squeezed."""


def bounds(shown: Sequence[Shown]) -> Extent:
    """The rectangle around all that is drawn on one page."""
    found = around([extent for one in shown for extent in extents(one.x, one.y, one.item)])
    return Extent(found.left - _AROUND, found.top - _AROUND, found.right + _AROUND, found.bottom + _AROUND)


def svg(shown: Sequence[Shown], label: str, looks: Looks, pictures: Mapping[Region, bytes]) -> str:
    """The drawing of an illustration with the words that stand for it; what is in it is not read once more."""
    first = [one for one in shown if one.page == shown[0].page]
    box = bounds(first)
    width, height = box.right - box.left, box.bottom - box.top
    drawn = "".join(part for one in first for part in _item(one, looks, pictures))
    return element(
        "svg",
        drawn,
        role="img",
        aria_label=label,
        viewBox=f"{_n(box.left)} {_n(box.top)} {_n(width)} {_n(height)}",
        width=round(width * 4 / 3),
        height=round(height * 4 / 3),
    )


def _item(one: Shown, looks: Looks, pictures: Mapping[Region, bytes]) -> Iterator[str]:
    x, y, item = one.x, one.y, one.item
    if isinstance(item, Text):
        yield _text(item, x + item.x, y + item.y, looks)
    elif isinstance(item, Box):
        radius = min(item.radius, item.width / 2, item.height / 2)
        yield tag(
            "rect",
            x=_n(x + item.x),
            y=_n(y + item.y),
            width=_n(item.width),
            height=_n(item.height),
            rx=_n(radius) if radius else None,
            **_painted(item.pen, item.fill, looks),
        )
    elif isinstance(item, Path):
        yield tag("path", d=_steps(item, x, y), **_painted(item.pen, item.fill, looks))
    elif isinstance(item, Picture):
        yield element(
            "image",
            "",
            x=_n(x + item.x),
            y=_n(y + item.y),
            width=_n(item.width),
            height=_n(item.height),
            href=source(pictures.get((item.art, None), b"")),
        )


def _text(item: Text, x: float, y: float, looks: Looks) -> str:
    words = item.text.rstrip()
    if not words:
        return ""
    # The space at its end is as wide as any; letters of another font are fitted to the room that these had.
    fitted = len(words) > _FEW
    width = item.width * (1 - 0.2 * item.size * (len(item.text) - len(words)) / max(item.width, 0.01))
    return element(
        "text",
        escaped(words),
        x=_n(x),
        y=_n(y),
        textLength=_n(width) if fitted else None,
        lengthAdjust="spacingAndGlyphs" if fitted else None,
        class_=looks.drawn(item),
        transform=f"rotate(180 {_n(x)} {_n(y)})" if item.turned else None,
    )


def _painted(pen: Pen | None, fill: ColourRole | None, looks: Looks) -> dict[str, str | None]:
    classes = [looks.filled(fill)] if fill is not None else ["f0"]
    if pen is not None:
        classes.append(looks.stroked(pen.ink))
    return {
        "class_": " ".join(classes),
        "stroke_width": _n(pen.width) if pen is not None else None,
        "stroke_dasharray": _DASHES[pen.dash] if pen is not None else None,
        "stroke_linecap": "round" if pen is not None and pen.dash is Dash.DOTTED else None,
    }


def _steps(item: Path, x: float, y: float) -> str:
    out = [f"M{_n(x + item.start[0])} {_n(y + item.start[1])}"]
    for step in item.steps:
        points = " ".join(_n((x, y)[index % 2] + value) for index, value in enumerate(step))
        out.append(("L" if len(step) == 2 else "C") + points)  # a point, or the three of a curve
    return "".join(out) + ("Z" if item.closed else "")


def _n(value: float) -> str:
    """A number of points, in hundredths."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
