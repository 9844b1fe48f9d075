"""Every page that is accepted was painted once; one that hangs its painter is refused by its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.extract.painting import paint, silent
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.read import limits
from sheetbuilder.pdf.read.pages import Geometry
from sheetbuilder.pdf.read.refusal import Refused
from tests.foreign.letterhead.letterheads import municipal, saved
from tools import bombs

QUICK = (
    "tiling with a tiny step",
    "tiling with a huge box",
    "inline picture",
    "many inline pictures",
    "operands inside operands",
    "dictionaries inside dictionaries",
    "dashes",
    "soft masks",
    "deep forms",
    "huge page",
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


@pytest.mark.long
@pytest.mark.parametrize("name", QUICK)
def test_a_bomb_is_refused_as_page_and_as_letterhead(reader: Reader, tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, bombs.PDFS[name]())
    with pytest.raises(ContentError) as refused:
        take(path, alts={1: "x"}, reader=reader)
    assert {problem.code for problem in refused.value.problems} <= {"SB708", "SB714"}
    with pytest.raises(ContentError):
        prepare(path, 1, reader)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "seconds"),
    [("tilings inside tilings", limits.PAINTING), ("chain of glyphs", 1.5), ("mesh", 1.5), ("slow function", 1.5)],
)
def test_what_hangs_the_painter_is_refused_with_its_page(
    tmp_path: Path, name: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has all the time that there is for a page; whether the others would ever end is known sooner."""
    monkeypatch.setattr(limits, "PAINTING", seconds)
    path = saved(tmp_path, bombs.PDFS[name]())
    with pytest.raises(ContentError) as refused:
        take(path, alts={1: "x"})
    (problem,) = refused.value.problems
    assert problem.code == "SB709"
    assert problem.message.args["page"] == 1
    assert "painting" in str(problem.message)


def test_each_page_is_told_of_before_it_is_painted() -> None:
    told: list[int] = []
    paint(municipal(), [(1, _shape(None)), (1, _shape("empty"))], told.append)
    assert told == [1]


def test_what_the_painter_cannot_open_is_refused() -> None:
    with pytest.raises(Refused):
        paint(b"%PDF-1.7 nothing", [(1, _shape(None))], silent)


def _shape(fault: object) -> Geometry:
    class Shape:
        pass

    shape = Shape()
    shape.fault = fault  # type: ignore[attr-defined]
    return shape  # type: ignore[return-value]
