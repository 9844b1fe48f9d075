"""The ink that pages take, counted by Ghostscript: little where it is saved, and none but black."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from sheetbuilder import Built, Package, build, handout, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import ContentError, Severity
from sheetbuilder.language import Translator
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.theme.palette import SPARING_PALETTE
from tests.foreign.letterhead.letterheads import Raw, stream
from tests.inks import more_than_black
from tests.readings import inspect
from tests.tools import run
from tools.ink import Coverage, amounts, mean, touched

BRANDS = sorted((Path(__file__).parents[2] / "examples" / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 24)
MOST = 4.0
"""Percent of a page, the mean of set 1, that the inks may touch together where ink is saved."""
LEFT = 0.6
"""What is left of the ink of the usual pages at most, by what it touches and by how much of it there is."""


def taken(built: Built) -> tuple[Coverage, Coverage]:
    """What ink touches, and how much of it there is: means of all pages."""
    run("gs", "-v")
    return mean(touched(built.path)), mean(amounts(built.path))


def test_words_and_greys_are_black_ink_alone(ours: Package, tmp_path: Path) -> None:
    """Of a sheet in colour only what has colour needs any, and of one in grey nothing does."""
    run("gs", "-v")
    (coloured,) = build(ours, ["2.6"], out=tmp_path, date=DAY)
    (grey,) = build(ours, ["2.6"], out=tmp_path, date=DAY, grey=True)
    assert more_than_black(coloured.path) == {"/DeviceRGB"}
    assert more_than_black(grey.path) == set()
    assert all(0 < page.cyan < page.black for page in amounts(coloured.path))
    assert all(page.colour == 0 < page.black for page in touched(grey.path))


@pytest.mark.long
@pytest.mark.parametrize("file", BRANDS, ids=lambda file: file.stem)
def test_a_brand_in_grey_is_black_ink_alone(file: Path, ours: Package, tmp_path: Path) -> None:
    """Letterheads and logos as well, be they drawn, dotted, or a page of a PDF."""
    run("gs", "-v")
    options = PrintOptions(date=DAY, brand=load_brand(file), grey=True)
    for built in build(ours, ["set-1", "set-2", "guide", "workflow"], options, out=tmp_path):
        assert inspect(built.path).problems == ()
        assert more_than_black(built.path) == set(), built.path.name
        assert all(page.colour == 0 for page in touched(built.path)), built.path.name


@pytest.mark.long
@pytest.mark.parametrize("file", BRANDS, ids=lambda file: file.stem)
def test_a_coloured_logo_becomes_grey_where_there_is_no_black_one(file: Path, ours: Package, tmp_path: Path) -> None:
    folder = shutil.copytree(file.parent, tmp_path / "brands")
    own = folder / file.name
    own.write_text(re.sub(r"(?m)^  mono: .*\n", "", own.read_text("utf-8")), "utf-8")
    (built,) = build(ours, ["set-1"], out=tmp_path, date=DAY, brand=load_brand(own), grey=True, strict=True)
    assert more_than_black(built.path) == set()


@pytest.mark.long
def test_slides_of_others_in_grey_are_black_ink_alone(ours: Package, tmp_path: Path) -> None:
    """Pages with tags and without, with notes beside them and alone, and the looks of fields."""
    run("gs", "-v")
    recipe = BRANDS[0].parents[1] / "handouts" / "samtalen-hele-vejen.yaml"
    (usual,) = handout(ours, recipe, "participant", out=tmp_path, date=DAY)
    (grey,) = handout(ours, recipe, "participant", out=tmp_path, date=DAY, grey=True)
    assert more_than_black(usual.path) != set()
    assert more_than_black(grey.path) == set()
    assert all(page.colour == 0 for page in touched(grey.path))
    found, was = inspect(grey.path), inspect(usual.path)
    assert found.problems == ()
    assert found.text() == was.text()


def test_what_stays_in_colour_is_told_and_strict_stops_at_it(ours: Package, tmp_path: Path) -> None:
    image = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    image += b"/ColorSpace[/DeviceN[/Et/To]/DeviceCMYK 6 0 R]"
    tint = stream(b"{ 0 exch 0 }", b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]")
    content = b"q 100 0 0 8 40 830 cm /I Do Q"
    more = {5: stream(b"\x80\x80", image), 6: tint}
    data = Raw(content, b"/MediaBox[0 0 595.28 841.89]", b"<</XObject<</I 5 0 R>>>>", more=more).bytes()
    (tmp_path / "spots.pdf").write_bytes(data)
    path = tmp_path / "brand.yaml"
    path.write_text('type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\noverlay: spots.pdf\n', "utf-8")
    brand = load_brand(path)
    grey, usual = (apply_brand(ours, PrintOptions(date=DAY, brand=brand, grey=one)).warnings for one in (True, False))
    (told,) = (one for one in grey if one.code == "SB725")
    said = Translator("en")(told.message)
    assert said == "spots.pdf: page 1 stays in colour in part, because there is no grey for the picture I"
    assert "SB725" not in {one.code for one in usual}
    with pytest.raises(ContentError) as raised:
        apply_brand(ours, PrintOptions(date=DAY, brand=brand, grey=True, strict=True))
    assert {one.code for one in raised.value.problems if one.severity is Severity.ERROR} >= {"SB725"}


@pytest.mark.long
def test_set_1_with_ink_saved(ours: Package, tmp_path: Path) -> None:
    usual, spared = (
        build(ours, ["set-1"], out=tmp_path, date=DAY, save_ink=saved, inspect=False)[0] for saved in (False, True)
    )
    assert spared.path.name == "saet-1-foer-moedet-blaekspar.pdf"
    assert more_than_black(spared.path) == set()
    area, amount = taken(spared)
    usual_area, usual_amount = taken(usual)
    assert 3 < area.total <= min(MOST, LEFT * usual_area.total)
    assert amount.total <= LEFT * usual_amount.total
    assert inspect(spared.path).text() == inspect(usual.path).text(), "the same words on the same pages"


@pytest.mark.long
@pytest.mark.parametrize("file", BRANDS, ids=lambda file: file.stem)
def test_a_brand_with_ink_saved(file: Path, ours: Package, tmp_path: Path) -> None:
    """As much less as without a brand, logo and letterhead counted in, which are there once."""
    options = PrintOptions(date=DAY, brand=load_brand(file), inspect=False)
    usual, spared = (build(ours, ["set-1"], options, out=tmp_path, save_ink=saved)[0] for saved in (False, True))
    assert inspect(spared.path).problems == ()
    area, amount = taken(spared)
    usual_area, usual_amount = taken(usual)
    assert area.total <= LEFT * usual_area.total
    assert amount.total <= LEFT * usual_amount.total
    assert all(page.colour == 0 for page in touched(spared.path)[1:])


@pytest.mark.long
def test_a_handout_with_ink_saved(ours: Package, tmp_path: Path) -> None:
    usual, spared = (
        handout(ours, "moedet-er-i-morgen", out=tmp_path, date=DAY, save_ink=saved)[0] for saved in (False, True)
    )
    assert spared.path.stem == f"{usual.path.stem}-blaekspar"
    assert more_than_black(spared.path) == set()
    assert taken(spared)[1].total <= LEFT * taken(usual)[1].total


def test_a_letterhead_lies_on_first_pages_alone(ours: Package) -> None:
    brand = load_brand(BRANDS[0])
    usual, spared = (apply_brand(ours, PrintOptions(date=DAY, brand=brand, save_ink=one)) for one in (False, True))
    pages = [Page(PageKind.TEXT, number, 595, 842, ()) for number in (1, 2, 3)]
    assert usual.overlays is not None
    assert spared.overlays is not None
    assert [usual.overlays.of(page) is not None for page in pages] == [True, True, True]
    assert [spared.overlays.of(page) is not None for page in pages] == [True, False, False]
    assert spared.theme.palette == SPARING_PALETTE
    assert usual.theme.palette != SPARING_PALETTE
