"""What is remembered is bounded: the oldest goes first, and what is used stays."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.inspect import memory
from sheetbuilder.pdf.inspect.memory import FontUse, Memory, Recording
from sheetbuilder.pdf.inspect.player import IDENTITY
from sheetbuilder.pdf.read.fonts import ReadFont
from sheetbuilder.pdf.read.marks import FoundMark, ShownText


def recording(pieces: int) -> Recording:
    shown = [ShownText("a", (0, 0), (1, 0), (1, 0), 9)] * pieces
    mark = FoundMark(1, 0, "P", 1, 1, pieces=shown)
    none: frozenset[str] = frozenset()
    return Recording(5, {}, none, none, (mark,), (), (), 0, 1, 1, 0, (IDENTITY, IDENTITY), through=True)


def test_the_oldest_stream_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PIECES", 100)
    kept = Memory()
    for name in (b"a", b"b"):
        kept.keep(name, recording(30))
    assert kept.recording(b"a") is not None
    kept.keep(b"c", recording(30))
    assert list(kept.recordings) == [b"a", b"c"]
    kept.keep(b"c", recording(31))
    assert list(kept.recordings) == [b"a", b"c"]
    assert kept.recording(b"b") is None


def test_what_is_larger_than_the_memory_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PIECES", 100)
    kept = Memory()
    kept.keep(b"a", recording(500))
    assert not kept.recordings
    kept.keep(b"b", recording(30))
    assert list(kept.recordings) == [b"b"]


def test_fonts_and_findings_are_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_FONTS", 2)
    font = ReadFont(1, "A", "Type0", None, False, None, {}, 0.0, 0.001, ((2, 0, 65535),))
    kept = Memory()
    for name in (b"a", b"b", b"c"):
        kept.keep_font(name, font)
        kept.keep_finding(FontUse(name, frozenset(), frozenset()), font.finding())
    assert list(kept.fonts) == [b"b", b"c"]
    assert [use.digest for use in kept.findings] == [b"b", b"c"]
