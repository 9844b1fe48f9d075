"""Letterheads made by code: plain, odd, broken and hostile ones."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder import resources

MM = 72 / 25.4
A4 = (595.28, 841.89)
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


@dataclass(slots=True)
class Raw:
    """A PDF written object by object; 1 is the catalog, 2 the page tree, 3 the page, 4 its content."""

    content: bytes = b"0 0 1 rg 50 700 100 40 re f"
    page: bytes = b"/MediaBox[0 0 595 842]"
    resources: bytes = b"<<>>"
    catalog: bytes = b""
    pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    more: Mapping[int, bytes] = field(default_factory=dict)

    def objects(self) -> dict[int, bytes]:
        found = {
            1: b"<</Type/Catalog/Pages 2 0 R" + self.catalog + b">>",
            2: self.pages,
            3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources " + self.resources + self.page + b">>",
            4: stream(self.content),
        }
        found.update(self.more)
        return found

    def bytes(self) -> bytes:
        return packed(self.objects())


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def packed(objects: Mapping[int, bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def form(content: bytes, resources: bytes = b"<<>>", more: bytes = b"") -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources" + resources + more)


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=_embedded())  # type: ignore[arg-type]
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _embedded() -> str:
    name = "Letter"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(next(iter(sorted(resources.fonts().glob("*Regular.ttf")))))))
    return name


def rewritten(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def municipal() -> bytes:
    """A head 25 mm deep and a foot 15 mm deep, its font embedded, grey, RGB."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(_embedded(), 12)
        canvas.setFillColorRGB(0, 0.3, 0.6)
        canvas.rect(0, A4[1] - 25 * MM, A4[0], 25 * MM, stroke=0, fill=1)
        canvas.setFillGray(0.2)
        canvas.drawString(60, 12 * MM, "Fjordby Kommune, Torvet 1")
        canvas.rect(20 * MM, 14.5 * MM, 170 * MM, 0.5 * MM, stroke=0, fill=1)

    return drawn(draw)


def cmyk() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(CMYKColor(1, 0.5, 0, 0.1))
        canvas.rect(0, A4[1] - 25 * MM, A4[0], 25 * MM, stroke=0, fill=1)

    return drawn(draw)


def transparent() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setFillAlpha(0.4)
        canvas.rect(100, 700, 200, 60, stroke=0, fill=1)

    return drawn(draw)


def unembedded() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(60, 780, "Fjordby")

    return drawn(draw)


def idle_font() -> bytes:
    """A font that is not embedded is set, as ReportLab does on every page, and nothing is shown in it."""
    return Raw(
        b"BT /F 12 Tf 14 TL ET 0 0 1 rg 50 780 100 20 re f q BT /F 9 Tf ET Q",
        resources=b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    ).bytes()


def inherited_font() -> bytes:
    """A form that shows letters in the font that the page has set, which is not embedded."""
    form = stream(b"BT 60 780 Td (Fjordby) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return Raw(
        b"BT /F 12 Tf ET /X Do",
        resources=b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>",
        more={5: form},
    ).bytes()


def tagged() -> bytes:
    """Marked content of every sort, a tree over it, and text that looks like marks but is none."""
    words = b"/Span <</MCID 0/ActualText (a \\) EMC b)>> BDC 0 0 1 rg 50 700 100 40 re f EMC "
    image = b"q 10 0 0 10 300 700 cm BI /W 4 /H 1 /CS /G /BPC 8 ID (EMC EI Q "
    odd = b"BX /P /MC0 BDC 1 0 0 rg 300 300 20 20 re f EMC EX /Here MP /There <</A [(EMC)]>> DP "
    return Raw(
        words + image + odd,
        page=b"/MediaBox[0 0 595 842]/StructParents 0/Metadata 7 0 R/PieceInfo<</A<</LastModified(D:2026)>>>>",
        resources=b"<</Properties<</MC0<</MCID 1>>>>>>",
        catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R",
        more={
            5: b"<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[6 0 R 6 0 R]]>>>>",
            6: b"<</S/P/P 5 0 R/Pg 3 0 R/K[0 1]>>",
            7: stream(b"<x/>", b"/Type/Metadata/Subtype/XML"),
        },
    ).bytes()


