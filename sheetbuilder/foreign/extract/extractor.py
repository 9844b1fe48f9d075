"""A page cut out of its file, in the child: what painting needs goes along, entry by entry, and nothing else."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from sheetbuilder.foreign.extract.inks import FULL_INKS
from sheetbuilder.foreign.extract.marks import unmarked
from sheetbuilder.foreign.extract.names import ResourceNames
from sheetbuilder.foreign.extract.parts import Parts, array, entry, made, name_of
from sheetbuilder.foreign.extract.spaces import ColourSpaces, Inks
from sheetbuilder.foreign.extract.usage import ContentReading, Use
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import Geometry, Leaf
from sheetbuilder.pdf.read.refusal import Refusal, Refused

_SUBSET = re.compile(r"[A-Z]{6}\+")


def _kind(plain: str, **deeper: str) -> Mapping[str, str]:
    return MappingProxyType({**dict.fromkeys(plain.split(), "plain"), **deeper})


_FILTERS: Mapping[str, str] = MappingProxyType({"Filter": "plain", "DecodeParms": "parameters"})
_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "plain": _kind(""),
        "parameters": _kind(
            "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock"
            " BlackIs1 DamagedRowsBeforeError ColorTransform",
            JBIG2Globals="data",
        ),
        "data": _kind(""),
        "form": _kind("Type Subtype FormType BBox Matrix", Group="group"),
        "image": _kind(
            "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode SMaskInData Matte",
            ColorSpace="space",
            Mask="image",
            SMask="image",
        ),
        "tiling": _kind("Type PatternType PaintType TilingType BBox XStep YStep Matrix"),
        "pattern": _kind("Type PatternType Matrix", Shading="shading"),
        "shading": _kind(
            "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate BitsPerComponent"
            " BitsPerFlag Decode VerticesPerRow",
            ColorSpace="shaded",
            Function="function",
        ),
        "function": _kind(
            "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds", Functions="function"
        ),
        # What stands in the array of a colour space: a profile, a function, a calibration, attributes of DeviceN.
        "space": _kind(
            "N Range WhitePoint BlackPoint Gamma Matrix Subtype Components"
            " FunctionType Domain Size BitsPerSample Order Encode Decode C0 C1 Bounds",
            Alternate="space",
            Functions="function",
            Colorants="spaces",
            Process="space",
            ColorSpace="space",
        ),
        "state": _kind("Type LW LC LJ ML D RI OP op FL SM SA BM CA ca AIS TK", Font="font", SMask="mask"),
        "mask": _kind("Type S BC", G="xobject", TR="function"),
        "group": _kind("Type S I K", CS="blending"),
        "font": _kind(
            "Type Subtype BaseFont FirstChar LastChar Widths CIDSystemInfo DW W DW2 W2 FontBBox FontMatrix",
            FontDescriptor="descriptor",
            Encoding="encoding",
            ToUnicode="encoding",
            DescendantFonts="font",
            CIDToGIDMap="data",
            CIDSystemInfo="system",
            CharProcs="glyphs",
        ),
        "system": _kind("Registry Ordering Supplement"),
        # Without CharSet and CIDSet: they may be missing, and must not be wrong (ISO 19005-2, 6.2.11.4.2).
        "descriptor": _kind(
            "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading"
            " CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth",
            FontFile="program",
            FontFile2="program",
            FontFile3="program",
        ),
        "program": _kind("Length1 Length2 Length3 Subtype"),
        "encoding": _kind("Type BaseEncoding Differences CMapName WMode", CIDSystemInfo="system", UseCMap="encoding"),
    }
)
"""For each kind of object the entries that painting needs, and of which kind each of them is."""

_MODES = frozenset({"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge"}) | {
    *("ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity")
}
_ALLOWED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Intent": frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}),
        "RI": frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}),
        "BM": _MODES,
    }
)
"""Entries with a closed list of names (ISO 19005-2, 6.2.6 and 6.2.10); a viewer knows no others either."""

_MAPS: Mapping[str, str] = MappingProxyType({"spaces": "space", "glyphs": "glyph"})
"""Dictionaries whose keys are names of the author's."""


