"""Recipes that are wrong: every problem at once, each at its place, with the next step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, Problem, SheetbuilderError
from sheetbuilder.handout import find, load_handout, ready_made
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.models.structure import fields_of
from sheetbuilder.values import replace
from tests.foreign.graft import hostile
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved


def problems_of(package: Package, folder: Path, text: str) -> dict[tuple[str, int], Problem]:
    path = folder / "kursus.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SheetbuilderError) as refused:
        load_whole(path, package)
    return {(one.code, one.where.line if one.where else 0): one for one in refused.value.problems}


def test_everything_that_only_the_package_can_tell_is_told_at_once(small: Package, tmp_path: Path) -> None:
    found = problems_of(
        small,
        tmp_path,
        """\
type: handout
title: Et kursus
brand: ../ingen/brand.yaml
items:
  - type: contents
  - type: sheet
    sheet: "7.1"
  - type: set
    set: set-2
  - type: ground-rules
  - type: cover
  - type: contents
  - type: sign-in
    delete_by: 2027-01-01
    edition: participant
  - type: pdf
    title: Dias
    file: dias.pdf
    alts:
      - page: 1
        text: Et dias
      - page: 1
        text: Det samme dias
  - type: text
    title: En side
    blocks:
      - type: text
        text: Se [ark 8.1](sheet:8.1).
""",
    )
    assert set(found) == {
        ("SB818", 3),
        ("SB806", 7),
        ("SB806", 9),
        ("SB807", 10),
        ("SB855", 11),
        ("SB817", 12),
        ("SB808", 15),
        ("SB809", 18),
        ("SB859", 22),
        ("SB224", 28),
    }
    assert all(problem.hint is not None for problem in found.values())


def test_what_cannot_be_read_does_not_hide_what_is_wrong_with_the_rest(small: Package, tmp_path: Path) -> None:
    text = """\
type: handout
titel: Et kursus
date: 2027-13-01
brand: ../ingen/brand.yaml
items:
  - type: sheet
    sheet: "7.1"
    comment:
  - type: sheet
    sheet: "7.2"
  - type: notes
    pages: 0
  - type: cover
  - type: noter
  - type: pdf
    title: Dias
    file: dias.pdf
  - et punkt
  - type: contents
  - type: contents
    nonsens: 1
  - type: contents
  - type: text
    title: En side
    blocks:
      - type: text
        text: Se [ark 8.1](sheet:8.1), som 10% har læst.
