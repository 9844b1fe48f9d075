"""Shadings in grey: what functions give becomes a table of greys, and so do corners (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, StreamObject

from sheetbuilder.foreign.greying.spaces import Space, Spaces
from sheetbuilder.foreign.greying.streams import fresh, refill
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.functions import Function, UnusableError, function

_ALONG, _ACROSS = 512, 48
"""Samples of one input, and of each of two."""
_TOP = 0xFFFF
_FUNCTIONS, _LINES, _MESHES = (1,), (2, 3), (4, 5, 6, 7)
_MOST_CORNERS = 200_000


def grey(value: object, spaces: Spaces, resources: object) -> None:
    """Make a shading grey; raises `UnusableError` where it cannot be, and then it is as it was."""
    shading = objects.dictionary(value)
    if shading is None:
        raise UnusableError
    space = spaces.colours(objects.raw(shading, "/ColorSpace"), resources)
    kind = objects.integer(objects.get(shading, "/ShadingType"))
    held = objects.raw(shading, "/Function")
    if objects.follow(held) is not None:
        computed = _table(_greys(function(held), space), _domains(shading, kind))
        shading[NameObject("/Function")] = computed
    elif kind in _MESHES and isinstance(shading, StreamObject):
        _corners(shading, space, kind)
    else:
        raise UnusableError
    ground = objects.numbers(objects.raw(shading, "/Background"))
    if len(ground) == space.count:
        shading[NameObject("/Background")] = ArrayObject([FloatObject(round(space.grey(ground), 4))])
    shading[NameObject("/ColorSpace")] = NameObject("/DeviceGray")


def _greys(computed: Function, space: Space) -> Function:
    def grey_of(inputs: Sequence[float]) -> tuple[float, ...]:
        shown = computed(inputs)
        if len(shown) < space.count:
            raise UnusableError
        return (space.grey(shown[: space.count]),)

    return grey_of


def _domains(shading: object, kind: int | None) -> list[tuple[float, float]]:
    """What the inputs of its function reach from and to."""
    if kind in _FUNCTIONS:
        ends = objects.numbers(objects.raw(shading, "/Domain")) or (0.0, 1.0, 0.0, 1.0)
    elif kind in _LINES:
        ends = objects.numbers(objects.raw(shading, "/Domain")) or (0.0, 1.0)
    elif kind in _MESHES:
        ends = objects.numbers(objects.raw(shading, "/Decode"))[4:6]
    else:
        raise UnusableError
    if len(ends) != (4 if kind in _FUNCTIONS else 2):
        raise UnusableError
    return list(zip(ends[::2], ends[1::2], strict=True))


def _table(computed: Function, domains: Sequence[tuple[float, float]]) -> StreamObject:
    """A function of one output as a table of samples (ISO 32000-1, 7.10.2)."""
    size = _ALONG if len(domains) == 1 else _ACROSS
    steps = [[low + at / (size - 1) * (high - low) for at in range(size)] for low, high in domains]
    # The first input counts fastest in a table, and the last one does in a product.
    rows = (computed(place[::-1]) for place in product(*reversed(steps)))
    made = fresh(b"".join(round(_TOP * row[0]).to_bytes(2, "big") for row in rows))
    for entry, numbers in (("/Domain", [end for pair in domains for end in pair]), ("/Range", [0, 1])):
        made[NameObject(entry)] = ArrayObject(FloatObject(round(each, 6)) for each in numbers)
    made[NameObject("/Size")] = ArrayObject(NumberObject(size) for _ in domains)
    made[NameObject("/FunctionType")] = NumberObject(0)
    made[NameObject("/BitsPerSample")] = NumberObject(16)
    return made


class _Bits:
    """Numbers of any number of bits, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, bits: int) -> int:
        """The next number; raises `UnusableError` at the end."""
        end = self._at + bits
        if end > 8 * len(self._data):
            raise UnusableError
        held = int.from_bytes(self._data[self._at // 8 : (end + 7) // 8], "big")
        self._at = end
        return held >> (-end % 8) & ((1 << bits) - 1)

    def align(self) -> None:
        """On to the next byte."""
        self._at = (self._at + 7) // 8 * 8

    @property
    def more(self) -> bool:
        """Whether a byte or more is left."""
        return 8 * len(self._data) - self._at >= 8


class _Written:
    """Bits on their way to bytes."""

    def __init__(self) -> None:
        self._out = bytearray()
        self._held = self._bits = 0

    def put(self, value: int, bits: int) -> None:
        """One more number."""
        self._held, self._bits = self._held << bits | value, self._bits + bits
        while self._bits >= 8:
            self._bits -= 8
            self._out.append(self._held >> self._bits)
            self._held &= (1 << self._bits) - 1

    def align(self) -> None:
        """On to the next byte."""
        if self._bits:
            self.put(0, 8 - self._bits)

    @property
    def data(self) -> bytes:
        """All bytes so far."""
        return bytes(self._out)


def _corners(shading: StreamObject, space: Space, kind: int) -> None:
    """A mesh that names the colour of each corner: places and flags stay, and each colour becomes one number."""
    coordinate, component, flag = (
        objects.integer(objects.get(shading, f"/BitsPer{what}")) or 0 for what in ("Coordinate", "Component", "Flag")
    )
    decode = objects.numbers(objects.raw(shading, "/Decode"))
    ranges = list(zip(decode[4::2], decode[5::2], strict=False))
    flagged = kind != 5
    if coordinate < 1 or component < 1 or (flagged and flag < 1) or len(ranges) != space.count:
        raise UnusableError
    top = (1 << component) - 1
    read, out = _Bits(bytes(shading.get_data())), _Written()
    corners = 0
    while read.more:
        edge = 0
        if flagged:
            held = read.take(flag)
            edge = held & 3
            out.put(held, flag)
        points, colours = _counts(kind, edge)
        for _ in range(2 * points):
            out.put(read.take(coordinate), coordinate)
        for _ in range(colours):
            values = [low + read.take(component) / top * (high - low) for low, high in ranges]
            out.put(round(top * space.grey(values)), component)
        read.align()
        out.align()
        corners += colours
        if corners > _MOST_CORNERS:
            raise UnusableError
    refill(shading, out.data)
    shading[NameObject("/Decode")] = ArrayObject(FloatObject(each) for each in (*decode[:4], 0, 1))


def _counts(kind: int, edge: int) -> tuple[int, int]:
    """How many points and colours follow a flag: a patch that leans on another has the corners that they share."""
    if kind in (4, 5):
        return 1, 1
    whole = 12 if kind == 6 else 16
    return (whole, 4) if edge == 0 else (whole - 4, 2)
