"""Files that others made, and the judge that others trust: Typst, WeasyPrint, veraPDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.pdf.inspect import inspect
from tests.pdf.handmade import FONT, made
from tests.pdf.inspect.test_false_passes import cells_merged, kids_swapped, painted_nothing, space_lost
from tests.tools import missing, verapdf

TYPST = """
#set document(title: "Prøve")
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(paper: "a6")
= Før mødet
Den første sætning har et #link("https://example.org")[link, der er så langt, at det brydes], og slutter her.
== Under mødet
- et punkt
- et punkt, der er så langt, at linjen må brydes, før det slutter
"""
HTML = """<html lang="da"><head><title>Prøve</title><style>@page {{ size: A6 }}
@font-face {{ font-family: S; src: url({font}) }} body {{ font: 11pt S }}</style></head><body>
<h1>Før mødet</h1><p>Den har et <a href="https://example.org">kort link</a> i sig.</p>
<h2>Under mødet</h2><ul><li>et punkt</li><li>to punkter</li></ul>{more}</body></html>"""


def test_a_typst_file_is_clean_and_reads_right(tmp_path: Path) -> None:
    try:
        import typst
    except ImportError:
        missing("typst")
    (tmp_path / "a.typ").write_text(TYPST, "utf-8")
    pdf = typst.compile(tmp_path / "a.typ", pdf_standards=["ua-1"], font_paths=[FONT.parent])
    (tmp_path / "a.pdf").write_bytes(pdf)
    report = inspect(tmp_path / "a.pdf")
    assert report.codes == ("SB670",), "Typst makes no PDF/A and PDF/UA at once; that is all there is to say"
    assert report.text().splitlines() == [
        "Før mødet",
        "Den første sætning har et link, der er så langt, at det brydes, og slutter her.",
        "Under mødet",
        "•",
        "et punkt",
        "•",
        "et punkt, der er så langt, at linjen må brydes, før det slutter",
    ]


def weasyprint_file(folder: Path, more: str = "") -> Path:
    try:
        import weasyprint  # type: ignore[import-untyped]
    except (ImportError, OSError):
        missing("weasyprint")
    html = HTML.format(font=FONT.as_uri(), more=more)
    weasyprint.HTML(string=html).write_pdf(folder / "a.pdf", pdf_variant="pdf/ua-1")
    return folder / "a.pdf"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_weasyprint_file_is_clean_and_reads_right(tmp_path: Path) -> None:
    report = inspect(weasyprint_file(tmp_path))
    assert report.clean
    assert report.text().splitlines() == [
        "Før mødet",
        "Den har et kort link i sig.",
        "Under mødet",
        "•",
        "et punkt",
        "•",
        "to punkter",
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_known_fault_of_a_peer_is_seen(tmp_path: Path) -> None:
    """WeasyPrint drops the space at a line end, and passes its validator with that."""
    report = inspect(weasyprint_file(tmp_path, f"<p>{'et ord ' * 30}</p>"))
    if report.clean:
        assert "ordet" not in report.text()
    else:
        assert report.codes[-1] == "SB651"


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_the_right_file(tmp_path: Path, flavour: str) -> None:
    file = made(tmp_path / "right.pdf")
    assert verapdf(flavour, [file]) == {file: "PASS"}


@pytest.mark.long
def test_verapdf_passes_wrong_files_too(tmp_path: Path) -> None:
    """The reason for this whole folder: if a validator learns to see one of these, this test may lose it."""
    files = [
        made(tmp_path / "order.pdf", kids_swapped),
        made(tmp_path / "space.pdf", space_lost),
        made(tmp_path / "nothing.pdf", painted_nothing),
        cells_merged(tmp_path),
    ]
    assert verapdf("ua1", files) == dict.fromkeys(files, "PASS")
    assert not any(inspect(file).clean for file in files)
