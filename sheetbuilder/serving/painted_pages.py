"""Pages of our own PDFs as pictures, painted when somebody looks at them, each once for as long as it is remembered.

PDFium is for one thread at a time, so everybody who paints waits at one lock; what others made is painted elsewhere, by
the process that reads other people's files.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

WIDTHS = (240, 480, 960, 1440)
"""CSS pixels, once and twice as fine, of a small picture and a large one."""
_MOST = 3000
"""Pixels of the longer side of a picture."""
_KEPT, _OPEN = 200, 4
"""Pictures that are remembered, some 100 kB each, and files that stay open."""
_QUICK = 1
"""How hard PNG is packed: a picture travels no further than this machine."""


@dataclass(slots=True)
class PaintedPages:
    """The pictures of a run."""

    painted: int = 0
    """How many pages were painted so far."""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)
    """By what the page looks like, and how many pixels wide the picture is."""
    _open: OrderedDict[int | Path, tuple[bytes, pypdfium2.PdfDocument]] = field(default_factory=OrderedDict)
    """By path, or by the `id` of the bytes, which are held here so that no others can have it."""

    def sizes(self, path: Path) -> tuple[tuple[float, float], ...]:
        """Width and height of each page of a file of ours, in points."""
        with self._lock:
            document = self._document(path)
            return tuple(
                (float(width), float(height)) for width, height in map(document.get_page_size, range(len(document)))
            )

    def labels(self, path: Path) -> tuple[str, ...]:
        """What a reader calls each page of a file of ours: mostly what stands in its foot."""
        with self._lock:
            document = self._document(path)
            return tuple(document.get_page_label(index) or str(index + 1) for index in range(len(document)))

    def known(self, look: str, width: int) -> bytes | None:
        """The picture of a page of that look, so many pixels wide, if it was painted before."""
        with self._lock:
            return self._remembered((look, width))

    def picture(self, file: Path | bytes, index: int, width: int, look: str | None = None) -> bytes:
        """A page of a file of ours as PNG, so many pixels wide; `IndexError` for a page that it has not.

        What looks alike is painted once; a page that is given no look has that of its place in its file, which then
        must not change.
        """
        key = (look if look is not None else f"{file!r} {index}", width)
        with self._lock:
            known = self._remembered(key)
            if known is None:
                known = self._known[key] = self._painted(file, index, width)
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
            return known

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            while self._open:
                self._open.popitem()[1][1].close()

    def _remembered(self, key: tuple[str, int]) -> bytes | None:
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def _painted(self, file: Path | bytes, index: int, width: int) -> bytes:
        document = self._document(file)
        if not 0 <= index < len(document):
            raise IndexError(index)
        self.painted += 1
        return _picture(document[index], width)

    def _document(self, file: Path | bytes) -> pypdfium2.PdfDocument:
        key = file if isinstance(file, Path) else id(file)
        if key not in self._open:
            # Read whole, so that a file of the run's folder can be removed while it is looked at, on any system.
            content = file.read_bytes() if isinstance(file, Path) else file
            document = pypdfium2.PdfDocument(content)
            document.init_forms()
            self._open[key] = (content, document)
            while len(self._open) > _OPEN:
                self._open.popitem(last=False)[1][1].close()
        self._open.move_to_end(key)
        return self._open[key][1]


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
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
