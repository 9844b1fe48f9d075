"""What the content of a page uses: operators read token by token, forms followed, never expanded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.extract.facts import FontFacts
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.fonts import read_font
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.pdf.read.tokens import name, operations

_DEVICE = {
    b"g": "DeviceGray",
    b"G": "DeviceGray",
    b"rg": "DeviceRGB",
    b"RG": "DeviceRGB",
    b"k": "DeviceCMYK",
    b"K": "DeviceCMYK",
}
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_SHORT = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}


@dataclass(slots=True)
class ResourceNames:
    """The names of resources that one content stream uses, by kind, and the device colours it sets."""

    drawn: Counter[str] = field(default_factory=Counter)
    fonts: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    """The fonts that letters are shown in, as far as they are set in this stream."""
    inherits: bool = False
    """Whether letters are shown in a font that is set elsewhere."""
    states: set[str] = field(default_factory=set)
    spaces: set[str] = field(default_factory=set)
    patterns: Counter[str] = field(default_factory=Counter)
    shadings: set[str] = field(default_factory=set)
    colours: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Use:
    """What a page uses in all."""

    fonts: dict[Key, FontFacts] = field(default_factory=dict)
    colours: set[str] = field(default_factory=set)
    filters: set[str] = field(default_factory=set)
    transparent: bool = False
    draws: int = 0


class ContentReading:
    """The content streams of one file, with an account of how much was read."""

    def __init__(self) -> None:
        self.bytes = 0
        self.operations = 0
        self.inherits = False
        """Whether some stream shows letters in a font that is set elsewhere."""
        self._names: dict[Key, ResourceNames] = {}
        self._draws: dict[Key, int] = {}

    def data(self, value: object) -> bytes:
        """The bytes of a page's /Contents or of one stream."""
        parts = []
        for member in objects.array(value):
            found = objects.stream(member)
            if found is not None:
                part = bytes(found.get_data())
                self.bytes += len(part)
                if self.bytes > limits.CONTENT:
                    raise Refused(Refusal.TOO_MUCH)
                parts.append(part)
        return b"\n".join(parts)

    def names(self, key: Key, value: object) -> ResourceNames:
        """What one content stream names; read once."""
        if key not in self._names:
            self._names[key] = found = self._scan(self.data(value))
            self.inherits = self.inherits or found.inherits
        return self._names[key]

    def idle(self, names: ResourceNames) -> frozenset[str]:
        """The fonts that a stream sets and shows nothing in; none where a stream of the file may count on them."""
        return frozenset() if self.inherits else frozenset(names.fonts - names.shown)

    def _scan(self, data: bytes) -> ResourceNames:
        found = ResourceNames()
        fonts: list[str | None] = [None]  # of each saved state, and the one that is set
        for operation in operations(data):
            self.operations += 1
            if self.operations > limits.OPERATIONS:
                raise Refused(Refusal.TOO_MUCH)
            operator, operands = operation.operator, operation.operands
            if operator in _DEVICE:
                found.colours.add(_DEVICE[operator])
            elif operator == b"BI":
                _inline(found, operands)
            elif operator == b"q":
                fonts.append(fonts[-1])
            elif operator == b"Q":
                fonts = fonts[:-1] or [None]
            elif not operands:
                continue
            elif operator in _SHOWING:
                font = fonts[-1]
                found.inherits = found.inherits or font is None
                found.shown |= {font} if font is not None else set()
            elif operator == b"Do":
                found.drawn[name(operands[-1])] += 1
            elif operator == b"Tf":
                fonts[-1] = name(operands[0])
                found.fonts.add(name(operands[0]))
            elif operator == b"gs":
                found.states.add(name(operands[-1]))
            elif operator in (b"cs", b"CS"):
                found.spaces.add(name(operands[-1]))
            elif operator == b"sh":
                found.shadings.add(name(operands[-1]))
            elif operator in (b"scn", b"SCN") and operands[-1].startswith(b"/"):
                found.patterns[name(operands[-1])] += 1
        return found

    def draws(self, key: Key, value: object, resources: object, above: tuple[Key, ...] = ()) -> int:
        """How many forms a stream draws in all; each stream is weighed once, however often it is drawn."""
        if key in above or len(above) > limits.DEPTH:
            raise Refused(Refusal.NESTED_FORMS)
        if key not in self._draws:
            total = 0
            for inner, times in _inner(self.names(key, value), resources):
                held = objects.dictionary(inner)
                own = objects.get(held, "/Resources") or resources
                total += times * (1 + self.draws(objects.key_of(inner), inner, own, (*above, key)))
                if total > limits.DRAWS:
                    raise Refused(Refusal.NESTED_FORMS)
            self._draws[key] = total
        return self._draws[key]

    def use(self, key: Key, value: object, resources: object) -> Use:
        """All that a page uses, in its forms, patterns and glyphs too; of fonts those that letters are shown in."""
        used, all_set = self._gathered(key, value, resources, named=False)
        # Where a form shows letters in a font that somebody else has set, every font that is set counts.
        return used if all_set else self._gathered(key, value, resources, named=True)[0]

    def _gathered(self, key: Key, value: object, resources: object, *, named: bool) -> tuple[Use, bool]:
        used, all_set = Use(draws=self.draws(key, value, resources)), True
        seen: set[Key] = set()
        waiting = [(key, value, resources)]
        while waiting:
            key, value, resources = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            names = self.names(key, value)
            all_set = all_set and not names.inherits
            waiting.extend(self._use(names, names.fonts if named else names.shown, resources, used))
        return used, all_set

    def _use(
        self, names: ResourceNames, fonts: set[str], resources: object, used: Use
    ) -> Iterator[tuple[Key, object, object]]:
        used.colours |= names.colours
        for space in names.spaces:
            listed = objects.raw(objects.get(resources, "/ColorSpace"), space)
            _colours(listed if listed is not None else space, used.colours)
        for shading in names.shadings:
            _shading(objects.raw(objects.get(resources, "/Shading"), shading), used)
        for font in fonts:
            yield from self._font(objects.raw(objects.get(resources, "/Font"), font), resources, used)
        for state in names.states:
            yield from self._state(objects.raw(objects.get(resources, "/ExtGState"), state), resources, used)
        for pattern in names.patterns:
            found = objects.dictionary(objects.raw(objects.get(resources, "/Pattern"), pattern))
            _shading(objects.raw(found, "/Shading"), used)
        for drawn in names.drawn:
            value = objects.raw(objects.get(resources, "/XObject"), drawn)
            image = objects.stream(value)
            if image is not None and objects.name(objects.get(image, "/Subtype")) == "Image":
                _image(image, used)
        for inner, _ in _inner(names, resources):
            held = objects.dictionary(inner)
            _group(held, used)
            _filters(held, used)
            yield objects.key_of(inner), inner, objects.get(held, "/Resources") or resources

    def _font(self, value: object, resources: object, used: Use) -> Iterator[tuple[Key, object, object]]:
        typeface = read_font(value)
        if typeface is None:
            return
        finding = typeface.finding()
        used.fonts[objects.key_of(value)] = FontFacts(finding.name, finding.embedded, finding.unicode_map)
        font = objects.dictionary(value)
        if finding.kind == "Type3":
            own = objects.get(font, "/Resources") or resources
            for _, glyph in objects.entries(objects.raw(font, "/CharProcs")):
                yield objects.key_of(glyph), glyph, own

    def _state(self, value: object, resources: object, used: Use) -> Iterator[tuple[Key, object, object]]:
        state = objects.dictionary(value)
        font = objects.array(objects.raw(state, "/Font"))
        if font:
            yield from self._font(font[0], resources, used)
        alphas = (objects.number(objects.raw(state, entry)) for entry in ("/ca", "/CA"))
        modes = {objects.name(mode) for mode in objects.array(objects.raw(state, "/BM"))}
        mask = objects.dictionary(objects.raw(state, "/SMask"))
        if any(alpha is not None and alpha < 1 for alpha in alphas) or modes - {"Normal", "Compatible"} or mask:
            used.transparent = True
        group = objects.raw(mask, "/G")
        if objects.stream(group) is not None:
            yield objects.key_of(group), group, objects.get(objects.dictionary(group), "/Resources") or resources


