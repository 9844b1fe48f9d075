"""The fields of the form, made from the model of brand files: what a new key of it is comes along by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sheetbuilder.app.brand_room.editing import KEPT, ListRow, Plain
from sheetbuilder.brand.file import BrandFile
from sheetbuilder.models.base import Content
from sheetbuilder.models.shapes import (
    ChoiceShape,
    DayShape,
    ListShape,
    NumberShape,
    OptionalShape,
    TextShape,
    TruthShape,
    ValueShape,
)
from sheetbuilder.models.structure import Field, ModelShape, fields_of
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import Located

ELSEWHERE = frozenset({"type", "overlay", "local"})
"""Keys that have pages of their own, or say nothing."""
_FILES = frozenset({"logo.colour", "logo.mono"} | {f"fonts.{key}" for key in ("regular", "bold", "light")})
_MORE_FILES = frozenset(f"fonts.{key}" for key in ("semibold", "italic", "bold_italic"))
GONE = "gone"
"""The box that takes a row out."""


@dataclass(frozen=True, slots=True)
class KeyField:
    """A key with one value."""

    path: str
    """The keys from the top of the file, with dots between; a row's number stands in it as one."""
    shape: ValueShape
    required: bool

    @property
    def name(self) -> str:
        """The path without the numbers of rows: what the key is called whatever row it is in."""
        return ".".join(part for part in self.path.split(".") if not part.isdigit())

    @property
    def is_file(self) -> bool:
        """Whether it names a file that somebody has on their disk."""
        return self.name in _FILES | _MORE_FILES


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A key with keys of its own below it."""

    path: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class KeyChoices:
    """A key with any of some words."""

    path: str
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class KeyList:
    """A key with a list below it."""

    path: str
    of: ValueShape
    most: int

    def row(self, number: int | str) -> Entry:
        """What one row holds."""
        return _entry(f"{self.path}.{number}", self.of, required=False)


Entry: TypeAlias = KeyField | KeyGroup | KeyChoices | KeyList


def entries() -> Sequence[Entry]:
    """All of a brand file that stands in the form, in the order of the model."""
    return tuple(_of_model(BrandFile, ""))


def _of_model(kind: type[Content], above: str) -> Iterator[Entry]:
    for field in fields_of(kind).values():
        if above or field.key not in ELSEWHERE:
            yield _of_field(field, above)


def _of_field(field: Field, above: str) -> Entry:
    return _entry(f"{above}{field.key}", field.shape, required=field.limits.required)


def _entry(path: str, shape: ValueShape, *, required: bool) -> Entry:
    while isinstance(shape, OptionalShape):
        shape = shape.of
    match shape:
        case ModelShape():
            return KeyGroup(path, tuple(_of_model(shape.kind, f"{path}.")))
        case ListShape(of=ChoiceShape() as of):
            return KeyChoices(path, tuple(of.values))
        case ListShape():
            return KeyList(path, shape.of, shape.most or 20)
        case _:
            return KeyField(path, shape, required)


def shown(located: Located | None) -> str:
    """The text of a value as the form shows it: as its author wrote it."""
    return located.value if located is not None and isinstance(located.value, str) else ""


def within(located: Located | None, key: str) -> Located | None:
    """What a mapping or a list of the file holds under a key or a number."""
    held = located.value if located is not None else None
    if isinstance(held, Mapping):
        return held.get(key)
    if isinstance(held, tuple) and key.isdigit() and int(key) < len(held):
        return held[int(key)]
    return None


def rows_of(located: Located | None) -> int:
    """How many entries a list of the file has."""
    return len(located.value) if located is not None and isinstance(located.value, tuple) else 0


def sent(form: SentForm, root: Located) -> Mapping[str, Plain]:
    """What a form says, by key of the file; what it leaves as it was is `KEPT`."""
    return {entry.path: _sent(form, entry, within(root, entry.path)) for entry in entries()}


def _sent(form: SentForm, entry: Entry, there: Located | None) -> Plain:
    match entry:
        case KeyField():
            return _value(form, entry, there)
        case KeyGroup():
            return {(key := one.path.rpartition(".")[2]): _sent(form, one, within(there, key)) for one in entry.entries}
        case KeyChoices():
            said = [shown(within(there, str(number))) for number in range(rows_of(there))]
            wanted = form.texts(entry.path)
            kept = [ListRow(KEPT, number) for number, word in enumerate(said) if word in wanted]
            return [*kept, *(ListRow(word) for word in entry.words if word in wanted and word not in said)]
        case KeyList():
            return _rows(form, entry, there)


def _rows(form: SentForm, entry: KeyList, there: Located | None) -> Plain:
    count, made = rows_of(there), []
    for number in range(count + 1):
        row = entry.row(number)
        value = _sent(form, row, within(there, str(number)))
        if form.ticked(f"{entry.path}.{number}.{GONE}") or _is_empty(value):
            continue
        made.append(ListRow(value, number if number < count else None))
    return made


def _is_empty(value: Plain) -> bool:
    """Whether nothing is said at all; a row of which the file has nothing to keep either."""
    return value is None or (isinstance(value, Mapping) and all(map(_is_empty, value.values())))


def _value(form: SentForm, leaf: KeyField, there: Located | None) -> Plain:
    if isinstance(leaf.shape, TruthShape):
        said = shown(there) == "true"
        ticked = form.ticked(leaf.path)
        return (KEPT if there is not None else None) if ticked is said else (True if ticked else None)
    text = form.text(leaf.path).strip()
    if there is not None and text == shown(there).strip():
        return KEPT
    return _typed(leaf.shape, text) if text else None


def _typed(shape: ValueShape, text: str) -> Plain:
    """A text as YAML writes it without quotes, where it is no text; what is wrong is told when the file is read."""
    try:
        if isinstance(shape, DayShape):
            return datetime.date.fromisoformat(text)
        if isinstance(shape, NumberShape):
            return int(text) if text.isdecimal() else float(text.replace(",", "."))
    except ValueError:
        return text
    return text


def choices(leaf: KeyField) -> Sequence[str]:
    """The words that a key can have; none where it takes others."""
    return tuple(leaf.shape.values) if isinstance(leaf.shape, ChoiceShape) else ()


def longest(leaf: KeyField) -> int | None:
    """How many letters a text may have."""
    return leaf.shape.most if isinstance(leaf.shape, TextShape) else None
