"""The ten acceptance stories of the users, each shown on what a command left on the disk.

Two stories stand elsewhere: 2 (one phone number, a new pack) in `packs/test_packs.py`, 5 (the longest names) in
`layout/test_imprint.py`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, StreamObject

from sheetbuilder.cli import program
from sheetbuilder.content import Package
from sheetbuilder.models import markup
from sheetbuilder.pdf.inspect import Report
from tests.acceptance.pictures import MM, contrast, grey_pages, ground, in_grey, letters
from tests.readings import inspect
from tests.tools import run

ROOT = Path(__file__).parents[2]
BRANDS = ROOT / "examples" / "brands"
COURSE = ROOT / "examples" / "handouts" / "samtalen-hele-vejen.yaml"
DAY = "2026-11-24"


def sheetbuilder(*arguments: str | Path) -> str:
    """A run of the command line, in Danish, which must end well; what it said beside its output.

    In this very process: how a process of its own starts and ends is tried in `tests/cli`.
    """
    with chdir(ROOT), io.TextIOWrapper(io.BytesIO(), "utf-8") as told, redirect_stderr(told):
        code = program.run(["--lang", "da", *map(str, arguments)], {})
        told.flush()
        told.seek(0)
        said = told.read()
    assert code == 0, said
    return said


@pytest.fixture(scope="module")
def set_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("set-1")
    sheetbuilder("build", "set-1", "-o", out)
    (path,) = out.glob("*.pdf")
    return path


@pytest.fixture(scope="module")
def told(set_1: Path) -> Report:
    return inspect(set_1)


def words_of(page: str) -> str:
    return " ".join(page.replace("\u00a0", " ").replace("\u00ad", "").split())


# 1


@pytest.mark.long
def test_story_1_sheets_of_set_1_are_ten_papers(set_1: Path, ours: Package) -> None:
    """Printed on both sides, each sheet is one paper: its front on a right-hand page, its working page on the back."""
    texts = [words_of(page.extract_text()) for page in PdfReader(set_1).pages]
    assert len(texts) % 2 == 0
    papers = list(zip(texts[::2], texts[1::2], strict=True))
    sheets = ours.sheets_of_set(ours.meta.sets[0])
    of_sheets = []
    for sheet in sheets:
        (found,) = [
            number
            for number, (front, back) in enumerate(papers)
            if words_of(sheet.purpose) in front and sheet.title in back and ours.meta.privacy.lead in back
        ]
        of_sheets.append(found)
    assert len(set(of_sheets)) == len(sheets) == 10
    assert of_sheets == sorted(of_sheets)


@pytest.mark.long
def test_story_1_every_letter_can_be_read_in_grey(set_1: Path) -> None:
    """At least 8 points, and at least 4.5 to 1 against what it stands on."""
    scale = 2.0
    met = 0
    for page, found in zip(grey_pages(set_1, scale), letters(set_1), strict=True):
        for letter in found:
            assert letter.size >= 7.99, letter
            assert contrast(in_grey(letter.colour), ground(page, letter, scale)) >= 4.5, letter
            met += 1
    assert met > 10_000


def test_story_1_the_holes_hit_nothing(set_1: Path) -> None:
    """Two holes of 6 mm, 80 mm apart, 12 mm from the edge (ISO 838): on the left of a front, on the right of a back."""
    dots = 2.0 * MM
    for index, page in enumerate(grey_pages(set_1, 2.0)):
        assert page.width < page.height
        across = 12 if index % 2 == 0 else page.width / dots - 12
        for down in (-40, 40):
            middle = page.height / dots / 2 + down
            left, top, right, bottom = (int(mm * dots) for mm in (across - 4, middle - 4, across + 4, middle + 4))
            darkest, _ = page.crop((left, top, right, bottom)).getextrema()
            assert darkest == 255, (index + 1, down)


# 3


def read_in_grey(path: Path) -> set[tuple[int, int, int]]:
    """The colours of the letters, each of which can be read on what it stands on by a black-and-white printer."""
    scale, met = 2.0, set()
    for page, found in zip(grey_pages(path, scale), letters(path), strict=True):
        for letter in found:
            assert contrast(in_grey(letter.colour), ground(page, letter, scale)) >= 4.5, letter
            met.add(letter.colour)
    return met


def test_story_3_a_towns_yellow_stays_yellow_and_every_word_can_be_read(tmp_path: Path) -> None:
    assert sheetbuilder("build", "2.6", "--brand", BRANDS / "proevesund.yaml", "--date", DAY, "-o", tmp_path) == ""
    (path,) = tmp_path.rglob("*.pdf")
    yellow = (0xF5, 0xC5, 0x18)
    assert yellow not in read_in_grey(path)
    with pypdfium2.PdfDocument(path) as document:
        seen = {colour for _, colour in document[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 20)}
    assert yellow in seen


def test_story_3_a_colour_too_light_for_words_is_told_in_danish_and_printed_dark_enough(tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text(
        'type: brand\nname: Prøvesund\nmunicipality_code: "0000"\ncolours:\n  accent: "#B38F00"\n', encoding="utf-8"
    )
    said = sheetbuilder("build", "2.6", "--brand", brand, "--date", DAY, "-o", tmp_path)
    assert "#B38F00 kan ikke læses" in said
    (used,) = re.findall(r"(#[0-9A-F]{6}) bruges i stedet", said)
    (path,) = tmp_path.rglob("*.pdf")
    assert tuple(bytes.fromhex(used[1:])) in read_in_grey(path)


# 4


def test_story_4_without_a_logo_the_name_stands_in_its_place(tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text('type: brand\nname: Mønsterbjerg Kommune\nmunicipality_code: "0000"\n', encoding="utf-8")
    sheetbuilder("build", "set-1", "--brand", brand, "--date", DAY, "-o", tmp_path)
    (path,) = tmp_path.rglob("*.pdf")
    reader = PdfReader(path)
    assert "Mønsterbjerg Kommune" in words_of(reader.pages[0].extract_text())
    assert inspect(path).problems == ()


# 6


RECIPE = """\
type: handout
title: Tre ark
items:
  - type: cover
  - type: contents
  - {type: sheet, sheet: "2.2"}
  - {type: sheet, sheet: "3.4"}
  - {type: sheet, sheet: "4.3"}
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle")
    (out / "tre-ark.yaml").write_text(RECIPE, encoding="utf-8")
    sheetbuilder("handout", out / "tre-ark.yaml", "-o", out, "--date", DAY)
    (path,) = out.rglob("*.pdf")
    return path


