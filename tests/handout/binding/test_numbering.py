"""The two editions keep in step: what is in both has one number, and a right-hand page is one in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.handout.binding.context import PageRun
from sheetbuilder.handout.binding.numbering import Binding, bound, letter
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.layout.flow.pages import PageContent, PageKind, PageSlot

PARTICIPANT, TRAINER = EDITIONS

Item = tuple[list[PageRun], list[PageRun]]
"""What an item brings to the participants' edition and to the trainer's."""


def drafts(least: int = 1, most: int = 4) -> st.SearchStrategy[tuple[PageContent, ...]]:
    one = st.builds(PageContent, st.just(PageKind.TEXT), st.just(()), recto=st.booleans())
    return st.lists(one, min_size=least, max_size=most).map(tuple)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Shared stretches, each perhaps longer in one edition, with stretches of one edition alone between them."""
    ours: list[PageRun] = []
    theirs: list[PageRun] = []
    for _ in range(draw(st.integers(0, 3))):
        match draw(st.sampled_from(["shared", "shared", "other length", "trainer", "participant"])):
            case "shared":
                pages, whole = draw(drafts()), draw(st.booleans())
                ours.append(PageRun(pages, whole=whole))
                theirs.append(PageRun(tuple(PageContent(one.kind, (), recto=one.recto) for one in pages), whole=whole))
            case "other length":
                ours.append(PageRun(draw(drafts())))
                theirs.append(PageRun(draw(drafts())))
            case "trainer":
                theirs.append(PageRun(draw(drafts()), TRAINER))
            case _:
                ours.append(PageRun(draw(drafts()), PARTICIPANT))
    return ours, theirs


recipes = st.lists(items(), max_size=8)


def binding_of(recipe: Sequence[Item]) -> Binding:
    return bound([ours for ours, _ in recipe], [theirs for _, theirs in recipe])


def pairs(recipe: Sequence[Item]) -> Iterator[tuple[PageContent, PageContent]]:
    """The pages that are in both editions."""
    for ours, theirs in recipe:
        shared = [one for one in ours if one.edition is Edition.BOTH]
        for one, other in zip(shared, [one for one in theirs if one.edition is Edition.BOTH], strict=True):
            yield from zip(one.drafts, other.drafts, strict=False)


def places(slots: Sequence[PageSlot]) -> dict[int, tuple[int, str]]:
    """By `id` of a draft: its place, from 1, and its number."""
    return {id(slot.draft): (at, slot.label) for at, slot in enumerate(slots, 1) if slot.draft is not None}


@given(recipes)
def test_what_is_in_both_editions_has_the_same_number_in_both(recipe: list[Item]) -> None:
    binding = binding_of(recipe)
    ours, theirs = (places(binding.slots[edition]) for edition in EDITIONS)
    told = [(ours[id(one)][1], theirs[id(other)][1]) for one, other in pairs(recipe) if _same(recipe, one)]
    assert all(one == other for one, other in told)


def _same(recipe: Sequence[Item], draft: PageContent) -> bool:
    """Whether a page belongs to a stretch that is as long in the other edition; a longer one may pad otherwise."""
    for ours, theirs in recipe:
        shared = zip(
            (one for one in ours if one.edition is Edition.BOTH),
            (one for one in theirs if one.edition is Edition.BOTH),
            strict=True,
        )
        for one, other in shared:
            if any(page is draft for page in one.drafts):
                return len(one.drafts) == len(other.drafts)
    return False


@given(recipes)
def test_participants_count_from_one_without_a_gap(recipe: list[Item]) -> None:
    slots = binding_of(recipe).slots[PARTICIPANT]
    assert [slot.label for slot in slots] == [str(number) for number in range(1, len(slots) + 1)]


@given(recipes)
def test_a_right_hand_page_is_one_in_both_editions_whatever_is_bound_in_between(recipe: list[Item]) -> None:
    binding = binding_of(recipe)
    for edition in EDITIONS:
        for at, slot in enumerate(binding.slots[edition], 1):
            if slot.label.isdecimal():
                assert at % 2 == int(slot.label) % 2
            if slot.draft is not None and slot.draft.recto:
                assert at % 2 == 1


@given(recipes)
def test_pages_of_the_trainer_alone_are_whole_papers_with_letters_in_order(recipe: list[Item]) -> None:
    slots = binding_of(recipe).slots[TRAINER]
    labels = [slot.label for slot in slots]
    assert len(set(labels)) == len(labels)
    lettered = [at for at, label in enumerate(labels) if not label.isdecimal()]
    assert all(at + 1 in lettered for at in lettered if at % 2 == 0)
    alone = {id(page) for _, theirs in recipe for one in theirs if one.edition is TRAINER for page in one.drafts}
    for at, slot in enumerate(slots):
        if id(slot.draft) in alone:
            assert at in lettered
    for number in {label.rstrip("abcdefghijklmnopqrstuvwxyz") for label in labels}:
        letters = [
            label[len(number) :]
            for label in labels
            if label[: len(number)] == number and label[len(number) :].isalpha()
        ]
        if number:
            assert letters == [letter(index) for index in range(len(letters))]


@given(recipes)
def test_nothing_is_lost_and_nothing_changes_places(recipe: list[Item]) -> None:
    binding = binding_of(recipe)
    for index, edition in enumerate(EDITIONS):
        wanted = [id(page) for item in recipe for one in item[index] for page in one.drafts]
        assert [id(slot.draft) for slot in binding.slots[edition] if slot.draft is not None] == wanted


def test_a_paper_that_is_whole_keeps_its_back_empty() -> None:
    page = PageContent(PageKind.TEXT, ())
    recipe = [
        ([PageRun((page,), whole=True)], [PageRun((page,), whole=True)]),
        ([PageRun((page,))], [PageRun((page,))]),
    ]
    slots = binding_of(recipe).slots[PARTICIPANT]
    assert [slot.draft is None for slot in slots] == [False, True, False, True]


def test_letters_go_on_behind_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a",
        "z",
        "aa",
        "ab",
        "az",
        "ba",
        "zz",
        "aaa",
    ]
