"""The room Print: what is chosen is made, to the byte as the command line makes it."""

from __future__ import annotations

import html
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.app.supplies import Supplies
from sheetbuilder.cli import run
from sheetbuilder.offers import targets
from tests import pages
from tests.app.hand import Hand

EXAMPLES = Path(__file__).parents[3] / "examples" / "brands"


def test_everything_that_can_be_built_is_offered(hand: Hand, ours: Supplies) -> None:
    page = hand.get("print/").text
    for target in targets(ours.package):
        assert f'name="target" value="{target.name}"' in page


def test_every_sheet_is_found_by_what_somebody_is_up_against(hand: Hand, ours: Supplies) -> None:
    page = hand.get("print/").text
    needs = [need for sheet in ours.package.sheets for need in sheet.needs]
    assert len(needs) >= len(ours.package.sheets)
    assert all(html.escape(need, quote=True).replace("&#x27;", "&#39;") in page for need in needs)


def test_nothing_chosen_is_told(hand: Hand) -> None:
    answer = hand.post("print/", go="make")
    assert answer.status == 422
    assert "Choose at least one paper." in answer.text


def test_a_list_is_brought_into_an_order_without_a_script(
    hand: Hand, order: Callable[[pages.Answered], list[str]]
) -> None:
    ticked = ["2.3", "2.6", "strategy"]
    page = hand.post("print/", go="update", target=ticked)
    assert order(page) == ticked
    assert page.text.count(" checked") == 3
    page = hand.post("print/", target=ticked, chosen=ticked, up="strategy", edition="large_print", together="on")
    assert order(page) == ["2.3", "strategy", "2.6"]
    assert '<option value="large_print" selected>' in page.text
    page = hand.post("print/", target=ticked, chosen=order(page), remove="2.3")
    assert order(page) == ["strategy", "2.6"]
    assert page.text.count(" checked") == 2


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"target": ["2.6", "strategy"]}, ["2.6", "strategy"]),
        ({"target": ["2.6"], "edition": "fillable"}, ["2.6", "--fillable"]),
        ({"target": ["2.6"], "edition": "large_print", "colour": "grey"}, ["2.6", "--large-print", "--grey"]),
        ({"target": ["2.6"], "placing": "booklet", "colour": "save_ink"}, ["2.6", "--booklet", "--save-ink"]),
        (
            {"target": ["2.3", "2.6"], "chosen": ["2.6", "2.3"], "together": "on", "file": "møde", "paper": "a3"},
            ["2.6", "2.3", "--one-file", "møde", "--paper", "a3"],
        ),
        ({"target": ["moedet-er-i-morgen"], "sides": "simplex"}, ["moedet-er-i-morgen", "--simplex"]),
    ],
)
def test_what_it_makes_is_what_the_command_line_makes(
    hand: Hand, tmp_path: Path, fields: dict[str, object], line: list[str]
) -> None:
    assert run(["build", *line, "-o", str(tmp_path)], os.environ) == 0
    _, files = hand.made(**fields)
    assert files == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_what_was_made_is_shown_page_by_page_and_saved(hand: Hand) -> None:
    path, files = hand.made(target=["2.6", "strategy"])
    page = hand.get(path).text
    assert 'alt="ark-2.6-risikovurdering.pdf, page 2 of 2"' in page
    picture = hand.get(f"{path}/ark-2.6-risikovurdering.pdf/2/240.png")
    assert (picture.headers["content-type"], picture.body[:4]) == ("image/png", b"\x89PNG")
    assert hand.get(f"{path}/ark-2.6-risikovurdering.pdf/2").status == 200
    for wrong in ("3", "0", "3/240.png", "1/99999.png"):
        assert hand.get(f"{path}/ark-2.6-risikovurdering.pdf/{wrong}").status == 404
    saved = hand.get(f"{path}/ark-2.6-risikovurdering.pdf")
    assert saved.headers["content-disposition"] == 'attachment; filename="ark-2.6-risikovurdering.pdf"'
    packed = hand.get(f"{path}/zip/sheetbuilder.zip")
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        assert {name.partition("/")[2]: archive.read(name) for name in archive.namelist()} == files
    assert hand.get(f"{path}/zip/a%22b.zip").status == 404


