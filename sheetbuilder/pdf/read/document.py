"""What a file says as a whole: catalog, XMP, outline, page labels, annotations, and what it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from xml.etree import ElementTree as ET

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.destinations import Destinations, by_structure, page_of
from sheetbuilder.pdf.read.evidence import Annotation, Catalog, Hidden, Labels, Metadata, Outline, Printing
from sheetbuilder.pdf.read.fields import read_field
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.refusal import Refused
from sheetbuilder.pdf.read.walking import outline_lines, reachable

MAX_XMP = 5_000_000
MAX_OUTLINE = 20_000
MAX_OBJECTS = 2_000_000

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
_MOST_DECLARED = 20
_CONFORMS = "{http://pdfa.org/declarations/}conformsTo"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"

ACTIVE = frozenset(
    {"Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "ResetForm", "Rendition", "Sound", "Movie"}
    | {"SetOCGState", "GoTo3DView", "RichMediaExecute"}
)
MEDIA = frozenset({"FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D"})


def read_catalog(reader: PdfReader, catalog: object) -> Catalog:
    """Title, language and the promises of the catalog (ISO 32000-1, 7.7.2)."""
    info = objects.dictionary(objects.raw(reader.trailer, "/Info"))
    mark_info = objects.get(catalog, "/MarkInfo")
    preferences = objects.get(catalog, "/ViewerPreferences")
    intents = objects.array(objects.raw(catalog, "/OutputIntents"))
    return Catalog(
        title=objects.text(objects.get(info, "/Title")) or "",
        language=objects.text(objects.get(catalog, "/Lang")) or "",
        producer=objects.text(objects.get(info, "/Producer")) or "",
        marked=objects.truth(objects.get(mark_info, "/Marked")),
        suspects=objects.truth(objects.get(mark_info, "/Suspects")),
        display_title=objects.truth(objects.get(preferences, "/DisplayDocTitle")),
        printing=Printing(
            objects.name(objects.get(preferences, "/Duplex")) or "",
            objects.name(objects.get(preferences, "/PrintScaling")) or "",
            objects.truth(objects.get(preferences, "/PickTrayByPDFSize")),
        ),
        output_profiles=tuple(
            _is_profile(objects.raw(objects.dictionary(intent), "/DestOutputProfile")) for intent in intents
        ),
    )


def _is_profile(value: object) -> bool:
    found = objects.stream(value)
    return found is not None and bytes(found.get_data())[36:40] == b"acsp"


def output_spaces(catalog: object) -> frozenset[bytes]:
    """The colour spaces of the output intents, as their profiles name them."""
    profiles = (
        objects.stream(objects.raw(objects.dictionary(intent), "/DestOutputProfile"))
        for intent in objects.array(objects.raw(catalog, "/OutputIntents"))
    )
    return frozenset(bytes(held.get_data()[16:20]) for held in profiles if held is not None)


def filters(held: object) -> Iterator[str]:
    """The filters of a stream."""
    for value in objects.array(objects.raw(held, "/Filter")):
        name = objects.name(value)
        if name is not None:
            yield name


def read_metadata(catalog: object) -> Metadata:
    """What the XMP packet claims; a packet with a document type or entities is not opened."""
    found = objects.stream(objects.raw(catalog, "/Metadata"))
    if found is None:
        return Metadata()
    packet = bytes(found.get_data())
    if len(packet) > MAX_XMP or b"\0" in packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return Metadata(readable=False)
    try:
        root = ET.fromstring(packet)
    except ET.ParseError:
        return Metadata(readable=False)
    values = dict(_properties(root))
    part, level = values.get(f"{_PDFA}part"), values.get(f"{_PDFA}conformance", "")
    return Metadata(
        readable=True,
        title=values.get(_TITLE, ""),
        pdfua=values.get(_PDFUA),
        pdfa=None if part is None else f"{part}{level.lower()}",
        declared=tuple((each.text or "").strip() for each in islice(root.iter(_CONFORMS), _MOST_DECLARED)),
    )


def _properties(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Each property with its first value: an attribute, plain text, or the first member of an array."""
    for description in root.iter(f"{_RDF}Description"):
        yield from description.attrib.items()
        for child in description:
            member = child.find(f".//{_RDF}li")
            yield child.tag, ((child.text if member is None else member.text) or "").strip()


class PageDestinations:
    """Where links and outline entries lead, as numbers of pages."""

    def __init__(self, catalog: object, pages: Mapping[Key, int]) -> None:
        self.pages = pages
        self._destinations = Destinations(catalog)

    def page(self, destination: object) -> int | None:
        """The page that a destination shows, from 1."""
        page = page_of(self._destinations.explicit(destination))
        return self.pages.get(page) if page is not None else None

    def of(self, holder: object) -> tuple[object, str]:
        """The destination of an annotation or an outline entry (None where there is none), and its web
        address.
        """
        action = objects.dictionary(objects.raw(holder, "/A"))
        kind = objects.name(objects.get(action, "/S"))
        if kind == "URI":
            return None, objects.text(objects.get(action, "/URI")) or ""
        destination = objects.raw(action, "/D") if kind == "GoTo" else objects.raw(holder, "/Dest")
        element = by_structure(holder) if kind in (None, "GoTo") and self.page(destination) is None else None
        return destination if element is None else element, ""


