"""Six files that a validator passes and that are wrong: each is found, and by the problem it really has."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from sheetbuilder.pdf.inspect import inspect
from tests.pdf.handmade import Handmade, made


def codes(path: Path) -> set[str]:
    return set(inspect(path).codes)


def kids_swapped(file: Handmade) -> None:
    """The tree reads the link first and the start of its sentence after it."""
    kids = file.kids("p1")
    kids[0], kids[1] = kids[1], kids[0]


def space_lost(file: Handmade) -> None:
    """The first line ends with its last letter: "påforhånd"."""
    lines = file.contents[0]
    before, after = (file.face.shown("og tal så om det, der er aftalt på" + end) for end in (" ", ""))
    lines[lines.index(before)] = after


def painted_nothing(file: Handmade) -> None:
    """The second page kept its tree and lost its content."""
    file.contents[1] = []


@pytest.mark.parametrize(
    ("change", "code"), [(kids_swapped, "SB650"), (space_lost, "SB651"), (painted_nothing, "SB615")]
)
def test_one_change_is_found(tmp_path: Path, change: object, code: str) -> None:
    assert callable(change)
    assert code in codes(made(tmp_path / "wrong.pdf", change))


def test_order_and_space_are_the_only_findings(tmp_path: Path) -> None:
    assert codes(made(tmp_path / "a.pdf", kids_swapped)) == {"SB650"}
    assert codes(made(tmp_path / "b.pdf", space_lost)) == {"SB651"}


def test_the_lost_space_is_told_with_its_words(tmp_path: Path) -> None:
    (problem,) = inspect(made(tmp_path / "a.pdf", space_lost)).problems
    assert "“på” and “forhånd,”" in str(problem.message)


def joined_without_new_numbers(folder: Path) -> Path:
    """Pages of a second file behind the first, with the /StructParents they had at home."""
    first, second = made(folder / "first.pdf"), made(folder / "second.pdf")
    writer = PdfWriter(clone_from=first)
    for source in PdfReader(second).pages:
        page = writer.add_page(source)
        place = source["/StructParents"]
        assert isinstance(place, NumberObject)
        page[NameObject("/StructParents")] = NumberObject(place)
    with (folder / "joined.pdf").open("wb") as opened:
        writer.write(opened)
    return folder / "joined.pdf"


def overlaid(folder: Path) -> Path:
    """A tagged page merged over a tagged page."""
    first, second = made(folder / "first.pdf"), made(folder / "second.pdf")
    writer = PdfWriter(clone_from=first)
    writer.pages[1].merge_page(PdfReader(second).pages[1])
    with (folder / "overlaid.pdf").open("wb") as opened:
        writer.write(opened)
    return folder / "overlaid.pdf"


def cells_merged(folder: Path) -> Path:
    """Two identical empty cells made one by a writer that saves bytes."""
    writer = PdfWriter(clone_from=made(folder / "first.pdf"))
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=False)
    with (folder / "merged.pdf").open("wb") as opened:
        writer.write(opened)
    return folder / "merged.pdf"


def test_a_second_half_that_points_into_the_first_tree_is_found(tmp_path: Path) -> None:
    found = codes(joined_without_new_numbers(tmp_path))
    assert {"SB627", "SB626", "SB621"} <= found


def test_an_overlay_with_equal_mark_numbers_is_found(tmp_path: Path) -> None:
    assert "SB613" in codes(overlaid(tmp_path))


def test_merged_cells_are_found(tmp_path: Path) -> None:
    path = cells_merged(tmp_path)
    row = _row(PdfReader(path))
    assert len({kid.idnum for kid in row}) == 1, "the writer no longer merges; build this file by hand"
    assert "SB630" in codes(path)


def _row(reader: PdfReader) -> ArrayObject:
    def rows(element: DictionaryObject) -> list[DictionaryObject]:
        kids = element.get("/K", ())
        below = [kid.get_object() for kid in kids] if isinstance(kids, ArrayObject) else []
        found = [row for kid in below if isinstance(kid, DictionaryObject) for row in rows(kid)]
        return ([element] if element.get("/S") == "/TR" else []) + found

    root = reader.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    kids = rows(root)[-1]["/K"]
    assert isinstance(kids, ArrayObject)
    return kids
