"""The ink that pages take, counted by Ghostscript: little where it is saved, and none but black."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import Built, Package, build, handout, inspect, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.theme.palette import SPARING_PALETTE
from tests.inks import more_than_black
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
    assert more_than_black(coloured.path) == {"rg", "RG"}
    assert more_than_black(grey.path) == set()
    assert all(0 < page.cyan < page.black for page in amounts(coloured.path))
    assert all(page.colour == 0 < page.black for page in touched(grey.path))


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
    """Black ink is as little as without a brand; the colours of logo and letterhead are there once."""
    options = PrintOptions(date=DAY, brand=load_brand(file), inspect=False)
    usual, spared = (build(ours, ["set-1"], options, out=tmp_path, save_ink=saved)[0] for saved in (False, True))
    assert inspect(spared.path).problems == ()
    area, amount = taken(spared)
    usual_area, usual_amount = taken(usual)
    assert area.black <= MOST
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
