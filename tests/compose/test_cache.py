"""What composers share changes nothing: the same bytes, whoever printed before; and the same complaints."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from sheetbuilder import resources
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import load, sets, targets
from sheetbuilder.compose.cache import LayoutCache, Part, PartKey, conditions
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.singles import sheet_drafts
from sheetbuilder.content import Package, Sheet, SheetSet
from sheetbuilder.errors import LayoutError
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.fingerprint import fingerprint
from sheetbuilder.theme import default_theme
from sheetbuilder.values import replace
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
    kept, first = cache.kept(ours), cache.kept(small)
    session = new_session(small, default_theme())
    first.parts[PartKey("a", conditions(session.theme, session.typesetter.typography, session.context()))] = Part(
        (), ()
    )
    for _ in range(20):
        assert cache.kept(replace(small)).parts == {}
        assert cache.kept(ours) is kept
    assert cache.kept(small).parts == {}


def test_parts_that_nobody_asks_for_go_and_others_stay_the_same(small: Package) -> None:
    cache = LayoutCache()
    printing = new_composer(apply_brand(small, PrintOptions(date=DAY)), cache)
    target = next(one for one in targets(small) if one.name == "set-1")
    printing.compose(target)
    parts = dict(cache.kept(small).parts)
    assert parts
    cache.grow_older()
    printing.compose(target)
    again = cache.kept(small).parts
    assert {key: id(part) for key, part in again.items()} == {key: id(parts[key]) for key in again}
    for _ in range(2):
        cache.grow_older()
    assert not cache.kept(small).parts
    assert all(cache.kept(small).part(key) is None for key in parts)


def changed(folder: Path, name: str, before: str, after: str) -> None:
    file = next(folder.glob(name))
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_one_changed_sheet_composes_one_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sheets"
    shutil.copytree(resources.sheets(), folder)
    composed: list[str] = []

    def spy(context: LayoutContext, sheet: Sheet, *rest: object) -> list[PageContent]:
        composed.append(sheet.number)
        return drafts(context, sheet, *rest)  # type: ignore[arg-type]

    drafts = sheet_drafts
    monkeypatch.setattr(sets, "sheet_drafts", spy)
    figures: list[str] = []
    lit = sets.lit_figure

    def lit_spy(context: LayoutContext, one: SheetSet, *rest: object) -> list[PageContent]:
        figures.append(one.id)
        return lit(context, one, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sets, "lit_figure", lit_spy)

    def built(cache: LayoutCache) -> bytes:
        printing = new_composer(apply_brand(load(folder), PrintOptions(date=DAY)), cache)
        document = printing.compose(targets(printing.session.package)[0])
        printing.checked()
        return printing.print(document).content

    cache = LayoutCache()
    first = built(cache)
    assert (len(composed), figures) == (len(set(composed)), ["set-1"])
    composed.clear()
    changed(folder, "1.2-*.yaml", "title: ", "title: Nyt om ")
    # A comment moves every line of another sheet, which says what it said.
    changed(folder, "1.3-*.yaml", "type: sheet", "# Kommentar\ntype: sheet")
    second = built(cache)
    assert composed == ["1.2"]
    assert figures == ["set-1"]
    assert second != first
    assert second == built(LayoutCache())


def test_what_does_not_fit_points_at_the_lines_as_they_are_now(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    made(folder, longer("moves", "front", 30))
    cache, lines = LayoutCache(), []
    for _ in range(2):
        printing = new_composer(apply_brand(load(folder), PrintOptions(date=DAY)), cache)
        printing.compose(targets(printing.session.package)[0])
        with pytest.raises(LayoutError) as caught:
            printing.checked()
        lines.append([one.where.line for one in caught.value.problems if one.where])
        for file in folder.glob("[0-9]*.yaml"):
            file.write_text("# Kommentar\n" + file.read_text("utf-8"), encoding="utf-8")
    assert lines[0]
    assert lines[1] == [line + 1 for line in lines[0]]


def test_what_a_municipality_wrote_is_not_taken_for_the_core(ours: Package) -> None:
    sheet = ours.sheets[0]
    assert fingerprint(sheet) == fingerprint(sheet.but())
    assert len({fingerprint(one) for one in (sheet, sheet.as_local(), sheet.titled(sheet.title, None))}) == 3
