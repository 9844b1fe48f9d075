"""Several pages to a side: in which order, clear of which edge, with letters of which size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import pytest

from sheetbuilder.errors import Severity
from sheetbuilder.imposition import n_up
from sheetbuilder.imposition.n_up import KEPT, LEAST, READABLE, NUp, reduced, small_print, smallest
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.holes import CLEAR
from sheetbuilder.layout.items import Item, Path, Text
from sheetbuilder.layout.sides import Edge, Flip, PaperSides, Sides
from sheetbuilder.layout.surfaces import PlacedPage, Rectangle, Surface, moved_box
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.theme.typeface import FaceName, Weight

A5 = paper("a5")


def page(number: int, *, lying: bool = False, size: float = 8.0) -> Page:
    """A page with words at its four margins, which are those of a leaf of a book."""
    width, height = (A5.height, A5.width) if lying else (A5.width, A5.height)
    left, right = (A5.binding, A5.fore_edge) if number % 2 else (A5.fore_edge, A5.binding)
    if lying:
        left = right = A5.fore_edge
    words = Text(
        left, A5.head + 0.7 * size, "ord", width - left - right, FaceName(Weight.REGULAR), size, ColourRole.INK
    )
    foot = Text(
        left,
        height - A5.foot - 0.22 * size,
        "fod",
        width - left - right,
        FaceName(Weight.REGULAR),
        size,
        ColourRole.INK,
    )
    return Page(PageKind.TEXT, number, width, height, (words, foot))


def pages(count: int, *, lying: bool = False) -> list[Page]:
    return [page(number, lying=lying) for number in range(1, count + 1)]


def seen(placed: PlacedPage) -> Rectangle:
    return moved_box(placed.matrix, (0.0, 0.0, placed.page.width, placed.page.height))


def words(placed: PlacedPage) -> Rectangle:
    """What surrounds the words of a page of `page`, on its surface."""
    one = placed.page
    boxes = [item for item in one.items if isinstance(item, Text)]
    left, right = boxes[0].x, boxes[0].x + boxes[0].width
    return moved_box(placed.matrix, (left, A5.foot, right, one.height - A5.head))


SCHEMES = [NUp(count, note_lines) for count, note_lines in product((2, 4), (False, True))]
EVERY = list(product(SCHEMES, ("a4", "a3"), (False, True), (None, *Flip), Sides))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 9, 41])
def test_pages_stand_as_they_are_read_and_backs_go_on(scheme: NUp, count: int) -> None:
    for lying in (False, True):
        surfaces = scheme.surfaces(pages(count, lying=lying), paper("a4"), None)
        assert [placed.page.number for one in surfaces for placed in one.pages] == list(range(1, count + 1))
        assert all(len(one.pages) == scheme.count for one in surfaces[: count // scheme.count])
        assert len(surfaces) % 2 == 0, "what is printed next begins on a paper of its own"
        for surface in surfaces:
            for one, other in pairwise(map(seen, surface.pages)):
                # Row by row: the next one stands to the right, or in a row below.
                assert other[0] > one[2] - 1 or other[3] < one[1] + 1


def test_one_sided_there_are_no_backs() -> None:
    surfaces = NUp(2, sides=Sides.SIMPLEX).surfaces(pages(5), paper("a4"), None)
    assert [len(one.pages) for one in surfaces] == [2, 2, 1]
    assert NUp(2).surfaces([], paper("a4"), None) == []


@pytest.mark.parametrize(
    ("scheme", "lying", "size"),
    [
        (NUp(2), False, (297, 210)),
        (NUp(2), True, (210, 297)),
        (NUp(4), False, (210, 297)),
        (NUp(4), True, (297, 210)),
        (NUp(2, note_lines=True), False, (210, 297)),
        (NUp(2, note_lines=True), True, (297, 210)),
        (NUp(4, note_lines=True), False, (297, 210)),
        (NUp(4, note_lines=True), True, (210, 297)),
    ],
)
def test_the_paper_lies_or_stands_as_the_pages_need(scheme: NUp, lying: bool, size: tuple[int, int]) -> None:
    surfaces = scheme.surfaces(pages(9, lying=lying), paper("a4"), None)
    assert {(round(one.width / MM), round(one.height / MM)) for one in surfaces} == {size}


def edges(scheme: NUp, surfaces: list[Surface], flip: Flip | None) -> Iterator[tuple[Surface, Edge]]:
    """Each surface with its bound edge, as the rest of the house has it."""
    lying = sum(one.width > one.height for one in surfaces)
    sides = PaperSides(scheme.sides, flip).for_pages(lying, len(surfaces))
    for number, one in enumerate(surfaces, 1):
        yield one, sides.bound_at(number, landscape=one.width > one.height)


@pytest.mark.parametrize(("scheme", "on", "lying", "flip", "sides"), EVERY)
def test_words_keep_clear_of_the_bound_edge_on_both_sides(
    scheme: NUp, on: str, lying: bool, flip: Flip | None, sides: Sides
) -> None:
    scheme = NUp(scheme.count, scheme.note_lines, sides)
    surfaces = scheme.surfaces(pages(4 * scheme.count, lying=lying), paper(on), flip)
    bound = list(edges(scheme, surfaces, flip))
    mirrored = {edge for _, edge in bound}
    assert len(mirrored) == (1 if sides is Sides.SIMPLEX or (flip or _usual(surfaces)) is Flip.SHORT else 2)
    for surface, edge in bound:
        whole = (0.0, 0.0, surface.width, surface.height)
        for placed in surface.pages:
            left, bottom, right, top = words(placed)
            off = {Edge.LEFT: left, Edge.BOTTOM: bottom, Edge.RIGHT: whole[2] - right, Edge.TOP: whole[3] - top}
            assert off[edge] > CLEAR - 0.05
            # Words that come as near as a small page has them come no nearer.
            assert min(off.values()) > min(KEPT, 0.47 * A5.foot) - 0.05
        for one, other in pairwise(sorted(map(seen, surface.pages))):
            assert one[2] <= other[0] + 0.1 or one[1] <= other[3] + 0.1 or other[1] <= one[3] + 0.1


def _usual(surfaces: list[Surface]) -> Flip:
    return Flip.SHORT if surfaces[0].width > surfaces[0].height else Flip.LONG


def lines(surface: Surface) -> list[Path]:
    return [item for item in surface.furniture if isinstance(item, Path)]


@pytest.mark.parametrize(("count", "on", "lying", "flip"), list(product((2, 4), ("a4", "a3"), (False, True), Flip)))
def test_lines_stand_beside_every_page_and_on_no_page(count: int, on: str, lying: bool, flip: Flip) -> None:
    scheme = NUp(count, note_lines=True)
    surfaces = scheme.surfaces(pages(2 * count, lying=lying), paper(on), flip)
    for surface, edge in edges(scheme, surfaces, flip):
        drawn = lines(surface)
        off = {
            Edge.LEFT: surface.width,
            Edge.BOTTOM: surface.height,
            Edge.RIGHT: surface.width,
            Edge.TOP: surface.height,
        }
        for one in drawn:
            assert one.mark is None
            (x1, y1), ((x2, y2),) = one.start, one.steps
            assert y1 == y2
            assert x2 - x1 > 40 * MM
            near = {Edge.LEFT: x1, Edge.RIGHT: surface.width - x2, Edge.TOP: y1, Edge.BOTTOM: surface.height - y1}
            off = {side: min(off[side], near[side]) for side in off}
        assert min(off.values()) >= KEPT - 0.05
        assert off[edge] >= CLEAR - 0.05
        for placed in surface.pages:
            left, bottom, right, top = seen(placed)
            beside = [
                one
                for one in drawn
                if bottom - 1 <= surface.height - one.start[1] <= top + 1
                and right - 1 <= one.start[0] <= right + 0.2 * (right - left)
            ]
            assert len(beside) >= (top - bottom - 2 * KEPT) / (8 * MM) - 2.5
            assert not [
                one
                for one in drawn
                if bottom < surface.height - one.start[1] < top
                and one.start[0] < right - 1
                and one.steps[0][0] > left + 1
            ]
            assert all(abs(one.start[1] - other.start[1]) == pytest.approx(8 * MM) for one, other in pairwise(beside))


def test_a_page_that_lies_among_others_is_turned_and_keeps_its_size() -> None:
    among = [page(1), page(2, lying=True), page(3), page(4)]
    first = NUp(2).surfaces(among, paper("a3"), None)[0]
    upright, turned = first.pages
    assert upright.matrix[0] == pytest.approx(1)
    assert turned.matrix[:4] == pytest.approx((0, 1, -1, 0))


@pytest.mark.parametrize(
    ("scheme", "printed", "composed"),
    [
        (NUp(2), "a4", "a5"),
        (NUp(2), "A3", "a4"),
        (NUp(2), "a5", "a5"),
        (NUp(4), "a4", "a5"),
        (NUp(4), "a3", "a5"),
        (NUp(2, note_lines=True), "a4", "a5"),
        (NUp(2, note_lines=True), "a3", "a5"),
        (NUp(4, note_lines=True), "a3", "a5"),
    ],
)
def test_pages_are_composed_as_large_as_their_place(scheme: NUp, printed: str, composed: str) -> None:
    assert scheme.composed_on(printed) == composed


def test_leaves_are_those_of_a_book_on_as_many_sides() -> None:
    assert NUp(2).composed_for(PaperSides(Sides.SIMPLEX, Flip.SHORT)) == PaperSides(Sides.SIMPLEX, Flip.LONG)


def sizes(scheme: NUp, on: str) -> tuple[float, list[str], list[str], int]:
    surfaces = scheme.surfaces(pages(8), paper(on), None)
    least = smallest(surfaces)
    assert least is not None
    warned = list(small_print(surfaces))
    assert all(one.severity is Severity.WARNING for one in warned)
    refused = [one.code for one in scheme.faults(pages(8), paper(on))]
    return round(least, 1), refused, [one.code for one in warned], len(list(reduced(surfaces)))


def test_the_smallest_letters_are_told_warned_of_or_refused() -> None:
    """Small letters of 1.2 mm and of 0.9 mm, in a typeface where they have 0.486 of its size."""
    assert (READABLE, LEAST) == (7.0, 5.2)
    assert sizes(NUp(4), "a3") == (8.0, [], [], 0)
    assert sizes(NUp(2), "a4") == (7.7, [], [], 1)
    assert sizes(NUp(4), "a4") == (5.7, [], ["SB883"], 1)
    assert sizes(NUp(4, note_lines=True), "a4") == (3.8, ["SB882"], [], 1)
    assert smallest([]) is None
    assert list(small_print([])) == []


def test_white_space_is_no_letter() -> None:
    blank: Item = Text(10, 20, " ", 3, FaceName(Weight.REGULAR), 2.0, ColourRole.INK)
    one = Page(PageKind.TEXT, 1, A5.width, A5.height, (blank,))
    assert smallest(NUp(2).surfaces([one], paper("a4"), None)) is None


@pytest.mark.parametrize("count", [40, 400])
def test_each_page_is_looked_at_once_however_many_there_are(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[int]()
    words_of = n_up._words

    def counted(placed: PlacedPage) -> Iterator[Rectangle]:
        looked.append(placed.page.number or 0)
        return words_of(placed)

    monkeypatch.setattr(n_up, "_words", counted)
    NUp(2).surfaces(pages(count), paper("a4"), None)
    assert sorted(looked) == list(range(1, count + 1))
