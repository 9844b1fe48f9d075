"""Files of every kind, damaged at the bounds of their tokens: each ends in an answer or in problems, and soon."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tools.fuzz import damaged, fuzz

FEW = 60
"""Cases here; `python -m tools.fuzz` tries thousands."""


@pytest.mark.long
def test_no_trace_and_no_hang(tmp_path: Path) -> None:
    bench = fuzz(tmp_path, FEW)
    assert bench.faults == []
    assert bench.counted.total() == FEW


def test_damage_changes_something() -> None:
    chance = random.Random(1)
    data = b"1 0 obj<</Type/Page/Kids[2 0 R]>>endobj"
    assert len({damaged(data, chance) for _ in range(50)}) > 40
