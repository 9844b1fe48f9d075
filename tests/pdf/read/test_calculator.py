"""Programs on a stack: what each word does (ISO 32000-1, table 42), and that every run ends."""

from __future__ import annotations

import pytest
from pypdf.generic import DecodedStreamObject

from sheetbuilder.pdf.read.calculator import UnusableError, program


def run(text: str, *inputs: float) -> tuple[float, ...]:
    held = DecodedStreamObject()
    held.set_data(text.encode("ascii"))
    return program(held)(inputs)


@pytest.mark.parametrize(
    ("text", "inputs", "outputs"),
    [
        ("{ dup exch pop 2 copy add }", (1, 2), (1, 2, 3)),
        ("{ 2 index }", (7, 8, 9), (7, 8, 9, 7)),
        ("{ 3 1 roll }", (1, 2, 3), (3, 1, 2)),
        ("{ 3 -1 roll }", (1, 2, 3), (2, 3, 1)),
        ("{ 0.5 gt { 1 } { 0 } ifelse }", (0.7,), (1,)),
        ("{ dup 0.5 lt { pop 9 } if }", (0.2,), (9,)),
        ("{ 90 sin 0 cos 4 sqrt -3 abs 1 neg }", (), (1, 1, 2, 3, -1)),
        ("{ 7 2 idiv 7 2 mod 7 2 div 2 3 exp }", (), (3, 1, 3.5, 8)),
        ("{ 2.5 ceiling 2.5 floor 2.5 round 2.5 truncate 2.7 cvi }", (), (3, 2, 3, 2, 2)),
        ("{ true false and true false or 6 3 xor 1 3 bitshift }", (), (0, 1, 5, 8)),
        ("{ 1 0 atan 100 log 1 ln }", (), (90, 2, 0)),
        ("{ % a half\n 0.5 mul % of it\n}", (3,), (1.5,)),
        ("{ 2147483647 1 add 9 9 exp }", (), (2147483648, 387420489)),
        ("{ 1 40 bitshift }", (), (0,)),
    ],
)
def test_words_do_what_they_say(text: str, inputs: tuple[float, ...], outputs: tuple[float, ...]) -> None:
    assert run(text, *inputs) == pytest.approx(outputs)


@pytest.mark.parametrize("text", ["", "1 2", "{ add }", "{ 1 0 div }", "{ if }", "{ foo }", "{ 9 3 roll }", "{" * 99])
def test_what_makes_no_sense_is_said(text: str) -> None:
    with pytest.raises(UnusableError):
        run(text, 1)


def test_a_long_program_is_given_up() -> None:
    with pytest.raises(UnusableError):
        run("{ " + "dup pop " * 9999 + "}", 1)


@pytest.mark.parametrize(
    "text",
    [
        "{ 9 99999999 exp }",
        "{ 2147483647 " + "dup mul " * 40 + "}",
        "{ " + "".join(f"{2**power} copy " for power in range(40)) + "}",
        "{ " + "dup " * 101 + "}",
        "{ 1e308 10 mul dup sub }",
        "{ -2 0.5 exp }",
        "{ 1" + "0" * 400 + " }",
    ],
)
def test_a_program_that_grows_without_end_is_given_up(text: str) -> None:
    with pytest.raises(UnusableError):
        run(text, 1)
