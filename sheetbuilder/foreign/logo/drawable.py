"""What an SVG asks for, held against what svglib draws as it should look: the rest is named, never silently lost.

Names of elements and properties are those of SVG 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.settled import LOCAL, Element, name_of

_XLINK = "{http://www.w3.org/1999/xlink}"

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_HOLDERS = frozenset(("svg", "g", "a", "defs", "symbol", "switch", "clipPath", "use", "style", "stop"))
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_SILENT = frozenset(("title", "desc", "metadata", "mask", "filter", "pattern", "marker", "cursor", "view"))
"""What draws nothing where it stands; whoever asks for it elsewhere is told there."""
_LETTERS = frozenset(("text", "tspan", "tref", "textPath", "altGlyph", "flowRoot"))

_HARMLESS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "opacity": frozenset(("1", "1.0", "100%", "inherit")),
        "mask": frozenset(("none",)),
        "filter": frozenset(("none",)),
        "marker": frozenset(("none", "")),
        "marker-start": frozenset(("none",)),
        "marker-mid": frozenset(("none",)),
        "marker-end": frozenset(("none",)),
        "mix-blend-mode": frozenset(("normal",)),
        "stroke-dashoffset": frozenset(("0", "0px", "0.0")),
        "vector-effect": frozenset(("none",)),
        "paint-order": frozenset(("normal", "fill", "fill stroke", "fill stroke markers")),
        "stop-opacity": frozenset(("1", "1.0", "100%")),
        "gradientTransform": frozenset(("",)),
        "spreadMethod": frozenset(("pad",)),
        "clipPathUnits": frozenset(("userSpaceOnUse",)),
        "systemLanguage": frozenset(("",)),
        "fx": frozenset(("",)),
        "fy": frozenset(("",)),
        "preserveAspectRatio": frozenset(("xMidYMid", "xMidYMid meet")),
    }
)
"""Properties that are not drawn, with the values that change nothing."""

_ONLY_ATTRIBUTES = frozenset(("transform", "clip-path", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height"))
"""What svglib reads from attributes alone."""

_MOST_ELEMENTS, _MOST_LETTERS, _DEEPEST, _MOST_USES = 20_000, 400_000, 60, 1_000
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_DECLARATION = re.compile(r"([-\w]+)\s*:\s*([^;{}]+)")
_AT_RULE = re.compile(r"@([-\w]+)")
_RELATIVE = re.compile(r"\s*[-+.\d]+(e[mx]|rem|ch|v[wh]|vmin|vmax)\s*")
"""Lengths that hang on letters or on a window."""
_GOES_ON = re.compile(r"[zZ][\s,]*[^mMzZ\s,]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check(root: Element) -> None:
    """Whether svglib draws a tree as it should look; `Flawed` with the first reasons why it would not."""
    if name_of(root) != "svg":
        raise Flawed(LogoFlaw.BROKEN, str(name_of(root) or root.tag))
    elements = list(_weighed(root))
    targets = {found: element for element in elements if (found := element.get("id"))}
    lost: dict[str, None] = {}
    said: set[tuple[str, str]] = set()
    for element in elements:
        name = name_of(element)
        if name in _LETTERS:
            raise Flawed(LogoFlaw.TEXT)
        if name == "script":
            raise Flawed(LogoFlaw.SCRIPT)
        if name not in _SHAPES | _HOLDERS | _GRADIENTS:
            lost[f"<{name}>"] = None
        _references(element, targets)
        for found, value in _asked(element):
            said.add((found, value))
            if found.startswith("on") and element.get(found) is not None:
                raise Flawed(LogoFlaw.SCRIPT)
            if _is_lost(found, value, targets) or (found == "fill" and "url(" in value and element.get("transform")):
                lost[found] = None
        if name is not None and name in _ODD and _ODD[name](element):
            lost[f"<{name}>"] = None
    if any(key == "fill" and "url(" in value for key, value in said) and ("fill-rule", "evenodd") in said:
        lost["fill-rule"] = None
    if not any(key == "stroke" and value != "none" for key, value in said):
        lost.pop("paint-order", None)  # what is only filled has no order
    if lost:
        raise Flawed(LogoFlaw.LOST, *list(lost)[:5])
    _count_uses(root, targets, {})


def _weighed(root: Element) -> Iterator[Element]:
    """Every element that may be drawn, what is silent left out; `Flawed` where there is too much of it."""
    elements = letters = 0
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if not isinstance(element.tag, str):  # an entity that nobody declared here
            raise Flawed(LogoFlaw.ENTITIES)
        elements += 1
        letters += sum(len(str(value)) for value in element.attrib.values()) + len(element.text or "")
        if elements > _MOST_ELEMENTS or letters > _MOST_LETTERS or depth > _DEEPEST:
            raise Flawed(LogoFlaw.TOO_MUCH)
        if _is_silent(element):
            continue
        yield element
        waiting += [(child, depth + 1) for child in element]


def _is_silent(element: Element) -> bool:
    """What other programs keep for themselves, and what draws nothing where it stands."""
    name = name_of(element)
    if name is None:
        return True
    for_others = (
        name == "foreignObject" and element.get("requiredExtensions") and name_of(element.getparent()) == "switch"
    )
    return name in _SILENT or bool(for_others)


def _references(element: Element, targets: Mapping[str, Element]) -> None:
    """Nothing may come from elsewhere; where a link would lead does not matter on paper."""
    if name_of(element) == "a":
        return
    for key in (f"{_XLINK}href", "href"):
        value = element.get(key)
        if value is None:
            continue
        if value.startswith("data:"):
            raise Flawed(LogoFlaw.LOST, f"<{name_of(element)}>")
        if not value.startswith("#"):
            raise Flawed(LogoFlaw.OUTSIDE, value[:60])
        if name_of(element) == "use" and value[1:] not in targets:
            raise Flawed(LogoFlaw.LOST, f"<use> {value[:60]}")


def _asked(element: Element) -> Iterator[tuple[str, str]]:
    """Every property that an element sets, by an attribute, a style or, for <style>, for others."""
    for key, value in element.attrib.items():
        yield str(key), str(value).strip()
    style = _COMMENT.sub("", element.get("style") or "")
    for found in _DECLARATION.finditer(style):
        key, value = found[1].lower(), _plain(found[2])
        if key in _ONLY_ATTRIBUTES - {"clip-path"}:
            raise Flawed(LogoFlaw.LOST, key)
        yield key, value
    if name_of(element) == "style":
        yield from _sheet(_COMMENT.sub("", element.text or ""))


def _sheet(text: str) -> Iterator[tuple[str, str]]:
    if "!" in text:
        raise Flawed(LogoFlaw.LOST, "!important")
    rules = {rule.lower() for rule in _AT_RULE.findall(text)}
    if "import" in rules:
        raise Flawed(LogoFlaw.OUTSIDE, "@import")
    if rules - {"charset", "font-face", "namespace"}:
        raise Flawed(LogoFlaw.LOST, *(f"@{rule}" for rule in sorted(rules)))
    for found in _DECLARATION.finditer(text):
        key, value = found[1].lower(), _plain(found[2])
        if key in _ONLY_ATTRIBUTES | {"display", "stop-color"}:
            raise Flawed(LogoFlaw.LOST, key)
        if key != "src":  # of @font-face: there are no letters
            yield key, value


def _plain(value: str) -> str:
    return value.replace("!important", "").strip()


def _is_lost(key: str, value: str, targets: Mapping[str, Element]) -> bool:
    """Whether a property would be missing from the drawing, or look different."""
    for where in _URL.findall(value):
        if not where.startswith("#"):
            raise Flawed(LogoFlaw.OUTSIDE, where[:60])
    if _RELATIVE.fullmatch(value):
        return True
    if key in _HARMLESS:
        return value not in _HARMLESS[key]
    if key in ("fill", "stroke", "clip-path") and "url(" in value:
        found = LOCAL.fullmatch(value)
        target = targets.get(found[2]) if found else None
        wanted = _GRADIENTS if key == "fill" else {"clipPath"} if key == "clip-path" else frozenset()
        return target is None or name_of(target) not in wanted
    return False


def _is_odd_gradient(gradient: Element) -> bool:
    """One that svglib draws otherwise: measured by the shape's box, it is only right along one side.

    Outside <defs> it would have to stand before what it fills.
    """
    if not any(name_of(above) == "defs" for above in gradient.iterancestors()):
        return True
    if gradient.get("gradientUnits") == "userSpaceOnUse":
        return False
    if name_of(gradient) == "radialGradient":
        return True
    x1, y1, x2, y2 = (gradient.get(key) for key in ("x1", "y1", "x2", "y2"))
    return (x1 or "0") != (x2 or "1") and (y1 or "0") != (y2 or "0")


def _is_odd_rectangle(rectangle: Element) -> bool:
    """One whose corners are no quarters of circles."""
    rx, ry = rectangle.get("rx"), rectangle.get("ry")
    if rx is None and ry is None:
        return False
    try:
        across, down = float(rx or ry), float(ry or rx)
        width, height = float(rectangle.get("width")), float(rectangle.get("height"))
    except (TypeError, ValueError):
        return True
    return min(across, width / 2) != min(down, height / 2)


def _is_odd_path(path: Element) -> bool:
    """One that goes on from where it was closed, which svglib takes for where it went last."""
    return _GOES_ON.search(path.get("d") or "") is not None


_ODD: Mapping[str, Callable[[Element], bool]] = MappingProxyType(
    {
        "linearGradient": _is_odd_gradient,
        "radialGradient": _is_odd_gradient,
        "rect": _is_odd_rectangle,
        "path": _is_odd_path,
        "svg": lambda inner: inner.getparent() is not None,
        "symbol": lambda symbol: symbol.get("viewBox") is not None,
        "clipPath": lambda path: path.get("clip-path") is not None,
    }
)
"""By element: whether this one would look different."""


def _count_uses(element: Element, targets: Mapping[str, Element], known: dict[Element, int]) -> int:
    """How many copies are drawn in all; a few lines of <use> can ask for millions, or for themselves."""
    if element in known:
        return known[element]
    known[element] = _MOST_USES + 1  # while it is being counted: whoever comes back here goes in a circle
    total = 0
    for inner in element.iter():
        if isinstance(inner.tag, str) and name_of(inner) == "use":
            reference = str(inner.get(f"{_XLINK}href") or inner.get("href") or "")
            target = targets.get(reference[1:])
            total += 1 + (_count_uses(target, targets, known) if target is not None else 0)
            if total > _MOST_USES:
                raise Flawed(LogoFlaw.TOO_MUCH)
    known[element] = total
    return total
