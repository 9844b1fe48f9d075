"""Every key of a recipe and every kind of item has its field and its words, and none is for what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.course_room.blocks import WRITTEN, BlockList, BlockRow
from sheetbuilder.app.course_room.fields import keys_of_head, needs, of_head, of_item
from sheetbuilder.app.course_room.kinds import ABOUT, ALONE, GROUPS, KINDS
from sheetbuilder.app.course_room.labels import CHOICES, HELP, LABELS
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyField, KeyGroup, KeyList, choices, sent
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.recipe.recipe import Recipe
from sheetbuilder.models.structure import keys_of
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import parse


def below(entry: FormEntry) -> list[FormEntry]:
    row = entry.row("0") if isinstance(entry, KeyList) and not isinstance(entry, BlockList) else None
    return [entry, *(row.entries if isinstance(row, KeyGroup) else ())]


def all_of_them() -> list[FormEntry]:
    entries = [*of_head(), *(one for kind in ITEMS for one in of_item(kind))]
    return [one for entry in entries for one in below(entry)]


def test_every_key_has_a_name() -> None:
    names = {".".join(part for part in one.path.split(".") if not part.isdigit()) for one in all_of_them()}
    names |= {f"blocks.{part}" for part in BlockRow("blocks.0").stands(None)}
    assert set(LABELS) == names
    assert set(HELP) <= names


def test_every_word_to_choose_has_a_name() -> None:
    assert set(CHOICES) == {word for one in all_of_them() if isinstance(one, KeyField) for word in choices(one)}


def test_every_kind_is_offered_once_and_told_of() -> None:
    assert set(KINDS) == set(ABOUT) == set(ITEMS)
    offered = [kind for _, kinds in GROUPS for kind in kinds]
    assert sorted([*offered, "sheet", "set"]) == sorted(ITEMS)
    assert set(ALONE) <= set(ITEMS)
    assert set(WRITTEN) <= set(VOCABULARY)


def test_the_head_is_that_of_the_model() -> None:
    assert {one.path for one in of_head()} | {"type", "items", "brand"} == set(keys_of(Recipe)) == set(keys_of_head())


@pytest.mark.parametrize("kind", ITEMS)
def test_an_item_that_says_nothing_is_one_of_which_nothing_must_be_said(kind: str) -> None:
    root = parse(Path("x.yaml"), b"{}\n").root
    assert root is not None
    said = {key: one for key, one in sent(SentForm(), root, of_item(kind)).items() if one}
    assert said == {}
    missing = [field for field in keys_of(ITEMS[kind]).values() if field.limits.required and field.key != "type"]
    assert needs(kind) is bool(missing)
