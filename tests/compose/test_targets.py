"""Targets go by the names that people use, and a wrong name is answered with the nearest right one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder.compose import Built, build, select, targets
from sheetbuilder.compose.recipes import QuickRecipe
from sheetbuilder.compose.session import new_root
from sheetbuilder.compose.targets import TargetKind, quick_targets, selected
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, Problem, say
from tests.packages import made

CARDS = ["cards-livline", "cards-agreement", "cards-conversation", "cards-elements", "cards-roles"]


def names(package: Package, *asked: str) -> list[str]:
    return [target.name for target in select(package, asked)]


def test_all_targets_in_their_order(ours: Package) -> None:
    found = [target.name for target in targets(ours)]
    assert found[:6] == ["set-1", "set-2", "guide", "workflow", "core-elements", "strategy"]
    assert found[6:11] == CARDS
    assert found[11:] == [sheet.number for sheet in ours.sheets]
    assert len(found) == 6 + 5 + 18


def test_all_is_everything_but_the_single_sheets(ours: Package) -> None:
    everything = ["set-1", "set-2", "guide", "workflow", "core-elements", "strategy", *CARDS]
    assert names(ours, "all") == names(ours) == everything


def test_a_sheet_goes_by_number_or_slug(ours: Package) -> None:
    assert names(ours, "2.6") == names(ours, "risikovurdering") == ["2.6"]


def test_each_is_chosen_once_in_the_order_asked_for(ours: Package) -> None:
    assert names(ours, "2.6", "guide", "risikovurdering", "2.6") == ["2.6", "guide"]
    assert names(ours, "guide", "all")[0] == "guide"
    assert len(names(ours, "guide", "all")) == 6 + 5


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("risikovurdring", "risikovurdering"),
        ("sett-1", "set-1"),
        ("guid", "guide"),
        ("strategi", "strategy"),
        ("al", "all"),
    ],
)
def test_a_near_miss_is_answered_with_what_was_meant(ours: Package, asked: str, near: str) -> None:
    with pytest.raises(MissingError) as caught:
        select(ours, [asked])
    (problem,) = caught.value.problems
    assert problem.code == "SB204"
    assert f"“{asked}”" in str(problem.message)
    assert problem.hint is not None
    assert str(problem.hint).startswith(f"did you mean “{near}")


@pytest.mark.parametrize(("asked", "near"), [("set-9", "set-1, set-2"), ("2.7", "2.1, 2.2, 2.3, 2.4, 2.5, 2.6")])
def test_names_that_are_equally_near_are_all_told(ours: Package, asked: str, near: str) -> None:
    with pytest.raises(MissingError) as caught:
        select(ours, [asked])
    assert str(caught.value.problems[0].hint) == f"did you mean one of these: {near}?"


def test_what_is_near_to_nothing_is_shown_the_way_to_the_list(ours: Package) -> None:
    with pytest.raises(MissingError) as caught:
        select(ours, ["xyzzy-plugh"])
    assert "sheetbuilder list" in str(caught.value.problems[0].hint)


def test_all_wrong_names_are_told_at_once(ours: Package) -> None:
    with pytest.raises(MissingError) as caught:
        select(ours, ["guid", "2.6", "nothing-like-it"])
    assert len(caught.value.problems) == 2


def test_no_two_targets_write_one_file(ours: Package) -> None:
    files = [target.file for target in targets(ours)]
    assert len(set(files)) == len(files)
    assert all(file.isascii() and "/" not in file for file in files)


def test_a_package_without_guide_and_strategy_has_no_such_targets(tmp_path: Path) -> None:
    package = made(tmp_path, lambda files: (files.pop("guide.yaml"), files.pop("strategy.yaml")))
    assert [target.name for target in targets(package)] == ["set-1", "workflow", "core-elements", "1.1", "2.1"]
    assert names(package, "all") == ["set-1", "workflow", "core-elements"]


# Building


def test_what_was_built_is_told_as_it_is_made(small: Package, tmp_path: Path) -> None:
    told: list[Built] = []
    built = build(small, ["strategy", "2.1"], out=tmp_path / "new", done=told.append)
    assert list(built) == told
    assert [one.target for one in built] == ["strategy", "2.1"]
    for one in built:
        assert one.path.parent == tmp_path / "new"
        assert one.bytes == one.path.stat().st_size
        assert one.pages == len(PdfReader(one.path).pages)
        assert one.seconds > 0
    assert [path.name for path in sorted((tmp_path / "new").iterdir())] == ["ark-2.1-ark-2.pdf", "strategi.pdf"]


def test_another_paper_is_in_the_name_of_the_file(small: Package, tmp_path: Path) -> None:
    found = [build(small, ["strategy"], out=tmp_path, paper=paper)[0].path.name for paper in ("a4", "A3", "a5")]
    assert found == ["strategi.pdf", "strategi-a3.pdf", "strategi-a5.pdf"]


def test_an_unknown_paper_or_target_writes_nothing(small: Package, tmp_path: Path) -> None:
    for asked, paper in (("strategy", "a44"), ("strateg", "a4")):
        with pytest.raises(MissingError):
            build(small, [asked], out=tmp_path / "out", paper=paper)
    assert list(tmp_path.iterdir()) == []


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


@pytest.mark.long
@pytest.mark.parametrize("name", ["set-1", "guide", "1.1", "strategy"])
def test_a_date_changes_dates_and_nothing_else(small: Package, name: str, tmp_path: Path) -> None:
    (usual,) = build(small, [name], out=tmp_path / "usual")
    (other,) = build(small, [name], out=tmp_path / "other", date=datetime.date(2031, 7, 4))
    assert "marts 2026" in "".join(pages(usual.path))
    assert [text.replace("juli 2031", "marts 2026") for text in pages(other.path)] == pages(usual.path)
    one, two = PdfReader(usual.path), PdfReader(other.path)
    assert one.metadata is not None
    assert two.metadata is not None
    assert (str(one.metadata.creation_date), str(two.metadata.creation_date)) == (
        "2026-03-09 00:00:00+00:00",
        "2031-07-04 00:00:00+00:00",
    )
    strip = ("/CreationDate", "/ModDate")
    assert {k: v for k, v in one.metadata.items() if k not in strip} == {
        k: v for k, v in two.metadata.items() if k not in strip
    }
    assert one.trailer["/ID"] != two.trailer["/ID"]


def test_the_date_of_the_edition_is_the_usual_one(small: Package, tmp_path: Path) -> None:
    (usual,) = build(small, ["strategy"], out=tmp_path / "a")
    (same,) = build(small, ["strategy"], out=tmp_path / "b", date=small.meta.date)
    assert usual.path.read_bytes() == same.path.read_bytes()


class Ready:
    """Recipes as a storey above reads them: one of papers, one of a course, one with a fault in it."""

    names = ("papirer", "kursus", "skæv")

    def __init__(self, package: Package) -> None:
        self._file = package.meta

    def quick(self, name: str) -> QuickRecipe | None:
        if name == "skæv":
            raise ContentError([Problem("SB806", say("there is no sheet"))])
        if name == "kursus":
            return None
        return QuickRecipe(name, "Papirer", lambda session: session.document([], new_root(), "Papirer"), self._file)


def test_recipes_are_asked_for_only_where_a_name_may_be_theirs(small: Package) -> None:
    def never() -> Ready:
        raise AssertionError

    assert [one.name for one in selected(small, ["2.1", "strategy"], never).targets] == ["2.1", "strategy"]


def test_of_everything_a_recipe_that_cannot_be_had_is_left_out(small: Package) -> None:
    found = selected(small, (), lambda: Ready(small))
    assert [one.name for one in found.targets if one.kind is TargetKind.RECIPE] == ["papirer"]
    assert [(one.code, str(one.message)) for one in found.warnings] == [
        ("SB208", "“skæv” is left out: there is no sheet")
    ]
    (quick,), _ = quick_targets(small, Ready(small))
    assert (quick.title, quick.file) == ("Papirer", "papirer")


def test_one_that_is_named_must_be_sound_and_of_papers(small: Package) -> None:
    with pytest.raises(ContentError):
        selected(small, ["skæv"], lambda: Ready(small))
    with pytest.raises(MissingError) as caught:
        selected(small, ["kursus", "papirre"], lambda: Ready(small))
    assert [one.code for one in caught.value.problems] == ["SB205", "SB204"]
    assert "“papirer”" in str(caught.value.problems[1].hint)
