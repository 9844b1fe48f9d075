"""Form fields read: what a widget has from the fields above it, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf.generic import DictionaryObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.evidence import FoundField

PUSH, RADIO = 1 << 16, 1 << 15
"""Flags of buttons: one that does something, one of several of which one is chosen (ISO 32000-1, table 226)."""
PASSWORD, FILE = 1 << 13, 1 << 20
"""Flags of text fields: a password, the path of a file (ISO 32000-1, table 228)."""
UNISON = 1 << 25
"""Of buttons that mean the same: they go on and off together."""
_HOPS = 32
_MOST_STATES = 100


def ancestry(annotation: DictionaryObject) -> Iterator[DictionaryObject]:
    """A widget, its field, and the fields above that one."""
    field: DictionaryObject | None = annotation
    for _ in range(_HOPS):
        if field is None:
            return
        yield field
        field = objects.dictionary(objects.raw(field, "/Parent"))


def inherited(annotation: DictionaryObject, entry: str) -> object:
    """An entry of the field, which its parents may have (ISO 32000-1, 12.7.3.1)."""
    for field in ancestry(annotation):
        value = objects.raw(field, entry)
        if objects.follow(value) is not None:
            return value
    return None


def full_name(annotation: DictionaryObject) -> str:
    """The names from the topmost field down, parted by periods (ISO 32000-1, 12.7.3.2); empty where none is given."""
    parts = [objects.text(objects.get(field, "/T")) for field in ancestry(annotation)]
    return ".".join(part for part in reversed(parts) if part)


def described(annotation: DictionaryObject) -> str:
    """What a reader is told of the field: its description, else its name; empty where it has neither."""
    said = objects.text(inherited(annotation, "/TU")) or objects.text(objects.get(annotation, "/Contents"))
    return (said or "").strip() or full_name(annotation)


def read_field(widget: object) -> FoundField | None:
    """The field that a widget is, or is one of; None where it is no field at all."""
    found = objects.dictionary(widget)
    if found is None:
        return None
    steps = list(ancestry(found))
    # A widget without a name of its own is one of those of its field (ISO 32000-1, 12.7.3.1).
    named = next((step for step in steps if objects.get(step, "/T") is not None), found)
    flags = objects.integer(inherited(found, "/Ff")) or 0
    button = objects.name(objects.follow(inherited(found, "/FT"))) == "Btn"
    normal = objects.get(objects.get(found, "/AP"), "/N")
    states = [name for name, _ in objects.entries(normal) if name != "Off"] if objects.stream(normal) is None else []
    return FoundField(
        full_name(found),
        objects.key_of(named),
        objects.key_of(steps[-1]),
        button and bool(flags & RADIO),
        bool(flags & UNISON),
        tuple(states[:_MOST_STATES]),
        objects.name(objects.get(found, "/AS")) or "",
    )
