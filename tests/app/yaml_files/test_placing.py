"""Files that are put to where they are named, by whichever file names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files.placing import arranged, is_yaml, outside
from sheetbuilder.errors import ContentError
from sheetbuilder.serving.forms import UploadedFile

OWN = UploadedFile("brand.yaml", b"extends: shared/base.yaml\nlogo: {colour: logos/A.svg}\n")
BASE = UploadedFile("base.yaml", b"logo: {mono: mono.svg}\noverlay: ../../up.pdf\n")


def test_files_lie_where_they_are_named_counted_from_the_file_that_names_them() -> None:
    files = [OWN, BASE, *(UploadedFile(name, name.encode()) for name in ("A.svg", "mono.svg", "up.pdf", "else.txt"))]
    assert arranged(OWN, files) == {
        "brand.yaml": OWN.content,
        "shared/base.yaml": BASE.content,
        "logos/A.svg": b"A.svg",
        "shared/mono.svg": b"mono.svg",
        "up.pdf": b"up.pdf",
        "else.txt": b"else.txt",
    }


@pytest.mark.parametrize(
    "files",
    [
        [UploadedFile("a.svg", b""), UploadedFile("A.svg", b"")],
        [UploadedFile("base.yaml", b"logo: other/a.svg"), UploadedFile("a.svg", b"")],
    ],
)
def test_what_cannot_be_told_apart_is_told(files: list[UploadedFile]) -> None:
    with pytest.raises(ContentError) as raised:
        arranged(OWN, [OWN, *files])
    assert {one.code for one in raised.value.problems} == {"SB960"}


def test_files_that_name_each_other_come_to_an_end() -> None:
    one, two = UploadedFile("a.yaml", b"x: b.yaml"), UploadedFile("b.yaml", b"x: [a.yaml, b.yaml]")
    assert set(arranged(one, [one, two])) == {"a.yaml", "b.yaml"}


def test_a_file_that_names_itself_ever_deeper_is_told() -> None:
    one = UploadedFile("a.yaml", b"x: b.yaml")
    with pytest.raises(ContentError):
        arranged(one, [one, UploadedFile("b.yaml", b"x: d/b.yaml")])


def test_names_that_lead_out_are_told_where_they_lead_to_something(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "own.svg").write_text("x")
    (inside / "a.yaml").write_text(
        f"a: ../secret.txt\nb: own.svg\nc: ../none.txt\nd: ['{tmp_path / 'secret.txt'}', {'ж' * 150}]\n"
    )
    assert [(one.code, one.where and one.where.line) for one in outside(inside)] == [("SB959", 1), ("SB959", 4)]
    assert not is_yaml("a.svg")
