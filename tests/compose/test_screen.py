"""Documents for a screen from a build: their names, what is refused, what a package and a brand bring along."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from sheetbuilder import LayoutError, MissingError, Package, build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.screen import colophon
from sheetbuilder.compose.session import new_root, new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.html.page import OfOthers
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.layout.sides import Holes, Sides
from sheetbuilder.reflow.others import Shows
from sheetbuilder.theme import Palette, default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace
from tests import screens
from tests.branding.test_logos import LOGOS, brand_file
from tests.made import made

SCREEN = made(
    ScreenWords, {"skip": "Til indholdet", "scrolls": "{name} (rul)", "table": "Tabel", "figure": "[Figur: {text}]"}
)
BRANDS = Path(__file__).parents[2] / "examples" / "brands"


def test_a_file_a_target_beside_nothing_else(small: Package, tmp_path: Path) -> None:
    small = replace(small, words=small.words.but(screen=SCREEN))
    built = build(small, ["1.1", "strategy"], out=tmp_path, format=FileFormat.HTML)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(one.path.name for one in built)
    assert {one.path.suffix for one in built} == {".html"}
    for one in built:
        data = one.path.read_bytes()
        assert (len(data), one.pages) == (one.bytes, 0)
        assert screens.words(data)


def test_one_file_of_several(ours: Package, tmp_path: Path) -> None:
    (one,) = build(ours, ["2.6", "strategy"], out=tmp_path, one_file="møde", format=FileFormat.HTML)
    assert one.path.name == "møde.html"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (PrintOptions(format=FileFormat.HTML, paper="a3"), "--paper"),
        (PrintOptions(format=FileFormat.HTML, sides=Sides.SIMPLEX), "--simplex"),
        (PrintOptions(format=FileFormat.HTML, holes=Holes.TWO), "--holes"),
        (PrintOptions(format=FileFormat.HTML, imposition=Booklet()), "--booklet"),
        (PrintOptions(format=FileFormat.HTML, single=True), "--single"),
        (PrintOptions(format=FileFormat.HTML, standard="ua-2"), "--standard"),
    ],
)
def test_what_papers_have_is_refused(small: Package, tmp_path: Path, options: PrintOptions, named: str) -> None:
    with pytest.raises(LayoutError) as failure:
        build(small, ["1.1"], options, out=tmp_path)
    (problem,) = failure.value.problems
    assert problem.code == "SB945"
    assert named in str(problem.message)
    assert not list(tmp_path.iterdir())


def test_a_package_without_the_words_says_so(small: Package, tmp_path: Path) -> None:
    small = replace(small, words=small.words.but(screen=None))
    with pytest.raises(MissingError) as failure:
        build(small, ["1.1"], out=tmp_path, format=FileFormat.HTML)
    assert [problem.code for problem in failure.value.problems] == ["SB946"]


def test_a_brand_has_its_name_colours_and_logo_there(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(BRANDS / "eksempelkoebing.yaml")
    (built,) = build(ours, ["set-1"], out=tmp_path, brand=brand, format=FileFormat.HTML)
    data = built.path.read_bytes()
    page = screens.parsed(data)
    assert page.xpath("string(//header//p[@class='who'])") == brand.name
    assert f"--accent:#{_hex(brand.palette)}".encode() in data
    (logo,) = page.xpath("//main//img")
    assert logo.get("alt") == brand.official_name
    shown = Image.open(io.BytesIO(base64.b64decode(logo.get("src").partition(",")[2])))
    assert shown.size[0] > int(logo.get("width")) > 50
    assert len(shown.convert("RGB").getcolors(1 << 20) or ()) > 2
    # The letterhead is paper's: neither it nor what it takes away is here.
    assert not built.notes


@pytest.mark.long
def test_a_logo_of_any_kind_is_a_picture(small: Package, tmp_path: Path) -> None:
    small = replace(small, words=small.words.but(screen=SCREEN))
    for name, data in LOGOS.items():
        (tmp_path / name).write_bytes(data)
        brand = load_brand(brand_file(tmp_path, f"{{colour: {name}}}"))
        (built,) = build(small, ["set-1"], out=tmp_path / "out", brand=brand, format=FileFormat.HTML)
        (source,) = screens.parsed(built.path.read_bytes()).xpath("//main//img/@src")
        shown = Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("RGB")
        red, green, blue = shown.getpixel((shown.width // 2, shown.height // 2))  # type: ignore[misc]
        assert red > 180 > 60 > max(green, blue), name


def test_pictures_are_painted_once_for_all_documents(ours: Package) -> None:
    brand = load_brand(BRANDS / "eksempelkoebing.yaml")
    composer = new_composer(apply_brand(ours, PrintOptions(brand=brand)))
    every = {target.name: target for target in targets(composer.branded.package)}
    first = composer.html(composer.compose(every["set-1"]))
    second = composer.html(composer.compose(every["set-2"]), _never)
    pictures = [re.findall(rb'src="(data:[^"]+)"', data) for data in (first, second)]
    assert pictures[0] == pictures[1] != []


def test_the_feet_are_said_once(ours: Package) -> None:
    session = new_session(ours, default_theme())
    document = session.document([], new_root(), "T")
    told = colophon(session, document)
    assert told.who == ours.meta.publisher
    assert told.lines[0].startswith("Udgave")
    assert told.lines[1] == ours.meta.status


def _never(shows: Shows) -> OfOthers:
    raise AssertionError(shows)


def _hex(palette: Palette) -> str:
    colour = palette[ColourRole.ACCENT]
    return "".join(f"{round(channel * 255):02x}" for channel in (colour.red, colour.green, colour.blue))
