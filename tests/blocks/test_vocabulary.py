"""Every kind of block: its sample is read, stands on every paper, is tagged whole, and reads as it was written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.compose.cache import own_part, rooted
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Block, Package
from sheetbuilder.errors import ContentError
from sheetbuilder.layout.block import Composable, Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import pitch, tick_size
from sheetbuilder.layout.flow.bands import Flow, Stretch, height, items
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import HEADINGS, Mark, Node, Role
from sheetbuilder.models import markup
from sheetbuilder.models.prose import prose as authors_words
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.templates.prose import Pagination, prose, text_pages
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import MM, PAPERS
from tests.contexts import context
from tests.made import made
from tests.outputs import extent, flat
from tests.readings import inspect

KINDS = sorted(VOCABULARY)
ELASTIC = ["notes", "rings", "sketch", "table"]
PAPER_NAMES = [paper.name for paper in PAPERS]


def sample(kind: str) -> Block:
    data: Mapping[str, Any] = getattr(VOCABULARY[kind], "sample")  # noqa: B009 - no attribute of Block itself
    return made(VOCABULARY[kind], dict(data))


def column(at: LayoutContext, zone: Zone) -> float:
    """How wide a sheet makes the zone of a block."""
    width = at.theme.paper.content_width
    return {
        Zone.MAIN: at.mm(105),
        Zone.LOW: at.mm(105),
        Zone.SIDE: width - at.mm(115),
        Zone.LEFT: (width - at.mm(10)) / 2,
        Zone.RIGHT: (width - at.mm(10)) / 2,
    }.get(zone, width)


def composed(kind: str, at: LayoutContext) -> tuple[Flow, Node, float]:
    block = sample(kind)
    assert isinstance(block, Composable)
    root = Node(Role.DOCUMENT)
    width = column(at, block.zone)
    result = block.compose(at, width, root)
    return (result.draw(result.least) if isinstance(result, Stretch) else result), root, width


def told(root: Node, flow: Flow) -> str:
    """What the tree says in its order, alternative texts included."""
    painted: dict[int, str] = {}
    for _, _, item in flat(items(flow)):
        if isinstance(item, Text) and item.mark is not None:
            painted[id(item.mark)] = painted.get(id(item.mark), "") + (item.actual or item.text)

    def walk(node: Node) -> Iterator[str]:
        if node.alt:
            yield f"[{node.alt}]"
        for kid in node.kids:
            if isinstance(kid, Mark):
                yield painted.get(id(kid), "")
            elif isinstance(kid, Node):
                yield from walk(kid)

    return " ".join("".join(walk(root)).replace("\u00ad", "").split())


def test_every_module_of_the_folder_is_in_the_vocabulary() -> None:
    folder = Path(__file__).parents[2] / "sheetbuilder" / "blocks"
    kinds = {path.stem for path in folder.glob("*.py")} - {"__init__", "listing"}
    assert kinds == set(VOCABULARY)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_says_its_type_and_is_valid(kind: str) -> None:
    assert getattr(sample(kind), "type", None) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_keys_are_refused(kind: str) -> None:
    data: Mapping[str, Any] = getattr(VOCABULARY[kind], "sample")  # noqa: B009
    with pytest.raises(ContentError, match="stranger"):
        made(VOCABULARY[kind], {**data, "stranger": "x"})


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_stands_on_every_paper(small: Package, kind: str, paper: str) -> None:
    at = context(small, paper)
    flow, _, width = composed(kind, at)
    assert flow
    for band in flow:
        assert math.isfinite(band.height)
        assert band.height >= 0
        assert band.gap >= 0
    assert 0 < height(flow) < at.theme.paper.height
    for painted in flat(items(flow)):
        left, top, right, bottom = extent(painted)
        assert left >= -1.5, painted
        assert right <= width + 1.5, painted
        assert top >= -1.5, painted
        assert bottom <= height(flow) + 1.5, painted
    assert at.problems == []


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_leaves_no_text_unmarked(small: Package, kind: str, paper: str) -> None:
    flow, root, _ = composed(kind, context(small, paper))
    in_tree = {id(kid) for node in root.walk() for kid in node.kids if isinstance(kid, Mark)}
    for _, _, item in flat(items(flow)):
        if isinstance(item, Text):
            assert item.mark is not None, item.text
        assert item.mark is None or id(item.mark) in in_tree


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_sample_is_in_the_tree_in_the_authors_order(small: Package, kind: str) -> None:
    flow, root, _ = composed(kind, context(small))
    said = told(root, flow)
    at = 0
    for found in authors_words(sample(kind)):
        for paragraph in found.value.split("\n\n"):
            words = " ".join(markup.words(paragraph).split())
            assert words in said
            if kind not in ("scale", "notes"):
                at = said.index(words, at)


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_of_the_tree_is_painted(small: Package, kind: str) -> None:
    """A mark that nothing is painted for would be an element that says nothing."""
    flow, root, _ = composed(kind, context(small))
    painted = {id(item.mark) for _, _, item in flat(items(flow)) if item.mark is not None}
    for node in root.walk():
        for kid in node.kids:
            assert not isinstance(kid, Mark) or id(kid) in painted, node.role


@pytest.mark.parametrize("kind", ELASTIC)
def test_an_elastic_block_fills_the_room_it_is_given(small: Package, kind: str) -> None:
    at = context(small)
    block = sample(kind)
    assert isinstance(block, Composable)
    result = block.compose(at, column(at, block.zone), Node(Role.DOCUMENT))
    assert isinstance(result, Stretch)
    assert result.weight > 0
    for more in (0, 7, 100, 300):
        room = result.least + more
        again = block.compose(at, column(at, block.zone), Node(Role.DOCUMENT))
        assert isinstance(again, Stretch)
        assert result.least <= height(again.draw(room)) + 0.5 <= room + 1.0


def drawn(root: Node, flow: Flow) -> tuple[list[object], list[str]]:
    """The tree and the paint, comparable: marks are told apart by their order in the tree."""
    order: dict[int, int] = {}
    tree: list[object] = []
    for node in root.walk():
        tree.append((node.role, node.alt, node.field_kind, len(node.kids)))
        for kid in node.kids:
            if isinstance(kid, Mark):
                order[id(kid)] = len(order)
    paint = [f"{x} {y} {order[id(item.mark)] if item.mark else None} {item!r}" for x, y, item in flat(items(flow))]
    return tree, paint


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_drawing_as_often_as_one_likes_changes_nothing(small: Package, kind: str, paper: str) -> None:
    """What was drawn last is what a fresh block would draw, in paint and in the tree; nothing is left of the others."""

    def fresh() -> tuple[Node, Flow | Stretch]:
        at = context(small, paper)
        block = sample(kind)
        assert isinstance(block, Composable)
        root = Node(Role.DOCUMENT)
        return root, block.compose(at, column(at, block.zone), root)

    root, result = fresh()
    if not isinstance(result, Stretch):
        assert kind not in ELASTIC
        return
    assert kind in ELASTIC
    composed_tree = drawn(root, [])[0]
    for rooms in ((0, 300, 40), (300, 0, 0), (40, 40, 300)):
        for more in rooms:
            last = result.draw(result.least + more)
        other, again = fresh()
        assert isinstance(again, Stretch)
        assert drawn(root, last) == drawn(other, again.draw(again.least + rooms[-1]))
    result.draw(result.least)
    assert drawn(root, [])[0] == composed_tree


@pytest.mark.parametrize("kind", ["checklist", "levels", "stages", "notes", "sketch", "rings", "scale"])
def test_what_is_written_on_is_a_printed_field_with_a_name(small: Package, kind: str) -> None:
    _, root, _ = composed(kind, context(small))
    fields = [node for node in root.walk() if node.role is Role.FORM]
    assert fields
    assert all(node.alt and node.field_kind for node in fields)


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_tick_boxes_and_lines_are_large_enough_for_a_hand(small: Package, paper: str) -> None:
    at = context(small, paper)
    assert tick_size(at) >= 4 * MM
    assert pitch(at) >= 8 * MM


def gallery(package: Package, paper: str) -> Document:
    session = new_session(package, default_theme(paper))
    at = session.context()

    def pages(above: Node) -> list[PageContent]:
        part = above.add(Role.PART, title="Prøver", anchor="gallery")
        flow = at.heading("Prøver", "title", at.theme.paper.content_width, part, below=0)
        for kind in KINDS:
            flow += at.heading(kind, "section", at.theme.paper.content_width, part, gap=20)
            flow += prose(at.deeper(), [sample(kind)], part)
        return text_pages(at, flow, Pagination("Prøver", "Prøver", None, recto=True))

    part = own_part(pages)
    document = session.document(part.drafts, rooted([part]), "Prøver", [Bookmark(0, "Prøver", "gallery")])
    assert not session.problems
    return document


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_a_gallery_of_all_samples_is_clean(small: Package, paper: str, tmp_path: Path) -> None:
    document = gallery(small, paper)
    theme = default_theme(paper)
    (tmp_path / "a.pdf").write_bytes(write(document, theme.palette, FontShelf(theme.typeface)))
    report = inspect(tmp_path / "a.pdf")
    assert report.problems == ()
    assert all(kind in report.text() for kind in KINDS)


def test_headings_of_the_gallery_skip_no_level(small: Package) -> None:
    levels = [HEADINGS.index(node.role) + 1 for node in gallery(small, "a4").root.walk() if node.role in HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_block_for_a_step_or_phase_that_is_not_there_says_nothing(small: Package) -> None:
    at = context(small)
    for kind, key in (("step", "step"), ("phase", "phase")):
        data = {**getattr(VOCABULARY[kind], "sample"), key: 9}  # noqa: B009
        block = made(VOCABULARY[kind], data)
        assert isinstance(block, Composable)
        assert block.compose(at, 300, Node(Role.DOCUMENT)) == []
