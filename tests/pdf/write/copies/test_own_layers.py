"""What pages have of their own, painted and compressed once."""

from __future__ import annotations

import zlib

import pytest

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Box, Group, Item, Pen, Text, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.surfaces import PlacedPage
from sheetbuilder.pdf.write.copies import own_layers
from sheetbuilder.pdf.write.copies.own_layers import OwnLayers, OwnStreams, compressed
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface


def said(text: str, *, marked: bool = False) -> Text:
    mark = Node(Role.P, kids=[]).mark() if marked else None
    return Text(0, 0, text, 10, FaceName(Weight.REGULAR), 10, ColourRole.INK, mark=mark)


class Painter:
    """Paints a number that it has not painted before."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return b"%d" % self.count


def on(width: float = 100, **how: object) -> PlacedPage:
    return PlacedPage(Page(PageKind.TEXT, 1, width, 200, ()), **how)  # type: ignore[arg-type]


def test_what_is_the_same_is_painted_once() -> None:
    layers, paint = OwnLayers(FontShelf(default_typeface())), Painter()
    rule = line(0, 0, 9, 0, Pen(ColourRole.HAIRLINE))
    first, again = (layers.painted(on(), (Group(1, 2, (said("00 00 00 00"), rule)),), paint) for _ in range(2))
    assert (first, again) == (b"1", b"1")


@pytest.mark.parametrize(
    ("placed", "items"),
    [
        (on(), (said("00 00 00 01"),)),
        (on(), (Group(1, 0, (said("00 00 00 00"),)),)),
        (on(101), (said("00 00 00 00"),)),
        (on(window=(0.0, 0.0, 50.0, 50.0)), (said("00 00 00 00"),)),
        (on(), (said("00 00 00 00", marked=True),)),
        (on(), (Box(0, 0, 1, 1, fill=ColourRole.INK),)),
    ],
)
def test_what_is_not_the_same_or_is_more_than_decoration_is_painted(
    placed: PlacedPage, items: tuple[Item, ...]
) -> None:
    layers, paint = OwnLayers(FontShelf(default_typeface())), Painter()
    layers.painted(on(), (said("00 00 00 00"),), paint)
    assert layers.painted(placed, items, paint) == b"2"


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_layers, "_MOST", 3)
    layers, streams = OwnLayers(FontShelf(default_typeface())), OwnStreams()
    for number in range(20):
        layers.painted(on(), (said(str(number)),), Painter())
        streams.compressed(b"%d" % number)
        assert max(len(layers._painted), len(streams._known)) <= 3


@pytest.mark.parametrize("content", [b"", b"q Q" * 10, bytes(range(256)) * 16, bytes(range(256)) * 200])
def test_what_is_compressed_comes_back(content: bytes) -> None:
    assert zlib.decompress(compressed(content)) == content
    assert OwnStreams().compressed(content) == compressed(content)
