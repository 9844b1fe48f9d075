"""A finished PDF read back: what it is like, what a screen reader meets, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.inspect.reading import read
from sheetbuilder.pdf.inspect.report import (
    FontReport,
    PageReport,
    Report,
    StructNode,
    make_report,
    problems_of,
)
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.refusal import IN_PARTS

__all__ = ["FontReport", "PageReport", "Report", "StructNode", "found_in", "inspect", "inspected"]


def inspect(path: StrPath, data: bytes | None = None) -> Report:
    """The report on any PDF file, or on the bytes that will be a file of that name.

    A file that is broken, encrypted or no PDF ends in a report with a problem (SB6xx).

    Raises `MissingError` where there is no such file.
    """
    return make_report(_read(path_of(path), data))


def inspected(path: Path, memory: Memory) -> Report:
    """The same of one file of many: what is the same in those that were read before is not read again.

    Raises `MemoryError`, for those before it may have a part in that.
    """
    return make_report(read(path, memory=memory))


def found_in(path: Path, data: bytes, memory: Memory) -> tuple[Problem, ...]:
    """The problems alone of that report, of bytes that will be a file of that name."""
    return problems_of(_read(path, data, memory))


def _read(path: Path, data: bytes | None, memory: Memory | None = None) -> Evidence:
    """The evidence of a file; one problem and nothing else of one that asks for too much memory."""
    try:
        return read(path, data, memory)
    except MemoryError:
        told = say("the file asks for more memory than is safe")
        return Evidence(path, problems=(Problem("SB603", told, Where(path), IN_PARTS),))