def read_annotation(value: object, page: int, places: PageDestinations) -> Annotation | None:
    """One annotation of a page, or None where there is no dictionary."""
    found = objects.dictionary(value)
    if found is None:
        return None
    destination, address = places.of(found)
    goal = None if destination is None else places.page(destination)
    flags = objects.integer(objects.get(found, "/F")) or 0
    field = objects.dictionary(objects.raw(found, "/Parent"))
    described = objects.text(objects.get(found, "/TU")) or objects.text(objects.get(field, "/TU"))
    return Annotation(
        key=objects.key_of(value),
        page=page,
        kind=objects.name(objects.get(found, "/Subtype")) or "?",
        contents=objects.text(objects.get(found, "/Contents")) or described or "",
        struct_parent=objects.integer(objects.get(found, "/StructParent")),
        hidden=bool(flags & 2),
        target=address or (f"#{goal}" if goal is not None else ""),
        lost=destination is not None and goal is None,
        field=read_field(value) if objects.name(objects.get(found, "/Subtype")) == "Widget" else None,
        by_page=goal is not None and isinstance(objects.follow(destination), list) and by_structure(found) is None,
    )


def read_outline(catalog: object, places: PageDestinations) -> tuple[Outline, ...]:
    """The outline in reading order (ISO 32000-1, 12.3.3); an entry that comes again is not followed again."""
    return tuple(
        Outline(level, objects.text(objects.get(entry, "/Title")) or "", places.page(places.of(entry)[0]))
        for entry, level in outline_lines(catalog, MAX_OUTLINE)
    )


def read_labels(catalog: object, count: int) -> tuple[tuple[str, ...], Labels]:
    """The label of every page, and where each stretch of labels begins (ISO 32000-1, 12.4.2)."""
    value = objects.raw(catalog, "/PageLabels")
    if objects.dictionary(value) is None:
        return tuple(str(number) for number in range(1, count + 1)), Labels()
    ranges = sorted(objects.number_tree(value).items())
    labels = [str(number) for number in range(1, count + 1)]
    broken: list[int] = []
    for at, (start, entry) in enumerate(ranges):
        found = objects.dictionary(entry)
        style = objects.name(objects.get(found, "/S"))
        first = objects.integer(objects.get(found, "/St")) or 1
        if found is None or not 0 <= start < count or first < 1 or style not in (None, "D", "R", "r", "A", "a"):
            broken.append(start)
            continue
        prefix = objects.text(objects.get(found, "/P")) or ""
        end = ranges[at + 1][0] if at + 1 < len(ranges) else count
        for index in range(start, min(end, count)):
            labels[index] = prefix + _numeral(first + index - start, style)
    return tuple(labels), Labels(True, tuple(start for start, _ in ranges), tuple(broken))


def _numeral(value: int, style: str | None) -> str:
    if style is None:
        return ""
    if style == "D":
        return str(value)
    if style in "Aa":
        letter = chr(ord(style) + (value - 1) % 26)
        return letter * min((value - 1) // 26 + 1, 100)
    numeral = ""
    rest = min(value, 100_000)
    for worth, sign in _ROMAN:
        count, rest = divmod(rest, worth)
        numeral += sign * count
    return numeral if style == "R" else numeral.lower()


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def read_hidden(reader: PdfReader) -> tuple[Hidden, ...]:
    """Every layer, script, action, attachment and outside file that can be reached from the catalog."""
    found: dict[tuple[str, str], Hidden] = {}
    with suppress(Refused):
        for value in reachable(reader, MAX_OBJECTS):
            for hidden in _hidden_in(value):
                found[hidden.kind, hidden.detail] = hidden
    return tuple(found.values())


def _hidden_in(value: DictionaryObject) -> Iterator[Hidden]:
    named = objects.name
    kind, subtype, action = named(value.get("/Type")), named(value.get("/Subtype")), named(value.get("/S"))
    if kind == "OCG":
        yield Hidden("layer", objects.text(objects.get(value, "/Name")) or "")
    if action == "JavaScript" or ("/JS" in value and objects.follow(objects.raw(value, "/JS")) is not None):
        yield Hidden("script", "")
    elif action in ACTIVE and (kind == "Action" or (kind is None and "/P" not in value and "/K" not in value)):
        yield Hidden("action", action or "")
    elif action == "URI" and _unsafe(objects.text(objects.get(value, "/URI")) or ""):
        yield Hidden("address", (objects.text(objects.get(value, "/URI")) or "")[:60])
    if kind in ("Filespec", "F") and objects.get(value, "/EF") is not None:
        yield Hidden(
            "attachment",
            objects.text(objects.get(value, "/UF")) or objects.text(objects.get(value, "/F")) or "",
        )
    if subtype in MEDIA and objects.get(value, "/Rect") is not None:
        yield Hidden("media", subtype or "")
    if "/XFA" in value and objects.follow(objects.raw(value, "/XFA")) is not None:
        yield Hidden("xfa", "")
    if isinstance(value, StreamObject) and objects.follow(objects.raw(value, "/F")) is not None:
        yield Hidden("outside", "")


def _unsafe(address: str) -> bool:
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", address)
    return scheme is not None and scheme.group(1).lower() not in ("http", "https", "mailto", "tel")
