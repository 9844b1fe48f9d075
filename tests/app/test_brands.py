"""Brands of a folder, and brands that are brought in, of which nobody knows where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.brands import BrandShelf
from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.serving.forms import UploadedFile

EXAMPLES = Path(__file__).parents[2] / "examples" / "brands"


def uploaded(*names: str) -> list[UploadedFile]:
    """Files of the examples, as a browser sends them: without their folders."""
    return [UploadedFile(Path(name).name, (EXAMPLES / name).read_bytes()) for name in names]


PROEVESUND = (
    "proevesund.yaml",
    "logos/proevesund.png",
    "logos/proevesund-sort.png",
    "letterheads/proevesund.pdf",
    "proevesund/2.7-moedesteder-i-proevesund.yaml",
)


def codes(raised: pytest.ExceptionInfo[ContentError] | pytest.ExceptionInfo[MissingError]) -> set[str]:
    """The codes of what was raised."""
    return {problem.code for problem in raised.value.problems}


def test_the_brands_of_a_folder_are_offered_by_their_names() -> None:
    shelf = BrandShelf(EXAMPLES)
    named = shelf.named()
    assert sorted(named.values()) == [
        "Eksempelkøbing Kommune",
        "Mønsterbjerg og Omegns Landkommune",
        "Prøvesund Kommune",
    ]
    for key, name in named.items():
        brand = shelf.load(key)
        assert brand is not None
        assert brand.name == name
    assert shelf.load("../../etc/passwd") is None


def test_a_folder_without_brands_is_no_fault(tmp_path: Path) -> None:
    assert BrandShelf(tmp_path).named() == {}
    assert BrandShelf().named() == {}


def test_a_brand_that_cannot_be_read_is_offered_and_told_when_it_is_taken(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("type: brand\nname: [\n")
    shelf = BrandShelf(tmp_path)
    ((key, name),) = shelf.named().items()
    assert name == tmp_path.name
    with pytest.raises(ContentError):
        shelf.load(key)


def test_a_brand_is_brought_in_with_what_it_names(tmp_path: Path) -> None:
    shelf = BrandShelf()
    key = shelf.bring(uploaded(*PROEVESUND), tmp_path)
    brand = shelf.load(key)
    assert brand is not None
    assert shelf.named() == {key: "Prøvesund Kommune"}
    there = shelf.files()[key].parent
    assert (there / "logos" / "proevesund.png").read_bytes() == (EXAMPLES / "logos" / "proevesund.png").read_bytes()


def test_what_is_missing_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    shelf = BrandShelf()
    with pytest.raises(ContentError):
        shelf.bring(uploaded(PROEVESUND[0]), tmp_path)
    with pytest.raises(MissingError) as none:
        shelf.bring(uploaded(PROEVESUND[1]), tmp_path)
    assert codes(none) == {"SB961"}
    with pytest.raises(ContentError) as several:
        shelf.bring(uploaded("eksempelkoebing.yaml", *PROEVESUND), tmp_path)
    assert codes(several) == {"SB958"}
    assert shelf.named() == {}


@pytest.mark.parametrize("name", ["{there}", "../secret.png", "..\\secret.png", "logos/../../secret.png"])
def test_a_brand_that_is_brought_in_reads_nothing_else_of_this_machine(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes((EXAMPLES / "logos" / "proevesund.png").read_bytes())
    text = (EXAMPLES / "proevesund.yaml").read_text("utf-8")
    hostile = text.replace("logos/proevesund.png", name.format(there=tmp_path / "secret.png").replace("\\", "\\\\"))
    assert hostile != text
    uploads = [UploadedFile("brand.yaml", hostile.encode()), *uploaded(*PROEVESUND[1:])]
    with pytest.raises(ContentError) as raised:
        BrandShelf().bring(uploads, tmp_path)
    assert codes(raised) & {"SB959", "SB330"}


def test_nor_does_it_extend_a_brand_elsewhere(tmp_path: Path) -> None:
    text = f"type: brand\nextends: {EXAMPLES / 'eksempelkoebing.yaml'}\nname: Nykøb\n"
    with pytest.raises(ContentError) as raised:
        BrandShelf().bring([UploadedFile("brand.yaml", text.encode())], tmp_path)
    assert codes(raised) == {"SB959"}


def test_a_brand_comes_with_the_one_that_it_extends(tmp_path: Path) -> None:
    shelf = BrandShelf()
    child = b"type: brand\nextends: eksempelkoebing.yaml\nname: Nyk\xc3\xb8b\n"
    files = uploaded(
        "eksempelkoebing.yaml",
        "logos/eksempelkoebing.svg",
        "logos/eksempelkoebing-sort.svg",
        "letterheads/eksempelkoebing.pdf",
    )
    key = shelf.bring([UploadedFile("child.yaml", child), *files], tmp_path)
    assert shelf.named() == {key: "Nykøb"}


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    both = uploaded("moensterbjerg.yaml", "logos/moensterbjerg.pdf", "letterheads/moensterbjerg.pdf")
    with pytest.raises(ContentError) as sent:
        BrandShelf().bring(both, tmp_path)
    with pytest.raises(ContentError) as named:
        BrandShelf().bring(both[:2], tmp_path)
    assert codes(sent) == codes(named) == {"SB960"}
