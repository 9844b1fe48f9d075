"""An SVG parsed: strictly, from memory, without anything from outside, and no larger than a logo is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from lxml import etree

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
_HREFS = (f"{XLINK}href", "href")

_MOST_ELEMENTS, _MOST_LETTERS, _DEEPEST, _MOST_USES = 20_000, 400_000, 60, 1_000
_MOST_PICTURED = 12_000_000
"""Letters of pictures that are written into the file."""
URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
"""A reference inside a value, and where it leads."""
_REFERRING = ("use", "pattern", "mask", "marker")


def parsed(data: bytes) -> Element:
    """The tree of a file, weighed; `Flawed` where it is none, or more than a logo needs."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Flawed(LogoFlaw.BROKEN, f"{line}:{column}") from error
    except ValueError as error:
        raise Flawed(LogoFlaw.BROKEN) from error
    _weigh(root)
    if name_of(root) != "svg":
        raise Flawed(LogoFlaw.BROKEN, str(name_of(root) or root.tag))
    return root


def name_of(element: Element) -> str | None:
    """An element's name in SVG; None for those of other languages."""
    tag: str = element.tag
    if tag.startswith(SVG):
        return tag.removeprefix(SVG)
    return None if tag.startswith("{") else tag


def reference(element: Element) -> str | None:
    """What an element refers to, as written (SVG 2 lets `href` win)."""
    found = [value for key in _HREFS if (value := element.get(key)) is not None]
    return str(found[-1]).strip() if found else None


def local(element: Element, named: Mapping[str, Element]) -> Element | None:
    """The element of the same file that an element refers to."""
    value = reference(element) or ""
    return named.get(value[1:]) if value.startswith("#") else None


def by_id(root: Element) -> Mapping[str, Element]:
    """Every element that can be referred to; of two with one name the first."""
    found: dict[str, Element] = {}
    for element in root.iter():
        if (name := element.get("id")) is not None:
            found.setdefault(str(name), element)
    return found


def place(element: Element) -> str:
    """An element as one finds it again: its name, and its line in the file."""
    return f"<{name_of(element)}>:{element.sourceline}"


def _weigh(root: Element) -> None:
    """`Flawed` where there is too much of it, or an entity whose text stands elsewhere."""
    letters = pictured = 0
    for elements, (element, depth) in enumerate(_deep(root), 1):
        if not isinstance(element.tag, str):  # an entity: what it stands for is not put in
            raise Flawed(LogoFlaw.ENTITIES)
        for value in element.attrib.values():
            if value.startswith("data:"):
                pictured += len(value)
            else:
                letters += len(value)
        letters += len(element.text or "")
        heavy = elements > _MOST_ELEMENTS or letters > _MOST_LETTERS or pictured > _MOST_PICTURED
        if heavy or depth > _DEEPEST:
            raise Flawed(LogoFlaw.TOO_MUCH)


def _deep(root: Element) -> Iterator[tuple[Element, int]]:
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        yield element, depth
        waiting += [(child, depth + 1) for child in element]


def count_uses(root: Element, named: Mapping[str, Element]) -> None:
    """`Flawed` where more copies are drawn than a logo has: a few lines can ask for millions, or for themselves."""
    _copies(root, named, {}, 0)


def _copies(element: Element, named: Mapping[str, Element], known: dict[Element, int], depth: int) -> int:
    if element in known:
        return known[element]
    if depth > _DEEPEST:
        raise Flawed(LogoFlaw.TOO_MUCH)
    known[element] = _MOST_USES + 1  # while it is being counted: whoever comes back here goes in a circle
    total = 0
    for inner in element.iter():
        for target in _drawn_again(inner, named):
            total += 1 + _copies(target, named, known, depth + 1)
            if total > _MOST_USES:
                raise Flawed(LogoFlaw.TOO_MUCH)
    known[element] = total
    return total


def _drawn_again(element: Element, named: Mapping[str, Element]) -> Iterator[Element]:
    """What is drawn wherever an element is drawn, and stands elsewhere."""
    if name_of(element) in _REFERRING and (target := local(element, named)) is not None:
        yield target
    for value in element.attrib.values():
        for name in URL.findall(value):
            if (target := named.get(name[1:])) is not None:
                yield target
