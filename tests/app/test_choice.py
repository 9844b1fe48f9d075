"""The fields of the form as options of the command line."""

from __future__ import annotations

import pytest

from sheetbuilder.app.choice import PrintChoice, choice
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.layout.sides import Holes, Sides
from sheetbuilder.serving.forms import SentForm


def of(**fields: str | list[str]) -> PrintChoice:
    """The choice that a form makes."""
    sent = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    return choice(SentForm(sent), "meeting.pdf")


@pytest.mark.parametrize(
    ("fields", "options"),
    [
        ({}, PrintOptions()),
        ({"edition": "fillable"}, PrintOptions(fillable=True)),
        ({"edition": "large_print", "colour": "grey"}, PrintOptions(large_print=True, grey=True)),
        ({"colour": "save_ink", "sides": "simplex"}, PrintOptions(save_ink=True, sides=Sides.SIMPLEX)),
        ({"placing": "booklet", "paper": "a3"}, PrintOptions(imposition=Booklet(), paper="a3")),
        ({"placing": "4", "holes": ""}, PrintOptions(imposition=NUp(4))),
        ({"holes": "2"}, PrintOptions(holes=Holes.TWO)),
        ({"edition": "x", "colour": "x", "placing": "x", "paper": "x", "sides": "x", "holes": "x"}, PrintOptions()),
    ],
)
def test_every_field_is_an_option(fields: dict[str, str], options: PrintOptions) -> None:
    assert of(**fields).options(None) == options


def test_ticked_and_placed_are_one_list() -> None:
    assert of(target=["2.6", "2.3", "set-1"], chosen=["set-1", "gone", "2.3"]).names == ("set-1", "2.3", "2.6")
    assert of(target=["a", "b", "c"], chosen=["a", "b", "c"], up="b").names == ("b", "a", "c")
    assert of(target=["a", "b"], chosen=["a", "b"], remove="a").names == ("b",)


def test_one_file_has_a_name_where_it_is_wanted() -> None:
    assert of(file="mine").one_file is None
    assert of(file="mine", together="on").one_file == "mine"
    assert of(together="on").one_file == "meeting.pdf"
