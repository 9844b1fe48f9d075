"""A brand's own date: it stays while the content does, moves by itself, and is told when somebody forgot it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import Package, pack
from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.revision import Revision, content_of, outlived, revised
from sheetbuilder.compose import load
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.publish import manifest
from tests.outputs import said
from tests.packages import made

FIRST, THEN, LATER = datetime.date(2026, 11, 1), datetime.date(2026, 11, 20), datetime.date(2026, 12, 24)
TEXT = """type: brand
name: Prøvesund Kommune
municipality_code: "0000"
contacts:
  - {id: infohus, label: Infohus, number: 00 00 00 00, checked: 2026-11-18}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "brand.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def changed(file: Path, old: str, new: str) -> Brand:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return load_brand(file)


def test_the_day_stays_while_the_content_does(small: Package, file: Path) -> None:
    first = revised(small, load_brand(file), FIRST, ())
    assert first.day == FIRST
    assert revised(small, load_brand(file), LATER, [first]) == first
    told = "# En bemærkning\ncontacts:\n  - {id: infohus, label: Infohus, number: 00 00 00 00, checked: 2026-11-18}\n"
    file.write_text(f'{told}name: Prøvesund Kommune\nmunicipality_code: "0000"\ntype: brand\n', "utf-8")
    assert revised(small, load_brand(file), LATER, [first]) == first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("00 00 00 00", "20 30 40 50"),
        ("2026-11-18", "2026-11-19"),
        ("name: Prøvesund", "approved_by: chefen\nname: Prøvesund"),
        ("name: Prøvesund", 'colours: {accent: "#7A1F4B"}\nname: Prøvesund'),
    ],
)
def test_whatever_is_printed_moves_it(small: Package, file: Path, old: str, new: str) -> None:
    first = revised(small, load_brand(file), FIRST, ())
    brand = changed(file, old, new)
    assert revised(small, brand, THEN, [first]).day == THEN


def test_a_file_that_the_brand_names_moves_it(small: Package, file: Path) -> None:
    (file.parent / "logo.svg").write_text("<svg/>", "utf-8")
    brand = changed(file, "name: Prøvesund", "logo: {colour: logo.svg}\nname: Prøvesund")
    before = content_of(small, brand)
    (file.parent / "logo.svg").write_text("<svg></svg>", "utf-8")
    assert content_of(small, brand) != before


def test_the_core_moves_it(small: Package, ours: Package, file: Path) -> None:
    brand = load_brand(file)
    assert content_of(small, brand) != content_of(ours, brand)
    assert content_of(small, brand) == content_of(load(small.directory), brand)


def test_a_date_of_the_brand_s_own_stays_and_is_told_until_it_moves(small: Package, file: Path) -> None:
    brand = changed(file, "name: Prøvesund", f"revision: {FIRST}\nname: Prøvesund")
    first = revised(small, brand, THEN, ())
    assert first.day == FIRST
    assert outlived(small, brand, first) == ()
    brand = changed(file, "00 00 00 00", "20 30 40 50")
    second = revised(small, brand, LATER, [first])
    assert second == first
    # It is told again at the next build, though nothing has changed since the last one.
    third = revised(small, brand, LATER, [second])
    (problem,) = outlived(small, brand, third)
    assert (problem.code, str(problem.message)) == ("SB353", f"the content has changed since {FIRST}")
    assert problem.where is not None
    assert problem.where.line == 2
    brand = changed(file, str(FIRST), str(LATER))
    assert outlived(small, brand, revised(small, brand, LATER, [third])) == ()


def test_the_nearest_pack_that_says_the_same_gives_the_day(small: Package, file: Path) -> None:
    brand = load_brand(file)
    content = content_of(small, brand)
    known = [Revision(THEN, "something else"), Revision(FIRST, content), Revision(LATER, content)]
    assert revised(small, brand, LATER, known).day == FIRST


def test_pages_and_file_bear_it(small: Package, file: Path) -> None:
    brand = load_brand(file)
    session = new_session(small, brand.theme(), PrintOptions(brand=brand, date=THEN, revision=LATER))
    document = compose(session, targets(small)[0])
    cover, *others = (said(page.items).replace("\u00a0", " ") for page in document.pages if page.kind != "blank")
    assert "rettet 24. december 2026" in cover
    assert all("rettet 24.12.2026" in one for one in others)
    assert (document.created, document.changed) == (THEN, LATER)


@pytest.mark.long
def test_a_pack_remembers_and_so_does_the_one_in_grey(file: Path, tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    content.mkdir()
    made(content)

    def day(today: datetime.date, *, grey: bool = False) -> str:
        (outcome,) = pack([file], out=out, content=content, today=today, grey=grey, inspect=False, jobs=1)
        assert outcome.folder is not None
        known = manifest.read(outcome.folder)
        assert known is not None
        assert known.revision is not None
        return str(known.revision.day)

    assert day(FIRST) == "2026-11-01"
    changed(file, "type: brand", "# ny\ntype: brand")
    assert day(THEN) == "2026-11-01"
    assert day(THEN, grey=True) == "2026-11-01"
    changed(file, "00 00 00 00", "20 30 40 50")
    assert day(LATER) == "2026-12-24"
