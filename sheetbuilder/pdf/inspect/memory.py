"""What was read before in a run, known by the bytes that it was read from; bounded, the oldest is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sheetbuilder.pdf.inspect.passages import PassageBody, PassageStart, Recording
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.fonts import ReadFont

_PIECES = 60_000
"""Recordings and stretches of text in all that is remembered of content; some 400 bytes each."""
_BYTES = 400
_RECORDINGS = 8
"""Of one passage, which begins with other fonts or elsewhere on the page."""
_FONTS = 400


class FontUse(NamedTuple):
    """A font that content names, by its hash, and the codes that it shows of it."""

    digest: bytes
    shown: frozenset[int]
    covered: frozenset[int]


@dataclass(slots=True)
class Memory:
    """Passages of content and fonts, known by the bytes that were read."""

    bodies: dict[bytes, PassageBody] = field(default_factory=dict)
    values: dict[bytes, object] = field(default_factory=dict)
    """What operands mean, as they are written."""
    fonts: dict[bytes, ReadFont] = field(default_factory=dict)
    findings: dict[FontUse, Font] = field(default_factory=dict)
    _pieces: int = 0

    def body(self, content: bytes) -> PassageBody | None:
        """What is known of a passage."""
        found = self.bodies.get(content)
        if found is not None:
            self.bodies[content] = self.bodies.pop(content)
        return found

    def keep(self, content: bytes, body: PassageBody) -> None:
        """Remember a passage that is not known, and of which nothing is recorded."""
        self.bodies[content] = body
        self._pieces += _taken(content, body)
        self._forget()

    def keep_recording(self, content: bytes, entry: PassageStart, recording: Recording) -> None:
        """Remember what a passage gave, if it is not forgotten itself."""
        body = self.bodies.get(content)
        if body is None:
            return
        before = body.recordings.pop(entry, None)
        if before is None and len(body.recordings) >= _RECORDINGS:
            before = body.recordings.pop(next(iter(body.recordings)))
        body.recordings[entry] = recording
        self._pieces += _of(recording) - (0 if before is None else _of(before))
        self._forget()

    def _forget(self) -> None:
        while self._pieces > _PIECES:
            oldest = next(iter(self.bodies))
            self._pieces -= _taken(oldest, self.bodies.pop(oldest))

    def keep_font(self, digest: bytes, font: ReadFont) -> None:
        """Remember a font."""
        self.fonts[digest] = font
        if len(self.fonts) > _FONTS:
            del self.fonts[next(iter(self.fonts))]

    def keep_finding(self, use: FontUse, finding: Font) -> None:
        """Remember what was found in a font of which these codes are shown."""
        self.findings[use] = finding
        if len(self.findings) > _FONTS:
            del self.findings[next(iter(self.findings))]


def _taken(content: bytes, body: PassageBody) -> int:
    return 2 + len(content) // _BYTES + sum(map(_of, body.recordings.values()))


def _of(recording: Recording) -> int:
    return 3 + len(recording.pieces)