class Extractor:
    """One page on its way out of its file."""

    def __init__(self, content: ContentReading, catalog: object, used: Use) -> None:
        self.content = content
        self.pieces: list[Piece | None] = []
        self._known: dict[tuple[Key, str], int] = {}
        self._catalog = catalog
        self._defaults: dict[str, list[bytes | int]] = {}
        self._spaces = ColourSpaces(self, self._new, content.spots.definitions, _KINDS["space"])
        self._add_defaults(used.colours)

    # Colours that are only safe with a default space of their own (ISO 19005-2, 6.2.4.3)

    def _add_defaults(self, colours: set[str]) -> None:
        if colours & {"DeviceRGB", "DeviceCMYK"}:
            profile = files("sheetbuilder.pdf").joinpath("sRGB.icc").read_bytes()
            srgb = self._new(self.stream([b"/N 3"], profile))
            self._defaults["DefaultRGB"] = [b"[/ICCBased ", srgb, b"]"]
            if "DeviceCMYK" in colours:
                profiled = self._own_cmyk()
                self._spaces.inks = Inks(self._defaults["DefaultRGB"], profiled)
                self._defaults["DefaultCMYK"] = profiled or self._cmyk(srgb)
            if "DeviceRGB" not in colours:
                del self._defaults["DefaultRGB"]

    def _own_cmyk(self) -> Parts | None:
        """The profile that the file itself says its inks are meant for."""
        for intent in objects.array(objects.raw(self._catalog, "/OutputIntents")):
            profile = objects.stream(objects.raw(objects.dictionary(intent), "/DestOutputProfile"))
            data = bytes(profile.get_data()) if profile is not None else b""
            if data[36:40] == b"acsp" and data[16:20] == b"CMYK" and data[8] in (2, 4) and data[12:16] == b"prtr":
                return [b"[/ICCBased ", self._new(self.stream([b"/N 4"], data)), b"]"]
        return None

    def _cmyk(self, srgb: int) -> Parts:
        """Inks by name, between full inks in proportion: no profile is needed, and none is shipped."""
        entries = b"/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]/Size[2 2 2 2]/BitsPerSample 8"
        function = self._new(self.stream([entries], FULL_INKS))
        return [b"[/DeviceN[/Cyan/Magenta/Yellow/Black][/ICCBased ", srgb, b"]", function, b"]"]

    # Pieces

    def _new(self, piece: Piece | None) -> int:
        self.pieces.append(piece)
        if len(self.pieces) > limits.OBJECTS:
            raise Refused(Refusal.TOO_MUCH)
        return len(self.pieces) - 1

    def stream(self, entries: Parts, data: bytes) -> Piece:
        return made([b"<</Filter/FlateDecode", *entries, b">>"], zlib.compress(data, 9))

    def value(self, value: object, kind: str, depth: int = 0) -> Parts | None:
        """A value of a kind, written out; None where that kind has no room for it."""
        if depth > limits.DEPTH * 2:
            raise Refused(Refusal.TOO_MUCH)
        found = objects.follow(value)
        if kind == "shaded" and objects.name(found) == "DeviceCMYK":
            # A pattern has no resources, so that no default colour space reaches what it is shaded with.
            return self._defaults.get("DefaultCMYK")
        if isinstance(found, StreamObject) or (
            isinstance(value, IndirectObject) and isinstance(found, DictionaryObject)
        ):
            number = self._piece(value, found, kind, depth)
            return None if number is None else [number]
        if isinstance(found, DictionaryObject):
            return self._dictionary(found, kind, depth)
        if isinstance(found, ArrayObject):
            if kind in ("space", "shaded"):
                return self._spaces.written(objects.array(value), kind, depth)
            return array([self.value(member, kind, depth + 1) for member in found])
        return _scalar(found)

    def _piece(self, value: object, found: DictionaryObject, kind: str, depth: int) -> int | None:
        key = (objects.key_of(value), kind)
        if key not in self._known:
            if not self._fits(found, kind):
                return None
            self._known[key] = number = self._new(None)
            self.pieces[number] = self._object(value, found, kind, depth)
        return self._known[key]

    def _fits(self, found: DictionaryObject, kind: str) -> bool:
        is_stream = isinstance(found, StreamObject)
        if kind == "xobject":
            return is_stream and objects.name(objects.get(found, "/Subtype")) in ("Form", "Image")
        return is_stream or kind not in ("data", "program", "glyph", "image")

    def _object(self, value: object, found: DictionaryObject, kind: str, depth: int) -> Piece:
        if kind == "xobject":
            kind = "form" if objects.name(objects.get(found, "/Subtype")) == "Form" else "image"
        if kind == "pattern" and isinstance(found, StreamObject):
            kind = "tiling"
        if kind in ("form", "tiling", "glyph"):
            return self.painted(value, found, kind, depth)
        parts = self._dictionary(found, kind, depth)
        if not isinstance(found, StreamObject):
            return made(parts, None)
        names = {objects.name(name) for name in objects.array(objects.raw(found, "/Filter"))}
        if "LZWDecode" in names:  # forbidden in PDF/A-2 (ISO 19005-2, 6.1.7.2)
            data = bytes(found.get_data())
            self.content.bytes += len(data)
            if self.content.bytes > limits.CONTENT:
                raise Refused(Refusal.TOO_MUCH)
            return self.stream(parts[1:-1], data)
        return made([*parts[:-1], *self.entries(found, _FILTERS, depth), b">>"], bytes(found._data))

    def painted(self, value: object, found: object, kind: str, depth: int, above: object = None) -> Piece:
        """A stream of content, its marks taken out, with the resources that its names ask for."""
        names = self.content.names(objects.key_of(value), value)
        entries = self.entries(found, _KINDS["form" if kind == "glyph" else kind], depth) if kind != "glyph" else []
        own = objects.get(found, "/Resources") or above
        resources = self.resources(names, own, depth) if kind != "glyph" else []
        return self.stream([*entries, *resources], self.without_marks(self.content.data(value), names, own))

    def without_marks(self, data: bytes, names: ResourceNames, resources: object) -> bytes:
        """Content as it is painted inside something that speaks for all of it."""
        return unmarked(data, self.content.idle(names), self.content.advances(resources))

    def _dictionary(self, found: DictionaryObject, kind: str, depth: int) -> Parts:
        if kind in _MAPS:
            parts: Parts = [b"<<"]
            for name, value in objects.entries(found):
                parts += entry(name, self.value(value, _MAPS[kind], depth + 1))
            return [*parts, b">>"]
        if kind == "xobject" or kind == "glyph":
            return [b"<<", b">>"]
        parts = [b"<<", *self.entries(found, _KINDS[kind], depth)]
        if kind == "font" and objects.dictionary(objects.raw(found, "/CharProcs")) is not None:
            glyphs = [value for _, value in objects.entries(objects.raw(found, "/CharProcs"))]
            together = _together(self.content.names(objects.key_of(glyph), glyph) for glyph in glyphs)
            parts += self.resources(together, objects.get(found, "/Resources"), depth)
        return [*parts, b">>"]

    def entries(self, found: object, wanted: Mapping[str, str], depth: int) -> Parts:
        parts: Parts = []
        tag = self._tag(found) if wanted in (_KINDS["font"], _KINDS["descriptor"]) else None
        meanings = self.content.meanings(found) if wanted is _KINDS["font"] else None
        if meanings is not None:
            parts += [b"/ToUnicode ", self._new(self.stream([], meanings))]
        measured = self._widths(found) if wanted is _KINDS["font"] else {}
        parts += [part for name, written in measured.items() for part in entry(name, [written])]
        for name, kind in wanted.items():
            if name in measured:
                continue
            value = objects.raw(found, f"/{name}")
            if name == "ToUnicode" and meanings is not None:
                continue
            if objects.follow(value) is None:
                continue
            said = objects.name(value)
            if tag is not None and name in ("BaseFont", "FontName") and said is not None and _SUBSET.match(said):
                parts += entry(name, [name_of(tag + said[6:])])
            elif name in _ALLOWED and not _allowed(value, _ALLOWED[name]):
                continue
            elif kind == "blending":
                # Blending in ink needs a device space that PDF/A has no default for; on paper it looks the same.
                inks = objects.name(value) == "DeviceCMYK"
                parts += entry(name, [b"/DeviceRGB"] if inks else self.value(value, "space", depth + 1))
            else:
                parts += entry(name, self.value(value, kind, depth + 1))
        if wanted is _KINDS["font"] and _lacks_glyphs(found):
            parts += [
                b"/CIDToGIDMap/Identity"
            ]  # what a reader takes for granted is to be written (ISO 19005-2, 6.2.11.3.2)
        return parts

    def _widths(self, font: object) -> Mapping[str, bytes]:
        """The entries about widths of a font, or of the heir of one, where they are put right."""
        measured = self.content.remeasured.get(objects.key_of(font))
        composite = objects.name(objects.get(font, "/Subtype")) == "Type0"
        return {} if measured is None or composite else measured.widths()

    def _tag(self, font: object) -> str | None:
        """The tag of a subset, from its font program: one that no other subset in the file has."""
        heir = objects.dictionary(next(iter(objects.array(objects.raw(font, "/DescendantFonts"))), None))
        descriptor = objects.dictionary(objects.raw(heir or font, "/FontDescriptor")) or font
        for place in ("/FontFile", "/FontFile2", "/FontFile3"):
            program = objects.stream(objects.raw(descriptor, place))
            if program is not None:
                digest = hashlib.sha256(bytes(program._data)).digest()
                return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        return None

    def resources(self, names: ResourceNames, resources: object, depth: int, xobjects: Parts | None = None) -> Parts:
        """The resources that names ask for, and default colours; `xobjects` are further entries of /XObject."""
        asked: dict[str, tuple[Iterable[str], str]] = {
            "ColorSpace": ([*names.spaces, "/DefaultGray", "/DefaultRGB", "/DefaultCMYK"], "space"),
            "ExtGState": (names.states, "state"),
            "Font": (names.fonts - self.content.idle(names), "font"),
            "Pattern": (names.patterns, "pattern"),
            "Shading": (names.shadings, "shading"),
            "XObject": (names.drawn, "xobject"),
        }
        parts: Parts = [b"/Resources<<"]
        for category, (wanted, kind) in asked.items():
            listed = objects.get(resources, f"/{category}")
            inner: Parts = [*(xobjects or [])] if category == "XObject" else []
            for name in sorted(wanted):
                value = objects.raw(listed, name)
                if objects.follow(value) is not None:
                    inner += entry(name[1:], self.resource(value, kind, resources, depth))
                elif name[1:] in self._defaults:
                    inner += entry(name[1:], self._defaults[name[1:]])
            if inner:
                parts += [b"/" + category.encode("ascii") + b"<<", *inner, b">>"]
        return [*parts, b">>"]

    def resource(self, value: object, kind: str, above: object, depth: int) -> Parts | None:
        """A resource; a form without resources of its own paints with those around it (ISO 32000-1, 7.8.3)."""
        found = objects.stream(value)
        is_form = kind == "xobject" and objects.name(objects.get(found, "/Subtype")) == "Form"
        if found is None or not is_form or objects.dictionary(objects.raw(found, "/Resources")) is not None:
            return self.value(value, kind, depth + 1)
        key = (objects.key_of(value), kind)
        if key not in self._known:
            self._known[key] = number = self._new(None)
            self.pieces[number] = self.painted(value, found, "form", depth + 1, above)
        return [self._known[key]]


