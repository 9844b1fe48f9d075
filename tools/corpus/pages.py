"""Pages of our own in the languages of several programs: bullets, icons, tables, pictures, shadings, forms."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

FONTS = Path(__file__).resolve().parents[2] / "fonts"
ICONS = {"phone": 0xF095, "envelope": 0xF0E0, "unknown.icon": 0xE000}
"""The letters of the icon font, by the names of their glyphs."""


def icon_font(path: Path) -> Path:
    """A font of three icons in the private use area, drawn as squares of several sizes."""
    glyphs = {}
    for at, name in enumerate((".notdef", *ICONS)):
        pen = TTGlyphPen(None)
        side = 300 + 100 * at
        pen.moveTo((50, 0))
        pen.lineTo((50, side))
        pen.lineTo((50 + side, side))
        pen.lineTo((50 + side, 0))
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({code: name for name, code in ICONS.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Corpus Icons", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.save(path)
    return path


def picture(mode: str, form: str = "PNG") -> bytes:
    """A small picture with something to see in it, in a mode of Pillow's."""
    found = Image.linear_gradient("L").resize((24, 16))
    colours = Image.merge("RGB", (found, found.transpose(Image.Transpose.FLIP_LEFT_RIGHT), found))
    if mode in ("RGBA", "LA"):
        colours.putalpha(found)
    out = io.BytesIO()
    colours.convert(mode).save(out, form)
    return out.getvalue()


def as_address(data: bytes, kind: str) -> str:
    """Bytes as an address that a page can hold."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


TYPST = """
#set document(title: "Prøve", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(paper: "a5", numbering: "1")
= Før mødet
Et afsnit med #link("https://example.org/a")[et link] og #emph[vægt] og en note#footnote[Noten.].
- et punkt
- to punkter
  - et til
+ først
+ så
#table(columns: 2, table.header[Hvem][Hvad], [Anna], [Taler], [Bo], [])
#figure(rect(width: 2cm, height: 1cm, fill: gradient.linear(red, blue)), alt: "En flade", caption: [En flade])
#math.equation(block: true, alt: "n plus en", $n + 1$)
"""
TYPST_PAINT = """
#set document(title: "Farver", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(paper: "a6")
= Farver
#figure(stack(dir: ltr,
  rect(width: 1cm, height: 1cm, fill: gradient.linear(red, blue)),
  rect(width: 1cm, height: 1cm, fill: gradient.radial(red, blue)),
  rect(width: 1cm, height: 1cm, fill: gradient.conic(red, blue)),
  rect(width: 1cm, height: 1cm, fill: red.transparentize(50%)),
  rect(width: 1cm, height: 1cm, fill: CMYK),
  rect(width: 1cm, height: 1cm, fill: luma(40%)),
  rect(width: 1cm, height: 1cm, fill: oklab(60%, 0.1, 0.1)),
  rect(width: 1cm, height: 1cm, fill: tiling(size: (4pt, 4pt), circle(radius: 1pt)))), alt: "Otte flader")
#figure(stack(dir: ltr, PICTURES), alt: "Billeder")
"""
TYPST_ICONS = """
#set document(title: "Tegn", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "da", font: "Source Sans 3", size: 11pt)
#set page(paper: "a6")
= Tegn
#text(font: "Corpus Icons")[\\u{f095}] 00 00 00 00 #text(font: "Corpus Icons")[\\u{f0e0}] post
"""

HTML = """<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Prøve</title><style>
@page { size: A5; margin: 15mm } @font-face { font-family: S; src: url(FONT) }
@font-face { font-family: I; src: url(ICONS) }
body { font: 11pt S } td, th { border: 1px solid } .i { font-family: I } .g { width: 40mm; height: 8mm; background:
linear-gradient(90deg, red, blue) } .t { opacity: .5; background: rgba(0, 99, 0, .5) } img { width: 12mm }
</style></head>
<body><h1>Før mødet</h1><p>Et afsnit med <a href="https://example.org/a">et link</a> og <em>vægt</em>.</p>
<ul><li>et punkt</li><li>to punkter<ul><li>et til</li></ul></li></ul><ol><li>først</li><li>så</li></ol>
<table><thead><tr><th scope="col">Hvem</th><th scope="col">Hvad</th></tr></thead>
<tbody><tr><td>Anna</td><td>Taler</td></tr>
<tr><td>Bo</td><td></td></tr></tbody></table>PAINT</body></html>"""
HTML_PAINT = """<div class="g"></div><p class="t">Gennemsigtig</p><p>PICTURES</p>
<svg width="60" height="20" role="img" aria-label="Cirkel">
<circle cx="10" cy="10" r="8" fill="teal" opacity=".6"/></svg>"""
HTML_ICONS = """<p><span class="i">&#xf095;</span> 00 00 00 00 <span class="i">&#xf0e0;</span> post</p>"""
HTML_FORM = """<form><label>Navn <input name="navn" value="Anna"></label>
<label><input type="checkbox" checked> Ja</label>
<select><option>et<option>to</select></form>"""

