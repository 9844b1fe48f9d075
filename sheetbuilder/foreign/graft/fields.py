"""Form fields of the chosen pages, in the child: kept where they can be filled in as PDF/A asks, else painted flat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.extract.extractor import Extractor
from sheetbuilder.foreign.graft.found import FoundWidget
from sheetbuilder.layout.imported import ImportedField, Rectangle, Value
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fields import FILE, PASSWORD, PUSH, RADIO, described, full_name, inherited
from sheetbuilder.pdf.read.fonts import read_font
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.tokens import operations
from sheetbuilder.values import replace

_STATE = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_SECRET = {"Tx": PASSWORD | FILE | (1 << 25)}
"""Passwords, files, rich text: nothing that paper asks for (ISO 32000-1, table 228)."""
_HARMLESS = {
    "Tx": 0b111 | (1 << 12) | (1 << 22) | (1 << 23) | (1 << 24),
    "Btn": 0b111 | (1 << 14) | RADIO | (1 << 25),
    "Ch": 0b111 | (1 << 17) | (1 << 18) | (1 << 19) | (1 << 21) | (1 << 22),
}
_MOST = 500
"""Options of a choice, letters of a name."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A widget that is painted as part of its page: its key, its appearance, and the way from that to the page."""

    key: Key
    appearance: object
    matrix: tuple[float, ...]
    attributes: Mapping[str, Value]
    """What the printed field says of itself (ISO 32000-1, 14.8.5.6)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A widget that stays a field: not placed yet, its box as its page counts."""

    key: Key
    field: ImportedField
    widget: FoundWidget


class Fields:
    """The fields of one file."""

    def __init__(self, catalog: object, keep: bool) -> None:
        self._form = objects.get(catalog, "/AcroForm")
        self._keep = keep

    def kept(self, key: Key, annotation: DictionaryObject, extractor: Extractor) -> Kept | None:
        """A widget as a field, if that can be; its appearance goes to the pieces."""
        field = self._field(annotation, extractor) if self._keep else None
        box = _box(annotation)
        if field is None or box is None:
            return None
        normal = objects.raw(objects.get(annotation, "/AP"), "/N")
        streams = {"": normal} if field.kind != "Btn" else dict(objects.entries(normal))
        states: dict[str, int] = {}
        for name, value in streams.items():
            parts = extractor.value(value, "xobject") if objects.stream(value) is not None else None
            if parts is None or not isinstance(parts[0], int) or (name and not _STATE.fullmatch(name)):
                return None
            states[name] = parts[0]
        if not states:
            return None
        state = objects.name(objects.get(annotation, "/AS")) or "Off"
        return Kept(key, field, FoundWidget(0, box, 0, states, state if state in states else "Off"))

    def flat(self, key: Key, annotation: DictionaryObject) -> Flat | None:
        """A widget as paint, if there is any."""
        box = _box(annotation)
        normal = objects.raw(objects.get(annotation, "/AP"), "/N")
        if objects.stream(normal) is None:
            state = objects.name(objects.get(annotation, "/AS")) or "Off"
            normal = objects.raw(objects.dictionary(normal), f"/{state}")
        form = objects.stream(normal)
        matrix = _fitting(form, box) if form is not None and box is not None else None
        return None if matrix is None else Flat(key, normal, matrix, dict(self._printed(annotation)))

    def _printed(self, annotation: DictionaryObject) -> Iterator[tuple[str, Value]]:
        kind = objects.name(objects.follow(inherited(annotation, "/FT")))
        flags = objects.integer(inherited(annotation, "/Ff")) or 0
        if kind == "Btn" and not flags & PUSH:
            yield "Role", "rb" if flags & RADIO else "cb"
            yield "checked", "off" if (objects.name(objects.get(annotation, "/AS")) or "Off") == "Off" else "on"
        else:
            yield "Role", "pb" if kind == "Btn" else "tv"
        yield "Desc", _told(annotation)

    def _field(self, annotation: DictionaryObject, extractor: Extractor) -> ImportedField | None:
        kind = objects.name(objects.follow(inherited(annotation, "/FT"))) or ""
        flags = objects.integer(inherited(annotation, "/Ff")) or 0
        if kind not in _HARMLESS or flags & _SECRET.get(kind, 0) or (kind == "Btn" and flags & PUSH):
            return None
        value = objects.follow(inherited(annotation, "/V"))
        longest = objects.integer(inherited(annotation, "/MaxLen"))
        field = ImportedField(
            kind=kind,
            name=full_name(annotation)[:_MOST],
            description=_told(annotation),
            flags=flags & _HARMLESS[kind],
            value=(objects.name(value) if kind == "Btn" else objects.text(value)) or "",
            options=tuple(_options(inherited(annotation, "/Opt"))) if kind == "Ch" else (),
            longest=longest if kind == "Tx" and longest is not None and 0 < longest < 100_000 else None,
        )
        return field if kind == "Btn" else self._lettered(field, annotation, extractor)

    def _lettered(
        self, field: ImportedField, annotation: DictionaryObject, extractor: Extractor
    ) -> ImportedField | None:
        """The field with the font that it is filled in with; None where that is not embedded."""
        said = objects.text(inherited(annotation, "/DA")) or objects.text(objects.get(self._form, "/DA")) or ""
        fonts = objects.get(objects.get(self._form, "/DR"), "/Font")
        for found in operations(said.encode("latin-1", "replace")):
            if found.operator == b"Tf" and len(found.operands) == 2:
                value = objects.raw(fonts, found.operands[0].decode("latin-1"))
                face = read_font(value)
                finding = None if face is None else face.finding()
                parts = extractor.value(value, "font") if finding and finding.embedded and finding.unicode_map else None
                size = _number(found.operands[1])
                if parts and isinstance(parts[0], int) and size is not None:
                    return replace(field, font=parts[0], size=size)
        return None


