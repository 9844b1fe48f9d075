"""Pictures of our own fresh pages, painted when somebody looks at them, each once for as long as it is remembered."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict

import pypdfium2

from sheetbuilder.preview.choice import PageSize

_WIDTHS = {PageSize.SMALL: 300, PageSize.MEDIUM: 700, PageSize.LARGE: 1000}
"""Pixels of a screen that has one to a CSS pixel."""
WIDTHS = frozenset(str(width * times) for width in _WIDTHS.values() for times in (1, 2))
"""The widths that can be asked for, as an address has them."""
_MOST = 3000
"""Pixels of the longer side of a picture."""
_KEPT, _OPEN = 200, 4
"""Pictures that are remembered, some 100 kB each, and files that stay open."""
_QUICK = 1
"""How hard PNG is packed: the picture travels no further than this machine."""


def width_of(size: PageSize) -> int:
    """How many pixels wide a page of that size is painted."""
    return _WIDTHS[size]


class PagePictures:
    """The pictures of a run. PDFium is used by one thread at a time, so whoever asks waits for the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: OrderedDict[int, tuple[bytes, pypdfium2.PdfDocument]] = OrderedDict()
        """By the `id` of the bytes, which are held here so that no others can have it."""
        self._known: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self.painted = 0
        """How many pages were painted so far."""

    def known(self, look: str, width: int) -> bytes | None:
        """The picture of a page of that look, so many pixels wide, if it was painted before."""
        with self._lock:
            return self._known.get((look, width))

    def picture(self, look: str, content: bytes, index: int, width: int) -> bytes:
        """The page at an index of a file of ours as PNG."""
        with self._lock:
            painted = self._known[look, width] = _painted(self._document(content)[index], width)
            self.painted += 1
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return painted

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            while self._open:
                self._open.popitem()[1][1].close()

    def _document(self, content: bytes) -> pypdfium2.PdfDocument:
        key = id(content)
        if key not in self._open:
            document = pypdfium2.PdfDocument(content)
            document.init_forms()
            self._open[key] = (content, document)
            while len(self._open) > _OPEN:
                self._open.popitem(last=False)[1][1].close()
        self._open.move_to_end(key)
        return self._open[key][1]


def _painted(page: pypdfium2.PdfPage, width: int) -> bytes:
    try:
        across, high = page.get_size()
        scale = min(width / across, _MOST / max(across, high))
        painted = page.render(scale=scale, may_draw_forms=True)
        try:
            shown = io.BytesIO()
            painted.to_pil().convert("RGB").save(shown, "PNG", compress_level=_QUICK)
        finally:
            painted.close()
    finally:
        page.close()
    return shown.getvalue()
