"""Every place to write has a name of its own, a kind and a rectangle: counted, compared between papers and editions."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from sheetbuilder import load
from sheetbuilder.compose import targets
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.composing import Composition
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.place import PlaceKind
from sheetbuilder.layout.places import PlaceOnPage, places
from sheetbuilder.layout.roles import Role
from sheetbuilder.theme import default_theme

ROOT = Path(__file__).parents[2]
COURSES = ROOT / "examples" / "handouts"
PARTICIPANT, TRAINER = EDITIONS
_HAIR = 0.75

Documents = Mapping[str, Document]

COUNTS = {
    "set-1": (86, 64, 16),
    "set-2": (62, 53, 29),
    "guide": (0, 0, 0),
    "workflow": (0, 0, 0),
    "core-elements": (0, 0, 0),
    "strategy": (8, 0, 5),
    "cards-livline": (7, 0, 0),
    "cards-agreement": (4, 0, 0),
    "cards-conversation": (1, 0, 0),
    "cards-elements": (0, 0, 0),
    "cards-roles": (0, 0, 0),
    "1.1": (25, 7, 0),
    "1.2": (3, 7, 0),
    "1.3": (22, 6, 0),
    "1.4": (4, 6, 0),
    "2.1": (3, 6, 0),
    "2.2": (4, 6, 0),
    "2.3": (5, 7, 2),
    "2.4": (11, 6, 0),
    "2.5": (2, 6, 11),
    "2.6": (5, 7, 3),
    "3.1": (3, 7, 0),
    "3.2": (3, 7, 0),
    "3.3": (16, 6, 0),
    "3.4": (3, 6, 0),
    "3.5": (9, 6, 18),
    "4.1": (11, 7, 0),
    "4.2": (11, 7, 0),
    "4.3": (4, 7, 11),
}
"""By target, on A4: how many texts, boxes to tick, and boxes or numbers of which one is chosen."""

COUNTS_IN_ENGLISH = {
    "set-1": (3, 5, 7),
    "set-2": (19, 8, 16),
    "workflow": (0, 0, 0),
    "core-elements": (0, 0, 0),
    "1.1": (1, 5, 7),
    "2.1": (5, 4, 0),
    "3.1": (12, 4, 16),
}
COUNTS_OF_COURSE = {"participant": (63, 39, 33), "trainer": (144, 39, 33)}


def composed(package: Package, paper: str = "a4") -> Documents:
    """The documents of all targets."""
    session = new_session(package, default_theme(paper), cache=LayoutCache())
    return {target.name: compose(session, target) for target in targets(package)}


def courses(package: Package, recipe: Path) -> Composition:
    return Composition(new_session(package, default_theme()), load_whole(recipe, package))


@pytest.fixture(scope="module")
def on_a4(ours: Package) -> Documents:
    return composed(ours)


@pytest.fixture(scope="module")
def in_english() -> Documents:
    return composed(load(ROOT / "examples" / "first-conversation"))


@pytest.fixture(scope="module")
def course(ours: Package) -> Composition:
    """The course of the examples."""
    return courses(ours, COURSES / "samtalen-hele-vejen.yaml")


@pytest.fixture(scope="module")
def whole(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> Composition:
    """A course with every kind of item, one sheet twice and once more in its set."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(ROOT / "tests" / "handout" / "whole.yaml", folder)
    for deck in (COURSES / "decks").glob("*.pdf"):
        shutil.copy(deck, folder)
    return courses(ours, folder / "whole.yaml")


def of_course(course: Composition) -> Documents:
    return {str(edition): document for edition, document in course.documents.items()}


@pytest.fixture(scope="module")
def all_documents(
    on_a4: Documents, in_english: Documents, course: Composition, whole: Composition
) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for name, documents in (
        ("ours", on_a4),
        ("english", in_english),
        ("course", of_course(course)),
        ("whole", of_course(whole)),
    ):
        found |= {f"{name} {key}": document for key, document in documents.items()}
    return found


def names(document: Document) -> list[str]:
    return [one.place.name for one in places(document)]


def without_rows(found: Iterable[str]) -> set[str]:
    """Names but for the number of a row: a larger paper has more of them."""
    return {re.sub(r"/row-\d+/", "/row/", name) for name in found}


def counts(document: Document) -> tuple[int, int, int]:
    found = Counter(one.place.kind for one in places(document))
    return found[PlaceKind.TEXT], found[PlaceKind.TICK], found[PlaceKind.ONE_OF_MANY]


@pytest.mark.long
def test_no_place_is_lost(on_a4: Documents, in_english: Documents, course: Composition) -> None:
    assert {name: counts(document) for name, document in on_a4.items()} == COUNTS
    assert {name: counts(document) for name, document in in_english.items()} == COUNTS_IN_ENGLISH
    assert {name: counts(document) for name, document in of_course(course).items()} == COUNTS_OF_COURSE


def test_every_place_has_a_label_and_a_name_of_its_own(all_documents: Documents) -> None:
    for key, document in all_documents.items():
        assert max(Counter(names(document)).values(), default=1) == 1, key
        for one in places(document):
            assert re.fullmatch(r"[a-z0-9_-]+(/[a-z0-9_-]+)+", one.place.name), one.place
            assert one.place.label.strip()


def test_every_printed_field_is_a_place_and_nothing_but_cells_beside(all_documents: Documents) -> None:
    for key, document in all_documents.items():
        placed = {id(one.place) for one in places(document)}
        for node in document.root.walk():
            assert all(id(place) in placed for place in node.places), key
            if node.role is Role.FORM and node.imported is None:
                assert node.places, node.alt
            if node.places:
                assert node.role in (Role.FORM, Role.TD)


