"""The last change is taken back once, and only the one that somebody has seen."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.undo_form import taken_back, undo_form
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site


def sent(draft: FileDraft) -> SentForm:
    return SentForm({"state": [draft.state]})


def test_it_takes_back_what_was_seen(site: Site, tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "a.yaml")
    draft.file.write_text("name: A\n", "utf-8")
    assert " hidden" in undo_form(site, draft, "/undo").partition(">")[0]
    draft.change("name: B\n")
    draft.change("name: C\n")
    form = sent(draft)
    assert " hidden" not in undo_form(site, draft, "/undo").partition(">")[0]
    assert taken_back(draft, form) is None
    told = taken_back(draft, form)
    assert told is not None
    assert "nothing was taken back" in str(told.told)
    assert draft.text == "name: B\n"
    assert taken_back(draft, sent(draft)) is None
    nothing = taken_back(draft, sent(draft))
    assert nothing is not None
    assert "nothing to take back" in str(nothing.told)
