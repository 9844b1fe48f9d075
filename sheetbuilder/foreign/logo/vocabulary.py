"""The properties that are drawn, and in which values; what others would show otherwise is named.

Names are those of SVG 1.1, SVG 2 and CSS; what no browser applies to shapes, or changes nothing on paper, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tinycss2 import color4

from sheetbuilder.foreign.logo.colours import colour, paint
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.parsed import URL, Element, name_of


def words(text: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(text.split())


NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
"""A number (SVG 1.1, 4.2), in one way only: digits that can be cut up in many keep a regular expression busy."""
LENGTH = re.compile(rf"({NUMBER})\s*(px|pt|pc|mm|cm|in|%)?")
_ARGUMENT = re.compile(rf"({NUMBER})(?:px|deg)?")
_TRANSFORM = re.compile(r"\s*(?:(?:matrix|translate|translatex|translatey|scale|rotate|skewx|skewy)\([^()]*\)[\s,]*)*")
_PATH = re.compile(r"path\(\s*(?:(?:evenodd|nonzero)\s*,\s*)?(['\"])(.*)\1\s*\)", re.DOTALL)
_NOTHING = frozenset(("none", "auto", "normal"))

_MODES = words(
    "normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference"
    " exclusion hue saturation color luminosity"
)
_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "fill-rule": frozenset(("nonzero", "evenodd")),
        "clip-rule": frozenset(("nonzero", "evenodd")),
        "stroke-linecap": frozenset(("butt", "round", "square")),
        "stroke-linejoin": frozenset(("miter", "round", "bevel")),
        "visibility": frozenset(("visible", "hidden", "collapse")),
        "overflow": frozenset(("visible", "hidden", "scroll", "auto", "clip")),
        "mix-blend-mode": _MODES,
        "isolation": frozenset(("auto", "isolate")),
        "mask-type": frozenset(("alpha", "luminance")),
        "color-interpolation-filters": frozenset(("auto", "srgb", "linearrgb")),
    }
)
"""Properties whose value is one word of a few."""
_SHARES = frozenset(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity"))
_COLOURS = frozenset(("color", "stop-color", "flood-color", "lighting-color"))
_REFERRING = frozenset(("clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end"))
_LENGTHS = frozenset(("stroke-width", "stroke-dashoffset"))
_PAINTS = frozenset(("fill", "stroke"))
_DISPLAYED = frozenset(("display",))
GEOMETRY = frozenset(("x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "d"))
"""What is an attribute, and may be said in a style as well (SVG 2, 7.2)."""
_OTHERS = frozenset(("stroke-dasharray", "stroke-miterlimit", "paint-order", "transform", "filter"))

INHERITED = _PAINTS | {"color", "fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin", "visibility"}
INHERITED |= {"fill-opacity", "stroke-opacity", "stroke-width", "stroke-dashoffset", "stroke-dasharray"}
INHERITED |= {"stroke-miterlimit", "paint-order", "marker-start", "marker-mid", "marker-end"}
INHERITED |= {"color-interpolation-filters"}

_LOST: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "vector-effect": frozenset(("none",)),
        "backdrop-filter": frozenset(("none",)),
        "animation": frozenset(("none",)),
        "animation-name": frozenset(("none",)),
        "rotate": frozenset(("none",)),
        "scale": frozenset(("none", "1")),
        "translate": frozenset(("none", "0", "0px")),
        "offset-path": frozenset(("none",)),
        "offset": frozenset(("none",)),
        "zoom": frozenset(("1", "100%", "normal")),
        "clip": frozenset(("auto",)),
        "mask-image": frozenset(("none",)),
        "-webkit-mask": frozenset(("none",)),
        "-webkit-mask-image": frozenset(("none",)),
        "-webkit-clip-path": frozenset(("none",)),
        "border": frozenset(("none", "0", "0px")),
        "outline": frozenset(("none", "0")),
        "box-shadow": frozenset(("none",)),
        "background": frozenset(("none", "transparent")),
        "background-color": frozenset(("none", "transparent")),
        "background-image": frozenset(("none",)),
        "content-visibility": frozenset(("visible", "auto")),
        "transform-origin": frozenset(("0", "0 0", "0px 0px", "0% 0%", "0px", "left top", "top left")),
        "transform-box": frozenset(("view-box",)),
        "color-interpolation": frozenset(("auto", "srgb")),
    }
)
"""Properties that browsers obey and that are not drawn here, with the values that change nothing."""
_GROUNDS = frozenset(("background", "background-color"))
"""White changes nothing either: so is the paper."""
_WITH_TRANSFORM = frozenset(("transform-origin", "transform-box"))
"""They change nothing where nothing is transformed."""

_DRAWN = _SHARES | _COLOURS | _REFERRING | _LENGTHS | _PAINTS | _DISPLAYED | _OTHERS | _WORDS.keys()

PROPERTIES = _DRAWN | GEOMETRY | _LOST.keys()


PRESENTATION = (_DRAWN | {"vector-effect", "transform-origin", "clip", "color-interpolation"}) - {
    "transform",
    "mix-blend-mode",
    "isolation",
}
"""Those that may be said by an attribute of their name (SVG 1.1, 6.1)."""


def spoken(element: Element, name: str, value: str, *, grey: bool) -> str | None:
    """A property's value in the one spelling that is drawn; None where nothing is to be said.

    What is geometry goes into an attribute; `Flawed` with what is not drawn as browsers draw it.
    """
    if name in GEOMETRY or name == "transform":
        _attribute(element, name, value)
        return None
    if name in _LOST:
        harmless = value.lower() in _LOST[name] or (name in _WITH_TRANSFORM and not element.get("transform"))
        if not harmless and not (name in _GROUNDS and color4.parse_color(value) == color4.parse_color("white")):
            raise Flawed(LogoFlaw.LOST, name)
        return None
    for found in URL.findall(value):
        if not found.startswith("#"):
            raise Flawed(LogoFlaw.OUTSIDE, found[:60])
    if name in _COLOURS:
        said = colour(value, grey=grey)
        return None if (name, said) == ("color", "currentColor") else said
    if name in _PAINTS:
        return paint(value, grey=grey)
    if name in _WORDS:
        return _word(name, value)
    speak = _SPOKEN.get(name)
    return speak(name, value) if speak is not None else None


def _word(name: str, value: str) -> str:
    if value.lower() not in _WORDS[name]:
        raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
    return {"linearrgb": "linearRGB", "srgb": "sRGB"}.get(value.lower(), value.lower())


def _share(name: str, value: str) -> str:
    found = re.fullmatch(rf"({NUMBER})(%?)", value)
    if found is None:
        raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
    return f"{min(1.0, max(0.0, float(found[1]) / (100 if found[2] else 1))):.6g}"


def _length(name: str, value: str) -> str:
    if LENGTH.fullmatch(value.lower()) is None:
        raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
    return value.lower()


def _dashes(name: str, value: str) -> str:
    if value.lower() == "none":
        return "none"
    for each in value.replace(",", " ").split():
        _length(name, each)
    return value.lower()


def _number(name: str, value: str) -> str:
    if re.fullmatch(NUMBER, value) is None:
        raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
    return value


def _referring(name: str, value: str) -> str | None:
    """A reference alone; a filter may be said in words as well, which are drawn, too."""
    if value.lower() in _NOTHING:
        return None
    if re.fullmatch(r"url\([^)]*\)", value):
        return value
    raise Flawed(LogoFlaw.LOST, name)


def _order(name: str, value: str) -> str:
    words = value.lower().split()
    if not set(words) <= {"normal", "fill", "stroke", "markers"}:
        raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
    return " ".join(words)


_SPOKEN: Mapping[str, Callable[[str, str], str | None]] = MappingProxyType(
    {
        **dict.fromkeys(_SHARES, _share),
        **dict.fromkeys(_LENGTHS, _length),
        **dict.fromkeys(_REFERRING, _referring),
        "stroke-dasharray": _dashes,
        "stroke-miterlimit": _number,
        "paint-order": _order,
        "display": lambda _, value: "none" if value.lower() == "none" else "inline",
    }
)


def _attribute(element: Element, name: str, value: str) -> None:
    """What a style says of geometry, as the attribute that says the same."""
    if name == "transform":
        plain = _transformed(value.lower())
        element.attrib.pop("transform", None)
        if plain:
            element.set("transform", plain)
    elif name == "d":
        if name_of(element) == "path" and (found := _PATH.fullmatch(value)):
            element.set("d", found[2])
        elif name_of(element) == "path":
            raise Flawed(LogoFlaw.LOST, "d")
    elif value.lower() != "auto":
        if LENGTH.fullmatch(value.lower()) is None:
            raise Flawed(LogoFlaw.LOST, f"{name}: {value}"[:60])
        element.set(name, value.lower())


def _transformed(value: str) -> str:
    """A transformation as CSS writes it in the way of SVG; percentages and other angles are not drawn."""
    if value == "none":
        return ""
    if _TRANSFORM.fullmatch(value) is None:
        raise Flawed(LogoFlaw.LOST, "transform")
    out = []
    for word, arguments in re.findall(r"([a-z]+)\(([^()]*)\)", value):
        numbers = arguments.replace(",", " ").split()
        found = [_ARGUMENT.fullmatch(number) for number in numbers]
        if not all(found):
            raise Flawed(LogoFlaw.LOST, "transform")
        plain = [match[1] for match in found if match is not None]
        name = {"skewx": "skewX", "skewy": "skewY", "translatex": "translate"}.get(word, word)
        if word == "translatey":
            name, plain = "translate", ["0", *plain]
        out.append(f"{name}({' '.join(plain)})")
    return " ".join(out)