def test_every_choice_is_between_two_at_least(all_documents: Documents) -> None:
    for key, document in all_documents.items():
        found = places(document)
        chosen = [one.place.choice for one in found if one.place.choice is not None]
        assert all(many > 1 for many in Counter(choice.name for choice in chosen).values()), key
        assert len({choice.name for choice in chosen}) == len(set(chosen))
        assert all((one.place.choice is None) == (one.place.kind is not PlaceKind.ONE_OF_MANY) for one in found)
        assert all(one.place.name.startswith(f"{one.place.choice.name}/") for one in found if one.place.choice)


def test_every_place_lies_on_its_page_and_on_no_other_place(all_documents: Documents) -> None:
    for key, document in all_documents.items():
        by_page: dict[int, list[PlaceOnPage]] = {}
        for one in places(document):
            page = document.pages[one.page]
            assert one.boxes
            assert one.lines >= 1
            for box in one.boxes:
                assert 0 <= box.left < box.right - 5 < page.width, (key, one)
                assert 0 <= box.top < box.bottom - 5 < page.height, (key, one)
                assert box.right <= page.width, (key, one)
                assert box.bottom <= page.height, (key, one)
            by_page.setdefault(one.page, []).append(one)
        for there in by_page.values():
            for first, second in combinations(there, 2):
                assert not any(_overlap(a, b) for a in first.boxes for b in second.boxes), (key, first, second)


def _overlap(one: Extent, other: Extent) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _HAIR and down > _HAIR


@pytest.mark.long
def test_two_builds_name_and_lay_alike(ours: Package, on_a4: Documents) -> None:
    again = composed(ours)
    for name, document in on_a4.items():
        told = [
            [(one.place, one.page, one.boxes, one.lines) for one in places(found)] for found in (document, again[name])
        ]
        assert told[0] == told[1]


@pytest.mark.long
@pytest.mark.parametrize("paper", ["a3", "a5"])
def test_names_are_those_of_a4_on_every_paper(paper: str, ours: Package, on_a4: Documents) -> None:
    for name, document in composed(ours, paper).items():
        assert without_rows(names(document)) == without_rows(names(on_a4[name])), name
        fewer, more = sorted((names(document), names(on_a4[name])), key=len)
        assert set(fewer) <= set(more), name


def test_a_sheet_alone_names_its_places_as_in_its_set(ours: Package, on_a4: Documents) -> None:
    for one in ours.meta.sets:
        alone = [name for sheet in ours.sheets_of_set(one) for name in names(on_a4[sheet.number])]
        of_set = names(on_a4[one.id])
        # The last page of a set has lines for one's own house of information.
        assert [name for name in of_set if not name.startswith("closing/")] == alone


def test_both_editions_and_a_sheet_in_a_handout_name_them_alike(on_a4: Documents, whole: Composition) -> None:
    participant, trainer = (names(whole.documents[edition]) for edition in (PARTICIPANT, TRAINER))
    assert set(participant) < set(trainer)
    assert [name for name in trainer if name in participant] == participant
    # Both stand there twice: the one by itself both times, the other once more in its set.
    for number, under in (("2.2", "/sheet-2-2/"), ("3.4", "/sheet-3-4/")):
        within = Counter(name.partition("/")[2] for name in participant if under in name)
        assert within == Counter(dict.fromkeys(names(on_a4[number]), 2))


def test_a_personal_copy_lacks_only_the_line_for_the_name(whole: Composition) -> None:
    somebody = Recipient("Mette Åkær", "", Edition.PARTICIPANT, 2, Where(Path("deltagere.csv"), 2))
    before, copy = names(whole.documents[PARTICIPANT]), names(whole.addressed(somebody))
    assert [name for name in before if name not in copy] == [name for name in before if name.endswith("/name")]
    assert set(copy) < set(before)


def test_a_prefix_parts_copies_bound_into_one(on_a4: Documents) -> None:
    plain, first = places(on_a4["2.6"]), places(on_a4["2.6"], "copy-1")
    assert [one.place.name for one in first] == [f"copy-1/{one.place.name}" for one in plain]
    assert {one.place.choice.name for one in first if one.place.choice} == {"copy-1/sheet-2-6/levels/niveau"}


def test_they_come_as_the_tree_is_read_and_cells_are_named_by_column_and_row(on_a4: Documents) -> None:
    found = places(on_a4["3.3"])
    cells = [one for one in found if one.node.role is Role.TD]
    assert [one.place.label for one in cells[:4]] == [
        "Set og hørt, 1",
        "Mit gæt, 1",
        "Spørg sådan, 1",
        "Set og hørt, 2",
    ]
    assert cells[0].place.name == "sheet-3-3/table/set-og-hoert/row-1/set"
    tops = [one.boxes[0].top for one in cells]
    assert tops == sorted(tops)


def test_a_field_of_lines_tells_how_many_and_levels_are_one_choice(on_a4: Documents) -> None:
    by_name = {one.place.name: one for one in places(on_a4["2.6"])}
    person = by_name["sheet-2-6/notes/person"]
    assert (person.place.kind, person.place.label, person.lines > 1, person.page) == (PlaceKind.TEXT, "Person", True, 1)
    levels = [by_name[f"sheet-2-6/levels/niveau/{word}"].place.choice for word in ("groen", "gul", "roed")]
    assert len(set(levels)) == 1
    assert levels[0] is not None
    assert levels[0].label == "Niveau"
