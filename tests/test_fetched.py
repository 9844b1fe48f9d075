"""Names that are fetched when they are first asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sheetbuilder.fetched import fetching


def test_a_name_comes_from_its_home_and_no_other_is_there() -> None:
    fetch = fetching("here", {"sqrt": "math"})
    assert fetch("sqrt") == __import__("math").sqrt
    with pytest.raises(AttributeError, match="'here' has no attribute 'pi'"):
        fetch("pi")


@pytest.mark.parametrize(
    ("asked", "waits_for"),
    [
        ("import sheetbuilder.handout", {"sheetbuilder.handout.recipe.load", "sheetbuilder.handout.api"}),
        ("from sheetbuilder.compose import targets", {"sheetbuilder.compose.api"}),
        ("from sheetbuilder.handout import ready_made", {"sheetbuilder.handout.api"}),
    ],
)
def test_who_asks_for_a_name_waits_for_that_alone(asked: str, waits_for: set[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"{asked}; import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert not waits_for & set(ran.stdout.split())


def test_every_name_that_is_offered_can_be_had() -> None:
    for package in ("sheetbuilder.compose", "sheetbuilder.handout"):
        offering = __import__(package, fromlist=["*"])
        assert all(hasattr(offering, name) for name in offering.__all__)
