"""Messages of printers: what is written is what RFC 8010 says, and whatever comes back is an answer or garbled."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.printing import limits
from sheetbuilder.printing.message import (
    Attribute,
    Garbled,
    IppOperation,
    IppTag,
    PrinterAnswer,
    answer,
    request,
)
from tests.printing import fake_printer
from tests.printing.fake_printer import PRINTER, UNSUPPORTED, integers, keywords


def test_a_request_byte_for_byte() -> None:
    asked = [Attribute("attributes-charset", IppTag.CHARSET, ("us-ascii",))]
    job = [Attribute("copies", IppTag.INTEGER, (20,)), Attribute("sides", IppTag.KEYWORD, ("two-sided-long-edge",))]
    written = request(IppOperation.PRINT_JOB, 1, (1, 1), [(IppTag.OPERATION, asked), (IppTag.JOB, job)])
    # As the example of RFC 8010, A.1, has these attributes.
    assert written == (
        b"\x01\x01\x00\x02\x00\x00\x00\x01"
        b"\x01\x47\x00\x12attributes-charset\x00\x08us-ascii"
        b"\x02\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
        b"\x44\x00\x05sides\x00\x13two-sided-long-edge\x03"
    )


def test_further_values_have_no_name_and_a_group_of_nothing_is_left_out() -> None:
    two = Attribute("a", IppTag.KEYWORD, ("x", "y"))
    written = request(IppOperation.VALIDATE_JOB, 2, (2, 0), [(IppTag.OPERATION, [two]), (IppTag.JOB, [])])
    assert written[8:] == b"\x01\x44\x00\x01a\x00\x01x\x44\x00\x00\x00\x01y\x03"


def test_an_attribute_as_it_is_told() -> None:
    every = (
        Attribute("a", IppTag.KEYWORD, ("x", "y")),
        Attribute("f", IppTag.BOOLEAN, (True,)),
        Attribute("r", IppTag.RANGE, ((1, 2),)),
    )
    assert list(map(str, every)) == ["a=x,y", "f=true", "r=1-2"]


def test_an_answer_is_read() -> None:
    data = fake_printer.answer(
        7,
        0x0001,
        [
            (
                PRINTER,
                {
                    "number": integers(-5),
                    "yes": (0x22, [b"\1"]),
                    "range": (0x33, [struct.pack(">ii", 1, 99)]),
                    "text": (0x35, [b"\x00\x02da\x00\x07K\xc3\xb8kken"]),
                    "words": keywords("a", "b"),
                    "nothing": (0x10, [b""]),
                    "strange": (0x30, [b"\xff\xfe"]),
                },
            ),
            (UNSUPPORTED, {"sides": (0x10, [b""])}),
        ],
    )
    read = answer(data)
    assert (read.version, read.status, read.number) == ((2, 0), 1, 7)
    assert dict(read.printer) == {
        "number": (-5,),
        "yes": (True,),
        "range": ((1, 99),),
        "text": ("Køkken",),
        "words": ("a", "b"),
        "nothing": (),
        "strange": (),
    }
    assert (list(read.unsupported), dict(read.job)) == (["sides"], {})


def field(tag: int, name: bytes, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value


START = b"\2\0\0\0\0\0\0\1\4"
"""An answer up to its attributes of the printer."""


def with_collection() -> bytes:
    size = field(0x34, b"", b"") + field(0x4A, b"", b"x") + field(0x21, b"", b"\0\0\0\1") + field(0x37, b"", b"")
    outer = field(0x34, b"media-col", b"") + field(0x4A, b"", b"media-size") + size + field(0x37, b"", b"")
    return START + outer + field(0x44, b"after", b"here") + b"\3"


def test_what_a_collection_holds_is_walked_through() -> None:
    assert dict(answer(with_collection()).printer) == {"media-col": (), "after": ("here",)}


def test_of_what_is_said_twice_the_first_counts() -> None:
    data = START + field(0x44, b"a", b"x") + field(0x44, b"b", b"z") + field(0x44, b"a", b"y") + b"\3"
    assert dict(answer(data).printer) == {"a": ("x",), "b": ("z",)}


@pytest.mark.parametrize("data", [with_collection(), fake_printer.answer(7, groups=[(PRINTER, fake_printer.usual())])])
def test_an_answer_that_breaks_off_anywhere_is_garbled(data: bytes) -> None:
    answer(data)
    for length in range(len(data)):
        with pytest.raises(Garbled):
            answer(data[:length])


def deep(count: int) -> bytes:
    """An attribute of so many collections inside one another."""
    level = field(0x4A, b"", b"x") + field(0x34, b"", b"")
    inside = level * (count - 1) + field(0x37, b"", b"") * count
    return START + field(0x34, b"a", b"") + inside + b"\3"


def test_collections_are_followed_so_deep_and_no_deeper() -> None:
    assert dict(answer(deep(limits.DEPTH)).printer) == {"a": ()}
    with pytest.raises(Garbled):
        answer(deep(limits.DEPTH + 1))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(START + field(0x21, b"a", b"\0\0\0") + b"\3", id="a number of three bytes"),
        pytest.param(START + field(0x22, b"a", b"") + b"\3", id="no truth"),
        pytest.param(START + field(0x44, b"", b"a") + b"\3", id="a further value of nothing"),
        pytest.param(START[:-1] + field(0x44, b"a", b"b") + b"\3", id="an attribute of no group"),
        pytest.param(START + field(0x35, b"a", b"\0\7") + b"\3", id="a language longer than its value"),
        pytest.param(START + field(0x34, b"a", b"") + b"\4\3", id="a group inside a collection"),
        pytest.param(START + field(0x44, b"a", b"") * (limits.VALUES + 1) + b"\3", id="too many"),
    ],
)
def test_what_is_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        answer(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_answer_or_garbled(data: bytes) -> None:
    with suppress(Garbled):
        assert isinstance(answer(data), PrinterAnswer)


GOOD = with_collection()


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_an_answer_with_any_wrong_byte_is_an_answer_or_garbled(at: int, byte: int) -> None:
    data = bytearray(GOOD)
    data[at] = byte
    with suppress(Garbled):
        assert all(len(name) <= limits.NAME for group in answer(bytes(data)).groups.values() for name in group)
