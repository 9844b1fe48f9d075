"""Logos for tests, made here: geometric marks, sound and broken."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

RED, BLUE = (200, 30, 40), (20, 60, 160)


def svg(inside: str = '<rect width="60" height="40" fill="#c81e28"/>', head: str = 'viewBox="0 0 100 40"') -> bytes:
    """An SVG with that inside it."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {spaces} {head}>{inside}</svg>\n'.encode()


def picture(mode: str = "RGB", size: tuple[int, int] = (400, 160)) -> Image.Image:
    """A red square on the left of a white picture, the same in every mode."""
    made = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(made).rectangle((0, 0, size[1], size[1]), fill=(*RED, 255))
    if mode in ("RGBA", "LA"):
        return made.convert(mode)
    flat = Image.new("RGB", size, (255, 255, 255))
    flat.paste(made, mask=made.getchannel("A"))
    if mode.startswith("I;16"):
        deep = Image.new("I;16", size)
        grey = flat.convert("L")
        deep.frombytes(b"".join(bytes((value, value)) for value in grey.tobytes()))
        return deep
    return flat.convert(mode)


def png(mode: str = "RGB", size: tuple[int, int] = (400, 160), **more: object) -> bytes:
    """That picture as a PNG."""
    return _saved(picture(mode, size), "PNG", **more)


def vast_png(width: int, height: int) -> bytes:
    """A PNG of two colours, larger than anybody wants to have in memory, which takes none to write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compressobj(1)
    data = b"".join(rows.compress(bytes(1 + (width + 7) // 8)) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(mode: str = "RGB", size: tuple[int, int] = (400, 160), **more: object) -> bytes:
    """That picture as a JPEG."""
    return _saved(picture(mode, size), "JPEG", quality=95, **more)


def _saved(picture: Image.Image, form: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()
