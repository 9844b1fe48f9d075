"""What somebody typed in a form of a file that another tab has changed meanwhile, against what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.app.yaml_files.fields import (
    GONE,
    ORDER,
    FormEntry,
    KeyChoices,
    KeyField,
    KeyGroup,
    KeyLines,
    KeyList,
    SeveralFields,
    rows_of,
    shown,
    within,
)
from sheetbuilder.models.shapes import TruthShape
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.ordering import ordered
from sheetbuilder.source import Located

_NAMES = ("id", "label", "name", "title", "page", "text")
"""The keys that tell one row of a list from the others."""
Values = tuple[str, ...]
"""What a field sends: one text, or the boxes of it that are ticked, which may be none."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed and is not in the file."""

    values: Mapping[str, Values] = field(default_factory=dict)
    """By the path of the field that now has it."""
    lost: Sequence[tuple[str, str]] = ()
    """Path and text of what no field has any more: its row is gone."""


def typed(form: SentForm, entries: Sequence[FormEntry], before: Located | None, now: Located | None) -> Unsaved:
    """What a form says otherwise than the file did when the form was made, and than the file does now."""
    comparing = _Comparing(form)
    found = [one for entry in entries for one in comparing.entry(entry, before, entry, now)]
    values = {path: said for path, _, said in found if path}
    return Unsaved(values, [(was, said[0]) for path, was, said in found if not path and said and said[0]])


_Found = tuple[str, str, Values]
"""The path of the field that now has it, empty if none has; the path that it had, and what was typed."""


@dataclass(frozen=True, slots=True)
class _Comparing:
    """A form held against its file, as it was and as it is; `old` and `new` are the same key in both."""

    form: SentForm

    def entry(
        self, old: FormEntry, before: Located | None, new: FormEntry | None, now: Located | None
    ) -> Iterator[_Found]:
        """All that was typed below a key of two mappings."""
        key = old.path.rpartition(".")[2]
        now_at = within(now, new.path.rpartition(".")[2]) if new is not None else None
        yield from self._held(old, within(before, key), new, now_at)

    def _held(
        self, old: FormEntry, before: Located | None, new: FormEntry | None, now: Located | None
    ) -> Iterator[_Found]:
        match old:
            case KeyGroup():
                others = new.entries if isinstance(new, KeyGroup) else [None] * len(old.entries)
                for one, other in zip(old.entries, others, strict=True):
                    yield from self.entry(one, before, other, now)
            case KeyList():
                yield from self._rows(old, before, new if isinstance(new, KeyList) else None, now)
            case SeveralFields():
                yield from self._several(old, before, new, now)
            case _:
                said = self._said(old)
                if said not in (None, _stands(old, before)) and (new is None or said != _stands(old, now)):
                    yield (new.path if new is not None else "", old.path, said or ())

    def _several(
        self, old: SeveralFields, before: Located | None, new: FormEntry | None, now: Located | None
    ) -> Iterator[_Found]:
        stands_now = old.stands(now) if new is not None else {}
        for part, stood in old.stands(before).items():
            name = f"{old.path}.{part}"
            said = self.form.text(name).strip()
            if name in self.form.fields and said != stood and (new is None or said != stands_now.get(part)):
                yield (f"{new.path}.{part}" if new is not None else "", name, (said,))

    def _said(self, entry: FormEntry) -> Values | None:
        """What the form says of a key; None where it has no field for it."""
        if isinstance(entry, KeyChoices):
            return tuple(sorted(self.form.texts(entry.path)))
        if isinstance(entry, KeyField) and isinstance(entry.shape, TruthShape):
            return ("true",) if self.form.ticked(entry.path) else ()
        return (self.form.text(entry.path).strip(),) if entry.path in self.form.fields else None

    def _rows(self, old: KeyList, before: Located | None, new: KeyList | None, now: Located | None) -> Iterator[_Found]:
        count = rows_of(before)
        places = _places(before, now) if new is not None else {}
        for number in range(count + old.spare):
            # What was typed in the empty row stands in the one that is empty now.
            place = places.get(number) if number < count else number - count + rows_of(now)
            has = place is not None and (number < count or place < old.most)
            other = new.row(str(place)) if new is not None and has else None
            there = within(now, str(place)) if other is not None else None
            yield from self._held(old.row(number), within(before, str(number)), other, there)
            if other is not None and self.form.ticked(gone := f"{old.path}.{number}.{GONE}"):
                yield (f"{other.path}.{GONE}", gone, ("yes",))
        yield from self._order(old, count, places)

    def _order(self, of: KeyList, count: int, places: Mapping[int, int]) -> Iterator[_Found]:
        known = {f"{of.path}.{number}": number for number in range(count)}
        wanted = [known[one] for one in ordered(self.form, f"{ORDER}{of.path}") if one in known]
        after = [places[one] for one in wanted if one in places]
        if wanted != sorted(wanted) and after != sorted(after):
            yield (f"{ORDER}{of.path}", f"{ORDER}{of.path}", tuple(f"{of.path}.{place}" for place in after))


def _stands(entry: FormEntry, there: Located | None) -> Values:
    """What a field would send of a value that nobody touched."""
    if isinstance(entry, KeyChoices):
        return tuple(sorted(shown(within(there, str(number))) for number in range(rows_of(there))))
    if isinstance(entry, KeyLines):
        return (entry.text(there),)
    if isinstance(entry, KeyField) and isinstance(entry.shape, TruthShape):
        return ("true",) if shown(there) == "true" else ()
    return (shown(there).strip(),)


def _places(before: Located | None, now: Located | None) -> dict[int, int]:
    """Which row of a list is which one now: that of the same name, else the one in its place if no row came or went."""
    old, new = ([_name(within(one, str(at))) for at in range(rows_of(one))] for one in (before, now))
    found = {at: new.index(name) for at, name in enumerate(old) if old.count(name) == new.count(name) == 1}
    if len(old) == len(new):
        taken = set(found.values())
        found |= {at: at for at in range(len(old)) if at not in found and at not in taken}
    return found


def _name(row: Located | None) -> str:
    return shown(row) or next((name for key in _NAMES if (name := shown(within(row, key)))), "")
