"""A copy is the same to the byte whoever else is in the list: no name leaves a trace in the file of another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sheetbuilder import plan_copies, write_copies
from sheetbuilder.branding.options import PrintKeywords
from sheetbuilder.content import Package
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.theme.papers import MM
from tests.foreign.graft.test_fields import filled
from tests.pdf.handmade import made

LISTED = (
    "Łucja Żółw;Prøvesund Kommune;",
    "Anna-Kirstine Rosenkvist Mortensen af Højgård og Mønsterbjerg;Eksempelkøbing Kommune;",
    "Bo;;",
    "Żółty Łoś;;underviser",
    "Şule Ğan;Mønsterbjerg Kommune;",
    "Ib Holm;Prøvesund Kommune;",
    "Żwół Łącki;Prøvesund Kommune;",
)
"""Letters beyond the alphabet in several orders, two that need the same ones, long and short, with and without."""
RECIPE = """\
type: handout
title: En dag om samtalen
items:
  - type: cover
  - type: contents
  - type: sheet
    sheet: "2.2"
  - {type: pdf, file: form.pdf, title: Et skema}
  - type: certificate
  - type: notes
    pages: 1
  - type: certificate
"""
WAYS: dict[str, PrintKeywords] = {
    "plain": {},
    "booklet": {"imposition": Booklet(0.1 * MM)},
    "two with lines": {"imposition": NUp(2, note_lines=True)},
    "to be filled in": {"fillable": True},
    "PDF 2.0": {"standard": "ua-2"},
    "little ink": {"save_ink": True},
}


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipe")
    made(folder / "form.pdf", filled)
    path = folder / "dagen.yaml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def files(package: Package, recipe: Path, people: Sequence[str], out: Path, asked: PrintKeywords) -> dict[str, bytes]:
    out.mkdir()
    listed = out / "people.csv"
    listed.write_text("\n".join(("navn;organisation;udgave", *people, "")), encoding="utf-8")
    plan = plan_copies(package, recipe, listed, out=out, **asked)
    return {one.path.name: one.path.read_bytes() for one in write_copies(plan)}


@pytest.mark.parametrize("way", [way if way == "plain" else pytest.param(way, marks=pytest.mark.long) for way in WAYS])
def test_a_copy_is_the_same_alone_among_others_and_in_any_order(
    ours: Package, recipe: Path, tmp_path: Path, way: str
) -> None:
    together = files(ours, recipe, LISTED, tmp_path / "together", WAYS[way])
    assert len(set(together.values())) == len(LISTED), "each shows its own name"
    assert files(ours, recipe, LISTED[::-1], tmp_path / "reversed", WAYS[way]) == together
    alone: dict[str, bytes] = {}
    for at, one in enumerate(LISTED):
        alone |= files(ours, recipe, [one], tmp_path / str(at), WAYS[way])
    assert alone == together
