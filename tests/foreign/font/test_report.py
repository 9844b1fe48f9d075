"""What is said of a font: in one line, at the place that names it, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.brand.fonts import BrandFont
from sheetbuilder.errors import Severity, Where
from sheetbuilder.foreign.font.facts import FontFlaw
from sheetbuilder.foreign.font.report import _told, prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from tests.foreign.font import fonts

WHERE = Where(Path("brand.yaml"), 7, 11)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


def told(reader: Reader, data: bytes) -> tuple[bool, str | None]:
    font = BrandFont(WHERE, "regular", "Egen.ttf", Path("Egen.ttf"), data)
    answer, problem = prepare(font, reader)
    if problem is not None:
        assert problem.where == WHERE
        assert problem.hint is not None
        assert "Egen.ttf" in str(problem.message)
        assert (answer is None) == (problem.severity is Severity.ERROR)
    return answer is not None, problem.code if problem else None


def test_a_sound_font_says_nothing(reader: Reader) -> None:
    assert told(reader, fonts.SOUND) == (True, None)


def test_a_font_that_its_maker_limits_is_used_with_a_warning(reader: Reader) -> None:
    assert told(reader, fonts.with_rights(0x4)) == (True, "SB305")


def test_what_cannot_be_used_is_an_error(reader: Reader) -> None:
    assert told(reader, fonts.with_rights(0x2)) == (False, "SB303")
    assert told(reader, fonts.filled("glyf")) == (False, "SB303")
    assert told(reader, b"") == (False, "SB303")


def test_every_flaw_is_told_in_words_and_with_a_next_step() -> None:
    said = {str(message) for flaw in FontFlaw for what in ("", "abc") for message in [_told(flaw, what)[0]]}
    assert len(said) > len(FontFlaw) - 1
    assert all(str(_told(flaw, "abc")[1]) for flaw in FontFlaw)
