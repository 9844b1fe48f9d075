"""Holes on finished pages: marked where the paper is bound, clear of our words, told where a letterhead has ink."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

from sheetbuilder import Flip, Holes, LayoutError, Package, PrintOptions, Sides, build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.collisions import Grounds
from sheetbuilder.branding.punched import punched
from sheetbuilder.compose import select, targets
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.errors import Severity
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.items import Group
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace
from tests.foreign.letterhead.letterheads import boxed, saved
from tests.readings import inspect
from tests.tools import missing

try:
    import pypdfium2
except ImportError:
    pypdfium2 = None

DAY = datetime.date(2026, 11, 24)
BASE = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'
AT_THE_LEFT = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 28 100 8 642 re f")
"""A band along the left edge, 10 to 13 mm from it."""


def documents(package: Package, options: PrintOptions) -> list[Document]:
    printing = new_composer(apply_brand(package, options))
    made = [printing.compose(target) for target in targets(package)]
    printing.checked()
    return made


@pytest.mark.parametrize(
    ("paper", "sides", "flip"),
    [
        ("a4", Sides.DUPLEX, None),
        ("a4", Sides.DUPLEX, Flip.LONG),
        ("a5", Sides.DUPLEX, Flip.LONG),
        *(
            pytest.param(*one, marks=pytest.mark.long)
            for one in itertools.product(["a3", "a4", "a5"], list(Sides), [None, *Flip])
        ),
    ],
)
def test_holes_go_through_nothing_of_ours(small: Package, paper: str, sides: Sides, flip: Flip | None) -> None:
    holes = Holes.TWO if paper == "a5" else Holes.FOUR
    options = PrintOptions(date=DAY, paper=paper, sides=sides, flip=flip, holes=holes)
    for document in documents(small, options):
        assert list(punched(document, None, Grounds())) == []
        for page in document.pages:
            assert bool(page.holes) == (page.kind != "blank"), (document.title, page.number)


def test_without_holes_no_page_has_any(small: Package) -> None:
    for document in documents(small, PrintOptions(date=DAY)):
        assert not any(page.holes for page in document.pages)


def test_words_that_a_hole_goes_through_are_told_with_their_page(small: Package) -> None:
    (target,) = select(small, ["1.1"])
    document = new_composer(apply_brand(small, PrintOptions(date=DAY, holes=Holes.TWO))).compose(target)
    front = document.pages[0]
    (group,) = front.items
    assert isinstance(group, Group)
    moved = replace(front, items=(replace(group, x=group.x - 14 * MM),))
    (problem,) = punched(replace(document, pages=(moved, *document.pages[1:])), None, Grounds())
    assert (problem.code, problem.severity) == ("SB410", Severity.WARNING)
    assert ", page 1: a hole goes through “" in str(problem.message)
    assert "--flip" in str(problem.hint)


def brand_of(folder: Path, more: str, data: bytes) -> Path:
    saved(folder, data, "a.pdf")
    path = folder / "brand.yaml"
    path.write_text(BASE + more, encoding="utf-8")
    return path


def test_a_letterhead_that_a_hole_goes_through_is_told_once_where_it_is_asked_for(
    small: Package, tmp_path: Path
) -> None:
    brand = load_brand(brand_of(tmp_path, "overlay: {first: a.pdf, other: a.pdf, landscape: none}\n", AT_THE_LEFT))
    names = [target.name for target in targets(small)]

    def told(**keywords: object) -> list[tuple[str, int | None, str]]:
        options = PrintOptions(date=DAY, brand=brand, inspect=False, **keywords)  # type: ignore[arg-type]
        built = build(small, names, options, out=tmp_path / "out")
        found = [one for one in built[0].warnings if one.code == "SB410"]
        return [(one.code, one.where.line if one.where else None, str(one.message)) for one in found]

    first = ("SB410", 4, "a hole goes through ink of the letterhead of “first”")
    other = ("SB410", 4, "a hole goes through ink of the letterhead of “other”")
    assert told() == []
    assert told(holes=Holes.TWO) == [first, other]
    with pytest.raises(LayoutError) as raised:
        told(holes=Holes.TWO, strict=True)
    assert {(one.code, one.severity) for one in raised.value.problems} == {("SB410", Severity.ERROR)}


def test_a_letterhead_at_the_edge_that_is_not_bound_is_fine(small: Package, tmp_path: Path) -> None:
    right = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 559 100 8 642 re f")
    brand = load_brand(brand_of(tmp_path, "overlay: {other: a.pdf, landscape: none}\n", right))
    for sides, flip, count in ((Sides.SIMPLEX, None, 0), (Sides.DUPLEX, Flip.SHORT, 0), (Sides.DUPLEX, None, 1)):
        options = PrintOptions(date=DAY, brand=brand, holes=Holes.TWO, sides=sides, flip=flip, inspect=False)
        (built,) = build(small, ["1.1"], options, out=tmp_path / "out")
        assert sum(one.code == "SB410" for one in built.warnings) == count


@pytest.mark.parametrize("flip", list(Flip))
def test_a_paper_held_against_the_light_has_its_holes_in_one_place(small: Package, tmp_path: Path, flip: Flip) -> None:
    """The printed sides, seen by another program; the back turned over as the paper is."""
    if pypdfium2 is None:
        missing("pypdfium2")
    (built,) = build(small, ["1.1"], out=tmp_path, holes=Holes.FOUR, flip=flip)
    assert inspect(built.path).clean
    front, back = (page.render(scale=3).to_pil().convert("L") for page in pypdfium2.PdfDocument(built.path))
    back = back.transpose(0 if flip is Flip.LONG else 1)  # left and right, or head and foot
    for mm in (28.5, 108.5, 188.5, 268.5):
        for angle in ((3, 0), (-3, 0), (0, 3), (0, -3)):
            at = tuple(round(3 * MM * value) for value in (12 + angle[0], mm + angle[1]))
            seen = [side.crop((at[0] - 2, at[1] - 2, at[0] + 3, at[1] + 3)).getextrema()[0] for side in (front, back)]
            assert max(seen) < 190, (mm, angle, seen)


def test_backs_that_lie_with_their_foot_at_the_binding_are_moved_clear_of_the_holes(small: Package) -> None:
    (target,) = select(small, ["workflow"])

    def back(flip: Flip) -> Page:
        printing = new_composer(apply_brand(small, PrintOptions(date=DAY, flip=flip, holes=Holes.FOUR)))
        document = printing.compose(target)
        assert printing.warnings([document]) == ()
        return document.pages[1]

    (raised,), (usual,) = back(Flip.LONG).items, back(Flip.SHORT).items
    assert isinstance(raised, Group)
    assert isinstance(usual, Group)
    assert usual.y - raised.y == pytest.approx(16 * MM + 2.5 - 12 * MM)
