"""Finding one's way: what a reader shows as a page's number, and how its outline opens."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from sheetbuilder.layout.flow.pages import Bookmark, Page, PageKind
from sheetbuilder.pdf.write.navigation import DestinationsInFile, outline, page_labels
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.slots import entries, plain


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "3"],
        ["1", "2", "2a", "2b", "3", "4"],
        ["3", "4", "7", "8", "9"],
        ["a", "b", "1", "2"],
    ],
)
def test_a_reader_shows_the_numbers_that_are_printed(labels: list[str]) -> None:
    pages = [Page(PageKind.TEXT, number, 1, 1, (), label) for number, label in enumerate(labels, 1)]
    writer = pypdf.PdfWriter()
    for _ in pages:
        writer.add_blank_page(10, 10)
    parsed = pypdf.generic.DictionaryObject.read_from_stream(io.BytesIO(page_labels(pages)), None)
    writer.root_object[pypdf.generic.NameObject("/PageLabels")] = parsed
    file = io.BytesIO()
    writer.write(file)
    assert pypdf.PdfReader(file).page_labels == labels


def test_pages_in_a_row_need_one_range() -> None:
    pages = [Page(PageKind.TEXT, number, 1, 1, ()) for number in range(1, 9)]
    assert page_labels(pages) == b"<</Nums[0<</S/D>>]>>"


def test_the_outline_is_open_at_its_first_level_and_counts_what_each_entry_would_show() -> None:
    """ISO 32000-1, 12.3.3: a positive count of what is shown, a negative one of what a closed entry holds."""
    levels = (0, 1, 2, 1, 1, 0, 0, 1)
    objects, placements = Objects(), Placements()
    placements.anchors.update({str(at): (0, None, 50.0) for at in range(len(levels))})
    marks = [Bookmark(level, f"nr {at}", str(at)) for at, level in enumerate(levels)]
    root = outline(marks, DestinationsInFile(placements, [1]), objects)
    assert root is not None
    told = {number: read(objects, number) for number in range(root, root + 1 + len(levels))}
    counts = [told[root + 1 + at].get("Count") for at in range(len(levels))]
    assert told[root]["Count"] == 3
    assert counts == [-3, -1, None, None, None, None, -1, None]
    assert [walked(told, root), walked(told, root + 1)] == [[0, 5, 6], [1, 3, 4]]


def test_a_reader_shows_no_empty_outline() -> None:
    assert outline([], DestinationsInFile(Placements(), [1]), Objects()) is None


@pytest.mark.parametrize(
    ("elements", "goal", "named"),
    [
        (None, b"/Dest [7 0 R /XYZ null 50 null]", b"[7 0 R /XYZ null 50 null]"),
        (
            {"a": 9},
            b"/A <</S /GoTo/D [7 0 R /XYZ null 50 null]/SD [9 0 R /XYZ null 50 null]>>",
            b"<</D [7 0 R /XYZ null 50 null]/SD [9 0 R /XYZ null 50 null]>>",
        ),
    ],
)
def test_a_destination_is_a_page_and_where_they_are_wanted_an_element_too(
    elements: dict[str, int] | None, goal: bytes, named: bytes
) -> None:
    """ISO 14289-2, 8.8; a reader that does not know elements finds the page."""
    placements = Placements()
    placements.anchors["a"] = (0, None, 50.0)
    found = DestinationsInFile(placements, [7], elements)
    assert plain(entries(**found.goal("a"))) == goal
    assert plain(found.named("a")) == named


def read(objects: Objects, number: int) -> dict[str, int]:
    """What an object of ours says in numbers: its counts, and the objects that it refers to."""
    said = plain(objects.written(number)[0]).decode("ascii")
    return {key: int(value) for key, value in re.findall(r"/(Count|Parent|First|Last|Prev|Next) (-?\d+)", said)}


def walked(told: dict[int, dict[str, int]], parent: int) -> list[int]:
    """The places of the kids of an entry, forwards; backwards they are the same."""
    root, found, entry = min(told), [], told[parent]["First"]
    while True:
        found.append(entry - root - 1)
        assert told[entry]["Parent"] == parent
        if "Next" not in told[entry]:
            assert told[parent]["Last"] == entry
            return found
        following = told[entry]["Next"]
        assert told[following]["Prev"] == entry
        entry = following
