"""Content in greys: every operator that sets a colour, in the space that is set where it stands; all else stays."""

from __future__ import annotations

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

from sheetbuilder.foreign.greying.content import Met, Set, greyed
from sheetbuilder.foreign.greying.spaces import RGB, Spaces
from tests.foreign.greying.test_spaces import array, numbers, tint

SPOT = array("Separation", NameObject("/Gold"), NameObject("/DeviceRGB"), tint(numbers(1, 1, 1), numbers(1, 0, 0)))
ODD = array("DeviceN", ArrayObject([NameObject("/A"), NameObject("/B")]), NameObject("/DeviceRGB"), SPOT)
LISTED: dict[str, PdfObject] = {
    "/Rgb": NameObject("/DeviceRGB"),
    "/Spot": SPOT,
    "/Tiles": array("Pattern", NameObject("/DeviceRGB")),
    "/Odd": ODD,
}
RESOURCES = DictionaryObject(
    {NameObject("/ColorSpace"): DictionaryObject({NameObject(name): space for name, space in LISTED.items()})}
)


def content(data: bytes, begin: Set | None = None) -> tuple[list[str], Met]:
    written, met = greyed(data, Spaces(), RESOURCES, begin or Set())
    return written.decode("latin-1").split("\n"), met


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"1 0 0 rg", "0.299 g"),
        (b"0 0 1 RG", "0.114 G"),
        (b"0 0 0 1 k", "0 g"),
        (b"0 0 0 .25 K", "0.75 G"),
        (b".3 g", "0.3 g"),
        (b"/DeviceRGB cs", "0 g"),
        (b"/DeviceCMYK CS", "0 G"),
        (b"/Spot cs", "0.299 g"),
        (b"/Pattern cs", "/Pattern cs"),
    ],
)
def test_an_operator_in_grey(before: bytes, after: str) -> None:
    told, met = content(before)
    assert told == [after]
    assert not met.kept


def test_a_colour_is_read_in_the_space_that_is_set() -> None:
    told, _ = content(b"/Rgb cs 1 0 0 sc q /Spot cs .5 scn /Rgb CS 0 1 0 SCN Q 0 0 1 sc 0 G 1 SC")
    assert told == ["0 g", "0.299 g", "q", "0.299 g", "0.6495 g", "0 G", "0.587 G", "Q", "0.114 g", "0 G", "1 G"]


def test_a_form_begins_with_the_space_that_it_finds() -> None:
    assert content(b"1 0 0 sc", Set(fill=RGB))[0] == ["0.299 g"]
    _, met = content(b"/Rgb cs /F Do /Spot CS /F Do")
    assert met.drawn["/F"].fill == RGB


def test_patterns_keep_their_names_and_have_their_colours_from_greys() -> None:
    told, met = content(b"/Pattern cs /P scn /Tiles cs 1 0 0 /T scn /Tiles CS 0 0 1 /T SCN")
    assert told == ["/Pattern cs", "/P scn", "/Tiles cs", "0.299 /T scn", "/Tiles CS", "0.114 /T SCN"]
    assert met.patterns == {"/P", "/T"}
    assert met.mixed == {"/Tiles"}


def test_what_has_no_grey_stays_and_is_told() -> None:
    told, met = content(b"/Odd cs .5 .5 scn /Nowhere CS 1 SCN 1 0 rg 0 0 1 rg")
    assert told == ["/Odd cs", ".5 .5 scn", "/Nowhere CS", "1 SCN", "1 0 rg", "0.114 g"]
    assert list(met.kept) == ["colour:Odd", "colour:Nowhere", "colour:DeviceRGB"]


def test_all_else_is_as_it_was() -> None:
    data = b"q 1 0 0 1 5 5 cm /G gs BT /F 9 Tf (rg 1 0 0 rg\\) k) Tj ET /P <</MCID 0>> BDC 0 0 9 9 re f EMC"
    data += b" /S sh /X Do Q"
    told, met = content(data)
    assert " ".join(told).encode("latin-1") == data
    assert (met.states, met.fonts, met.shadings, set(met.drawn)) == ({"/G"}, {"/F"}, {"/S"}, {"/X"})
