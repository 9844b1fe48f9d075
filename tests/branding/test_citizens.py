"""What a brand puts on the citizen's cards: a number that is tried, a sender that tells nothing, and else a line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import ContentError, Package, build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.facts import facts_of
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.content.conditions import Fact

DAY = datetime.date(2026, 11, 24)
HEAD = 'type: brand\nname: {name}\nmunicipality_code: "{code}"\ncontacts:\n'
CONTACT = "  - {{id: vagt, label: {label}, number: {number}, hours: altid, checked: {day}, citizen: {citizen}}}\n"


def brand_file(
    folder: Path,
    label: str = "Vagten",
    *,
    name: str = "Prøvesund Kommune",
    day: str = "2026-11-01",
    citizen: str = "true",
    code: str = "0000",
    number: str = "00 00 00 00",
) -> Path:
    path = folder / "brand.yaml"
    contact = CONTACT.format(label=label, day=day, citizen=citizen, number=number)
    path.write_text(HEAD.format(name=name, code=code) + contact, "utf-8")
    return path


def livline(package: Package, folder: Path, day: datetime.date = DAY, **keywords: str) -> str:
    """The words of both sides of the livline card."""
    brand = load_brand(brand_file(folder, **keywords))
    (built,) = build(package, ["cards-livline"], out=folder, brand=brand, date=day)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(built.path).pages).split())


def test_a_number_for_the_citizen_stands_in_place_of_a_line(ours: Package, tmp_path: Path) -> None:
    said = livline(ours, tmp_path)
    assert "Hvis ingen svarer Vagten 00 00 00 00 altid" in said
    assert said.count("Prøvesund Kommune") == 4


def test_a_number_that_is_not_for_the_citizen_is_not_given_away(ours: Package, tmp_path: Path) -> None:
    said = livline(ours, tmp_path, citizen="false")
    assert "00 00 00 00" not in said
    assert "Hvis ingen svarer Aften og nat" in said


@pytest.mark.parametrize(
    ("day", "more", "code"),
    [
        (datetime.date(2027, 6, 1), {}, "SB323"),
        (DAY, {"code": "0101"}, "SB326"),
        (DAY, {"number": "00 00 00 17"}, "SB329"),
        (DAY, {"number": "27 00 00"}, "SB329"),
    ],
)
def test_a_number_that_may_be_wrong_is_never_printed(
    day: datetime.date, more: dict[str, str], code: str, ours: Package, tmp_path: Path
) -> None:
    """Old, of noughts in a real municipality, or one that nobody can have: a line to write on, and a warning."""
    brand = load_brand(brand_file(tmp_path, **more))
    assert Fact.CITIZEN_CONTACTS not in facts_of(brand, day)
    (built,) = build(ours, ["cards-livline"], out=tmp_path, brand=brand, date=day)
    said = " ".join(PdfReader(built.path).pages[0].extract_text().split())
    assert brand.file.contacts[0].number not in said
    assert "Hvis ingen svarer Aften og nat" in said
    told = [problem for problem in built.warnings if problem.code == code]
    assert told
    assert code == "SB329" or all("no card for the citizen has it" in str(problem.hint) for problem in told)


def test_a_name_that_tells_of_a_concern_is_refused_at_its_line(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, "Infohuset"))
    with pytest.raises(ContentError) as caught:
        apply_brand(ours, PrintOptions(brand=brand, date=DAY))
    (problem,) = [one for one in caught.value.problems if one.code == "SB886"]
    assert problem.where is not None
    assert (problem.where.file.name, problem.where.line) == ("brand.yaml", 5)
    assert "“Infohuset” never stands on a card for the citizen" in str(problem.message)


def test_the_same_name_is_for_professionals(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, "Infohuset", citizen="false"))
    assert apply_brand(ours, PrintOptions(brand=brand, date=DAY)).warnings == ()


def test_a_sender_that_tells_of_a_concern_is_left_off_and_told(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, name="Infohus Prøvesund"))
    livline, roles = build(ours, ["cards-livline", "cards-roles"], out=tmp_path, brand=brand, date=DAY)
    assert [problem.code for problem in livline.warnings] == ["SB887"]
    citizen, professional = (PdfReader(made.path) for made in (livline, roles))
    assert "nfohus" not in "".join(page.extract_text() for page in citizen.pages)
    assert citizen.metadata is not None
    assert citizen.metadata.author == ours.meta.publisher
    assert "Infohus Prøvesund" in professional.pages[0].extract_text()


def test_a_package_without_cards_for_citizens_asks_for_nothing(small: Package, tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, "Infohuset", name="Infohus Prøvesund"))
    assert apply_brand(small, PrintOptions(brand=brand, date=DAY)).warnings == ()
