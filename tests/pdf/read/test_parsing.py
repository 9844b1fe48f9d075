"""Objects are read the same whether by ourselves or by pypdf, and the usual is read by ourselves."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    read_object,
)

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.parsing import ObjectParser, UnusualError, unescaped


class Strict:
    """As much of a file as pypdf's reader of objects asks for, and refusing what is odd."""

    strict = True


FILE = Strict()
PIECES = [
    *(b"<<", b">>", b"[", b"]", b" ", b"\n", b"\r", b"\t", b"\x00", b"\x0c", b"%x\n", b"{", b"}", b")", b">", b"<"),
    *(b"/A", b"/OBJR", b"/Type", b"/", b"/A#20B", b"/#", b"/\xe6", b"/A\x80", b"/A.b-c", b"true", b"false", b"null"),
    *(b"1", b" 2 ", b"-.5", b"+3.", b"1-2", b".", b"--4", b"1e5", b"0012", b"1234567890123", b"4,5", b"R", b"stream\n"),
    *(b"1 0 R", b" 12 0 R ", b"3  0 R", b"4 0 Rx", b"12345678901 0 R", b"+1 0 R", b"1 2 0 R", b"5 0 R/", b"endobj"),
    *(
        b"(a)",
        b"(\\\\)",
        b"(a\\)b)",
        b"(a(b)c)",
        b"(\\101\\9\\\r\n)",
        b"(\\101)",
        b"(\\777)",
        b"(\\53)",
        b"(open",
        b"(\xfe)",
    ),
    *(
        b"(\xfe\xff\x00a)",
        b"(\x80\x9f)",
        b"<41 4>",
        b"<4142>",
        b"<FEFF00E6>",
        b"<4",
        b"<x>",
        b"<>",
        b"<414>",
        b"(\xef\xbb\xbf\xe6)",
    ),
    *(b"<</A 1>>", b"<</A 1/A 2>>", b"<</A>>", b"<</A[1 0 R null(x)]/B<</C true>>>>"),
]


def theirs(written: bytes) -> PdfObject | None:
    """What pypdf reads; None where it refuses."""
    try:
        return read_object(io.BytesIO(written.lstrip(b" \t\r\n\x00")), FILE)  # type: ignore[arg-type]
    except objects.FAULTS:
        return None


def plain(value: object) -> object:
    """A value with the kinds of all that is in it."""
    kind = type(value).__name__
    if isinstance(value, StreamObject):
        return kind, value._data
    if isinstance(value, DictionaryObject):
        return kind, [(plain(key), plain(value.raw_get(key))) for key in value]
    if isinstance(value, ArrayObject):
        return kind, [plain(each) for each in value]
    if isinstance(value, IndirectObject):
        return kind, value.idnum, value.generation, value.pdf is FILE
    if isinstance(value, FloatObject):
        return kind, float.__repr__(value)
    return kind, repr(value), getattr(value, "original_bytes", None)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from([b"", b" "]), st.booleans())
def test_what_is_read_is_what_pypdf_reads(pieces: list[bytes], between: bytes, inside: bool) -> None:
    written = between.join(pieces)
    if inside:
        written = b"<</K [" + written + b"]/V 1>>\n"
    found = ObjectParser(FILE).parse(written)
    if found is not None:
        assert plain(found) == plain(theirs(written + b" "))


USUAL = (
    b"<</S /Link/P 117 0 R/Pg 7 0 R/K [15 <</Type /OBJR/Pg 7 0 R/Obj 73 0 R>>]>>\n",
    b"<</A -.5/B[1.0 +2 null true false]/C(\\(\\101\\))/D<FEFF00E6>/E<</F/G>>>>",
    b"[1 0 R 2 0 R 17 3 0 R]",
    b"(words) ",
    b"<414243>\n",
    b"42\n",
    b"/Name ",
    b"/A#20B ",
    b"true ",
    b"null\n",
)


@pytest.mark.parametrize("written", USUAL)
def test_the_usual_is_read_by_ourselves(written: bytes) -> None:
    found = ObjectParser(FILE).parse(written)
    assert found is not None
    assert plain(found) == plain(theirs(written))


UNUSUAL = (
    *(
        b"",
        b" ",
        b"42",
        b"/Name",
        b"1 0 R ",
        b"[1",
        b"1]",
        b"[1>>",
        b"<<1 2>>",
        b"<</A 1/A 2>>",
        b"[1] [2]",
        b"%x\n[1]",
    ),
    *(b"[" * 30 + b"]" * 30, b"(a(b)c)", b"[4 0 Rx]", b"[0x10]", b"<</A 1>>stream"),
)


@pytest.mark.parametrize("written", UNUSUAL)
def test_anything_else_is_left_to_pypdf(written: bytes) -> None:
    assert ObjectParser(FILE).parse(written) is None


def test_an_object_of_its_own_is_shared_with_nobody() -> None:
    parser = ObjectParser(FILE)
    first, second = parser.parse(b"42 "), parser.parse(b"42 ")
    assert first == second
    assert first is not second
    array = parser.parse(b"[42 42]")
    assert isinstance(array, ArrayObject)
    assert array[0] is array[1]


def test_escapes_are_resolved() -> None:
    assert unescaped(b"a\\)\\\\\\n\\053b") == b"a)\\\n+b"
    with pytest.raises(UnusualError):
        unescaped(b"\\8")


def test_a_string_that_is_no_text_stays_bytes() -> None:
    found = ObjectParser(FILE).parse(b"(\x80\x9f) ")
    assert type(found) is ByteStringObject
