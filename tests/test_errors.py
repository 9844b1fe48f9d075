"""Problems are told in the order in which one reads the files that they stand in."""

from __future__ import annotations

import random
from pathlib import Path

from sheetbuilder.errors import ContentError, Problem, Severity, Where, in_order, say

BRAND, RECIPE = Path("brand.yaml"), Path("kursus.yaml")


def at(code: str, where: Where | None, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code, say("wrong"), where, severity=severity)


def test_lines_then_columns_then_whole_files_then_what_has_no_place() -> None:
    told = [
        at("SB9", None),
        at("SB8", Where(RECIPE)),
        at("SB3", Where(RECIPE, 10, 2)),
        at("SB2", Where(RECIPE, 2, 7), Severity.WARNING),
        at("SB1", Where(RECIPE, 2, 3)),
    ]
    assert [one.code for one in in_order(told)] == ["SB1", "SB2", "SB3", "SB8", "SB9"]
    assert ContentError(told).problems == in_order(told)


def test_files_and_what_stands_at_one_place_keep_the_order_in_which_they_were_met() -> None:
    told = [at("SB1", Where(RECIPE, 9)), at("SB4", Where(BRAND, 1)), at("SB3", Where(RECIPE, 9)), at("SB2", None)]
    assert [one.code for one in in_order(told)] == ["SB1", "SB3", "SB4", "SB2"]


def test_a_second_time_nothing_moves() -> None:
    chance = random.Random(4)
    told = [at(f"SB{index}", Where(chance.choice([BRAND, RECIPE]), chance.randrange(4))) for index in range(40)]
    assert in_order(in_order(told)) == in_order(told)
