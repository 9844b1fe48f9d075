"""The brands of the examples, built: clean, told apart, the same pages, and honest about old numbers."""

from __future__ import annotations

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sheetbuilder import Built, ContentError, NUp, Package, Report, build, load, load_brand, resources, translate
from sheetbuilder.brand import Brand, municipalities
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.differing import differing
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.overlaps import at_brand
from sheetbuilder.branding.scaffold import new_brand
from sheetbuilder.compose import select
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.errors import LayoutError, OutputError, Problem, Severity, Where, say
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Item
from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole
from sheetbuilder.values import replace
from tests.outputs import said
from tests.readings import inspect

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 24)
LATER = datetime.date(2028, 1, 1)
CHECK = "kontrollér nummer"


@dataclass(frozen=True, slots=True)
class Made:
    """A set of a brand."""

    brand: Brand
    built: Built
    report: Report


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(path, id=path.stem, marks=[pytest.mark.long] if at else []) for at, path in enumerate(EXAMPLES)
    ],
)
def made(request: pytest.FixtureRequest, ours: Package, tmp_path_factory: pytest.TempPathFactory) -> Made:
    brand = load_brand(request.param)
    out = tmp_path_factory.mktemp("brands")
    (built,) = build(ours, ["set-2"], out=out, date=DAY, brand=brand)
    assert built.path == out / brand.slug / "saet-2-under-og-efter-moedet.pdf"
    return Made(brand, built, inspect(built.path))


def document(package: Package, brand: Brand, paper: str = "a4", day: datetime.date = DAY) -> Document:
    ready = apply_brand(package, PrintOptions(brand=brand, date=day))
    session = new_session(ready.package, brand.theme(paper), ready.options)
    found = compose(session, select(ready.package, ["set-1"])[0])
    assert not session.problems, [str(problem.message) for problem in session.problems]
    assert not session.lacking()
    return found


def test_there_are_three() -> None:
    assert [path.stem for path in EXAMPLES] == ["eksempelkoebing", "moensterbjerg", "proevesund"]


def test_a_branded_set_is_clean(made: Made) -> None:
    assert made.report.problems == ()
    assert made.report.title == "Praksisark sæt 2: Under og efter mødet"


def test_a_branded_set_says_what_the_brand_says(made: Made, ours: Package) -> None:
    text, file = " ".join(made.report.text().replace("\u00a0", " ").split()), made.brand.file
    for expected in (file.name, file.unit or "", *file.footer, f"Godkendt af {file.approved_by}", "Når det haster"):
        assert expected in text
    for contact in file.contacts:
        told = f"{contact.label} {contact.number} {contact.hours or ''}".strip()
        assert f"{told} kontrolleret {contact.checked.day}." in text
    assert CHECK not in text
    pages = document(ours, made.brand).pages
    assert ours.meta.status is not None
    assert ours.meta.status not in said(pages[0].items)
    assert all(made.brand.name in said(page.items).replace("\u00a0", " ") for page in pages if page.kind != "blank")


def test_no_colour_had_to_change_and_the_yellow_one_fills(made: Made) -> None:
    assert made.built.warnings == ()
    accent = Colour.parse(made.brand.file.colours.accent or "")
    assert made.brand.palette[ColourRole.FILL] == accent
    words = made.brand.palette[ColourRole.ACCENT]
    assert (words == accent) is (made.brand.file.colours.accent != "#F5C518")
    assert made.brand.palette.shortfalls() == ()


@pytest.mark.long
def test_colours_move_nothing(made: Made, ours: Package) -> None:
    assert said_and_placed(document(ours, made.brand)) == said_and_placed(
        document(ours, replace(made.brand, palette=DEFAULT_PALETTE))
    )


def said_and_placed(document: Document) -> list[str]:
    return [repr(page.items) for page in document.pages]


@pytest.mark.long
def test_the_same_file_and_day_give_the_same_bytes(made: Made, ours: Package, tmp_path: Path) -> None:
    (again,) = build(ours, ["set-2"], out=tmp_path, date=DAY, brand=made.brand)
    assert again.path.read_bytes() == made.built.path.read_bytes()


def test_old_numbers_are_marked_in_print_and_told(made: Made, ours: Package) -> None:
    found = document(ours, made.brand, day=LATER)
    marks = said(page_items(found)).replace("\u00a0", " ").count(CHECK)
    feet = sum(page.kind not in ("cover", "blank") for page in found.pages)
    assert marks == len(made.brand.file.contacts) + feet
    codes = {problem.code for problem in made.brand.reminders(LATER)}
    assert codes == ({"SB323", "SB324"} if made.brand.file.valid_until else {"SB323"})


def page_items(document: Document) -> tuple[Item, ...]:
    return tuple(item for page in document.pages for item in page.items)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_every_example_fits(made: Made, ours: Package, paper: str) -> None:
    assert document(ours, made.brand, paper).pages


