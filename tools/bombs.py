"""Small files that ask for very much: pictures, shadings, patterns, forms, glyphs, fonts, YAML and CSV by name.

`tools.torment` hands each to the command that would read it; tests take some of them.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

Bomb = Callable[[], bytes]

FONT = Path(__file__).resolve().parent.parent / "fonts" / "SourceSans3-Regular.ttf"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object, its data packed once."""
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def pdf(content: bytes, resources: bytes = b"", page: bytes = b"/MediaBox[0 0 595 842]", **more: bytes) -> bytes:
    """A file of one page; further objects are `o5`, `o6` and so on."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" + resources + b">>" + page + b">>",
        4: stream(content),
        **{int(name[1:]): value for name, value in more.items()},
    }
    made = io.BytesIO(b"")
    made.write(b"%PDF-1.7\n")
    places = {}
    for number, value in sorted(objects.items()):
        places[number] = made.tell()
        made.write(b"%d 0 obj\n" % number + value + b"\nendobj\n")
    start = made.tell()
    made.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in sorted(places.items()):
        made.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    made.write(b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start))
    return made.getvalue()


def _tiling(step: bytes, box: bytes = b"0 0 1 1", content: bytes = b"0 0 1 1 re f") -> bytes:
    pattern = b"/PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[%s]/XStep %s/YStep %s" % (box, step, step)
    return pdf(
        b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern<</P 5 0 R>>", o5=stream(b"1 0 0 rg " + content, pattern)
    )


def _tilings_inside() -> bytes:
    """Patterns that are filled with patterns."""
    more = {}
    for at in range(5, 15):
        inner = b"/Resources<</Pattern<</P %d 0 R>>>>" % (at + 1)
        entries = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 50 50]/XStep 1/YStep 1"
        more[f"o{at}"] = stream(b"/Pattern cs /P scn 0 0 50 50 re f", entries + inner)
    last = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]/XStep 1/YStep 1/Resources<<>>"
    more["o15"] = stream(b"0 0 5 5 re f", last)
    return pdf(b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern<</P 5 0 R>>", **more)


def _picture(width: int, height: int, data: bytes = b"", more: bytes = b"/ColorSpace/DeviceGray") -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height)
    return pdf(b"q 500 0 0 500 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", o5=stream(data, entries + more))


def _inline(width: int, height: int) -> bytes:
    head = b"BI /W %d /H %d /BPC 1 /CS /G /F /Fl ID " % (width, height)
    return pdf(b"q 500 0 0 500 0 0 cm " + head + zlib.compress(bytes(1000)) + b" EI Q")


def _masks(levels: int = 23) -> bytes:
    """Soft masks that are masked themselves."""
    more = {}
    for level in range(levels):
        at = 5 + 2 * level
        more[f"o{at}"] = b"<</SMask<</S/Luminosity/G %d 0 R>>>>" % (at + 1)
        inner = b"/Resources<</ExtGState<</G %d 0 R>>>>" % (at + 2)
        group = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>"
        more[f"o{at + 1}"] = stream(b"/G gs 1 g 0 0 595 842 re f /G gs 0 0 300 300 re f", group + inner)
    more[f"o{5 + 2 * levels}"] = b"<</ca .5>>"
    return pdf(b"/G gs 0 0 595 842 re f", b"/ExtGState<</G 5 0 R>>", **more)


def _forms(levels: int, each: int) -> bytes:
    more = {}
    for level in range(levels):
        inner = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
        more[f"o{5 + level}"] = stream(b"/F Do " * each, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + inner)
    more[f"o{5 + levels}"] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return pdf(b"/F Do", b"/XObject<</F 5 0 R>>", **more)


def _glyphs_in_glyphs() -> bytes:
    """A Type 3 font whose glyph shows itself, hundreds of times."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
        b"/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</T 5 0 R>>>>>>"
    )
    glyph = stream(b"9 0 d0 BT /T 10 Tf (" + b"a" * 400 + b") Tj ET")
    return pdf(b"BT /T 10 Tf 100 100 Td (aaaa) Tj ET", b"/Font<</T 5 0 R>>", o5=font, o6=glyph)


