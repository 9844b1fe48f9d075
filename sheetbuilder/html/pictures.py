"""Pictures: logos and what others' pages show, each as an image with the words that stand for it."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from sheetbuilder.html.making import Making
from sheetbuilder.html.markup import element, tag
from sheetbuilder.layout.items import Picture
from sheetbuilder.reflow.elements import Reflowed
from sheetbuilder.reflow.painted import Shown

_JPEG = b"\xff\xd8"


def image(shown: Sequence[Shown], alt: str, making: Making) -> str:
    """Artworks on white, as they were drawn for paper."""
    items = [one.item for one in shown if isinstance(one.item, Picture)]
    images = "".join(
        _img(making.pictures.get((item.art, None), b""), alt if index == 0 else "", item.width, item.height)
        for index, item in enumerate(items)
    )
    return element("span", images, class_="plate")


def region(one: Reflowed, making: Making) -> str:
    """What an element shows of others' pages: its own rectangle, or each page that it has whole."""
    alt = one.node.alt or ""
    box = one.node.imported.box if one.node.imported is not None else None
    if box is not None:
        left, bottom, right, top = box[1]
        return element("span", _img(making.pictures.get(box, b""), alt, right - left, top - bottom), class_="plate")
    images = "".join(
        _img(making.pictures.get((page, None), b""), alt if index == 0 else "", page.width, page.height)
        for index, page in enumerate(one.pages)
    )
    return element("span", images, class_="plate")


def source(data: bytes) -> str:
    """A picture as an address of its own."""
    kind = "jpeg" if data.startswith(_JPEG) else "png"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _img(data: bytes, alt: str, width: float, height: float) -> str:
    """A picture in its size on paper, in CSS pixels."""
    return tag(
        "img", src=source(data), alt=alt, width=max(1, round(width * 4 / 3)), height=max(1, round(height * 4 / 3))
    )
