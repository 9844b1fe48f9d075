"""Packs by a clever user of Typst: what brands have alike is compiled once, what is a brand's own is laid into copies.

`python typst_patched.py CONTENT OUT --brands brands.json`, with the template of `typst_peer.py`. Once: the documents
without what is a brand's own, accent and tint drawn from a palette, with calls of forms that are not there yet. For
each brand: one document of eight pages (three covers, two last pages, three feet) with all else hidden, its pages
turned into those forms, and each file written as the neutral one with an incremental update behind it.

What is lost against `typst_peer.py`: logo, unit, approval and contacts are in no structure tree, so a screen reader may
leave them out, and sets and guide no longer say that they are PDF/UA-1 (sheets, workflow, elements and strategy have
but a foot of the brand, an artifact, and still do). The middle part of a foot stands where it would beside `side 10 af
25`. Each file has the fonts of its forms beside its own. As with the other peers there are no letterheads. It knows
this template, these pages, and how this version of Typst writes colours and metadata; with another it may end with an
error.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from typst_peer import OTHERS, compiler_of_all, inputs_of

_ACCENT, _TINT, _AUTHOR = "#010203", "#fdfcfb", "NobodyAtAll"
"""What the neutral documents have in place of a brand's: nothing else has these colours or this name."""
_COLOUR = re.compile(rb"/c\d+ (cs|CS) ([\d.]+ [\d.]+ [\d.]+) (scn|SCN)\b")
_FOOT, _WIDE_FOOT, _A3_FOOT = 5, 6, 7
"""Which pages of a brand's own document the feet are."""
_OWN_PAGES = {"set-1": (0, 1), "set-2": (2, 3), "guide": (4, None)}
"""Which are the cover and the last page of a file; none of the others has such."""
_EVEN = -28.346
"""How much further to the left even pages begin, in points: 10 mm."""


@dataclass(frozen=True, slots=True)
class Neutral:
    """A file without a brand: its bytes, and the numbers of the objects that each brand's update replaces."""

    name: str
    data: bytes
    size: int
    start: int
    root: int
    palette: int
    profile: int
    info: int
    metadata: int
    xmp: bytes
    title: str
    forms: dict[int, int]
    identity: bytes


def neutral(name: str, made: bytes) -> Neutral:
    """A compiled neutral document with colours from a palette and calls of forms."""
    writer = PdfWriter(clone_from=io.BytesIO(made))
    slot = {page: writer._add_object(DictionaryObject()) for page in _own_pages(name)}
    palette = writer._add_object(ArrayObject())
    profile, coloured = None, False
    for number, page in enumerate(writer.pages):
        resources = page["/Resources"]
        spaces = resources.setdefault(NameObject("/ColorSpace"), DictionaryObject())
        profile = profile or spaces.raw_get("/c0")
        spaces[NameObject("/pal")] = palette
        content = DecodedStreamObject()
        shown = _with_palette(page.get_contents().get_data())
        coloured |= b"/pal " in shown
        content.set_data(shown + _calls(name, number, len(writer.pages)))
        writer._replace_object(page.raw_get("/Contents"), content.flate_encode())
        called = resources.setdefault(NameObject("/XObject"), DictionaryObject())
        for own, reference in slot.items():
            called[NameObject(f"/own{own}")] = reference
    root = writer._root_object
    xmp = root["/Metadata"].get_data()
    if xmp.count(_AUTHOR.encode()) != 1 or not coloured or not isinstance(profile, IndirectObject):
        raise SystemExit(f"{name}: Typst writes metadata or colours in another way than this peer knows")
    out = io.BytesIO()
    writer.write(out)
    data = out.getvalue()
    reader = PdfReader(io.BytesIO(data))
    info, title = reader.trailer.raw_get("/Info"), str(reader.metadata["/Title"])
    return Neutral(
        name,
        data,
        int(reader.trailer["/Size"]),
        int(data[data.rindex(b"startxref") + 9 :].split()[0]),
        reader.trailer.raw_get("/Root").idnum,
        palette.idnum,
        profile.idnum,
        info.idnum,
        reader.trailer["/Root"].raw_get("/Metadata").idnum,
        xmp,
        title,
        {page: reference.idnum for page, reference in slot.items()},
        hashlib.md5(made, usedforsecurity=False).digest(),
    )


def own(made: bytes, base: int) -> tuple[dict[int, bytes], list[tuple[set[int], bytes]]]:
    """A brand's own document: objects under numbers from `base` on; of each page the numbers it needs, and its form."""
    reader = PdfReader(io.BytesIO(made))
    objects: dict[int, bytes] = {}
    needs: dict[int, set[int]] = {}

    def written(value: PdfObject, met: set[int]) -> bytes:
        if isinstance(value, IndirectObject):
            number = base + value.idnum
            if number not in needs:
                needs[number] = {number}
                inner: set[int] = set()
                objects[number] = written(value.get_object(), inner)
                needs[number] |= inner
            met |= needs[number]
            return b"%d 0 R" % number
        if isinstance(value, DictionaryObject):
            keys = [key for key in value if key != "/Length"]
            inside = b" ".join(key.encode() + b" " + written(value.raw_get(key), met) for key in keys)
            if isinstance(value, StreamObject):
                data = value._data
                return b"<<%s /Length %d>>stream\n%s\nendstream" % (inside, len(data), data)
            return b"<<" + inside + b">>"
        if isinstance(value, ArrayObject):
            return b"[" + b" ".join(written(one, met) for one in list.__iter__(value)) + b"]"
        out = io.BytesIO()
        value.write_to_stream(out)
        return out.getvalue()

    forms = []
    for page in reader.pages:
        met: set[int] = set()
        content = page["/Contents"].get_object()
        box, resources = (written(page.raw_get(key), met) for key in ("/MediaBox", "/Resources"))
        forms.append(
            (
                met,
                b"<</Type/XObject/Subtype/Form/BBox %s/Resources %s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
                % (box, resources, len(content._data), content._data),
            )
        )
    return objects, forms


