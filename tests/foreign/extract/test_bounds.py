"""What no painter gets through, told from its numbers."""

from __future__ import annotations

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from sheetbuilder.foreign.extract.bounds import area, dashes, tiles
from sheetbuilder.pdf.read.refusal import Refusal, Refused


def pattern(step: float, box: float, matrix: tuple[float, ...] = ()) -> DictionaryObject:
    made = DictionaryObject()
    made[NameObject("/XStep")] = made[NameObject("/YStep")] = FloatObject(step)
    made[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, box, box)))
    if matrix:
        made[NameObject("/Matrix")] = ArrayObject(map(FloatObject, matrix))
    return made


@pytest.mark.parametrize(
    "usual",
    [
        lambda: tiles(pattern(0.5, 1)),
        lambda: tiles(pattern(-8, 8)),
        lambda: tiles(pattern(0, 8)),
        lambda: tiles(pattern(0.01, 0.01, (100, 0, 0, 100, 0, 0))),
        lambda: dashes([]),
        lambda: dashes([0, 0]),
        lambda: dashes([0.01, 0.02]),
        lambda: area(6000, 6000),
    ],
)
def test_what_is_usual_passes(usual: object) -> None:
    assert callable(usual)
    usual()


@pytest.mark.parametrize(
    "unusual",
    [
        lambda: tiles(pattern(0.00001, 1)),
        lambda: tiles(pattern(1, 1, (0.001, 0, 0, 0.001, 0, 0))),
        lambda: tiles(pattern(0.4, 60_000)),
        lambda: dashes([1e-5, 1e-5]),
        lambda: area(60_000, 60_000),
    ],
)
def test_what_hangs_a_printer_is_refused(unusual: object) -> None:
    assert callable(unusual)
    with pytest.raises(Refused) as refused:
        unusual()
    assert refused.value.reason is Refusal.TOO_MUCH
