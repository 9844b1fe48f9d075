"""Colour spaces of a file as greys: what a printer of black alone makes of a colour of each (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from sheetbuilder.foreign.extract.inks import colour_of_inks
from sheetbuilder.foreign.greying.profiles import Profile, profile
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.functions import UnusableError, function
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.theme.colour import luma

_DEPTH = 8
_MOST_KNOWN = 20_000
"""Colours of one space whose grey is kept in mind."""
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""What pictures inside content call spaces (ISO 32000-1, table 94)."""
_D50 = (0.9642, 1.0, 0.8249)
_TO_SRGB = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""From XYZ at D50 to linear sRGB (Bradford; http://www.brucelindbloom.com, RGB/XYZ matrices)."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: the grey of each of its colours, from 0 to 1; `grey` raises `UnusableError`."""

    family: str
    count: int
    """How many numbers a colour has."""
    grey: Callable[[Sequence[float]], float]
    first: tuple[float, ...]
    """The colour that it begins with."""
    ranges: tuple[tuple[float, float], ...]
    """What the samples of a picture reach from and to, where it does not say."""
    profile: Profile | None = None

    @property
    def neutral(self) -> bool:
        """Whether a colour is its own grey."""
        return self.family == "DeviceGray"


@dataclass(frozen=True, slots=True)
class PatternSpace:
    """The space of patterns; those without colours of their own have the colours of another one."""

    below: Space | None = None


class Spaces:
    """The colour spaces of one file, each read once."""

    def __init__(self, inks: Profile | None = None) -> None:
        self._known: dict[Key, tuple[object, Space | PatternSpace]] = {}
        """By key, with what has it: another object could get the key of one that is gone."""
        self._inks = inks
        """The profile that the file says its inks are meant for."""
        self._of_inks: dict[Key, Space] = {}

    def of(self, value: object, resources: object = None, depth: int = 0) -> Space | PatternSpace:
        """A colour space, by its name among `resources` or as it is; raises `UnusableError`."""
        if depth > _DEPTH:
            raise UnusableError
        name = objects.name(value)
        if name is None:
            key = objects.key_of(value)
            if key not in self._known:
                self._known[key] = value, self._array(objects.array(value), resources, depth)
            return self._known[key][1]
        name = _SHORT.get(name, name)
        if name == "Pattern":
            return PatternSpace()
        if (made := self._device(name, resources)) is not None:
            return made
        listed = objects.raw(objects.get(resources, "/ColorSpace"), f"/{name}")
        if listed is None or objects.name(listed) == name:
            raise UnusableError
        return self.of(listed, resources, depth + 1)

    def colours(self, value: object, resources: object = None, depth: int = 0) -> Space:
        """The same for a space that has colours of its own."""
        found = self.of(value, resources, depth)
        if isinstance(found, PatternSpace):
            raise UnusableError
        return found

    def _device(self, name: str, resources: object) -> Space | None:
        match name:
            case "DeviceGray" | "CalGray":
                return GREY
            case "DeviceRGB" | "CalRGB":
                return RGB
            case "DeviceCMYK":
                meant = objects.raw(objects.get(resources, "/ColorSpace"), "/DefaultCMYK")
                key = 0 if meant is None else objects.key_of(meant)
                if key not in self._of_inks:
                    self._of_inks[key] = self._profiled(4, _icc(meant) or self._inks)
                return self._of_inks[key]
        return None

    def _array(self, members: tuple[object, ...], resources: object, depth: int) -> Space | PatternSpace:
        family = objects.name(members[0]) if members else None
        family = _SHORT.get(family or "", family or "")
        if len(members) == 1:
            return self.of(members[0], resources, depth + 1)
        match family:
            case "CalGray":
                return GREY
            case "CalRGB":
                return RGB
            case "Pattern":
                return PatternSpace(self.colours(members[1], resources, depth + 1))
            case "Lab":
                return _lab(members[1])
            case "ICCBased":
                return self._of_profile(members[1])
            case "Indexed" if len(members) > 3:
                return self._indexed(members, resources, depth)
            case "Separation" | "DeviceN" if len(members) > 3:
                return self._tinted(family, members, resources, depth)
        raise UnusableError

    def _of_profile(self, value: object) -> Space:
        channels = objects.integer(objects.get(objects.stream(value), "/N"))
        if channels == 1:
            return GREY
        if channels not in (3, 4):
            raise UnusableError
        return self._profiled(channels, _icc_of(value, channels))

    def _profiled(self, channels: int, held: Profile | None) -> Space:
        if channels == 3 and held is None:
            return RGB

        def grey(values: Sequence[float]) -> float:
            clipped = [min(1.0, max(0.0, value)) for value in values]
            if channels == 4 and not any(clipped[:3]):
                return 1 - clipped[3]
            return luma(*held.colour(clipped)) if held is not None else of_inks(clipped)

        first = (0.0, 0.0, 0.0, 1.0) if channels == 4 else (0.0,) * 3
        family = "DeviceCMYK" if channels == 4 else "ICCBased"
        return Space(family, channels, _kept(grey), first, ((0.0, 1.0),) * channels, held)

    def _indexed(self, members: tuple[object, ...], resources: object, depth: int) -> Space:
        base = self.colours(members[1], resources, depth + 1)
        most = objects.integer(members[2])
        table = _bytes(members[3])
        if most is None or not 0 <= most <= 255 or base.family == "Indexed":
            raise UnusableError

        def grey(values: Sequence[float]) -> float:
            at = base.count * min(most, max(0, round(values[0])))
            row = table[at : at + base.count].ljust(base.count, b"\0")
            pairs = zip(row, base.ranges, strict=True)
            return base.grey([low + sample / 255 * (high - low) for sample, (low, high) in pairs])

        return Space("Indexed", 1, _kept(grey), (0.0,), ((0.0, float(most)),))

    def _tinted(self, family: str, members: tuple[object, ...], resources: object, depth: int) -> Space:
        names = [objects.name(each) for each in objects.array(members[1])]
        if family == "Separation" and names == ["All"]:
            return Space(family, 1, lambda values: 1 - min(1.0, max(0.0, values[0])), (1.0,), ((0.0, 1.0),))
        if not names or "None" in names[: family == "Separation"]:
            raise UnusableError  # what is printed in no ink at all would be seen in grey
        below = self.colours(members[2], resources, depth + 1)
        tint = function(members[3])

        def grey(values: Sequence[float]) -> float:
            shown = tint(values)
            if len(shown) < below.count:
                raise UnusableError
            return below.grey(shown[: below.count])

        count = len(names)
        return Space(family, count, _kept(grey), (1.0,) * count, ((0.0, 1.0),) * count)


def _kept(grey: Callable[[Sequence[float]], float]) -> Callable[[Sequence[float]], float]:
    """The same, which remembers what it has worked out."""
    known: dict[tuple[float, ...], float] = {}

    def remembered(values: Sequence[float]) -> float:
        key = tuple(values)
        if key not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[key] = min(1.0, max(0.0, grey(key)))
        return known[key]

    return remembered


def _clipped(values: Sequence[float]) -> float:
    return min(1.0, max(0.0, values[0]))


def _luma(values: Sequence[float]) -> float:
    return luma(*(min(1.0, max(0.0, value)) for value in values[:3]))


GREY = Space("DeviceGray", 1, _clipped, (0.0,), ((0.0, 1.0),))
RGB = Space("DeviceRGB", 3, _luma, (0.0,) * 3, ((0.0, 1.0),) * 3)


def _corner(full: tuple[int, ...]) -> float:
    """The grey of full inks: what they look like, but for black ink, of which nothing is lighter than another."""
    return 0.0 if full[3] else luma(*colour_of_inks(full)[:3])


CORNERS: Mapping[tuple[int, ...], float] = {full: _corner(full) for full in product((0, 1), repeat=4)}
"""The grey of each mix of full inks, cyan first; between them it is in proportion."""


def of_inks(inks: Sequence[float]) -> float:
    """The grey of four inks without a profile."""
    return sum(
        grey * prod(ink if one else 1 - ink for one, ink in zip(full, inks, strict=True))
        for full, grey in CORNERS.items()
    )


def _lab(value: object) -> Space:
    white = tuple(objects.numbers(objects.raw(value, "/WhitePoint"))) or _D50
    held = objects.numbers(objects.raw(value, "/Range")) or (-100.0, 100.0, -100.0, 100.0)
    if len(held) != 4 or len(white) != 3:
        raise UnusableError
    ranges = ((0.0, 100.0), (held[0], held[1]), (held[2], held[3]))

    def grey(values: Sequence[float]) -> float:
        lightness, a, b = values
        middle = (lightness + 16) / 116
        # Of the white that the space has only the proportions matter: paper is white whatever it is printed on.
        xyz = [
            scale * _cubed(part) for scale, part in zip(_D50, (middle + a / 500, middle, middle - b / 200), strict=True)
        ]
        linear = [sum(share * one for share, one in zip(row, xyz, strict=True)) for row in _TO_SRGB]
        return luma(*(_encoded(min(1.0, max(0.0, channel))) for channel in linear))

    first = tuple(min(max(0.0, low), high) for low, high in ranges)
    return Space("Lab", 3, _kept(grey), first, ranges)


def _cubed(part: float) -> float:
    return part**3 if part >= 6 / 29 else 108 / 841 * (part - 4 / 29)


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _icc(space: object) -> Profile | None:
    """The profile of four inks that a space has, if it is one."""
    members = objects.array(space)
    held = len(members) > 1 and objects.name(members[0]) == "ICCBased"
    return _icc_of(members[1], 4) if held else None


def _icc_of(value: object, channels: int) -> Profile | None:
    held = objects.stream(value)
    return profile(bytes(held.get_data()), channels) if held is not None else None


def _bytes(value: object) -> bytes:
    """The table of an indexed space: a string or a stream."""
    held = objects.stream(value)
    if held is not None:
        return bytes(held.get_data())
    found = objects.follow(value)
    if isinstance(found, bytes):
        return bytes(found)
    written = getattr(found, "original_bytes", None)
    if not isinstance(written, bytes):
        raise UnusableError
    return written
