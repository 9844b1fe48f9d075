"""The proof of a brand's letterheads: every kind of page, all that is in the way, also where nothing can be built."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import ContentError, LayoutError, Package, PrintOptions, Problem, build, load_brand
from sheetbuilder.compose.proof import proof
from sheetbuilder.language import Translator
from sheetbuilder.layout.extents import Extent, extents
from sheetbuilder.templates.proofsheet import hatch
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.readings import inspect
from tests.tools import verapdf

DAY = datetime.date(2026, 11, 24)
BASE = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'
IN_THE_WAY = (
    "overlay: {first: a.pdf, other: a.pdf, back: {file: a.pdf, safe_area: {top: 40, left: 30}}, landscape: none}\n"
)
LANGUAGE = "da"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("proofs")
    saved(found, letterheads.municipal(), "a.pdf")
    return found


def printed(package: Package, folder: Path, more: str, name: str = "proof.pdf") -> tuple[Path, tuple[Problem, ...]]:
    brand = folder / "brand.yaml"
    brand.write_text(BASE + more, encoding="utf-8")

    made, problems = proof(
        package, PrintOptions(brand=load_brand(brand), date=DAY), folder / name, Translator(LANGUAGE)
    )
    return made.path, problems


def words(path: Path) -> str:
    return " ".join(inspect(path).text().replace("\u00a0", " ").split())


def test_it_is_printed_where_the_pack_cannot_be_built(small: Package, folder: Path) -> None:
    path, problems = printed(small, folder, IN_THE_WAY)
    with pytest.raises(LayoutError) as raised:
        build(small, out=folder / "out", date=DAY, brand=load_brand(folder / "brand.yaml"))
    assert {problem.code for problem in raised.value.problems} == {"SB405", "SB406"} == {one.code for one in problems}
    assert not (folder / "out").exists()
    text = words(path)
    for expected in ("forside", "arbejdsside", "tekstside", "tom side", "figur", "Intet brevpapir", "a.pdf, side 1"):
        assert expected in text
    assert "» rører ved brevpapiret" not in text
    assert "« rører ved brevpapiret" in text
    assert "« går ud over det sikre område" in text
    assert "Intet står i vejen." in text


@pytest.mark.parametrize("flavour", ["ua1", pytest.param("2a", marks=pytest.mark.long)])
def test_it_keeps_the_promises_of_other_files(flavour: str, small: Package, folder: Path) -> None:
    path, _ = printed(small, folder, IN_THE_WAY, f"{flavour}.pdf")
    assert inspect(path).problems == ()
    assert verapdf(flavour, [path]) == {path: "PASS"}


def test_where_nothing_is_in_the_way_it_says_so(small: Package, folder: Path) -> None:
    path, problems = printed(
        small, folder, "overlay: {make_room: true, first: a.pdf, other: a.pdf, landscape: none}\n", "clear.pdf"
    )
    assert problems == ()
    assert "i vejen:" not in words(path)
    assert words(path).count("Intet står i vejen.") == len(inspect(path).pages)


@pytest.mark.long
def test_the_same_brand_gives_the_same_proof(small: Package, folder: Path) -> None:
    one, _ = printed(small, folder, IN_THE_WAY, "one.pdf")
    other, _ = printed(small, folder, IN_THE_WAY, "other.pdf")
    assert one.read_bytes() == other.read_bytes()


def test_a_letterhead_that_cannot_be_read_leaves_the_old_proof(small: Package, folder: Path) -> None:
    path, _ = printed(small, folder, IN_THE_WAY, "kept.pdf")
    kept = path.read_bytes()
    saved(folder, letterheads.encrypted(), "locked.pdf")
    for more in ("overlay: locked.pdf\n", "unit: Her\n"):
        with pytest.raises(ContentError) as raised:
            printed(small, folder, more, "kept.pdf")
        assert raised.value.problems[0].code in ("SB703", "SB363")
    assert path.read_bytes() == kept


def test_a_hatch_stays_in_its_rectangle_and_meets_the_next() -> None:
    left, right = Extent(10, 20, 30, 23), Extent(30, 20, 47, 23)
    for area in (left, right):
        for stroke in hatch(area):
            (reach,) = extents(0, 0, stroke)
            assert reach.left > area.left - 0.5
            assert reach.right < area.right + 0.5
            assert reach.top > area.top - 0.5
            assert reach.bottom < area.bottom + 0.5
    sums = {round((stroke.start[0] + stroke.start[1]) % 4, 3) for area in (left, right) for stroke in hatch(area)}
    assert len(sums) == 1
