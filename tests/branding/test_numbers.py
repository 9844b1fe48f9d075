"""The number that matters: on every page of everything that a brand prints, whole, and exactly the brand's."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import Package, load_brand, resources
from sheetbuilder.brand import Brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import targets
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import TargetKind
from sheetbuilder.handout.binding.composing import compose as compose_handout
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.recipe.load import ready_made
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Text
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.values import replace
from tests.outputs import extent, flat
from tests.readings import inspect

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 24)
PAPERS = ("a4", "a5", "a3")
NUMBERS = ("20 30 40 50", "+45 70 80 90 10", "70809010")
"""So that a number is a brand's own and nobody else's; the examples have noughts."""
LABELS = ("Infohus", "Livlinen i kommunen, når ingen af de andre svarer på det", "x" * 120)


def with_number(brand: Brand, number: str, label: str | None = None) -> Brand:
    """The brand, its first contact with that number."""
    first, *others = brand.file.contacts
    changed = first.but(number=number, label=label or first.label)
    return replace(brand, file=brand.file.but(contacts=(changed, *others)))


def documents_of(
    package: Package, brand: Brand, *names: str, paper: str = "a4", day: datetime.date = DAY
) -> dict[str, Document]:
    """The documents of these targets, or of all, by their names."""
    ready = apply_brand(package, PrintOptions(brand=brand, date=day, paper=paper))
    session = new_session(ready.package, ready.theme, ready.options, cache=LayoutCache())
    asked = {one.name: one for one in targets(ready.package)}
    found = {name: compose(session, asked[name]) for name in names or asked}
    assert paper != "a4" or not session.problems, [str(problem.message) for problem in session.problems]
    return found


def document_of(package: Package, brand: Brand, name: str, paper: str = "a4", day: datetime.date = DAY) -> Document:
    return documents_of(package, brand, name, paper=paper, day=day)[name]


def runs(page: Page) -> list[str]:
    """What is said on a page, a piece for each run of text; a space that holds on to its number is a space."""
    return [item.text.replace("\u00a0", " ").strip() for _, _, item in flat(page.items) if isinstance(item, Text)]


def wants_number(page: Page) -> bool:
    """A cover begins something, a blank page says that it is blank, a card is for its words; all else may be alone."""
    return page.kind not in (PageKind.COVER, PageKind.BLANK, PageKind.CARD)


def unnumbered(document: Document, number: str) -> list[str]:
    """The pages on which the number does not stand whole in one run of text."""
    return [
        page.bears for page in document.pages if wants_number(page) and not any(number in one for one in runs(page))
    ]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(path, id=path.stem, marks=[pytest.mark.long] if at else []) for at, path in enumerate(EXAMPLES)
    ],
)
def brand(request: pytest.FixtureRequest) -> Brand:
    return load_brand(request.param)


@pytest.mark.long
def test_every_page_of_every_target_has_the_number(ours: Package, brand: Brand) -> None:
    own = with_number(brand, NUMBERS[0])
    for name, document in documents_of(ours, own).items():
        assert unnumbered(document, NUMBERS[0]) == [], name


@pytest.mark.long
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("label", LABELS, ids=len)
@pytest.mark.parametrize("number", NUMBERS[1:])
def test_no_paper_is_too_narrow_for_it(ours: Package, paper: str, number: str, label: str) -> None:
    own = with_number(load_brand(EXAMPLES[2]), number, label)
    for document in documents_of(ours, own, "2.6", "workflow", paper=paper).values():
        assert unnumbered(document, number) == []
        for page in document.pages:
            feet = [one for one in flat(page.items) if isinstance(one[2], Text) and extent(one)[1] > page.height * 0.9]
            line = max((round(extent(one)[1]) for one in feet), default=0)
            beside = sorted(extent(one)[::2] for one in feet if round(extent(one)[1]) >= line - 2)
            ink = [(left, right) for left, right in beside if right > left]
            assert all(before[1] <= after[0] + 1.5 for before, after in pairwise(ink)), page.bears


def test_an_old_number_says_so_wherever_it_stands(ours: Package, brand: Brand) -> None:
    document = document_of(ours, with_number(brand, NUMBERS[0]), "2.6", day=datetime.date(2028, 1, 1))
    for page in document.pages:
        assert any("kontrollér nummer" in one for one in runs(page))
        assert not any("kontrolleret" in one for one in runs(page))


def test_it_stands_where_it_hurries_and_no_line_asks_for_it(ours: Package, brand: Brand) -> None:
    own = with_number(brand, NUMBERS[0])
    for document in documents_of(ours, own, "set-1", "set-2").values():
        pages = [page for page in document.pages if "Når det haster" in runs(page)]
        (page,) = pages
        said = " ".join(runs(page))
        # Where there are many contacts, what follows is on another page; no foot says when a number was tried.
        hurry = said[said.index("Når det haster") :].partition("Hvor arkene kommer fra")[0]
        for contact in own.file.contacts:
            assert f"{contact.number} kontrolleret" in hurry
        assert "skriv nummeret herunder" not in said
        assert page.number % 2


def test_without_a_contact_nothing_is_claimed_and_there_are_lines(ours: Package, brand: Brand) -> None:
    bare = replace(brand, file=brand.file.but(contacts=(), local=()))
    page = next(page for page in document_of(ours, bare, "set-1").pages if "Når det haster" in runs(page))
    said = " ".join(runs(page))
    assert "skriv nummeret herunder" in said
    assert "Hvis ingen svarer" in said
    assert "kontrolleret" not in said
    assert not re.search(r"\d\d \d\d \d\d", said)


RECIPES = sorted(path.stem for path in (resources.sheets() / "handouts").glob("*.yaml"))


def test_every_recipe_was_tried(ours: Package) -> None:
    assert sorted(ready_made(ours)) == RECIPES


@pytest.mark.parametrize(
    "recipe", [pytest.param(name, marks=[pytest.mark.long] if at else []) for at, name in enumerate(RECIPES)]
)
def test_a_handout_has_it_too(ours: Package, recipe: str) -> None:
    own = with_number(load_brand(EXAMPLES[0]), NUMBERS[1])
    options = PrintOptions(brand=own, date=DAY)
    read = load_whole(ready_made(ours)[recipe], ours, options)
    ready = apply_brand(ours, options)
    session = new_session(ready.package, ready.theme, ready.options)
    documents = compose_handout(session, read)
    left = set(unnumbered(documents[Edition.PARTICIPANT], NUMBERS[1]))
    # A certificate hangs on a wall: it has no foot.
    title = session.package.words.handout.certificate if session.package.words.handout else ""
    hung = {page.bears for page in documents[Edition.PARTICIPANT].pages if title in runs(page)}
    assert left <= hung


def test_a_screen_reader_hears_it_once_at_the_end(ours: Package, tmp_path: Path) -> None:
    own = with_number(load_brand(EXAMPLES[2]), NUMBERS[1])
    document = document_of(ours, own, "2.6")
    path = tmp_path / "ark.pdf"
    path.write_bytes(write(document, own.palette, FontShelf(own.theme().typeface)))
    report = inspect(path)
    assert report.problems == ()
    told = report.text().replace("\u00a0", " ")
    assert told.count(NUMBERS[1]) == 1
    assert told.rstrip().splitlines()[-1].startswith(f"Infohus i Prøvesund {NUMBERS[1]}")
    # And whoever copies it from the page has it as the brand wrote it.
    for page in PdfReader(path).pages:
        assert NUMBERS[1] in page.extract_text().replace("\u00a0", " ")


def test_every_kind_of_target_was_tried(ours: Package) -> None:
    # A quick recipe is a target too: it was laid out as the handout that it is.
    assert {one.kind for one in targets(ours)} | ({TargetKind.RECIPE} if RECIPES else set()) == set(TargetKind)
