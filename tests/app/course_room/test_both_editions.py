"""Pages of two editions beside each other by their numbers."""

from __future__ import annotations

import pytest

from sheetbuilder.app.course_room.both_editions import Pair, paired


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("1 2 3", "1 2 3", [(1, 1), (2, 2), (3, 3)]),
        ("1 2 3", "1 2 2a 2b 3", [(1, 1), (2, 2), (None, 3), (None, 4), (3, 5)]),
        ("1 2 3 4", "1 4", [(1, 1), (2, None), (3, None), (4, 2)]),
        ("1 2", "1 2 2a", [(1, 1), (2, 2), (None, 3)]),
        ("1 2", "a b", [(1, None), (2, None), (None, 1), (None, 2)]),
        ("", "1", [(None, 1)]),
        ("1 1", "1 1", [(1, 1), (2, 2)]),
    ],
)
def test_every_page_of_both_is_there_once_and_in_order(one: str, other: str, pairs: list[Pair]) -> None:
    assert list(paired(one.split(), other.split())) == pairs
