"""Pages cut out of their file with their marks, in the child; what several of them use is taken along once."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pypdf.generic import NameObject, StreamObject

from sheetbuilder.foreign.extract.extractor import Extractor, form_entries, page_entries, plain
from sheetbuilder.foreign.extract.names import ResourceNames
from sheetbuilder.foreign.extract.parts import Parts, made
from sheetbuilder.foreign.extract.usage import ContentReading, Use
from sheetbuilder.foreign.graft.fields import Flat
from sheetbuilder.foreign.graft.marking import WHOLE, Address, Drawn, Marking, Unmarked
from sheetbuilder.layout.artwork import Piece
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import Geometry, Leaf
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page cut out: its forms, the page first, and where each mark of the file is now: form and number."""

    forms: tuple[Piece, ...]
    marks: tuple[int, ...]
    places: dict[Address, list[tuple[int, int]]]
    silent: bool = False
    """Whether it shows something, and nothing of it is in the tree."""


class Cutting(Extractor):
    """The pages of one file on their way out of it, their shared objects in `pieces`."""

    def __init__(
        self, content: ContentReading, catalog: object, used: Use, claimed: Mapping[Key, Collection[Address]]
    ) -> None:
        super().__init__(content, catalog, used)
        self._claimed = claimed
        self._streams = {key for addresses in claimed.values() for key, _ in addresses}
        self._bearing: dict[Key, bool] = {}

    def page(self, leaf: Leaf, shape: Geometry, flats: Sequence[Flat]) -> CutPage:
        """A page with the marks that the tree claims, fields painted over it."""
        return _Page(self, self._claimed.get(objects.key_of(leaf.page), ())).cut(leaf, shape, flats)

    def picture(self, leaf: Leaf, shape: Geometry, flats: Sequence[Flat]) -> CutPage:
        """A page without any marks, to be shown as one figure, fields painted over it."""
        contents, resources = leaf.raw("/Contents"), objects.follow(leaf.raw("/Resources"))
        names = self.content.names(-leaf.number, contents)
        entries = [*page_entries(self, leaf, shape, turned=not flats), *self.resources(names, resources, 0)]
        page = self.stream(entries, self.without_marks(self.content.data(contents), names, resources))
        if not flats:
            return CutPage((page,), (0,), {})
        cover, _ = self.covered(leaf, shape, flats, None)
        return CutPage((cover, page), (0, 0), {})

    def covered(
        self, leaf: Leaf, shape: Geometry, flats: Sequence[Flat], claimed: Collection[Address] | None
    ) -> tuple[Piece, dict[Address, int]]:
        """A form that draws the page, which is the second of its forms, and fields over it, with their marks.

        What nobody claims is an artifact; without `claimed` there are no marks at all.
        """
        out, marks = [b"/X0 Do"], dict[Address, int]()
        drawn: Parts = [b"/X0 ", -2]
        for at, flat in enumerate(flats, 1):
            parts = self.value(flat.appearance, "xobject")
            if parts is None:
                continue
            drawn += [b"/X%d " % at, *parts]
            paint = b"q %s cm /X%d Do Q" % (plain(flat.matrix), at)
            address = (flat.key, WHOLE)
            if claimed is None:
                out.append(paint)
            elif address in claimed:
                out.append(b"/Form <</MCID %d>> BDC %s EMC" % (len(marks), paint))
                marks[address] = len(marks)
            else:
                out.append(b"/Artifact BMC %s EMC" % paint)
        entries = [*page_entries(self, leaf, shape), b"/Resources<</XObject<<", *drawn, b">>>>"]
        return self.stream(entries, b"\n".join(out)), marks

    def without_marks(self, data: bytes, names: ResourceNames, resources: object) -> bytes:
        """Content without marks; what a stretch of it stands for is kept."""
        idle = self.content.idle(names)
        marking = Marking(
            Unmarked(0, resources, idle, self.content.advances(resources)),
            (),
            lambda name, _: Drawn(_written(name)),
            owned=True,
        )
        return marking.run(data)

    def bears(self, value: object, resources: object) -> bool:
        """Whether a form, or one that it draws, has marks that the tree claims, or is claimed as a whole."""
        key = objects.key_of(value)
        if key not in self._bearing:
            self._bearing[key] = False
            self._bearing[key] = key in self._streams or any(
                self.bears(inner, inner_resources)
                for inner, inner_resources in drawn_forms(self.content.names(key, value), resources)
            )
        return self._bearing[key]


