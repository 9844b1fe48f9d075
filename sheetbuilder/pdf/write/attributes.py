"""Standard attributes of structure elements: whose they are, which values make sense, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sheetbuilder.layout.imported import Value
from sheetbuilder.pdf.write.slots import Content, array, joined, name_slot
from sheetbuilder.pdf.write.syntax import number, text

_MOST = 1_000
"""Members of an array, columns that a cell spans."""
_LARGEST = 100_000.0

Sane = Callable[[object], Value | None]


def _one_of(names: str) -> Sane:
    allowed = frozenset(names.split())
    return lambda value: value if isinstance(value, str) and value in allowed else None


def _number(value: object) -> Value | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= _LARGEST else None


def _count(value: object) -> Value | None:
    found = _number(value)
    return found if isinstance(found, float) and found == int(found) and 1 <= found <= _MOST else None


def _numbers(least: int, most: int) -> Sane:
    def sane(value: object) -> Value | None:
        if not isinstance(value, tuple | list) or not least <= len(value) <= most:
            return None
        found = tuple(member for each in value if isinstance(member := _number(each), float))
        return found if len(found) == len(value) else None

    return sane


def _words(value: object) -> Value | None:
    return value if isinstance(value, str) and 0 < len(value) <= 2_000 else None


def _identifiers(value: object) -> Value | None:
    members = value if isinstance(value, tuple | list) else (value,)
    found = tuple(member for member in members if isinstance(member, str) and 0 < len(member) <= 200)
    return found if found and len(found) == len(members) <= _MOST else None


_BORDERS = "None Hidden Dotted Dashed Solid Double Groove Ridge Inset Outset"

STANDARD: Mapping[str, tuple[str, Sane]] = MappingProxyType(
    {
        "Placement": ("Layout", _one_of("Block Inline Before Start End")),
        "WritingMode": ("Layout", _one_of("LrTb RlTb TbRl")),
        "BackgroundColor": ("Layout", _numbers(3, 3)),
        "Color": ("Layout", _numbers(3, 3)),
        "BorderStyle": ("Layout", _one_of(_BORDERS)),
        "TextAlign": ("Layout", _one_of("Start Center End Justify")),
        "BlockAlign": ("Layout", _one_of("Before Middle After Justify")),
        "InlineAlign": ("Layout", _one_of("Start Center End")),
        "TextDecorationType": ("Layout", _one_of("None Underline Overline LineThrough")),
        "TextDecorationColor": ("Layout", _numbers(3, 3)),
        "ColumnCount": ("Layout", _count),
        "ListNumbering": (
            "List",
            _one_of("None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha"),
        ),
        "Role": ("PrintField", _one_of("rb cb pb tv")),
        "checked": ("PrintField", _one_of("on off neutral")),
        "Desc": ("PrintField", _words),
        "RowSpan": ("Table", _count),
        "ColSpan": ("Table", _count),
        "Headers": ("Table", _identifiers),
        "Scope": ("Table", _one_of("Row Column Both")),
        "Summary": ("Table", _words),
    }
)
"""By name: the owner, and what makes sense of a value (ISO 32000-1, 14.8.5.4 to 14.8.5.7).

Lengths are not among them, since an imported page is scaled; nor is BBox, which moves with its page.
"""

_TEXTS = frozenset({"Desc", "Summary"})


def sane(found: Mapping[str, object]) -> dict[str, Value]:
    """The standard attributes whose values make sense; all others are left out."""
    return {
        name: value
        for name, (_, judge) in STANDARD.items()
        if name in found and (value := judge(found[name])) is not None
    }


def written(attributes: Mapping[str, Value]) -> list[Content]:
    """One dictionary for each owner."""
    owners: dict[str, list[Content]] = {}
    for name, value in attributes.items():
        owner = STANDARD[name][0]
        owners.setdefault(owner, []).append(joined((b"/%s " % name.encode("ascii"), _value(name, value))))
    return [joined((b"<</O/%s" % owner.encode("ascii"), *parts, b">>")) for owner, parts in owners.items()]


def _value(name: str, value: Value) -> Content:
    if isinstance(value, str):
        return text(value) if name in _TEXTS else b"/" + value.encode("ascii")
    if isinstance(value, tuple):
        # The only texts in an array are the identifiers of other elements (/Headers).
        return array(name_slot(each) if isinstance(each, str) else _plain(each) for each in value)
    return _plain(value)


def _plain(value: float) -> bytes:
    return number(value).encode("ascii")