def test_strict_writes_nothing(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text('type: brand\nname: Blåby\nmunicipality_code: "0000"\ncolours: {accent: "#0090D0"}\n', "utf-8")
    out = tmp_path / "out"
    with pytest.raises(ContentError) as raised:
        build(ours, ["2.6"], out=out, date=DAY, brand=load_brand(path), strict=True)
    assert [(problem.code, problem.severity) for problem in raised.value.problems] == [("SB325", Severity.ERROR)]
    assert not out.exists()


def test_quotes_of_the_brand_are_printed(ours: Package) -> None:
    text = said(page_items(document(ours, load_brand(ROOT / "examples" / "brands" / "proevesund.yaml"))))
    assert "»" not in text
    assert "”" in text


def test_own_fonts_are_embedded(ours: Package, tmp_path: Path) -> None:
    for name, weight in (("Light", "Light"), ("Copy", "Light"), ("Bold", "Bold")):
        (tmp_path / f"{name}.ttf").write_bytes((resources.fonts() / f"SourceSans3-{weight}.ttf").read_bytes())
    path = tmp_path / "brand.yaml"
    path.write_text(
        'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n'
        "fonts: {name: Egen, regular: Light.ttf, light: Copy.ttf, bold: Bold.ttf}\n",
        encoding="utf-8",
    )
    (built,) = build(ours, ["2.6"], out=tmp_path, date=DAY, brand=load_brand(path))
    report = inspect(built.path)
    assert report.problems == ()
    assert {font.name.partition("+")[2] for font in report.fonts} == {"SourceSans3-Light", "SourceSans3-Bold"}


def test_a_brand_speaks_the_language_of_the_package() -> None:
    package = load(ROOT / "examples" / "first-conversation")
    brand = load_brand(ROOT / "examples" / "brands" / "moensterbjerg.yaml")
    text = said(page_items(_first_set(package, brand)))
    assert "Approved by" in text
    assert "check the number" in text
    assert "tried on 18 November 2026" in text.replace("\u00a0", " ")


def _first_set(package: Package, brand: Brand) -> Document:
    session = new_session(package, brand.theme(), PrintOptions(brand=brand, date=LATER))
    return compose(session, select(package, [package.meta.sets[0].id])[0])


@pytest.mark.long
def test_a_new_brand_builds_at_once_and_is_never_written_over(ours: Package, tmp_path: Path) -> None:
    path = new_brand("Prøvehøj: den »nye«", tmp_path, DAY)
    assert path == tmp_path / "proevehoej-den-nye" / "brand.yaml"
    brand = load_brand(path)
    (built,) = build(ours, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand, strict=True)
    assert inspect(built.path).problems == ()
    before = path.read_bytes()
    with pytest.raises(OutputError) as raised:
        new_brand("Prøvehøj: den »nye«", tmp_path, LATER)
    assert raised.value.problems[0].code == "SB503"
    assert path.read_bytes() == before


@pytest.mark.long
def test_a_new_brand_with_nothing_but_its_hashes_removed_builds_without_a_word(ours: Package, tmp_path: Path) -> None:
    path = new_brand("Prøvehøj", tmp_path, DAY)
    for name in ("logo.svg", "logo-sort.svg"):
        (path.parent / name).write_bytes((ROOT / "examples" / "brands" / "logos" / "eksempelkoebing.svg").read_bytes())
    letterhead = ROOT / "examples" / "brands" / "letterheads" / "eksempelkoebing.pdf"
    (path.parent / "brevpapir.pdf").write_bytes(letterhead.read_bytes())
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^#(?! \S)", "", text), encoding="utf-8")
    brand = load_brand(path)
    file = brand.file
    assert all((file.unit, file.footer, file.approved_by, file.colours.tint))
    assert file.logo is not None
    assert file.overlay is not None
    assert file.overlay.make_room
    assert [contact.id for contact in brand.for_citizens(brand.doubtful(DAY))] == ["vagt"]
    assert file.logo.position == "top-right"
    assert set(brand.logo_files) == {"colour", "mono"}
    assert file.valid_until == datetime.date(2027, 12, 31)
    assert [change.address for change in differing(load(), brand).changes] == [
        "2.1/means/gaatur",
        "2.1/checklist/vagthavende",
    ]
    assert build(ours, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand, strict=True)


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("name: Prøve 日\n", "SB304", 2),
        ("name: Prøve\nunit: Familie 日\n", "SB304", 3),
        ("name: Prøve\nfooter:\n  - Torvet 1\n  - 日\n", "SB304", 5),
        (f"name: Prøve\nunit: {'W' * 60}\n", "SB404", 3),
    ],
)
def test_what_cannot_be_printed_of_a_brand_is_told_at_its_line(
    ours: Package, tmp_path: Path, more: str, code: str, line: int
) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text(f'type: brand\n{more}municipality_code: "0000"\n', encoding="utf-8")
    with pytest.raises(LayoutError) as raised:
        build(ours, ["set-1"], out=tmp_path / "out", date=DAY, brand=load_brand(path))
    places = {(one.code, one.where.file, one.where.line) for one in raised.value.problems if one.where}
    assert places == {(code, path, line)}


