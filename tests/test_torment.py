"""The tool that torments the program: what it calls broken is broken, and its bombs are what it says."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tools import bombs, torment


def test_what_is_half_under_a_final_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 half")
    (tmp_path / "b.zip").write_bytes(b"PK")
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    (tmp_path / ".hidden.pdf").write_bytes(b"")
    assert len(list(torment.whole(tmp_path))) == 3
    assert torment.litter(tmp_path) == [".hidden.pdf"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 whole\n%%EOF\n")
    assert len(list(torment.whole(tmp_path))) == 2


def test_a_part_that_finds_something_broken_ends_in_one() -> None:
    tally = torment.Tally()
    tally.note("kind", "fault")
    tally.note("kind")
    assert tally.broken == ["kind: fault"]
    assert tally.tried == {"kind": 2}


def test_there_are_sixty_bombs_of_six_kinds() -> None:
    assert len(bombs.ALL) == 6
    assert sum(map(len, bombs.ALL.values())) >= 60


def test_what_is_damaged_is_another_file_and_the_same_each_time() -> None:
    data = bytes(range(256)) * 4
    once, again = (torment.damaged(data, random.Random(3)) for _ in range(2))
    assert once == again != data


def test_memory_is_that_of_the_whole_session() -> None:
    assert torment.resident(os.getsid(0)) > 1024**2
