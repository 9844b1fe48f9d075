"""Every key of a brand file has a name and a sentence of help on the page, and none is for a key that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.app.brand_room.fields import entries
from sheetbuilder.app.brand_room.labels import CHOICES, HELP, LABELS, SECTIONS
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyChoices, KeyField, KeyGroup, KeyList, choices


def leaves(entry: FormEntry) -> Iterator[FormEntry]:
    yield entry
    if isinstance(entry, KeyGroup):
        for one in entry.entries:
            yield from leaves(one)
    elif isinstance(entry, KeyList) and isinstance(row := entry.row(0), KeyGroup):
        yield from leaves(row)


def names() -> set[str]:
    found = {one.path for entry in entries() for one in leaves(entry)}
    return {".".join(part for part in path.split(".") if not part.isdigit()) for path in found}


def test_each_key_has_a_name_and_help() -> None:
    assert set(LABELS) == set(HELP) == names()


def test_each_word_to_choose_has_a_name() -> None:
    words = {word for entry in entries() for one in leaves(entry) if isinstance(one, KeyField) for word in choices(one)}
    assert set(CHOICES) == words
    assert all(word in LABELS or word == "local" or word == "overlay" for word in _lockable())


def _lockable() -> set[str]:
    return {word for entry in entries() if isinstance(entry, KeyChoices) for word in entry.words}


def test_the_parts_of_the_form_name_keys_once() -> None:
    named = [key for _, keys in SECTIONS for key in keys]
    assert sorted(named) == sorted({entry.path for entry in entries()})
