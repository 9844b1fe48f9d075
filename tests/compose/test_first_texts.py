"""First texts filled in: held against their models, whatever a name holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.compose.first_texts import filled_in, language_of, quoted
from sheetbuilder.content import PackageFile
from sheetbuilder.errors import ContentError
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class Titled(Content):
    """A file with a title."""

    title: Words = Field(description="Titlen.")


def test_a_name_is_quoted_whatever_it_holds() -> None:
    for name in ("Ark: 1", '"x" #y', "a\\b", "{a}", "æ ☕"):
        assert filled_in("title: $name\n", {"name": quoted(name)}, Path("a.yaml"), Titled) == f"title: {quoted(name)}\n"


@pytest.mark.parametrize(("text", "kind"), [("title: $name\n", PackageFile), ("title: [$name\n", Titled)])
def test_what_the_model_does_not_allow_is_told(text: str, kind: type[Content]) -> None:
    with pytest.raises(ContentError) as told:
        filled_in(text, {"name": "x"}, Path("a.yaml"), kind)
    assert {problem.where and problem.where.file for problem in told.value.problems} == {Path("a.yaml")}


def test_what_is_not_danish_begins_in_english() -> None:
    assert [language_of(tag) for tag in ("da", "da-DK", "DA", "en-GB", "sv", "dam")] == [
        "da",
        "da",
        "da",
        "en",
        "en",
        "en",
    ]
