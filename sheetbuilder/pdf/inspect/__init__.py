"""A finished PDF read back: what it is like, what a screen reader meets, and what is wrong with it."""

from __future__ import annotations

from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.pdf.inspect.reading import read
from sheetbuilder.pdf.inspect.report import (
    FontReport,
    PageReport,
    Report,
    StructNode,
    make_report,
)

__all__ = ["FontReport", "PageReport", "Report", "StructNode", "inspect"]


def inspect(path: StrPath, data: bytes | None = None) -> Report:
    """The report on any PDF file, or on the bytes that will be a file of that name.

    A file that is broken, encrypted or no PDF ends in a report with a problem (SB6xx).

    Raises `MissingError` where there is no such file.
    """
    return make_report(read(path_of(path), data))
