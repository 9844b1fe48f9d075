"""A brand's logo in finished files: where it should be, alone there, said aloud once, and never a danger."""

from __future__ import annotations

import datetime
import io
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from sheetbuilder import Built, ContentError, LayoutError, Package, build, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import Severity
from sheetbuilder.layout.logo import sized
from sheetbuilder.theme.papers import MM, paper
from tests.foreign.letterhead import letterheads
from tests.foreign.logo.marks import RED, jpeg, png, svg
from tests.readings import inspect
from tests.tools import run, verapdf

DAY = datetime.date(2026, 11, 24)
DOTS = 4
"""Pixels in a millimetre."""
RED_SVG = '<rect width="100" height="40" fill="#c81e28"/>'
RED_PDF = b"0.784 0.118 0.157 rg 0 0 100 40 re f"
PLAIN = letterheads.boxed(b"/MediaBox[0 0 100 40]", RED_PDF)


def full(form: str) -> bytes:
    """A picture that is red from edge to edge."""
    out = io.BytesIO()
    Image.new("RGB", (1500, 600), RED).save(out, form, quality=95)
    return out.getvalue()


LOGOS = {
    "logo.svg": svg(RED_SVG),
    "logo.png": full("PNG"),
    "logo.jpg": full("JPEG"),
    "logo.pdf": PLAIN,
}


def brand_file(folder: Path, logo: str, more: str = "") -> Path:
    path = folder / "brand.yaml"
    path.write_text(
        f'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n{more}logo: {logo}\n', encoding="utf-8"
    )
    return path


@dataclass(frozen=True, slots=True)
class Made:
    """A set with a logo of one form."""

    name: str
    built: Built
    page: Image.Image


def rendered(path: Path, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    picture: Image.Image = document[page].render(scale=DOTS / MM).to_pil()
    document.close()
    return picture.convert("RGB")


@pytest.fixture(scope="module", params=list(LOGOS))
def made(request: pytest.FixtureRequest, small: Package, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("logo")
    (folder / request.param).write_bytes(LOGOS[request.param])
    # A cover without a bar has room for a logo of this width.
    more = "unit: Enhed\ncover: plain\n"
    brand = load_brand(brand_file(folder, f"{{colour: {request.param}, width: 50, clear_space: 8}}", more))
    (built,) = build(small, ["set-1"], out=folder / "out", date=DAY, brand=brand)
    return Made(request.param, built, rendered(built.path))


@pytest.mark.long
def test_the_file_is_clean_and_says_the_logo_once(made: Made) -> None:
    report = inspect(made.built.path)
    assert report.problems == ()
    assert (report.pdfua, report.pdfa) == ("1", "2a")
    assert made.built.warnings == ()
    figures = [node for node in report.tree.walk() if node.role == "Figure"]
    assert [node.alt for node in figures].count("Prøvehøj Kommune") == 1
    assert figures[0].alt == "Prøvehøj Kommune"
    assert "Prøvehøj Kommune" not in report.text().replace("[Prøvehøj Kommune]", "")  # the letters gave way


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_all_of_them(flavour: str, small: Package, tmp_path: Path) -> None:
    files = []
    for name, data in (*LOGOS.items(), ("clear.png", png("RGBA", (1500, 600))), ("grey.jpg", jpeg("L"))):
        (tmp_path / name).write_bytes(data)
        brand = load_brand(brand_file(tmp_path, f"{{colour: {name}, width: 20}}"))
        (built,) = build(small, ["set-1"], out=tmp_path / name.replace(".", "-"), date=DAY, brand=brand)
        files.append(built.path)
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


def test_the_logo_is_where_it_should_be_with_nothing_near_it(made: Made) -> None:
    sheet = paper("a4")
    right, top = sheet.width - sheet.fore_edge, sheet.head
    box = [round(side / MM * DOTS) for side in (right - 50 * MM, top, right, top + 20 * MM)]
    inside = made.page.crop((box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2))
    difference = ImageChops.difference(inside, Image.new("RGB", inside.size, RED))
    assert not any(sum(band.histogram()[8:]) for band in difference.split())
    keep = 8 * DOTS - 2
    around = made.page.crop((box[0] - keep, box[1] - keep, box[2] + keep, box[3] + keep))
    around.paste((255, 255, 255), (keep - 2, keep - 2, keep + box[2] - box[0] + 2, keep + box[3] - box[1] + 2))
    assert around.getextrema() == ((255, 255), (255, 255), (255, 255))


def test_the_logo_is_in_the_file_once_and_on_no_other_page(made: Made) -> None:
    document = pypdfium2.PdfDocument(made.built.path)
    counts = [
        sum(1 for _ in document[page].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_FORM], max_depth=1))
        for page in range(len(document))
    ]
    document.close()
    assert counts == [1] + [0] * (len(counts) - 1)


