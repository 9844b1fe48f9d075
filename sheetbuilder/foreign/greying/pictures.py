"""Pictures of a file in grey: those of one channel get a table of greys, those of several are worked out anew.

(ISO 32000-1, 8.9.5.)
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from sheetbuilder.foreign.greying.profiles import lab
from sheetbuilder.foreign.greying.spaces import CORNERS, Space, Spaces
from sheetbuilder.foreign.greying.streams import fresh, refill
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.functions import UnusableError

_MODES = {3: "RGB", 4: "CMYK"}
_QUALITY = 90
"""Of photographs, as JPEG has it; finer than a printer's dots."""
_GREY = NameObject("/DeviceGray")


@dataclass(frozen=True, slots=True)
class Samples:
    """A picture as its samples say it: how large it is, how deep, and what its samples mean."""

    width: int
    height: int
    bits: int
    space: Space
    decode: tuple[tuple[float, float], ...]
    """What each channel's samples reach from and to."""

    @property
    def plain(self) -> bool:
        """Whether samples mean what they mean by themselves."""
        return self.decode == self.space.ranges

    @property
    def table(self) -> bytes:
        """The grey of each sample of a picture of one channel, a byte each."""
        top = (1 << self.bits) - 1
        low, high = self.decode[0]
        if self.space.family == "Indexed":  # what its samples reach to, with any depth, is the depth's own end
            low, high = (low, high) if not self.plain else (0.0, float(top))
        return bytes(round(255 * self.space.grey([low + at / top * (high - low)])) for at in range(top + 1))


def grey(image: StreamObject, spaces: Spaces) -> None:
    """Make a picture grey; raises `UnusableError` where it cannot be, and then it is as it was."""
    if objects.truth(objects.get(image, "/ImageMask")):
        return
    filters = [objects.name(each) for each in objects.array(objects.raw(image, "/Filter"))]
    if "JPXDecode" in filters:
        _jpeg_2000(image)
        return
    samples = _samples(image, spaces)
    if samples.space.count == 1:
        _by_table(image, samples)
        return
    if samples.space.count not in _MODES:
        raise UnusableError
    photograph = filters[-1:] == ["DCTDecode"]
    if photograph and len(filters) > 1:
        raise UnusableError
    if photograph:
        keyed = isinstance(objects.get(image, "/Mask"), ArrayObject)
        raw = opened(bytes(image._data), "JPEG", samples, draft=not keyed)
    else:
        raw = unpacked(bytes(image.get_data()), samples)
    mask = _masked(image, raw, samples)
    _put(image, shown(raw, samples), photograph=photograph)
    if mask is not None:
        image[NameObject("/SMask")] = mask
        image.pop("/Mask", None)
    _matte(image, samples.space)


def _samples(image: DictionaryObject, spaces: Spaces) -> Samples:
    space = spaces.colours(objects.raw(image, "/ColorSpace"))
    width, height = (objects.integer(objects.get(image, side)) or 0 for side in ("/Width", "/Height"))
    bits = objects.integer(objects.get(image, "/BitsPerComponent")) or 8
    decode = objects.numbers(objects.raw(image, "/Decode"))
    return measured(width, height, bits, space, decode)


def measured(width: int, height: int, bits: int, space: Space, decode: Sequence[float]) -> Samples:
    """A picture of that size; raises `UnusableError` where it is none."""
    if min(width, height) < 1 or width * height > limits.PIXELS or bits not in (1, 2, 4, 8, 16):
        raise UnusableError
    pairs = tuple(zip(decode[::2], decode[1::2], strict=False))
    return Samples(width, height, bits, space, pairs if len(pairs) == space.count else space.ranges)


def _by_table(image: StreamObject, samples: Samples) -> None:
    """One channel: its samples stay, and a table says which grey each of them is."""
    if samples.space.neutral:
        image[NameObject("/ColorSpace")] = _GREY
        return
    if samples.bits == 16:
        refill(image, bytes(image.get_data())[::2])
        image[NameObject("/BitsPerComponent")] = NumberObject(8)
        samples = Samples(samples.width, samples.height, 8, samples.space, samples.decode)
    table = ByteStringObject(samples.table)
    most = NumberObject((1 << samples.bits) - 1)
    image[NameObject("/ColorSpace")] = ArrayObject([NameObject("/Indexed"), _GREY, most, table])
    image.pop("/Decode", None)


def opened(data: bytes, form: str, samples: Samples | None = None, *, draft: bool = True) -> Image.Image:
    """A picture that has its own form, decoded whole, at once in grey where that may be; raises `UnusableError`."""
    try:
        picture = Image.open(io.BytesIO(data), formats=[form])
        if picture.width * picture.height > limits.PIXELS:
            raise UnusableError
        if samples is not None and samples.space.family == "DeviceRGB" and samples.plain and draft:
            picture.draft("L", None)  # JPEG keeps the luma of ITU-R BT.601 by itself
        picture.load()
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, Image.DecompressionBombError) as error:
        raise UnusableError from error
    if samples is not None and picture.mode not in ("L", _MODES[samples.space.count]):
        raise UnusableError
    # Pillow turns the inks of every JPEG about, as Photoshop writes them; a PDF says by /Decode that they are.
    return ImageChops.invert(picture) if picture.mode == "CMYK" else picture


def unpacked(data: bytes, samples: Samples) -> Image.Image:
    """The samples of a picture of several channels, a byte each; raises `UnusableError` where there are too few."""
    row = samples.width * samples.space.count
    if samples.bits == 16:
        data = data[::2]
    elif samples.bits < 8:
        data = b"".join(_widened(data, samples.bits, row, samples.height))
    if len(data) < row * samples.height:
        raise UnusableError
    size = (samples.width, samples.height)
    return Image.frombytes(_MODES[samples.space.count], size, data[: row * samples.height])


