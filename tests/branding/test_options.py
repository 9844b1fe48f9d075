"""Options of printing: the same as one value and as keywords, and carried out by whatever is built."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import sheetbuilder
from sheetbuilder import Flip, Package, PrintOptions, Problem, Sides, build
from sheetbuilder.branding.apply import suffix
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintKeywords, chosen
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.sides import Holes, PaperSides
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.packs.options import PackOptions, wished
from sheetbuilder.pdf.conformance.standards import UA_1, UA_2
from sheetbuilder.theme.papers import Paper
from sheetbuilder.values import replace
from tests.readings import inspect

EXAMPLE = Path(__file__).parents[2] / "examples/first-conversation"
DAY = datetime.date(2026, 11, 23)


def test_every_option_is_a_keyword_too() -> None:
    assert list(PrintKeywords.__annotations__) == list(PrintOptions.__struct_fields__)


def test_keywords_change_the_options_that_are_given() -> None:
    options = PrintOptions(paper="a3", grey=True)
    assert chosen(options, {"grey": False}) == PrintOptions(paper="a3")
    assert chosen(None, {}) == PrintOptions()
    with pytest.raises(TypeError, match="colour"):
        chosen(options, {"colour": True})  # type: ignore[typeddict-unknown-key]


def test_what_is_one_of_a_few_may_be_given_by_its_name() -> None:
    named = chosen(None, {"sides": "simplex", "flip": "short", "holes": "4", "format": "html", "before": "packs/a"})
    valued = PrintOptions(
        sides=Sides.SIMPLEX, flip=Flip.SHORT, holes=Holes.FOUR, format=FileFormat.HTML, before=(Path("packs/a"),)
    )
    assert named == valued
    assert [type(getattr(named, name)) for name in ("sides", "flip", "holes", "format")] == [
        Sides,
        Flip,
        Holes,
        FileFormat,
    ]
    assert replace(named, grey=True) == chosen(valued, {"grey": True})
    assert chosen(valued, {"flip": None, "before": ["a", Path("b")]}).before == (Path("a"), Path("b"))


@pytest.mark.parametrize("wrong", [{"format": "docx"}, {"sides": "both"}, {"holes": "3"}, {"flip": ""}])
def test_a_name_that_there_is_not_is_refused_at_once(wrong: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        chosen(None, wrong)


def test_packs_have_those_of_printing_among_theirs() -> None:
    assert wished(PackOptions(), {"zip": True, "grey": True, "inspect": False}) == PackOptions(
        printing=PrintOptions(grey=True, inspect=False), zip=True
    )


def test_the_day_is_the_date_or_today() -> None:
    assert PrintOptions(date=DAY).day == DAY
    assert PrintOptions(today=DAY).day == DAY
    assert PrintOptions().day >= DAY.replace(year=2024)


def test_on_one_side_there_are_no_blank_backs(small: Package, tmp_path: Path) -> None:
    (duplex,) = build(small, ["set-1"], PrintOptions(), out=tmp_path / "two")
    (simplex,) = build(small, ["set-1"], sides=Sides.SIMPLEX, out=tmp_path / "one")
    assert (duplex.pages, simplex.pages) == (10, 9)
    assert inspect(simplex.path).clean


class InPairs:
    """The last page beside the first one, and so on, on twice their paper."""

    def composed_on(self, printed: str) -> str:
        return {"a4": "a5"}[printed]

    def composed_for(self, printed: PaperSides) -> PaperSides:
        return PaperSides(printed.sides, Flip.LONG)

    @property
    def scheme(self) -> str:
        return "booklet"

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:  # noqa: ARG002
        yield from ()

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:
        assert flip is Flip.SHORT
        middle = printed.height / 2
        return [
            Surface(printed.height, printed.width, (PlacedPage(one), PlacedPage(other, (1, 0, 0, 1, middle, 0))))
            for one, other in zip(pages[::-1], pages[: len(pages) // 2], strict=False)
        ]


def test_a_scheme_has_pages_of_its_own_size_and_places_them(small: Package, tmp_path: Path) -> None:
    options = PrintOptions(imposition=InPairs(), flip=Flip.SHORT)
    assert (options.page_paper, options.page_sides) == ("a5", PaperSides(flip=Flip.LONG))
    build(small, ["guide"], options, out=tmp_path)
    build(small, ["guide"], paper="a5", out=tmp_path / "alone")
    (path,) = tmp_path.glob("*.pdf")
    (alone,) = (tmp_path / "alone").glob("*.pdf")
    placed, single = inspect(path), inspect(alone)
    assert placed.clean
    assert placed.text() == single.text()
    assert 2 * len(placed.pages) == len(single.pages)
    assert {(round(page.width), round(page.height)) for page in placed.pages} == {(842, 595)}
    root: Any = PdfReader(path).root_object
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    plain = PrintOptions(paper="a5", flip=Flip.SHORT)
    assert (plain.page_paper, plain.page_sides) == ("a5", plain.paper_sides), "pages that stand alone are the papers"


def test_the_word_for_grey_is_the_packages_own(tmp_path: Path) -> None:
    grey = PrintOptions(paper="a3", grey=True)
    assert suffix(grey, sheetbuilder.load().words) == "-a3-graa"
    assert suffix(grey, sheetbuilder.load(EXAMPLE).words) == "-a3-grey"
    newer = PrintOptions(standard="ua-2", grey=True)
    assert suffix(newer, sheetbuilder.load().words) == "-ua-2-graa"
    assert (newer.pair, PrintOptions().pair) == (UA_2, UA_1)
    assert suffix(replace(grey, save_ink=True), sheetbuilder.load().words) == "-a3-graa-blaekspar"
    assert suffix(PrintOptions(save_ink=True), sheetbuilder.load(EXAMPLE).words) == "-save-ink"
    assert suffix(replace(grey, fillable=True), sheetbuilder.load().words) == "-a3-graa-udfyldelig"
    assert suffix(PrintOptions(fillable=True), sheetbuilder.load(EXAMPLE).words) == "-fillable"
    shutil.copytree(EXAMPLE, tmp_path / "package")
    words = tmp_path / "package" / "words.yaml"
    words.write_text(words.read_text("utf-8").replace("grey_file: grey\n", ""), encoding="utf-8")
    assert suffix(grey, sheetbuilder.load(words.parent).words) == "-a3-grey", "where a package says nothing"
