"""An SVG said otherwise, where svglib would draw what it says now in another way, and nothing else changed."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

SVG = "{http://www.w3.org/2000/svg}"
LOCAL = re.compile(r"\s*url\(\s*(['\"]?)#([^'\")]+)\1\s*\)\s*")
"""A reference to something in the same file, and its name."""

_HIDDEN = re.compile(r"(^|;)\s*display\s*:\s*none\b")
_CLIPPED = re.compile(r"(^|;)\s*clip-path\s*:\s*([^;]+)")


def name_of(element: Element) -> str | None:
    """An element's name in SVG; None for those of other languages, and for what is no element."""
    tag = element.tag
    if not isinstance(tag, str):
        return None
    if tag.startswith(SVG):
        return tag.removeprefix(SVG)
    return None if tag.startswith("{") else tag


def settle(root: Element) -> None:
    """Bring a tree into the form that svglib draws right."""
    if _is_box(root.get("viewBox")) and root.get("preserveAspectRatio") is None:
        # Where the drawing is smaller than the sheet it is centred on, the sheet is not the logo.
        for key in ("width", "height"):
            root.attrib.pop(key, None)
    styles = []
    for element in list(root.iter()):
        name = name_of(element)
        if name == "style":
            styles.append(element)
        elif element is not root and (element.get("display") == "none" or _HIDDEN.search(element.get("style") or "")):
            _remove(element)
        elif name == "polyline":  # svglib leaves it empty where nobody says how to fill it
            element.tag = element.tag.replace("polyline", "path")
            points = (element.attrib.pop("points", "") or "").strip()
            element.set("d", f"M {points}" if points else "")
        _clip(element)
    for style in reversed(styles):  # what stands behind the shapes holds for them as well
        _remove(style)
        root.insert(0, style)


def _is_box(value: str | None) -> bool:
    try:
        numbers = [float(number) for number in (value or "").replace(",", " ").split()]
    except ValueError:
        return False
    return len(numbers) == 4


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clip(element: Element) -> None:
    """svglib reads the attribute alone, and there only a name without quotation marks."""
    if not isinstance(element.tag, str):
        return
    styled = _CLIPPED.search(element.get("style") or "")
    found = LOCAL.fullmatch(styled[2] if styled else element.get("clip-path") or "")
    if found:
        element.set("clip-path", f"url(#{found[2]})")
