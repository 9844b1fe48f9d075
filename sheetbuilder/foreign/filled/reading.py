"""Form fields read in the child, in reading order, with what was filled in.

What one cannot see on a page is no answer: hidden widgets are left out, and so are fields that hold a password, a file
or a signature, and buttons that only do something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.extract.reading import guarded, opened
from sheetbuilder.foreign.filled.answer import FilledAnswer, FilledField
from sheetbuilder.foreign.filled.values import value_of
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.evidence import Element, ObjectClaim, Tree
from sheetbuilder.pdf.read.fields import FILE, PASSWORD, PUSH, full_name, inherited
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import leaves
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.pdf.read.structure import read_tree

_UNSEEN = 0b100010
"""Hidden, or not to be viewed (ISO 32000-1, table 165)."""
_NO_ANSWERS = {"Btn": PUSH, "Tx": PASSWORD | FILE, "Ch": 0}
_LETTERS = 4_000_000
"""Of all that is told of one file."""


@dataclass(slots=True)
class _Widgets:
    """The widgets of one field, in the order of the pages."""

    page: int
    rank: tuple[bool, int]
    """Where the first of them stands in the tree; what that leaves out comes last, in the order of the pages."""
    found: list[DictionaryObject] = field(default_factory=list)


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a file that was filled in, as plain values; there are no arguments."""
    del arguments, step  # no page is painted
    try:
        return asdict(read(data))
    except Refused as refused:
        return asdict(FilledAnswer(refused.reason, refused.detail))


def read(data: bytes) -> FilledAnswer:
    """The fields of a file. Raises `Refused`."""
    with guarded():
        reader = opened(data)
        catalog = objects.get(reader.trailer, "/Root")
        title = objects.text(objects.get(objects.get(reader.trailer, "/Info"), "/Title")) or ""
        xfa = objects.follow(objects.raw(objects.get(catalog, "/AcroForm"), "/XFA")) is not None
        return FilledAnswer(title=title, fields=_fields(catalog), xfa=xfa)
    raise AssertionError  # `guarded` lets nothing but `Refused` through


def _fields(catalog: object) -> tuple[FilledField, ...]:
    ranks = {key: rank for rank, key in reversed(list(enumerate(_claimed(read_tree(catalog)))))}
    held: dict[object, _Widgets] = {}
    for number, (page, key, widget) in enumerate(_widgets(catalog)):
        rank = (False, ranks[key]) if key in ranks else (True, number)
        # Fields of one name are one field (ISO 32000-1, 12.7.3.2); one without a name is like no other.
        of_field = held.setdefault(full_name(widget) or key, _Widgets(page, rank))
        of_field.rank = min(of_field.rank, rank)
        of_field.found.append(widget)
    found, letters = list[FilledField](), 0
    for of_field in sorted(held.values(), key=lambda one: one.rank):
        one = value_of(of_field.found, of_field.page)
        letters += sum(map(len, (one.name, one.label, *one.options, *_words(one.value))))
        if letters > _LETTERS:
            raise Refused(Refusal.TOO_MUCH)
        found.append(one)
    return tuple(found)


def _words(value: str | bool | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _claimed(tree: Tree) -> Iterator[Key]:
    """The objects that the tree holds, in reading order."""
    waiting: list[object] = list(reversed(tree.roots))
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, ObjectClaim):
            yield kid.target
        elif isinstance(kid, Element):
            waiting.extend(reversed(kid.kids))


def _widgets(catalog: object) -> Iterator[tuple[int, Key, DictionaryObject]]:
    """Every widget that can be seen and answers something, with its page; each once."""
    seen: set[Key] = set()
    for leaf in leaves(catalog):
        for value in objects.array(objects.raw(leaf.page, "/Annots")):
            widget, key = objects.dictionary(value), objects.key_of(value)
            if widget is None or key in seen or objects.name(objects.get(widget, "/Subtype")) != "Widget":
                continue
            seen.add(key)
            if len(seen) > limits.ELEMENTS:
                raise Refused(Refusal.TOO_MUCH)
            kind = objects.name(inherited(widget, "/FT")) or ""
            without = _NO_ANSWERS.get(kind, -1)
            flags = objects.integer(inherited(widget, "/Ff")) or 0
            if without >= 0 and not flags & without and not (objects.integer(objects.get(widget, "/F")) or 0) & _UNSEEN:
                yield leaf.number, key, widget
