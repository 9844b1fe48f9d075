"""What was read before in a run, by hashes of all that it depends on; bounded, the oldest is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sheetbuilder.pdf.inspect.player import Matrix
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.fonts import ReadFont
from sheetbuilder.pdf.read.marks import FoundMark, LooseText, Slip

_PIECES = 60_000
"""Marks and stretches of text in all that is remembered of content; some 400 bytes each."""
_FONTS = 400


class FontUse(NamedTuple):
    """A font that content names, by its hash, and the codes that it shows of it."""

    digest: bytes
    shown: frozenset[int]
    covered: frozenset[int]


@dataclass(frozen=True, slots=True)
class Recording:
    """What playing one stream of a page gave, on whichever page of whichever file."""

    operators: int
    fonts: Mapping[str, FontUse]
    families: frozenset[str]
    """Of the devices whose colours it asks for."""
    faults: frozenset[str]
    marks: tuple[FoundMark, ...]
    """Their `order` counts from that of the first recording on."""
    loose: tuple[LooseText, ...]
    slips: tuple[tuple[Slip, str], ...]
    begins: int
    """What had been counted in painting order before it."""
    counted: int
    paints: int
    artifacts: int
    matrices: tuple[Matrix, Matrix]
    through: bool
    """Whether it leaves all as it was, so that another stream may come behind it."""

    @property
    def pieces(self) -> int:
        """What it takes, roughly."""
        return 10 + len(self.loose) + len(self.slips) + sum(1 + len(mark.pieces) for mark in self.marks)


@dataclass(slots=True)
class Memory:
    """Streams of pages and fonts, known by the bytes that were read."""

    recordings: dict[bytes, Recording] = field(default_factory=dict)
    fonts: dict[bytes, ReadFont] = field(default_factory=dict)
    findings: dict[FontUse, Font] = field(default_factory=dict)
    _pieces: int = 0

    def recording(self, digest: bytes) -> Recording | None:
        """What a stream with this hash gave when it was played last."""
        found = self.recordings.get(digest)
        if found is not None:
            self.recordings[digest] = self.recordings.pop(digest)
        return found

    def keep(self, digest: bytes, recording: Recording) -> None:
        """Remember what a stream gave."""
        before = self.recordings.pop(digest, None)
        self._pieces += recording.pieces - (0 if before is None else before.pieces)
        self.recordings[digest] = recording
        while self._pieces > _PIECES:
            self._pieces -= self.recordings.pop(next(iter(self.recordings))).pieces

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
