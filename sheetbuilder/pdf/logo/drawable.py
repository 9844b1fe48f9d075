"""What an SVG asks for, held against what svglib draws as it should look: the rest is named, never silently lost.

Names of elements and properties are those of SVG 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from sheetbuilder.pdf.logo.facts import Flaw, Flawed

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"

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
    }
)
"""Properties that are not drawn, with the values that change nothing."""

_ONLY_ATTRIBUTES = frozenset(("transform", "clip-path", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height"))
"""What svglib reads from attributes alone."""

_MOST_ELEMENTS, _MOST_LETTERS, _DEEPEST, _MOST_USES = 20_000, 400_000, 60, 1_000
_LOCAL = re.compile(r"\s*url\(\s*(['\"]?)#([^'\")]+)\1\s*\)\s*")
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_DECLARATION = re.compile(r"([-\w]+)\s*:\s*([^;{}]+)")
_AT_RULE = re.compile(r"@([-\w]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def made_drawable(root: Element) -> None:
    """Leave the tree as svglib draws it right; `Flawed` with the first reason why it cannot be."""
    if _name(root) != "svg":
        raise Flawed(Flaw.BROKEN, str(_name(root) or root.tag))
    elements = list(_weighed(root))
    targets = {found: element for element in elements if (found := element.get("id"))}
    lost: dict[str, None] = {}
    for element in elements:
        name = _name(element)
        if name in _LETTERS:
            raise Flawed(Flaw.TEXT)
        if name == "script":
            raise Flawed(Flaw.SCRIPT)
        if name not in _SHAPES | _HOLDERS | _GRADIENTS:
            lost[f"<{name}>"] = None
        _references(element, targets)
        for found, value in _asked(element):
            if found.startswith("on") and element.get(found) is not None:
                raise Flawed(Flaw.SCRIPT)
            if _is_lost(found, value, targets):
                lost[found] = None
        if name in _GRADIENTS and _is_odd(element):
            lost[f"<{name}>"] = None
    if lost:
        raise Flawed(Flaw.LOST, *list(lost)[:5])
    _count_uses(root, targets, {})


def _weighed(root: Element) -> Iterator[Element]:
    """Every element that may be drawn, what is silent left out; `Flawed` where there is too much of it."""
    elements = letters = 0
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if not isinstance(element.tag, str):  # an entity that nobody declared here
            raise Flawed(Flaw.ENTITIES)
        elements += 1
        letters += sum(len(str(value)) for value in element.attrib.values()) + len(element.text or "")
        if elements > _MOST_ELEMENTS or letters > _MOST_LETTERS or depth > _DEEPEST:
            raise Flawed(Flaw.TOO_MUCH)
        if _is_silent(element):
            continue
        yield element
        waiting += [(child, depth + 1) for child in element]


def _is_silent(element: Element) -> bool:
    """What other programs keep for themselves, and what draws nothing where it stands."""
    name = _name(element)
    if name is None:
        return True
    for_others = (
        name == "foreignObject" and element.get("requiredExtensions") and _name(element.getparent()) == "switch"
    )
    return name in _SILENT or bool(for_others)


def _name(element: Element) -> str | None:
    """An element's name in SVG; None for those of other languages."""
    tag = str(element.tag)
    if tag.startswith(_SVG):
        return tag.removeprefix(_SVG)
    return None if tag.startswith("{") else tag


def _references(element: Element, targets: Mapping[str, Element]) -> None:
    """Nothing may come from elsewhere; where a link would lead does not matter on paper."""
    if _name(element) == "a":
        return
    for key in (f"{_XLINK}href", "href"):
        value = element.get(key)
        if value is None:
            continue
        if not value.startswith("#"):
            raise Flawed(Flaw.OUTSIDE, value[:60])
        if _name(element) == "use" and value[1:] not in targets:
            raise Flawed(Flaw.LOST, f"<use> {value[:60]}")


def _asked(element: Element) -> Iterator[tuple[str, str]]:
    """Every property that an element sets, by an attribute, a style or, for <style>, for others."""
    for key, value in element.attrib.items():
        yield str(key), str(value).strip()
    style = _COMMENT.sub("", element.get("style") or "")
    for found in _DECLARATION.finditer(style):
        key, value = found[1].lower(), _plain(found[2])
        if key == "clip-path":
            element.set(key, value)
        elif key in _ONLY_ATTRIBUTES:
            raise Flawed(Flaw.LOST, key)
        yield key, value
    if _name(element) == "style":
        yield from _sheet(_COMMENT.sub("", element.text or ""))


def _sheet(text: str) -> Iterator[tuple[str, str]]:
    rules = {rule.lower() for rule in _AT_RULE.findall(text)}
    if "import" in rules:
        raise Flawed(Flaw.OUTSIDE, "@import")
    if rules - {"charset", "font-face", "namespace"}:
        raise Flawed(Flaw.LOST, *(f"@{rule}" for rule in sorted(rules)))
    for found in _DECLARATION.finditer(text):
        key, value = found[1].lower(), _plain(found[2])
        if key in _ONLY_ATTRIBUTES | {"display"}:
            raise Flawed(Flaw.LOST, key)
        if key != "src":  # of @font-face: there are no letters
            yield key, value


def _plain(value: str) -> str:
    return value.replace("!important", "").strip()


def _is_lost(key: str, value: str, targets: Mapping[str, Element]) -> bool:
    """Whether a property would be missing from the drawing, or look different."""
    for where in _URL.findall(value):
        if not where.startswith("#"):
            raise Flawed(Flaw.OUTSIDE, where[:60])
    if key in _HARMLESS:
        return value not in _HARMLESS[key]
    if key in ("fill", "stroke", "clip-path") and (found := _LOCAL.match(value)):
        target = targets.get(found[2])
        wanted = _GRADIENTS if key == "fill" else {"clipPath"} if key == "clip-path" else frozenset()
        return target is None or _name(target) not in wanted
    return False


def _is_odd(gradient: Element) -> bool:
    """A gradient that svglib draws otherwise: measured by the shape's box, it is only right along one side."""
    if gradient.get("gradientUnits") == "userSpaceOnUse":
        return False
    if _name(gradient) == "radialGradient":
        return True
    x1, y1, x2, y2 = (gradient.get(key) for key in ("x1", "y1", "x2", "y2"))
    return (x1 or "0") != (x2 or "1") and (y1 or "0") != (y2 or "0")


def _count_uses(element: Element, targets: Mapping[str, Element], known: dict[Element, int]) -> int:
    """How many copies are drawn in all; a few lines of <use> can ask for millions, or for themselves."""
    if element in known:
        return known[element]
    known[element] = _MOST_USES + 1  # while it is being counted: whoever comes back here goes in a circle
    total = 0
    for inner in element.iter():
        if isinstance(inner.tag, str) and _name(inner) == "use":
            reference = str(inner.get(f"{_XLINK}href") or inner.get("href") or "")
            target = targets.get(reference[1:])
            total += 1 + (_count_uses(target, targets, known) if target is not None else 0)
            if total > _MOST_USES:
                raise Flawed(Flaw.TOO_MUCH)
    known[element] = total
    return total
