"""Any file judged in the child: told as in the house itself; one that breaks its reader harms no other."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import pytest

from sheetbuilder.errors import MissingError
from sheetbuilder.foreign.inspection import reading as inspection_reading
from sheetbuilder.foreign.inspection.answer import InspectionAnswer
from sheetbuilder.foreign.inspection.reading import answer
from sheetbuilder.foreign.inspection.report import judge
from sheetbuilder.foreign.sandbox.process import Died, Process, Slow
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.inspect.press import press_problems
from sheetbuilder.pdf.read.refusal import IN_PARTS, Refusal
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved


@pytest.mark.parametrize("data", [letterheads.municipal(), letterheads.truncated(), b"no PDF", letterheads.tagged()])
def test_the_child_says_what_the_house_says(tmp_path: Path, data: bytes) -> None:
    path = saved(tmp_path, data)
    with Reader() as reader:
        judged = judge(path, reader)
    report = inspect(path)
    assert judged.problems == report.problems
    assert judged.lines == report.lines()
    assert (judged.tree, judged.text, judged.clean) == (report.tree_lines(), report.text(), report.clean)
    assert judged.facts["title"] == report.title


def test_a_program_that_goes_elsewhere_has_its_files_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        saved(folder, letterheads.municipal())
    saved(there, letterheads.cmyk(), "other.pdf")
    with Reader() as reader:
        monkeypatch.chdir(here)
        judge(Path("letterhead.pdf"), reader)
        monkeypatch.chdir(there)
        with monkeypatch.context() as patched:
            patched.setattr(Reader, "_once", once := Mock(side_effect=reader._once))
            judged = judge(Path("other.pdf"), reader)
    assert once.call_count == 1, "the child gave up on it first"
    assert judged.facts["path"] == "other.pdf"
    assert judged.problems == inspect(Path("other.pdf")).problems


def test_for_a_press_it_is_asked_more(tmp_path: Path) -> None:
    path = saved(tmp_path, letterheads.municipal())
    with Reader() as reader:
        judged, usual = judge(path, reader, press=True), judge(path, reader)
    more = press_problems(path)
    assert "SB895" in {problem.code for problem in more}
    assert judged.problems == (*usual.problems, *more)
    assert not judged.clean


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with Reader() as reader, pytest.raises(MissingError):
        judge(tmp_path / "none.pdf", reader)


@pytest.mark.parametrize("failure", [Died(), Slow(7)])
def test_a_file_that_breaks_its_reader_is_a_problem_and_the_next_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    path = saved(tmp_path, letterheads.municipal())
    with Reader() as reader:
        with monkeypatch.context() as patched:
            patched.setattr(Process, "ask", Mock(side_effect=failure))
            judged = judge(saved(tmp_path, letterheads.cmyk(), "other.pdf"), reader)
        assert [problem.code for problem in judged.problems] == ["SB603"]
        assert not judged.clean
        assert judge(path, reader).problems == inspect(path).problems


def test_boxes_in_a_circle_are_told_and_nothing_else_suffers(tmp_path: Path) -> None:
    circle = letterheads.Raw(
        page=b"/MediaBox 5 0 R/Rotate 5 0 R/Tabs 5 0 R/StructParents 5 0 R", more={5: b"6 0 R", 6: b"5 0 R"}
    ).bytes()
    report = inspect(saved(tmp_path, circle))
    assert "SB602" in report.codes
    assert answer(b"", {"path": str(saved(tmp_path, circle))})["refusal"] == InspectionAnswer().refusal


def test_a_child_without_memory_is_not_believed_about_what_is_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, letterheads.municipal())
    for part in ("inspected", "press_problems"):
        with monkeypatch.context() as patched:
            patched.setattr(inspection_reading, part, Mock(side_effect=MemoryError))
            said = answer(b"", {"path": str(path), "press": True})
        assert (said["refusal"], said["problems"]) == (Refusal.TOO_MUCH, ())
    with Reader() as reader, monkeypatch.context() as patched:
        patched.setattr(Process, "ask", Mock(return_value=json.dumps(said).encode("ascii")))
        (problem,) = judge(path, reader).problems
    assert (problem.code, problem.hint) == ("SB603", IN_PARTS)
