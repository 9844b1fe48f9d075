"""What hangs together has one hash, wherever it stands; any change anywhere gives another."""

from __future__ import annotations

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.digests import digest as digest_of
from tests.pdf.handmade import stream, wrap


def digest(value: object) -> bytes | None:
    return digest_of(value, objects.follow)


def font(before: int = 0, program: bytes = b"program", **changes: object) -> IndirectObject:
    """A font in a file of its own, behind some other objects."""
    writer = PdfWriter()
    for _ in range(before):
        writer._add_object(wrap([]))
    data = writer._add_object(stream(program))
    descriptor = writer._add_object(wrap({"FontFile2": data, "Flags": 4, "Italic": 0.123456789012}))
    entries = {"Type": "/Font", "W": [0, [500, 600]], "FontDescriptor": descriptor, "Name": "words", **changes}
    return writer._add_object(wrap(entries))


def test_where_it_stands_is_of_no_account() -> None:
    assert digest(font()) == digest(font(before=5))
    assert digest(font()) is not None


@pytest.mark.parametrize(
    "changes",
    [{"program": b"Program"}, {"W": [0, [500, 601]]}, {"W": [0, 500, 600]}, {"Name": "/words"}, {"More": None or 0}],
)
def test_what_it_says_is(changes: dict[str, object]) -> None:
    assert digest(font()) != digest(font(**changes))  # type: ignore[arg-type]


def test_small_differences_of_numbers_count() -> None:
    assert digest(wrap([0.1234567890])) != digest(wrap([0.1234567891]))
    assert digest(wrap([1])) != digest(wrap([1.0]))


def test_circles_end() -> None:
    writer = PdfWriter()
    entries = DictionaryObject()
    reference = writer._add_object(entries)
    entries[wrap("/Self")] = reference
    assert digest(reference) is not None


def test_which_references_are_the_same_counts() -> None:
    writer = PdfWriter()
    one, other = (writer._add_object(wrap([])) for _ in range(2))
    assert digest(wrap([one, one])) != digest(wrap([one, other]))


def test_too_much_has_no_hash() -> None:
    assert digest(wrap([0] * 30_000)) is None
    assert digest(object()) is None
