"""Page numbers in few words lose no page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.foreign.graft.numbering import stretches


def test_pages_in_a_row_are_one_stretch() -> None:
    assert stretches([9, 8, 7, 6, 5, 2, 1, 1, 12]) == ["1", "2", "5–9", "12"]
    assert stretches(range(1, 301)) == ["1–300"]
    assert stretches([]) == []


@given(st.sets(st.integers(1, 40)))
def test_no_page_is_lost_and_none_is_added(numbers: set[int]) -> None:
    found = [text.partition("–") for text in stretches(numbers)]
    assert sorted(numbers) == [at for first, _, last in found for at in range(int(first), int(last or first) + 1)]