def test_the_same_logo_gives_the_same_bytes(made: Made, small: Package, tmp_path: Path) -> None:
    brand = load_brand(made.built.path.parents[2] / "brand.yaml")
    (again,) = build(small, ["set-1"], out=tmp_path, date=DAY, brand=brand)
    assert again.path.read_bytes() == made.built.path.read_bytes()


def test_what_has_no_cover_has_no_logo(made: Made, small: Package, tmp_path: Path) -> None:
    brand = load_brand(made.built.path.parents[2] / "brand.yaml")
    (sheet,) = build(small, [small.sheets[0].number], out=tmp_path, date=DAY, brand=brand)
    assert b"/Art1" not in sheet.path.read_bytes()
    assert "Prøvehøj Kommune" in run("pdftotext", "-layout", sheet.path, "-").said


@pytest.mark.long
@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_grey_leaves_no_colour(small: Package, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(LOGOS[name])
    brand = load_brand(brand_file(tmp_path, f"{{colour: {name}}}", 'colours: {accent: "#7A1F4B", tint: "#FFF6D6"}\n'))
    (built,) = build(small, ["set-1"], out=tmp_path, date=DAY, brand=brand, grey=True)
    assert built.path.name == "saet-1-graa.pdf"
    assert inspect(built.path).problems == ()
    for page in (0, 4, 6):
        red, green, blue = rendered(built.path, page).split()
        for one, other in ((red, green), (green, blue)):
            assert not any(ImageChops.difference(one, other).histogram()[4:])
    (coloured,) = build(small, ["set-1"], out=tmp_path, date=DAY, brand=brand)
    assert inspect(coloured.path).text() == inspect(built.path).text()


def test_grey_takes_the_black_logo(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(RED_SVG))
    (tmp_path / "b.svg").write_bytes(svg(RED_SVG.replace("#c81e28", "#000")))
    brand = load_brand(brand_file(tmp_path, "{colour: a.svg, mono: b.svg}"))
    logos = [apply_brand(small, PrintOptions(date=DAY, brand=brand, grey=grey)).logo for grey in (False, True)]
    assert logos[0] is not None
    assert logos[1] is not None
    assert logos[0].art.form != logos[1].art.form


def test_every_fault_of_both_files_is_told_at_once(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg("<text>x</text>"))
    (tmp_path / "b.png").write_bytes(png()[:-80])
    brand = load_brand(brand_file(tmp_path, "{colour: a.svg, mono: b.png}"))
    with pytest.raises(ContentError) as raised:
        build(small, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand)
    found = [(problem.code, problem.where and problem.where.column) for problem in raised.value.problems]
    assert found == [("SB331", 16), ("SB331", 29)]
    assert not (tmp_path / "out").exists()


def test_a_doubtful_logo_is_told_and_strict_stops_at_it(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(size=(150, 60)))
    brand = load_brand(brand_file(tmp_path, "{colour: a.png}"))
    assert [(one.code, one.severity) for one in apply_brand(small, PrintOptions(date=DAY, brand=brand)).warnings] == [
        ("SB332", Severity.WARNING)
    ]
    with pytest.raises(ContentError):
        apply_brand(small, PrintOptions(date=DAY, brand=brand, strict=True))


def test_a_logo_that_takes_back_pdfa_can_be_made_an_error(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(letterheads.unembedded())
    brand = load_brand(brand_file(tmp_path, "{colour: a.pdf}"))
    assert "SB719" in [one.code for one in apply_brand(small, PrintOptions(date=DAY, brand=brand)).warnings]
    with pytest.raises(ContentError) as raised:
        apply_brand(small, PrintOptions(date=DAY, brand=brand, require=True))
    assert "SB719" in [one.code for one in raised.value.problems if one.severity is Severity.ERROR]


def test_a_logo_without_its_room_is_told_where_its_least_width_stands(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(RED_SVG))
    brand = load_brand(brand_file(tmp_path, "{colour: a.svg, minimum_width: 150}"))
    with pytest.raises(LayoutError) as raised:
        build(small, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand)
    (problem,) = raised.value.problems
    assert (problem.code, problem.where and problem.where.column) == ("SB333", 38)
    assert not (tmp_path / "out").exists()


def test_a_postscript_file_runs_nothing(small: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools, trace = tmp_path / "bin", tmp_path / "ran"
    tools.mkdir()
    for name in ("gs", "gswin32c", "gswin64c", "fc-match"):
        (tools / name).write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
        (tools / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    script = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 40\n0 0 99 40 rectfill showpage\n"
    for data in (script, b"\x89PNG\r\n\x1a\n" + script):
        (tmp_path / "logo.png").write_bytes(data)
        with pytest.raises(ContentError):
            build(small, ["set-1"], out=tmp_path / "out", brand=load_brand(brand_file(tmp_path, "{colour: logo.png}")))
    # The stand-in would have left its mark: Pillow does start it where nobody forbids it.
    (tmp_path / "logo.eps").write_bytes(script)
    ask = "import sys; from PIL import Image; Image.open(sys.argv[1]).load()"
    subprocess.run([sys.executable, "-c", ask, str(tmp_path / "logo.eps")], capture_output=True, check=False)
    assert trace.exists()
    trace.unlink()
    with pytest.raises(ContentError):
        apply_brand(small, PrintOptions(date=DAY, brand=load_brand(brand_file(tmp_path, "{colour: logo.png}"))))
    assert not trace.exists()


def test_a_build_without_a_logo_waits_for_no_pictures() -> None:
    script = (
        "import sys, sheetbuilder.compose.api\n"
        "late = {'lxml', 'typst', 'tinycss2', 'cssselect2', 'pypdfium2'}\n"
        "print(*sorted(late & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_sizes_are_those_that_are_asked_for(small: Package, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(RED_SVG))
    logo = apply_brand(
        small, PrintOptions(date=DAY, brand=load_brand(brand_file(tmp_path, "{colour: a.svg, width: 30}")))
    ).logo
    assert logo is not None
    assert sized(logo, paper("a4"), 500, 500).height == pytest.approx(12 * MM)
    assert logo.alt == "Prøvehøj Kommune"


@pytest.mark.parametrize("room", [False, True])
def test_a_letterhead_keeps_out_of_the_clear_space_too(small: Package, tmp_path: Path, room: bool) -> None:
    (tmp_path / "a.svg").write_bytes(svg(RED_SVG))
    band = letterheads.boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 300 813 295 28.89 re f")  # ten millimetres
    (tmp_path / "paper.pdf").write_bytes(band)
    overlay = "overlay: {first: {file: paper.pdf}" + (", make_room: true}\n" if room else "}\n")
    brand = load_brand(brand_file(tmp_path, "{colour: a.svg, clear_space: 8}", overlay))
    if room:
        (built,) = build(small, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand)
        page = rendered(built.path)
        reds = [y for y in range(60 * DOTS) if page.getpixel((page.width - 20 * DOTS, y)) == RED]
        assert reds[0] >= (10 + 8) * DOTS - 1
    else:
        with pytest.raises(LayoutError) as raised:
            build(small, ["set-1"], out=tmp_path / "out", date=DAY, brand=brand)
        *warnings, problem = sorted(raised.value.problems, key=lambda one: one.severity is Severity.ERROR)
        assert [(one.code, one.severity) for one in warnings] == [("SB361", Severity.WARNING)]
        assert (problem.code, problem.message.args["words"]) == ("SB405", "Prøvehøj Kommune")