@pytest.mark.parametrize("code", ["SB401", "SB403", "SB404", "SB885"])
def test_what_a_wide_font_makes_too_long_is_told_at_the_font_and_not_in_our_files(tmp_path: Path, code: str) -> None:
    for name in ("Regular", "Bold"):
        shutil.copy(resources.fonts() / f"SourceSans3-{name}.ttf", tmp_path / f"{name}.ttf")
    path = tmp_path / "brand.yaml"
    fonts = "fonts: {name: Egen, regular: Regular.ttf, bold: Bold.ttf}"
    path.write_text(f'type: brand\nname: X\nmunicipality_code: "0000"\n{fonts}\n', encoding="utf-8")
    brand = load_brand(path)
    ours, theirs = (
        Problem(code, say("too long"), Where(folder / "x.yaml", 9)) for folder in (resources.sheets(), tmp_path)
    )
    moved, kept = at_brand([ours, theirs], brand)
    assert moved.where is not None
    assert (moved.where.file, moved.where.line) == (path, 4)
    assert kept == theirs


def test_letters_of_ours_that_a_font_lacks_are_told_once_at_the_font(ours: Package, tmp_path: Path) -> None:
    for name in ("Regular", "Bold"):
        font = TTFont(resources.fonts() / f"SourceSans3-{name}.ttf")
        for table in font["cmap"].tables:
            for letter in "øÅ":
                table.cmap.pop(ord(letter), None)
        font.save(tmp_path / f"{name}.ttf")
    path = tmp_path / "brand.yaml"
    fonts = "fonts: {name: Egen, regular: Regular.ttf, bold: Bold.ttf}"
    path.write_text(f'type: brand\nname: Å\nmunicipality_code: "0000"\n{fonts}\n', encoding="utf-8")
    with pytest.raises(LayoutError) as raised:
        build(ours, ["strategy"], out=tmp_path / "out", date=DAY, brand=load_brand(path))
    assert {(one.where.file, one.where.line, str(one.message)) for one in raised.value.problems if one.where} == {
        (path, 2, "the font has no “Å” (U+00C5)"),
        (path, 4, "the font has no “ø” (U+00F8), “Å” (U+00C5)"),
    }
    assert len(raised.value.problems) == 2
    assert "»ø« (U+00F8)" in translate(raised.value, "da")


def test_what_the_numbers_make_too_long_is_told_once_at_the_numbers(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    words = "en vagt for fagpersoner og pårørende " * 3
    contacts = "".join(
        f"  - {{id: k{at}, label: {words.strip()}, hours: {words.strip()}, number: 00 00 00 00, checked: {DAY}}}\n"
        for at in range(6)
    )
    path.write_text(f'type: brand\nname: X\nmunicipality_code: "0000"\ncontacts:\n{contacts}', encoding="utf-8")
    with pytest.raises(LayoutError) as raised:
        build(ours, ["set-1", "moedet-er-i-morgen"], out=tmp_path / "out", date=DAY, brand=load_brand(path))
    assert [(one.code, one.where.file, one.where.line) for one in raised.value.problems if one.where] == [
        ("SB401", path, 5)
    ]
    # In large print they go on on the next page.
    assert build(ours, ["moedet-er-i-morgen"], large_print=True, out=tmp_path, date=DAY, brand=load_brand(path))


@pytest.mark.parametrize("name", ["strategy", "2.6"])
def test_papers_of_a_brand_that_fill_one_side_are_read_back_with_their_backs(
    ours: Package, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text('type: brand\nname: X\nmunicipality_code: "0000"\n', encoding="utf-8")
    (built,) = build(ours, [name], imposition=NUp(2), out=tmp_path, date=DAY, brand=load_brand(path))
    assert inspect(built.path).problems == ()


def test_a_real_name_brings_its_code_and_asks_for_real_numbers(tmp_path: Path) -> None:
    row = next(iter(municipalities().rows.values()))
    brand = load_brand(new_brand(row.name, tmp_path, DAY))
    assert (brand.name, brand.municipality) == (row.official_name, row)
    assert [problem.code for problem in brand.reminders(DAY)] == ["SB326"]


@pytest.mark.parametrize("name", ["", " ", "a" * 61, "a\nb"])
def test_a_name_that_cannot_be_printed_makes_no_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        new_brand(name, tmp_path, DAY)
    assert list(tmp_path.iterdir()) == []
