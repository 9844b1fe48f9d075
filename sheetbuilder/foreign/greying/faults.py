"""What working out the grey of something may raise: then it stays as it is."""

from __future__ import annotations

from PIL import Image

from sheetbuilder.pdf.read.functions import UnusableError
from sheetbuilder.pdf.read.objects import FAULTS

UNUSABLE: tuple[type[Exception], ...] = (
    UnusableError,
    Image.DecompressionBombError,
    *(fault for fault in FAULTS if fault not in (MemoryError, RecursionError)),
)
"""Not that there is no room left: then the file is refused."""
