"""What a part is made from: so much of a package as it can see, and hashes that tell of no more."""

from __future__ import annotations

import pytest

from sheetbuilder.compose.sources import Sources
from sheetbuilder.content import Package, Sheet
from sheetbuilder.values import replace


def retitled(package: Package, at: int) -> Package:
    sheets = list(package.sheets)
    sheets[at] = sheets[at].changed(None, title="Et andet navn")
    return replace(package, sheets=tuple(sheets))


def told(package: Package, *places: int) -> tuple[bytes, ...]:
    sources = Sources(package)
    return sources.hashes(sources.seeing(*(package.sheets[at] for at in places)))


def test_a_view_shows_its_sheets_and_of_others_the_numbers(ours: Package) -> None:
    view = Sources(ours).seeing(ours.sheets[2])
    assert view.sheets[2] is ours.sheets[2]
    assert [one.number for one in view.sheets] == [one.number for one in ours.sheets]
    assert {one.title for one in view.sheets} == {"", ours.sheets[2].title}


@pytest.mark.parametrize("seen", [(), (0,), (3,), (0, 3)])
def test_what_is_not_seen_changes_no_hash_and_what_is_seen_does(ours: Package, seen: tuple[int, ...]) -> None:
    usual = told(ours, *seen)
    for at in (0, 3, 5):
        assert (told(retitled(ours, at), *seen) == usual) is (at not in seen)


def test_views_are_told_apart_and_made_once(ours: Package) -> None:
    sources = Sources(ours)
    views = [sources.seeing(sheet) for sheet in ours.sheets]
    assert len({sources.hashes(view) for view in (*views, sources.seeing(), ours)}) == len(ours.sheets) + 2
    assert all(sources.seeing(sheet) is view for sheet, view in zip(ours.sheets, views, strict=True))


def test_a_view_tells_as_much_however_many_sheets_there_are(ours: Package) -> None:
    assert len(told(ours, 1)) == len(told(replace(ours, sheets=ours.sheets[:3]), 1)) == 2


def test_a_sheet_of_another_package_is_not_seen(ours: Package) -> None:
    stranger: Sheet = ours.sheets[0].changed(None, title="Fremmed")
    assert Sources(ours).seeing(stranger).sheets[0].title == ""


def test_a_view_knows_which_sheets_there_are_to_a_step(ours: Package) -> None:
    view = Sources(ours).seeing(ours.sheets[5])
    for step in (phase_step.number for phase_step in ours.workflow.steps):
        assert view.sheet_count(step) == len(ours.sheets_of_step(step))
        assert [one.number for one in view.sheets_of_step(step)] == [one.number for one in ours.sheets_of_step(step)]
    assert ours.sheets[5] in view.sheets_of_step(ours.sheets[5].step)
    fewer = replace(ours, sheets=ours.sheets[1:])
    assert fewer.sheet_count(1) == ours.sheet_count(1) - 1
    assert fewer.sheet(ours.sheets[1].slug) is fewer.sheet(ours.sheets[1].number) is ours.sheets[1]
    with pytest.raises(KeyError):
        fewer.sheet(ours.sheets[0].number)
