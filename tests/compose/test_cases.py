"""Every case of a package is laid out by `check`, and what does not fit says in which case."""

from __future__ import annotations

import pytest

from sheetbuilder import Package, check
from sheetbuilder.blocks.text import TextBlock
from sheetbuilder.content.conditions import Condition
from sheetbuilder.errors import LayoutError
from sheetbuilder.values import replace


def with_closing(package: Package, *blocks: TextBlock) -> Package:
    closing = package.meta.closing
    meta = package.meta.changed(None, closing=closing.changed(None, blocks=(*closing.blocks, *blocks)))
    return replace(package, meta=meta)


def test_what_fits_in_every_case_is_sound(small: Package) -> None:
    assert (
        check(with_closing(small, TextBlock(type="text", text="Ring.", when=(Condition.CONTACTS,)))) == small.warnings
    )


def test_a_case_that_nobody_builds_today_is_tried(small: Package) -> None:
    guide = small.guide
    assert guide is not None
    word = TextBlock(type="text", text="x" * 400, when=(Condition.APPROVED,))
    chapter = guide.chapters[0].changed(None, blocks=(*guide.chapters[0].blocks, word))
    package = replace(small, guide=guide.changed(None, chapters=(chapter, *guide.chapters[1:])))
    with pytest.raises(LayoutError) as refused:
        check(package)
    assert [problem.code for problem in refused.value.problems] == ["SB404"]
    assert str(refused.value.problems[0].message).endswith("(approved)")


def test_a_package_without_conditions_is_laid_out_once(small: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("sheetbuilder.compose.cases._composer", refuse)
    assert check(small) == small.warnings