class _Page:
    """One page: each form with marks is drawn with them once, and again without."""

    def __init__(self, cutting: Cutting, claimed: Collection[Address]) -> None:
        self._cutting = cutting
        self._claimed = claimed
        self._forms: list[Piece | None] = []
        self._counts: list[int] = []
        self._places: dict[Address, list[tuple[int, int]]] = {}
        self._shown: set[Key] = set()
        self._leaves = False

    def cut(self, leaf: Leaf, shape: Geometry, flats: Sequence[Flat]) -> CutPage:
        contents, resources = leaf.raw("/Contents"), objects.follow(leaf.raw("/Resources"))
        names = self._cutting.content.names(-leaf.number, contents)
        if flats:
            cover, marks = self._cutting.covered(leaf, shape, flats, self._claimed)
            self._forms.append(cover)
            self._counts.append(len(marks))
            self._places |= {address: [(0, number)] for address, number in marks.items()}
        entries = page_entries(self._cutting, leaf, shape, turned=not flats)
        self._add(objects.key_of(leaf.page), contents, names, resources, entries)
        forms = tuple(form for form in self._forms if form is not None)
        return CutPage(forms, tuple(self._counts), self._places, self._leaves and not any(self._counts))

    def _add(self, stream: Key, value: object, names: ResourceNames, resources: object, entries: Parts) -> int:
        """A form of the page's own; its index."""
        index = len(self._forms)
        self._forms.append(None)
        self._counts.append(0)
        xobjects = _XObjects(self, resources)
        idle = self._cutting.content.idle(names)
        marking = Marking(
            Unmarked(stream, resources, idle, self._cutting.content.advances(resources)),
            self._claimed,
            xobjects.draw,
            owned=False,
        )
        data = marking.run(self._cutting.content.data(value))
        self._leaves = self._leaves or marking.leaves
        self._counts[index] = marking.count
        for address, numbers in marking.numbers.items():
            self._places.setdefault(address, []).extend((index, number) for number in numbers)
        other = replace(names, drawn=type(names.drawn)())
        parts = [*entries, *self._cutting.resources(other, resources, 0, xobjects.parts)]
        self._forms[index] = self._cutting.stream(parts, data)
        return index

    def own(self, value: object, resources: object) -> int | None:
        """A form with marks, where it is drawn for the first time and nothing owns it."""
        key = objects.key_of(value)
        if key in self._shown or not self._cutting.bears(value, resources):
            return None
        self._shown.add(key)
        names = self._cutting.content.names(key, value)
        return self._add(key, value, names, resources, form_entries(self._cutting, value))

    def claims(self, key: Key) -> Address | None:
        """The address of an XObject that is claimed as a whole."""
        return (key, WHOLE) if (key, WHOLE) in self._claimed else None

    def shared(self, value: object, above: object) -> Parts | None:
        return self._cutting.resource(value, "xobject", above, 0)


class _XObjects:
    """The XObjects that one stream draws, under names of our own."""

    def __init__(self, page: _Page, resources: object) -> None:
        self._page = page
        self._resources = resources
        self._names: dict[str, bytes] = {}
        self.parts: Parts = []

    def draw(self, wanted: str, owned: bool) -> Drawn | None:
        value = objects.raw(objects.get(self._resources, "/XObject"), wanted)
        found = objects.stream(value)
        if found is None:
            return None
        address = self._page.claims(objects.key_of(value))
        if not owned and address is None and _is_form(found):
            own = self._page.own(value, objects.get(found, "/Resources") or self._resources)
            if own is not None:
                return Drawn(self._named([-1 - own]), marked=True)
        if wanted not in self._names:
            parts = self._page.shared(value, self._resources)
            if parts is None:
                return None
            self._names[wanted] = self._named(parts)
        return Drawn(self._names[wanted], address)

    def _named(self, parts: Parts) -> bytes:
        name = b"/X%d" % (sum(isinstance(part, int) for part in self.parts))
        self.parts += [name, b" ", *parts]
        return name


def drawn_forms(names: ResourceNames, resources: object) -> list[tuple[object, object]]:
    """The forms that a stream draws, each with the resources that it paints with."""
    found = []
    for drawn in names.drawn:
        value = objects.raw(objects.get(resources, "/XObject"), drawn)
        held = objects.stream(value)
        if held is not None and _is_form(held):
            found.append((value, objects.get(held, "/Resources") or resources))
    return found


def _is_form(found: StreamObject) -> bool:
    return objects.name(objects.get(found, "/Subtype")) == "Form"


def _written(name: str) -> bytes:
    out = io.BytesIO()
    NameObject(name).write_to_stream(out)
    return out.getvalue()


def whole(pieces: list[Piece | None]) -> tuple[Piece, ...]:
    """The shared pieces; what could not be read is null."""
    return tuple(piece if piece is not None else made([b"null"], None) for piece in pieces)
