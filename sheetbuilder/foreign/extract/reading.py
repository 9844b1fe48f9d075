"""A letterhead read in the child: facts about the file and each page, or the reason why it is refused."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from sheetbuilder.foreign.extract import ink, painting
from sheetbuilder.foreign.extract.answer import Answer
from sheetbuilder.foreign.extract.extractor import prepared
from sheetbuilder.foreign.extract.facts import Facts, Layer, PageFacts
from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.extract.usage import ContentReading, Use, page_group, together
from sheetbuilder.foreign.greying.content import COLOUR
from sheetbuilder.foreign.greying.pages import NEUTRAL, Greying
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.ink_map import InkMap
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.damage import damage
from sheetbuilder.pdf.read.document import ACTIVE, MEDIA
from sheetbuilder.pdf.read.encryption import locks
from sheetbuilder.pdf.read.fontfacts import FontFacts
from sheetbuilder.pdf.read.objects import FAULTS
from sheetbuilder.pdf.read.pages import Geometry, Leaf, geometry, leaves
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.pdf.read.tokens import TooDeepError
from sheetbuilder.pdf.read.walking import reachable

_TRAILERS = re.compile(rb"startxref\s+\d+\s+%%EOF")
_TELLING = 1024
_ACTIVE = ACTIVE | {"JavaScript"}
_SAID = 5


class Complaints(logging.Handler):
    """What pypdf says while it repairs a file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first few."""
        if len(self.said) < _SAID:
            self.said[" ".join(record.getMessage().split())[:160]] = None


def opened(data: bytes) -> PdfReader:
    """The file, if it is one that can be used at all."""
    if b"%PDF-" not in data[:_TELLING]:
        raise Refused(Refusal.NOT_PDF)
    ends = [found.end() for found in _TRAILERS.finditer(data)]
    if not ends or b" obj" in data[ends[-1] :]:
        raise Refused(Refusal.TRUNCATED)
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
    except FAULTS:
        # To open it is to try an empty password, and not every way of locking is known here.
        locked = locks(data)
        if not locked:
            raise
    if locked:
        raise Refused(Refusal.ENCRYPTED)
    if objects.dictionary(objects.raw(reader.trailer, "/Root")) is None:
        raise Refused(Refusal.BROKEN)
    return reader


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a letterhead, as plain values."""
    try:
        facts, artwork = read(data, arguments["page"], step, grey=arguments["grey"])
        return asdict(Answer(facts=facts, artwork=artwork))
    except Refused as refused:
        return asdict(Answer(refused.reason, refused.detail))


def read(
    data: bytes, wanted: int | None = None, step: Step = silent, *, grey: bool = False
) -> tuple[Facts, Artwork | None]:
    """The facts, and the page that is wanted, in `grey` or as it is, if it is there and sound; raises `Refused`."""
    with guarded() as complaints:
        return _read(data, complaints, wanted, step, grey=grey)


@contextmanager
def guarded() -> Iterator[Complaints]:
    """What pypdf says goes to the complaints, what it and what it stands on raise becomes `Refused`."""
    complaints = Complaints()
    logger = logging.getLogger("pypdf")
    logger.addHandler(complaints)
    heard, logger.propagate = logger.propagate, False
    try:
        yield complaints
    except (LimitReachedError, MemoryError, TooDeepError) as error:
        raise Refused(Refusal.TOO_MUCH) from error
    except FAULTS as error:
        raise Refused(Refusal.BROKEN, damage(error)) from error
    finally:
        logger.propagate = heard
        logger.removeHandler(complaints)


def _read(
    data: bytes, complaints: Complaints, wanted: int | None, step: Step, *, grey: bool
) -> tuple[Facts, Artwork | None]:
    reader = opened(data)
    catalog = objects.get(reader.trailer, "/Root")
    found = leaves(catalog)
    content = ContentReading()
    placed = [(leaf, geometry(leaf, trimmed=True)) for leaf in found]
    used = [used_by(content, leaf) for leaf in found]
    # Painting comes last: a bomb must be known before pdfium sees it.
    inks = _inks(data, placed, wanted, step)
    kept: Mapping[int, tuple[str, ...]] = {}
    if grey:
        sound = [(leaf, ()) for leaf, shape in placed if leaf.number == wanted and shape.fault is None]
        kept = in_grey(catalog, sound, step)
        content = ContentReading()
        used = [used_by(content, leaf) for leaf in found]
    pages = [
        page_facts(leaf, shape, use, inks.get(leaf.number), kept.get(leaf.number))
        for (leaf, shape), use in zip(placed, used, strict=True)
    ]
    artwork = None
    for (leaf, shape), use in zip(placed, used, strict=True):
        if leaf.number == wanted and shape.fault is None:
            artwork = prepared(content, catalog, leaf, shape, use)
    return told(reader, pages, complaints), artwork


