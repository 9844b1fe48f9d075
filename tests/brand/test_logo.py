"""The logo in a brand file: every fault at its place, in one go, before any picture is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.errors import ContentError, Problem
from sheetbuilder.theme.picture import PictureFormat, held, named
from tests.foreign.logo.marks import jpeg, png, svg

BASE = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "brand"
    place.mkdir()
    files = {
        "a.svg": svg(),
        "a.png": png(),
        "a.jpg": jpeg(),
        "a.pdf": b"%PDF-1.7\n",
        "photo.png": jpeg(),
        "script.png": b"%!PS-Adobe-3.0 EPSF-3.0\n",
        "page.svg": b"<html/>",
        "empty.pdf": b"",
    }
    for name, data in files.items():
        (place / name).write_bytes(data)
    (tmp_path / "outside.svg").write_bytes(svg())
    return place


def written(folder: Path, logo: str, more: str = "", name: str = "brand.yaml") -> Path:
    path = folder / name
    path.write_text(f"{BASE}logo: {logo}\n{more}", encoding="utf-8")
    return path


def wrong(path: Path) -> list[tuple[str, int, int, str]]:
    with pytest.raises(ContentError) as raised:
        load_brand(path)
    return [_told(problem) for problem in raised.value.problems]


def _told(problem: Problem) -> tuple[str, int, int, str]:
    assert problem.where is not None
    return problem.code, problem.where.line, problem.where.column, str(problem.message)


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.jpg", "a.pdf"])
def test_a_logo_may_come_in_four_forms(folder: Path, name: str) -> None:
    brand = load_brand(written(folder, f"{{colour: {name}, mono: a.svg}}"))
    assert {key: (file.name, file.data) for key, file in brand.logo_files.items()} == {
        "colour": (name, (folder / name).read_bytes()),
        "mono": ("a.svg", svg()),
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.svg", "does not exist"),
        ("../outside.svg", "outside the folder"),
        ("photo.png", "is a JPEG file, not PNG"),
        ("script.png", "is no PNG file"),
        ("page.svg", "is no SVG file"),
        ("empty.pdf", "is no PDF file"),
    ],
)
def test_a_file_that_is_not_what_it_should_be(folder: Path, name: str, message: str) -> None:
    ((code, line, column, told),) = wrong(written(folder, f"{{colour: {name}}}"))
    assert (code, line, column) == ("SB330", 4, 16)
    assert message in told


def test_everything_that_is_wrong_is_told_at_once(folder: Path) -> None:
    logo = "{colour: none.svg, mono: photo.png, width: 20, minimum_width: 30}"
    found = wrong(written(folder, logo, "fonts: {name: X, regular: none.ttf, bold: none.ttf}\n"))
    assert [one[:3] for one in found] == [
        ("SB330", 4, 16),
        ("SB330", 4, 32),
        ("SB338", 4, 50),
        ("SB303", 5, 27),
        ("SB303", 5, 43),
    ]
    assert found[2][3] == "the logo is to be 20.0 mm wide, and no less than 30.0"


@pytest.mark.parametrize(
    ("logo", "at"),
    [
        ("{colour: a.gif}", 16),
        ("{colour: a.svg, mono: a.webp}", 29),
        ("{colour: a.svg, position: middle}", 33),
        ("{colour: a.svg, page: 0}", 29),
        ("{colour: a.svg, width: -3}", 30),
        ("{colour: a.svg, width: 5000}", 30),
        ("{colour: a.svg, farve: b.svg}", 23),
        ("{}", 7),
    ],
)
def test_values_that_make_no_sense(folder: Path, logo: str, at: int) -> None:
    ((_, line, column, _),) = wrong(written(folder, logo))
    assert (line, column) == (4, at)


def test_a_child_has_its_parents_logo_from_its_parents_folder(folder: Path, tmp_path: Path) -> None:
    written(folder, "{colour: a.svg, width: 40}", "locks: [logo]\n")
    child = tmp_path / "child.yaml"
    child.write_text("type: brand\nextends: brand/brand.yaml\nname: Datter\n", encoding="utf-8")
    brand = load_brand(child)
    assert brand.logo_files["colour"].data == svg()
    assert brand.logo_files["colour"].where.file.parent.resolve() == folder.resolve()
    child.write_text(child.read_text("utf-8") + "logo: {colour: outside.svg}\n", encoding="utf-8")
    assert [one[:3] for one in wrong(child)] == [("SB322", 4, 1)]


def test_a_child_that_has_a_logo_has_nothing_of_its_parents(folder: Path, tmp_path: Path) -> None:
    written(folder, "{colour: a.svg, width: 40, position: top-left}")
    child = tmp_path / "child.yaml"
    child.write_text("type: brand\nextends: brand/brand.yaml\nlogo: {colour: outside.svg}\n", encoding="utf-8")
    logo = load_brand(child).file.logo
    assert logo is not None
    assert (logo.colour, logo.width, logo.position) == ("outside.svg", None, "top-right")


def test_forms_are_told_from_names_and_from_bytes() -> None:
    assert [named(name) for name in ("A.SVG", "b.jpeg", "c.jpg", "d.png", "e.pdf", "f.gif", "g")] == [
        PictureFormat.SVG,
        PictureFormat.JPEG,
        PictureFormat.JPEG,
        PictureFormat.PNG,
        PictureFormat.PDF,
        None,
        None,
    ]
    prefixed = b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'
    samples = (svg(), svg().decode("utf-8").encode("utf-16"), prefixed, png(), jpeg(), b"junk%PDF-1.4", b"%!PS", b"")
    assert [held(data) for data in samples] == [
        PictureFormat.SVG,
        PictureFormat.SVG,
        PictureFormat.SVG,
        PictureFormat.PNG,
        PictureFormat.JPEG,
        PictureFormat.PDF,
        None,
        None,
    ]
