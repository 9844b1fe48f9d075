"""Plates: which colour each piece asks for, through states, forms and spaces by name."""

from __future__ import annotations

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from sheetbuilder.pdf.inspect.plates import PlateColour, Plates, Print, Sort


def printed(content: bytes, resources: DictionaryObject | None = None) -> list[Print]:
    stream = DecodedStreamObject()
    stream.set_data(content)
    return list(Plates().of(stream, resources or DictionaryObject()))


def test_states_are_kept_and_brought_back() -> None:
    found = printed(b"q 0.2 g 1 0 0 1 10 20 cm 0 0 5 5 re f Q 1 1 2 2 re B 1 0 0 0 K 0 0 m 3 4 l S")
    assert found == [
        Print(Sort.AREA, PlateColour("DeviceGray", (0.2,)), box=(10, 20, 15, 25)),
        Print(Sort.AREA, PlateColour(), box=(1, 1, 3, 3)),
        Print(Sort.LINE, PlateColour(), box=(1, 1, 3, 3)),
        Print(Sort.LINE, PlateColour("DeviceCMYK", (1, 0, 0, 0)), box=(0, 0, 3, 4)),
    ]


def test_a_path_that_is_not_painted_is_none() -> None:
    assert printed(b"0 0 5 5 re W n 1 1 m 2 2 l h S") == [Print(Sort.LINE, PlateColour(), box=(1, 1, 2, 2))]


def test_spaces_are_followed_to_what_they_stand_for() -> None:
    profile = DecodedStreamObject()
    profile[NameObject("/N")] = NumberObject(4)
    icc = ArrayObject([NameObject("/ICCBased"), profile])
    spaces = DictionaryObject(
        {
            NameObject("/Press"): icc,
            NameObject("/Table"): ArrayObject([NameObject("/Indexed"), icc, NumberObject(1)]),
            NameObject("/Spot"): ArrayObject(
                [NameObject("/Separation"), NameObject("/Gold"), NameObject("/DeviceCMYK")]
            ),
            NameObject("/Eye"): ArrayObject([NameObject("/CalRGB"), DictionaryObject()]),
        }
    )
    resources = DictionaryObject({NameObject("/ColorSpace"): spaces})
    found = printed(b"/Press cs f /Table cs 0 0 1 1 re f /Spot cs 0 0 1 1 re f /Eye cs 0 0 1 1 re f", resources)
    assert [one.colour.space for one in found] == ["DeviceCMYK", "Gold", "DeviceRGB"]


def test_inks_are_known_where_they_are_said() -> None:
    assert PlateColour("DeviceGray", (0.25,)).inks == (0, 0, 0, 0.75)
    assert PlateColour("DeviceCMYK", (0.1, 0.2, 0.3, 0.4)).inks == (0.1, 0.2, 0.3, 0.4)
    assert PlateColour("DeviceRGB", (0, 0, 0)).inks is None
    assert PlateColour("DeviceCMYK", ()).inks is None
