"""Lists of which a condition leaves too little."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.panel import Panel
from sheetbuilder.content.emptied import emptied
from tests.made import made

from .conftest import Folder

CLOSING = "    - type: text\n      text: Tak.\n"
MOVES = "    - {type: moves, items: [{id: a, when: contacts, text: Ring.}"


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ("    - {type: text, when: contacts, text: Ring.}\n", "in the case “not contacts”"),
        (f"    - {{type: text, text: Tak.}}\n{MOVES}]}}\n", "in the case “not contacts”"),
        (
            "    - {type: text, when: contacts, text: Ring.}\n    - {type: text, when: not approved, text: Udkast.}\n",
            "in the case “approved, not contacts”",
        ),
    ],
)
def test_a_list_of_which_nothing_is_left_is_told_with_its_case(blocks: str, message: str, folder: Folder) -> None:
    folder.change("package.yaml", (CLOSING, blocks))
    problem = folder.only()
    assert problem.code == "SB239"
    assert str(problem.message).startswith(message)


@pytest.mark.parametrize(
    "blocks",
    [
        "    - {type: text, when: contacts, text: Ring.}\n    - {type: text, when: not contacts, text: Skriv.}\n",
        f"    - {{type: text, text: Tak.}}\n{MOVES}, {{id: b, text: Skriv.}}]}}\n",
    ],
)
def test_a_list_that_has_something_in_every_case_is_sound(blocks: str, folder: Folder) -> None:
    folder.change("package.yaml", (CLOSING, blocks))
    assert folder.load().warnings == ()


@pytest.mark.parametrize(("points", "told"), [([{"id": "a", "text": "Ring."}], False), ([], True)])
def test_a_list_beside_another_may_be_empty_in_some_case(points: list[dict[str, str]], told: bool) -> None:
    fields = [{"id": "b", "when": "not contacts", "label": "Infohus"}]
    panel = made(Panel, {"type": "panel", "title": "Når det haster", "items": points, "fields": fields})
    assert [problem.code for problem in emptied(panel)] == ["SB239"] * told
