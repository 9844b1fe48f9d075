"""Pictures and surfaces in every colour space, written object by object as programs for pictures write them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

_WIDE, _HIGH = 8, 8
_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
_GREY = bytes(range(0, 256, 4))
_TINT = b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .6 1 0]/N 1>>"


@dataclass(frozen=True, slots=True)
class Painted:
    """What a page shows: content, and objects from 5 on that its resources name."""

    content: bytes
    resources: bytes
    objects: tuple[bytes, ...] = ()
    page: bytes = b""


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream of a file."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def _image(space: bytes, data: bytes, bits: int = 8, more: bytes = b"", *objects: bytes) -> Painted:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace %s/Filter/FlateDecode" % (
        _WIDE,
        _HIGH,
        bits,
        space,
    )
    packed = stream(entries + more, zlib.compress(data))
    return Painted(b"q 200 0 0 200 60 60 cm /I Do Q", b"/XObject<</I 5 0 R>>", (packed, *objects))


def _packed(form: str, filter_: bytes, mode: str, space: bytes) -> Painted:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((_WIDE * 4, _HIGH * 4)).convert(mode).save(out, form)
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8%s/Filter/%s" % (
        _WIDE * 4,
        _HIGH * 4,
        space,
        filter_,
    )
    return Painted(b"q 200 0 0 200 60 60 cm /I Do Q", b"/XObject<</I 5 0 R>>", (stream(entries, out.getvalue()),))


def _jbig2() -> bytes:
    """A picture in JBIG2 (ITU-T T.88): a page, and on it one region that is coded as a facsimile is."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((32, 32)).convert("1").save(out, "TIFF", compression="group4")
    out.seek(0)
    with Image.open(out) as tiff:
        (start,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]  # type: ignore[attr-defined]
    coded = out.getvalue()[start : start + length]
    side = (32).to_bytes(4, "big")
    page = side + side + bytes(8) + b"\0" + bytes(2)
    region = side + side + bytes(8) + b"\0" + b"\x01" + coded
    return b"".join(
        number.to_bytes(4, "big") + bytes((kind, 0, 1)) + len(data).to_bytes(4, "big") + data
        for number, kind, data in ((0, 48, page), (1, 38, region))
    )


def _shading(space: bytes, first: bytes, last: bytes, *objects: bytes) -> Painted:
    shading = (
        b"<</ShadingType 2/ColorSpace %s/Coords[60 0 260 0]/Function<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>>>"
        % (
            space,
            first,
            last,
        )
    )
    return Painted(b"q 60 60 200 200 re W n /S sh Q", b"/Shading<</S 5 0 R>>", (shading, *objects))


def _patterned(space: bytes, first: bytes, last: bytes, *objects: bytes) -> Painted:
    pattern = (
        b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace %s/Coords[60 0 260 0]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>>>>>" % (space, first, last)
    )
    return Painted(b"/Pattern cs /P scn 60 60 200 200 re f", b"/Pattern<</P 5 0 R>>", (pattern, *objects))


def _surface(content: bytes, resources: bytes = b"", *objects: bytes, page: bytes = b"") -> Painted:
    return Painted(content, resources, objects, page)


_ICC = stream(b"/N 3", _PROFILE)
_SPOT = b"[/Separation/Pr#C3#B8ve/DeviceCMYK " + _TINT + b"]"
_MIX = stream(b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]", b"{ 0 exch 0 }")

