"""What is kept nowhere is shown to be copied, and does nothing else."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.site import Site
from sheetbuilder.serving.to_copy import to_be_copied


def test_each_text_stands_with_its_label(tmp_path: Path) -> None:
    site = Site(say("sheetbuilder"), "/token", (), Translator("en"), tmp_path)
    assert to_be_copied(site, []) == ""
    marks = to_be_copied(site, [("Name", "A\nB"), ("Place", "<script>")])
    assert "Name: A\nB\nPlace: &lt;script&gt;</textarea>" in marks
    assert "What you wrote, to be copied" in marks
