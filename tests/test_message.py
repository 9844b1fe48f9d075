"""Messages: what `str` says of them is what a person reads, whatever fills them."""

from __future__ import annotations

import pickle
from pathlib import PurePosixPath

import pytest

from sheetbuilder.errors import Problem
from sheetbuilder.message import Message, filled, say


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (say("pages {pages} lack tags", pages=["1–4", "7"]), "pages 1–4, 7 lack tags"),
        (say("pages {pages} lack tags", pages=("1–4",)), "pages 1–4 lack tags"),
        (say("{count} of {all}", count=2.5, all=10), "2.5 of 10"),
        (say("{share:.1f} and {n:03d}", share=2.25, n=7), "2.2 and 007"),
        (say("{page}: {why}", page=say("page {n}", n=3), why=[say("{a}", a=["x"])]), "page 3: x"),
        (say("{path} is missing", path=PurePosixPath("a/b")), "a/b is missing"),
        (say("{{x}} stays"), "{x} stays"),
    ],
)
def test_str_says_a_message_as_english_does(message: Message, told: str) -> None:
    assert str(message) == told


def test_a_language_has_its_own_template_decimal_sign_and_words() -> None:
    message = say("{share} of {what}", share=0.5, what=say("it"))
    assert filled(message, "{what}: {share}", lambda _: "det", ",") == "det: 0,5"


def test_what_is_long_is_shortened_where_it_is_quoted_and_where_it_is_not() -> None:
    assert len(str(say("“{name}” is unknown", name="a" * 5000))) < 120
    assert 500 < len(str(say("{name} is unknown", name="a" * 5000))) < 650
    assert len(str(say("“{old}” became “{new}”", old="a" * 300, new="b"))) > 300


def test_a_message_travels_to_another_process() -> None:
    message = say("pages {pages}", pages=["1"])
    again = pickle.loads(pickle.dumps(message))
    assert (again, str(again)) == (message, str(message))


def test_a_message_that_was_told_is_known_again_whatever_fills_it() -> None:
    told = [say("pages {pages}", pages=[1, 2]), say("pages {pages}", pages=[3]), say("pages {pages}", pages=[1, 2])]
    assert list(dict.fromkeys(told)) == told[:2]
    problems = [Problem("SB411", message) for message in told]
    assert list(dict.fromkeys(problems)) == problems[:2]