def fronts(path: Path, package: Package, numbers: tuple[str, ...]) -> dict[str, int]:
    """The index of the page on which each sheet begins."""
    texts = [words_of(page.extract_text()) for page in PdfReader(path).pages]
    found = {}
    for sheet in map(package.sheet, numbers):
        (found[sheet.number],) = [
            index for index, text in enumerate(texts) if words_of(sheet.purpose) in text and package.words.moves in text
        ]
    return found


def test_story_6_every_sheet_of_a_bundle_starts_on_a_recto_and_the_contents_say_where(
    bundle: Path, ours: Package
) -> None:
    found = fronts(bundle, ours, ("2.2", "3.4", "4.3"))
    assert all(index % 2 == 0 for index in found.values())
    reader = PdfReader(bundle)
    contents = words_of(reader.pages[1].extract_text())
    goals = [
        reader.get_page_number(link["/Dest"][0].get_object())
        for link in (entry.get_object() for entry in reader.pages[1]["/Annots"])  # type: ignore[attr-defined]
    ]
    for number, index in found.items():
        assert reader.page_labels[index] == str(index + 1)
        title = ours.sheet(number).title
        assert re.search(rf"{number} {re.escape(title)} {index + 1}\b", contents), contents
        assert index in goals


def test_story_6_headings_stand_under_the_title_of_the_bundle(bundle: Path, ours: Package) -> None:
    report = inspect(bundle)
    assert report.problems == ()
    heads = [(node.role, words_of(node.text)) for node in report.tree.walk() if re.fullmatch("H[1-6]", node.role)]
    assert [text for role, text in heads if role == "H1"] == ["Tre ark"]
    for number in ("2.2", "3.4", "4.3"):
        assert ("H2", ours.sheet(number).title) in heads
    levels = [int(role[1]) for role, _ in heads]
    assert all(after <= before + 1 for before, after in pairwise(levels))


