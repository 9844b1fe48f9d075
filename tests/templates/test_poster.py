"""The head of a poster: one line where that can be, and the sender at the right of it."""

from __future__ import annotations

import pytest

from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.content import Package
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Picture, Text
from sheetbuilder.layout.logo import Logo
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.poster import poster_head
from sheetbuilder.values import replace
from tests.contexts import context
from tests.outputs import flat
from tests.packs.brands import brand_file

WIDTH = 500.0
LOGO = Logo(Artwork(Piece((b"<<>>",), (), b""), (), 100, 40), "Prøvesund", least=80)


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    return load_brand(brand_file(tmp_path_factory.mktemp("brand")))


def lines(at: LayoutContext, title: str, root: Node | None = None) -> list[tuple[float, float, Text | Picture]]:
    (band,) = poster_head(at, title, WIDTH, root or Node(Role.DOCUMENT))
    assert band.keep_with_next
    found = [(x + item.x, y + item.y, item) for x, y, item in flat(band.items) if isinstance(item, Text | Picture)]
    assert all(y <= band.height for _, y, _ in found)
    return found


def test_a_title_keeps_its_size_or_shrinks_onto_one_line(ours: Package) -> None:
    at = context(ours)
    most, least = at.style("title").size, at.style("section").size
    sizes = {}
    for title in ("Kort", "Arbejdsgangen fra første kontakt til mødet", " ".join(["Arbejdsgangen"] * 12)):
        found = lines(at, title)
        sizes[title] = found[0][2].size if isinstance(found[0][2], Text) else 0
        rows = {round(y) for _, y, _ in found}
        assert len(rows) == (1 if sizes[title] > least else len(rows))
    short, middle, long = sizes.values()
    assert short == most > middle > long == least


def test_the_sender_stands_at_the_right_in_letters(ours: Package, brand: Brand) -> None:
    at = replace(context(ours), brand=brand)
    found = lines(at, "De ni kerneelementer")
    name = [(x, item) for x, _, item in found if isinstance(item, Text) and "Prøvesund" in item.text]
    assert name
    title_ends = max(x + item.width for x, _, item in found if isinstance(item, Text) and "kerne" in item.text)
    assert all(x > title_ends for x, _ in name)


def test_a_logo_may_be_narrower_than_on_paper_since_it_grows(ours: Package, brand: Brand) -> None:
    at, root = replace(context(ours), brand=brand, logo=LOGO), Node(Role.DOCUMENT)
    ((x, _, logo),) = [one for one in lines(at, "De ni kerneelementer", root) if isinstance(one[2], Picture)]
    assert x + logo.width == pytest.approx(WIDTH)
    assert at.problems == []
    assert [node.role for node in root.walk()] == [Role.DOCUMENT, "H1", Role.FIGURE]
    assert [node.alt for node in root.walk() if node.role is Role.FIGURE] == ["Prøvesund"]
