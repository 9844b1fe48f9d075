"""What was typed in a form that could not be saved is told with why, in words that say what to do."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.brand_room.fields import entries
from sheetbuilder.app.brand_room.form_page import brand_form, sections
from sheetbuilder.app.unsaved_edits import NOT_WRITTEN, UnsavedEdits, unsaved_edits
from sheetbuilder.app.yaml_files.form import FieldForm
from sheetbuilder.errors import Severity
from sheetbuilder.serving.forms import SentForm, UploadedFile
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located, parse
from tests.app.brand_room.brands import Fields, with_values

TEXT = "type: brand\nname: A\nunit: B\nfooter:\n  - Torvet\n"


def root_of(text: str) -> Located:
    root = parse(Path("brand.yaml"), text.encode()).root
    assert root is not None
    return root


def kept(site: Site, now: str, *files: str, **values: str) -> tuple[UnsavedEdits, FieldForm]:
    sent = with_values(Fields(sections(brand_form(site, root_of(TEXT), {}))).sent, values)
    form = SentForm({name: [value] for name, value in sent}, {"f": [UploadedFile(one, b"") for one in files]})
    edits = unsaved_edits(form, entries(), root_of(TEXT), root_of(now))
    return edits, brand_form(site, root_of(now), {}, edits.values)


def test_it_says_why_and_what_to_do(site: Site) -> None:
    edits, form = kept(site, TEXT.replace("B", "C"), "x.png", unit="D")
    told = [(one.severity, str(one.told)) for one in edits.notices(form)]
    assert told == [
        (Severity.ERROR, "The file was changed in another tab meanwhile, so nothing was saved."),
        (
            Severity.WARNING,
            (
                "What you wrote otherwise stands in the form, marked: Department. “Save” writes it over what stands"
                " in the file now."
            ),
        ),
        (Severity.WARNING, "Choose once more what you chose as files: x.png"),
    ]
    assert edits.copied(form) == ""
    assert "Department: D</textarea>" in edits.all_copied(form)


def test_what_has_no_field_is_to_be_copied(site: Site) -> None:
    edits, form = kept(site, "type: brand\nname: A\nunit: B\n", **{"footer.0": "Gaden"})
    assert [one.severity for one in edits.notices(form)] == [Severity.ERROR]
    assert "Lines at the foot 1: Gaden</textarea>" in edits.copied(form)


def test_what_is_in_the_file_anyhow_is_no_error(site: Site) -> None:
    edits, form = kept(site, TEXT.replace("B", "D"), unit="D")
    (told,) = edits.notices(form)
    assert (told.severity, str(told.told).startswith("What you wrote is in the file.")) == (None, True)


def test_another_reason_is_told_in_its_place(site: Site) -> None:
    form = SentForm({"unit": ["D"]})
    edits = unsaved_edits(form, entries(), root_of(TEXT), root_of(TEXT), NOT_WRITTEN)
    first = edits.notices(brand_form(site, root_of(TEXT), {}, edits.values))[0]
    assert str(first.told) == "Nothing was saved. This is why:"
