"""Fields read in the child: in reading order, each once, none that nobody sees, and any file ends in an answer."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import NameObject

from sheetbuilder.foreign.filled import reading
from sheetbuilder.foreign.filled.answer import FilledAnswer
from sheetbuilder.pdf.read import limits
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from tests.foreign.filled.forms import HIDDEN, PASSWORD, PUSH, Form
from tests.foreign.letterhead import letterheads
from tests.pdf.handmade import wrap


def read(form: Form, folder: Path, **more: object) -> FilledAnswer:
    return reading.read(form.saved(folder / "form.pdf", **more).read_bytes())


def names(found: FilledAnswer) -> list[str]:
    return [one.name for one in found.fields]


def test_without_tags_fields_come_as_they_lie_on_the_pages(tmp_path: Path) -> None:
    form = Form(pages=2)
    form.text("b", page=2)
    form.text("a", "Æble", page=1)
    found = read(form, tmp_path)
    assert [(one.name, one.page, one.value) for one in found.fields] == [("a", 1, "Æble"), ("b", 2, "")]
    assert (found.title, found.xfa) == ("Evaluering", False)


def test_with_tags_they_come_as_the_tree_has_them_and_the_rest_behind(tmp_path: Path) -> None:
    form = Form(pages=2)
    first, loose, second = form.text("a", page=1), form.text("loose", page=1), form.text("b", page=2)
    form.read(second, first)
    del loose
    assert names(read(form, tmp_path)) == ["b", "a", "loose"]


def test_a_choice_stands_where_its_first_widget_is_read(tmp_path: Path) -> None:
    form = Form()
    form.radios("choice", ["x", "y"])
    text = form.text("text")
    one, other = form.widgets[:2]
    form.read(other, text, one)
    assert names(read(form, tmp_path)) == ["choice", "text"]


def test_widgets_of_one_name_are_one_field(tmp_path: Path) -> None:
    form = Form()
    form.text("same", "")
    form.text("same", "her")
    assert [(one.name, one.value) for one in read(form, tmp_path).fields] == [("same", "her")]


def test_fields_without_a_name_stay_apart(tmp_path: Path) -> None:
    form = Form()
    for value in ("a", "b"):
        form.widget(FT="/Tx", V=value)
    assert [one.value for one in read(form, tmp_path).fields] == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Tx", {"F": HIDDEN}),
        ("Tx", {"F": 1 << 5}),
        ("Tx", {"Ff": PASSWORD}),
        ("Tx", {"Ff": 1 << 20}),
        ("Btn", {"Ff": PUSH}),
        ("Sig", {}),
        ("Nix", {}),
    ],
)
def test_what_nobody_sees_and_what_is_no_answer_is_left_out(kind: str, entries: dict[str, Any], tmp_path: Path) -> None:
    form = Form()
    form.text("seen", "her")
    form.field("left out", kind, V="hemmeligt", **entries)
    assert names(read(form, tmp_path)) == ["seen"]


def test_a_form_of_another_kind_is_told(tmp_path: Path) -> None:
    form = Form()
    found = read(form, tmp_path, XFA="<xfa/>")
    assert (found.fields, found.xfa) == ((), True)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"no PDF", Refusal.NOT_PDF),
        (letterheads.truncated(), Refusal.TRUNCATED),
        (letterheads.encrypted(), Refusal.ENCRYPTED),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: bytes, refusal: Refusal) -> None:
    assert reading.answer(data, {})["refusal"] is refusal


def test_pages_fields_and_trees_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    form = Form()
    text = form.text("a", "b")
    text.get_object()[NameObject("/Parent")] = text  # type: ignore[index]
    form.read(text)
    document = form.writer.root_object["/StructTreeRoot"]["/K"]  # type: ignore[index]
    document["/K"].append(document.indirect_reference)
    assert [one.value for one in read(form, tmp_path).fields] == ["b"]


def test_floods_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = Form()
    for place in range(4):
        form.text(f"n{place}", "x" * 100)
    path = form.saved(tmp_path / "form.pdf")
    for module, name, most in ((limits, "ELEMENTS", 3), (reading, "_LETTERS", 300)):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, most)
            with pytest.raises(Refused) as refused:
                reading.read(path.read_bytes())
            assert refused.value.reason is Refusal.TOO_MUCH


def test_the_answer_is_plain_values(tmp_path: Path) -> None:
    form = Form()
    form.tick("a", on=True)
    path = form.saved(tmp_path / "form.pdf")
    told = reading.answer(path.read_bytes(), {})
    assert told == dataclasses.asdict(reading.read(path.read_bytes()))


def test_annotations_of_any_kind_and_shape_are_passed_by(tmp_path: Path) -> None:
    form = Form()
    form.text("seen", "her")
    annotations = form.pages[0]["/Annots"]
    for value in (wrap(7), wrap([]), wrap({}), wrap({"Subtype": "/Link"}), wrap({"Subtype": "/Widget"})):
        annotations.append(value)  # type: ignore[attr-defined]
    assert names(read(form, tmp_path)) == ["seen"]
