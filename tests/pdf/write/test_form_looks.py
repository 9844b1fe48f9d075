"""Where text comes that is typed: on the rules, as viewers count, and whole lines alone where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest
import uharfbuzz as hb
import yaml

from sheetbuilder import resources
from sheetbuilder.layout.items import Area
from sheetbuilder.layout.place import Place, PlaceKind
from sheetbuilder.pdf.write.form_font import DESCENT, LEADING, FormFont
from sheetbuilder.pdf.write.form_looks import FormLooks, Typed, letters_in, typed
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import PlacedArea
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface

A4 = 210 * MM
PLACE = Place("sheet-1-1/notes/set", PlaceKind.TEXT, "Set og hørt")


def placed(high: float, lines: int = 1, rules: float = 0.0, wide: float = 200.0) -> PlacedArea:
    return PlacedArea(Area(0, 0, wide, high, PLACE, lines, rules), 0, (40.0, 100.0, 40.0 + wide, 100.0 + high))


def baselines(what: Typed) -> list[float]:
    """Where pdf.js sets lines (`_computeFontSize`, `_getMultilineAppearance`)."""
    _, bottom, _, top = what.box
    count = round((top - bottom - 2) / (1.35 * what.size))
    line = (top - bottom - 2) / count
    first = top - 1 - (line - 0.35 / 1.35 * line)
    return [first - at * line for at in range(count)]


@pytest.mark.parametrize("lines", [2, 3, 7, 12, 31])
@pytest.mark.parametrize("paper", [A4, 297 * MM, 148 * MM])
def test_baselines_stand_just_above_the_rules(lines: int, paper: float) -> None:
    rules = 8 * MM * max(1.0, paper / A4)
    what = typed(placed(lines * rules, lines, rules), paper)
    found = baselines(what)
    assert len(found) == lines == what.lines
    above = [base - (100 + rules * (lines - at)) for at, base in enumerate(found, 1)]
    assert all(0.15 * what.size < each < 0.25 * what.size for each in above), above
    # Others take the height that the font says it has.
    assert what.leading * what.size == pytest.approx(rules, abs=0.02)
    assert what.size >= 16


def test_rules_further_apart_get_no_larger_type() -> None:
    near, far = typed(placed(46, 2, 23), A4), typed(placed(60, 2, 30), A4)
    assert near.size == 16.8
    assert 16.8 < far.size < 18.5, "as little as pdf.js needs to see two lines"
    assert len(baselines(far)) == 2
    assert far.leading > near.leading
    (one,) = baselines(typed(placed(60, 1, 60), A4))
    assert 0.15 * 16.8 < one - 100 < 0.25 * 16.8, "a line alone is typed just above it, however much room there is"


@pytest.mark.parametrize("high", [12.0, 21.5, 45.35, 60.0, 300.0])
def test_where_there_are_no_rules_whole_lines_have_room(high: float) -> None:
    what = typed(placed(high), A4)
    _, bottom, _, top = what.box
    assert 100 <= bottom < top <= 100 + high
    assert top - bottom == pytest.approx(what.lines * LEADING * what.size + 2, abs=0.01)
    assert what.size <= 12
    assert what.size >= 10.5 or what.lines == 1
    assert high - (top - bottom) < LEADING * 12 + 4 + 2, "no room is left for one more"
    assert len(baselines(what)) == what.lines
    assert 0.2 < DESCENT < 0.3


@pytest.mark.parametrize("high", [28.7, 45.35, 300.0])
def test_for_large_letters_fewer_lines_have_room(high: float) -> None:
    what = typed(placed(high), A4, 16.0)
    assert 16 <= what.size <= 18.3
    assert what.lines < typed(placed(high), A4).lines or what.lines == 1
    assert what.size * what.lines * LEADING <= high


def test_equal_appearances_are_there_once() -> None:
    objects = Objects()
    looks = FormLooks(objects, default_theme().palette)
    box = (10.0, 10.0, 22.0, 22.0)
    crossed = [looks.button("Yes", box, ringed=False) for _ in range(2)]
    assert crossed[0] == crossed[1]
    assert crossed[0] != looks.button("Yes", box, ringed=True)
    assert looks.text(typed(placed(60), A4)) == looks.text(typed(placed(60), A4))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.count(" ") > 3:
        yield re.sub(r"[\[\]*_{}]", "", value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


@cache
def words() -> Sequence[str]:
    """Words as people write them, in their order: those of our sheets."""
    files = sorted(resources.sheets().glob("*.yaml"))
    return [word for path in files for text in _texts(yaml.safe_load(path.read_text("utf-8"))) for word in text.split()]


@cache
def width(word: str) -> float:
    """In ems."""
    font = hb.Font(hb.Face(default_typeface().files[FaceName(Weight.REGULAR)].read()))
    advances = [font.get_glyph_h_advance(font.get_nominal_glyph(ord(one)) or 0) for one in word]
    return float(sum(advances) / font.face.upem)


def taken(begin: int, lines: int, across: float) -> int:
    """How many letters of the words from there on stand in so many lines, broken between words."""
    letters, line, used = 0, 1, 0.0
    for word in words()[begin:]:
        if used and used + width(" ") + width(word) > across:
            line, used = line + 1, 0.0
        if line > lines:
            return letters - 1
        used += (width(" ") if used else 0.0) + width(word)
        letters += len(word) + 1
    raise AssertionError("the words have come to an end")


@pytest.mark.parametrize("lines", [2, 4, 9])
@pytest.mark.parametrize("across", [150.0, 220.0, 480.0])
def test_ordinary_danish_fits_in_nineteen_of_twenty_cases_and_little_room_is_lost(lines: int, across: float) -> None:
    ems = across / 16.8
    limit = letters_in(lines, ems / FormFont(Objects()).average)
    found = sorted(taken(begin, lines, ems) for begin in range(0, 9000, 61))
    assert sum(letters >= limit for letters in found) > 0.95 * len(found)
    assert limit > 0.55 * found[len(found) // 2]


def test_a_field_of_one_line_is_broken_nowhere() -> None:
    assert letters_in(1, 50) == 45
    assert letters_in(1, 0.4) == 1


def test_more_room_is_never_fewer_letters() -> None:
    rows = [[letters_in(lines, across) for across in range(2, 90)] for lines in range(2, 12)]
    assert all(row == sorted(row) for row in rows)
    assert all(list(column) == sorted(column) for column in zip(*rows, strict=True))
    assert min(map(min, rows)) >= 1
