"""What the content of a page uses: operators read token by token, forms followed, never expanded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, NameObject

from sheetbuilder.foreign.extract.advances import Advances, Remeasured, remeasured
from sheetbuilder.foreign.extract.bounds import area, tiles
from sheetbuilder.foreign.extract.meanings import unicode_map
from sheetbuilder.foreign.extract.names import INLINE, Cover, ResourceNames, scan
from sheetbuilder.foreign.extract.programs import read_program
from sheetbuilder.foreign.extract.spaces import defines, stands_alone
from sheetbuilder.foreign.extract.strings import codes
from sheetbuilder.pdf.conformance.fonts import FontFault
from sheetbuilder.pdf.conformance.painting import PaintFault
from sheetbuilder.pdf.read import icons, limits, objects
from sheetbuilder.pdf.read.encodings import read_encoding
from sheetbuilder.pdf.read.fontfacts import FontFacts
from sheetbuilder.pdf.read.fonts import ReadFont, read_font
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.paint import PaintColours, image_faults, is_transparent, undefined_spots
from sheetbuilder.pdf.read.programs import FontProgram
from sheetbuilder.pdf.read.refusal import Refusal, Refused
from sheetbuilder.pdf.read.tokens import Operation, operations, respelled

_MENDED = frozenset(
    {PaintFault.INTERPOLATED, PaintFault.ALTERNATES, PaintFault.INTENT, PaintFault.SEPARATIONS, FontFault.CID_TO_GID}
)
"""What a page loses when it is taken out of its file (`extractor`), so that it counts against nothing."""
_MOST_CODES = 50
"""Of each kind: more are not told of one font."""


@dataclass(slots=True)
class _Letters:
    """The codes that a page shows in one font; `bare` are those that no ActualText speaks for."""

    face: ReadFont
    shown: set[int] = field(default_factory=set)
    bare: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Use:
    """What a page uses in all."""

    fonts: dict[Key, FontFacts] = field(default_factory=dict)
    spaces: PaintColours = field(default_factory=PaintColours)
    filters: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    transparent: bool = False
    draws: int = 0
    pixels: float = 0.0
    """Of all pictures that are drawn, as often as a stream draws them."""
    letters: dict[Key, _Letters] = field(default_factory=dict)
    homeless: list[tuple[set[bytes], bool]] = field(default_factory=list)
    """Strings in a font that is set elsewhere, and whether an ActualText speaks for them: they count in each font."""

    @property
    def colours(self) -> set[str]:
        """The families of its colour spaces."""
        return self.spaces.families

    @property
    def painted(self) -> set[str]:
        """What in it PDF/A-2 does not permit."""
        mended = (
            {PaintFault.COLORANTS}
            if all(defines(each, self.spaces.definitions) for each in self.spaces.mixes)
            else set()
        )
        return self.faults | (self.spaces.faults - mended - _MENDED)

    @property
    def defined_spots(self) -> set[str]:
        """The spot colours among several that get a definition of their own when the page is taken out of its file."""
        return {
            spot
            for each in self.spaces.mixes
            if defines(each, self.spaces.definitions)
            for spot in undefined_spots(each)
        }

    def add(self, other: Use) -> None:
        """What something that is painted over the page uses."""
        for key, font in other.fonts.items():
            self.fonts[key] = together(self.fonts[key], font) if key in self.fonts else font
        self.colours.update(other.colours)
        self.spaces.mixes += other.spaces.mixes
        self.spaces.definitions.update(other.spaces.definitions)
        self.filters |= other.filters
        self.faults |= other.painted
        self.transparent |= other.transparent


def together(one: FontFacts, other: FontFacts) -> FontFacts:
    """The facts of two fonts that have one name: what is wrong with either is wrong with both."""
    return FontFacts(
        name=one.name,
        embedded=one.embedded and other.embedded,
        unicode_map=one.unicode_map and other.unicode_map,
        unmapped=_both(one.unmapped, other.unmapped),
        forbidden=_both(one.forbidden, other.forbidden),
        unknown=_both(one.unknown, other.unknown),
        private=_both(one.private, other.private),
        notdef=_both(one.notdef, other.notdef),
        absent=_both(one.absent, other.absent),
        wrong_widths=_both(one.wrong_widths, other.wrong_widths),
        faults=tuple(sorted({*one.faults, *other.faults})),
        renamed="".join(dict.fromkeys(one.renamed + other.renamed)),
        completed=one.completed or other.completed,
        remeasured=_both(one.remeasured, other.remeasured),
    )


def _both(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*one, *other}))


class ContentReading:
    """The content streams of one file, with an account of how much was read.

    `words` says whether an ActualText in content stays there; where it does not, it speaks for nothing.
    """

    def __init__(self, *, words: bool = False) -> None:
        self._words = words
        self._faces: dict[Key, ReadFont | None] = {}
        self.renamed: dict[Key, dict[int, str]] = {}
        """By font: codes of private use with the meaning that they got."""
        self.remeasured: dict[Key, Remeasured] = {}
        """By dictionary of a font: what puts its widths right."""
        self._programs: dict[Key, FontProgram | None] = {}
        self._profiles: dict[Key, bool] = {}
        self.spots = PaintColours()
        """The spot colours of the file, as they are met."""
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
        return respelled(b"\n".join(parts))

    def names(self, key: Key, value: object) -> ResourceNames:
        """What one content stream names; read once."""
        if key not in self._names:
            self._names[key] = found = scan(self._counted(self.data(value)))
            self.inherits = self.inherits or found.inherits
        return self._names[key]

    def idle(self, names: ResourceNames) -> frozenset[str]:
        """The fonts that a stream sets and shows nothing in; none where a stream of the file may count on them."""
        return frozenset() if self.inherits else frozenset(names.fonts - names.shown)

    def _counted(self, data: bytes) -> Iterator[Operation]:
        for operation in operations(data):
            self.operations += 1
            if self.operations > limits.OPERATIONS:
                raise Refused(Refusal.TOO_MUCH)
            yield operation

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
        used = used if all_set else self._gathered(key, value, resources, named=True)[0]
        used.fonts = {key: self._facts(letters, used) for key, letters in used.letters.items()}
        return used

    def _colours(self) -> PaintColours:
        """The colours of a page, which have their profiles and spot colours in common with all others of the file."""
        return PaintColours(self._profiles, spots=self.spots.spots, definitions=self.spots.definitions)

    def _gathered(self, key: Key, value: object, resources: object, *, named: bool) -> tuple[Use, bool]:
        used, all_set = Use(spaces=self._colours(), draws=self.draws(key, value, resources)), True
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

    def _facts(self, letters: _Letters, used: Use) -> FontFacts:
        """A font with what is shown in it, held against its program."""
        for strings, covered in used.homeless:
            found = codes(letters.face, strings)
            letters.shown |= found
            letters.bare |= set() if covered else found
        face = letters.face
        if face.key not in self._programs:
            self._programs[face.key] = self._program(face)
        facts = face.facts(self._programs[face.key], letters.shown, letters.bare)
        told: dict[str, Any] = {
            entry: value[:_MOST_CODES] if isinstance(value, tuple) else value for entry, value in facts.items()
        }
        completed = FontFault.CID_TO_GID in told["faults"]
        told["faults"] = tuple(fault for fault in told["faults"] if fault not in _MENDED)
        renamed = self.renamed.get(face.key, {})
        read_as = "".join(dict.fromkeys(renamed[code] for code in sorted(letters.shown) if code in renamed))
        wrong = told["wrong_widths"]
        if wrong and self._remeasures(face, wrong):
            told |= {"wrong_widths": (), "remeasured": wrong}
        return FontFacts(**told, renamed=read_as, completed=completed)

    def _remeasures(self, face: ReadFont, wrong: Collection[int]) -> bool:
        """Whether a font can have the widths of its program: every stream says itself in which font it shows."""
        program = self._programs[face.key]
        known = face.key in self.remeasured or program is None or self.inherits
        wider = face.wrong_widths(program) if not known and program is not None else {}
        if wider:
            self.remeasured |= remeasured(face, wider)
        found = self.remeasured.get(face.key)
        return found is not None and set(wrong) <= set(found.wider)

    def advances(self, resources: object) -> Advances:
        """What keeps letters where they are in a stream with these resources."""
        fonts = objects.entries(objects.raw(resources, "/Font")) if self.remeasured else ()
        found = ((f"/{entry}", self.remeasured.get(objects.key_of(font))) for entry, font in fonts)
        return Advances({entry: font for entry, font in found if font is not None})

    def _program(self, face: ReadFont) -> FontProgram | None:
        if face.kind != "Type3":
            return read_program(face.descriptor)
        glyphs = dict(objects.entries(objects.raw(face.value, "/CharProcs")))
        widths: dict[int, float] = {}
        for index, glyph in enumerate(glyphs.values(), 1):
            advance = self.names(objects.key_of(glyph), glyph).advance
            if advance is not None:
                widths[index] = advance
        return FontProgram(widths, names={name: index for index, name in enumerate(glyphs, 1)})

    def _use(
        self, names: ResourceNames, fonts: set[str], resources: object, used: Use
    ) -> Iterator[tuple[Key, object, object]]:
        used.colours.update(names.colours)
        used.faults |= names.faults
        for space in names.spaces:
            listed = objects.raw(objects.get(resources, "/ColorSpace"), space)
            used.spaces.add(listed if listed is not None else _named(space))
        for shading in names.shadings:
            _shading(objects.raw(objects.get(resources, "/Shading"), shading), used)
        for font in fonts:
            yield from self._font(objects.raw(objects.get(resources, "/Font"), font), resources, used)
        for (shown_in, cover), strings in names.strings.items():
            self._shown(shown_in, strings, self._covered(cover, resources), resources, used)
        for state in names.states:
            yield from self._state(objects.raw(objects.get(resources, "/ExtGState"), state), resources, used)
        for pattern in names.patterns:
            found = objects.dictionary(objects.raw(objects.get(resources, "/Pattern"), pattern))
            shaded = objects.raw(found, "/Shading")
            _shading(shaded, used)
            if not stands_alone(objects.raw(objects.dictionary(shaded), "/ColorSpace")):
                used.faults.add(PaintFault.DEVICE_COLOUR)
            tiles(found)
        used.pixels += names.pixels
        if used.pixels > limits.PAINTED:
            raise Refused(Refusal.TOO_MUCH)
        for drawn, times in names.drawn.items():
            value = objects.raw(objects.get(resources, "/XObject"), drawn)
            image = objects.stream(value)
            if image is not None and objects.name(objects.get(image, "/Subtype")) == "Image":
                _image(image, times, used)
        for inner, _ in _inner(names, resources):
            held = objects.dictionary(inner)
            _group(held, used)
            _filters(held, used)
            yield objects.key_of(inner), inner, objects.get(held, "/Resources") or resources

    def _font(self, value: object, resources: object, used: Use) -> Iterator[tuple[Key, object, object]]:
        typeface = self._face(value)
        if typeface is None:
            return
        used.letters.setdefault(objects.key_of(value), _Letters(typeface))
        font = objects.dictionary(value)
        if typeface.kind == "Type3":
            own = objects.get(font, "/Resources") or resources
            for _, glyph in objects.entries(objects.raw(font, "/CharProcs")):
                yield objects.key_of(glyph), glyph, own

    def _face(self, value: object) -> ReadFont | None:
        key = objects.key_of(value)
        if key not in self._faces:
            self._faces[key] = face = read_font(value)
            if face is not None and face.unicode:
                named = read_encoding(face.value).differences if face.kind != "Type0" else {}
                if found := icons.plain(face.name, face.unicode, named):
                    face.unicode = {**face.unicode, **found}
                    self.renamed[key] = found
        return self._faces[key]

    def meanings(self, font: object) -> bytes | None:
        """The map of a font to Unicode, where some of its letters got a meaning here."""
        key = objects.key_of(font)
        face = self._faces.get(key)
        return unicode_map(face) if face is not None and key in self.renamed else None

    def _shown(self, font: str | None, strings: set[bytes], covered: bool, resources: object, used: Use) -> None:
        value = objects.raw(objects.get(resources, "/Font"), font) if font is not None else None
        if value is None:
            used.homeless.append((strings, covered))
            return
        letters = used.letters.get(objects.key_of(value))
        if letters is not None:
            found = codes(letters.face, strings)
            letters.shown |= found
            letters.bare |= set() if covered else found

    def _covered(self, cover: Cover, resources: object) -> bool:
        """Whether an ActualText speaks for what is shown, and stays."""
        if not self._words:
            return False
        properties = objects.get(resources, "/Properties")
        return any(
            words == INLINE or objects.text(objects.get(objects.get(properties, words), "/ActualText")) is not None
            for words in cover
        )

    def _state(self, value: object, resources: object, used: Use) -> Iterator[tuple[Key, object, object]]:
        state = objects.dictionary(value)
        font = objects.array(objects.raw(state, "/Font"))
        if font:
            yield from self._font(font[0], resources, used)
        mask = objects.dictionary(objects.raw(state, "/SMask"))
        if is_transparent(state):
            used.transparent = True
        group = objects.raw(mask, "/G")
        if objects.stream(group) is not None:
            yield objects.key_of(group), group, objects.get(objects.dictionary(group), "/Resources") or resources


def _named(space: str) -> NameObject:
    return NameObject(space)


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


def _shading(value: object, used: Use) -> None:
    found = objects.dictionary(value)
    if found is not None and objects.raw(found, "/ColorSpace") is not None:
        used.spaces.add(objects.raw(found, "/ColorSpace"))


def _image(image: DictionaryObject, times: int, used: Use) -> None:
    width, height = (objects.number(objects.raw(image, side)) or 0 for side in ("/Width", "/Height"))
    used.pixels += times * area(width, height)
    if used.pixels > limits.PAINTED:
        raise Refused(Refusal.TOO_MUCH)
    if objects.raw(image, "/ColorSpace") is not None:
        used.spaces.add(objects.raw(image, "/ColorSpace"))
    used.faults |= set(image_faults(image)) - _MENDED
    _filters(image, used)
    if objects.stream(objects.raw(image, "/SMask")) is not None:
        used.transparent = True


def _filters(held: object, used: Use) -> None:
    found = {objects.name(value) for value in objects.array(objects.raw(held, "/Filter"))}
    # What is packed with LZW is packed anew when it is taken out.
    used.filters |= {name for name in found if name} if "LZWDecode" not in found else set()


def _group(held: object, used: Use) -> None:
    group = objects.dictionary(objects.raw(held, "/Group"))
    if group is not None and objects.name(objects.get(group, "/S")) == "Transparency":
        used.transparent = True
        if objects.raw(group, "/CS") is not None:
            used.spaces.add(objects.raw(group, "/CS"))


def page_group(page: object, used: Use) -> None:
    """A page may be a transparency group itself."""
    _group(page, used)
