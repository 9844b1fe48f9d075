"""What was typed while another tab was quicker: only that, and in the field that now has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.app.brand_room.fields import entries
from sheetbuilder.app.brand_room.form_page import brand_form, sections
from sheetbuilder.app.yaml_files.typed import Unsaved, typed
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located, parse
from tests.app.brand_room.brands import Fields, with_values

FIRST = """type: brand
name: Prøvesund
unit: Voksen
contacts:
  - {id: info, label: Infohus, number: 00 00 00 00, citizen: true}
  - {id: vagt, label: Vagten, number: 00 00 00 00}
footer:
  - Torvet 1
  - Prøvesund
"""


def root_of(text: str) -> Located:
    root = parse(Path("brand.yaml"), text.encode()).root
    assert root is not None
    return root


def found(site: Site, now: str, values: Mapping[str, str], without: Sequence[str] = (), before: str = FIRST) -> Unsaved:
    """What a form of the file as it was says, filled in, against the file as it is."""
    root, sent = root_of(before), dict[str, list[str]]()
    for name, value in with_values(Fields(sections(brand_form(site, root, {}))).sent, values):
        if name not in without:
            sent.setdefault(name, []).append(value)
    return typed(SentForm(sent), entries(), root, root_of(now))


def test_what_the_other_tab_changed_is_not_taken_back(site: Site) -> None:
    now = FIRST.replace("Voksen", "Unge")
    assert found(site, now, {}) == Unsaved({}, [])
    assert found(site, now, {"name": "Mønsterbjerg"}).values == {"name": ("Mønsterbjerg",)}


def test_what_both_changed_is_kept_and_what_both_wrote_alike_is_none(site: Site) -> None:
    now = FIRST.replace("Voksen", "Unge")
    assert found(site, now, {"unit": "Ældre"}).values == {"unit": ("Ældre",)}
    assert found(site, now, {"unit": "Unge"}).values == {}
    assert found(site, now, {"unit": ""}).values == {"unit": ("",)}


def test_boxes_are_kept(site: Site) -> None:
    now = FIRST.replace("Voksen", "Unge")
    values = {"contacts.1.citizen": "yes", "contacts.1.gone": "yes", "locks": "quotes"}
    assert found(site, now, values, without=["contacts.0.citizen"]).values == {
        "contacts.0.citizen": (),
        "contacts.1.citizen": ("true",),
        "contacts.1.gone": ("yes",),
        "locks": ("quotes",),
    }


def test_rows_are_known_by_their_names(site: Site) -> None:
    lines = FIRST.splitlines(keepends=True)
    turned = "".join([*lines[:4], lines[5], lines[4], *lines[6:]])
    values = {"contacts.0.hours": "altid", "contacts.2.label": "Ny"}
    assert found(site, turned, values).values == {"contacts.1.hours": ("altid",), "contacts.2.label": ("Ny",)}
    gone = "".join([*lines[:4], *lines[5:]])
    assert found(site, gone, {"contacts.1.hours": "altid"}).values == {"contacts.0.hours": ("altid",)}


def test_a_new_row_stands_in_the_one_that_is_empty_now(site: Site) -> None:
    more = FIRST.replace("footer:", "  - {id: ny, label: Ny, number: 00 00 00 00}\nfooter:")
    assert found(site, more, {"contacts.2.label": "Min"}).values == {"contacts.3.label": ("Min",)}


def test_what_has_no_row_any_more_is_told(site: Site) -> None:
    lines = FIRST.splitlines(keepends=True)
    gone = "".join([*lines[:4], *lines[5:]])
    assert found(site, gone, {"contacts.0.hours": "altid"}) == Unsaved({}, [("contacts.0.hours", "altid")])


def test_a_line_that_both_wrote_anew_is_the_one_in_its_place(site: Site) -> None:
    now = FIRST.replace("Torvet 1", "Torvet 2")
    assert found(site, now, {"footer.0": "Torvet 3"}).values == {"footer.0": ("Torvet 3",)}


def test_another_order_is_kept(site: Site) -> None:
    now = FIRST.replace("Voksen", "Unge")
    order = {"order:footer": ("footer.1", "footer.0")}
    assert found(site, now, {"down": "footer.0"}).values == order


def test_the_form_shows_it_marked_and_sends_it(site: Site) -> None:
    root = root_of(FIRST)
    kept = {
        "unit": ("Ældre",),
        "contacts.2.label": ("Ny",),
        "fonts.name": ("X",),
        "order:footer": ("footer.1", "footer.0"),
    }
    form = brand_form(site, root, {}, kept)
    marks = sections(form)
    sent = Fields(marks).sent
    assert {("unit", "Ældre"), ("contacts.2.label", "Ny")} <= set(sent)
    assert [value for name, value in sent if name == "order:footer"] == ["footer.1", "footer.0"]
    assert marks.count("Not saved.") == len(kept)
    assert "Not saved. In the file stands: Voksen" in marks
    assert 'aria-describedby="unit-help unit-wrong"' in marks
    assert [form.named(path) for path in kept] == [
        "Department",
        "Telephone numbers 3: Who answers",
        "Name of the font",
        "Lines at the foot",
    ]
