"""What a widget has from the fields above it."""

from __future__ import annotations

import pytest
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fields import RADIO, described, full_name, inherited


def field(above: DictionaryObject | None = None, /, **entries: str | int) -> DictionaryObject:
    """A field below another one."""
    made = DictionaryObject()
    for name, value in entries.items():
        made[NameObject(f"/{name}")] = NumberObject(value) if isinstance(value, int) else TextStringObject(value)
    if above is not None:
        made[NameObject("/Parent")] = above
    return made


@pytest.fixture
def widget() -> DictionaryObject:
    """The widget of a field below another one."""
    return field(field(field(T="copy", TU="Kopi"), T="choice", Ff=RADIO))


def test_what_a_widget_does_not_have_comes_from_the_nearest_field_above(widget: DictionaryObject) -> None:
    assert objects.integer(inherited(widget, "/Ff")) == RADIO
    assert objects.text(inherited(widget, "/TU")) == "Kopi"
    assert inherited(widget, "/V") is None
    widget[NameObject("/Ff")] = NumberObject(1)
    assert objects.integer(inherited(widget, "/Ff")) == 1


def test_names_run_from_the_top_down(widget: DictionaryObject) -> None:
    assert full_name(widget) == "copy.choice"
    assert full_name(field(T="alone")) == "alone"
    assert full_name(field()) == ""


def test_a_reader_is_told_the_description_else_the_name(widget: DictionaryObject) -> None:
    assert described(widget) == "Kopi"
    assert described(field(T="alone", TU=" ")) == "alone"
    assert described(field(Contents="Siger sit")) == "Siger sit"
    assert described(field()) == ""


def test_a_field_that_is_its_own_parent_comes_to_an_end() -> None:
    loop = field(T="a")
    loop[NameObject("/Parent")] = loop
    assert inherited(loop, "/V") is None
    assert full_name(loop).startswith("a.a")
