"""How letterheads are laid: fields for all of it, and only what is filled in anew is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sheetbuilder.app.brand_room.drafting import said_of
from sheetbuilder.app.brand_room.laying import (
    CHOICES,
    CHOSEN,
    LABELS,
    is_laid,
    laid_entry,
    laid_marks,
    laying,
    letterhead_form,
)
from sheetbuilder.app.brand_room.letterheads import KINDS, PARTICULAR, SWITCHES, chosen, file_of, switched, wanted
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.yaml_files.editing import edited
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyField, KeyGroup, choices
from sheetbuilder.brand.overlay import LetterheadPage
from sheetbuilder.models.structure import keys_of
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site
from tests.app.brand_room.brands import Fields, with_values

HEAD = "type: brand\nname: Prøvesund\n"
ALL = (*KINDS, *PARTICULAR)
PAGES = 3
WRITTEN = """overlay:
  file: a.pdf   # fra trykkeriet
  first:
    # til logoet
    safe_area: {top: 8, bottom: 8} # målt
    layer: over
  other: {page: 2, mirror: false}
  cover: none
"""


def drafted(folder: Path, overlay: str) -> BrandDraft:
    file = folder / "brand.yaml"
    file.write_text(HEAD + overlay, "utf-8")
    return BrandDraft("key", file)


def marks_of(site: Site, draft: BrandDraft) -> str:
    root = draft.root
    assert root is not None
    shown = [kind for kind in ALL if is_laid(root, kind, PAGES)]
    form = letterhead_form(site, root, said_of(draft, root)[1], shown)
    return form.summary() + "".join(laid_marks(form, kind) for kind in shown)


def after(site: Site, draft: BrandDraft, values: Mapping[str, str], pages: Mapping[str, str] | None = None) -> str:
    """The brand file once its page was filled in and saved."""
    root = draft.root
    assert root is not None
    sent: dict[str, list[str]] = {}
    for name, value in with_values(Fields(marks_of(site, draft)).sent, values):
        sent.setdefault(name, []).append(value)
    now = {kind: chosen(root, kind) for kind in ALL} | dict(pages or {})
    on = {key: switched(root, key) for key in SWITCHES}
    text = draft.text
    return edited(text, {"overlay": wanted(root, file_of(root), now, on, laying(SentForm(sent), root))})


@pytest.mark.parametrize(
    "overlay",
    [
        "overlay: a.pdf\n",
        "overlay: {file: a.pdf, first: {page: 3, mirror: true}}\n",
        "overlay:\n  first: a.pdf\n  other: {file: b.pdf, page: 2, place: true-size}\n",
        "overlay:\n  file: a.pdf\n  cover: {safe_area: {top: 12.50}}\n",
        WRITTEN,
    ],
)
def test_nothing_filled_in_anew_changes_nothing(tmp_path: Path, site: Site, overlay: str) -> None:
    draft = drafted(tmp_path, overlay)
    assert "overlay.first.layer" in marks_of(site, draft)
    assert after(site, draft, {}) == draft.text


@pytest.mark.parametrize(
    ("overlay", "values", "told"),
    [
        (
            "overlay: a.pdf\n",
            {"overlay.first.safe_area.top": "12,5"},
            "overlay:\n  file: a.pdf\n  first:\n    page: 1\n    safe_area:\n      top: 12.5\n",
        ),
        (
            "overlay: a.pdf\n",
            {"overlay.other.mirror": "true"},
            "overlay:\n  file: a.pdf\n  other:\n    page: 2\n    mirror: true\n",
        ),
        (
            "overlay:\n  first: a.pdf\n  other: b.pdf\n",
            {"overlay.other.place": "centred"},
            "overlay:\n  first: a.pdf\n  other:\n    file: b.pdf\n    place: centred\n",
        ),
        (
            "overlay: {file: a.pdf, first: {page: 3}}\n",
            {"overlay.first.safe_area.left": "20"},
            "overlay: {file: a.pdf, first: {page: 3, safe_area: {left: 20}}}\n",
        ),
        (
            "overlay:\n  file: a.pdf\n  cover: {safe_area: {top: 9}}\n",
            {"overlay.cover.safe_area.top": ""},
            "overlay:\n  file: a.pdf\n  cover: {page: 1}\n",
        ),
        (WRITTEN, {"overlay.first.safe_area.top": "10"}, WRITTEN.replace("top: 8", "top: 10")),
        (WRITTEN, {"overlay.first.layer": ""}, WRITTEN.replace("    layer: over\n", "")),
        (WRITTEN, {"overlay.other.mirror": ""}, WRITTEN.replace(", mirror: false", "")),
        (WRITTEN, {"overlay.first.safe_area.top": "bred"}, WRITTEN.replace("top: 8", "top: bred")),
    ],
)
def test_what_is_filled_in_is_written(
    tmp_path: Path, site: Site, overlay: str, values: Mapping[str, str], told: str
) -> None:
    assert after(site, drafted(tmp_path, overlay), values) == HEAD + told


def test_another_page_and_how_it_is_laid_are_saved_together(tmp_path: Path, site: Site) -> None:
    draft = drafted(tmp_path, "overlay: a.pdf\n")
    values = {"overlay.first.layer": "over", "overlay.other.layer": "over"}
    text = after(site, draft, values, {"first": "3", "other": "none"})
    assert text == HEAD + "overlay:\n  file: a.pdf\n  first:\n    page: 3\n    layer: over\n  other: none\n"


def test_only_what_has_a_letterhead_can_be_laid_in_another_way(tmp_path: Path) -> None:
    root = drafted(tmp_path, WRITTEN).root
    assert [kind for kind in ALL if is_laid(root, kind, PAGES)] == ["first", "other"]
    common = drafted(tmp_path, "overlay: a.pdf\n").root
    assert [kind for kind in ALL if is_laid(common, kind, 1)] == ["first"], "there is no page 2 for the others"
    alone = drafted(tmp_path, "overlay:\n  back: a.pdf\n").root
    assert [kind for kind in ALL if is_laid(alone, kind, PAGES)] == ["back"], "there is no file of all"


def test_what_is_wrong_stands_at_its_field(tmp_path: Path, site: Site) -> None:
    marks = marks_of(site, drafted(tmp_path, "overlay:\n  file: a.pdf\n  first: {safe_area: {top: 900}}\n"))
    assert 'href="#overlay.first.safe_area.top"' in marks
    assert 'id="overlay.first.safe_area.top-wrong"' in marks
    assert 'value="900"' in marks
    assert 'aria-invalid="true"' in marks


def test_every_key_of_a_letterhead_is_a_field_or_is_chosen_by_looking() -> None:
    paths = {one.path.removeprefix("overlay.first.") for one in leaves(laid_entry("first"))} - {"overlay.first"}
    assert paths == set(LABELS)
    assert {path.split(".")[0] for path in paths} | CHOSEN == set(keys_of(LetterheadPage))
    for one in leaves(laid_entry("first")):
        if isinstance(one, KeyField) and choices(one):
            assert {"", *choices(one)} == set(CHOICES[one.path.rpartition(".")[2]])


def leaves(entry: FormEntry) -> Iterator[FormEntry]:
    yield entry
    for one in entry.entries if isinstance(entry, KeyGroup) else ():
        yield from leaves(one)
