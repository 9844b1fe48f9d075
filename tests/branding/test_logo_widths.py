"""A logo that a page has no room for as it is asked for is told, and one that has it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import Package, build, load_brand
from tests.branding.test_logos import DAY, RED_SVG, brand_file
from tests.foreign.logo.marks import svg


@pytest.mark.parametrize(("width", "told"), [(150, True), (50, False)])
def test_what_is_narrower_than_asked_for_is_told(small: Package, tmp_path: Path, width: int, told: bool) -> None:
    (tmp_path / "a.svg").write_bytes(svg(RED_SVG))
    brand = load_brand(brand_file(tmp_path, f"{{colour: a.svg, width: {width}}}"))
    (built,) = build(small, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand)
    notes = [str(note) for note in built.notes if "logo" in str(note)]
    assert [note.partition(":")[0] for note in notes] == (["page 1"] if told else [])
    assert all(f"mm wide, not {width}" in note for note in notes)
