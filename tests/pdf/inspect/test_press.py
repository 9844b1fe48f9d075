"""For a press: each check with a file that breaks it and one that does not."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from sheetbuilder.errors import Severity
from sheetbuilder.pdf.inspect.press import CHECKS, press_problems

PAGE = (0.0, 0.0, 300.0, 300.0)
BLEED = (20.0, 20.0, 280.0, 280.0)
TRIM = (30.0, 30.0, 270.0, 270.0)


def stream(data: bytes, **entries: object) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    for key, value in entries.items():
        made[NameObject(f"/{key}")] = value
    return made


def box(values: tuple[float, ...]) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def file(
    content: bytes,
    *,
    trim: tuple[float, ...] | None = TRIM,
    bleed: tuple[float, ...] | None = BLEED,
    components: int | None = 4,
    forms: Mapping[str, bytes] = {},  # never changed
) -> bytes:
    """A page with that content; /Over overprints, /All is on every plate, /Screen is sRGB by its profile."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    page[NameObject("/Contents")] = writer._add_object(stream(content))
    over = DictionaryObject({NameObject("/op"): BooleanObject(True), NameObject("/OP"): BooleanObject(True)})
    profile = writer._add_object(stream(b"", N=NumberObject(3)))
    every = ArrayObject([NameObject("/Separation"), NameObject("/All"), NameObject("/DeviceCMYK"), NameObject("/f")])
    screen = ArrayObject([NameObject("/ICCBased"), profile])
    drawn = {
        name: writer._add_object(stream(data, Type=NameObject("/XObject"), Subtype=NameObject("/Form")))
        for name, data in forms.items()
    }
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/ExtGState"): DictionaryObject({NameObject("/Over"): over}),
            NameObject("/ColorSpace"): DictionaryObject({NameObject("/All"): every, NameObject("/Screen"): screen}),
            NameObject("/XObject"): DictionaryObject({NameObject(f"/{name}"): one for name, one in drawn.items()}),
        }
    )
    for key, value in (("/TrimBox", trim), ("/BleedBox", bleed)):
        if value is not None:
            page[NameObject(key)] = box(value)
    if components is not None:
        intent = DictionaryObject(
            {NameObject("/DestOutputProfile"): writer._add_object(stream(b"", N=NumberObject(components)))}
        )
        writer._root_object[NameObject("/OutputIntents")] = ArrayObject([intent])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in press_problems(Path("x.pdf"), data)]


GOOD = b"/Over gs 0 0 0 1 k BT (ord) Tj ET 1 1 0.5 0.4 k 40 40 100 100 re f /All CS 1 SCN 0 150 m 15 150 l S"


def test_what_a_press_needs_is_clean() -> None:
    assert codes(file(GOOD)) == []


@pytest.mark.parametrize(
    ("trim", "bleed"),
    [
        (None, BLEED),
        (TRIM, None),
        (None, None),
        (BLEED, TRIM),
        (TRIM, (20.0, 20.0, 320.0, 280.0)),
        (TRIM, (23.0, 20.0, 280.0, 280.0)),
        (TRIM, TRIM),
    ],
)
def test_boxes(trim: tuple[float, ...] | None, bleed: tuple[float, ...] | None) -> None:
    found = press_problems(Path("x.pdf"), file(b"0 0 0 1 k 40 40 9 9 re f", trim=trim, bleed=bleed))
    assert [(one.code, one.severity) for one in found] == [("SB895", Severity.ERROR)]


def test_profile() -> None:
    for components in (None, 3):
        assert codes(file(GOOD, components=components)) == ["SB896"]


@pytest.mark.parametrize(
    "content",
    [
        b"1 0 0 rg 0 0 9 9 re f",
        b"/Screen cs 1 0 0 sc 0 0 9 9 re f",
        b"1 0 0 RG 0 0 m 9 9 l S",
        b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI",
        b"/Form Do",
    ],
)
def test_rgb(content: bytes) -> None:
    data = file(content, forms={"Form": b"0 0 1 rg 0 0 9 9 re f"})
    assert codes(data) == ["SB897"]
    assert codes(file(b"0 0 1 rg n", forms={})) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"0 0 0 1 k BT (ord) Tj ET", True),
        (b"/Over gs 0 0 0 1 k BT (ord) Tj ET", False),
        (b"/Over gs 0.6 0.5 0.5 1 k BT (ord) Tj ET", True),
        (b"/Over gs 0.9 0.5 0.5 0.4 k BT (ord) Tj ET", False),
        (b"q /Over gs Q 0 g BT [(ord)] TJ ET", True),
        (b"3 Tr 0 g BT (ord) Tj ET", False),
    ],
)
def test_black_words(content: bytes, told: bool) -> None:
    assert codes(file(content)) == ["SB898"] * told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"1 1 1 0.1 k 40 40 9 9 re f", True),
        (b"1 1 0.9 0.1 k 40 40 9 9 re f", False),
        (b"/All CS 1 SCN 40 40 m 60 60 l S", True),
        (b"/All CS 1 SCN 2 2 m 2 15 l S", False),
        (b"q 1 0 0 1 40 40 cm /All CS 1 SCN 2 2 m 2 15 l S Q", True),
        (b"/All cs 1 scn BT (ord) Tj ET", True),
    ],
)
def test_ink(content: bytes, told: bool) -> None:
    assert codes(file(content)) == ["SB899"] * told


def test_only_what_is_asked_is_checked() -> None:
    data = file(b"1 1 1 1 k 40 40 9 9 re f 1 0 0 rg 0 0 9 9 re f", trim=None, components=None)
    assert set(CHECKS) == {"boxes", "profile", "rgb", "black_words", "ink"}
    assert [one.code for one in press_problems(Path("x.pdf"), data, ["ink"])] == ["SB899"]
    assert codes(data) == ["SB895", "SB896", "SB899"]


def test_what_cannot_be_read_is_left_to_inspect(tmp_path: Path) -> None:
    assert codes(b"no pdf") == []
    assert press_problems(tmp_path / "none.pdf") == ()
    loop = file(b"/Form Do", forms={"Form": b"/Form Do"})
    assert codes(loop) == []
