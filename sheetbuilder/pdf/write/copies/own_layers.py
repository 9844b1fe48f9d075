"""What pages have of their own, painted and compressed once: the files of a brand say the same on page after page."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.items import Item, Path, Text
from sheetbuilder.layout.surfaces import PlacedPage
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.painting import Shown

K = TypeVar("K", bound=Hashable)

_MOST = 500
"""Layers and streams that are remembered, some kilobyte each: those of a brand or two."""
_TEXTS = 1000
"""The same of texts, a few hundred bytes each: those of thirty brands."""
_SMALL = 1 << 12
"""Bytes: what a window of twelve bits holds."""


class OwnLayers:
    """Layers of one way to paint: the same fonts and codes for letters, the same palette as far as pages name it."""

    def __init__(self, fonts: FontShelf) -> None:
        self._fonts = fonts
        """Held, for layers are known by its `id`."""
        self._painted: dict[Hashable, bytes] = {}
        self._shown: Shown = {}

    def shown(self) -> Shown:
        """The texts that were shown, for another document."""
        if len(self._shown) >= _TEXTS:
            self._shown.clear()
        return self._shown

    def painted(self, placed: PlacedPage, items: Sequence[Item], paint: Callable[[], bytes]) -> bytes:
        """The operators of a page's own items: from memory where they are decoration."""
        if placed.window is not None or not _plain(items):
            return paint()
        key = tuple(items), placed.page.width, placed.page.height
        known = self._painted.get(key)
        if known is None:
            known = paint()
            _keep(self._painted, key, known)
        return known


class OwnStreams:
    """Streams as they are compressed."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def compressed(self, content: bytes) -> bytes:
        """The content, compressed as hard as can be."""
        known = self._known.get(content)
        if known is None:
            known = compressed(content)
            _keep(self._known, content, known)
        return known


def compressed(content: bytes) -> bytes:
    """Content, compressed as hard as can be; a small one in a small window, for the large one costs thrice."""
    if len(content) > _SMALL:
        return zlib.compress(content, 9)
    deflate = zlib.compressobj(9, zlib.DEFLATED, 12, 5)
    return deflate.compress(content) + deflate.flush()


def _keep(memory: dict[K, bytes], key: K, value: bytes) -> None:
    if len(memory) >= _MOST:
        memory.clear()  # what is needed again is soon there again
    memory[key] = value


def _plain(items: Sequence[Item]) -> bool:
    """Whether nothing of it belongs to the structure tree, and nothing is an object of a file."""
    return all(isinstance(item, Text | Path) and item.mark is None for _, _, item in flat(items))