def in_grey(
    catalog: object, pages: Iterable[tuple[Leaf, Iterable[object]]], step: Step = silent
) -> dict[int, tuple[str, ...]]:
    """Make pages grey, each with what stands beside its content; by number of page what stays in colour.

    They are held to all limits before: here pictures are decoded and functions computed. All that was read of them
    before is to be read anew.
    """
    greying, kept = Greying(catalog), dict[int, tuple[str, ...]]()
    for leaf, beside in pages:
        step(leaf.number)
        kept[leaf.number] = greying.page(leaf, beside)
    greying.finish()
    return kept


def told(reader: PdfReader, pages: Iterable[PageFacts], complaints: Complaints) -> Facts:
    """The facts about a file, of which pages were looked at."""
    catalog = objects.get(reader.trailer, "/Root")
    active, signed, outside, contrary = _walked(reader)
    form = objects.get(catalog, "/AcroForm")
    return Facts(
        pages=tuple(pages),
        layers=(*_layers(catalog), *([Layer("OCMD", hidden=True)] if contrary else [])),
        tagged=objects.dictionary(objects.raw(catalog, "/StructTreeRoot")) is not None,
        active=active,
        xfa=objects.follow(objects.raw(form, "/XFA")) is not None,
        signed=signed,
        outside=outside,
        repairs=tuple(complaints.said),
    )


def used_by(content: ContentReading, leaf: Leaf) -> Use:
    """What a page uses in all."""
    contents = leaf.raw("/Contents")
    try:
        # A page is told from its content, which another page may share.
        used = content.use(-leaf.number, contents, objects.follow(leaf.raw("/Resources")))
    except TooDeepError as error:
        raise Refused(Refusal.TOO_MUCH, str(leaf.number)) from error
    except Refused as refused:
        raise Refused(refused.reason, refused.detail or str(leaf.number)) from refused
    page_group(leaf.page, used)
    return used


def _inks(data: bytes, placed: list[tuple[Leaf, Geometry]], wanted: int | None, step: Step) -> dict[int, InkMap]:
    """The ink of the page that is wanted, or of the first ones."""
    chosen = [(leaf, shape) for leaf, shape in placed if wanted in (None, leaf.number)][: limits.PICTURED]
    found: dict[int, InkMap] = {}
    with painting.opened(data) as document:
        for leaf, shape in chosen:
            if shape.fault is None:
                step(leaf.number)
                found[leaf.number] = ink.ink(document, leaf.number - 1, shape)
    return found


def page_facts(
    leaf: Leaf, shape: Geometry, used: Use, seen: InkMap | None, kept: tuple[str, ...] | None = None
) -> PageFacts:
    """The facts about one page; `kept` is what stays in colour, where it was made grey."""
    width, height = shape.size
    kinds = []
    for value in objects.array(objects.raw(leaf.page, "/Annots")):
        kind = objects.name(objects.get(objects.dictionary(value), "/Subtype"))
        kinds.append(kind or "?")
    fonts: dict[str, FontFacts] = {}
    for font in used.fonts.values():
        fonts[font.name] = together(fonts[font.name], font) if font.name in fonts else font
    return PageFacts(
        number=leaf.number,
        width=round(width, 3),
        height=round(height, 3),
        boxes=dict(shape.boxes),
        rotation=shape.rotation,
        user_unit=shape.user_unit,
        fonts=tuple(fonts[name] for name in sorted(fonts)),
        colours=tuple(sorted(used.colours)),
        transparent=used.transparent,
        annotations=tuple(sorted(set(kinds))),
        filters=tuple(sorted(used.filters)),
        faults=tuple(sorted(used.painted)),
        spots=tuple(sorted(used.defined_spots)),
        draws=used.draws,
        fault=shape.fault,
        ink=seen,
        coloured=() if kept is None else kept or _families(used),
    )


