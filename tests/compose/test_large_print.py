"""Large print: no letter below 16 points, nothing small in colours, italics or capitals, and all the same places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sheetbuilder import build
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.collisions import overlapping
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import Target, targets
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import TargetKind
from sheetbuilder.content import Package
from sheetbuilder.foreign.extract.words import read
from sheetbuilder.layout.extents import extents
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.places import places
from sheetbuilder.layout.roles import Role
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme.colour import contrast
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.theme.typescale import LARGE_PRINT
from tests.forms import fields
from tests.outputs import flat
from tests.readings import inspect

FEW = ("core-elements", "2.6", "cards-livline", "workflow")
"""What the usual run of the tests looks at; the gate looks at everything."""


def wanted(package: Package, *names: str) -> Iterator[Target]:
    return (target for target in targets(package) if not names or target.name in names)


def large(package: Package, target: Target, paper_name: str = "a4") -> Document:
    ready = apply_brand(package, PrintOptions(paper=paper_name, large_print=True))
    session = new_session(ready.package, ready.theme, ready.options)
    document = compose(session, target)
    assert not session.problems, [str(problem.message) for problem in session.problems]
    return document


def texts(document: Document) -> Iterator[tuple[Page, float, float, Text]]:
    for page in document.pages:
        for x, y, item in flat(page.items):
            if isinstance(item, Text):
                yield page, x, y, item


def judged(package: Package, names: Sequence[str], folder: Path, paper_name: str = "a4") -> None:
    theme = apply_brand(package, PrintOptions(paper=paper_name, large_print=True)).theme
    shelf = FontShelf(theme.typeface)
    for target in wanted(package, *names):
        document = large(package, target, paper_name)
        path = folder / f"{target.file}.pdf"
        path.write_bytes(write(document, theme.palette, shelf))
        sizes = [size for size in read(path.read_bytes()).smallest if size]
        # Read out of the file through every matrix, feet, chips and figures included.
        assert min(sizes) >= LARGE_PRINT - 0.01, (target.name, sizes)
        told = inspect(path).problems
        assert not told, [str(one.message) for one in told]
        assert not any(item.face.italic for _, _, _, item in texts(document))
        for page in document.pages:
            assert not overlapping(page), (target.name, page.number)
        _within(document, target.name)


def _within(document: Document, name: str) -> None:
    for page, x, y, item in texts(document):
        for extent in extents(x, y, item):
            inside = (
                extent.left >= 8 * MM and extent.right <= page.width - 8 * MM and extent.bottom <= page.height - 8 * MM
            )
            assert inside, (name, page.number, item.text)


def test_no_letter_is_small_and_inspect_finds_nothing(ours: Package, tmp_path: Path) -> None:
    judged(ours, FEW, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("paper_name", ["a4", "a3"])
def test_so_it_is_in_everything(ours: Package, tmp_path: Path, paper_name: str) -> None:
    judged(ours, (), tmp_path, paper_name)


@pytest.mark.parametrize("target", ["1.4", "2.6", pytest.param("set-1", marks=pytest.mark.long)])
def test_what_is_typed_is_large_too(ours: Package, tmp_path: Path, target: str) -> None:
    """Rings and cells have no rules that would say how large."""
    (built,) = build(ours, [target], large_print=True, fillable=True, out=tmp_path)
    sizes = [
        float(size)
        for field in fields(built.path).values()
        if field.kind == "text"
        for size in re.findall(r"([\d.]+) Tf", str(field.body["/DA"]))
    ]
    assert len(sizes) > 2
    assert min(sizes) >= LARGE_PRINT


def test_what_can_be_written_in_has_the_same_names_as_in_the_usual_edition(ours: Package) -> None:
    plain = new_session(ours, apply_brand(ours).theme)
    for target in wanted(ours, "1.1", "2.3", "2.6", "3.5", "strategy", "cards-livline", "cards-agreement"):
        names = {one.place.name: one.place.kind for one in places(compose(plain, target))}
        found = {one.place.name: one.place.kind for one in places(large(ours, target))}
        assert found == names, target.name


def test_what_is_said_is_said_in_large_print_too(ours: Package) -> None:
    """Every word of a sheet stands in it, whatever the template does with the blocks."""
    plain = new_session(ours, apply_brand(ours).theme)
    for target in wanted(ours, "2.6", "3.5", "1.1"):
        usual, found = (_words(document) for document in (compose(plain, target), large(ours, target)))
        assert {word.lower() for word in usual} - {word.lower() for word in found} == set()


def _words(document: Document) -> set[str]:
    said: dict[int, str] = {}
    for _, _, _, item in texts(document):
        if item.mark is not None:
            owner = id(item.mark.owner)
            said[owner] = said.get(owner, "") + (item.actual if item.actual is not None else item.text)
    return {word.strip(".,:;»«") for text in said.values() for word in text.replace("\u00ad", "").split()}


def test_words_in_capitals_are_set_in_small_letters(ours: Package) -> None:
    for target in wanted(ours, "2.6", "2.3", "strategy"):
        said = _words(large(ours, target))
        assert not [word for word in said if len(word) > 2 and word.isupper()], target.name


def test_sheets_begin_on_a_recto_and_headings_stay_with_their_text(ours: Package) -> None:
    document = large(ours, next(wanted(ours, "set-1")))
    firsts = [page for page in document.pages if page.kind is PageKind.FRONT and _begins(page)]
    assert len(firsts) == len(ours.sheets_of_set(ours.meta.sets[0]))
    assert all(page.number % 2 for page in firsts)
    for page in document.pages:
        marked = [(y + item.y, item) for x, y, item in flat(page.items) if isinstance(item, Text) and item.mark]
        if marked and page.kind is not PageKind.COVER:
            _, last = max(marked, key=lambda one: one[0])
            assert last.mark is not None
            assert last.mark.owner.role not in (Role.H1, Role.H2, Role.H3, Role.H4), (page.number, last.text)


def _begins(page: Page) -> bool:
    return any(
        isinstance(item, Text) and item.mark and item.mark.owner.role is Role.H2 and item.size > 30
        for _, _, item in flat(page.items)
    )


@pytest.mark.parametrize("ink", [ColourRole.INK, ColourRole.ACCENT, ColourRole.WARNING, ColourRole.QUIET])
def test_text_has_a_contrast_of_seven_to_one_in_colour_grey_and_with_little_ink(ours: Package, ink: ColourRole) -> None:
    for options in (PrintOptions(), PrintOptions(grey=True), PrintOptions(save_ink=True)):
        palette = apply_brand(ours, options).theme.palette
        chosen = apply_brand(ours, PrintOptions(grey=options.grey, save_ink=options.save_ink, large_print=True)).theme
        assert chosen.palette.text_contrast == 7
        assert not chosen.palette.shortfalls()
        assert contrast(chosen.palette[ink], chosen.palette[ColourRole.PAPER]) >= 7
        assert contrast(palette[ink], palette[ColourRole.PAPER]) >= 4.5


def test_a_citizen_is_told_nothing_that_the_card_does_not_tell(ours: Package) -> None:
    deck = next(target for target in targets(ours) if target.kind is TargetKind.CARDS)
    document = large(ours, deck)
    assert {(page.width, page.height) for page in document.pages} == {(paper("a4").width, paper("a4").height)}
    feet = [item.text for page, _, _, item in texts(document) if item.mark is None and page.kind is PageKind.CARD]
    assert not feet