"""
    found = problems_of(small, tmp_path, text)
    assert list(found) == [
        ("SB211", 2),
        ("SB215", 3),
        ("SB818", 4),
        ("SB213", 8),
        ("SB806", 10),
        ("SB216", 12),
        ("SB855", 13),
        ("SB218", 14),
        ("SB809", 17),
        ("SB214", 18),
        ("SB211", 21),
        ("SB817", 22),
        ("SB224", 27),
        ("SB266", 27),
    ]


@pytest.mark.parametrize("head", ["", "title: [X]\n", "title:\n", "organisations: 3\n"])
def test_a_head_that_cannot_be_read_hides_no_day_and_no_item(head: str, small: Package, tmp_path: Path) -> None:
    text = f"type: handout\n{head}date: 2027-03-03\nitems:\n  - type: sign-in\n    delete_by: 2027-03-02\n"
    assert "SB858" in [code for code, _ in problems_of(small, tmp_path, text)]


def test_no_problem_is_told_twice(small: Package, tmp_path: Path) -> None:
    path = tmp_path / "kursus.yaml"
    text = "type: handout\ntitle: X\nbrand: ingen.yaml\nitems:\n  - type: sheet\n    sheet: '7.1'\n  - type: notes\n"
    path.write_text(f"{text}    pages: 0\n  - type: notes\n    session: Et — to\n", "utf-8")
    with pytest.raises(ContentError) as refused:
        load_whole(path, small)
    told = [problem.code for problem in refused.value.problems]
    assert told == ["SB818", "SB806", "SB216", "SB262"]


@pytest.mark.parametrize("text", ["- 1\n", "just words\n", "type: handout\ntitle: X\nitems: 3\n", "type: handout\n"])
def test_a_file_that_holds_no_recipe_is_told_as_such(small: Package, tmp_path: Path, text: str) -> None:
    assert problems_of(small, tmp_path, text)


@pytest.mark.parametrize(
    ("item", "code", "line"),
    [
        ("- type: notater", "SB218", 4),
        ("- type: notes\n    pages: 0", "SB216", 5),
        ("- type: sign-in", "SB212", 4),
        ("- type: exercise\n    title: X\n    minutes: ti\n    instructions: [Gør det.]", "SB215", 6),
        ("- type: pdf\n    title: X\n    file: a.pdf\n    pages: 1-", "SB215", 7),
        ("- type: pdf\n    title: X\n    file: a.pdf\n    pages: 1-400", "SB215", 7),
        ("- type: pdf\n    title: X\n    file: a.pdf", "SB809", 6),
        ("- type: pdf\n    title: X\n    file: ../../a.pdf", "SB809", 6),
        ("- type: programme\n    sessions: []", "SB216", 5),
    ],
)
def test_what_is_wrong_with_an_item_stands_at_its_line(
    small: Package, tmp_path: Path, item: str, code: str, line: int
) -> None:
    found = problems_of(small, tmp_path, f"type: handout\ntitle: Et kursus\nitems:\n  {item}\n")
    assert list(found) == [(code, line)]


def test_days_in_the_wrong_order_are_told(small: Package, tmp_path: Path) -> None:
    text = "type: handout\ntitle: X\ndate: 2027-03-04\nlast_day: 2027-03-03\nitems:\n  - type: notes\n"
    assert list(problems_of(small, tmp_path, text)) == [("SB215", 4)]


def test_a_last_day_without_a_first_one_is_told(small: Package, tmp_path: Path) -> None:
    text = "type: handout\ntitle: X\nlast_day: 2027-03-03\nitems:\n  - type: notes\n"
    assert list(problems_of(small, tmp_path, text)) == [("SB215", 3)]


@pytest.mark.parametrize("days", ["date: 2027-03-03", "date: 2027-02-28\nlast_day: 2027-03-03"])
def test_a_list_that_is_destroyed_before_it_is_signed_is_told(days: str, small: Package, tmp_path: Path) -> None:
    text = f"{days}\ntype: handout\ntitle: X\nitems:\n  - type: sign-in\n    delete_by: 2027-03-02\n"
    assert [code for code, _ in problems_of(small, tmp_path, text)] == ["SB858"]


def test_words_for_pages_that_speak_for_themselves_are_told(ours: Package, tmp_path: Path) -> None:
    saved(tmp_path, hostile.plain(), "dias.pdf")
    path = tmp_path / "kursus.yaml"
    text = "type: handout\ntitle: X\nitems:\n  - type: pdf\n    file: dias.pdf\n    title: Dias\n"
    path.write_text(text + "    alts:\n      - page: 1\n        text: Et dias\n", "utf-8")
    found = {(one.code, one.where.line if one.where else 0) for one in load_whole(path, ours).warnings}
    assert ("SB852", 7) in {(code, line) for code, line in found} or ("SB852", 8) in found
    path.write_text(text, "utf-8")
    assert "SB852" not in {one.code for one in load_whole(path, ours).warnings}


def test_what_pages_without_tags_need_is_told_by_its_key(small: Package, tmp_path: Path) -> None:
    saved(tmp_path, letterheads.municipal(), "dias.pdf")
    text = "type: handout\ntitle: X\nitems:\n  - type: pdf\n    file: dias.pdf\n    title: Dias\n"
    (problem,) = problems_of(small, tmp_path, text).values()
    assert problem.code == "SB751"
    assert "“alts”" in str(problem.hint)


def test_a_name_that_almost_is_one_is_told(ours: Package) -> None:
    with pytest.raises(MissingError) as refused:
        find(ours, "mødet er i morgen")
    (problem,) = refused.value.problems
    assert problem.code == "SB853"
    assert problem.hint is not None
    assert "moedet-er-i-morgen" in str(problem.hint)


@pytest.mark.parametrize("ending", [".yml", ".yaml.txt", ".txt", ".yaml.yml"])
def test_a_ready_recipe_with_another_ending_is_named(ending: str, ours: Package, tmp_path: Path) -> None:
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / f"hold{ending}").write_text("type: handout\n", encoding="utf-8")
    with pytest.raises(MissingError) as refused:
        find(replace(ours, directory=tmp_path), "hold")
    (problem,) = refused.value.problems
    assert str(problem.hint) == f"“hold{ending}” lies there: rename it to “hold.yaml”"


def test_a_package_without_words_for_handouts_says_so(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "kursus.yaml"
    path.write_text("type: handout\ntitle: X\nitems:\n  - type: notes\n", "utf-8")
    mute = replace(ours, words=ours.words.but(handout=None))
    with pytest.raises(ContentError) as refused:
        load_handout(path, mute)
    assert [problem.code for problem in refused.value.problems] == ["SB854"]


def test_words_that_the_package_never_writes_are_a_warning(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "kursus.yaml"
    path.write_text("type: handout\ntitle: Om den typiske ekstremist\nitems:\n  - type: notes\n", "utf-8")
    warnings = load_handout(path, ours).warnings
    assert {(one.code, str(one.severity)) for one in warnings} == {("SB236", "warning")}


def test_the_recipes_that_come_along_have_no_fault(ours: Package) -> None:
    assert set(ready_made(ours)) == {"efter-moedet", "hjemmebesoeg", "kursusdag", "moedet-er-i-morgen"}
    for path in ready_made(ours).values():
        assert load_handout(path, ours).warnings == ()


keys = st.sampled_from(sorted({key for kind in ITEMS.values() for key in fields_of(kind)}))
values = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(-3, 400).map(str), st.sampled_from(["true", "both", "2.2", "set-1"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=6,
)


@given(kind=st.sampled_from(sorted(ITEMS)), rest=st.dictionaries(keys, values, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=3 * settings().max_examples // 5)
def test_any_item_ends_in_a_handout_or_in_problems(
    small: Package, tmp_path: Path, kind: str, rest: dict[str, object]
) -> None:
    path = tmp_path / "kursus.yaml"
    path.write_text(_yaml({"type": "handout", "title": "X", "items": [{**rest, "type": kind}]}), "utf-8")
    told: tuple[Problem, ...] = ()
    try:
        load_handout(path, small)
    except SheetbuilderError as error:
        told = error.problems
    assert all(problem.where is not None for problem in told)


def _yaml(value: object) -> str:
    """As JSON, but that every scalar is a text in quotation marks."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\u{ord(sign) & 0xFFFF:04x}" for sign in text) + '"'
