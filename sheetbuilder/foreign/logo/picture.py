"""Pictures in the child: decoded whole, by the decoder of their form alone, upright, in sRGB, no finer than print."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.onepage import one_page
from sheetbuilder.pdf.read import limits
from sheetbuilder.theme.picture import PictureFormat

_FINEST = 600.0
"""Dots per inch; what is finer is thrown away."""
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, struct.error, zlib.error)
"""What Pillow raises on files that are broken."""


def drawn(data: bytes, form: PictureFormat, width: float, *, grey: bool) -> tuple[bytes, float, bool]:
    """The picture as a PDF of one page, its dots per inch at `width` points, and whether its colours are guessed."""
    shown, guessed = shown_as(data, form, grey=grey)
    dots = shown.width / (width / 72)
    if dots > _FINEST:
        share = _FINEST / dots
        size = max(1, round(shown.width * share)), max(1, round(shown.height * share))
        shown = shown.resize(size, Image.Resampling.LANCZOS)
    wide, high = shown.size

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(shown), 0, 0, wide, high, mask="auto")

    return one_page(wide, high, draw), dots, guessed


def shown_as(data: bytes, form: PictureFormat, *, grey: bool) -> tuple[Image.Image, bool]:
    """The picture upright, in sRGB or in grey, and whether its colours are guessed; `Flawed` where it is broken."""
    upright = ImageOps.exif_transpose(_opened(data, form))
    shown, guessed = _in_srgb(upright)
    if grey:
        shown = shown.convert("LA" if shown.mode == "RGBA" else "L")
    return shown, guessed


def _opened(data: bytes, form: PictureFormat) -> Image.Image:
    """The picture, decoded to its last line; only the decoder of that form may look at it."""
    Image.MAX_IMAGE_PIXELS = limits.PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[form.value])
        if picture.width * picture.height > limits.PIXELS:
            raise Flawed(LogoFlaw.TOO_MANY_PIXELS)
        picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Flawed(LogoFlaw.TOO_MANY_PIXELS) from error
    except _FAULTS as error:
        raise Flawed(LogoFlaw.BROKEN) from error
    return picture


def _in_srgb(picture: Image.Image) -> tuple[Image.Image, bool]:
    """In sRGB, with its transparency if it has any; the profile that it carries is obeyed."""
    if picture.mode.startswith("I"):  # sixteen bits of grey
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    alpha = None
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        alpha = picture.convert("RGBA").getchannel("A")
        if alpha.getextrema() == (255, 255):
            alpha = None
    flat = picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("CMYK" if _inks(picture) else "RGB")
    found = _by_profile(flat, picture.info.get("icc_profile"))
    shown = found or flat.convert("L" if flat.mode == "L" else "RGB")
    if alpha is not None:
        shown = shown.convert("RGB")
        shown.putalpha(alpha)
    return shown, found is None and _inks(flat)


def _inks(picture: Image.Image) -> bool:
    return picture.mode == "CMYK"


def _by_profile(picture: Image.Image, profile: object) -> Image.Image | None:
    """By the colour profile in the file; None where there is none, or none that fits."""
    if not isinstance(profile, bytes) or not profile:
        return None
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
