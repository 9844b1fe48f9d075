"""What classes say of their fields: defaults, checks of their own, what a value is called in the file."""

from __future__ import annotations

from typing import Any

import pytest

from sheetbuilder.errors import say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Words
from sheetbuilder.models.model import model
from tests.made import located, made


class Base(Content):
    """Two fields, of which one comes from the other, and one is checked."""

    name: Words = Field(description="A name.")
    file: Words = Field(factory=lambda given: f"file-{given.get('name', '')}")
    first: Words | None = Field(default=None, key="from")

    @check("first")
    @classmethod
    def _later(cls, first: str | None, given: Given) -> str | None:
        if given.context.get("never") == first:
            raise refuse(say("never"))
        return first


class Derived(Base):
    """Another field, a name that may be left out, and a check that looks at what nobody wrote, too."""

    name: Words = Field(default="N")
    last: tuple[Words, ...] = Field(default=(), check_default=True)

    @check("last")
    @classmethod
    def _as_many(cls, last: tuple[str, ...], given: Given) -> tuple[str, ...]:
        if bool(last) is bool(given.values.get("first")):
            raise refuse(say("either “from” or “last”"))
        return last

    @check("*")
    @classmethod
    def _no_stars(cls, value: object, given: Given) -> object:
        if value == "*":
            raise refuse(say("{name} is no star", name=given.name))
        return value


def problems(kind: type[Content], values: dict[str, object], **context: Any) -> list[str]:
    return [str(problem.message) for problem in model(located(values), kind, context)[1]]


def test_defaults() -> None:
    assert made(Base, {"name": "A"}) == Base(name="A") == Base(name="A", file="file-A", first=None)
    assert made(Derived, {"from": "b"}).file == "file-N"


def test_a_class_keeps_the_order_of_the_one_above_it() -> None:
    assert [name for name, _ in made(Derived, {"from": "b"})] == ["name", "file", "first", "last"]


def test_checks_see_the_sound_values_before_them_and_the_context() -> None:
    assert problems(Base, {"name": "A", "from": "b"}, never="b") == ["never"]
    assert problems(Derived, {}) == ["either “from” or “last”"]
    assert problems(Derived, {"from": "a", "last": ["b"]}) == ["either “from” or “last”"]
    assert problems(Derived, {"from": "b"}, never="b") == ["never", "either “from” or “last”"]


def test_a_check_of_all_fields_looks_at_what_was_written() -> None:
    assert problems(Derived, {"name": "*", "file": "*", "from": "*"}) == [
        "name is no star",
        "file is no star",
        "first is no star",
        "either “from” or “last”",
    ]


def test_what_is_made_by_hand_has_all_its_fields_and_no_other() -> None:
    with pytest.raises(TypeError, match="name"):
        Base()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="stranger"):
        Base(name="a", stranger=1)  # type: ignore[call-arg]


def test_a_copy_keeps_what_was_remarked_and_what_was_not_changed() -> None:
    one = Base(name="A").remarked(seen=True)
    assert one.but(name="B").remark("seen", otherwise=False) is True
    assert one == Base(name="A")
    assert one.but(name="B") == Base(name="B", file="file-A")
    assert one.remark("heard", otherwise=3) == 3
    with pytest.raises(AssertionError):
        one.but(stranger=1)