def test_what_there_is_not_is_told(hand: Hand) -> None:
    _, page = hand.ended(hand.post("print/", go="make", target="<b>nothing</b>"))
    assert "SB204" in page.text
    assert "<b>nothing" not in page.text


def test_what_cannot_be_printed_together_is_told(hand: Hand) -> None:
    _, page = hand.ended(hand.post("print/", go="make", target="2.6", edition="fillable", placing="booklet"))
    assert "SB930" in page.text


def brought(hand: Hand, *names: str, fields: tuple[tuple[str, str], ...] = ()) -> pages.Answered:
    """What the form is answered that brings in files of the examples."""
    files = [("brand_files", Path(name).name, (EXAMPLES / name).read_bytes()) for name in names]
    body = pages.multipart([("go", "bring"), *fields], files)
    return pages.asked(hand.app, "print/", "POST", headers={**pages.ours(hand.app), **pages.MULTIPART}, body=body)


PROEVESUND = (
    "proevesund.yaml",
    "logos/proevesund.png",
    "logos/proevesund-sort.png",
    "letterheads/proevesund.pdf",
    "proevesund/2.7-moedesteder-i-proevesund.yaml",
)


def test_a_brand_is_brought_in_and_its_files_are_those_of_the_command_line(hand: Hand, tmp_path: Path) -> None:
    page = brought(hand, *PROEVESUND, fields=(("target", "2.6"),)).text
    assert "The brand is there, and chosen." in page
    key = page.partition(" selected>Prøvesund Kommune")[0].rpartition('value="')[2].rstrip('"')
    assert 'value="2.6" checked' in page  # what was ticked stays
    _, files = hand.made(target=["2.6"], brand=key)
    line = ["build", "2.6", "--brand", str(EXAMPLES / "proevesund.yaml"), "-o", str(tmp_path)]
    assert run(line, os.environ) == 0
    assert files == {path.name: path.read_bytes() for path in tmp_path.rglob("*.pdf")}


def test_a_brand_that_cannot_be_used_is_told_and_nothing_is_lost(hand: Hand) -> None:
    answer = brought(hand, PROEVESUND[0], fields=(("target", "2.6"), ("edition", "fillable")))
    assert answer.status == 422
    assert "The brand cannot be used as it is:" in answer.text
    assert "proevesund.yaml:" in answer.text
    assert str(EXAMPLES) not in answer.text
    assert 'value="2.6" checked' in answer.text
    assert '<option value="fillable" selected>' in answer.text
    assert "SB961" in brought(hand, "logos/proevesund.png").text
    assert "SB961" in brought(hand).text


def test_two_windows_do_not_meet(hand: Hand) -> None:
    begun = [hand.post("print/", go="make", target=name) for name in ("2.6", "strategy")]
    ended = [hand.ended(one) for one in begun]
    assert ended[0][0] != ended[1][0]
    assert ["strategi-for-moedet.pdf" in page.text for _, page in ended] == [False, True]
    assert hand.get(f"{ended[0][0]}/strategi-for-moedet.pdf").status == 404


HOSTILE = {
    "script": (
        "logo.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>',
    ),
    "entity": ("logo.svg", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'),
    "outside": (
        "logo.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="http://eksempel.invalid/a.png"/></svg>',
    ),
    "program": ("logo.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n"),
    "nothing": ("logo.pdf", b"%PDF-1.7\n" + bytes(1000)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_logo_ends_in_words(hand: Hand, kind: str) -> None:
    name, content = HOSTILE[kind]
    brand = f"type: brand\nname: Nykøb\nmunicipality_code: '0000'\nlogo:\n  colour: {name}\n  alt: Nykøb\n".encode()
    body = pages.multipart([("go", "bring")], [("brand_files", "brand.yaml", brand), ("brand_files", name, content)])
    page = pages.asked(hand.app, "print/", "POST", headers={**pages.ours(hand.app), **pages.MULTIPART}, body=body).text
    key = page.partition(" selected>Nykøb")[0].rpartition('value="')[2].rstrip('"') if " selected>Nykøb" in page else ""
    if key:  # a logo is judged when pages are made with it
        _, answer = hand.ended(hand.post("print/", go="make", target="2.6", brand=key))
        page = answer.text
    assert "SB33" in page
    assert "root:" not in page
    assert "Traceback" not in page