_ODF = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" office:mimetype="application/'
    'vnd.oasis.opendocument.{kind}" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:ooo="http://openoffice.org/2004/office">'
    "<office:meta><dc:title>Prøve</dc:title></office:meta>{rest}"
    "</office:document>"
)
_BULLETS = "".join(
    f'<text:list-style style:name="B{at}"><text:list-level-style-bullet text:level="1" text:bullet-char="{sign}">'
    '<style:list-level-properties text:space-before="5mm" text:min-label-width="5mm"/>'
    f'<style:text-properties style:font-name="{font}" fo:font-family="{font}"/>'
    "</text:list-level-style-bullet></text:list-style>"
    for at, (sign, font) in enumerate(
        [
            ("\u2022", "OpenSymbol"),
            ("\uf0b7", "Symbol"),
            ("\uf0a7", "Wingdings"),
            ("\ue00c", "OpenSymbol"),
            ("\uf0d8", "Wingdings"),
            ("\uf034", "Webdings"),
        ]
    )
)
_STYLES = (
    '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
    'fo:language="da" fo:country="DK" '
    'fo:font-family="DejaVu Sans"/></style:default-style></office:styles><office:automatic-styles>'
    + _BULLETS
    + "{more}"
    "</office:automatic-styles>"
)


_FORM = (
    '<office:forms><form:form form:name="F"><form:text form:name="navn" form:id="c1" xml:id="c1" form:title="Navn" '
    'form:control-implementation="ooo:com.sun.star.form.component.TextField" form:value="Anna"/>'
    '<form:checkbox form:name="ja" form:id="c2" xml:id="c2" form:title="Ja" form:label="Ja" '
    'form:control-implementation="ooo:com.sun.star.form.component.CheckBox"/></form:form></office:forms>'
)
_CONTROLS = "".join(
    f'<draw:control draw:control="c{at}" svg:width="4cm" svg:height="0.7cm" text:anchor-type="as-char">'
    f"<svg:title>{title}</svg:title></draw:control> "
    for at, title in ((1, "Navn"), (2, "Ja"))
)


def writer_document() -> str:
    """A text with headings, lists with bullets of several fonts, a table, a picture, a link, fields of a form."""
    lists = "".join(
        f'<text:list text:style-name="B{at}"><text:list-item><text:p>punkt {at}</text:p></text:list-item></text:list>'
        for at in range(6)
    )
    png = base64.b64encode(picture("RGBA")).decode("ascii")
    body = (
        f'<office:body><office:text>{_FORM}<text:h text:outline-level="1">Før mødet</text:h>'
        '<text:p>Et afsnit med <text:a xlink:type="simple" '
        'xlink:href="https://example.org/a">et link</text:a>.</text:p>'
        f'{lists}<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>'
        "<table:table-header-rows><table:table-row><table:table-cell><text:p>Hvem</text:p></table:table-cell>"
        "<table:table-cell><text:p>Hvad</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>Anna</text:p></table:table-cell><table:table-cell>"
        "<text:p>Taler</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p><draw:frame svg:width="2cm" svg:height="1.5cm" text:anchor-type="as-char"><draw:image>'
        f"<office:binary-data>{png}</office:binary-data></draw:image><svg:title>Billede</svg:title>"
        f"<svg:desc>Et billede</svg:desc></draw:frame></text:p><text:p>{_CONTROLS}</text:p></office:text></office:body>"
    )
    return _ODF.format(kind="text", rest=_STYLES.format(more="") + body)


def impress_document() -> str:
    """Two slides with a list each, and surfaces that are shaded and transparent."""
    more = (
        '<style:style style:name="g1" style:family="graphic"><style:graphic-properties draw:fill="solid" '
        'draw:fill-color="#7a1f4b" draw:opacity="40%"/></style:style>'
        '<style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="28cm" fo:page-height="16cm"/>'
        "</style:page-layout>"
    )
    master = (
        '<office:master-styles><style:master-page style:name="D" style:page-layout-name="PM"/></office:master-styles>'
    )
    slides = "".join(
        f'<draw:page draw:name="s{at}" draw:master-page-name="D"><draw:frame svg:x="2cm" svg:y="1cm" svg:width="20cm" '
        f'svg:height="2cm" presentation:class="title"><draw:text-box><text:p>Dias {at}</text:p></draw:text-box>'
        "</draw:frame>"
        '<draw:frame svg:x="2cm" svg:y="4cm" svg:width="20cm" svg:height="8cm"><draw:text-box>'
        f'<text:list text:style-name="B{at}"><text:list-item><text:p>et punkt</text:p></text:list-item></text:list>'
        "</draw:text-box></draw:frame>"
        '<draw:rect draw:style-name="g1" svg:x="20cm" svg:y="12cm" svg:width="3cm" svg:height="2cm">'
        "<svg:desc>Flade</svg:desc>"
        "</draw:rect></draw:page>"
        for at in (0, 1)
    )
    body = f"<office:body><office:presentation>{slides}</office:presentation></office:body>"
    return _ODF.format(kind="presentation", rest=_STYLES.format(more=more) + master + body)


def calc_document() -> str:
    """A table of two columns."""
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        f'<table:table-cell office:value-type="float" office:value="{two}"><text:p>{two}</text:p></table:table-cell>'
        "</table:table-row>"
        for one, two in (("Hvem", 1), ("Anna", 2))
    )
    body = (
        '<office:body><office:spreadsheet><table:table table:name="Ark">'
        f'<table:table-column table:number-columns-repeated="2"/>{rows}</table:table></office:spreadsheet>'
        "</office:body>"
    )
    return _ODF.format(kind="spreadsheet", rest=_STYLES.format(more="") + body)