def appearances(annotation: DictionaryObject) -> Iterator[object]:
    """Every stream of a widget's normal appearance, as written."""
    normal = objects.raw(objects.get(annotation, "/AP"), "/N")
    if objects.stream(normal) is not None:
        yield normal
        return
    yield from (value for _, value in objects.entries(normal) if objects.stream(value) is not None)


def _told(annotation: DictionaryObject) -> str:
    """What a reader is told of the field, within what is believed to be a name."""
    return (described(annotation) or "–")[:_MOST]


def _options(value: object) -> Iterator[tuple[str, str]]:
    for member in objects.array(value)[:_MOST]:
        pair = [objects.text(each) or "" for each in objects.array(member)]
        if pair:
            yield pair[0][:_MOST], pair[-1][:_MOST]


def _box(annotation: DictionaryObject) -> Rectangle | None:
    sides = objects.numbers(objects.raw(annotation, "/Rect"))
    if len(sides) != 4 or not all(abs(side) < 1e6 for side in sides):
        return None
    left, right, bottom, top = *sorted(sides[::2]), *sorted(sides[1::2])
    return (left, bottom, right, top) if right > left and top > bottom else None


def _fitting(form: object, box: Rectangle) -> tuple[float, ...] | None:
    """The way from an appearance to its rectangle (ISO 32000-1, 12.5.5, algorithm 8.1)."""
    sides = objects.numbers(objects.raw(form, "/BBox"))
    matrix = objects.numbers(objects.raw(form, "/Matrix"))
    if len(sides) != 4 or not all(abs(value) < 1e6 for value in (*sides, *matrix)):
        return None
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in sides[::2] for y in sides[1::2]]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    if right <= left or top <= bottom:
        return None
    across, up = (box[2] - box[0]) / (right - left), (box[3] - box[1]) / (top - bottom)
    return across, 0.0, 0.0, up, box[0] - across * left, box[1] - up * bottom


def _number(token: bytes) -> float | None:
    try:
        value = float(token)
    except ValueError:
        return None
    return value if 0 <= value <= 1_000 else None
