"""Room for a letterhead: a page has what is told of all its names, and nothing else."""

from __future__ import annotations

from sheetbuilder.theme.clearance import NOTHING, NOWHERE, Clearance, Clearances

FIRST, OTHER = Clearance(100, 20), Clearance(40)


def test_a_page_has_the_room_of_all_its_names() -> None:
    known = Clearances(((("text", "first"), FIRST), (("text", "other"), OTHER)))
    assert known.of(["text", "first"]) == FIRST
    assert known.of(("text", "other")) == OTHER


def test_a_page_that_is_not_told_of_has_none() -> None:
    known = Clearances(((("text", "first"), FIRST),))
    for names in (("text",), ("first",), ("first", "text"), ("text", "first", "other"), ()):
        assert known.of(names) is NOTHING
    assert NOWHERE.of(["text", "first"]) is NOTHING
    assert (NOTHING.top, NOTHING.bottom) == (0, 0)
