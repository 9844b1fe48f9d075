"""Appearances of annotations: a font that shows nothing in them need not be embedded, one that shows something must."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf.generic import DictionaryObject

from sheetbuilder.pdf.inspect import inspect
from tests.pdf.handmade import Handmade, made, name, stream, wrap

HELVETICA = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}


def field(file: Handmade, shown: bytes) -> DictionaryObject:
    """A field of text with that content, and Helvetica among what it could use."""
    resources = {"Font": {"F1": file.font, "Helv": file.ref(HELVETICA)}}
    look = file.ref(stream(shown, Type="/XObject", Subtype="/Form", BBox=[0, 0, 40, 20], Resources=resources))
    body: dict[str, object] = {"T": "navn", "FT": "/Tx", "AP": {"N": look}, "AS": "/N"}
    (one,) = file.fields(body)
    del one["/AS"]
    return one


@pytest.mark.parametrize(
    ("shown", "codes"),
    [(b"/Tx BMC EMC", ()), (b"BT /F1 9 Tf ET", ()), (b"BT /Helv 9 Tf (x) Tj ET", ("SB681",))],
)
def test_only_what_shows_letters_is_asked_for(shown: bytes, codes: tuple[str, ...], tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        field(file, shown)

    assert inspect(made(tmp_path / "field.pdf", change)).codes == codes


def test_what_a_page_can_use_as_well_is_no_leftover(tmp_path: Path) -> None:
    def both(file: Handmade) -> None:
        field(file, b"")
        resources = file.resources.get_object()
        assert isinstance(resources, DictionaryObject)
        resources[name("Font")] = wrap({"F1": file.font, "Helv": file.ref(HELVETICA)})

    assert inspect(made(tmp_path / "both.pdf", both)).codes == ("SB681",)


def test_an_appearance_that_cannot_be_read_may_use_all_of_them(tmp_path: Path) -> None:
    def broken(file: Handmade) -> None:
        look = field(file, b"x")["/AP"]["/N"]  # type: ignore[index]
        look[name("Filter")] = name("Nonsense")

    assert "SB681" in inspect(made(tmp_path / "broken.pdf", broken)).codes
