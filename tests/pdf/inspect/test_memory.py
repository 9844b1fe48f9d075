"""What is remembered is bounded: the oldest goes first, and what is used stays."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.inspect import memory
from sheetbuilder.pdf.inspect.memory import FontUse, Memory
from sheetbuilder.pdf.inspect.passages import PassageBody, PassageStart, Recording
from sheetbuilder.pdf.inspect.player import State
from sheetbuilder.pdf.read.fonts import ReadFont
from sheetbuilder.pdf.read.marks import ShownText

ENTRY = PassageStart(marked=True, font=None, state=State())


def recording(pieces: int) -> Recording:
    shown = (ShownText("a", (0, 0), (1, 0), (1, 0), 9),) * pieces
    return Recording((), (), shown, 1, None, None, None)


def body() -> PassageBody:
    return PassageBody(5, (), frozenset(), 0, writes=True)


def kept(*names: bytes) -> Memory:
    memory = Memory()
    for name in names:
        memory.keep(name, body())
        memory.keep_recording(name, ENTRY, recording(30))
    return memory


def test_the_oldest_passage_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PIECES", 100)
    found = kept(b"a", b"b")
    assert found.body(b"a") is not None
    found.keep(b"c", body())
    found.keep_recording(b"c", ENTRY, recording(30))
    assert list(found.bodies) == [b"a", b"c"]
    found.keep_recording(b"c", ENTRY, recording(31))
    assert list(found.bodies) == [b"a", b"c"]
    assert found.body(b"b") is None


def test_a_recording_of_what_is_forgotten_is_not_kept() -> None:
    found = kept(b"a")
    found.keep_recording(b"b", ENTRY, recording(1))
    assert list(found.bodies) == [b"a"]


def test_of_one_passage_few_recordings_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_RECORDINGS", 2)
    monkeypatch.setattr(memory, "_PIECES", 72)
    found = kept(b"a")
    for size in (1.0, 2.0, 3.0, 4.0):
        found.keep_recording(b"a", ENTRY._replace(state=State(size=size)), recording(30))
    held = found.body(b"a")
    assert held is not None
    assert [entry.state.size for entry in held.recordings] == [3.0, 4.0]


def test_what_is_larger_than_the_memory_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PIECES", 100)
    found = Memory()
    found.keep(b"a" * 50_000, body())
    assert not found.bodies
    assert list(kept(b"b").bodies) == [b"b"]


def test_fonts_and_findings_are_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_FONTS", 2)
    font = ReadFont(1, "A", "Type0", None, False, None, {}, 0.0, 0.001, ((2, 0, 65535),))
    found = Memory()
    for name in (b"a", b"b", b"c"):
        found.keep_font(name, font)
        found.keep_finding(FontUse(name, frozenset(), frozenset()), font.finding())
    assert list(found.fonts) == [b"b", b"c"]
    assert [use.digest for use in found.findings] == [b"b", b"c"]
