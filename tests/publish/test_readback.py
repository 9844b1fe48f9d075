"""A document read back: faults of ours are told apart from those that it does not promise to be without."""

from __future__ import annotations

import pytest

from sheetbuilder.errors import FaultyError
from sheetbuilder.pdf.write.writing import Written
from sheetbuilder.publish.readback import prove
from tests.foreign.letterhead import letterheads


def test_a_document_that_promises_everything_and_keeps_it_not_is_a_fault() -> None:
    document = Written(letterheads.municipal(), pdfa=True, pdfua=True)
    with pytest.raises(FaultyError) as raised:
        prove({"a.pdf": document})
    assert {problem.where.file.name for problem in raised.value.problems if problem.where} == {"a.pdf"}


def test_a_document_that_promises_less_is_only_told_of() -> None:
    found = prove({"a.pdf": Written(letterheads.municipal(), pdfa=False, pdfua=True)})
    assert "SB620" in {problem.code for problem in found["a.pdf"]}