# 7


@pytest.mark.long
def test_story_7_shared_sheets_have_the_same_page_numbers_in_both_editions(ours: Package, tmp_path: Path) -> None:
    sheetbuilder("handout", "kursusdag", "--edition", "both", "-o", tmp_path, "--date", DAY)
    numbers = ("2.2", "3.2", "3.1", "3.4", "4.1", "4.3")
    borne = []
    for edition in ("deltager", "underviser"):
        (path,) = tmp_path.rglob(f"*-{edition}.pdf")
        labels = PdfReader(path).page_labels
        found = fronts(path, ours, numbers)
        assert all(index % 2 == 0 for index in found.values())
        borne.append({number: labels[index] for number, index in found.items()})
        printed = [words_of(page.extract_text()) for page in PdfReader(path).pages]
        assert all(f"side {labels[index]} af" in printed[index] for index in found.values())
    assert borne[0] == borne[1]
    assert len(set(borne[0].values())) == len(numbers)


# 8


def test_story_8_a_sheet_is_read_in_the_order_that_an_eye_has(ours: Package, tmp_path: Path) -> None:
    """What the tree says, read by a screen reader, and what pdftotext finds from top to bottom, column by column."""
    sheet = ours.sheet("3.4")
    sheetbuilder("build", sheet.number, "-o", tmp_path)
    (path,) = tmp_path.glob("*.pdf")
    report = inspect(path)
    heads = [sheet.title, *(f"{name}" for name in _heads(ours))]
    by_tree = [words_of(report.text()).index(head) for head in heads]
    assert by_tree == sorted(by_tree)
    left_to_right = words_of(run("pdftotext", "-f", "1", "-l", "1", path, "-").said)
    by_eye = [left_to_right.index(head) for head in heads]
    assert by_eye == sorted(by_eye)


def _heads(package: Package) -> tuple[str, ...]:
    words = package.words
    return (words.moves, words.advice, words.means, words.avoid)


def test_story_8_every_tick_box_has_a_name(told: Report, ours: Package) -> None:
    boxes = [node for node in told.tree.walk() if node.role == "Form"]
    assert len(boxes) > 50
    assert all(node.alt for node in boxes)
    for sheet in ours.sheets_of_set(ours.meta.sets[0]):
        for block in sheet.back:
            for item in getattr(block, "items", ()) if getattr(block, "type", "") == "checklist" else ():
                assert any(words_of(markup.words(item.text)) in words_of(node.alt or "") for node in boxes), item.text


# 9


CONCERN = re.compile(r"ekstrem|radikal|terror|infohus|bekymr|sikkerhedsrisiko", re.IGNORECASE)
"""What nobody should read who is handed a paper, or sees one on the table."""


def test_story_9_what_is_written_with_the_citizen_has_no_word_of_concern(tmp_path: Path, ours: Package) -> None:
    """The agreements and the lifeline are filled in at the table, on the backs of these two sheets."""
    sheetbuilder("build", "4.1", "4.2", "-o", tmp_path)
    for number in ("4.1", "4.2"):
        (path,) = tmp_path.glob(f"*{number}*.pdf")
        back = words_of(PdfReader(path).pages[1].extract_text())
        assert ours.sheet(number).title in back
        assert CONCERN.findall(back) == []


INTERNAL = re.compile(r"Forebyggelse|sagsnummer|@|Rådhustorvet|Havnen 2|inspirationspakke", re.IGNORECASE)
CITIZENS = ("cards-livline", "cards-agreement", "cards-conversation")


def everything(path: Path) -> str:
    """All that a file gives away: its name, its properties, its outline, what is seen and what is read aloud."""
    reader, report = PdfReader(path), inspect(path)
    information: Mapping[str, Any] = reader.metadata or {}
    spoken = [part for node in report.tree.walk() for part in (node.text, node.alt or "", node.title or "")]
    stored = [stream.get_data().decode("utf-8", "replace") for stream in _metadata(reader)]
    titles = [str(entry.get("/Title")) for entry in _outline(reader)]
    pages = [page.extract_text() for page in reader.pages]
    return words_of(" ".join([path.name, *map(str, information.values()), *stored, *titles, *pages, *spoken]))


