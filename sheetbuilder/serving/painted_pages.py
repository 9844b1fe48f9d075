"""Pages of our own PDFs as pictures, painted when somebody looks at them.

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
_KEPT = 200
_QUICK = 1
"""How hard PNG is packed: a picture travels no further than this machine."""


@dataclass(slots=True)
class PaintedPages:
    """The pictures of a run."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: OrderedDict[tuple[Path, int, int], bytes] = field(default_factory=OrderedDict)

    def sizes(self, path: Path) -> tuple[tuple[float, float], ...]:
        """Width and height of each page of a file of ours, in points."""
        with self._lock, pypdfium2.PdfDocument(path) as document:
            return tuple(
                (float(width), float(height)) for width, height in map(document.get_page_size, range(len(document)))
            )

    def picture(self, path: Path, index: int, width: int) -> bytes:
        """A page of a file of ours as PNG, so many pixels wide; `IndexError` for a page that it has not.

        The file must not change: what was painted once is not painted anew.
        """
        key = (path, index, width)
        with self._lock:
            if key not in self._known:
                self._known[key] = _painted(path, index, width)
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
            self._known.move_to_end(key)
            return self._known[key]


def _painted(path: Path, index: int, width: int) -> bytes:
    with pypdfium2.PdfDocument(path) as document:
        if not 0 <= index < len(document):
            raise IndexError(index)
        document.init_forms()
        page = document[index]
        painted = page.render(scale=width / page.get_width(), may_draw_forms=True)
        shown = io.BytesIO()
        painted.to_pil().convert("RGB").save(shown, "PNG", compress_level=_QUICK)
        painted.close()
        page.close()
        return shown.getvalue()
