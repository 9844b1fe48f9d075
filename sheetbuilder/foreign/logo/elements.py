"""The elements that are drawn, whole and within the file; what is not drawn is named, what draws nothing goes away."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.parsed import URL, XLINK, Element, local, name_of, reference
from sheetbuilder.foreign.logo.vocabulary import LENGTH, NUMBER, words

SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_HOLDERS = frozenset(("svg", "g", "a", "defs", "symbol", "switch", "use", "image", "stop"))
_ASIDE = frozenset(("clipPath", "mask", "marker", "pattern", "filter"))
_FILTERS = words(
    "Blend ColorMatrix ComponentTransfer Composite DiffuseLighting DisplacementMap"
    " DistantLight DropShadow Flood FuncA FuncB FuncG FuncR GaussianBlur Merge MergeNode Offset"
    " PointLight SpecularLighting SpotLight Tile"
)
"""Steps of filters; those that take an hour over a crafted file, and that no logo needs, are left out."""
_MOST_STEPS = 200
_KNOWN = SHAPES | GRADIENTS | _HOLDERS | _ASIDE | {f"fe{step}" for step in _FILTERS}
_SILENT = words("title desc metadata view cursor font font-face glyph missing-glyph color-profile style")
"""What draws nothing, and is left out."""
_LETTERS = frozenset(("text", "tspan", "tref", "textPath", "altGlyph", "flowRoot"))

_TARGETS: Mapping[str, frozenset[str]] = {
    "fill": GRADIENTS | {"pattern"},
    "stroke": GRADIENTS | {"pattern"},
    "clip-path": frozenset(("clipPath",)),
    "mask": frozenset(("mask",)),
    "filter": frozenset(("filter",)),
    "marker-start": frozenset(("marker",)),
    "marker-mid": frozenset(("marker",)),
    "marker-end": frozenset(("marker",)),
}
"""What each property may refer to."""
_MEASURES = words("x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr")
_LISTS = frozenset(("points", "viewBox"))
_TRANSFORMS = frozenset(("transform", "gradientTransform", "patternTransform"))
_TRANSFORM = re.compile(r"[\s,]*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_STEP = re.compile(rf"[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|({NUMBER}))")
_FLAG = re.compile(r"[\s,]*([01])")
STEPS: Mapping[str, int] = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers each step of a path takes (SVG 1.1, 8.3)."""


def cleared(root: Element) -> None:
    """Take away what is drawn nowhere: words about the drawing, what other programs keep in it, what is hidden."""
    wanted = {name[1:] for element in root.iter() for value in element.attrib.values() for name in URL.findall(value)}
    wanted |= {(reference(element) or "")[1:] for element in root.iter() if name_of(element) != "a"}
    for element in list(root.iter()):
        if element is not root and _draws_nothing(element, wanted) and (parent := element.getparent()) is not None:
            parent.remove(element)
        elif name_of(element) == "a":  # where a link would lead does not matter on paper
            for key in (f"{XLINK}href", "href"):
                element.attrib.pop(key, None)


def _draws_nothing(element: Element, wanted: set[str]) -> bool:
    name = name_of(element)
    if name is None or name in _SILENT:
        return True
    if name in _LETTERS and not "".join(element.itertext()).strip():
        return True
    if element.get("requiredExtensions"):
        return True
    hidden = "display:none" in (element.get("style") or "").split(";")
    return hidden and not any(inner.get("id") in wanted for inner in element.iter())


def check(root: Element, named: Mapping[str, Element]) -> None:
    """Whether all that is asked for is drawn as it should look; `Flawed` with the first reasons why it would not."""
    lost: dict[str, None] = {}
    filtering = 0
    for element in root.iter():
        name = name_of(element)
        filtering += (name or "").startswith("fe")
        if filtering > _MOST_STEPS:
            raise Flawed(LogoFlaw.TOO_MUCH)
        if name in _LETTERS:
            raise Flawed(LogoFlaw.TEXT)
        if name == "script" or any(str(key).startswith("on") for key in element.attrib):
            raise Flawed(LogoFlaw.SCRIPT)
        if name not in _KNOWN:
            lost[f"<{name}>"] = None
        for key in ("systemLanguage", "pathLength"):
            if element.get(key):
                lost[key] = None
        if name == "linearGradient" and _has_no_length(element):
            lost[f"<{name}>"] = None
        _refers(element, named)
        _measured(element)
        _styled(element, named, lost)
    if lost:
        raise Flawed(LogoFlaw.LOST, *list(lost)[:5])


