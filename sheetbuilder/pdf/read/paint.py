"""Colour spaces, pictures, forms and graphics states as the clauses ask them: what of each PDF/A-2 does not permit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sheetbuilder.pdf.read import jpeg2000, objects
from sheetbuilder.pdf.read.objects import Key

INTENTS = frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"})
MODES = frozenset(
    {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"}
    | {"HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}
)
"""The blend modes of ISO 32000-1, 11.3.5."""

MOST_COLORANTS = 32
MOST_NESTED = 28
"""How often the graphics state may be saved in a row (ISO 19005-2, 6.1.13)."""

_BITS = (1.0, 2.0, 4.0, 8.0, 16.0)
_CLASSES = (b"prtr", b"mntr", b"scnr", b"spac")
_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}
_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None"})
"""Colorants that need no definition of their own."""
_DEPTH = 8


@dataclass(slots=True)
class PaintColours:
    """The colour spaces of a file as they are met: their families, what is wrong with them, spot colours by name."""

    profiles: dict[Key, bool] = field(default_factory=dict)
    """Whether a profile is sound; may be shared by the pages of a file."""
    families: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    spots: dict[str, tuple[object, object]] = field(default_factory=dict)
    """How each spot colour is defined where it was met first; may be shared by the parts of a file."""
    definitions: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """The colour space itself of each spot colour that stands alone."""
    mixes: list[tuple[object, ...]] = field(default_factory=list)
    """The colour spaces of several colorants that leave a spot colour undefined."""

    def add(self, value: object, depth: int = 0) -> None:
        """A colour space, and those that it stands on."""
        family = objects.name(value)
        if family is not None:
            self.families.add(family)
            return
        members = objects.array(value)
        family = objects.name(members[0]) if members else None
        if family is None or depth > _DEPTH:
            return
        self.families.add(family)
        if family == "ICCBased" and len(members) > 1:
            self._profile(members[1])
        if family == "Separation" and len(members) > 3:
            self._spot(objects.name(members[1]) or "", members)
        if family == "DeviceN" and len(members) > 3:
            self._mixed(members, depth)
        base = {"Indexed": 1, "Pattern": 1, "Separation": 2, "DeviceN": 2}.get(family)
        if base is not None and len(members) > base:
            self.add(members[base], depth + 1)

    def _profile(self, value: object) -> None:
        """ISO 19005-2, 6.2.4.2."""
        key = objects.key_of(value)
        if key not in self.profiles:
            self.profiles[key] = _is_sound(value)
        if not self.profiles[key]:
            self.faults.add("profile")

    def _spot(self, name: str, members: tuple[object, ...]) -> None:
        """ISO 19005-2, 6.2.4.4: compared as written, where a reference is as good as what it leads to."""
        self.definitions.setdefault(name, members)
        written = (_written(members[2]), _written(members[3]))
        if self.spots.setdefault(name, written) != written and name not in ("All", "None"):
            self.faults.add("separations")

    def _mixed(self, members: tuple[object, ...], depth: int) -> None:
        names = [objects.name(each) or "" for each in objects.array(members[1])]
        if len(names) > MOST_COLORANTS:
            self.faults.add("too-many-colorants")
        if undefined_spots(members):
            self.faults.add("colorants")
            self.mixes.append(members)
        attributes = objects.dictionary(members[4]) if len(members) > 4 else None
        for _, space in objects.entries(objects.raw(attributes, "/Colorants")):
            self.add(space, depth + 1)


def undefined_spots(members: tuple[object, ...]) -> tuple[str, ...]:
    """The spot colours of a DeviceN space that have no entry in /Colorants (ISO 19005-2, 6.2.4.4)."""
    names = [objects.name(each) or "" for each in objects.array(members[1])]
    attributes = objects.dictionary(members[4]) if len(members) > 4 else None
    colorants = {name for name, _ in objects.entries(objects.raw(attributes, "/Colorants"))}
    process = objects.get(attributes, "/Process")
    known = {objects.name(each) for each in objects.array(objects.raw(process, "/Components"))}
    return tuple(name for name in dict.fromkeys(names) if name not in colorants | known | _PROCESS)


def _is_sound(value: object) -> bool:
    held = objects.stream(value)
    data = bytes(held.get_data()[:128]) if held is not None else b""
    if len(data) < 128 or data[36:40] != b"acsp" or data[8] >= 5 or data[12:16] not in _CLASSES:
        return False
    return _CHANNELS.get(data[16:20]) == objects.integer(objects.get(held, "/N"))


def _written(value: object, depth: int = 0) -> object:
    """A value that can be compared, references followed; streams by their bytes."""
    held = objects.stream(value)
    if held is not None:
        return (bytes(held._data), _entries(held, depth))
    if objects.dictionary(value) is not None:
        return _entries(value, depth)
    found = objects.follow(value)
    if isinstance(found, list):
        return tuple(_written(each, depth + 1) for each in found) if depth < _DEPTH else ()
    return objects.name(found) or objects.number(found)


def _entries(value: object, depth: int) -> object:
    if depth >= _DEPTH:
        return ()
    return tuple((name, _written(each, depth + 1)) for name, each in sorted(objects.entries(value)) if name != "Length")


def state_faults(state: object) -> Iterator[str]:
    """What of a graphics state is not permitted (ISO 19005-2, 6.2.5, 6.2.6 and 6.2.10)."""
    second = objects.get(state, "/TR2")
    if objects.get(state, "/TR") is not None or (second is not None and objects.name(second) != "Default"):
        yield "transfer"
    halftone = objects.dictionary(objects.raw(state, "/HT"))
    if objects.get(state, "/HTP") is not None or (halftone is not None and not _plain(halftone)):
        yield "halftone"
    if any(objects.name(mode) not in MODES for mode in objects.array(objects.raw(state, "/BM"))):
        yield "blend-mode"
    if objects.name(objects.get(state, "/RI")) not in (None, *INTENTS):
        yield "intent"


def is_transparent(state: object) -> bool:
    """Whether a graphics state lets something shine through (ISO 32000-1, 11.6.4)."""
    alphas = (objects.number(objects.raw(state, entry)) for entry in ("/ca", "/CA"))
    modes = {objects.name(mode) for mode in objects.array(objects.raw(state, "/BM"))}
    mask = objects.dictionary(objects.raw(state, "/SMask"))
    return any(alpha is not None and alpha < 1 for alpha in alphas) or bool(modes - {"Normal", "Compatible"} or mask)


def overprints(state: object) -> bool:
    """Whether a graphics state prints inks over others, each ink by itself (overprint mode 1)."""
    on = (objects.truth(objects.get(state, entry)) for entry in ("/OP", "/op"))
    return objects.integer(objects.get(state, "/OPM")) == 1 and any(on)


def has_inks(space: object) -> bool:
    """Whether a colour space has a profile of four inks."""
    members = objects.array(space)
    return (
        len(members) > 1
        and objects.name(members[0]) == "ICCBased"
        and objects.integer(objects.get(objects.stream(members[1]), "/N")) == 4
    )


def _plain(halftone: object) -> bool:
    kind = objects.integer(objects.get(halftone, "/HalftoneType"))
    parts = [objects.dictionary(value) for _, value in objects.entries(halftone)] if kind == 5 else []
    named = any(objects.get(each, "/HalftoneName") is not None for each in (halftone, *parts))
    return kind in (1, 5) and not named and objects.get(halftone, "/TransferFunction") is None


def image_faults(image: object) -> Iterator[str]:
    """What of a picture is not permitted (ISO 19005-2, 6.2.6 and 6.2.8)."""
    if objects.truth(objects.get(image, "/Interpolate")):
        yield "interpolated"
    if objects.get(image, "/Alternates") is not None or objects.get(image, "/OPI") is not None:
        yield "alternates"
    if objects.name(objects.get(image, "/Intent")) not in (None, *INTENTS):
        yield "intent"
    packings = [objects.name(each) for each in objects.array(objects.raw(image, "/Filter"))]
    if "JPXDecode" in packings:
        held = objects.stream(image)
        data = bytes(held._data) if held is not None and len(packings) == 1 else b""
        if not jpeg2000.is_plain(data, objects.get(image, "/ColorSpace") is not None):
            yield "jpeg-2000"
        return
    bits = objects.number(objects.get(image, "/BitsPerComponent"))
    if bits is not None and bits not in (_BITS[:1] if objects.truth(objects.get(image, "/ImageMask")) else _BITS):
        yield "bits"


def form_faults(form: object) -> Iterator[str]:
    """What of a form, or of an XObject that is neither form nor picture, is not permitted (ISO 19005-2, 6.2.9)."""
    if objects.get(form, "/Ref") is not None:
        yield "reference"
    if objects.get(form, "/OPI") is not None:
        yield "alternates"
    kinds = (objects.name(objects.get(form, "/Subtype")), objects.name(objects.get(form, "/Subtype2")))
    if "PS" in kinds or objects.get(form, "/PS") is not None:
        yield "postscript"


_INLINE = frozenset(
    {"AHx", "A85", "Fl", "RL", "CCF", "DCT", "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode"}
    | {"CCITTFaxDecode", "DCTDecode"}
)


def inline_faults(settings: object) -> Iterator[str]:
    """What of a picture inside content is not permitted (ISO 19005-2, 6.1.10 and 6.2.8)."""
    filters = (*objects.array(objects.raw(settings, "/F")), *objects.array(objects.raw(settings, "/Filter")))
    if any(objects.name(each) not in _INLINE for each in filters):
        yield "inline-filter"
    if objects.truth(objects.get(settings, "/I")) or objects.truth(objects.get(settings, "/Interpolate")):
        yield "interpolated"


def undefined(families: Iterable[tuple[str, bool]], outputs: Collection[bytes]) -> bool:
    """Whether colours of a device mean nothing: each family with whether a default stands in for it.

    `outputs` are the colour spaces of the output intents as their profiles name them (ISO 19005-2, 6.2.4.3).
    """
    wanted = {"DeviceRGB": b"RGB ", "DeviceCMYK": b"CMYK"}
    return any(
        not defaulted and ((not outputs) if family == "DeviceGray" else wanted[family] not in outputs)
        for family, defaulted in families
        if family in wanted or family == "DeviceGray"
    )
