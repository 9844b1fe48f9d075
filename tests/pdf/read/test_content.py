"""Content is read the same whether quickly or by pypdf, and the usual is read quickly."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ContentStream, DecodedStreamObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.content import ContentReader, Operations

OPERATORS = frozenset(b"q Q cm Tj TJ ' BDC EMC f* d Do true_ Tf".split())
WORDS = [b"q", b"Q ", b" cm", b"Tj", b"TJ", b"'", b"BDC", b"EMC", b"f*", b"strange", b"true", b"null", b"R", b"stream"]
NUMBERS = [b"1", b" 2 ", b"-.5", b"+3.", b"1-2", b".", b"--4", b"1e5", b"0012", b"1234567890123456"]
NAMES = [b"/F1", b"/A#20B", b"/", b"/\xe6"]
STRINGS = [
    b"(a)",
    b"(\\\\)",
    b"(a\\)b)",
    b"(a(b)c)",
    b"(\\101\\9\\\r\n)",
    b"(open",
    b")",
    b"<41 4>",
    b"<4142>",
    b"<4",
    b"<x>",
]
ARRAYS = [b"[", b"]", b"[(a)-3(b)]", b"[[1]]"]
ENTRIES = [b"<</MCID 3>>", b"<</A (>>)/B<41>>>", b"<</A<</B 1>>>>", b"<<", b">>", b"<</A>>", b"<</A 1/A 2>>"]
OTHERS = [b" ", b"\n", b"\r", b"\x00", b"\x0c", b"\x0b", b"%x\n", b"\xe6", b"{", b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI "]
PIECES = WORDS + NUMBERS + NAMES + STRINGS + ARRAYS + ENTRIES + OTHERS


def held(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def a_reader() -> PdfReader:
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    written = io.BytesIO()
    writer.write(written)
    return PdfReader(written)


READER = a_reader()


def ours(data: bytes) -> object:
    return outcome(lambda: ContentReader(READER, OPERATORS).operations(held(data)))


def theirs(data: bytes) -> object:
    return outcome(lambda: list(ContentStream(held(data), READER, "bytes").operations))


def outcome(read: Callable[[], Operations]) -> object:
    """What was read, kinds of values and all, or which error was raised."""
    try:
        found = read()
    except objects.FAULTS as error:
        return type(error)
    kinds = [type(operand) for operands, _ in found if isinstance(operands, list) for operand in operands]
    return repr(found), kinds


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from([b"", b" "]))
def test_whatever_is_written_is_read_as_pypdf_reads_it(pieces: list[bytes], between: bytes) -> None:
    data = between.join(pieces)
    assert ours(data) == theirs(data)


USUAL = (
    b"q 1 0 0 -1 .5 7. cm /P <</MCID 3>> BDC /F1 9 Tf [(a\\)b)-3(c)] TJ <4142> Tj EMC Q\n"
    b"/Span <</ActualText (a\\(b) /Lang <64>>> BDC(d)' EMC f*"
)


def test_the_usual_is_read_without_pypdfs_reader_of_content(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = theirs(USUAL)

    def refused(_content: ContentStream) -> None:
        raise AssertionError

    monkeypatch.setattr(ContentStream, "operations", property(refused))
    assert ours(USUAL) == expected
    assert ours(USUAL + b" % a comment") is AssertionError


def test_streams_of_one_page_are_read_as_one() -> None:
    parts = ArrayObject([held(b"q [(a)"), held(b"2] TJ"), held(b"Q")])
    assert ContentReader(READER, OPERATORS).operations(parts) == [([], b"q"), ([[b"a", 2]], b"TJ"), ([], b"Q")]


def test_no_content_is_no_operators() -> None:
    assert ContentReader(READER, OPERATORS).operations(None) == []
    assert ContentReader(READER, OPERATORS).operations(held(b"")) == []
