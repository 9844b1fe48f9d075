"""Drafts become pages: a recto on the right, blank versos where they must be, margins mirrored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.layout.flow.pages import (
    Foot,
    PageContent,
    PageKind,
    PageSlot,
    finish_pages,
    margins,
    paginate,
    with_blank_versos,
)
from sheetbuilder.layout.holes import CLEAR
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.sides import Edge, Flip, Holes, PaperSides, Sides
from sheetbuilder.theme.clearance import Clearance
from sheetbuilder.theme.papers import MM, PAPERS, Paper
from sheetbuilder.values import replace

drafts = st.lists(st.builds(PageContent, st.sampled_from(PageKind), st.just(()), recto=st.booleans()), max_size=12)


@given(drafts)
def test_every_recto_is_a_right_hand_page_and_nothing_is_lost(given_drafts: list[PageContent]) -> None:
    pages = with_blank_versos(given_drafts)
    assert [page for page in pages if page is not None] == given_drafts
    assert all(number % 2 for number, page in enumerate(pages, 1) if page is not None and page.recto)
    assert len(pages) <= 1 or len(pages) % 2 == 0


@given(drafts)
def test_a_blank_page_is_a_verso_before_a_recto_or_the_last(given_drafts: list[PageContent]) -> None:
    pages = with_blank_versos(given_drafts)
    for index, page in enumerate(pages):
        if page is None:
            assert index % 2 == 1
            following = pages[index + 1] if index + 1 < len(pages) else None
            assert following is None or following.recto


def test_one_page_alone_needs_no_blank_one() -> None:
    draft = PageContent(PageKind.TEXT, (), recto=True)
    assert with_blank_versos([draft]) == [draft]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.name))
def test_margins_are_mirrored_and_leave_the_same_width(paper: Paper) -> None:
    recto, verso = margins(paper, Edge.LEFT), margins(paper, Edge.RIGHT)
    assert (recto[0], verso[0]) == (paper.binding, paper.fore_edge)
    assert recto[1] == verso[1] == paper.content_width
    left, width = margins(paper, Edge.BOTTOM)
    assert left * 2 + width == pytest.approx(paper.height)


def test_pages_are_numbered_and_have_a_foot_each() -> None:
    paper = PAPERS[0]
    told: list[tuple[str, float]] = []

    def foot(draft: PageContent, label: str, width: float, height: float) -> Foot:
        assert height == (paper.width if draft.landscape else paper.height)
        told.append((label, width))
        return Foot()

    def blank(width: float, height: float) -> tuple[Item, ...]:
        assert (width, height) == (paper.width, paper.height)
        return ()

    order = [
        PageContent(PageKind.COVER, (), recto=True),
        PageContent(PageKind.FRONT, (), recto=True),
        PageContent(PageKind.FIGURE, (), landscape=True),
    ]
    pages = finish_pages(paginate(order), paper, foot, blank)
    assert [(page.number, page.kind) for page in pages] == [
        (1, PageKind.COVER),
        (2, PageKind.BLANK),
        (3, PageKind.FRONT),
        (4, PageKind.FIGURE),
    ]
    assert [label for label, _ in told] == ["1", "3", "4"]
    assert (pages[3].width, pages[3].height) == (paper.height, paper.width)
    (content,) = pages[2].items
    assert isinstance(content, Group)
    assert content.x == paper.binding


def test_printed_on_one_side_blank_pages_go_and_numbers_stay() -> None:
    paper = PAPERS[0]
    order = [
        PageSlot(PageContent(PageKind.FRONT, ()), "1"),
        PageSlot(None, "2"),
        PageSlot(PageContent(PageKind.TEXT, (), bare=True), "2a"),
        PageSlot(PageContent(PageKind.TEXT, ()), "2b"),
    ]
    told: list[str] = []

    def foot(draft: PageContent, label: str, width: float, height: float) -> Foot:  # noqa: ARG001
        told.append(label)
        return Foot()

    pages = finish_pages(order, paper, foot, lambda width, height: (), sides=PaperSides(Sides.SIMPLEX))  # noqa: ARG005
    assert [page.bears for page in pages] == ["1", "2a", "2b"]
    assert told == ["1", "2b"]
    assert {item.x for page in pages for item in page.items if isinstance(item, Group)} == {paper.binding}


STANDING, LYING = (300.0, 400.0), (400.0, 300.0)
SOMETHING = (Group(12.0, 34.0, ()),)


@pytest.mark.parametrize(
    ("size", "flip", "turned"),
    [
        (STANDING, None, False),
        (STANDING, Flip.LONG, False),
        (STANDING, Flip.SHORT, True),
        (LYING, None, False),
        (LYING, Flip.LONG, True),
        (LYING, Flip.SHORT, False),
    ],
)
def test_a_page_of_its_own_size_stands_as_it_is_and_its_back_meets_it(
    size: tuple[float, float], flip: Flip | None, *, turned: bool
) -> None:
    front = PageContent(PageKind.CARD, SOMETHING, bare=True, landscape=size is LYING, size=size)
    order = paginate([front, replace(front, meets=True)])
    pages = finish_pages(order, PAPERS[0], lambda *_: Foot(), lambda *_: (), sides=PaperSides(flip=flip))
    assert [(page.width, page.height, page.items) for page in pages] == [(*size, SOMETHING)] * 2
    assert [page.turned for page in pages] == [False, turned]


def test_an_empty_back_is_a_page_and_on_one_side_it_is_none() -> None:
    front = PageContent(PageKind.CARD, SOMETHING, bare=True, size=STANDING)
    back = replace(front, items=(), meets=True)
    assert (front.empty, back.empty) == (False, True)
    order = paginate([front, back, front, replace(front, meets=True)])
    both = finish_pages(order, PAPERS[0], lambda *_: Foot(), lambda *_: ())
    assert [page.items for page in both] == [SOMETHING, (), SOMETHING, SOMETHING]
    single = finish_pages(
        order, PAPERS[0], lambda *_: Foot(), lambda *_: (), sides=PaperSides(Sides.SIMPLEX, Flip.SHORT)
    )
    assert [(page.number, page.turned) for page in single] == [(1, False), (3, False), (4, False)]


def lying(order: list[PageContent], flip: Flip, holes: Holes | None = None) -> list[tuple[float, float, int]]:
    """Of each page where its content begins, from the left and from above, and how many holes it has."""
    pages = finish_pages(
        paginate(order), PAPERS[0], lambda *_: Foot(), lambda *_: (), sides=PaperSides(flip=flip), holes=holes
    )
    found = []
    for page in pages:
        group = page.items[0] if page.items else Group(0.0, 0.0, ())
        assert isinstance(group, Group)
        found.append((group.x, group.y, len(page.holes)))
    return found


def test_a_back_that_lies_with_its_foot_at_the_binding_is_raised_as_far_as_its_letterhead_lets_it() -> None:
    side = PAPERS[0].fore_edge
    wanted = CLEAR + 2.5 - PAPERS[0].foot
    page = PageContent(PageKind.TEXT, (), landscape=True)
    assert lying([page, page], Flip.LONG) == [(side, 0, 0), (side, pytest.approx(-wanted), 0)]
    assert lying([page, page], Flip.SHORT) == [(side, 0, 0), (side, 0, 0)]
    assert lying([page, replace(page, bare=True)], Flip.LONG)[1] == (side, 0, 0)
    # A letterhead that ends 3 mm above where content begins leaves no more than that; with a deep foot all is clear.
    head = PAPERS[0].binding - 6 * MM
    assert lying([page, replace(page, clear=Clearance(head, 0.0))], Flip.LONG)[1][1] == pytest.approx(-3 * MM)
    assert lying([page, replace(page, clear=Clearance(0.0, 30 * MM))], Flip.LONG)[1][1] == 0


def test_most_pages_decide_how_a_paper_is_turned_where_nobody_says() -> None:
    paper = PAPERS[0]
    lies, stands = PageContent(PageKind.FIGURE, (), landscape=True), PageContent(PageKind.BACK, ())

    def last(order: list[PageContent]) -> float:
        group = finish_pages(paginate(order), paper, lambda *_: Foot(), lambda *_: ())[-1].items[0]
        assert isinstance(group, Group)
        return group.x

    assert last([lies, lies, lies, stands]) == paper.binding
    assert last([stands, lies, lies, stands]) == paper.fore_edge


def test_holes_are_in_every_paper_but_not_in_blank_pages_or_what_is_handed_over() -> None:
    order = [
        PageContent(PageKind.FRONT, (), recto=True),
        PageContent(PageKind.FRONT, (), recto=True),
        PageContent(PageKind.TEXT, (), bare=True),
    ]
    assert [holes for _, _, holes in lying(order, Flip.LONG, Holes.FOUR)] == [4, 0, 4, 0]
    assert [holes for _, _, holes in lying(order, Flip.LONG)] == [0] * 4