def _families(used: Use) -> tuple[str, ...]:
    """What is still there of colour spaces that are no greys: nothing, if all was made grey."""
    return tuple(f"{COLOUR}:{family}" for family in sorted(used.colours - NEUTRAL))


def _layers(catalog: object) -> Iterator[Layer]:
    """Each layer, and whether any state that the file has for it hides it (ISO 32000-1, 8.11.4)."""
    properties = objects.get(catalog, "/OCProperties")
    configuration = objects.get(properties, "/D")
    base = objects.name(objects.get(configuration, "/BaseState")) or "ON"
    on, off = (
        {objects.key_of(value) for value in objects.array(objects.raw(configuration, entry))}
        for entry in ("/ON", "/OFF")
    )
    for value in objects.array(objects.raw(properties, "/OCGs")):
        key = objects.key_of(value)
        usage = objects.get(objects.dictionary(value), "/Usage")
        states = {
            objects.name(objects.get(objects.get(usage, f"/{what}"), f"/{what}State")) for what in ("View", "Print")
        }
        hidden = key in off or (base == "OFF" and key not in on) or "OFF" in states
        yield Layer(objects.text(objects.get(objects.dictionary(value), "/Name")) or "", hidden)


def _shows_when_off(value: DictionaryObject) -> bool:
    """A membership that depends on layers in another way than being shown with them (ISO 32000-1, 8.11.2.2)."""
    if objects.name(objects.get(value, "/Type")) != "OCMD":
        return False
    policy = objects.name(objects.get(value, "/P"))
    return policy in ("AllOff", "AnyOff") or objects.follow(objects.raw(value, "/VE")) is not None


def _walked(reader: PdfReader) -> tuple[tuple[str, ...], bool, bool, bool]:
    """What would act, whether there is a signature, a stream in another file, a layer for when others are off."""
    active: set[str] = set()
    signed = outside = contrary = False
    for value in reachable(reader, limits.OBJECTS):
        active.update(_acting(value))
        signed = signed or _is_signature(value)
        contrary = contrary or _shows_when_off(value)
        outside = outside or (isinstance(value, StreamObject) and objects.follow(objects.raw(value, "/F")) is not None)
    return tuple(sorted(active)), signed, outside, contrary


def _acting(value: DictionaryObject) -> Iterator[str]:
    action, subtype, kind = (objects.name(objects.get(value, entry)) for entry in ("/S", "/Subtype", "/Type"))
    if action in _ACTIVE and (kind == "Action" or (kind is None and "/P" not in value and "/K" not in value)):
        yield str(action)
    if _does_something(objects.follow(objects.raw(value, "/OpenAction"))):
        yield "OpenAction"
    if objects.follow(objects.raw(value, "/AA")) is not None:
        yield "AA"
    if objects.follow(objects.raw(value, "/JS")) is not None:
        yield "JavaScript"
    if kind == "EmbeddedFile" or objects.dictionary(objects.raw(value, "/EF")) is not None:
        yield "EmbeddedFile"
    if subtype in MEDIA and objects.follow(objects.raw(value, "/Rect")) is not None:
        yield str(subtype)
    if objects.follow(objects.raw(value, "/XFA")) is not None:
        yield "XFA"


def _does_something(opening: object) -> bool:
    """Whether what is done on opening is more than showing a page of the file itself (ISO 32000-1, 12.6.4.2)."""
    if isinstance(opening, DictionaryObject):
        return (
            objects.name(objects.get(opening, "/S")) != "GoTo"
            or objects.follow(objects.raw(opening, "/Next")) is not None
        )
    return opening is not None and not isinstance(opening, ArrayObject)


def _is_signature(value: DictionaryObject) -> bool:
    field = (
        objects.name(objects.get(value, "/FT")) == "Sig" and objects.dictionary(objects.raw(value, "/V")) is not None
    )
    return field or (objects.follow(objects.raw(value, "/ByteRange")) is not None and "/Contents" in value)
