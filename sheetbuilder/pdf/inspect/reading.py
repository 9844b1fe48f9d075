"""A file opened with care and read into evidence: whatever is broken ends in a problem, never in a trace."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject

from sheetbuilder.errors import Message, MissingError, Problem, Where, say
from sheetbuilder.os_errors import is_file, reason
from sheetbuilder.pdf.inspect.looks import idle_fonts, looks
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.inspect.player import Playback, Player
from sheetbuilder.pdf.inspect.remembering import RememberingPlayer
from sheetbuilder.pdf.read import document, objects
from sheetbuilder.pdf.read.damage import damage, described
from sheetbuilder.pdf.read.encryption import locks
from sheetbuilder.pdf.read.evidence import (
    Annotation,
    Catalog,
    Evidence,
    Font,
    Form,
    FoundPage,
    Metadata,
    Painted,
    Tree,
)
from sheetbuilder.pdf.read.file import PdfFile
from sheetbuilder.pdf.read.marks import FoundMark
from sheetbuilder.pdf.read.objects import FAULTS, Key
from sheetbuilder.pdf.read.paint import (
    PaintColours,
    form_faults,
    has_inks,
    image_faults,
    is_transparent,
    overprints,
    state_faults,
    undefined,
)
from sheetbuilder.pdf.read.refusal import IN_PARTS
from sheetbuilder.pdf.read.structure import read_tree
from sheetbuilder.values import replace

MAX_PAGES = 5_000
MAX_BYTES = 256 * 1024 * 1024
_BOXES = {
    "media": "/MediaBox",
    "crop": "/CropBox",
    "trim": "/TrimBox",
    "bleed": "/BleedBox",
    "art": "/ArtBox",
}

Result = TypeVar("Result")


class _Complaints(logging.Handler):
    """What pypdf says in this thread while it repairs a file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread_id = threading.get_ident()
        self.said: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread_id and len(self.said) < 1_000:
            self.said[record.getMessage()] = None


@contextmanager
def _listening() -> Iterator[_Complaints]:
    handler = _Complaints()
    logger = logging.getLogger("pypdf")
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)


class _Reading:
    """One file on its way into evidence."""

    def __init__(self, path: Path, memory: Memory) -> None:
        self.path = path
        self.memory = memory
        self.problems: list[Problem] = []

    def trouble(self, problem: Problem) -> None:
        self.problems.append(problem)

    def attempt(self, part: Message, read: Callable[[], Result], otherwise: Result) -> Result:
        """The result of reading one part of the file, or a problem and `otherwise`."""
        try:
            return read()
        except LimitReachedError:
            self.trouble(
                Problem(
                    "SB603",
                    say("{part}: larger than what is safe to read", part=part),
                    self.where,
                    _anew(),
                )
            )
        except MemoryError:  # says nothing of this part: what is told of half a file are faults that it does not have
            raise
        except FAULTS as error:
            self.trouble(
                Problem(
                    "SB602",
                    say("{part} cannot be read: {reason}", part=part, reason=described(damage(error))),
                    self.where,
                    _anew(),
                )
            )
        return otherwise

    @property
    def where(self) -> Where:
        return Where(self.path)


def _anew() -> Message:
    return say("make the file anew, or print it to a new PDF")


def _reader(data: bytes) -> PdfFile | None:
    """The file; None where it is locked in a way that cannot even be opened."""
    try:
        return PdfFile(data)
    except FAULTS:
        if locks(data):
            return None
        raise


def read(path: Path, data: bytes | None = None, memory: Memory | None = None) -> Evidence:
    """Everything that the checks need to know about a file, or about the bytes that will be one.

    With a `memory` of what was read before, the same streams and fonts are not read again.

    A missing file raises `MissingError`, and `MemoryError` one that asks for more memory than there is. A file that is
    broken, encrypted or no PDF gives evidence with problems in it.
    """
    if data is None and not is_file(path):
        hint = say("a path counts from the folder that you are in")
        raise MissingError([Problem("SB600", say("there is no file {path}", path=str(path)), Where(path), hint)])
    reading = _Reading(path, memory or Memory())
    with _listening() as complaints:
        evidence = _read(reading, data)
    if complaints.said:
        told = say("the file had to be repaired while it was read")
        reading.trouble(Problem("SB605", told, reading.where, _anew()))
    return replace(evidence, problems=tuple(reading.problems))