def prepared(content: ContentReading, catalog: object, leaf: Leaf, shape: Geometry, used: Use) -> Artwork:
    """The page as an artwork; its promises are filled in by the parent."""
    extractor = Extractor(content, catalog, used)
    contents = leaf.raw("/Contents")
    names = content.names(-leaf.number, contents)
    entries = page_entries(extractor, leaf, shape)
    entries += extractor.resources(names, objects.follow(leaf.raw("/Resources")), 0)
    data = unmarked(
        content.data(contents), content.idle(names), content.advances(objects.follow(leaf.raw("/Resources")))
    )
    form = extractor.stream(entries, data)
    width, height = shape.size
    pieces = tuple(piece if piece is not None else made([b"null"], None) for piece in extractor.pieces)
    return Artwork(form, pieces, width, height, pdfa=False, pdfua=False)


def page_entries(extractor: Extractor, leaf: Leaf, shape: Geometry, *, turned: bool = True) -> Parts:
    """The entries of a form that shows a page, upright if it is `turned`, without its resources."""
    group = objects.dictionary(objects.raw(leaf.page, "/Group"))
    entries: Parts = [b"/Type/XObject/Subtype/Form/BBox[%s]" % plain(shape.visible)]
    entries += [b"/Matrix[%s]" % plain(upright(shape))] if turned else []
    if group is not None:
        entries += [b"/Group ", *(extractor.value(group, "group") or [b"null"])]
    return entries