def _glyph_chain(levels: int = 12, each: int = 20) -> bytes:
    """Type 3 fonts whose glyphs show the glyphs of the next one."""
    more = {}
    for level in range(levels):
        at = 5 + 2 * level
        inner = b"/Font<</T %d 0 R>>" % (at + 2) if level + 1 < levels else b""
        more[f"o{at}"] = (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97/LastChar 97"
            b"/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>/Resources<<%s>>>>" % (at + 1, inner)
        )
        more[f"o{at + 1}"] = stream(b"9 0 d0 BT /T 9 Tf (" + b"a" * each + b") Tj ET 0 0 1 1 re f")
    return pdf(b"BT /T 10 Tf 100 100 Td (aa) Tj ET", b"/Font<</T 5 0 R>>", **more)


def _mesh(count: int) -> bytes:
    """A mesh of triangles that cover the page, one over the other."""
    triangle = b"".join(struct.pack(">BHHB", 0, x, y, 0) for x, y in ((0, 0), (65535, 0), (32768, 65535)))
    entries = (
        b"/ShadingType 4/ColorSpace/DeviceGray/BitsPerCoordinate 16/BitsPerComponent 8/BitsPerFlag 8"
        b"/Decode[0 5950 0 8420 0 1]"
    )
    return pdf(b"/S sh", b"/Shading<</S 5 0 R>>", o5=packed(triangle * count, entries))


def _patches(count: int) -> bytes:
    points = b"".join(struct.pack(">HH", (i * 7919) % 65536, (i * 104729) % 65536) for i in range(12))
    patch = b"\0" + points + b"\0\x40\x80\xc0"
    entries = (
        b"/ShadingType 6/ColorSpace/DeviceGray/BitsPerCoordinate 16/BitsPerComponent 8/BitsPerFlag 8"
        b"/Decode[-5000 5000 -5000 5000 0 1]"
    )
    return pdf(b"/S sh", b"/Shading<</S 5 0 R>>", o5=packed(patch * count, entries))


def _dashes() -> bytes:
    return pdf(b"[.00001 .00001] 0 d " + b"0 0 m 595 842 l S " * 200)


def _functions() -> bytes:
    """A shading whose every point is reckoned by a long PostScript function."""
    program = b"{" + b"dup mul 0.5 add dup sqrt exch pop " * 4000 + b"}"
    return pdf(
        b"/S sh",
        b"/Shading<</S 5 0 R>>",
        o5=b"<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Matrix[595 0 0 842 0 0]/Function 6 0 R>>",
        o6=packed(b"{pop " + program[1:], b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]"),
    )


