"""The fields of a form, made from the model of a file: what a new key of it is comes along by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, runtime_checkable

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain
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
from sheetbuilder.serving.ordering import ordered
from sheetbuilder.source import Located

GONE = "gone"
"""The box that takes a row out."""
ORDER = "order:"
"""What stands before the path of a list in the name of the field that says in which order its rows are to be."""


class FormEntry(Protocol):
    """A key of a file as a form has it: one field or several."""

    @property
    def path(self) -> str:
        """The keys from the top of the file, with dots between; a row's number stands in it as one."""

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """What a form says of it; `KEPT` where that is what stands in the file."""


@runtime_checkable
class SeveralFields(FormEntry, Protocol):
    """A key that a form has in several fields of its own kind, whose names begin with its path."""

    def stands(self, there: Located | None) -> Mapping[str, str]:
        """What each of them sends of a value that nobody has touched, by what stands behind the path in its name."""


@dataclass(frozen=True, slots=True)
class KeyField:
    """A key with one value."""

    path: str
    shape: ValueShape
    required: bool

    @property
    def name(self) -> str:
        """The path without the numbers of rows: what the key is called whatever row it is in."""
        return name_of(self.path)

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """A text as it was typed, or what YAML makes of it."""
        return _value(form, self, there)


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A key with keys of its own below it."""

    path: str
    entries: Sequence[FormEntry]

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """What is said of each of them."""
        return {(key := one.path.rpartition(".")[2]): one.sent(form, within(there, key)) for one in self.entries}


@dataclass(frozen=True, slots=True)
class KeyChoices:
    """A key with any of some words."""

    path: str
    words: Sequence[str]

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """The words that are ticked, those of the file first."""
        said = [shown(within(there, str(number))) for number in range(rows_of(there))]
        wanted = form.texts(self.path)
        kept = [ListRow(KEPT, number) for number, word in enumerate(said) if word in wanted]
        return [*kept, *(ListRow(word) for word in self.words if word in wanted and word not in said)]


@dataclass(frozen=True, slots=True)
class KeyList:
    """A key with a list below it."""

    path: str
    of: ValueShape
    most: int
    spare: int = 1
    """Empty rows at its end, for new ones."""

    def row(self, number: int | str) -> FormEntry:
        """What one row holds."""
        return _entry(f"{self.path}.{number}", self.of, required=False)

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """Its rows in the order that is wanted; one in which nothing stands is none."""
        count, made = rows_of(there), []
        for number in (*self._wanted(form, count), *range(count, count + self.spare)):
            value = self.row(number).sent(form, within(there, str(number)))
            if form.ticked(f"{self.path}.{number}.{GONE}") or _is_empty(value):
                continue
            made.append(ListRow(value, number if number < count else None))
        return made

    def _wanted(self, form: SentForm, count: int) -> Sequence[int]:
        """The numbers of the rows of the file; those of which the form says no place keep theirs behind the others."""
        known = {f"{self.path}.{number}": number for number in range(count)}
        first = [known[value] for value in ordered(form, f"{ORDER}{self.path}") if value in known]
        return (*first, *(number for number in known.values() if number not in first))


@dataclass(frozen=True, slots=True)
class KeyLines:
    """A key with a list of texts, each a line of one field."""

    path: str

    def text(self, there: Located | None) -> str:
        """What stands in the field."""
        return "\n".join(_lines_of(there))

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """A text for each line; one that stands in the file already stays as it is written."""
        return rows_from(lines_in(form.text(self.path)), _lines_of(there))


def lines_in(text: str) -> list[str]:
    """The lines of a field in which anything stands."""
    return [line for one in text.split("\n") if (line := " ".join(one.split()))]


def rows_from(lines: Sequence[str], there: Sequence[str]) -> list[ListRow]:
    """The rows of a list for lines; those that the file has in the same order keep what stands beside them."""
    rows, after = [], 0
    for line in lines:
        was = next((at for at in range(after, len(there)) if there[at] == line), None)
        rows.append(ListRow(line) if was is None else ListRow(KEPT, was))
        after = after if was is None else was + 1
    return rows


def _lines_of(there: Located | None) -> list[str]:
    return [" ".join(shown(within(there, str(number))).split()) for number in range(rows_of(there))]


def entries_of(kind: type[Content], above: str = "", without: frozenset[str] = frozenset()) -> Iterator[FormEntry]:
    """The keys of a model, in its order, but for some."""
    for field in fields_of(kind).values():
        if field.key not in without:
            yield _of_field(field, above)


def _of_field(field: Field, above: str) -> FormEntry:
    return _entry(f"{above}{field.key}", field.shape, required=field.limits.required)


def _entry(path: str, shape: ValueShape, *, required: bool) -> FormEntry:
    while isinstance(shape, OptionalShape):
        shape = shape.of
    match shape:
        case ModelShape():
            return KeyGroup(path, tuple(entries_of(shape.kind, f"{path}.")))
        case ListShape(of=ChoiceShape() as of):
            return KeyChoices(path, tuple(of.values))
        case ListShape():
            return KeyList(path, shape.of, shape.most or 20)
        case _:
            return KeyField(path, shape, required)


def name_of(path: str) -> str:
    """A path without the numbers of rows."""
    return ".".join(part for part in path.split(".") if not part.isdigit())


def shown(located: Located | None) -> str:
    """The text of a value as the form shows it: as its author wrote it."""
    return located.value if located is not None and isinstance(located.value, str) else ""


def within(located: Located | None, key: str) -> Located | None:
    """What a mapping or a list of the file holds under a key or a number."""
    held = located.value if located is not None else None
    if isinstance(held, Mapping):
        return held.get(key)
    if isinstance(held, tuple) and key.isdecimal() and int(key) < len(held):
        return held[int(key)]
    return None


def rows_of(located: Located | None) -> int:
    """How many entries a list of the file has."""
    return len(located.value) if located is not None and isinstance(located.value, tuple) else 0


def rows_before(rows: Sequence[str], before: Sequence[str]) -> Sequence[int | None]:
    """Which row of a list each one was before: that of the same words, or the one in whose place it stands."""
    were: list[int | None] = [None] * len(rows)
    for _, first, last, begin, end in SequenceMatcher(None, before, rows, autojunk=False).get_opcodes():
        were[begin:end] = [at if at < last else None for at in range(first, first + end - begin)]
    return were


def sent(form: SentForm, root: Located, entries: Sequence[FormEntry]) -> dict[str, Plain]:
    """What a form says, by key of the file; what it leaves as it was is `KEPT`."""
    return {entry.path: entry.sent(form, within(root, entry.path)) for entry in entries}


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
