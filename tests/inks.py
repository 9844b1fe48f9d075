"""What in a finished file can be more than black ink, looked for in every stream and every colour space of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from sheetbuilder.pdf.read.tokens import operations

_COLOURED = frozenset((b"rg", b"RG", b"k", b"K"))
_NEUTRAL = frozenset((b"/DeviceGray", b"/CalGray", b"/G", b"/Pattern"))
_MIXED = frozenset(("/DeviceRGB", "/DeviceCMYK", "/CalRGB", "/Lab", "/Separation", "/DeviceN"))
"""Colour spaces of more than black ink, wherever an array or an entry names them."""


def more_than_black(path: Path) -> set[str]:
    """The operators and the colour spaces of a file that ask for more than black ink."""
    with PdfReader(path) as reader:
        found: set[str] = set()
        for page in reader.pages:
            content = page.get_contents()
            assert content is not None
            found.update(_operators(content.get_data(), page["/Resources"]))
        for each in _objects(reader):
            if isinstance(each, DictionaryObject):
                found.update(_spaces(each))
                if isinstance(each, StreamObject) and _is_content(each):
                    found.update(_operators(each.get_data(), each.get("/Resources", DictionaryObject())))
                glyphs = each.get("/CharProcs", DictionaryObject()).get_object()
                for glyph in glyphs.values():
                    found.update(_operators(glyph.get_object().get_data(), each.get("/Resources", DictionaryObject())))
    return found


def _is_content(stream: StreamObject) -> bool:
    return stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1


def _operators(data: bytes, resources: object) -> Iterator[str]:
    named = resources.get_object().get("/ColorSpace", DictionaryObject()).get_object()  # type: ignore[attr-defined]
    for found in operations(data):
        if found.operator in _COLOURED:
            yield found.operator.decode("ascii")
        elif found.operator in (b"cs", b"CS"):
            (space,) = found.operands
            if space not in _NEUTRAL and space.decode("latin-1") not in named:
                yield space.decode("latin-1")
        elif found.operator == b"BI":
            yield from (word.decode("latin-1") for word in found.operands if word in (b"/RGB", b"/CMYK"))


def _objects(reader: PdfReader) -> Iterator[object]:
    """Every object that the file's root leads to, but for the output intents."""
    seen: set[int] = set()
    waiting: list[object] = [reader.trailer["/Root"]]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        yield value
        if isinstance(value, DictionaryObject):
            waiting += [value.raw_get(key) for key in value if key != "/OutputIntents"]
        elif isinstance(value, ArrayObject):
            waiting += list(value)


def _spaces(holder: DictionaryObject) -> Iterator[str]:
    """The coloured spaces that the entries of a dictionary name."""
    for key in holder:
        value = holder[key]
        for each in value if isinstance(value, ArrayObject) else (value,):
            if isinstance(each, NameObject) and each in _MIXED:
                yield str(each)
        if isinstance(value, ArrayObject) and len(value) == 2 and value[0] == "/ICCBased" and value[1]["/N"] != 1:
            yield f"/ICCBased of {value[1]['/N']}"
        if isinstance(value, ArrayObject) and value[:1] == ["/Indexed"]:
            base = value[1]
            if isinstance(base, ArrayObject) and (base[0] in _MIXED or (base[0] == "/ICCBased" and base[1]["/N"] != 1)):
                yield f"/Indexed of {base[0]}"
    if holder.get("/Filter") == "/JPXDecode" and "/ColorSpace" not in holder:
        yield "/JPXDecode"
