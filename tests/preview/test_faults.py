"""A fault of ours is told like a problem, with what whoever mends it needs."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.language import Translator
from sheetbuilder.preview.faults import fault


def test_kind_words_and_place_are_told() -> None:
    try:
        raise ZeroDivisionError("a {strange} thing " + "x" * 1000)
    except ZeroDivisionError as error:
        problem = fault(error)
    told = Translator("da")(problem.message)
    assert problem.code == "SB965"
    assert "ZeroDivisionError: a {strange} thing" in told
    assert Path(__file__).name in told
    assert len(told) < 700


def test_an_error_without_a_trace_is_told_too() -> None:
    assert "MemoryError" in str(fault(MemoryError()).message)
