"""The files that values name."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.source import parse
from sheetbuilder.source.named import files_named


def test_files_that_are_there_in_the_folder_or_below(tmp_path: Path) -> None:
    inside = tmp_path / "brand"
    (inside / "logos").mkdir(parents=True)
    for name in ("brand/logos/a.svg", "brand/b.pdf", "outside.pdf"):
        (tmp_path / name).write_text("x", "utf-8")
    text = "logo: {colour: logos/a.svg}\noverlay: [b.pdf, c.pdf, ../outside.pdf]\nname: b\n"
    reading = parse(inside / "brand.yaml", text.encode())
    assert [path.name for path in files_named(reading.root)] == ["a.svg", "b.pdf"]
    assert list(files_named(None)) == []
