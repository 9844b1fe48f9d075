"""Content without its marks, its states in pairs."""

from __future__ import annotations

import pytest

from sheetbuilder.foreign.extract.marks import unmarked

PAIRS = {
    b"q 1 w Q": b"q 1 w Q",
    b"Q 1 w": b"1 w",
    b"Q Q Q q 1 w Q Q": b"q 1 w Q",
    b"q q 1 w": b"q q 1 w Q Q",
    b"q 1 w Q Q q 2 w": b"q 1 w Q q 2 w Q",
    b"/Artifact BMC Q EMC 1 w": b"1 w",
    b"BT q (Q Q) Tj Q Q ET": b"BT q (Q Q) Tj Q ET",
    b"": b"",
}


@pytest.mark.parametrize("content", PAIRS)
def test_what_is_restored_was_saved_and_the_other_way_round(content: bytes) -> None:
    assert unmarked(content).split() == PAIRS[content].split()


def test_numbers_are_written_as_the_rules_have_them() -> None:
    assert unmarked(b"--5 w 1 2 m 3 1-2 l S") == b"-5 w\n1 2 m\n3 12 l\nS"
