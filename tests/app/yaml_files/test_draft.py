"""A file that is being worked on knows how it stood before."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.fields import shown, within


def test_it_knows_how_it_stood(tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "brand.yaml")
    draft.file.write_text("name: A\n", "utf-8")
    first = draft.state
    draft.write("name: B\n")
    assert shown(within(draft.stood(first), "name")) == "A"
    assert shown(within(draft.stood(draft.state), "name")) == "B"
    assert shown(within(draft.stood("never"), "name")) == "B", "what is not known is compared with what stands now"


def test_it_remembers_no_more_than_it_must(tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "brand.yaml")
    draft.file.write_text("name: A\n", "utf-8")
    first = draft.state
    for number in range(50):
        draft.write(f"name: {number}\n")
    assert first not in draft.past
    assert len(draft.past) == 20
