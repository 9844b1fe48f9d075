"""Reading order: the elements of a tree that show anything, numbered as they are read, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import Inset, Text
from sheetbuilder.layout.roles import ImportedMark, Mark, Node, Role

_LONGEST = 90
"""Letters of an element's words: enough to find it on the page."""
_SOFT_HYPHEN = "\u00ad"


class TaggedElement(Struct, frozen=True):
    """An element on a page: its number in reading order, its role, how far it reaches, and what is read of it there."""

    number: int
    role: Role
    extent: Extent
    text: str
    described: bool = False
    """Whether the text is not printed but stands for what is: an alternative text, a name of a field."""


class _PaintedStretch(Struct):
    """What of an element is met on a page."""

    extent: Extent
    words: list[str]


def reading_order(document: Document) -> tuple[tuple[TaggedElement, ...], ...]:
    """The elements of each page, as they are read; one that goes on on another page has the same number there."""
    met: dict[int, list[tuple[int, _PaintedStretch]]] = {}
    for index, page in enumerate(document.pages):
        for mark, one in _met(page).items():
            met.setdefault(mark, []).append((index, one))
    shown: dict[ImportedPage, tuple[int, Extent]] = {}
    for index, page in enumerate(document.pages):
        shown |= {imported: (index, extent) for imported, extent in _imported(page)}
    found: list[list[TaggedElement]] = [[] for _ in document.pages]
    number = 0
    for node in document.root.walk():
        on = dict(_pages_of(node, met, shown))
        if not on:
            continue
        number += 1
        for index, one in on.items():
            text = node.alt or " ".join("".join(one.words).replace(_SOFT_HYPHEN, "").split())
            cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
            found[index].append(TaggedElement(number, node.role, one.extent, cut, node.alt is not None))
    return tuple(map(tuple, found))


def _met(page: Page) -> Mapping[int, _PaintedStretch]:
    """By the `id` of its mark: what is painted of it on a page."""
    found: dict[int, _PaintedStretch] = {}
    for x, y, item in flat(page.items):
        if item.mark is None:
            continue
        for extent in extents(x, y, item):
            known = found.get(id(item.mark))
            if known is None:
                found[id(item.mark)] = _PaintedStretch(extent, [])
            else:
                known.extent = known.extent.around(extent)
        if isinstance(item, Text) and id(item.mark) in found:
            found[id(item.mark)].words.append(item.text if item.actual is None else item.actual)
    return found


def _imported(page: Page) -> Iterator[tuple[ImportedPage, Extent]]:
    """Pages of others with marks of their own, which we do not read: theirs is the whole rectangle."""
    for x, y, item in flat(page.items):
        if isinstance(item, Inset) and item.page.tagged:
            yield item.page, extents(x, y, item)[0]


def _pages_of(
    node: Node,
    met: Mapping[int, Sequence[tuple[int, _PaintedStretch]]],
    shown: Mapping[ImportedPage, tuple[int, Extent]],
) -> Iterator[tuple[int, _PaintedStretch]]:
    gathered: dict[int, _PaintedStretch] = {}
    for kid in node.kids:
        pieces: Sequence[tuple[int, _PaintedStretch]] = ()
        if isinstance(kid, Mark):
            pieces = met.get(id(kid), ())
        elif isinstance(kid, ImportedMark) and kid.page in shown:
            index, extent = shown[kid.page]
            pieces = [(index, _PaintedStretch(extent, []))]
        for index, piece in pieces:
            known = gathered.get(index)
            gathered[index] = (
                _PaintedStretch(piece.extent, list(piece.words))
                if known is None
                else _PaintedStretch(known.extent.around(piece.extent), [*known.words, " ", *piece.words])
            )
    yield from gathered.items()
