"""Which pages are taken, in what order and how often, with which part of the tree; how they look where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.graft.answer import Grafting
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.inspect import StructNode, inspect
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Host, typst_file
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.tools import verapdf

FOUR = """
#set document(title: "Four", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(width: 8cm, height: 6cm)
= Et
Side et begynder her.
#pagebreak()
#table(columns: 2, table.header(repeat: false)[Hvem][Hvad], ..range(14).map(n => [Felt #n]))
#pagebreak()
== To
Side fire er den sidste.
"""
MANY = """
#set document(title: "Long", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "en", font: "Source Sans 3", size: 9pt)
#set page(paper: "a6")
#for i in range(300) [
= Chapter #(i + 1)
#lorem(60)
- one
- two
#pagebreak(weak: true)
]
"""


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typst_file(tmp_path_factory.mktemp("four"), FOUR)


def hosted(path: Path, folder: Path, pages: Sequence[int] | None, single: bool = False) -> Path:
    host = Host()
    host.take_in(take(path, pages, how=Grafting(single=single)), level=1)
    return host.saved(folder)


def elements(path: Path, role: str) -> Iterator[StructNode]:
    return (node for node in inspect(path).tree.walk() if node.mapped == role)


def texts(path: Path, role: str) -> list[str]:
    return [" ".join(each.text for each in node.walk() if each.text) for node in elements(path, role)]


def sides(node: StructNode) -> tuple[float, ...]:
    box = node.attributes["BBox"]
    assert isinstance(box, tuple)
    return tuple(float(side) for side in box)


def test_a_table_over_pages_stays_one(four: Path, tmp_path: Path) -> None:
    assert len(take(four).pages) == 4
    path = hosted(four, tmp_path, [2, 3])
    (table,) = texts(path, "Table")
    assert table.startswith("Hvem Hvad Felt 0")
    assert table.endswith("Felt 13")
    assert inspect(path).problems == ()


def test_of_a_table_only_the_rows_of_the_chosen_page_are_read(four: Path, tmp_path: Path) -> None:
    (table,) = texts(hosted(four, tmp_path, [2]), "Table")
    assert table.startswith("Hvem Hvad Felt 0")
    assert "Felt 13" not in table


def test_pages_in_another_order_are_read_in_that_order(four: Path, tmp_path: Path) -> None:
    path = hosted(four, tmp_path, [4, 1])
    assert inspect(path).text().splitlines() == ["To", "Side fire er den sidste.", "Et", "Side et begynder her."]
    assert [node.mapped for node in inspect(path).tree.walk() if node.mapped in ("H1", "H2")] == ["H1", "H1"]


def test_a_page_may_come_twice(four: Path, tmp_path: Path) -> None:
    path = hosted(four, tmp_path, [1, 4, 1, 1])
    assert inspect(path).text().count("Side et begynder her.") == 3
    assert inspect(path).problems == ()
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [path]) == {path: "PASS"}


def test_cells_of_a_page_that_comes_twice_name_the_headers_beside_them(tmp_path: Path) -> None:
    path = hosted(saved(tmp_path, hostile.headed()), tmp_path, [1, 1])
    (first, second) = ((node.attributes["Headers"], node) for node in elements(path, "TD"))
    assert [first[0], second[0]] == [(head.identifier,) for head in elements(path, "TH")]
    assert first[0] != second[0]
    assert inspect(path).problems == ()
    assert verapdf("ua1", [path]) == {path: "PASS"}


def test_each_page_may_have_a_tree_of_its_own(four: Path, tmp_path: Path) -> None:
    path = hosted(four, tmp_path, [2, 3], single=True)
    assert len(texts(path, "Table")) == 2
    assert len(list(elements(path, "Part"))) == 3


def test_the_same_pages_give_the_same_bytes(four: Path, tmp_path: Path) -> None:
    first, second = (hosted(four, tmp_path, [1, 2]).read_bytes() for _ in range(2))
    assert first == second


@pytest.mark.long
def test_three_hundred_pages_are_taken_within_the_limits(tmp_path: Path) -> None:
    path = typst_file(tmp_path, MANY)
    graft = take(path)
    assert len(graft.pages) == 300
    host = Host()
    host.take_in(graft, level=1)
    written = host.written()
    assert len(written) < path.stat().st_size, "what pages share is there once"
    assert sum(element.role == "H1" for element in graft.found.elements) == 300


def test_a_file_without_tags_needs_words(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        take(saved(tmp_path, letterheads.municipal()), alts={1: "  "})
    assert [problem.code for problem in caught.value.problems] == ["SB751"]


def test_a_file_without_tags_becomes_figures_and_says_what_is_missed(tmp_path: Path) -> None:
    graft = take(saved(tmp_path, letterheads.municipal()), [1, 1], alts={1: "Kommunens brevpapir"})
    assert [problem.code for problem in graft.problems] == ["SB752"]
    assert not graft.tagged
    host = Host()
    host.take_in(graft, level=1)
    path = host.saved(tmp_path)
    report = inspect(path)
    assert report.problems == ()
    assert report.text() == "[Kommunens brevpapir]\n[Kommunens brevpapir]"
    for figure in elements(path, "Figure"):
        left, right = sides(figure)[::2]
        assert (left, right) == pytest.approx((60, 540), abs=1)
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [path]) == {path: "PASS"}


@pytest.mark.long
@pytest.mark.parametrize(
    "entries",
    [
        b"/MediaBox[0 0 300 400]",
        b"/MediaBox[50 100 350 500]/Rotate 90",
        b"/MediaBox[0 0 300 400]/CropBox[50 150 250 350]/Rotate 180/UserUnit 2",
        b"/MediaBox[300 400 0 0]/Rotate 270",
        b"/MediaBox[-100 -100 400 400]/CropBox[60 180 200 300]",
    ],
)
def test_paint_lands_where_its_box_says(entries: bytes, tmp_path: Path) -> None:
    path = hosted(saved(tmp_path, hostile.placed(entries)), tmp_path, None)
    (figure,) = elements(path, "Figure")
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    blue = [
        (x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == (0, 0, 255)
    ]
    xs, ys = [x for x, _ in blue], [picture.height - y for _, y in blue]
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(sides(figure), abs=2)
