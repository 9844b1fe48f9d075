"""Pages of a file made grey in memory, with all that they draw: forms, patterns, glyphs, masks, pictures, shadings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject, StreamObject

from sheetbuilder.foreign.greying import pictures, shadings
from sheetbuilder.foreign.greying.content import COLOUR, PICTURE, SHADING, Met, Set, greyed
from sheetbuilder.foreign.greying.faults import UNUSABLE
from sheetbuilder.foreign.greying.profiles import Profile, profile
from sheetbuilder.foreign.greying.spaces import PatternSpace, Spaces
from sheetbuilder.foreign.greying.streams import fresh, refill
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import Leaf

_GREY = NameObject("/DeviceGray")
NEUTRAL = frozenset(("DeviceGray", "Indexed", "Pattern"))
"""The families of colour spaces that a grey page has; a table of an indexed one is of greys."""
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


class Greying:
    """One file of which pages become grey; what several of them draw becomes so once.

    Only what was held to the limits of `extract.usage` may come here: pictures are decoded, functions computed.
    """

    def __init__(self, catalog: object) -> None:
        self._spaces = Spaces(_meant(catalog))
        self._done: set[Key] = set()
        self._waiting: list[tuple[object, object, Set]] = []
        self._later: list[Callable[[], None]] = []
        self._kept: dict[str, None] = {}

    def page(self, leaf: Leaf, beside: Iterable[object] = ()) -> tuple[str, ...]:
        """Make a page grey, and the forms that stand `beside` its content; what stays in colour, by name.

        A name is that of the resource, as the page has it, or the family of its colour space, behind what it is:
        `picture:Im3`.
        """
        self._kept = {}
        resources = objects.follow(leaf.raw("/Resources"))
        data = b"\n".join(_data(leaf.raw("/Contents")))
        written = self._content(data, resources, Set())
        leaf.page[NameObject("/Contents")] = fresh(written)
        self._group(leaf.page)
        self._waiting += [(value, resources, Set()) for value in beside]
        while self._waiting:
            self._stream(*self._waiting.pop())
        return tuple(self._kept)

    def finish(self) -> None:
        """Change what had to stay as it was until the last page was done, because others ask for it too."""
        for change in self._later:
            change()

    def _stream(self, value: object, resources: object, begin: Set) -> None:
        """A form, a tiling or a glyph."""
        key, found = objects.key_of(value), objects.stream(value)
        if found is None or key in self._done:
            return
        self._done.add(key)
        own = objects.get(found, "/Resources") or resources
        refill(found, self._content(bytes(found.get_data()), own, begin))
        self._group(found)

    def _content(self, data: bytes, resources: object, begin: Set) -> bytes:
        written, met = greyed(data, self._spaces, resources, begin)
        self._kept |= met.kept
        for name, at in met.drawn.items():
            self._drawn(name, objects.raw(objects.get(resources, "/XObject"), name), resources, at)
        for name in met.patterns:
            self._pattern(name, objects.raw(objects.get(resources, "/Pattern"), name), resources)
        for name in met.shadings:
            self._shading(name, objects.raw(objects.get(resources, "/Shading"), name), resources)
        for name in met.states:
            self._state(objects.raw(objects.get(resources, "/ExtGState"), name), resources)
        for name in met.fonts:
            self._font(objects.raw(objects.get(resources, "/Font"), name), resources)
        self._spaces_of(resources, met)
        return written

    def _drawn(self, name: str, value: object, resources: object, at: Set) -> None:
        found = objects.stream(value)
        if found is None:
            return
        kind = objects.name(objects.get(found, "/Subtype"))
        if kind == "Form":
            self._waiting.append((value, resources, at))
        elif kind == "Image" and self._new(value):
            with self._keeping(PICTURE, name):
                pictures.grey(found, self._spaces)

    def _pattern(self, name: str, value: object, resources: object) -> None:
        found = objects.dictionary(value)
        if isinstance(found, StreamObject):
            self._waiting.append((value, resources, Set()))
        elif found is not None:
            self._shading(name, objects.raw(found, "/Shading"), resources)
            self._state(objects.raw(found, "/ExtGState"), resources)

    def _shading(self, name: str, value: object, resources: object) -> None:
        if objects.dictionary(value) is None or not self._new(value):
            return
        with self._keeping(SHADING, name):
            shadings.grey(value, self._spaces, resources)

    def _state(self, value: object, resources: object) -> None:
        state = objects.dictionary(value)
        for font in objects.array(objects.raw(state, "/Font"))[:1]:
            self._font(font, resources)
        mask = objects.dictionary(objects.raw(state, "/SMask"))
        form = objects.raw(mask, "/G")
        if mask is None or objects.stream(form) is None or not self._new(mask):
            return
        self._waiting.append((form, resources, Set()))
        space = objects.raw(objects.dictionary(objects.get(objects.stream(form), "/Group")), "/CS")
        ground = objects.numbers(objects.raw(mask, "/BC"))
        if ground and space is not None:
            with self._keeping(COLOUR, "/BC"):
                grey = self._spaces.colours(space, resources).grey(ground)
                self._later.append(partial(_enter, mask, "/BC", ArrayObject([FloatObject(round(grey, 4))])))

    def _font(self, value: object, resources: object) -> None:
        font = objects.dictionary(value)
        if objects.name(objects.get(font, "/Subtype")) == "Type3":
            own = objects.get(font, "/Resources") or resources
            glyphs = objects.entries(objects.raw(font, "/CharProcs"))
            self._waiting += [(glyph, own, Set()) for _, glyph in glyphs]

    def _group(self, holder: DictionaryObject) -> None:
        """What is transparent is mixed in greys."""
        group = objects.dictionary(objects.raw(holder, "/Group"))
        if group is not None and objects.raw(group, "/CS") is not None:
            self._later.append(partial(_enter, group, "/CS", _GREY))

    def _spaces_of(self, resources: object, met: Met) -> None:
        """Patterns that have their colours from another space have them from greys; no default stands for greys."""
        listed = objects.dictionary(objects.raw(resources, "/ColorSpace"))
        if listed is None:
            return
        for name in met.mixed:
            found = objects.follow(objects.raw(listed, name))
            if isinstance(found, ArrayObject) and isinstance(self._spaces.of(objects.raw(listed, name)), PatternSpace):
                self._later.append(partial(found.__setitem__, 1, _GREY))
        self._later.append(partial(_leave, listed, _DEFAULTS))

    @contextmanager
    def _keeping(self, part: str, name: str) -> Iterator[None]:
        """What cannot be made grey stays as it is, and is told: its colours are no reason to refuse the page."""
        try:
            yield
        except UNUSABLE:
            self._kept[f"{part}:{name[1:]}"] = None

    def _new(self, value: object) -> bool:
        key = objects.key_of(value)
        new = key not in self._done
        self._done.add(key)
        return new


def _enter(holder: DictionaryObject, name: str, value: PdfObject) -> None:
    holder[NameObject(name)] = value


def _leave(holder: DictionaryObject, names: Iterable[str]) -> None:
    for name in names:
        holder.pop(name, None)


def _data(value: object) -> Iterator[bytes]:
    for member in objects.array(value):
        found = objects.stream(member)
        if found is not None:
            yield bytes(found.get_data())


def _meant(catalog: object) -> Profile | None:
    """The profile that the file says its inks are meant for (ISO 32000-1, 14.11.5)."""
    for intent in objects.array(objects.raw(catalog, "/OutputIntents")):
        held = objects.stream(objects.raw(objects.dictionary(intent), "/DestOutputProfile"))
        found = profile(bytes(held.get_data()), 4) if held is not None else None
        if found is not None:
            return found
    return None
