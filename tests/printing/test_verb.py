"""Windows' own way, by a stand-in for `os.startfile`: what it cannot promise is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheetbuilder.errors import PrinterError
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob, PrintWish
from sheetbuilder.printing.media import paper_called
from sheetbuilder.printing.verb import SystemVerb, not_promised, starter
from tests.printing.papers import A4

_A4 = paper_called("a4")
assert _A4 is not None
JOB = PrintJob(PrintableFile(Path("x.pdf"), b"", (A4,)), _A4, PrintedSides.ONE)


def test_the_file_is_handed_over_by_its_whole_path() -> None:
    seen: list[tuple[str, str]] = []
    way = SystemVerb(lambda path, verb: seen.append((path, verb)))
    assert way.send(JOB, Capabilities()).number == ""
    assert seen == [(str(Path("x.pdf").absolute()), "print")]
    assert way.request(JOB, Capabilities()) == ("print", str(Path("x.pdf").absolute()))
    assert (way.able(), way.told) == (None, "Windows")
    assert "Sides, paper and scale" in way.notes[0].template


def test_there_may_be_no_program_that_prints() -> None:
    def nobody(path: str, verb: str) -> None:
        raise OSError(2, f"no association for {verb}", path)

    with pytest.raises(PrinterError) as caught:
        SystemVerb(nobody).send(JOB, Capabilities())
    assert [one.code for one in caught.value.problems] == ["SB918"]


def test_what_would_be_lost_is_refused() -> None:
    assert list(not_promised(PrintWish())) == []
    found = list(not_promised(PrintWish("office", 2, PrintedSides.LONG, "a4")))
    assert [one.message.args["option"] for one in found] == ["--printer", "--copies", "--sides", "--media"]
    assert {one.code for one in found} == {"SB919"}


def test_only_windows_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "startfile", print, raising=False)
    assert starter() is print
    monkeypatch.delattr(os, "startfile")
    assert starter() is None
