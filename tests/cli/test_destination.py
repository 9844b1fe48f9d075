"""Where files go: how a name ends tells a file from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.cli.destination import Destination
from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli


def test_the_name_says_what_the_file_is() -> None:
    out = Path("out")
    names = {"a.pdf": FileFormat.PDF, "a.Html": FileFormat.HTML, "a.TXT": FileFormat.TEXT}
    assert {name: Destination(out, Path(name)).format for name in names} == names
    assert Destination(out).format is FileFormat.PDF


@pytest.mark.parametrize(
    "arguments", [("pack", "x.yaml", "-o", "x.zip"), ("schema", "-o", "x.json"), ("new", "brand", "X", "-o", "x.html")]
)
def test_what_is_always_a_folder_is_not_called_as_a_file(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments)
    assert ran.code == Exit.USAGE
    assert f"“{arguments[-1]}” is the name of a file" in ran.err


@pytest.mark.parametrize("name", ["møde.docx", "møde.ZIP"])
def test_a_file_of_a_kind_that_is_not_made_is_no_folder(cli: Cli, content: Path, tmp_path: Path, name: str) -> None:
    place, here = tmp_path / name, ("--content", str(content))
    ran = cli("build", "1.1", "-o", str(place), *here)
    assert (ran.code, f"“{name}” is the name of a file, and what is made are .pdf" in ran.err) == (Exit.USAGE, True)
    assert list(tmp_path.iterdir()) == []
    place.mkdir()  # who has such a folder means it
    assert cli("build", "1.1", "-o", str(place), *here).code == Exit.OK
    assert [path.suffix for path in place.iterdir()] == [".pdf"]


def test_what_is_no_pdf_is_told_before_anything_is_written(cli: Cli, content: Path, tmp_path: Path) -> None:
    here = ("--content", str(content))
    ran = cli("build", "1.1", "-o", str(tmp_path / "a.pdf"), "--format", "html", *here)
    assert (ran.code, "SB971" in ran.err) == (Exit.NOT_WRITTEN, True)
    ran = cli("build", "1.1", "2.1", "-o", str(tmp_path / "a.pdf"), *here)
    assert (ran.code, "SB970" in ran.err, "--one-file" in ran.err) == (Exit.NOT_WRITTEN, True, True)
    assert list(tmp_path.iterdir()) == []