def branded(
    one: Neutral, brand: dict[str, str], objects: dict[int, bytes], forms: list[tuple[set[int], bytes]]
) -> bytes:
    """The neutral file with a brand's update behind it."""
    name = brand["name"]
    identity = base64.b64encode(hashlib.md5(one.identity + name.encode(), usedforsecurity=False).digest())
    changed = {slot: forms[page][1] for page, slot in one.forms.items()}
    needed = set().union(*(forms[page][0] for page in one.forms))
    changed |= {number: objects[number] for number in sorted(needed)}
    colours = (brand["accent"] + brand["tint"]).replace("#", "").encode()
    changed[one.palette] = b"[/Indexed %d 0 R 1 <%s>]" % (one.profile, colours)
    info = DictionaryObject({NameObject("/Title"): TextStringObject(one.title)})
    info[NameObject("/Author")] = TextStringObject(name)
    told = io.BytesIO()
    info.write_to_stream(told)
    changed[one.info] = told.getvalue()
    xmp = one.xmp.replace(_AUTHOR.encode(), escape(name).encode())
    xmp = re.sub(rb"(<xmpMM:InstanceID>).*?(<)", rb"\g<1>" + identity + rb"\g<2>", xmp)
    if one.name in _OWN_PAGES:
        xmp = xmp.replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    changed[one.metadata] = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(xmp), xmp)
    parts, rows, at = [one.data], [], len(one.data)
    for number in sorted(changed):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, changed[number])
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        parts.append(part)
        at += len(part)
    ending = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
    size = max(one.size, *(number + 1 for number in changed))
    told_id = (one.identity.hex().encode(), hashlib.md5(identity, usedforsecurity=False).hexdigest().encode())
    parts += [b"xref\n", *rows, ending % (size, one.root, one.info, one.start, *told_id, at)]
    return b"".join(parts)


def packs(directory: Path, out: Path, brands: Path) -> None:
    """A pack for each brand: all documents, the workflow on A3 too, and every sheet alone."""
    compiler, inputs = compiler_of_all(), inputs_of(directory)
    numbers = [name.split("-")[0] for name in json.loads(inputs["sheets"])]
    told = json.loads(brands.read_text("utf-8"))
    blank = json.dumps({**told[0], "name": _AUTHOR, "accent": _ACCENT, "tint": _TINT})
    made = []
    for name in ("set-1", "set-2", *OTHERS, *numbers, "workflow-a3"):
        asked = {**inputs, "target": name.removesuffix("-a3"), "paper": "a3" if name.endswith("-a3") else "a4"}
        asked |= {"brand": blank, "part": "neutral"}
        made.append(neutral(name, compiler.compile(format="pdf", sys_inputs=asked, pdf_standards=["ua-1"])))
    base = max(one.size for one in made)
    for brand in told:
        folder = out / brand["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        asked = {**inputs, "target": "guide", "brand": json.dumps(brand), "part": "own"}
        objects, forms = own(compiler.compile(format="pdf", sys_inputs=asked, pdf_tags=False), base)
        if len(forms) != _A3_FOOT + 1:
            raise SystemExit(f"{brand['name']}: what is its own runs over its page")
        for one in made:
            (folder / f"{one.name}.pdf").write_bytes(branded(one, brand, objects, forms))


def _own_pages(name: str) -> list[int]:
    foot = {"workflow": _WIDE_FOOT, "workflow-a3": _A3_FOOT}.get(name, _FOOT)
    return [foot, *(page for page in _OWN_PAGES.get(name, ()) if page is not None)]


def _calls(name: str, page: int, pages: int) -> bytes:
    """What a page says to show the forms of a brand: a foot as an artifact, or a cover; the last page of a set both."""
    cover, end = _OWN_PAGES.get(name, (None, None))
    if page == 0 and cover is not None:
        return b"\nq /own%d Do Q\n" % cover
    aside = 0 if name.startswith("workflow") or page % 2 == 0 else _EVEN
    calls = b"\n/Artifact BMC q 1 0 0 1 %.3f 0 cm /own%d Do Q EMC\n" % (aside, _own_pages(name)[0])
    return calls + (b"q /own%d Do Q\n" % end if page == pages - 1 and end is not None else b"")


def _with_palette(content: bytes) -> bytes:
    """A page's content with accent and tint from the palette."""

    def colour(match: re.Match[bytes]) -> bytes:
        value = tuple(round(float(one) * 255) for one in match[2].split())
        for index, placeholder in enumerate((_ACCENT, _TINT)):
            if value == tuple(bytes.fromhex(placeholder[1:])):
                return b"/pal %s %d %s" % (match[1], index, match[3])
        return match[0]

    return _COLOUR.sub(colour, content)


if __name__ == "__main__":
    packs(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]))
