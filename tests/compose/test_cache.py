"""What composers share changes nothing: the same bytes, whoever printed before; and the same complaints."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import targets
from sheetbuilder.compose.cache import LayoutCache, Part
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.content import Package
from sheetbuilder.errors import LayoutError
from sheetbuilder.layout.roles import Node
from tests.compose.test_overflow import longer
from tests.packages import made

BRANDS = Path(__file__).parents[2] / "examples/brands"
DAY = datetime.date(2026, 11, 23)


def printed(printing: Composer) -> dict[str, bytes]:
    documents = {target.name: printing.compose(target) for target in targets(printing.session.package)}
    printing.checked()
    return {name: printing.print(document).content for name, document in documents.items()}


@pytest.mark.long
def test_brands_that_share_a_stock_come_out_as_they_do_alone(ours: Package) -> None:
    cache = LayoutCache()
    brands = [
        load_brand(path) for path in sorted(BRANDS.rglob("*.yaml")) if path.read_text("utf-8").find("\nname:") > 0
    ]
    assert len(brands) >= 3
    together = [
        printed(new_composer(apply_brand(ours, PrintOptions(brand=brand, date=DAY)), cache))
        for brand in (*brands, None, *brands)
    ]
    for one, brand in zip(together, (*brands, None, *brands), strict=True):
        assert one == printed(new_composer(apply_brand(ours, PrintOptions(brand=brand, date=DAY))))
    assert len({tuple(one.values()) for one in together}) == len(brands) + 1


def test_a_part_is_composed_once_and_hangs_in_every_document(small: Package) -> None:
    cache = LayoutCache()
    one, other = (new_composer(apply_brand(small, PrintOptions(date=DAY)), cache) for _ in range(2))
    trees = [printing.compose(targets(small)[0]).root for printing in (one, other)]
    shared = [node for node in trees[0].kids if node in trees[1].kids]
    assert trees[0] is not trees[1]
    assert len(shared) == len(trees[0].kids) - 2, "all but cover and last page"
    before = [sum(1 for _ in node.walk()) for node in shared if isinstance(node, Node)]
    one.compose(targets(small)[0])
    assert before == [sum(1 for _ in node.walk()) for node in shared if isinstance(node, Node)]


def test_another_paper_and_other_quotes_are_composed_anew(small: Package) -> None:
    cache = LayoutCache()
    for paper in ("a4", "a3", "a4"):
        printing = new_composer(apply_brand(small, PrintOptions(paper=paper, date=DAY)), cache)
        alone = new_composer(apply_brand(small, PrintOptions(paper=paper, date=DAY)))
        target = next(one for one in targets(small) if one.name == "workflow")
        assert printing.print(printing.compose(target)) == alone.print(alone.compose(target))


def test_what_does_not_fit_is_told_to_every_brand(tmp_path: Path) -> None:
    package = made(tmp_path / "p", longer("moves", "front", 30))
    cache = LayoutCache()
    told = []
    for _ in range(2):
        printing = new_composer(apply_brand(package, PrintOptions(date=DAY)), cache)
        for target in targets(package):
            printing.compose(target)
        with pytest.raises(LayoutError) as caught:
            printing.checked()
        told.append(caught.value.problems)
    assert told[0]
    assert told[0] == told[1]


def test_a_package_that_is_asked_for_is_kept_and_others_are_not(small: Package, ours: Package) -> None:
    cache = LayoutCache()
    kept, first = cache.parts(ours), cache.parts(small)
    first["part"] = Part((), ())
    for _ in range(20):
        assert cache.parts(replace(small)) == {}
        assert cache.parts(ours) is kept
    assert cache.parts(small) == {}