def _has_no_length(gradient: Element) -> bool:
    """Whether a gradient ends where it begins: browsers then show its last colour."""
    return all(
        gradient.get(f"{axis}1", "0") == gradient.get(f"{axis}2", far) for axis, far in (("x", "100%"), ("y", "0"))
    )


def _refers(element: Element, named: Mapping[str, Element]) -> None:
    """Nothing may come from elsewhere, and what is referred to must be there."""
    value = reference(element)
    if value is None or (name_of(element) == "image" and value.startswith("data:")):
        return
    if not value.startswith("#") and not value.startswith("data:"):
        raise Flawed(LogoFlaw.OUTSIDE, value[:60])
    if name_of(element) in ("image", "feImage") or local(element, named) is None:
        raise Flawed(LogoFlaw.LOST, f"<{name_of(element)}> {value[:60]}")


def _styled(element: Element, named: Mapping[str, Element], lost: dict[str, None]) -> None:
    """What a style refers to must be there, and be of its kind; what stands in for something missing is taken."""
    said = []
    for each in filter(None, (element.get("style") or "").split(";")):
        name, _, value = each.partition(":")
        for found in URL.findall(value):
            target = named.get(found[1:])
            if target is None and (other := value.partition(")")[2].strip()):
                value = other
            elif target is None or name_of(target) not in _TARGETS.get(name, ()):
                lost[name] = None
        said.append(f"{name}:{value}")
    if said:
        element.set("style", ";".join(said))


def _measured(element: Element) -> None:
    """Whether every measure is one; lengths that hang on letters or on a window are not known here."""
    name = name_of(element) or ""
    if name.startswith("fe"):
        return
    for key, value in element.attrib.items():
        plain = value.strip()
        if key in _MEASURES and plain != "auto" and not LENGTH.fullmatch(plain.lower()):
            relative = re.fullmatch(rf"{NUMBER}(?:e[mx]|rem|ch|v[wh]|vmin|vmax)|calc\(.*\)", plain.lower())
            raise Flawed(LogoFlaw.LOST, f"{key}: {plain}"[:60]) if relative else Flawed(LogoFlaw.BROKEN)
        if key in _MEASURES and plain != "auto" and abs(_value(plain)) > 1e9:
            raise Flawed(LogoFlaw.BROKEN)
        if key in _LISTS:
            numbers(plain)
        if key in _TRANSFORMS:
            _transforms(plain)
    if name == "path":
        list(steps(element.get("d") or ""))


def numbers(text: str) -> list[float]:
    """The numbers of a list; `Flawed` where something else stands among them."""
    found, at, end = [], 0, len(text.rstrip(" \t\r\n,"))
    while at < end:
        number = _STEP.match(text, at)
        if number is None or number[2] is None:
            raise Flawed(LogoFlaw.BROKEN)
        found.append(float(number[2]))
        at = number.end()
    return found


def _transforms(text: str) -> None:
    at = 0
    while at < len(text):
        found = _TRANSFORM.match(text, at)
        if found is None or len(numbers(found[1])) not in (1, 2, 3, 6):
            raise Flawed(LogoFlaw.BROKEN)
        at = found.end()


def _value(measure: str) -> float:
    found = re.match(NUMBER, measure)
    return float(found[0]) if found else 0.0


def steps(path: str) -> list[tuple[str, tuple[float, ...]]]:
    """The steps of a path, each with its numbers; `Flawed` where it is not written as paths are."""
    found: list[tuple[str, tuple[float, ...]]] = []
    at, command = 0, ""
    end = len(path.rstrip(" \t\r\n,"))
    while at < end:
        token = _STEP.match(path, at)
        if token is None:
            raise Flawed(LogoFlaw.BROKEN)
        if token[1]:
            command, at = token[1], token.end()
        elif not command or command in "Zz":
            raise Flawed(LogoFlaw.BROKEN)
        if not found and command not in "Mm":
            raise Flawed(LogoFlaw.BROKEN)
        said = []
        for index in range(STEPS[command.upper()]):
            number = (_FLAG if command in "Aa" and index in (3, 4) else _STEP).match(path, at)
            if number is None or not number[number.lastindex or 1] or number[number.lastindex or 1].isalpha():
                raise Flawed(LogoFlaw.BROKEN)
            said.append(float(number[number.lastindex or 1]))
            at = number.end()
        found.append((command, tuple(said)))
        command = {"M": "L", "m": "l"}.get(command, command)
    return found
