"""Letterheads as municipalities have them: each builds a clean pack at the first try, clear of all that we print."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import ContentError, LayoutError, Package, build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.cell_map import CellMap
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import targets
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.targets import TargetKind
from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.flow.pages import PageType
from sheetbuilder.layout.ink_map import PALEST
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.theme.colour import readable
from sheetbuilder.theme.palette import ColourRole
from tests.readings import inspect
from tests.tools import verapdf
from tools.usual_letterheads import USUAL, brand, drawn

DAY = datetime.date(2026, 11, 24)
MM = 72 / 25.4
NUMERAL = 25
"""The size of the numbers of elements, in points."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where letterheads are drawn, each with the brand file that asks for it."""
    return tmp_path_factory.mktemp("usual")


def asking(folder: Path, name: str, more: str = "") -> Path:
    """The brand file that asks for a letterhead, which is drawn once."""
    if not (folder / f"{name}.pdf").exists():
        (folder / f"{name}.pdf").write_bytes(drawn(name))
    path = folder / f"{name}{abs(hash(more)) if more else ''}.yaml"
    path.write_text(brand(name) + more, encoding="utf-8")
    return path


def composer(
    package: Package,
    folder: Path,
    name: str,
    more: str = "",
    *,
    sides: Sides = Sides.DUPLEX,
    flip: Flip | None = None,
) -> Composer:
    asked = load_brand(asking(folder, name, more))
    return new_composer(apply_brand(package, PrintOptions(date=DAY, brand=asked, sides=sides, flip=flip)))


@pytest.mark.long
@pytest.mark.parametrize("name", USUAL)
def test_everything_fits_at_the_first_try_with_air_to_the_ink(name: str, ours: Package, folder: Path) -> None:
    printing = composer(ours, folder, name)
    overlays = printing.branded.overlays
    assert overlays is not None
    for target in targets(ours):
        for page in printing.compose(target).pages:
            overlay = overlays.of(page)
            if overlay is None or name == "band":
                continue
            cells = CellMap.of(overlay, page.width, page.height)
            for x, y, item in flat(page.items):
                if not isinstance(item, Text):
                    continue
                # A cell is a millimetre, and so may be off by one; a numeral beside a heading rises above its line.
                air = (7.9 if item.size < NUMERAL else 7.0) * MM
                for one in extents(x, y, item):
                    # Letters of a foot reach below its baseline.
                    around = Extent(one.left, one.top - air, one.right, one.bottom + air - 2.5)
                    assert cells.darkest(around) >= PALEST, (target.name, page.number, item.text)
    printing.checked()
    assert [one.code for one in printing.branded.warnings] == []


@pytest.mark.long
def test_a_first_page_without_room_has_the_page_that_follows_and_says_so(ours: Package, folder: Path) -> None:
    printing = composer(ours, folder, "column-right")
    overlays = printing.branded.overlays
    assert overlays is not None
    sheet = next(one for one in targets(ours) if one.kind is TargetKind.SHEET)
    whole, alone = (printing.compose(one) for one in (targets(ours)[0], sheet))
    assert overlays.of(whole.pages[0]) is overlays.types[PageType.FIRST]
    assert overlays.of(alone.pages[0]) is overlays.types[PageType.OTHER]
    assert any("first of its document" in str(note) for note in printing.moved(alone))
    explicit = composer(ours, folder, "column-right", "  first: {page: 1}\n")
    explicit.compose(sheet)
    with pytest.raises(LayoutError) as raised:
        explicit.checked()
    (problem,) = raised.value.problems
    assert (problem.code, problem.where and problem.where.line) == ("SB407", 11)
    assert "{page: 2}" in str(problem.hint)


@pytest.mark.long
def test_one_error_for_all_pages_where_there_is_no_room(ours: Package, folder: Path) -> None:
    printing = composer(ours, folder, "column-right", "  front: {page: 1}\n")
    for target in targets(ours):
        printing.compose(target)
    with pytest.raises(LayoutError) as raised:
        printing.checked()
    (problem,) = raised.value.problems
    assert problem.message.args["count"] == 2 * len(ours.sheets)
    assert "front: {page: 2}" in str(problem.hint)


def test_what_is_drawn_on_pale_ink_can_be_told_from_it(ours: Package, folder: Path) -> None:
    printing = composer(ours, folder, "watermark")
    overlays, palette = printing.branded.overlays, printing.session.theme.palette
    assert overlays is not None
    assert overlays.pale is not None
    assert PALEST <= overlays.pale < 255
    assert readable(palette[ColourRole.WARNING], overlays.pale, 4.5)
    assert readable(palette[ColourRole.HAIRLINE], overlays.pale, 3.0)
    assert not readable(printing.branded.brand.palette[ColourRole.HAIRLINE], overlays.pale, 3.0)  # type: ignore[union-attr]
    notes = [str(note) for note in printing.moved(printing.compose(targets(ours)[0]))]
    assert any("pale ink" in note and "at least 4.8 : 1, lines 3.0 : 1" in note for note in notes), notes


@pytest.mark.long
def test_a_band_is_at_the_outer_edge_of_both_sides_of_a_paper(ours: Package, folder: Path) -> None:
    printing = composer(ours, folder, "band")
    overlays = printing.branded.overlays
    assert overlays is not None
    for page in printing.compose(targets(ours)[0]).pages:
        overlay = overlays.of(page)
        if overlay is None:
            continue
        cells = CellMap.of(overlay, page.width, page.height)
        left, right = (
            cells.darkest(Extent(at, 100, at + 8 * MM, 110)) < PALEST for at in (5 * MM, page.width - 13 * MM)
        )
        assert (left, right) == (page.number % 2 == 1, page.number % 2 == 0)
    # Where all margins are on one side, nothing is mirrored.
    for sides, flip in ((Sides.SIMPLEX, None), (Sides.DUPLEX, Flip.SHORT)):
        alike = composer(ours, folder, "band", sides=sides, flip=flip).branded.overlays
        assert alike is not None
        assert all(one is None or one.verso is None for one in alike.types.values())


def test_letters_are_not_mirrored(folder: Path, ours: Package) -> None:
    with pytest.raises(ContentError) as raised:
        composer(ours, folder, "letter", "  mirror: true\n")
    assert {one.code for one in raised.value.problems} == {"SB364"}


def test_a_page_without_a_file_of_its_own_has_the_one_of_all(folder: Path, ours: Package) -> None:
    printing = composer(ours, folder, "column-left", "  cover: {page: 2}\n")
    overlays = printing.branded.overlays
    assert overlays is not None
    cover, other = overlays.types[PageType.COVER], overlays.types[PageType.OTHER]
    assert cover is not None
    assert other is not None
    assert cover.letterhead == other.letterhead
    path = folder / "nameless.yaml"
    path.write_text(brand("scan").split("overlay:")[0] + "overlay:\n  cover: {page: 2}\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        apply_brand(ours, PrintOptions(date=DAY, brand=load_brand(path)))
    (problem,) = (one for one in raised.value.problems)
    assert (problem.code, problem.where and problem.where.line) == ("SB360", 11)


@pytest.mark.long
@pytest.mark.parametrize("name", USUAL)
def test_every_file_of_the_pack_is_what_it_says(name: str, ours: Package, folder: Path) -> None:
    made = build(ours, ["all", ours.sheets[0].number], out=folder, date=DAY, brand=load_brand(asking(folder, name)))
    assert [inspect(one.path).problems for one in made] == [()] * len(made)
    for flavour in ("ua1", "2a"):
        assert set(verapdf(flavour, [one.path for one in made]).values()) == {"PASS"}
