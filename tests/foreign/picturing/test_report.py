"""Pictures and words of what others made, from the child: what is asked for, and what happens where it gives up."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.graft.attaching import attach
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.picturing.drawing import drawn
from sheetbuilder.foreign.picturing.report import pictured
from sheetbuilder.foreign.sandbox.process import Died
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.roles import ImportedMark, Node, Role
from tests.foreign.graft.foreign import typst_file

SLIDES = """
#set document(title: "Dias", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(width: 8cm, height: 6cm)
= Første dias
Her står *flere* ord, som fylder mere end en linje på sådan et dias.
#pagebreak()
Andet dias.
"""
RED = Artwork(
    Piece((b"<</Type/XObject/Subtype/Form/BBox[0 0 100 40]>>",), data=b"1 0 0 rg 0 0 50 40 re f"), (), 100.0, 40.0
)


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as own:
        yield own


def imported(path: Path) -> tuple[Node, list[ImportedPage]]:
    root = Node(Role.DOCUMENT)
    attached = attach(take(path), root, "x", level=1, language="da-DK")
    return root, [placement.page for placement in attached.placements]


def test_an_artwork_is_painted_on_white(reader: Reader) -> None:
    pictures, words = pictured([(RED, None)], [], reader)
    shown = Image.open(io.BytesIO(pictures[RED, None])).convert("RGB")
    assert shown.size == (267, 107)
    assert shown.getpixel((10, 50)) == (255, 0, 0)
    assert shown.getpixel((250, 50)) == (255, 255, 255)
    assert words == {}


def test_a_rectangle_alone(reader: Reader) -> None:
    box = (50.0, 0.0, 100.0, 20.0)
    pictures, _ = pictured([(RED, box)], [], reader)
    shown = Image.open(io.BytesIO(pictures[RED, box])).convert("RGB")
    assert shown.getextrema() == ((255, 255),) * 3
    assert abs(shown.width / shown.height - 2.5) < 0.05


def test_the_words_of_every_mark(reader: Reader, tmp_path: Path) -> None:
    root, pages = imported(typst_file(tmp_path, SLIDES))
    _, words = pictured([], pages, reader)
    told = " ".join(" ".join(_said(root, words)).split())
    assert told == "Første dias Her står flere ord, som fylder mere end en linje på sådan et dias. Andet dias."


def _said(node: Node, words: Mapping[tuple[ImportedPage, int, int], str]) -> Iterator[str]:
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _said(kid, words)
        elif isinstance(kid, ImportedMark):
            yield words[kid.page, kid.form, kid.number]


def test_nothing_asked_is_nothing_read() -> None:
    assert pictured([], [], Reader()) == ({}, {})


def test_a_child_that_gives_up_is_told(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "answer", lambda *_args, **_more: Died())
    with pytest.raises(ContentError) as failure:
        pictured([(RED, None)], [], reader)
    assert [problem.code for problem in failure.value.problems] == ["SB947"]


def test_the_same_things_give_the_same_file() -> None:
    assert drawn([RED, RED]).content == drawn([RED, RED]).content
    assert len(drawn([RED]).forms) == 1
