"""What is said of a file that lies beside another one of its name."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.yaml_files.beside import beside, named_anew
from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.serving.forms import SentForm, UploadedFile


def test_the_address_says_which_files_got_another_name() -> None:
    form = SentForm({"file": ["y (2).pdf"]}, {"file:file": [UploadedFile("x.pdf", b""), UploadedFile("y.pdf", b"")]})
    assert named_anew({"x (2).pdf": b""}, form) == "&beside=x%20%282%29.pdf"
    assert named_anew({"x.pdf": b"", "decks/x.pdf": b"", "y (2).pdf": b""}, form) == ""
    assert named_anew({"x (2).pdf": b""}, form, "x (2).pdf") == "", "it had that before"


def test_only_what_there_is_is_told_of(tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "a.yaml")
    draft.file.write_text("file: x.pdf\n", "utf-8")
    (tmp_path / "x (2).pdf").write_bytes(b"")
    (told,) = beside(draft, "x (2).pdf")
    assert str(told.told) == (
        "Something else names x.pdf, which holds something else and stays as it is. Your file lies beside it as"
        " x (2).pdf."
    )
    assert beside(draft, "x (3).pdf") == beside(draft, "a.yaml") == beside(draft, "") == ()