def layered(hidden: bool, base: bytes = b"") -> bytes:
    off = b"/OFF[5 0 R]" if hidden else b""
    return Raw(
        b"/OC /L BDC 0 0 1 rg 50 700 100 40 re f EMC",
        resources=b"<</Properties<</L 5 0 R>>>>",
        catalog=b"/OCProperties<</OCGs[5 0 R]/D<<" + base + off + b">>>>",
        more={5: b"<</Type/OCG/Name(DRAFT)>>"},
    ).bytes()


def acting() -> bytes:
    """Launch, JavaScript, GoToR, a file within, rich media, and what starts by itself."""
    return Raw(
        page=b"/MediaBox[0 0 595 842]/AA<</O 8 0 R>>/Annots[5 0 R 6 0 R 7 0 R]",
        catalog=b"/OpenAction 8 0 R/Names<</EmbeddedFiles<</Names[(a)9 0 R]>>>>",
        more={
            5: b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/Launch/F(calc.exe)>>>>",
            6: b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>>>",
            7: b"<</Type/Annot/Subtype/RichMedia/Rect[0 0 99 99]>>",
            8: b"<</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>>",
            9: b"<</Type/Filespec/F(a)/EF<</F 10 0 R>>>>",
            10: stream(b"MZ", b"/Type/EmbeddedFile"),
        },
    ).bytes()


def bomb(levels: int = 10) -> bytes:
    """Forms that draw ten forms each."""
    more = {5 + level: form(b"/F Do " * 10, b"<</XObject<</F %d 0 R>>>>" % (6 + level)) for level in range(levels)}
    more[5 + levels] = form(b"0 0 1 1 re f")
    return Raw(b"/F Do", resources=b"<</XObject<</F 5 0 R>>>>", more=more).bytes()


def form_in_itself() -> bytes:
    inner = form(b"/F Do", b"<</XObject<</F 5 0 R>>>>")
    return Raw(b"/F Do", resources=b"<</XObject<</F 5 0 R>>>>", more={5: inner}).bytes()


@cache
def flate_bomb() -> bytes:
    packed_twice = zlib.compress(zlib.compress(b"0 " * 150_000_000, 9), 9)
    content = stream(packed_twice, b"/Filter[/FlateDecode/FlateDecode]")
    return Raw(more={4: content}).bytes()


def vast_picture() -> bytes:
    """Pixels by the thousand million, from no bytes to speak of."""
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray"
    return Raw(b"/I Do", resources=b"<</XObject<</I 5 0 R>>>>", more={5: stream(b"", image)}).bytes()


def xfa() -> bytes:
    return Raw(catalog=b"/AcroForm<</Fields[]/XFA 5 0 R>>", more={5: stream(b"<xdp/>")}).bytes()


def signed() -> bytes:
    value = b"<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>"
    return Raw(
        page=b"/MediaBox[0 0 595 842]/Annots[5 0 R]",
        catalog=b"/AcroForm<</SigFlags 3/Fields[5 0 R]>>",
        more={5: b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 9 9]/V 6 0 R>>", 6: value},
    ).bytes()


def encrypted() -> bytes:
    return rewritten(municipal(), lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))


def truncated() -> bytes:
    whole = municipal()
    return whole[: len(whole) // 2]


def no_pages() -> bytes:
    return Raw(pages=b"<</Type/Pages/Kids[]/Count 0>>").bytes()


def many_pages(count: int = 600) -> bytes:
    return Raw(pages=b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)).bytes()