def form_entries(extractor: Extractor, value: object) -> Parts:
    """The entries of a form, without its resources."""
    return extractor.entries(objects.stream(value), _KINDS["form"], 0)


def upright(shape: Geometry) -> tuple[float, ...]:
    """From the page's coordinates to those of what an eye sees, which begin at its lower left corner."""
    left, bottom, right, top = shape.visible
    unit = shape.user_unit
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, -left, -bottom),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }[round(shape.rotation)]
    return a * unit, b * unit, c * unit, d * unit, e * unit, f * unit


def _lacks_glyphs(font: object) -> bool:
    """Whether an embedded CIDFontType2 leaves out which glyph each character is."""
    second = objects.name(objects.get(font, "/Subtype")) == "CIDFontType2"
    return second and objects.get(font, "/CIDToGIDMap") is None


def _allowed(value: object, names: frozenset[str]) -> bool:
    return all(objects.name(each) in names for each in objects.array(value))


def _together(many: Iterable[ResourceNames]) -> ResourceNames:
    found = ResourceNames()
    for names in many:
        found.drawn.update(names.drawn)
        found.patterns.update(names.patterns)
        found.fonts |= names.fonts
        found.shown |= names.shown
        found.states |= names.states
        found.spaces |= names.spaces
        found.shadings |= names.shadings
    return found


def _scalar(found: object) -> Parts | None:
    if isinstance(found, ByteStringObject | TextStringObject):
        data = bytes(found) if isinstance(found, ByteStringObject) else found.original_bytes
        return [b"<" + data.hex().encode("ascii") + b">"]
    if isinstance(found, NameObject):
        return [name_of(str(found)[1:])]
    if isinstance(found, BooleanObject | NumberObject | FloatObject):
        out = io.BytesIO()
        found.write_to_stream(out)
        return [out.getvalue()]
    return None


def plain(values: Iterable[float]) -> bytes:
    """Numbers as PDF writes them."""
    return b" ".join(f"{value:.5f}".rstrip("0").rstrip(".").encode("ascii") for value in values)
