"""Papers by the names that printers have for them."""

from __future__ import annotations

import pytest

from sheetbuilder.printing.media import PrinterPaper, among, millimetres, paper_called, paper_of, papers, size_named


def called(wish: str) -> PrinterPaper:
    found = paper_called(wish)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("iso_a4_210x297mm", (210, 297)),
        ("na_letter_8.5x11in", (215.9, 279.4)),
        ("iso_a4_210x297mm_by-pass-tray", (210, 297)),
        ("iso_a3_420x297mm", (297, 420)),
        ("custom_min_76x127mm", None),
        ("custom_max_297x1200mm", None),
        ("iso-a4-white", None),
        ("A4", None),
        ("x_1x2cm", None),
    ],
)
def test_a_name_tells_a_size(name: str, size: tuple[float, float] | None) -> None:
    assert size_named(name) == (pytest.approx(size) if size else None)


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("A4", "iso_a4_210x297mm"),
        ("letter", "na_letter_8.5x11in"),
        ("iso_a4_210x297mm", "iso_a4_210x297mm"),
        ("iso_b5_176x250mm", "iso_b5_176x250mm"),
        ("a44", None),
        ("Custom.4x5in", None),
        ("x; rm_1x2mm", None),
        ("-o_1x2mm", None),
    ],
)
def test_a_paper_by_its_name(wish: str, name: str | None) -> None:
    found = paper_called(wish)
    assert (found and found.name) == name


def test_a_paper_by_the_size_of_a_page() -> None:
    assert [one.said for one in papers()][:4] == ["A3", "A4", "A5", "A6"]
    assert {paper_of(*size) for size in ((210, 297), (297, 210), (209.9, 297.04), (210.25, 297.04))} == {called("a4")}
    assert paper_of(200, 287) is None
    assert paper_of(215.9, 279.4) == called("letter")
    assert millimetres(72) == pytest.approx(25.4)


def test_what_a_paper_holds() -> None:
    a4 = called("a4")
    assert a4.holds(210.9, 297)
    assert a4.holds(297, 210)
    assert a4.holds(148, 210)
    assert not a4.holds(215.9, 279.4), "letter is wider"


def test_what_a_printer_calls_a_paper() -> None:
    a4 = called("a4")
    assert among(a4, ["na_letter_8.5x11in", "iso_a4_210x297mm"]) == "iso_a4_210x297mm"
    assert among(a4, ["om_large_210x297mm_borderless", "om_large_210x297mm"]) == "om_large_210x297mm"
    assert among(a4, ["na_letter_8.5x11in", "custom_max_300x400mm", "custom_min_10x10mm", "stationery"]) is None
    assert among(called("letter"), ["na_letter_215.9x279.4mm"]) == "na_letter_215.9x279.4mm"
