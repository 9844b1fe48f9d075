"""Appearances of annotations: their streams, and fonts that viewers left beside them without a use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pypdf.generic import StreamObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import FAULTS, Key
from sheetbuilder.pdf.read.tokens import name, operations

_MOST = 100_000
"""Bytes of an appearance that are looked at for its fonts; what is longer is taken to use all of them."""


def looks(appearance: object) -> Iterator[StreamObject]:
    """The streams of an appearance, of all its states."""
    for _, state in objects.entries(appearance):
        each = [state] if objects.stream(state) is not None else [inner for _, inner in objects.entries(state)]
        yield from (stream for one in each if (stream := objects.stream(one)) is not None)


def idle_fonts(leaves: Iterable[object]) -> frozenset[Key]:
    """Fonts that are there for appearances alone, and of which none shows a letter in it.

    Only a font that is used must be embedded (ISO 14289-1, 7.21.4.1). PDFium puts Helvetica beside what is typed.
    """
    idle, busy = set[Key](), set[Key]()
    for leaf in leaves:
        busy.update(_fonts(objects.raw(leaf, "/Resources")).values())
        for value in objects.array(objects.raw(leaf, "/Annots")):
            for stream in looks(objects.get(objects.dictionary(value), "/AP")):
                fonts = _fonts(objects.raw(stream, "/Resources"))
                chosen = _chosen(stream) if fonts else frozenset()
                for called, font in fonts.items():
                    (busy if chosen is None or called in chosen else idle).add(font)
    return frozenset(idle - busy)


def _chosen(stream: StreamObject) -> frozenset[str] | None:
    """The names of the fonts that a stream sets; None where that cannot be said."""
    try:
        data = stream.get_data()
    except FAULTS:
        return None
    if len(data) > _MOST:
        return None
    found = (each.operands[0] for each in operations(data) if each.operator == b"Tf" and each.operands)
    return frozenset(name(operand).removeprefix("/") for operand in found)


def _fonts(resources: object) -> dict[str, Key]:
    fonts = objects.raw(objects.dictionary(resources), "/Font")
    return {called: objects.key_of(font) for called, font in objects.entries(fonts)}
