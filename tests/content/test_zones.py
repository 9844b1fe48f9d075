"""A block stands where it may: one on the wrong side of a sheet is told at its line, with all else that is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content.zones import Side, Zone
from sheetbuilder.errors import Problem
from tests.content.conftest import Folder

Shown = Callable[[Problem], tuple[str, int, str]]

FRONT_HINT = "these can stand here: moves"
BACK_HINT = "these can stand here: notes, text"
NOTES = """\
back:
  - type: notes
    fields:
      - {id: hvem, label: Hvem}
"""
MOVES = """\
back:
  - type: moves
    items:
      - {id: hvem, text: Hvem}
"""


def test_every_zone_is_on_one_side() -> None:
    sides = {side: {zone.value for zone in Zone if zone.side is side} for side in Side}
    assert sides == {Side.FRONT: {"main", "side", "low", "foot"}, Side.BACK: {"left", "right", "full"}}


def test_a_block_of_the_back_in_front_is_told_at_its_type(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", ("front:\n", "front:\n  - type: text\n    text: Læs det hele.\n"))
    problem = folder.only()
    assert (problem.code, shown(problem)) == ("SB221", ("1.1-kontakt.yaml", 8, "text"))
    assert str(problem.message) == "“text” cannot stand on the front of a sheet"
    assert str(problem.hint) == FRONT_HINT


def test_a_block_of_the_front_on_the_back_is_told_at_its_type(folder: Folder, shown: Shown) -> None:
    folder.change("1.1-kontakt.yaml", (NOTES, MOVES))
    problem = folder.only()
    assert (problem.code, shown(problem)) == ("SB221", ("1.1-kontakt.yaml", 15, "moves"))
    assert str(problem.message) == "“moves” cannot stand on a working page"
    assert str(problem.hint) == BACK_HINT


def test_a_strategy_is_a_page_to_work_on(folder: Folder) -> None:
    head = "type: strategy\ntitle: Strategi\nfile: strategi\npurpose: At samle.\nblocks:\n"
    folder.write("strategy.yaml", f"{head}  - type: moves\n    items:\n      - {{id: et, text: Et.}}\n")
    problem = folder.only()
    assert (problem.code, problem.where and problem.where.line, str(problem.hint)) == ("SB221", 6, BACK_HINT)


@pytest.mark.parametrize("page", ["how_to_use:\n  title: Sådan\n", "closing:\n  title: Til sidst\n"])
def test_a_page_of_running_text_takes_blocks_of_all_zones(folder: Folder, page: str) -> None:
    block = "    - type: moves\n      items:\n        - {id: et, text: Et.}\n"
    folder.change("package.yaml", (f"{page}  blocks:\n", f"{page}  blocks:\n{block}"))
    assert folder.load().sheets


def test_all_else_that_is_wrong_is_told_in_the_same_run(folder: Folder) -> None:
    folder.change("1.1-kontakt.yaml", (NOTES, MOVES.replace("items:", "itemz:")), ("title: Kontakt\n", ""))
    folder.change("2.1-plan.yaml", ("  - type: moves\n", "  - type: notes\n"))
    folder.change("workflow.yaml", ("title: Arbejdsgangen\n", ""))
    found = [(one.code, one.where.file.name, one.where.line) for one in folder.problems() if one.where]
    assert found == [
        ("SB212", "1.1-kontakt.yaml", 1),
        ("SB221", "1.1-kontakt.yaml", 14),
        ("SB211", "1.1-kontakt.yaml", 15),
        ("SB212", "2.1-plan.yaml", 8),
        ("SB221", "2.1-plan.yaml", 8),
        ("SB211", "2.1-plan.yaml", 9),
        ("SB212", "workflow.yaml", 1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "known"),
    [
        ("  - type: moves\n", "  - type: xyzzy\n", "SB218", "these can stand here: moves"),
        ("  - type: moves\n", "  - sort: moves\n", "SB219", "these types exist: moves"),
    ],
)
def test_only_what_can_stand_there_is_proposed(folder: Folder, old: str, new: str, code: str, known: str) -> None:
    folder.change("1.1-kontakt.yaml", (old, new))
    problem = folder.only()
    assert problem.code == code
    assert str(problem.hint).endswith(known)
