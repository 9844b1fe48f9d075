"""What an SVG asks to be painted, in order: every fill and every line of every shape that an eye is to see.

Held against what was painted (`painted`), so that no part of a logo is missing without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetbuilder.foreign.logo.colours import BLACK
from sheetbuilder.foreign.logo.dots import walked
from sheetbuilder.foreign.logo.elements import SHAPES, numbers
from sheetbuilder.foreign.logo.painted import FILL, PICTURE, STROKE, Paint
from sheetbuilder.foreign.logo.parsed import URL, Element, local, name_of, place
from sheetbuilder.foreign.logo.vocabulary import INHERITED

_GROUPS = frozenset(("svg", "g", "a"))
_SOME_MARKED = frozenset(("path", "line", "polyline", "polygon"))


@dataclass(frozen=True, slots=True)
class WantedPaint:
    """One paint that is asked for, and the element that asks for it."""

    paint: Paint
    place: str


Style = Mapping[str, str]


class _Asking:
    """The state of one walk: where references lead."""

    def __init__(self, named: Mapping[str, Element]) -> None:
        self._named = named

    def element(self, element: Element, around: Style) -> Iterator[WantedPaint]:
        """What an element asks for where it stands, in the style of what is around it."""
        own = declared(element)
        style = {**{key: value for key, value in around.items() if key in INHERITED}, **own}
        if own.get("display") == "none" or _is_zero(own.get("opacity", "1")):
            return
        inside = list(self._content(element, style))
        if not inside:
            return
        if "filter" in own:
            inside = [WantedPaint(Paint(PICTURE), place(element))]
        if "mask" in own:
            yield from self._aside(own["mask"])
        yield from inside

    def _content(self, element: Element, style: Style) -> Iterator[WantedPaint]:
        name = name_of(element)
        if name in _GROUPS:
            if name != "svg" or not any(_is_zero(element.get(side, "1")) for side in ("width", "height")):
                for child in element:
                    yield from self.element(child, style)
        elif name == "switch":
            for child in list(element)[:1]:
                yield from self.element(child, style)
        elif name == "use":
            target = local(element, self._named)
            if target is not None and name_of(target) == "symbol":
                for child in target:
                    yield from self.element(child, {**style, **declared(target)})
            elif target is not None:
                yield from self.element(target, style)
        elif name == "image" and style.get("visibility", "visible") == "visible":
            yield WantedPaint(Paint(PICTURE), place(element))
        elif name in SHAPES and style.get("visibility", "visible") == "visible":
            yield from self._shape(element, style)

    def _shape(self, element: Element, style: Style) -> Iterator[WantedPaint]:
        fills, strokes = _extent(element, style)
        parts = {
            "fill": list(self._paint(element, style, FILL, "fill")) if fills else [],
            "stroke": list(self._paint(element, style, STROKE, "stroke")) if strokes else [],
            "markers": list(self._markers(element, style)),
        }
        order = style.get("paint-order", "normal").replace("normal", "").split()
        for part in dict.fromkeys((*order, "fill", "stroke", "markers")):
            yield from parts[part]

    def _paint(self, element: Element, style: Style, kind: str, key: str) -> Iterator[WantedPaint]:
        value = style.get(key, BLACK if key == "fill" else "none")
        if value == "none" or _is_zero(style.get(f"{key}-opacity", "1")):
            return
        if value.startswith("url("):
            target = self._named.get(URL.findall(value)[0][1:])
            if name_of(target) == "pattern":
                yield from self._children(target)
            elif not self._stops(target):
                return
            yield WantedPaint(Paint(kind), place(element))
            return
        if value == "currentColor":
            value = style.get("color", BLACK)
        if value.startswith("rgba("):
            *channels, alpha = value[5:-1].split(",")
            if _is_zero(alpha):
                return
            value = "#{:02x}{:02x}{:02x}".format(*map(int, channels))
        yield WantedPaint(Paint(kind, value if value.startswith("#") else ""), place(element))

    def _stops(self, gradient: Element, depth: int = 0) -> bool:
        """Whether a gradient has a colour, or the one that it goes on from has."""
        if any(name_of(child) == "stop" for child in gradient):
            return True
        base = local(gradient, self._named)
        return base is not None and depth < len(self._named) and self._stops(base, depth + 1)

    def _markers(self, element: Element, style: Style) -> Iterator[WantedPaint]:
        if name_of(element) not in _SOME_MARKED:
            return
        for key in ("marker-start", "marker-end"):
            if key in style:
                yield from self._aside(style[key])

    def _aside(self, value: str) -> Iterator[WantedPaint]:
        target = self._named.get((URL.findall(value) or ["#"])[0][1:])
        if target is not None:
            yield from self._children(target)

    def _children(self, holder: Element) -> Iterator[WantedPaint]:
        """What a pattern, a mask or a marker paints, in the style of where it stands itself."""
        style: dict[str, str] = {}
        for element in (*reversed(list(holder.iterancestors())), holder):
            style = {key: value for key, value in (style | declared(element)).items() if key in INHERITED}
        for child in holder:
            yield from self.element(child, style)


def asked(root: Element, named: Mapping[str, Element]) -> list[WantedPaint]:
    """All that is asked for, in the order in which it is to be painted."""
    return list(_Asking(named).element(root, {}))


def declared(element: Element) -> dict[str, str]:
    """The properties of an element, as `cascade` wrote them."""
    pairs = (each.partition(":") for each in (element.get("style") or "").split(";") if each)
    return {name: value for name, _, value in pairs}


def _is_zero(value: str) -> bool:
    try:
        return float(value.rstrip("%pxtcmin")) <= 0
    except ValueError:
        return False


def _extent(element: Element, style: Style) -> tuple[bool, bool]:
    """Whether a shape has an area to fill, and a line to draw."""
    fills = lines = True
    name = name_of(element)
    sides = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}.get(name or "", ())
    if any(_is_zero(element.get(side, "auto" if name == "ellipse" else "0")) for side in sides):
        fills = lines = False
    elif name == "line":
        fills = False
        lines = _has_ends(style) or any(element.get(f"{axis}1", "0") != element.get(f"{axis}2", "0") for axis in "xy")
    elif name in ("polyline", "polygon"):
        fills, lines = _of_points(numbers(element.get("points") or ""), style)
    elif name == "path":
        fills, lines = _of_path(element.get("d") or "", style)
    return fills, lines and not _is_zero(style.get("stroke-width", "1"))


_FLAT = 1e-6


def _has_ends(style: Style) -> bool:
    """Whether a line without length is a dot (SVG 1.1, 11.4)."""
    return style.get("stroke-linecap", "butt") != "butt"


def _of_points(points: list[float], style: Style) -> tuple[bool, bool]:
    corners = list(zip(points[::2], points[1::2], strict=False))
    return _bulge(corners), len(corners) > 1 and (len({*corners}) > 1 or _has_ends(style))


def _bulge(spots: list[tuple[float, float]]) -> bool:
    """Whether points lie on no one line."""
    x, y = spots[0] if spots else (0.0, 0.0)
    away = next(((across - x, down - y) for across, down in spots if (across, down) != (x, y)), (0.0, 0.0))
    return any(abs(away[0] * (down - y) - away[1] * (across - x)) > _FLAT for across, down in spots)


def _of_path(path: str, style: Style) -> tuple[bool, bool]:
    """Of a path: whether its points lie on no level and on no plumb line, and whether it moves anywhere."""
    parts = walked(path)
    spots = [spot for part in parts if len(part) > 1 for spot in part]
    bulging = "a" in path.lower() or any(map(_bulge, parts))
    moves = len({*spots}) > 1
    return moves and bulging, moves or (bool(spots) and _has_ends(style))


def missing(found: list[WantedPaint], painted: list[Paint]) -> list[str]:
    """The places of what was asked for and is not among the paints, all of them in order."""
    places: dict[str, None] = {}
    at = 0
    for one in found:
        step = at
        while step < len(painted) and not painted[step].is_of(one.paint):
            step += 1
        if step == len(painted):
            places[one.place] = None
        else:
            at = step + 1
    return list(places)
