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


CUT = (
    b"q\n/P <</MCID 1>> BDC\nQ\nEMC\n/Artifact BMC\nq\nEMC\n"
    b"/P <</MCID 01>> BDC\nQ\nEMC\n/Artifact <</MCID 2>> BDC\nq\nEMC\n/H1 <</MCID 12>> BDC\nQ\nEMC\nq"
)


def test_content_is_cut_behind_its_marks() -> None:
    reader = ContentReader(READER, OPERATORS)
    found = [*(reader.passages(ArrayObject([held(CUT), held(b"/P <</MCID 3>> BDC\nQ\nEMC")])) or ())]
    assert found == [
        ("", None, b"q\n/P <</MCID 1>> BDC\nQ\nEMC"),
        ("Artifact", None, b"\nq"),
        ("", None, b"/P <</MCID 01>> BDC\nQ\nEMC"),
        ("", None, b"/Artifact <</MCID 2>> BDC\nq\nEMC"),
        ("H1", 12, b"\nQ"),
        ("", None, b"q"),
        ("P", 3, b"\nQ"),
    ]


@pytest.mark.parametrize("value", [None, ArrayObject(), ArrayObject([held(b"q")] * 101), held(b"q " * 300_000)])
def test_what_is_no_usual_content_is_not_cut(value: object) -> None:
    assert ContentReader(READER, OPERATORS).passages(value) is None


@pytest.mark.parametrize(
    "inside", [b"(a\nEMC\nb) Tj", b"<</A (\nEMC\n)>> Do", b"% a\nEMC\n", b"<41\nEMC\n>", b"[\nEMC\n] d"]
)
def test_an_end_of_a_mark_that_is_none_leaves_nothing_that_is_whole(inside: bytes) -> None:
    reader = ContentReader(READER, OPERATORS)
    passages = reader.passages(held(b"/P <</MCID 1>> BDC\n" + inside + b"\nEMC\n"))
    assert passages is not None
    assert reader.whole(next(passages).content) is None


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PIECES, b"\nEMC\n", b"\nEMC\n", b"/P <</MCID 1>> BDC\n"]), max_size=12))
def test_passages_read_in_turn_are_the_whole(pieces: list[bytes]) -> None:
    data = b" ".join(pieces).replace(b"\nEMC\n ", b"\nEMC\n")
    reader = ContentReader(READER, OPERATORS | {b"BMC"})
    found: list[Operations | None] = []
    for tag, number, content in reader.passages(held(data)) or ():
        head = b"" if not tag else b"/%s BMC" % tag.encode() if number is None else b"/P <</MCID 1>> BDC"
        found.append(reader.whole(content) and reader.whole(head + content + (b"\nEMC" if tag else b"")))
    if found and None not in found:
        joined = [operation for each in found for operation in each or ()]
        assert outcome(lambda: joined) == outcome(lambda: ContentReader(READER, OPERATORS).operations(held(data)))


def test_no_content_is_no_operators() -> None:
    assert ContentReader(READER, OPERATORS).operations(None) == []
    assert ContentReader(READER, OPERATORS).operations(held(b"")) == []
