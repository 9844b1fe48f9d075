"""Content streams are cut where operators are, and nowhere else."""

from __future__ import annotations

import io
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import NameObject

from sheetbuilder.pdf.read.tokens import name, operations, renumbered, respelled


def operators(data: bytes) -> list[bytes]:
    return [operation.operator for operation in operations(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"(EMC (BDC) \\) EMC) Tj EMC", [b"Tj", b"EMC"]),
        (b"<454D43> Tj <</A (>>) /B [EMC]>> DP", [b"Tj", b"DP"]),
        (b"% EMC\n/P BMC%x\rEMC", [b"BMC", b"EMC"]),
        (b"/A#20B gs/EMC gs", [b"gs", b"gs"]),
        (b"[(a)-3(b\\\\)]TJ T*(c)'", [b"TJ", b"T*", b"'"]),
        (b"true false null -.5 +3 op", [b"op"]),
        (b"BX 1 2 strange EX", [b"BX", b"strange", b"EX"]),
        (b"(never closed EMC", []),
        (b">> ] ) EMC", [b"EMC"]),
        (b"", []),
    ],
)
def test_operators(data: bytes, expected: list[bytes]) -> None:
    assert operators(data) == expected


@pytest.mark.parametrize(
    "image",
    [
        b"BI /W 4 /H 1 /CS /G /BPC 8 ID \nEI EI",
        b"BI /W 8 /H 3 /IM true ID EMCEI",
        b"BI /W 2 /H 2 /CS /RGB /BPC 8 /F /Fl ID " + zlib.compress(b" EI EMC \n EI") + b"\nEI",
        b"BI /W 2 /H 2 /F [/AHx] ID 00 > EI",
        b"BI /W 9 /H 9 /CS /Own /BPC 8 ID \x80 EI \x81\x82 EMC \nEI",
        b"BI /W 4 /H 1 /L 6 ID  EI EI EI",
    ],
)
def test_an_inline_image_is_one_operation(image: bytes) -> None:
    data = b"q " + image + b" Q /P BMC"
    found = list(operations(data))
    assert [operation.operator for operation in found] == [b"q", b"BI", b"Q", b"BMC"]
    assert data[found[1].start : found[1].end] == image


def test_stretches_hold_the_operands() -> None:
    data = b"1 0 0 rg  /Span <</MCID 0>> BDC\nf"
    assert [data[found.start : found.end] for found in operations(data)] == [
        b"1 0 0 rg",
        b"/Span <</MCID 0>> BDC",
        b"f",
    ]


def test_names_are_spelt_out() -> None:
    assert name(b"/A#20b") == "/A b"
    assert name(b"/\xff") == "/ÿ"


@given(st.binary(max_size=300))
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    last = 0
    for operation in operations(data):
        assert last <= operation.start < operation.end <= len(data)
        last = operation.end


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "gbk"])
def test_a_name_is_found_under_the_spelling_that_resources_get(charset: str) -> None:
    """The entry is written by pypdf, the content by us: both are the same bytes."""
    raw = "/Sonderfarbe-ö".encode(charset) if charset != "gbk" else "/颜色".encode(charset)
    data = b"q (/\xf8) Tj " + raw + b" cs 1 scn BI /W 1 /H 1 /BPC 8 /CS /G ID \xf8 EI Q"
    out = respelled(data)
    operand = next(each.operands[0] for each in operations(out) if each.operator == b"cs")
    entry = io.BytesIO()
    NameObject(name(raw)).write_to_stream(entry)
    assert name(operand) == name(raw) == name(entry.getvalue())
    resolved = re.sub(rb"#(..)", lambda code: bytes.fromhex(code[1].decode("ascii")), operand)
    assert resolved == name(raw).encode("utf-8")
    assert out.replace(operand, raw) == data


def test_plain_names_stay_as_they_are_written() -> None:
    data = b"/F#31 9 Tf /GS1 gs (\xf8#F8) Tj"
    assert respelled(data) == data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1--2 0 0 1 k", b"12 0 0 1 k"),
        (b"--5 w -+5 w", b"-5 w -5 w"),
        (b"1e-5 w 1.5E2 2 m", b"0.00001 w 150 2 m"),
        (b"[1 --2 (a--3) 4] TJ", b"[ 1 -2 (a--3) 4 ] TJ"),
        (b"-.5- w . w - w", b"-0.5 w 0 w 0 w"),
        (b"4.e f 1 0x12 3 w", b"f 3 w"),
        (b"1.2.3 w 1e99 w", b"w w"),
    ],
)
def test_numbers_of_a_programs_own_are_read_as_viewers_read_them(data: bytes, expected: bytes) -> None:
    assert renumbered(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"5. -4 .5 +3 re /F1--2 12 Tf (1--2) Tj <2d2d> Tj % 1--2",
        b"1 2 m%--5\n3 4 l",
        b"BI /W 2 /H 1 /CS /G /BPC 8 ID --  EI f",
        b"",
    ],
)
def test_what_only_looks_like_such_a_number_stays(data: bytes) -> None:
    assert renumbered(data) == data