def _inline(found: ResourceNames, operands: tuple[bytes, ...]) -> None:
    for entry, value in pairwise(operands):
        if entry in (b"/CS", b"/ColorSpace") and value.startswith(b"/"):
            written = name(value)
            if written in _SHORT:
                found.colours.add(_SHORT[written])
            else:
                found.spaces.add(written)
    found.colours |= {_SHORT[name(value)] for value in operands if value in (b"/RGB", b"/CMYK")}


def _inner(names: ResourceNames, resources: object) -> Iterator[tuple[object, int]]:
    """The forms and tiling patterns that a stream draws, and how often."""
    for drawn, times in names.drawn.items():
        value = objects.raw(objects.get(resources, "/XObject"), drawn)
        held = objects.stream(value)
        if held is not None and objects.name(objects.get(held, "/Subtype")) == "Form":
            yield value, times
    for pattern, times in names.patterns.items():
        value = objects.raw(objects.get(resources, "/Pattern"), pattern)
        if objects.stream(value) is not None:
            yield value, times


def _colours(value: object, into: set[str], depth: int = 0) -> None:
    """The families of a colour space and of those it stands on."""
    family = objects.name(value)
    if family is not None:
        into.add(family)
        return
    members = objects.array(value)
    family = objects.name(members[0]) if members else None
    if family is None or depth > 8:
        return
    into.add(family)
    base = {"Indexed": 1, "Pattern": 1, "Separation": 2, "DeviceN": 2}.get(family)
    if base is not None and len(members) > base:
        _colours(members[base], into, depth + 1)


def _shading(value: object, used: Use) -> None:
    found = objects.dictionary(value)
    if found is not None and objects.raw(found, "/ColorSpace") is not None:
        _colours(objects.raw(found, "/ColorSpace"), used.colours)


def _image(image: DictionaryObject, used: Use) -> None:
    width, height = (objects.number(objects.raw(image, side)) or 0 for side in ("/Width", "/Height"))
    if width * height > limits.PIXELS:
        raise Refused(Refusal.TOO_MUCH)
    if objects.raw(image, "/ColorSpace") is not None:
        _colours(objects.raw(image, "/ColorSpace"), used.colours)
    _filters(image, used)
    if objects.stream(objects.raw(image, "/SMask")) is not None:
        used.transparent = True


def _filters(held: object, used: Use) -> None:
    used.filters |= {found for value in objects.array(objects.raw(held, "/Filter")) if (found := objects.name(value))}


def _group(held: object, used: Use) -> None:
    group = objects.dictionary(objects.raw(held, "/Group"))
    if group is not None and objects.name(objects.get(group, "/S")) == "Transparency":
        used.transparent = True
        if objects.raw(group, "/CS") is not None:
            _colours(objects.raw(group, "/CS"), used.colours)


def page_group(page: object, used: Use) -> None:
    """A page may be a transparency group itself."""
    _group(page, used)
