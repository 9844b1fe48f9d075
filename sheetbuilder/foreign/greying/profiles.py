"""Colours by the ICC profile that a file has for them, brought to sRGB by LittleCMS."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageCms

_MODES = {3: "RGB", 4: "CMYK"}
_SIGNATURES = {3: b"RGB ", 4: b"CMYK"}
_SRGB = b"sRGB"


class Profile:
    """A profile of three or four channels; what it makes of a colour is worked out once."""

    def __init__(self, transform: ImageCms.ImageCmsTransform, mode: str) -> None:
        self._transform = transform
        self._mode = mode
        self._known: dict[tuple[int, ...], tuple[float, ...]] = {}

    def colour(self, values: Sequence[float]) -> tuple[float, ...]:
        """What a colour is in sRGB, channels from 0 to 1."""
        key = tuple(round(255 * value) for value in values)
        if key not in self._known:
            shown = self.picture(Image.new(self._mode, (1, 1), key)).tobytes()
            self._known[key] = tuple(channel / 255 for channel in shown)
        return self._known[key]

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in sRGB."""
        shown = ImageCms.applyTransform(picture, self._transform)
        assert shown is not None
        return shown


def lab() -> Profile:
    """The colours of Lab, in eight bits: lightness from 0, the other two about 128."""
    whole = ImageCms.createProfile("LAB", 5000)
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return Profile(ImageCms.buildTransform(whole, ImageCms.createProfile("sRGB"), "LAB", "RGB", intent), "LAB")


def profile(data: bytes, channels: int) -> Profile | None:
    """A profile by its bytes; None for sRGB itself, and for one that cannot be used."""
    if channels not in _MODES or data[16:20] != _SIGNATURES[channels] or (channels == 3 and _SRGB in data):
        return None
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(data)),
            ImageCms.createProfile("sRGB"),
            _MODES[channels],
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            # The darkest that the profile knows is to be as dark as paper can show it.
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return Profile(transform, _MODES[channels])
