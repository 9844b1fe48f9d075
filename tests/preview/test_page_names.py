"""Names of pages: each once, and the same while others come and go."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice
from sheetbuilder.preview.page_names import page_names
from sheetbuilder.preview.subject import Subject


def names(builder: Builder) -> tuple[str, ...]:
    return page_names(builder.drawn(builder.read(), DocumentChoice("set-2"), lambda: None).document)


def test_each_page_has_a_name_of_its_own_and_a_sheet_keeps_its_names_behind_new_pages(content: Path) -> None:
    builder = Builder(Subject(content))
    before = names(builder)
    assert len(set(before)) == len(before)
    assert {"sheet-3.1.1", "sheet-3.1-back.1"} <= set(before)
    sheet = (content / "3.1-one-small-thing.yaml").read_text("utf-8")
    new = sheet.replace('"3.1"', '"3.2"').replace("one-small-thing", "another-thing").replace("sheet:3.1", "sheet:3.2")
    (content / "3.2-another-thing.yaml").write_text(new, "utf-8")
    after = names(builder)
    assert set(before) <= set(after)
    assert {"sheet-3.2.1", "sheet-3.2-back.1"} <= set(after)