KINDS: Mapping[str, Painted] = {
    "gray": _image(b"/DeviceGray", _GREY),
    "rgb": _image(b"/DeviceRGB", _GREY * 3),
    "cmyk": _image(b"/DeviceCMYK", _GREY * 4),
    "lab": _image(b"[/Lab<</WhitePoint[.9642 1 .8249]/Range[-100 100 -100 100]>>]", _GREY * 3),
    "calgray": _image(b"[/CalGray<</WhitePoint[.9505 1 1.089]/Gamma 2.2>>]", _GREY),
    "calrgb": _image(b"[/CalRGB<</WhitePoint[.9505 1 1.089]>>]", _GREY * 3),
    "icc": _image(b"[/ICCBased 6 0 R]", _GREY * 3, 8, b"", _ICC),
    "indexed rgb": _image(b"[/Indexed/DeviceRGB 255<" + (_GREY * 12).hex().encode() + b">]", _GREY),
    "indexed cmyk": _image(b"[/Indexed/DeviceCMYK 255<" + (_GREY * 16).hex().encode() + b">]", _GREY),
    "indexed icc": _image(b"[/Indexed[/ICCBased 6 0 R]255<" + (_GREY * 12).hex().encode() + b">]", _GREY, 8, b"", _ICC),
    "spot": _image(_SPOT, _GREY),
    "one bit": _image(b"/DeviceGray", bytes((0xAA, 0x55) * 4), 1),
    "two bits": _image(b"/DeviceGray", bytes((0x1B, 0xE4) * 8), 2),
    "sixteen bits": _image(b"/DeviceRGB", _GREY * 6, 16),
    "smoothed": _image(b"/DeviceRGB", _GREY * 3, 8, b"/Interpolate true"),
    "soft mask": _image(
        b"/DeviceRGB",
        _GREY * 3,
        8,
        b"/SMask 6 0 R",
        stream(b"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray", _GREY),
    ),
    "colour mask": _image(b"/DeviceRGB", _GREY * 3, 8, b"/Mask[0 9 0 9 0 9]"),
    "jpeg": _packed("JPEG", b"DCTDecode", "RGB", b"/ColorSpace/DeviceRGB"),
    "jpeg cmyk": _packed("JPEG", b"DCTDecode", "CMYK", b"/ColorSpace/DeviceCMYK"),
    "jpeg 2000": _packed("JPEG2000", b"JPXDecode", "RGB", b"/ColorSpace/DeviceRGB"),
    "jbig2": Painted(
        b"q 200 0 0 200 60 60 cm /I Do Q",
        b"/XObject<</I 5 0 R>>",
        (
            stream(
                b"/Type/XObject/Subtype/Image/Width 32/Height 32/BitsPerComponent 1/ColorSpace/DeviceGray"
                b"/Filter/JBIG2Decode",
                _jbig2(),
            ),
        ),
    ),
    "shading gray": _shading(b"/DeviceGray", b"0", b"1"),
    "shading rgb": _shading(b"/DeviceRGB", b"1 0 0", b"0 0 1"),
    "shading cmyk": _shading(b"/DeviceCMYK", b"1 0 0 0", b"0 1 0 0"),
    "shading lab": _shading(b"[/Lab<</WhitePoint[.9642 1 .8249]/Range[-100 100 -100 100]>>]", b"50 9 9", b"90 0 0"),
    "shading spot": _shading(_SPOT, b"0", b"1"),
    "shading pattern": _surface(
        b"/Pattern cs /P scn 60 60 200 200 re f",
        b"/Pattern<</P 5 0 R>>",
        b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[60 0 260 0]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>>>>>",
    ),
    "spot in a pattern": _patterned(_SPOT, b"0", b"1"),
    "inks in a pattern": _patterned(b"[/DeviceN[/Cyan/Pr#C3#B8ve]/DeviceCMYK 6 0 R]", b"0 0", b"1 1", _MIX),
    "spot flat and in a pattern": _surface(
        b"/N cs .5 scn 0 0 50 50 re f /Pattern cs /P scn 60 60 200 200 re f",
        b"/Pattern<</P 5 0 R>>/ColorSpace<</N " + _SPOT + b">>",
        b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace " + _SPOT + b"/Coords[60 0 260 0]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>>>",
    ),
    "two spots, one alone": _surface(
        b"/N cs .5 .5 scn 60 60 200 200 re f /S cs .5 scn 0 0 50 50 re f",
        b"/ColorSpace<</N[/DeviceN[/Cyan/Pr#C3#B8ve]/DeviceCMYK 5 0 R]/S " + _SPOT + b">>",
        _MIX,
    ),
    "one spot, two looks": _surface(
        b"/N cs .5 scn 60 60 200 200 re f /S cs .5 scn 0 0 50 50 re f",
        b"/ColorSpace<</N[/Separation/Pr#C3#B8ve/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0 0 1]/N 1>>]/S "
        + _SPOT
        + b">>",
    ),
    "two spots over lab": _surface(
        b"/N cs .5 .5 scn 60 60 200 200 re f",
        b"/ColorSpace<</N[/DeviceN[/Et/To][/Lab<</WhitePoint[.9642 1 .8249]/Range[-100 100 -100 100]>>]5 0 R]>>",
        stream(b"/FunctionType 4/Domain[0 1 0 1]/Range[0 100 -100 100 -100 100]", b"{ 50 mul exch 90 mul exch dup }"),
    ),
    "inks in a form": _surface(
        b"/F Do",
        b"/XObject<</F 5 0 R>>",
        stream(b"/Type/XObject/Subtype/Form/BBox[0 0 420 595]/Resources<<>>", b"0 1 1 0 k 60 60 99 99 re f"),
    ),
    "two inks": _surface(
        b"/N cs .5 .5 scn 60 60 200 200 re f", b"/ColorSpace<</N[/DeviceN[/Cyan/Pr#C3#B8ve]/DeviceCMYK 5 0 R]>>", _MIX
    ),
    "transparent inks": _surface(
        b"/G gs 0 1 1 0 k 60 60 200 200 re f",
        b"/ExtGState<</G<</ca .5/BM/Multiply>>>>",
        page=b"/Group<</S/Transparency/CS/DeviceCMYK>>",
    ),
    "overprint": _surface(b"/G gs 0 1 1 0 k 60 60 200 200 re f", b"/ExtGState<</G<</OP true/op true/OPM 1>>>>"),
    "tiling": _surface(
        b"/Pattern cs /P scn 60 60 200 200 re f",
        b"/Pattern<</P 5 0 R>>",
        stream(
            b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>",
            b"1 0 0 0 k 0 0 5 5 re f",
        ),
    ),
    "inline": _surface(b"q 200 0 0 200 60 60 cm BI /W 1/H 1/BPC 8/CS/CMYK ID \x00\xff\xff\x00 EI Q"),
}


def spaces(folder: Path) -> Iterator[Path]:
    """A file for each kind."""
    for name, painted in KINDS.items():
        path = folder / f"{name.replace(' ', '-')}.pdf"
        path.write_bytes(file(painted))
        yield path


def file(painted: Painted) -> bytes:
    """A PDF of one page that shows it."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<<%s>>%s>>" % (
        painted.resources,
        painted.page,
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        stream(b"", painted.content),
        *painted.objects,
    )
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, value in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    return bytes(out)