PDFS: Mapping[str, Bomb] = {
    "tiling with a tiny step": lambda: _tiling(b".00001"),
    "tiling with a tiny step and box": lambda: _tiling(b".001", b"0 0 .001 .001"),
    "tiling with a huge box": lambda: _tiling(b".1", b"-30000 -30000 30000 30000", b"-9999 -9999 19999 19999 re f"),
    "tilings inside tilings": _tilings_inside,
    "inline picture": lambda: _inline(100_000, 100_000),
    "many inline pictures": lambda: pdf(
        (b"BI /W 6000 /H 6000 /BPC 8 /CS /G /F /Fl ID " + zlib.compress(bytes(9)) + b" EI ") * 400
    ),
    "operands inside operands": lambda: pdf(b"[" * 300_000 + b"]" * 300_000 + b" TJ"),
    "dictionaries inside dictionaries": lambda: pdf(b"/A <</B " * 100_000 + b"1" + b">>" * 100_000 + b" BDC EMC"),
    "huge page": lambda: pdf(b"0 0 1 1 re f", page=b"/MediaBox[0 0 1e9 1e9]"),
    "largest page": lambda: pdf(b"0 0 14400 14400 re f", page=b"/MediaBox[0 0 14400 14400]"),
    "page without room": lambda: pdf(b"0 0 1 1 re f", page=b"/MediaBox[0 0 0 842]"),
    "page of no numbers": lambda: pdf(b"0 0 1 1 re f", page=b"/MediaBox[0 0 nan inf]"),
    "ten forms each": lambda: _forms(10, 10),
    "deep forms": lambda: _forms(3000, 1),
    "form in itself": lambda: pdf(
        b"/F Do",
        b"/XObject<</F 5 0 R>>",
        o5=stream(b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"),
    ),
    "glyphs in glyphs": _glyphs_in_glyphs,
    "chain of glyphs": _glyph_chain,
    "mesh": lambda: _mesh(3_000_000),
    "patches": lambda: _patches(400_000),
    "soft masks": _masks,
    "dashes": _dashes,
    "slow function": _functions,
    "picture without data": lambda: _picture(60_000, 60_000),
    "flate picture": lambda: _picture(
        6000, 6000, zlib.compress(bytes(300_000_000), 9), b"/Filter/FlateDecode/ColorSpace/DeviceGray"
    ),
    "fax picture": lambda: _picture(
        6000, 6000, b"\x00" * 64, b"/ImageMask true/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
    ),
    "jbig2 picture": lambda: _picture(
        6000,
        6000,
        struct.pack(">LBBBL", 0, 0x30, 0, 1, 19) + struct.pack(">LLLLBH", 0x7FFFFFFF, 0x7FFFFFFF, 0, 0, 0, 0),
        b"/Filter/JBIG2Decode/ColorSpace/DeviceGray",
    ),
    "packed five times": lambda: pdf(
        b"",
        b"/XObject<</X 5 0 R>>",
        o4=stream(
            zlib.compress(zlib.compress(zlib.compress(b"0 " * 100_000_000, 9), 9), 9),
            b"/Filter[/FlateDecode/FlateDecode/FlateDecode]",
        ),
    ),
    "many operators": lambda: pdf(b"", o4=packed(b"0 0 1 1 re f " * 3_000_000)),
    "long path": lambda: pdf(b"", o4=packed(b"0 0 m " + b"595 842 l 0 842 l 595 0 l " * 300_000 + b"B*")),
    "many saved states": lambda: pdf(b"", o4=packed(b"q " * 1_500_000)),
}


def _svg(content: str, head: str = 'width="100" height="100"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{content}</svg>'
    ).encode()


def _uses(levels: int = 12) -> str:
    groups = ['<rect id="g0" width="9" height="9"/>']
    groups += [f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, levels)]
    return f'<defs>{"".join(groups)}</defs><use xlink:href="#g{levels - 1}"/>'


SVGS: Mapping[str, Bomb] = {
    "uses of uses": lambda: _svg(_uses()),
    "groups in groups": lambda: _svg("<g>" * 100_000 + "</g>" * 100_000),
    "long path": lambda: _svg(f'<path d="M0 0 {"L1 1 L2 2 " * 500_000}"/>'),
    "entities": lambda: (
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10))
        + b"]>"
        + _svg("<title>&k;</title>")
    ),
    "many styles": lambda: _svg("".join(f"<style>.a{n} {{fill:red}}</style>" for n in range(50_000))),
    "unended style": lambda: _svg("<style>" + ".a{" * 200_000 + "</style><rect class='a' width='9' height='9'/>"),
    "huge numbers": lambda: _svg('<rect width="1e300" height="1e300"/>', 'width="1e30" height="1e30"'),
    "many shapes": lambda: _svg('<rect width="9" height="9"/>' * 300_000),
}


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _comments() -> bytes:
    text = zlib.compress(b"a" * 200_000_000, 9)
    content = b"zTXtkey\0\0" + text
    chunk = struct.pack(">L", len(content) - 4) + content + struct.pack(">L", zlib.crc32(content))
    whole = _png(9, 9, zlib.compress(bytes(90)))
    return whole[:33] + chunk + whole[33:]


