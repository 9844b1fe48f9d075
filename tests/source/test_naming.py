"""Files found by the name that people see, and what is said where a name is nearly that of a file."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from sheetbuilder.errors import Where
from sheetbuilder.source.beside import beside
from sheetbuilder.source.naming import instead, lying, nameable

NAME = "brevpapir-Prøvehøj-én.pdf"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_a_name_that_looks_the_same_is_found(
    form: Literal["NFC", "NFD"], asked: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    folder = tmp_path / unicodedata.normalize(form, "é")
    folder.mkdir()
    (folder / unicodedata.normalize(form, NAME)).write_bytes(b"x")
    value = unicodedata.normalize(asked, f"é/{NAME}")
    assert lying(tmp_path, value).read_bytes() == b"x"
    assert beside(Where(tmp_path / "brand.yaml", 1), value, 100, "SB360").data == b"x"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("BREVPAPIR.pdf", "large and small letters"),
        ("mappe\\brevpapir.pdf", "“mappe/brevpapir.pdf”"),
        ("brevpapri.pdf", "is that the file?"),
    ],
)
def test_what_is_nearly_there_is_named(value: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "brevpapir.pdf").write_bytes(b"x")
    problem = beside(Where(tmp_path / "brand.yaml", 1), value, 100, "SB360").problem
    assert problem is not None
    assert told in str(problem.hint)
    assert instead(tmp_path, "logo.svg") is None


@pytest.mark.parametrize(
    ("lies", "asked"),
    [
        ("brand.yaml.txt", "brand.yaml"),
        ("Brand.YAML.TXT", "brand.yaml"),
        ("brand.yml.txt", "brand.yaml"),
        ("brand.yaml.yaml", "brand.yaml"),
        ("brand.yaml .txt", "brand.yaml"),
        ("brand.txt", "brand.yml"),
        ("brand.ymal", "brand.yaml"),
        ("våben.svg.txt", "våben.svg"),
        ("våben.svg.svg", "våben.svg"),
        ("hold.csv.txt", "hold.csv"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_with_another_ending_is_named_to_be_renamed(
    lies: str, asked: str, form: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    (tmp_path / unicodedata.normalize(form, lies)).write_bytes(b"x")
    hint = unicodedata.normalize("NFC", str(instead(tmp_path, asked)))
    assert hint == f"“{lies}” lies there: rename it to “{asked}”"


@pytest.mark.parametrize("lies", ["brand.yml", "brand.pdf", "brandmand.yaml.txt", ".brand.yaml.txt"])
def test_a_file_of_its_own_is_not_misnamed(lies: str, tmp_path: Path) -> None:
    (tmp_path / lies).write_bytes(b"x")
    assert "rename" not in str(instead(tmp_path, "brand.yaml"))


@pytest.mark.parametrize("name", ["møde.pdf", "til 2.3, 2.4.pdf", "x", "com.pdf", "é" * 100])
def test_names_that_every_system_knows(name: str) -> None:
    assert nameable(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".x",
        " x",
        "x.",
        "x ",
        "a/b",
        "a\\b",
        "c:x",
        "a?b",
        'a"b',
        "a\tb",
        "a\x7fb",
        "CON",
        "nul.pdf",
        "lpt1 .txt",
        "é" * 101,
    ],
)
def test_names_that_some_system_refuses(name: str) -> None:
    assert not nameable(name)
