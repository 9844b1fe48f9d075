"""The state of a preview: pages or problems, the last good pages kept, and nothing that somebody writes ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.compose.composer import Composer
from sheetbuilder.errors import Problem, Severity
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.message import say
from sheetbuilder.preview import state as module
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition
from sheetbuilder.preview.drawn import DrawnDocument
from sheetbuilder.preview.state import PreviewState, ShownDocument
from sheetbuilder.preview.subject import Subject
from tests.preview.conftest import changed

Previewed = Callable[[Subject], PreviewState]
FIRST = DocumentChoice("1.1")
LONG = 60.0


@pytest.fixture(autouse=True)
def _undisturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks elsewhere by themselves: tests that want it say so."""
    monkeypatch.setattr(PreviewState, "_look_elsewhere", lambda *_: None)


def heard(state: PreviewState, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """An event that is set when there are news."""
    told, tell = threading.Event(), state.news.tell

    def both() -> None:
        tell()
        told.set()

    monkeypatch.setattr(state.news, "tell", both)
    return told


def codes(shown: ShownDocument) -> list[str]:
    return [problem.code for problem in shown.problems]


def test_a_save_shows_the_page_anew_and_no_other(content: Path, sheet: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    choice = DocumentChoice("set-1")
    before = state.shown(choice)
    assert before.current
    assert before.drawn is not None
    assert state.shown(choice) is before, "nothing was saved, so nothing is built"
    changed(sheet, "A table and a topic", "A chair and a topic")
    state.changed()
    after = state.shown(choice)
    assert after.drawn is not None
    same = set(before.drawn.looks) & set(after.drawn.looks)
    assert 0 < len(same) < len(set(after.drawn.looks))
    assert after.before is before.drawn


def test_who_asks_again_sees_what_nobody_has_told_of(content: Path, sheet: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    before = state.shown(FIRST)
    assert state.shown(FIRST) is before
    changed(sheet, "A table and a topic", "A chair and a topic")
    after = state.shown(FIRST)
    assert before.drawn is not None
    assert after.drawn is not None
    assert after.drawn.looks != before.drawn.looks
    assert state.shown(FIRST) is after


def test_errors_keep_the_last_good_pages_until_they_are_mended(
    content: Path, sheet: Path, previewed: Previewed
) -> None:
    state = previewed(Subject(content))
    good = state.shown(FIRST)
    text = changed(sheet, "title:", "titel:")
    state.changed()
    broken = state.shown(FIRST)
    assert not broken.current
    assert broken.drawn is good.drawn
    (problem,) = broken.problems
    assert (problem.code, problem.where and (problem.where.file, problem.where.line)) == ("SB211", (sheet, 5))
    sheet.write_text(text, "utf-8")
    state.changed()
    mended = state.shown(FIRST)
    assert mended.current
    assert mended.problems == good.problems
    assert mended.drawn is not None
    assert good.drawn is not None
    assert mended.drawn.looks == good.drawn.looks


def test_a_broken_first_state_is_told_and_mends_itself(content: Path, sheet: Path, previewed: Previewed) -> None:
    text = changed(sheet, "title:", "titel:")
    state = previewed(Subject(content))
    broken = state.shown(FIRST)
    assert (broken.drawn, broken.current, codes(broken)) == (None, False, ["SB211"])
    sheet.write_text(text, "utf-8")
    state.changed()
    assert state.shown(FIRST).current


def test_package_and_brand_are_told_of_at_once(
    content: Path, sheet: Path, previewed: Previewed, tmp_path: Path
) -> None:
    changed(sheet, "title:", "titel:")
    brand = tmp_path / "brand.yaml"
    brand.write_text("type: brand\nnavn: X\n", "utf-8")
    found = previewed(Subject(content, brand)).shown(FIRST)
    assert {problem.where.file for problem in found.problems if problem.where} == {sheet, brand}


def test_what_does_not_fit_is_an_error_of_the_document_that_is_looked_at(content: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    changed(content / "2.1-first-five-minutes.yaml", "lines: 3", "lines: 30")
    found = state.shown(DocumentChoice("2.1"))
    assert not found.current
    assert [problem.where and problem.where.file.name for problem in found.problems] == ["2.1-first-five-minutes.yaml"]
    assert state.shown(FIRST).current


def test_a_fault_of_ours_is_told_and_the_preview_goes_on(
    content: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = previewed(Subject(content))
    good = state.shown(FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(Composer, "compose", lambda *_: 1 / 0)
        state.changed()
        faulty = state.shown(FIRST)
    assert (codes(faulty), faulty.drawn, faulty.current) == (["SB965"], good.drawn, False)
    state.changed()
    assert state.shown(FIRST).current


def test_a_fault_while_a_page_is_written_is_told(
    content: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = previewed(Subject(content))
    drawn = state.shown(FIRST).drawn
    assert drawn is not None
    number = state.news.number
    with monkeypatch.context() as patch:
        patch.setattr(DrawnDocument, "page_file", lambda *_: 1 / 0)
        assert state.page_file(drawn.looks[0]) is None
    assert codes(state.shown(FIRST))[-1:] == ["SB965"]
    assert state.news.number == number + 1
    assert state.page_file(drawn.looks[0]) is not None
    assert state.page_file("no such look") is None


def test_a_run_is_given_up_for_a_newer_state(
    content: Path, sheet: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = previewed(Subject(content))
    state.shown(FIRST)
    composed, compose = [], Composer.compose

    def disturbed(self: Composer, target: object) -> Document:
        composed.append(target)
        if len(composed) == 1:
            changed(sheet, "A table and a topic", "The newest title")
            state.changed()
        return compose(self, target)  # type: ignore[arg-type]

    monkeypatch.setattr(Composer, "compose", disturbed)
    changed(sheet, "To prepare just enough", "To prepare enough")
    state.changed()
    shown = state.shown(FIRST)
    assert shown.drawn is not None
    assert "The newest title" in str(shown.drawn.offer.title)
    assert len(composed) >= 2


def test_however_much_is_saved_something_is_shown(
    content: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = previewed(Subject(content))
    drawn = Builder.drawn

    def saved_meanwhile(self: Builder, *given: object) -> DrawnDocument:
        state.changed()
        return drawn(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(state, "_renew", lambda: None)
    monkeypatch.setattr(Builder, "drawn", saved_meanwhile)
    assert state.shown(FIRST).drawn is not None


def test_half_of_a_file_is_not_told(
    content: Path, sheet: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor empties a file and then writes it: whoever reads between the two has read nothing."""
    state = previewed(Subject(content))
    state.shown(FIRST)
    text, read = sheet.read_text("utf-8"), Builder.read
    seen: list[bool] = []

    def read_early(self: Builder) -> object:
        if not seen:
            sheet.write_text("", "utf-8")
        try:
            return read(self)
        finally:
            if not seen:
                seen.append(True)
                sheet.write_text(text, "utf-8")

    monkeypatch.setattr(Builder, "read", read_early)
    state.changed()
    assert state.shown(FIRST).current


def test_whoever_looks_is_told_and_only_of_what_is_otherwise(
    content: Path, sheet: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = previewed(Subject(content))
    state.shown(FIRST)
    number = state.news.number
    state.changed()
    state.shown(FIRST)
    assert state.news.number == number, "nothing is otherwise"
    changed(sheet, "A table and a topic", "A chair and a topic")
    told = heard(state, monkeypatch)
    state.changed()
    assert told.wait(LONG), "what is looked at is built without being asked for"
    assert state.news.number == number + 1


def test_what_is_read_aloud_counts_as_well_as_what_is_seen(content: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    choice = DocumentChoice("workflow")
    before = state.shown(choice).drawn
    number = state.news.number
    changed(content / "words.yaml", "workflow_alt: ", "workflow_alt: 'Of all steps.' # ")
    state.changed()
    after = state.shown(choice)
    assert after.problems == ()
    assert before is not None
    assert after.drawn is not None
    assert after.drawn.looks == before.looks
    assert state.news.number == number + 1


def test_other_folders_are_watched_when_a_file_names_them(content: Path, previewed: Previewed, tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text("type: brand\nname: Prøvehøj Kommune\nmunicipality_code: '0000'\n", "utf-8")
    state = previewed(Subject(content, brand))
    told: list[bool] = []
    state.rewatch = lambda: told.append(True)
    state.shown(FIRST)
    assert told == []
    (tmp_path / "logos").mkdir()
    brand.write_text(brand.read_text("utf-8") + "logo: {colour: logos/ours.svg}\n", "utf-8")
    state.changed()
    assert codes(state.shown(FIRST)), "the logo is not there"
    assert told == [True]
    assert tmp_path / "logos" in state.seen[0].folders


def test_of_few_choices_the_pages_are_kept(
    content: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_CHOICES", 2)
    state = previewed(Subject(content))
    for edition in PageEdition:
        state.shown(DocumentChoice("1.1", edition=edition))
    assert len(state._shown) == len(state._asked) == 2


def test_what_comes_late_does_not_take_the_place_of_what_is_newer(content: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    state.changed()
    newer = state.shown(FIRST)
    with state._lock:
        state._note(FIRST, None, (), newer.saves - 1)
    assert state.shown(FIRST) is newer


def test_that_nothing_is_heard_is_told_once(content: Path, previewed: Previewed) -> None:
    state = previewed(Subject(content))
    for _ in range(2):
        state.unheard(say("the disk is full"))
    remarks: tuple[Problem, ...] = state.remarks
    assert [(one.code, one.severity) for one in remarks] == [("SB966", Severity.WARNING)]
    assert state.news.number == 1


class TestElsewhere:
    """What is wrong in documents that nobody looks at, told once it is quiet."""

    @pytest.fixture(autouse=True)
    def _undisturbed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_QUIET", 0.01)

    def test_it_is_told_and_goes_when_it_is_mended(
        self, content: Path, previewed: Previewed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state = previewed(Subject(content))
        told = heard(state, monkeypatch)
        other = content / "2.1-first-five-minutes.yaml"
        text = changed(other, "lines: 3", "lines: 30")
        found = state.shown(FIRST)
        assert found.current
        assert told.wait(LONG)
        (problem, *_) = state.shown(FIRST).elsewhere
        assert problem.where is not None
        assert problem.where.file == other
        told.clear()
        other.write_text(text, "utf-8")
        state.changed()
        assert told.wait(LONG)
        assert state.shown(FIRST).elsewhere == ()