PICTURES: Mapping[str, Bomb] = {
    "picture of a thousand million": lambda: _png(32_000, 32_000, zlib.compress(bytes(1000))),
    "largest that is read, empty": lambda: _png(6300, 6300, zlib.compress(bytes(6301 * 6300), 9)),
    "largest side": lambda: _png(0x7FFFFFFF, 1, zlib.compress(bytes(10))),
    "long comment": _comments,
    "much more data than it has room for": lambda: _png(9, 9, zlib.compress(bytes(300_000_000), 9)),
}


def _table(tag: bytes) -> tuple[bytearray, int, int]:
    data = bytearray(FONT.read_bytes())
    entry = data.index(tag, 12)
    start, length = struct.unpack_from(">LL", data, entry + 8)
    return data, start, length


def _endless_map() -> bytes:
    data, start, _ = _table(b"cmap")
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        (offset,) = struct.unpack_from(">L", data, start + 4 + 8 * record + 4)
        at = start + offset
        if struct.unpack_from(">H", data, at)[0] == 12:
            (groups,) = struct.unpack_from(">L", data, at + 12)
            struct.pack_into(">L", data, at + 16 + 12 * (groups - 1) + 4, 0x7FFFFFFF)
    return bytes(data)


def _countless_groups() -> bytes:
    data, start, _ = _table(b"cmap")
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        (offset,) = struct.unpack_from(">L", data, start + 4 + 8 * record + 4)
        if struct.unpack_from(">H", data, start + offset)[0] == 12:
            struct.pack_into(">L", data, start + offset + 12, 0x7FFFFFFF)
    return bytes(data)


def _patched(tag: bytes, offset: int, value: bytes) -> bytes:
    data, start, _ = _table(tag)
    data[start + offset : start + offset + len(value)] = value
    return bytes(data)


def _filled(tag: bytes, value: bytes) -> bytes:
    data, start, length = _table(tag)
    data[start : start + length] = value * length
    return bytes(data)


FONTS: Mapping[str, Bomb] = {
    "map without end": _endless_map,
    "groups without number": _countless_groups,
    "largest glyphs": lambda: _filled(b"glyf", b"\x7f"),
    "composites of themselves": lambda: _filled(b"glyf", b"\xff"),
    "glyphs without number": lambda: _patched(b"maxp", 4, b"\xff\xff"),
    "smallest em": lambda: _patched(b"head", 18, b"\x00\x10"),
    "program in a circle": lambda: _filled(b"fpgm", b"\xb0"),
    "kerns without end": lambda: _filled(b"GPOS", b"\x00\x01"[:1]),
}

YAMLS: Mapping[str, Bomb] = {
    "lists in lists": lambda: b"type: brand\nname: " + b"[" * 200_000,
    "maps in maps": lambda: b"".join(b" " * n + b"a:\n" for n in range(2000)),
    "aliases of aliases": lambda: (
        b"a: &a [1,1,1,1,1,1,1,1,1]\n"
        + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(12))
    ),
    "merged maps": lambda: (
        b"a: &a {x: 1}\n"
        + b"".join(b"%c: &%c {<<: [%s]}\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9))
    ),
    "one long word": lambda: b"type: brand\nname: " + b"a" * 900_000,
    "many keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(90_000)),
    "long number": lambda: b"type: brand\nname: " + b"9" * 200_000,
}

CSVS: Mapping[str, Bomb] = {
    "one long line": lambda: b"navn;organisation\n" + b"a" * 5_000_000,
    "many lines": lambda: b"navn;organisation\n" + b"Anna;Skolen\n" * 500_000,
    "many columns": lambda: b";".join(b"k%d" % n for n in range(200_000)) + b"\n",
    "open quotation mark": lambda: b'navn;organisation\n"' + b"a;b\n" * 300_000,
}

ALL: Mapping[str, Mapping[str, Bomb]] = {
    "pdf": PDFS,
    "svg": SVGS,
    "png": PICTURES,
    "ttf": FONTS,
    "yaml": YAMLS,
    "csv": CSVS,
}