def looping() -> bytes:
    return Raw(pages=b"<</Type/Pages/Kids[5 0 R]/Count 1>>", more={5: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}).bytes()


def outside() -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/F(/etc/passwd)"
    return Raw(b"/I Do", resources=b"<</XObject<</I 5 0 R>>>>", more={5: stream(b"", image)}).bytes()


def boxed(page: bytes, content: bytes = b"0 0 1 rg 50 700 100 40 re f") -> bytes:
    return Raw(content, page=page).bytes()


def drawn_pages(contents: Sequence[bytes]) -> bytes:
    """A file with a page of each content."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(contents)))
    found = {1: CATALOG, 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))}
    for index, content in enumerate(contents):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents %d 0 R>>"
        found |= {3 + 2 * index: page % (4 + 2 * index), 4 + 2 * index: stream(content)}
    return packed(found)


def unseen() -> bytes:
    """Letters in the mode that neither fills nor strokes them, as those that were read from a scan."""

    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(50, 700)
        words.setFont(_embedded(), 12)
        words.setTextRenderMode(3)
        words.textLine("Eksempelkøbing Kommune")
        canvas.drawText(words)

    return drawn(draw)


def saved(folder: Path, data: bytes, name: str = "letterhead.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def rich() -> bytes:
    """Forms with and without own resources, a tiling pattern, a shading, an LZW image, a soft mask, a glyph font."""
    image = b"/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/Metadata 12 0 R/Interpolate true"
    state = b"<</SMask<</S/Luminosity/G 13 0 R>>/TR/Identity/HTP[0 0]/ca .5>>"
    names = (
        b"<</XObject<</A 5 0 R/B 6 0 R/I 7 0 R>>/Pattern<</P 8 0 R>>/Shading<</S 9 0 R>>/ExtGState<</G 10 0 R>>"
        b"/Font<</T 11 0 R/Unused<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        b"/ColorSpace<</K[/Separation/Gold/DeviceCMYK 14 0 R]>>>>"
    )
    content = (
        b"/A Do /B Do q 40 0 0 40 300 600 cm /I Do Q /Pattern cs /P scn 100 100 90 90 re f q 0 0 99 99 re W n /S sh Q"
        b" BT /T 10 Tf 300 300 Td (a) Tj ET /K cs 0.7 scn 400 400 20 20 re f q /G gs 0 1 0 0 k 200 500 50 50 re f Q"
    )
    more = {
        5: form(
            b"/Span <</MCID 3>> BDC 0 1 1 0 k 10 700 20 20 re f EMC", more=b"/StructParents 4/OC 15 0 R/PieceInfo<<>>"
        ),
        6: stream(b"q 1 0 0 1 30 0 cm /A Do Q", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"),
        7: stream(b"\x80\x00\x20\xa0\x50\x28\x08", image + b"/ColorSpace/DeviceGray/Filter/LZWDecode"),
        8: stream(
            b"1 0 0 rg 0 0 5 5 re f",
            b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>",
        ),
        9: b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 99 0]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>",
        10: state,
        11: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
        b"/Encoding<</Differences[97/a]>>/CharProcs<</a 16 0 R>>/ToUnicode 17 0 R/Resources<<>>>>",
        12: stream(b"<x/>", b"/Type/Metadata/Subtype/XML"),
        13: form(b"1 g 0 0 595 842 re f", more=b"/Group<</S/Transparency/CS/DeviceGray>>"),
        14: b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .2 .8 .1]/N 1>>",
        15: b"<</Type/OCG/Name(Shown)>>",
        16: stream(b"9 0 d0 0 0 8 8 re f"),
        17: stream(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><ff> endcodespacerange"
            b" 1 beginbfchar <61><0061> endbfchar endcmap"
        ),
    }
    page = b"/MediaBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceCMYK>>"
    return Raw(content, page, names, b"/OCProperties<</OCGs[15 0 R]/D<<>>>>", more=more).bytes()
