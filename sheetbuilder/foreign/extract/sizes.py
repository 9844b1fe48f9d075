"""The sizes of a file's pages read in the child, and what it says of the sides of papers; nothing is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.extract.reading import guarded, opened
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.pages import geometry, leaves
from sheetbuilder.pdf.read.refusal import Refusal, Refused


@dataclass(frozen=True, slots=True)
class SizesAnswer:
    """Why it refused, or of each page the width and height that one sees, in points."""

    refusal: Refusal | None = None
    detail: str = ""
    sizes: tuple[tuple[float, float] | None, ...] = ()
    """From the first page on; None for a page without a size that can be printed."""
    duplex: str = ""
    """What the file asks of a printer: Simplex, DuplexFlipLongEdge, DuplexFlipShortEdge (ISO 32000-1, table 150)."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of the sizes of at most so many `pages`, as plain values."""
    del step  # no page is painted
    try:
        return asdict(read(data, arguments["pages"]))
    except Refused as refused:
        return asdict(SizesAnswer(refused.reason, refused.detail))


def read(data: bytes, most: int) -> SizesAnswer:
    """The size of every page of a file that has so many at most. Raises `Refused`."""
    with guarded():
        reader = opened(data)
        catalog = objects.get(reader.trailer, "/Root")
        shapes = [geometry(leaf) for leaf in leaves(catalog, most)]
        duplex = objects.name(objects.get(objects.get(catalog, "/ViewerPreferences"), "/Duplex")) or ""
        return SizesAnswer(sizes=tuple(None if one.fault else one.size for one in shapes), duplex=duplex)
    raise AssertionError  # `guarded` lets nothing but `Refused` through
