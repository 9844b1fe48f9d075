"""Drawn documents: their files and pages, by every edition, as a build makes them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sheetbuilder import build, handout, load, load_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.roles import Role
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition
from sheetbuilder.preview.drawn import DrawnDocument
from sheetbuilder.preview.subject import Subject
from sheetbuilder.serving.painted_pages import PaintedPages
from sheetbuilder.values import replace
from tests.preview.conftest import EXAMPLES

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
    pictures = PaintedPages()
    for index in range(len(found.document.pages)):
        alone = pictures.picture(*found.page_file(index), 300, f"alone {index}")
        assert apart(alone, pictures.picture(found.content, index, 300, f"whole {index}")) < FEW
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


@pytest.mark.parametrize("grey", [False, True])
def test_for_a_screen_its_file_is_the_one_of_a_build_too(content: Path, grey: bool, tmp_path: Path) -> None:
    choice = DocumentChoice("1.1", "a3", PageEdition.HTML, grey=grey)
    found = drawn(Subject(content), choice)
    (built,) = build(load(content), ["1.1"], choice.options(PrintOptions()), out=tmp_path)
    assert (found.file_name, built.path.suffix) == ("document.html", ".html")
    assert found.content == found.screen == built.path.read_bytes()
    assert len(found.looks) == 1
    again = drawn(Subject(content), replace(choice, grey=not grey))
    assert again.looks != found.looks, "another page has another address"


def test_a_brand_and_a_handout_are_for_a_screen_too(tmp_path: Path) -> None:
    brand = EXAMPLES / "brands" / "eksempelkoebing.yaml"
    options = PrintOptions(brand=load_brand(brand), format=FileFormat.HTML)
    found = drawn(Subject(EXAMPLES / "first-conversation", brand), DocumentChoice("set-1", edition=PageEdition.HTML))
    (built,) = build(load(EXAMPLES / "first-conversation"), ["set-1"], options, out=tmp_path)
    assert found.content == built.path.read_bytes()
    assert b"data:image/" in found.content, "the logo is painted by the child that reads files of others"
    recipe = str(next((EXAMPLES / "handouts").glob("*.yaml")))
    course = drawn(Subject(recipe=recipe), DocumentChoice("trainer", edition=PageEdition.HTML))
    made = handout(load(), recipe, edition=Edition.TRAINER, out=tmp_path / "course", format=FileFormat.HTML)
    assert course.content == made[0].path.read_bytes()
