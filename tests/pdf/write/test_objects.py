"""Objects as bytes: numbers, texts, dictionaries, as ISO 32000-1, 7.3 has them."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf.generic import ByteStringObject, TextStringObject, read_object

from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import escaped, number, numbers, reference, text


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.001, "0"), (0.004, "0"), (1, "1"), (10, "10"), (100.0, "100"), (1.5, "1.5"), (-2.346, "-2.35")],
)
def test_a_number_has_no_more_digits_than_it_needs(value: float, written: str) -> None:
    assert number(value) == written
    assert numbers([value, 7]) == f"{written} 7"


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("\x1f")
@example("a\tb\r\n")
@example("\x00\x7f")
def test_a_text_is_read_back_as_it_was(value: str) -> None:
    found = read_object(io.BytesIO(text(value) + b" "), None)
    assert isinstance(found, TextStringObject | ByteStringObject)
    assert str(found) == value


def test_what_would_end_a_string_is_escaped() -> None:
    assert escaped(b"a(b)c\\d\r\n") == b"a\\(b\\)c\\\\d\\r\\n"
    assert text("a) (b") == b"(a\\) \\(b)"
    assert text("å") == b"<FEFF00E5>"


def test_entries_that_are_none_are_left_out() -> None:
    assert dictionary(A=b"1", B=None, C=reference(7)) == b"<</A 1/C 7 0 R>>"


def test_an_object_is_filled_in_later() -> None:
    objects = Objects()
    first, second = objects.add()[0], objects.add(b"1")[0]
    assert second == first + 1
    objects.fill(first, b"[2]")
    assert objects.written(first) == (b"[2]", b"")
