"""What does not fit is said with its place and its size, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheetbuilder import check
from sheetbuilder.compose import build, select
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, Problem
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.text.shaping import Shaper
from sheetbuilder.templates.prose import overflow
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.typeface import FontFile, default_typeface
from sheetbuilder.values import replace
from tests.outputs import flat
from tests.packages import Files, made

SHEET = "1.1-ark-1.yaml"
SENTENCE = "Sig det, som det er, og vent på svaret, før du går videre. "


def problems(package: Package, tmp_path: Path, *names: str) -> tuple[Problem, ...]:
    out = tmp_path / "out"
    with pytest.raises(LayoutError) as caught:
        build(package, names or ("set-1",), out=out)
    assert not out.exists(), "nothing may be written"
    return caught.value.problems


def lines(problem: Problem) -> int:
    count = problem.message.args["lines"]
    assert isinstance(count, int)
    return count


def line_of(package: Package, file: str, kind: str) -> int:
    """The line on which the mapping of the first block of a kind begins."""
    text = (package.directory / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(text) if f'"type": "{kind}"' in line)


def longer(kind: str, side: str, items: int, sentences: int = 1) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        block = next(block for block in files[SHEET][side] if block["type"] == kind)
        block["items"] = [{"id": f"punkt-{n}", "text": (SENTENCE * sentences).strip()} for n in range(items)]

    return change


@pytest.mark.parametrize(("kind", "items", "sentences"), [("moves", 30, 1), ("advice", 40, 1), ("avoid", 3, 40)])
def test_a_front_that_is_too_long_names_file_line_and_lines(
    kind: str, items: int, sentences: int, tmp_path: Path
) -> None:
    package = made(tmp_path / "p", longer(kind, "front", items, sentences))
    found = problems(package, tmp_path)
    first = found[0]
    assert first.code == "SB401"
    assert first.where is not None
    assert first.where.file.name == SHEET
    if kind != "avoid":
        assert first.where.line == line_of(package, SHEET, kind)
    assert lines(first) > 0
    assert str(first.message).startswith("Ark 1.1: the front page is ")
    assert first.hint is not None


def test_the_number_of_lines_grows_with_the_text(tmp_path: Path) -> None:
    few = problems(made(tmp_path / "a", longer("moves", "front", 20)), tmp_path)
    more = problems(made(tmp_path / "b", longer("moves", "front", 22)), tmp_path)
    # Two moves more are two lines each and the white space above them.
    assert 4 <= lines(more[0]) - lines(few[0]) <= 9


def test_a_text_of_just_the_right_length_fits_and_one_line_more_does_not(tmp_path: Path) -> None:
    """Found by adding point after point: the first complaint is about a point, not about half a page."""
    for items in range(2, 40):
        package = made(tmp_path / str(items), longer("advice", "front", items))
        session = new_session(package, default_theme())
        compose(session, select(package, ["1.1"])[0])
        if session.problems:
            break
    assert 3 < items < 30
    assert 1 <= lines(session.problems[0]) <= 5


def test_a_working_page_that_is_too_long_names_its_longest_field(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files[SHEET]["back"][2] = {
            "type": "notes",
            "fields": [{"id": f"felt-{n}", "label": f"Felt {n}", "lines": 9} for n in range(6)],
        }

    package = made(tmp_path / "p", change)
    (first,) = problems(package, tmp_path)
    assert first.code == "SB401"
    assert str(first.message).startswith("Ark 1.1: the working page is ")
    assert first.where is not None
    assert (first.where.file.name, first.where.line) == (SHEET, line_of(package, SHEET, "notes"))
    assert lines(first) > 10


def test_too_little_room_to_write_is_told_in_per_cent(tmp_path: Path) -> None:
    package = made(tmp_path / "p", longer("checklist", "back", 14, 1))
    found = problems(package, tmp_path)
    (few,) = [problem for problem in found if problem.code == "SB402"]
    share = few.message.args["share"]
    assert isinstance(share, int)
    assert 0 <= share < 40
    assert few.where is not None
    assert few.where.file.name == SHEET


def test_every_sheet_that_is_too_long_is_told_at_once(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        longer("moves", "front", 30)(files)
        files["2.1-ark-2.yaml"]["front"] = files[SHEET]["front"]

    found = problems(made(tmp_path / "p", change), tmp_path)
    assert [problem.where.file.name for problem in found if problem.where] == [SHEET, "2.1-ark-2.yaml"]


@pytest.mark.parametrize(("page", "title"), [("how_to_use", "Sådan gør du"), ("closing", "Til sidst")])
def test_a_page_of_the_set_that_is_too_long_is_told_by_its_title(page: str, title: str, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["package.yaml"][page]["blocks"].append({"type": "text", "text": SENTENCE * 100})

    (first,) = problems(made(tmp_path / "p", change), tmp_path)
    assert first.code == "SB401"
    assert title in str(first.message)
    assert first.where is not None
    assert first.where.file.name == "package.yaml"


def test_a_panel_higher_than_a_page_of_the_guide_is_told(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        panel = {"type": "panel", "title": "Et langt felt", "text": SENTENCE * 150}
        files["guide.yaml"]["chapters"][0]["blocks"].append(panel)

    found = problems(made(tmp_path / "p", change), tmp_path, "guide")
    assert {problem.code for problem in found} == {"SB401"}


def test_a_cover_that_runs_over_is_told(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["package.yaml"]["sets"][0]["lead"] = (SENTENCE * 40).strip()

    found = problems(made(tmp_path / "p", change), tmp_path)
    assert [problem.code for problem in found] == ["SB401"]
    assert found[0].where is not None
    assert found[0].where.file.name == "package.yaml"


def test_text_is_never_made_smaller(tmp_path: Path, small: Package) -> None:
    """A fuller sheet has the same sizes of type as an emptier one."""

    def sizes(package: Package) -> set[float]:
        (target,) = select(package, ["1.1"])
        document = compose(new_session(package, default_theme()), target)
        return {item.size for page in document.pages for _, _, item in flat(page.items) if isinstance(item, Text)}

    assert sizes(made(tmp_path, longer("advice", "front", 6))) == sizes(small)


def test_one_line_too_many_is_told_as_one(small: Package) -> None:
    context = new_session(small, default_theme()).context()
    assert "is one line too long" in str(overflow(context, "Ark", 0.5, None).message)
    assert "is 2 lines too long" in str(overflow(context, "Ark", context.style("body").leading * 1.5, None).message)


# Letters that the font lacks


def lacking(files: Files) -> None:
    files[SHEET]["front"][1]["items"][0]["text"] = "Sig 你好 og ☎ til 你."


def test_every_letter_that_the_font_lacks_is_told_once(tmp_path: Path) -> None:
    (problem,) = problems(made(tmp_path / "p", lacking), tmp_path)
    assert problem.code == "SB304"
    assert str(problem.message) == "the font has no “你” (U+4F60), “好” (U+597D), “☎” (U+260E)"


def test_check_finds_the_same_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    package = made(tmp_path / "p", lacking)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(LayoutError) as caught:
        check(package)
    assert {problem.code for problem in caught.value.problems} == {"SB304"}
    assert sorted(tmp_path.rglob("*")) == before


def test_check_of_a_sound_package_gives_its_warnings(small: Package) -> None:
    assert check(small) == small.warnings


def test_a_font_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    typeface = default_typeface()
    name = next(iter(typeface.files))
    not_a_font = tmp_path / "a.ttf"
    not_a_font.write_bytes(b"no font")
    for path, code in ((tmp_path / "none.ttf", "SB302"), (not_a_font, "SB303")):
        files: dict[Any, FontFile] = {name: FontFile(path)}
        with pytest.raises(ContentError) as caught:
            Shaper(replace(typeface, files=files)).face(name)
        assert caught.value.problems[0].code == code