def _widened(data: bytes, bits: int, row: int, rows: int) -> Iterator[bytes]:
    """Rows of samples that share bytes, each sample as a byte."""
    top, each = (1 << bits) - 1, 8 // bits
    wide = [bytes((byte >> (8 - bits * (at + 1)) & top) * 255 // top for at in range(each)) for byte in range(256)]
    packed = (row * bits + 7) // 8
    for at in range(rows):
        yield b"".join(wide[byte] for byte in data[at * packed : (at + 1) * packed])[:row]


def shown(raw: Image.Image, samples: Samples) -> Image.Image:
    """The samples of several channels as greys."""
    if raw.mode == "L":
        return raw
    space = samples.space
    if not samples.plain and space.family != "Lab":
        raw = _decoded(raw, samples)
    if space.profile is not None:
        return space.profile.picture(raw).convert("L")
    match space.family:
        case "DeviceRGB":
            return raw.convert("L")
        case "DeviceCMYK":
            return _of_inks(raw)
        case "Lab":
            return lab().picture(_eight_bits(raw, samples)).convert("L")
    raise UnusableError


def _decoded(raw: Image.Image, samples: Samples) -> Image.Image:
    """Samples as they are meant, where a picture says so."""
    channels = []
    for channel, (low, high), (least, most) in zip(raw.split(), samples.decode, samples.space.ranges, strict=True):
        meant = [(low + at / 255 * (high - low) - least) / (most - least) for at in range(256)]
        channels.append(channel.point([round(255 * min(1.0, max(0.0, each))) for each in meant]))
    return Image.merge(raw.mode, channels)


def _eight_bits(raw: Image.Image, samples: Samples) -> Image.Image:
    """Lab as LittleCMS has it."""
    channels = []
    for channel, (low, high), begin, scale in zip(
        raw.split(), samples.decode, (0, 128, 128), (2.55, 1, 1), strict=True
    ):
        meant = [begin + scale * (low + at / 255 * (high - low)) for at in range(256)]
        channels.append(channel.point([round(min(255.0, max(0.0, each))) for each in meant]))
    return Image.merge("LAB", channels)


def _of_inks(raw: Image.Image) -> Image.Image:
    """Inks without a profile: between full ones in proportion, ink by ink."""
    cyan, *others = raw.split()

    def mixed(more: tuple[int, ...], inks: list[Image.Image]) -> Image.Image:
        if not inks:
            low, high = (255 * CORNERS[(first, *more)] for first in (0, 1))
            return cyan.point([round(low + at / 255 * (high - low)) for at in range(256)])
        *rest, last = inks
        return Image.composite(mixed((1, *more), rest), mixed((0, *more), rest), last)

    return mixed((), others)


def _put(image: StreamObject, picture: Image.Image, *, photograph: bool) -> None:
    if photograph:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY)
        refill(image, out.getvalue(), "/DCTDecode")
    else:
        refill(image, picture.tobytes())
    for entry in ("/Decode", "/Intent"):
        image.pop(entry, None)
    image[NameObject("/Width")], image[NameObject("/Height")] = map(NumberObject, picture.size)
    image[NameObject("/ColorSpace")] = _GREY
    image[NameObject("/BitsPerComponent")] = NumberObject(8)


def _jpeg_2000(image: StreamObject) -> None:
    picture = opened(bytes(image._data), "JPEG2000")
    if picture.mode not in ("L", "LA", "RGB", "RGBA"):
        raise UnusableError
    inside = objects.integer(objects.get(image, "/SMaskInData"))
    image.pop("/SMaskInData", None)
    alpha = picture.getchannel("A") if picture.mode.endswith("A") and inside else None
    _put(image, picture.convert("L"), photograph=True)
    if alpha is not None:
        image[NameObject("/SMask")] = _mask(alpha)


def _masked(image: DictionaryObject, raw: Image.Image, samples: Samples) -> StreamObject | None:
    """What shines through where a picture has it by colours, as a picture of its own (ISO 32000-1, 8.9.6.4)."""
    found = objects.get(image, "/Mask")
    if not isinstance(found, ArrayObject):
        return None
    top = (1 << samples.bits) - 1
    ends = [255 * end / top for end in objects.numbers(found)]
    channels = raw.split()
    if len(ends) != 2 * len(channels):
        raise UnusableError
    solid = Image.new("L", raw.size, 0)
    for channel, low, high in zip(channels, ends[::2], ends[1::2], strict=True):
        solid = ImageChops.lighter(solid, channel.point([0 if low <= at <= high else 255 for at in range(256)]))
    return _mask(solid)


def _mask(alpha: Image.Image) -> StreamObject:
    mask = fresh(alpha.tobytes())
    for entry, value in (
        ("/Type", NameObject("/XObject")),
        ("/Subtype", NameObject("/Image")),
        ("/Width", NumberObject(alpha.width)),
        ("/Height", NumberObject(alpha.height)),
        ("/ColorSpace", _GREY),
        ("/BitsPerComponent", NumberObject(8)),
    ):
        mask[NameObject(entry)] = value
    return mask


def _matte(image: DictionaryObject, space: Space) -> None:
    """The colour that a picture was mixed with where it shines through (ISO 32000-1, 11.6.5.3)."""
    mask = objects.dictionary(objects.raw(image, "/SMask"))
    colour = objects.numbers(objects.raw(mask, "/Matte"))
    if mask is not None and len(colour) == space.count:
        mask[NameObject("/Matte")] = ArrayObject([FloatObject(round(space.grey(colour), 4))])
