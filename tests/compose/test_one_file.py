"""Several targets as one document: numbered through, linked through, each part on a paper of its own."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import Built, Holes, MissingError, Package, Sides, build, load_brand, select
from sheetbuilder.compose.one_file import file_name, parts_of
from tests.readings import inspect
from tests.tools import verapdf

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = datetime.date(2026, 11, 24)
FOUR = ("1.1", "workflow", "2.1", "strategy")


def bound(package: Package, out: Path, *names: str, **keywords: object) -> Built:
    (built,) = build(package, names or FOUR, out=out, date=DAY, one_file="møde", **keywords)  # type: ignore[arg-type]
    return built


def feet(built: Built) -> list[str]:
    """The page numbers as they are printed; empty where a page has none."""
    found = [re.search(r"\bside (\d+ af \d+)", page.extract_text()) for page in PdfReader(built.path).pages]
    return [one[1] if one else "" for one in found]


def test_pages_are_numbered_through_and_every_part_begins_on_a_right_hand_page(small: Package, tmp_path: Path) -> None:
    built = bound(small, tmp_path)
    assert (built.path, built.target, built.pages) == (tmp_path / "møde.pdf", "1.1 workflow 2.1 strategy", 8)
    assert feet(built) == [*(f"{page} af 8" for page in range(1, 8)), ""]
    report = inspect(built.path)
    assert report.problems == ()
    assert report.title == "En lille pakke: 1.1, Arbejdsgangen, 2.1 og Strategi"
    assert [(line.title, line.page) for line in report.outline] == [
        ("1.1 Ærlig øvelse på trin 1", 1),
        ("Arbejdsgangen", 3),
        ("2.1 Ærlig øvelse på trin 2", 5),
        ("Strategi", 7),
    ]


def test_on_one_side_blank_backs_go_and_numbers_stay(small: Package, tmp_path: Path) -> None:
    built = bound(small, tmp_path, "strategy", "1.1", sides=Sides.SIMPLEX)
    assert feet(built) == ["1 af 4", "3 af 4", "4 af 4"]


def test_parts_keep_the_order_asked_for_and_links_lead_to_those_that_are_there(small: Package, tmp_path: Path) -> None:
    """Sheet 2.1 names sheet 1.1; alone it cannot lead there."""

    def targets_of(*names: str) -> list[str]:
        report = inspect(bound(small, tmp_path, *names).path)
        assert report.clean
        return [node.target for node in report.tree.walk() if node.role == "Link"]

    assert targets_of("2.1") == []
    assert targets_of("2.1", "1.1") == ["#3", "#3"]
    assert targets_of("1.1", "2.1") == ["#1", "#1"]


def test_one_part_is_called_what_it_is(small: Package, tmp_path: Path) -> None:
    assert inspect(bound(small, tmp_path, "1.1").path).title == "1.1 Ærlig øvelse på trin 1"


def test_of_a_set_its_sheets_are_taken_each_once(small: Package) -> None:
    asked = select(small, ["2.1", "set-1", "strategy"])
    assert [one.name for one in parts_of(small, asked)] == ["2.1", "1.1", "strategy"]


def test_what_has_a_cover_of_its_own_is_refused_and_nothing_is_written(small: Package, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as raised:
        bound(small, tmp_path, "1.1", "guide")
    assert [(one.code, str(one.message)[:7]) for one in raised.value.problems] == [("SB207", "“guide”")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("møde", "møde.pdf"),
        ("a b.PDF", "a b.PDF"),
        ("v1.2", "v1.2.pdf"),
        (" x.pdf ", "x.pdf"),
        ("til 2.3", "til 2.3.pdf"),
    ],
)
def test_a_name_of_a_file_has_its_ending(given: str, name: str) -> None:
    assert file_name(given) == name


@pytest.mark.parametrize(
    "given", ["", " ", ".pdf", "a/b.pdf", "..", "..\\x", "con.pdf", "c:x", "a\nb", ".skjult", "x" * 300]
)
def test_a_name_that_no_file_can_have_is_refused(given: str) -> None:
    with pytest.raises(MissingError) as raised:
        file_name(given)
    assert [one.code for one in raised.value.problems] == ["SB206"]


@pytest.mark.long
def test_with_brand_letterhead_grey_and_holes_it_is_what_it_promises(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(EXAMPLES / "brands/eksempelkoebing.yaml")
    names = ("2.3", "2.4", "2.6", "workflow", "core-elements", "strategy")
    made = []
    for grey in (False, True):
        options = {"brand": brand, "grey": grey, "holes": Holes.TWO}
        one, other = (bound(ours, tmp_path / f"{name}-{grey}", *names, **options) for name in ("a", "b"))
        assert one.path.read_bytes() == other.path.read_bytes()
        assert inspect(one.path).problems == ()
        made.append(one.path)
    assert made[0] != made[1]
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, made) == dict.fromkeys(made, "PASS")


def test_a_sheet_is_the_same_alone_and_in_company_but_for_its_page_numbers(small: Package, tmp_path: Path) -> None:
    texts, company = (
        [page.extract_text() for page in PdfReader(bound(small, tmp_path, *names).path).pages]
        for names in (("2.1",), ("strategy", "2.1"))
    )
    assert [text.replace("af 2", "").replace("side 1", "").replace("side 2", "") for text in texts] == [
        text.replace("af 4", "").replace("side 3", "").replace("side 4", "") for text in company[2:]
    ]
