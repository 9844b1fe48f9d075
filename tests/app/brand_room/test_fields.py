"""The fields of the form are those of the model, and what they send back changes only what was touched."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder.app.brand_room.drafting import changed, said_of
from sheetbuilder.app.brand_room.fields import ELSEWHERE, FILES, entries
from sheetbuilder.app.brand_room.form_page import brand_form, sections
from sheetbuilder.app.yaml_files.editing import KEPT, ListRow
from sheetbuilder.app.yaml_files.fields import KeyGroup, KeyList, sent
from sheetbuilder.brand.file import BrandFile
from sheetbuilder.models.structure import keys_of
from sheetbuilder.serving.forms import SentForm, UploadedFile
from sheetbuilder.serving.site import Site
from tests.app.brand_room.brands import NAMES, Fields, taken, with_values


def form_of(marks: str, **values: str) -> SentForm:
    fields: dict[str, list[str]] = {}
    for name, value in with_values(Fields(marks).sent, values):
        fields.setdefault(name, []).append(value)
    return SentForm(fields)


def test_every_key_of_the_model_is_in_the_form_or_has_a_page_of_its_own() -> None:
    assert {entry.path for entry in entries()} | ELSEWHERE == set(keys_of(BrandFile))


@pytest.mark.parametrize("name", NAMES)
def test_a_form_that_nobody_touches_changes_nothing(tmp_path: Path, site: Site, name: str) -> None:
    draft = taken(tmp_path, name)
    before, root = draft.text, draft.root
    assert root is not None
    changed(draft, form_of(sections(brand_form(site, root, said_of(draft, root)[1]))))
    assert draft.text == before


def test_values_come_back_as_yaml_writes_them(tmp_path: Path, site: Site) -> None:
    draft = taken(tmp_path, "proevesund")
    root = draft.root
    assert root is not None
    marks = sections(brand_form(site, root, {}))
    values = {
        "valid_until": "2027-01-31",
        "logo.width": "50",
        "logo.clear_space": "4,5",
        "footer.1": "En linje til",
        "contacts.1.label": "Vagten",
        "contacts.1.citizen": "yes",
        "contacts.0.gone": "yes",
        "cover": "",
    }
    made = sent(form_of(marks, **values), root, entries())
    assert made["valid_until"] == datetime.date(2027, 1, 31)
    assert made["logo"]["width"] == 50  # type: ignore[index,call-overload]
    assert made["logo"]["clear_space"] == 4.5  # type: ignore[index,call-overload]
    assert made["footer"] == [ListRow(KEPT, 0), ListRow("En linje til")]
    assert made["cover"] is None
    contacts = made["contacts"]
    assert isinstance(contacts, list)
    assert [row.was for row in contacts] == [None]
    assert contacts[0].value["label"] == "Vagten"
    assert contacts[0].value["citizen"] is True


def test_a_wrong_value_is_kept_and_told_at_its_field(tmp_path: Path, site: Site) -> None:
    draft = taken(tmp_path, "eksempelkoebing")
    root = draft.root
    assert root is not None
    values = {"contacts.1.number": "ring os", "colours.accent": "rød", "valid_until": "snart", "name": ""}
    changed(draft, form_of(sections(brand_form(site, root, {})), **values))
    after = draft.root
    assert after is not None
    brand, faults = said_of(draft, after)
    assert brand is None
    assert {"contacts.1.number", "colours.accent", "valid_until"} <= set(faults)
    form = brand_form(site, after, faults)
    assert 'value="ring os"' in sections(form)
    assert 'href="#contacts.1.number"' in form.summary()


def test_a_chosen_file_lies_beside_the_brand_and_is_named(tmp_path: Path, site: Site) -> None:
    draft = taken(tmp_path, "eksempelkoebing")
    root = draft.root
    assert root is not None
    form = form_of(sections(brand_form(site, root, {})))
    upload = UploadedFile("nyt.svg", b"<svg/>")
    changed(draft, SentForm(form.fields, {"file:logo.colour": [upload], "file:name.of.nothing": [upload]}))
    assert "colour: nyt.svg" in draft.text
    assert draft.files()["nyt.svg"] == b"<svg/>"


def test_keys_that_name_files_are_keys_of_the_model() -> None:
    below = {one.path for entry in entries() if isinstance(entry, KeyGroup) for one in entry.entries}
    assert below > FILES
    assert all(entry.most > 0 for entry in entries() if isinstance(entry, KeyList))