@pytest.mark.parametrize(
    ("town", "number", "single"),
    [
        ("eksempelkoebing", True, ()),
        pytest.param("eksempelkoebing", True, ("--single",), marks=pytest.mark.long),
        pytest.param("proevesund", False, (), marks=pytest.mark.long),
        pytest.param("proevesund", False, ("--single",), marks=pytest.mark.long),
    ],
)
def test_story_9_cards_for_the_citizen_say_nothing_that_others_should_not_read(
    town: str, number: bool, single: tuple[str, ...], tmp_path: Path, ours: Package
) -> None:
    """Neither on the card nor in the file; a municipality that has a neutral number gives it, the others a line."""
    assert ours.cards is not None
    assert {deck.target for deck in ours.cards.decks if deck.for_citizens} == set(CITIZENS)
    sheetbuilder("build", *CITIZENS, *single, "--brand", BRANDS / f"{town}.yaml", "--date", DAY, "-o", tmp_path)
    paths = sorted(tmp_path.rglob("*.pdf"))
    assert len(paths) == len(CITIZENS)
    for path in paths:
        said = everything(path)
        assert CONCERN.findall(said) == [], path.name
        # Words of the house, its units and its address are nobody's business at home either.
        assert INTERNAL.findall(said) == [], path.name
        if town == "eksempelkoebing":
            # Nor does the letterhead lie under a card, which has all of them: a logo is the most that is shown.
            assert all(high < 100 for page in PdfReader(path).pages for high in shown(page)), path.name
    (livline,) = tmp_path.rglob("livlinekort*.pdf")
    front = words_of(PdfReader(livline).pages[0].extract_text())
    assert ("Døgnvagt, børn og unge 00 00 00 00" in front) is number
    assert ("Hvis ingen svarer Aften og nat" in front) is not number
    assert "112" in front


def shown(page: PageObject) -> Iterator[float]:
    """The heights of what is placed on a page, in points of its own."""
    objects = page["/Resources"].get("/XObject", {})  # type: ignore[attr-defined]
    for name in set(re.findall(rb"/(\w+) Do", page.get_contents().get_data())):  # type: ignore[union-attr]
        form = objects["/" + name.decode("ascii")].get_object()
        yield float(form["/BBox"][3]) - float(form["/BBox"][1]) if "/BBox" in form else 0.0


@pytest.mark.parametrize("recipe", ["kursusdag", pytest.param(str(COURSE), marks=pytest.mark.long)])
def test_story_9_a_certificate_on_the_wall_has_no_word_of_concern(recipe: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("navn\nDeltager 1\n", encoding="utf-8")
    sheetbuilder("handout", recipe, "--participants", people, "-o", tmp_path, "--date", DAY)
    (path,) = tmp_path.rglob("*.pdf")
    assert CONCERN.findall(path.name) == []
    texts = [words_of(page.extract_text()) for page in PdfReader(path).pages]
    (certificate,) = [text for text in texts if "Kursusbevis Deltager 1" in text]
    assert CONCERN.findall(certificate) == []


def _metadata(reader: PdfReader) -> list[StreamObject]:
    found = reader.trailer["/Root"]["/Metadata"]  # type: ignore[index]
    assert isinstance(found, StreamObject)
    return [found]


def _outline(reader: PdfReader) -> Iterator[Destination]:
    waiting: list[Any] = list(reader.outline)
    while waiting:
        entry = waiting.pop(0)
        if isinstance(entry, list):
            waiting[:0] = entry
        else:
            yield entry


# 10


def test_story_10_a_number_that_nobody_has_tried_for_long_is_told_and_printed(tmp_path: Path) -> None:
    for day, old in (("2026-12-01", False), ("2027-06-01", True), ("2028-01-01", True)):
        out = tmp_path / day
        said = sheetbuilder("build", "2.6", "--brand", BRANDS / "proevesund.yaml", "--date", day, "-o", out)
        (path,) = out.rglob("*.pdf")
        printed = " ".join(words_of(page.extract_text()) for page in PdfReader(path).pages)
        assert ("kontrollér nummer" in printed) is old, day
        assert ("advarsel SB323" in said) is old, said
