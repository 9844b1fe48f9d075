"""What a field holds, in every way in which programs write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import ByteStringObject

from sheetbuilder.foreign.filled.answer import AnswerKind, FilledField
from sheetbuilder.foreign.filled.reading import read
from sheetbuilder.foreign.filled.values import value_of
from tests.foreign.filled.forms import MULTIPLE, Form
from tests.pdf.handmade import stream


def the_one(form: Form, folder: Path) -> FilledField:
    """The only field of a form, as it comes back from a file."""
    (found,) = read(form.saved(folder / "form.pdf").read_bytes()).fields
    return found


@pytest.mark.parametrize(
    ("written", "read_back"),
    [
        ("Blåbærgrød – Ł«", "Blåbærgrød – Ł«"),
        (ByteStringObject(b"\xfe\xff" + "æøå–Ł".encode("utf-16-be")), "æøå–Ł"),
        (ByteStringObject(b"\xef\xbb\xbf" + "æøå–Ł".encode()), "æøå–Ł"),
        (ByteStringObject(b"bl\xe5b\xe6r \x85 \x95"), "blåbær – Ł"),  # PDFDocEncoding (ISO 32000-1, annex D)
        ("en\r\nto\rtre\nfire", "en\nto\ntre\nfire"),
    ],
)
def test_a_text_is_read_in_every_encoding(written: object, read_back: str, tmp_path: Path) -> None:
    form = Form()
    form.text("t", written, "Hvad lærte du?")
    assert the_one(form, tmp_path) == FilledField("t", AnswerKind.TEXT, "Hvad lærte du?", 1, read_back)


def test_a_long_text_may_be_a_stream(tmp_path: Path) -> None:
    form = Form()
    form.text("t", form.ref(stream("Langt æøå".encode("latin-1"))))
    assert the_one(form, tmp_path).value == "Langt æøå"


@pytest.mark.parametrize("on", [True, False])
def test_a_tick_is_true_or_false(on: bool, tmp_path: Path) -> None:
    form = Form()
    form.tick("t", on, "Ja tak")
    assert the_one(form, tmp_path) == FilledField("t", AnswerKind.TICK, "Ja tak", 1, on)


def test_a_tick_of_which_only_the_look_is_set_counts(tmp_path: Path) -> None:
    form = Form()
    form.field("t", "Btn", AS="/Ja", AP={"N": {"Ja": form.ref(stream(b""))}})
    found = the_one(form, tmp_path)
    assert (found.value, found.doubtful) == (True, False)


@pytest.mark.parametrize(("held", "shown"), [("/Ja", "/Off"), ("/Off", "/Ja")])
def test_a_tick_that_shows_something_else_is_doubtful(held: str, shown: str, tmp_path: Path) -> None:
    form = Form()
    form.tick("t", True, V=held, AS=shown)
    found = the_one(form, tmp_path)
    assert (found.value, found.doubtful) == (held == "/Ja", True)


@pytest.mark.parametrize("before", ["", "Hvor enig?: "])
def test_one_of_many_is_told_as_its_own_widget_is(before: str, tmp_path: Path) -> None:
    form = Form()
    told = [f"{before}{one}" for one in ("slet ikke", "lidt", "meget")]
    form.radios("v", ["a", "b", "c"], "b", "Hvor enig?", told)
    options = ("slet ikke", "lidt", "meget")
    assert the_one(form, tmp_path) == FilledField("v", AnswerKind.ONE, "Hvor enig?", 1, "lidt", options)


@pytest.mark.parametrize(
    ("states", "chosen", "told", "more", "value", "options"),
    [
        (["a", "b"], "Off", (), {}, None, ("a", "b")),
        (["a", "b"], "a", (), {}, "a", ("a", "b")),
        (["a", "b"], "a", ("Valg", "Valg"), {}, "a", ("a", "b")),  # each widget is told as the whole is
        (["a", "b"], "b", (), {"Opt": ["ja", "nej"]}, "nej", ("ja", "nej")),
        (["1", "0"], "0", (), {"Opt": ["ja", "nej"]}, "ja", ("nej", "ja")),  # states count what is exported
        (["7", "8"], "8", (), {"Opt": ["ja", "nej"]}, "8", ("7", "8")),
    ],
)
def test_one_of_many_without_words_of_its_own(
    states: list[str],
    chosen: str,
    told: tuple[str, ...],
    more: dict[str, Any],
    value: str | None,
    options: tuple[str, ...],
    tmp_path: Path,
) -> None:
    form = Form()
    form.radios("v", states, chosen, "Valg", told, **more)
    found = the_one(form, tmp_path)
    assert (found.value, found.options, found.label, found.doubtful) == (value, options, "Valg", False)


def test_what_is_none_of_the_options_is_told_and_doubted(tmp_path: Path) -> None:
    form = Form()
    form.radios("v", ["a", "b"], V="/c")
    found = the_one(form, tmp_path)
    assert (found.value, found.doubtful) == ("c", True)


def test_boxes_of_one_name_and_several_states_are_one_of_many(tmp_path: Path) -> None:
    """As LibreOffice and others make them, without the flag of radio buttons."""
    form = Form()
    form.radios("v", ["a", "b"], "a", Ff=0)
    found = the_one(form, tmp_path)
    assert (found.kind, found.value) == (AnswerKind.ONE, "a")


@pytest.mark.parametrize(
    ("flags", "held", "kind", "value"),
    [
        (0, "2", AnswerKind.ONE, "to"),
        (0, "fri tekst", AnswerKind.ONE, "fri tekst"),
        (0, "", AnswerKind.ONE, None),
        (MULTIPLE, ["1", "2"], AnswerKind.SEVERAL, ("et", "to")),
        (MULTIPLE, "1", AnswerKind.SEVERAL, ("et",)),
        (MULTIPLE, [], AnswerKind.SEVERAL, ()),
    ],
)
def test_a_list_is_told_as_one_sees_it(
    flags: int, held: object, kind: AnswerKind, value: object, tmp_path: Path
) -> None:
    form = Form()
    form.field("l", "Ch", Ff=flags, Opt=[["1", "et"], ["2", "to"]], V=held)
    found = the_one(form, tmp_path)
    assert (found.kind, found.value, found.options) == (kind, value, ("et", "to"))


@pytest.mark.parametrize(
    ("value", "answered"),
    [("", False), (" \n", False), ("x", True), (False, False), (True, True), (None, False), ("0", True), ((), False)],
)
def test_what_counts_as_an_answer(value: str | bool | tuple[str, ...] | None, answered: bool) -> None:
    assert FilledField("a", AnswerKind.TEXT, "", 1, value).answered is answered


def test_entries_of_any_shape_end_in_a_value() -> None:
    form = Form()
    for entries in (
        {"FT": "/Btn", "V": 7, "AP": 3, "Opt": {"a": 1}},
        {"FT": "/Ch", "V": {"a": 1}, "Opt": [7, [], [[]]]},
        {"FT": "/Tx", "V": [1], "TU": 4, "T": ["x"]},
        {"FT": "/Btn", "Ff": 1 << 15, "AP": {"N": {"": 1, "9999999999": 2}}, "AS": 4},
    ):
        found = value_of([form.widget(**entries).get_object()], 1)  # type: ignore[list-item]
        assert not found.answered
