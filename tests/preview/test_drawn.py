"""Drawn documents: their files and pages, by every edition, as a build makes them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sheetbuilder import build, load
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.layout.roles import Role
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition
from sheetbuilder.preview.drawn import DrawnDocument
from sheetbuilder.preview.pictures import PagePictures
from sheetbuilder.preview.subject import Subject

FEW = 600
"""Pixels of 130,000."""


def drawn(subject: Subject, choice: DocumentChoice) -> DrawnDocument:
    builder = Builder(subject)
    try:
        return builder.drawn(builder.read(), choice, lambda: None)
    finally:
        builder.end()


@pytest.mark.parametrize(
    "choice",
    [
        DocumentChoice("1.1"),
        DocumentChoice("1.1", grey=True),
        DocumentChoice("1.1", "a3"),
        DocumentChoice("1.1", edition=PageEdition.LARGE),
        DocumentChoice("1.1", edition=PageEdition.FILLABLE),
        DocumentChoice("set-1"),
    ],
)
def test_its_file_is_the_one_of_a_build_and_its_pages_look_like_that(
    content: Path, choice: DocumentChoice, tmp_path: Path
) -> None:
    found = drawn(Subject(content), choice)
    (built,) = build(load(content), [found.offer.name], choice.options(PrintOptions()), out=tmp_path)
    assert found.content == built.path.read_bytes()
    pictures = PagePictures()
    for index in range(len(found.document.pages)):
        alone = pictures.picture(f"alone {index}", *found.page_file(index), 300)
        assert apart(alone, pictures.picture(f"whole {index}", found.content, index, 300)) < FEW
    pictures.close()


def apart(one: bytes, other: bytes) -> int:
    """How many pixels of two pictures differ: PDFium places a letter a little otherwise now and then."""
    first, second = (Image.open(io.BytesIO(data)) for data in (one, other))
    assert first.size == second.size
    same = ImageChops.difference(first, second).convert("L").histogram()[0]
    return first.width * first.height - same


def test_a_page_is_written_once(content: Path) -> None:
    found = drawn(Subject(content), DocumentChoice("1.1"))
    assert found.page_file(0)[0] is found.page_file(0)[0]
    assert found.page_file(0)[0] is not found.page_file(1)[0]


def test_its_state_tells_what_is_seen_and_what_is_read(content: Path) -> None:
    one, other = (drawn(Subject(content), DocumentChoice("1.1")) for _ in range(2))
    assert one.state == other.state
    before = one.state
    node = next(node for node in one.document.root.walk() if node.role is Role.P)
    node.alt = "another"
    again = DrawnDocument(one.offer, one.document, one.composer, one.looks, ())
    assert again.state != before
    assert drawn(Subject(content), DocumentChoice("2.1")).state != other.state
