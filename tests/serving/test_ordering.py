"""A list brought into an order by buttons, as a browser without scripts sends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.ordering import numbered, ordered, ordering, pressed
from sheetbuilder.serving.site import Site


@pytest.mark.parametrize(
    ("button", "value", "order"),
    [
        ("up", "b", ["b", "a", "c"]),
        ("up", "a", ["a", "b", "c"]),
        ("down", "b", ["a", "c", "b"]),
        ("down", "c", ["a", "b", "c"]),
        ("remove", "b", ["a", "c"]),
        ("remove", "x", ["a", "b", "c"]),
        ("other", "b", ["a", "b", "c"]),
    ],
)
def test_a_button_moves_one_entry(button: str, value: str, order: list[str]) -> None:
    form = SentForm({"one": ["a", "b", "a", "c"], button: [value]})
    assert ordered(form, "one") == order
    assert pressed(form) is (button != "other")


def test_every_entry_has_its_place_and_its_buttons_say_what_they_move(tmp_path: Path) -> None:
    site = Site(say("sheetbuilder"), "/t", [], Translator("en"), tmp_path)
    told = ordering(site, "one", numbered(["b", "x", "a"], {"a": "First <b>", "b": "Second"}), id="list")
    assert told.index('value="b"') < told.index('value="a"')
    assert 'value="x"' not in told
    assert "First &lt;b&gt;" in told
    assert 'aria-label="Move up: Second"' in told
    assert 'data-moved="{name} is now number {place} of {count}"' in told


def test_a_list_of_what_stays_has_no_button_that_takes_out(tmp_path: Path) -> None:
    site = Site(say("sheetbuilder"), "/t", [], Translator("en"), tmp_path)
    told = ordering(site, "one", {"a": "First", "b": "Second"}, id="list", removed=False)
    assert "Move down: First" in told
    assert 'name="remove"' not in told
