"""A document read back: faults of ours are told apart from those that it does not promise to be without."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import Package, build
from sheetbuilder.errors import FaultyError
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.write.writing import Written
from sheetbuilder.publish.readback import for_press, prove
from tests import readings
from tests.foreign.letterhead import letterheads


def test_a_document_that_promises_everything_and_keeps_it_not_is_a_fault() -> None:
    document = Written(letterheads.municipal(), pdfa=True, pdfua=True, whole=True)
    with pytest.raises(FaultyError) as raised:
        prove({"a.pdf": document})
    assert {problem.where.file.name for problem in raised.value.problems if problem.where} == {"a.pdf"}


def test_a_document_that_promises_less_is_only_told_of() -> None:
    found = prove({"a.pdf": Written(letterheads.municipal(), pdfa=False, pdfua=True, whole=False)})
    assert "SB620" in {problem.code for problem in found["a.pdf"]}


def test_what_the_tests_keep_of_a_reading_is_what_a_reading_says(small: Package, tmp_path: Path) -> None:
    (built,) = build(small, ["1.1"], out=tmp_path)
    again = tmp_path / "again.pdf"
    again.write_bytes(built.path.read_bytes())
    assert readings.inspect(again) == inspect(again)
    faulty = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for path in faulty:
        path.write_bytes(letterheads.municipal())
        assert {problem.where.file for problem in readings.inspect(path).problems if problem.where} == {path}


def test_a_file_that_a_press_cannot_use_is_a_fault(small: Package, tmp_path: Path) -> None:
    (one,) = build(small, ["strategy"], out=tmp_path)
    written = Written(one.path.read_bytes(), pdfa=True, pdfua=True, whole=True)
    assert for_press(one.path, written, cut=False) == ()
    with pytest.raises(FaultyError) as raised:
        for_press(one.path, written, cut=True)
    assert {problem.code for problem in raised.value.problems} == {"SB895"}