def _read(reading: _Reading, data: bytes | None) -> Evidence:
    path = reading.path
    nothing = Evidence(path)
    try:
        if data is None:
            with path.open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        reading.trouble(
            Problem(
                "SB600",
                say("the file cannot be opened ({reason})", reason=reason(error)),
                reading.where,
            )
        )
        return nothing
    if b"%PDF-" not in data[:1024]:
        hint = say("name a PDF file; a document is saved as PDF first")
        reading.trouble(Problem("SB601", say("this is not a PDF file"), reading.where, hint))
        return nothing
    if len(data) > MAX_BYTES:
        reading.trouble(
            Problem(
                "SB603",
                say("the file is larger than {size} megabytes", size=MAX_BYTES // 1024 // 1024),
                reading.where,
            )
        )
        return nothing
    reader = reading.attempt(say("the file"), lambda: _reader(data), None)
    if reader is None:
        if not reading.problems:
            reading.trouble(_locked(reading.where))
        return nothing
    with reader:
        if reading.attempt(say("the file"), lambda: reader.is_encrypted, False):
            reading.trouble(_locked(reading.where))
            return nothing
        return _read_parts(reading, reader)


def _locked(where: Where) -> Problem:
    hint = say("a sheet is for everybody: save it without a password")
    return Problem("SB604", say("the file is encrypted"), where, hint)


def _read_parts(reading: _Reading, reader: PdfFile) -> Evidence:
    catalog = reading.attempt(say("the catalog"), lambda: objects.get(reader.trailer, "/Root"), None)
    count = reading.attempt(say("the list of pages"), lambda: len(reader.pages), 0)
    if objects.dictionary(catalog) is None or count == 0:
        if not reading.problems:
            reading.trouble(Problem("SB602", say("the file has no pages"), reading.where))
        return Evidence(reading.path)
    if count > MAX_PAGES:
        told = say("the file has more than {count} pages", count=MAX_PAGES)
        reading.trouble(Problem("SB603", told, reading.where, IN_PARTS))
        return Evidence(reading.path)
    no_leaves: list[object] = []
    leaves = reading.attempt(say("the list of pages"), lambda: [*no_leaves, *reader.pages], no_leaves)
    page_numbers: dict[Key, int] = {}
    for number, leaf in enumerate(leaves, 1):
        page_numbers.setdefault(objects.key_of(leaf), number)
    places = reading.attempt(
        say("the destinations"),
        lambda: document.PageDestinations(catalog, page_numbers),
        document.PageDestinations(None, page_numbers),
    )
    labels, label_facts = reading.attempt(
        say("the page labels"),
        lambda: document.read_labels(catalog, len(leaves)),
        (("",) * len(leaves), Evidence(reading.path).labels),
    )
    player = RememberingPlayer(reader, reading.memory)
    pages = [
        _page(reading, player, places, _Leaf(leaf, number, label))
        for number, (leaf, label) in enumerate(zip(leaves, labels, strict=True), 1)
    ]
    no_resources: list[DictionaryObject] = []
    resources = reading.attempt(
        say("the resources"), lambda: [*no_resources, *_resources(leaves, catalog)], no_resources
    )
    marks: dict[tuple[Key, int], FoundMark] = {}
    for page in pages:
        for mark in page.marks:
            marks.setdefault((mark.stream, mark.number), mark)
    return Evidence(
        path=reading.path,
        catalog=reading.attempt(say("the catalog"), lambda: document.read_catalog(reader, catalog), Catalog()),
        metadata=reading.attempt(
            say("the metadata"), lambda: document.read_metadata(catalog), Metadata(readable=False)
        ),
        pages=tuple(pages),
        forms={
            key: Form(key, use.struct_parents, use.page, use.painted, use.marked) for key, use in player.forms.items()
        },
        fonts=reading.attempt(say("the fonts"), lambda: _fonts(player, resources, idle_fonts(leaves)), ()),
        painting=reading.attempt(
            say("the list of pages"), lambda: _painting(player, resources, leaves, catalog), Painted()
        ),
        labels=label_facts,
        outline=reading.attempt(say("the outline"), lambda: document.read_outline(catalog, places), ()),
        tree=reading.attempt(say("the structure tree"), lambda: _whole_tree(catalog), Tree()),
        hidden=reading.attempt(say("the file"), lambda: document.read_hidden(reader), ()),
        marks=marks,
        page_numbers=page_numbers,
        pictures=frozenset(player.pictures),
        annotations={annotation.key: annotation for page in pages for annotation in page.annotations},
        form=reading.attempt(say("the catalog"), lambda: _form(catalog), frozenset()),
    )


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page as the list of pages has it, with its number from 1 and its printed label."""

    page: object
    number: int
    label: str


def _page(reading: _Reading, player: Player, places: document.PageDestinations, found: _Leaf) -> FoundPage:
    leaf, number = found.page, found.number
    part = say("page {page}", page=number)
    key = objects.key_of(leaf)
    playback = reading.attempt(part, lambda: _played(player, leaf, key, number), Playback(number))
    nothing: tuple[Annotation, ...] = ()
    annotations = reading.attempt(part, lambda: _annotations(leaf, number, places), nothing)
    no_boxes: dict[str, tuple[float, float, float, float]] = {}
    boxes = reading.attempt(part, lambda: {**no_boxes, **_boxes(leaf)}, no_boxes)
    rotation = reading.attempt(part, lambda: objects.integer(objects.get(leaf, "/Rotate")) or 0, 0)
    no_number: int | None = None
    struct_parents = reading.attempt(part, lambda: objects.integer(objects.get(leaf, "/StructParents")), no_number)
    tab_order = reading.attempt(part, lambda: objects.name(objects.get(leaf, "/Tabs")) or "", "")
    return FoundPage(
        number=number,
        key=key,
        label=found.label,
        boxes=boxes,
        rotation=rotation % 360,
        struct_parents=struct_parents,
        tab_order=tab_order,
        marks=tuple(playback.marks),
        slips=tuple(playback.slips),
        annotations=annotations,
        paints=playback.paints,
        artifacts=playback.artifacts,
        loose=tuple(playback.loose),
    )


def _played(player: Player, leaf: object, key: Key, number: int) -> Playback:
    return player.play(key, number, objects.raw(leaf, "/Contents"), objects.get(leaf, "/Resources"))


def _annotations(leaf: object, number: int, places: document.PageDestinations) -> tuple[Annotation, ...]:
    found = (document.read_annotation(value, number, places) for value in objects.array(objects.raw(leaf, "/Annots")))
    return tuple(annotation for annotation in found if annotation is not None)


def _boxes(leaf: object) -> dict[str, tuple[float, float, float, float]]:
    return {name: box for name, entry in _BOXES.items() if (box := _box(objects.raw(leaf, entry))) is not None}


def _box(value: object) -> tuple[float, float, float, float] | None:
    sides = objects.numbers(value)
    if len(sides) != 4:
        return None
    return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])


def _resources(leaves: list[object], catalog: object) -> Iterator[DictionaryObject]:
    """Every resource dictionary that a page, a form, a pattern, a glyph or an appearance can use."""
    seen: set[Key] = set()
    waiting: list[object] = [objects.raw(objects.get(catalog, "/AcroForm"), "/DR")]
    for leaf in leaves:
        waiting.append(objects.raw(leaf, "/Resources"))
        for value in objects.array(objects.raw(leaf, "/Annots")):
            appearance = objects.get(objects.dictionary(value), "/AP")
            waiting.extend(objects.raw(stream, "/Resources") for stream in looks(appearance))
    while waiting:
        value = waiting.pop()
        resources = objects.dictionary(value)
        if resources is None or objects.key_of(value) in seen:
            continue
        seen.add(objects.key_of(value))
        yield resources
        for kind in ("/Font", "/XObject", "/Pattern"):
            for _, inner in objects.entries(objects.raw(resources, kind)):
                waiting.append(objects.raw(objects.dictionary(inner), "/Resources"))


def _whole_tree(catalog: object) -> Tree:
    """The tree, to be walked often and changed by nobody."""
    tree = read_tree(catalog)
    return replace(tree, order=tuple(tree.walk()))


def _form(catalog: object) -> frozenset[Key]:
    """The fields that the interactive form lists (ISO 32000-1, 12.7.2)."""
    return frozenset(map(objects.key_of, objects.array(objects.raw(objects.get(catalog, "/AcroForm"), "/Fields"))))


def _fonts(player: Player, found: Iterable[DictionaryObject], idle: frozenset[Key]) -> tuple[Font, ...]:
    for resources in found:
        for _, font in objects.entries(objects.raw(resources, "/Font")):
            if objects.key_of(font) not in idle:
                player.font(font)
    told = [player.finding(font) for font in player.fonts.values() if font is not None]
    return tuple(sorted(told, key=lambda font: (font.name, font.key)))


def _painting(player: Player, found: Iterable[DictionaryObject], leaves: list[object], catalog: object) -> Painted:
    """What the file paints with, as the clauses ask it."""
    filters = {name for leaf in leaves for held in _streams_of(leaf) for name in document.filters(held)}
    faults = set(player.faults)
    devices = [(family, defaulted) for (family, _), defaulted in player.devices.items()]
    spots = PaintColours()
    transparent = False
    for resources in found:
        colours = PaintColours(spots.profiles, spots=spots.spots)
        spaces = objects.raw(resources, "/ColorSpace")
        for name, space in objects.entries(spaces):
            if not name.startswith("Default"):
                colours.add(space)
        states = [objects.dictionary(state) for _, state in objects.entries(objects.raw(resources, "/ExtGState"))]
        for state in states:
            faults.update(state_faults(state))
        transparent = transparent or any(map(is_transparent, states))
        if any(map(overprints, states)) and any(has_inks(space) for _, space in objects.entries(spaces)):
            faults.add("overprint")
        for _, shading in objects.entries(objects.raw(resources, "/Shading")):
            colours.add(objects.raw(objects.dictionary(shading), "/ColorSpace"))
        shaded = PaintColours(spots.profiles, spots=spots.spots)
        for _, value in objects.entries(objects.raw(resources, "/Pattern")):
            shading = objects.dictionary(objects.raw(objects.dictionary(value), "/Shading"))
            shaded.add(objects.raw(shading, "/ColorSpace"))
        faults |= shaded.faults
        # A pattern has no resources, so that no default reaches what it is shaded with.
        devices += [(family, False) for family in shaded.families]
        for _, value in objects.entries(objects.raw(resources, "/XObject")):
            held = objects.dictionary(value)
            filters.update(document.filters(held))
            if objects.name(objects.get(held, "/Subtype")) == "Image":
                faults.update(image_faults(held))
                colours.add(objects.raw(held, "/ColorSpace"))
            else:
                faults.update(form_faults(held))
        faults |= colours.faults
        devices += [
            (family, objects.get(objects.follow(spaces), f"/Default{family.removeprefix('Device')}") is not None)
            for family in colours.families
        ]
    outputs = document.output_spaces(catalog)
    if undefined(devices, outputs):
        faults.add("device-colour")
    groups = (objects.get(objects.get(leaf, "/Group"), "/CS") for leaf in leaves)
    if transparent and not outputs and any(space is None for space in groups):
        faults.add("group-colour")
    return Painted(frozenset(filters), frozenset(faults))


def _streams_of(leaf: object) -> Iterator[object]:
    yield from (objects.dictionary(each) for each in objects.array(objects.raw(leaf, "/Contents")))
