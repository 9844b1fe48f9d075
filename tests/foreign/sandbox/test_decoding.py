"""What a child answers is taken only in the form of an answer; one that was taken over gets nothing else through."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from msgspec import Struct

from sheetbuilder.foreign.extract.answer import Answer
from sheetbuilder.foreign.extract.sizes import SizesAnswer
from sheetbuilder.foreign.font.facts import FontAnswer, FontFlaw
from sheetbuilder.foreign.graft.found import Below, Claimed, Fillable, FoundElement, Held
from sheetbuilder.foreign.inspection.answer import InspectionAnswer
from sheetbuilder.foreign.sandbox import child
from sheetbuilder.foreign.sandbox.decoding import AnswerForm, Malformed
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.ink_map import Cells, InkMap
from sheetbuilder.pdf.read.refusal import Refusal


def told(answer: Any) -> bytes:
    return json.dumps(answer if isinstance(answer, Struct) else asdict(answer), default=child._plain).encode()


ARTWORK = Artwork(Piece((b"<<", b"\0\xff>>"), (0,), b"q Q"), (Piece((b"1",)),), 595, 842.5, pdfua=False)
ELEMENT = FoundElement(
    "P",
    (Claimed(0, 1, 2), Below(3), Held(4), Fillable(5)),
    0,
    attributes={"a": "b", "c": 1.5, "d": ("e",), "f": (1.0,)},
)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Refusal.TOO_MUCH, "7"),
        Answer(artwork=ARTWORK),
        SizesAnswer(sizes=((1.5, 2.0), None)),
        FontAnswer(flaw=FontFlaw.ALIKE, what="I l", program=b"\0\1", viewing=True),
        ELEMENT,
        InkMap(None, (1.0, 2.0, 3.0, 4.0), Cells(1.0, 2, 1, b"\x80", b"", b"\xff\xff")),
        InspectionAnswer(facts={"any": [1, {"thing": None}]}, lines=({"a": 1},), tree=("Document",)),
    ],
)
def test_an_answer_comes_back_as_it_was(answer: Any) -> None:
    assert AnswerForm(type(answer)).decoded(told(answer)) == answer


SIZES = '{"refusal": null, "detail": "", "sizes": %s, "duplex": ""}'


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (SizesAnswer, ""),
        (SizesAnswer, "[]"),
        (SizesAnswer, "null"),
        (SizesAnswer, '"' + "x" * 100),
        (SizesAnswer, '{"stranger": 1}'),
        (SizesAnswer, '{"refusal": "no-such-reason"}'),
        (SizesAnswer, '{"refusal": 1}'),
        (SizesAnswer, '{"detail": 1}'),
        (SizesAnswer, '{"detail": null}'),
        (SizesAnswer, SIZES % "[[1]]"),
        (SizesAnswer, SIZES % "[[1, 2, 3]]"),
        (SizesAnswer, SIZES % '[["1", 2]]'),
        (SizesAnswer, SIZES % "[[true, 2]]"),
        (SizesAnswer, SIZES % "[[NaN, 2]]"),
        (SizesAnswer, SIZES % "[[Infinity, 2]]"),
        (SizesAnswer, SIZES % f"[[1{'0' * 400}, 2]]"),
        (SizesAnswer, SIZES % f"[[1{'0' * 5000}, 2]]"),
        (SizesAnswer, SIZES % ("[" * 100_000)),
        (InspectionAnswer, '{"facts": {"a": %s}}' % ("[" * 100_000 + "]" * 100_000)),
        (InspectionAnswer, '{"lines": [1]}'),
        (FontAnswer, '{"program": "AAA"}'),
        (FontAnswer, '{"program": "AA\\nAA"}'),
        (FontAnswer, '{"program": "Å"}'),
        (FontAnswer, '{"program": 1}'),
        (FontAnswer, '{"viewing": 1}'),
        (FontAnswer, '{"viewing": "true"}'),
        (Artwork, '{"form": {"texts": []}, "pieces": [], "width": 1}'),
        (FoundElement, '{"role": "P", "kids": [{}], "place": 0}'),
        (FoundElement, '{"role": "P", "kids": [{"element": 1, "link": 1}], "place": 0}'),
        (FoundElement, '{"role": "P", "kids": [], "place": 1.0}'),
        (FoundElement, '{"role": "P", "kids": [], "place": 0, "attributes": {"a": ["b", 1]}}'),
    ],
)
def test_what_has_not_the_form_of_an_answer_is_none(form: type[Any], data: str) -> None:
    with pytest.raises(Malformed):
        AnswerForm(form).decoded(data.encode())


def test_bytes_that_are_no_text_are_no_answer() -> None:
    with pytest.raises(Malformed):
        AnswerForm(SizesAnswer).decoded(b'{"detail": "\xff"}')
