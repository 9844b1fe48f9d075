"""Logos in the child: drawn faithfully or refused by name, whatever they hold."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms

from sheetbuilder.foreign.logo.facts import LogoAnswer, LogoFlaw
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.read.refusal import Refusal
from sheetbuilder.pdf.read.tokens import operations
from sheetbuilder.theme.picture import PictureFormat
from tests.foreign.logo.marks import jpeg, png, svg, vast_png

ANSWER = AnswerForm(LogoAnswer)
SETTING_COLOURS = b"g G rg RG k K cs CS sc SC scn SCN".split()
POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


def asked(
    reader: Reader, data: bytes, form: PictureFormat, *, grey: bool = False, width: float = 100.0, page: int = 1
) -> LogoAnswer:
    found = reader.answer("logo", data, ANSWER, form=form.value, page=page, grey=grey, width=width)
    assert isinstance(found, LogoAnswer)
    return found


def drawn(answer: LogoAnswer) -> Artwork:
    assert answer.flaw is None, (answer.flaw, answer.what)
    assert answer.artwork is not None
    return answer.artwork


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="40" height="40" rx="5" fill="#c81e28" stroke="navy" stroke-width="2"/>',
        '<circle cx="20" cy="20" r="15"/><ellipse cx="60" cy="20" rx="15" ry="9" fill="rgb(10,20,30)"/>',
        '<path d="M1 1 h20 v20 q5 5 9 0 A5 5 0 0 1 40 20 z m2 2 C1 2 3 4 5 6 S 1 2 3 4" fill-rule="evenodd"/>',
        '<polygon points="1,1 30,5 9,30"/><polyline points="40,1 60,9 44,30" fill="none" stroke="black"/>',
        '<line x1="1" y1="1" x2="60" y2="30" stroke="#00f" stroke-dasharray="4 2" stroke-linecap="round"/>',
        '<g transform="translate(9 3) rotate(20) scale(1.5)"><rect width="9" height="9" fill="teal"/></g>',
        '<style>.a{fill:#0a0;stroke:none}</style><g class="a"><rect width="9" height="9"/></g>',
        '<defs><g id="a"><rect width="9" height="9"/></g></defs><use xlink:href="#a" x="9"/><use href="#a" y="20"/>',
        (
            '<defs><clipPath id="c"><circle cx="9" cy="9" r="8"/></clipPath></defs>'
            '<rect width="40" height="40" style="clip-path:url(#c)"/>'
        ),
        (
            '<defs><linearGradient id="g" x1="0" x2="1"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/>'
            '</linearGradient></defs><rect width="40" height="40" fill="url(#g)"/>'
        ),
        '<rect width="40" height="40" fill="green" fill-opacity=".4"/>',
        (
            '<title>En titel</title><desc>Tekst</desc><metadata>x</metadata><a xlink:href="https://x.example/">'
            '<rect width="9" height="9"/></a>'
        ),
    ],
)
def test_what_can_be_drawn_is_drawn(reader: Reader, inside: str) -> None:
    answer = asked(reader, svg(inside), PictureFormat.SVG)
    art = drawn(answer)
    assert art.width / art.height == pytest.approx(2.5)
    assert answer.facts is not None
    (page,) = answer.facts.pages
    assert page.fonts == ()
    assert page.ink is not None
    assert page.ink.margins is not None


@pytest.mark.parametrize(
    ("inside", "flaw", "what"),
    [
        ('<text x="1" y="9">Navn</text>', LogoFlaw.TEXT, ""),
        ("<g><text><tspan>Navn</tspan></text></g>", LogoFlaw.TEXT, ""),
        ('<image href="../hemmeligt.png" width="9" height="9"/>', LogoFlaw.OUTSIDE, "hemmeligt"),
        ('<image href="#x" width="9" height="9"/>', LogoFlaw.LOST, "image"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>', LogoFlaw.LOST, "image/svg+xml"),
        ('<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>', LogoFlaw.LOST, "<image>"),
        ('<use xlink:href="andet.svg#a"/>', LogoFlaw.OUTSIDE, "andet.svg"),
        ('<use xlink:href="#ingen"/>', LogoFlaw.LOST, "#ingen"),
        ('<use href="file:///etc/passwd#a"/>', LogoFlaw.OUTSIDE, "passwd"),
        ('<rect width="9" height="9" style="fill:url(http://x.example/a)"/>', LogoFlaw.OUTSIDE, "x.example"),
        ('<style>@import "a.css";</style><rect width="9" height="9"/>', LogoFlaw.OUTSIDE, "@import"),
        ('<style>@media (width>9px){rect{fill:red}}</style><rect width="9" height="9"/>', LogoFlaw.LOST, "@media"),
        ('<style>@supports (a:b){rect{fill:red}}</style><rect width="9" height="9"/>', LogoFlaw.LOST, "@supports"),
        ('<style>g{rect{fill:red}}</style><g><rect width="9" height="9"/></g>', LogoFlaw.LOST, "rect"),
        ('<style>rect:state(x){fill:red}</style><rect width="9" height="9"/>', LogoFlaw.LOST, "rect:state(x)"),
        ("<script>alert(1)</script>", LogoFlaw.SCRIPT, ""),
        ('<rect width="9" height="9" onclick="x()"/>', LogoFlaw.SCRIPT, ""),
        ("<foreignObject/>", LogoFlaw.LOST, "foreignObject"),
        ('<rect width="9" height="9" filter="url(#f)"/>', LogoFlaw.LOST, "filter"),
        ('<rect width="9" height="9" style="mask:url(#f)"/>', LogoFlaw.LOST, "mask"),
        ('<style>rect{mix-blend-mode:plus-lighter}</style><rect width="9" height="9"/>', LogoFlaw.LOST, "plus-lighter"),
        ('<g opacity="half"><rect width="9" height="9"/></g>', LogoFlaw.LOST, "opacity: half"),
        ('<defs><pattern id="p"/></defs><rect width="9" height="9" fill="url(#p)"/>', LogoFlaw.LOST, "<rect>:2"),
        (
            '<rect width="9" height="9"/><g><path d="M1 1h9v9z" mask="url(#m)"/></g><mask id="m"/>',
            LogoFlaw.LOST,
            "<path>:2",
        ),
        ('<path d="M0 0h9" pathLength="4" stroke="red" stroke-dasharray="1"/>', LogoFlaw.LOST, "pathLength"),
        (
            '<linearGradient id="g" x2="0"><stop/><stop/></linearGradient><rect width="9" height="9" fill="url(#g)"/>',
            LogoFlaw.LOST,
            "<linearGradient>",
        ),
        ('<filter id="f"><feTurbulence numOctaves="99999"/></filter><rect/>', LogoFlaw.LOST, "<feTurbulence>"),
        ('<filter id="f"><feConvolveMatrix order="99"/></filter><rect/>', LogoFlaw.LOST, "<feConvolveMatrix>"),
        ('<filter id="f">' + "<feFlood/>" * 201 + "</filter><rect/>", LogoFlaw.TOO_MUCH, ""),
        ('<mask id="a" mask="url(#a)"><rect/></mask><rect mask="url(#a)"/>', LogoFlaw.TOO_MUCH, ""),
        ('<pattern id="a" fill="url(#a)"><rect/></pattern><rect fill="url(#a)"/>', LogoFlaw.TOO_MUCH, ""),
        ('<filter id="f"><feMorphology/></filter><rect filter="url(#f)"/>', LogoFlaw.LOST, "<feMorphology>"),
        ('<style media="(max-width:9px)">g{fill:red}</style><rect/>', LogoFlaw.LOST, "@media"),
        ('<rect width="2em" height="9"/>', LogoFlaw.LOST, "width: 2em"),
        ('<rect width="9" height="9" style="clip-path:circle(3px)"/>', LogoFlaw.LOST, "clip-path"),
        ('<rect width="9" height="9" style="transform:rotate(1turn)"/>', LogoFlaw.LOST, "transform"),
        ('<path d="M0 0h9" stroke="red" vector-effect="non-scaling-stroke"/>', LogoFlaw.LOST, "vector-effect"),
        ('<rect width="9" height="9"><animate attributeName="width" to="0"/></rect>', LogoFlaw.LOST, "<animate>"),
        ('<rect width="9" height="9" fill="color(display-p3 1 0 0)"/>', LogoFlaw.LOST, "display-p3"),
        ('<rect width="9" height="9" fill="url(#nej)"/>', LogoFlaw.LOST, "fill"),
        ('<g systemLanguage="da"><rect width="9" height="9"/></g>', LogoFlaw.LOST, "systemLanguage"),
        ('<rect width="9" height="9" stroke="url(#ingen)"/>', LogoFlaw.LOST, "stroke"),
        ('<rect width="9" height="9" fill="ultragul"/>', LogoFlaw.LOST, "ultragul"),
        ('<rect width="9" height="9" style="--a:var(--b);--b:var(--a);fill:var(--a)"/>', LogoFlaw.LOST, "var("),
        ('<path d="M0 0 L1 x"/>', LogoFlaw.BROKEN, ""),
        ('<rect width="NaN" height="9"/>', LogoFlaw.BROKEN, ""),
        ('<use href="#a"/><g id="a"><use href="#a"/></g>', LogoFlaw.TOO_MUCH, ""),
        ('<path d="M0 0' + " L1 1" * 90_000 + '"/>', LogoFlaw.TOO_MUCH, ""),
        ("<g/>" * 30_000, LogoFlaw.TOO_MUCH, ""),
        ("<g>" * 100 + "</g>" * 100, LogoFlaw.TOO_MUCH, ""),
    ],
)
def test_what_would_be_lost_is_refused(reader: Reader, inside: str, flaw: LogoFlaw, what: str) -> None:
    answer = asked(reader, svg(inside), PictureFormat.SVG)
    assert answer.flaw is flaw, answer.what
    assert answer.artwork is None
    assert what in " ".join(answer.what)


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (b"", LogoFlaw.BROKEN),
        (b"<svg", LogoFlaw.BROKEN),
        (b"<html/>", LogoFlaw.BROKEN),
        (POSTSCRIPT, LogoFlaw.BROKEN),
        (png(), LogoFlaw.BROKEN),
        (svg(head=""), LogoFlaw.NO_SIZE),
        (svg(head='width="0" height="0"'), LogoFlaw.NO_SIZE),
        (svg(head='viewBox="0 0 1000 1"'), LogoFlaw.NO_SIZE),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9"><g>&a;</g></svg>', LogoFlaw.ENTITIES),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "x">]><svg viewBox="&a;"/>', LogoFlaw.BROKEN),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 9 9">&a;</svg>',
            LogoFlaw.ENTITIES,
        ),
        (b'<svg viewBox="0 0 9 9">&nix;</svg>', LogoFlaw.BROKEN),
    ],
)
def test_what_is_no_svg_is_refused(reader: Reader, data: bytes, flaw: LogoFlaw) -> None:
    answer = asked(reader, data, PictureFormat.SVG)
    assert answer.flaw is flaw, answer.what
    assert answer.artwork is None


def test_a_colour_that_is_not_understood_is_named_alone(reader: Reader) -> None:
    assert asked(reader, svg('<rect width="9" height="9" fill="ultragul"/>'), PictureFormat.SVG).what == ("ultragul",)


def test_the_place_where_it_breaks_is_told_and_not_in_a_parser_s_words(reader: Reader) -> None:
    assert asked(reader, b'<svg viewBox="0 0 9 9">\n<g></svg>', PictureFormat.SVG).what == ("2:10",)
    assert asked(reader, svg('<rect width="1e999" height="9"/>'), PictureFormat.SVG).what == ()
    assert asked(reader, png()[:-60], PictureFormat.PNG).what == ()


def test_a_document_type_that_declares_nothing_is_left_alone(reader: Reader) -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert drawn(asked(reader, doctype + svg().partition(b"\n")[2], PictureFormat.SVG))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("grey", [False, True])
def test_pngs_of_every_mode(reader: Reader, mode: str, grey: bool) -> None:
    answer = asked(reader, png(mode), PictureFormat.PNG, grey=grey)
    assert drawn(answer).width / drawn(answer).height == pytest.approx(2.5)
    assert answer.facts is not None
    assert answer.dots == pytest.approx(400 / (100 / 72))
    (page,) = answer.facts.pages
    assert page.transparent == (mode in ("LA", "RGBA"))
    if grey:
        assert set(page.colours) == {"DeviceGray"}


@pytest.mark.parametrize(("mode", "guessed"), [("L", False), ("RGB", False), ("CMYK", True)])
def test_jpegs_of_every_mode(reader: Reader, mode: str, guessed: bool) -> None:
    answer = asked(reader, jpeg(mode), PictureFormat.JPEG)
    assert drawn(answer)
    assert answer.guessed == guessed


def test_a_colour_profile_is_obeyed(reader: Reader) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = drawn(asked(reader, png(), PictureFormat.PNG))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert drawn(asked(reader, png(icc_profile=srgb), PictureFormat.PNG)).pieces == plain.pieces
    # A profile that does not fit the picture is left out, as every viewer does.
    assert drawn(asked(reader, png(icc_profile=lab.tobytes()), PictureFormat.PNG)).pieces == plain.pieces
    assert drawn(asked(reader, png(icc_profile=b"no profile"), PictureFormat.PNG)).pieces == plain.pieces


def test_a_photograph_is_set_upright(reader: Reader) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    art = drawn(asked(reader, jpeg(exif=exif.tobytes()), PictureFormat.JPEG))
    assert art.height / art.width == pytest.approx(2.5)


def test_a_picture_is_no_finer_than_print(reader: Reader) -> None:
    fine = asked(reader, png(size=(4000, 1600)), PictureFormat.PNG, width=72.0)
    assert fine.dots == 4000
    (width,) = {
        int(text.split(b"/Width ")[1].split(b"/")[0])
        for piece in drawn(fine).pieces
        for text in piece.texts
        if b"/Width " in text
    }
    assert width == 600


@pytest.mark.parametrize(
    ("data", "form", "flaw"),
    [
        (POSTSCRIPT, PictureFormat.PNG, LogoFlaw.BROKEN),
        (POSTSCRIPT, PictureFormat.JPEG, LogoFlaw.BROKEN),
        (jpeg(), PictureFormat.PNG, LogoFlaw.BROKEN),
        (png(), PictureFormat.JPEG, LogoFlaw.BROKEN),
        (png()[:-60], PictureFormat.PNG, LogoFlaw.BROKEN),
        (jpeg()[: len(jpeg()) // 2], PictureFormat.JPEG, LogoFlaw.BROKEN),
        (vast_png(12_000, 12_000), PictureFormat.PNG, LogoFlaw.TOO_MANY_PIXELS),
        (vast_png(30_000, 9_000), PictureFormat.PNG, LogoFlaw.TOO_MANY_PIXELS),
        (png(size=(4000, 9)), PictureFormat.PNG, LogoFlaw.NO_SIZE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pictures_that_cannot_be_used(reader: Reader, data: bytes, form: PictureFormat, flaw: LogoFlaw) -> None:
    answer = asked(reader, data, form)
    assert answer.flaw is flaw, answer.what
    assert answer.artwork is None


@pytest.mark.long
def test_every_bit_that_is_wrong_ends_in_an_answer(reader: Reader) -> None:
    for data, form in ((png("RGBA"), PictureFormat.PNG), (jpeg(), PictureFormat.JPEG), (svg(), PictureFormat.SVG)):
        for at in range(0, len(data), max(1, len(data) // 60)):
            broken = bytearray(data)
            broken[at] ^= 0x5A
            answer = asked(reader, bytes(broken), form)
            assert (answer.flaw is None) == (answer.artwork is not None)


def test_a_pdf_that_is_none_is_refused_as_letterheads_are(reader: Reader) -> None:
    assert asked(reader, POSTSCRIPT, PictureFormat.PDF).refusal is Refusal.NOT_PDF


def test_a_black_and_white_svg_has_no_colour_left(reader: Reader) -> None:
    art = drawn(
        asked(reader, svg('<rect width="9" height="9" fill="#f00" stroke="#00f"/>'), PictureFormat.SVG, grey=True)
    )
    assert art.form.data is not None
    steps = [step for step in operations(zlib.decompress(art.form.data)) if step.operator in SETTING_COLOURS]
    assert {step.operator for step in steps} == {b"g", b"G"}
    assert {b"".join(step.operands) for step in steps} >= {b"0.298", b"0.1137"}
