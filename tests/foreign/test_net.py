"""The wide net in small: files of programs that CI has, in every way, and no claim the validator does not confirm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheetbuilder.pdf.conformance.standards import UA_2
from tests.tools import LEFT_TO_CI, missing
from tools.corpus.net import drawn, table
from tools.corpus.producers import PRODUCERS, produced, rewritten


@pytest.mark.long
def test_claims_and_verdicts_agree(tmp_path: Path) -> None:
    jar = Path(os.environ.get("VERAPDF_JAR", ""))
    if LEFT_TO_CI or not jar.is_file():
        missing("veraPDF (VERAPDF_JAR)")
    sources = produced(tmp_path / "sources", ["by hand", "reportlab", "typst", "weasyprint"], missing)
    some = [source for source in sources if source.path.stem in ("text-tagged", "inks", "pictures", "text-pdf-ua-1")]
    sources += rewritten(tmp_path / "sources", some, ["qpdf", "ghostscript"], print)
    (tmp_path / "outputs").mkdir()
    rows, refused = drawn(sources, tmp_path / "outputs", jar)
    told = "\n".join(table(rows, refused))
    # No claim that does not hold, and none given up that would.
    assert not any(row.false or row.lost for row in rows), told
    assert refused == []
    assert len(rows) > 300


@pytest.mark.long
def test_claims_of_the_newer_standards_agree(tmp_path: Path) -> None:
    jar = Path(os.environ.get("VERAPDF_JAR", ""))
    if LEFT_TO_CI or not jar.is_file():
        missing("veraPDF (VERAPDF_JAR)")
    sources = produced(tmp_path / "sources", ["by hand", "weasyprint"], missing)
    (tmp_path / "outputs").mkdir()
    rows, refused = drawn(sources, tmp_path / "outputs", jar, UA_2)
    told = "\n".join(table(rows, refused))
    assert not any(row.false or row.lost for row in rows), told
    assert {row.flavour for row in rows} == {"4", "ua2"}


def test_pages_are_drawn_by_hand_in_every_colour_space(tmp_path: Path) -> None:
    (tmp_path / "hand").mkdir()
    found = list(PRODUCERS["by hand"](tmp_path / "hand"))
    assert len(found) > 30
    assert all(path.read_bytes().startswith(b"%PDF-") for path in found)
