"""Words in place of an element that silence what it holds: an /Alt or an /ActualText over headings, lists, texts."""

from __future__ import annotations

from sheetbuilder.pdf.read.evidence import Element
from sheetbuilder.pdf.read.structure import ILLUSTRATIONS, INLINE

_DESCRIBED = ILLUSTRATIONS | {"Link", "Annot"}
"""What an alternative text may stand in place of, whatever it holds."""


def silences_by_alt(element: Element, role: str) -> bool:
    """Whether an /Alt of an element with a role would be heard in place of text that is read (ISO 32000-1, 14.9.3)."""
    return role not in _DESCRIBED and (_holds_blocks(element) or role not in INLINE) and holds_something(element)


def silences_by_text(element: Element, role: str) -> bool:
    """Whether an /ActualText would be: it stands for letters, not for elements (ISO 32000-1, 14.9.4)."""
    return role not in ILLUSTRATIONS and _holds_blocks(element)


def holds_something(element: Element) -> bool:
    """Whether the element holds something on any page of the file."""
    return any(True for each in element.walk() for kid in each.kids if not isinstance(kid, Element))


def _holds_blocks(element: Element) -> bool:
    return any(each.mapped not in INLINE for kid in element.elements for each in kid.walk())
