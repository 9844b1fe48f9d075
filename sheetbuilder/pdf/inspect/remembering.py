"""A player that does not play again what it has played: the same content with the same fonts gives the same."""

from __future__ import annotations

from typing import NamedTuple

from pypdf.generic import IndirectObject

from sheetbuilder.pdf.inspect.memory import FontUse, Memory
from sheetbuilder.pdf.inspect.passages import PassageBody, PassageStart, Recording, body_of
from sheetbuilder.pdf.inspect.player import Playback, Player, Sequence, State, Stream, default_of
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.content import Operations, Passage
from sheetbuilder.pdf.read.digests import digest
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.file import PdfFile
from sheetbuilder.pdf.read.fonts import ReadFont, read_anew
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.paint import MOST_NESTED
from sheetbuilder.values import replace

_BROKEN = object()


class _KnownPassage(NamedTuple):
    """A passage, and what is known of it."""

    passage: Passage
    body: PassageBody | None
    """None where it is played each time."""
    operations: Operations | None
    """None where they need not be read, since it has been played."""


class RememberingPlayer(Player):
    """Plays the pages of one file, and remembers what others may hold as well."""

    def __init__(self, file: PdfFile, memory: Memory) -> None:
        super().__init__(file, memory.values)
        self._file = file
        self._memory = memory
        self._digests: dict[Key, bytes | None] = {}
        self._state: State | None = None
        self._entries: tuple[PassageStart, PassageStart] | None = None
        """What a passage in decoration finds, and one in a mark, while the state is this one."""

    def play(self, key: Key, number: int, contents: object, resources: object) -> Playback:
        """Play one page, passage by passage where they are usual."""
        passages = self._passages(contents)
        if passages is None:
            return super().play(key, number, contents, resources)
        result = Playback(number)
        stream = Stream(self, result, key, resources, State(), [])
        self.count(sum(map(_operators, passages)))
        for known in passages:
            self._passage(stream, known)
        stream.end()
        return result

    def font(self, value: object) -> ReadFont | None:
        """The font behind a resource, read once in a run."""
        told = self._digest(value)
        if told is None:
            return super().font(value)
        key = objects.key_of(value)
        if key not in self.fonts:
            known = self._memory.fonts.get(told)
            found = self.fonts[key] = super().font(value) if known is None else read_anew(known, value)
            if known is None and found is not None:
                self._memory.keep_font(told, found.bare())
        return self.fonts[key]

    def finding(self, font: ReadFont) -> Font:
        """What the checks ask of a font, worked out once in a run for the same codes."""
        told = self._digests.get(font.key)
        if told is None:
            return super().finding(font)
        use = FontUse(told, frozenset(font.shown), frozenset(font.covered))
        known = self._memory.findings.get(use)
        if known is None:
            known = super().finding(font)
            self._memory.keep_finding(use, known)
        return replace(known, key=font.key, program=font.program)

    def _digest(self, value: object) -> bytes | None:
        """The hash of a font, where it can be known without pypdf: a broken one fails when it is read, not before."""
        if not isinstance(value, IndirectObject):
            return None
        if value.idnum not in self._digests:
            self._digests[value.idnum] = digest(value, self._file.usual)
        return self._digests[value.idnum]

    def _passages(self, contents: object) -> list[_KnownPassage] | None:
        """What a page holds; None where anything about it is unusual."""
        found: list[_KnownPassage] = []
        for passage in self.content.passages(contents) or ():
            body = self._memory.body(passage.content) if passage.tag else None
            operations = self.content.whole(passage.content) if body is None else None
            if body is None and operations is None:
                return None
            if passage.tag and operations is not None:
                body = body_of(operations)
                if body is not None:
                    self._memory.keep(passage.content, body)
            found.append(_KnownPassage(passage, body, operations))
        return found or None

    def _passage(self, stream: Stream, known: _KnownPassage) -> None:
        passage, body = known.passage, known.body
        if not passage.tag:
            stream.perform(known.operations or [])
            return
        entry = self._entry(stream, body, passage) if body is not None else None
        recording = None if body is None or entry is None else body.recordings.get(entry)
        if recording is not None and not self._has_its_fonts(stream, recording):
            recording = None
        own = stream.open_sequence(passage.tag, passage.number, None)
        if body is not None and recording is not None:
            self._play_again(stream, own, body, recording)
        else:
            operations = known.operations or self.content.whole(passage.content) or []
            if body is not None and entry is not None and self._knows_its_fonts(stream, body):
                self._record(stream, own, (passage.content, body, entry), operations)
            else:
                stream.perform(operations)
        stream.finish([])

    def _entry(self, stream: Stream, body: PassageBody, passage: Passage) -> PassageStart | None:
        """What the passage finds; None where more has a bearing on it, or something might fail that it asks for."""
        if stream.open or stream.depth_at_text is not None or len(stream.saved) + body.deepest > MOST_NESTED:
            return None
        for family in body.families:
            if (family, stream.key) not in self.devices and not self._can_tell(stream, family):
                return None
        state = stream.state
        if self._state is not state:
            told = None if state.font is None else self._digests.get(state.font.key)
            plain = state if state.font is None else replace(state, font=None)
            self._state = state
            self._entries = None
            if state.font is None or told is not None:
                self._entries = PassageStart(False, told, plain), PassageStart(True, told, plain)
        return None if self._entries is None else self._entries[passage.number is not None]

    def _can_tell(self, stream: Stream, family: str) -> bool:
        """Whether a default for colours of a device can be asked for without anything that might fail."""
        spaces = self._behind(stream.resources, "/ColorSpace")
        return spaces is not _BROKEN and self._behind(spaces, default_of(family)) is not _BROKEN

    def _has_its_fonts(self, stream: Stream, recording: Recording) -> bool:
        """Whether the resources give the same fonts by the same names as when it was recorded."""
        for name, told in recording.fonts:
            font = stream.fonts.get(name)
            if font is None:
                value = self._named(stream, name)
                if self._digest(value) != told:
                    return False
                stream.fonts[name] = self.font(value)
            elif self._digests.get(font.key) != told:
                return False
        return True

    def _knows_its_fonts(self, stream: Stream, body: PassageBody) -> bool:
        """Whether its fonts have been read before, so that none of them fails."""
        for name in body.fonts:
            font = stream.fonts.get(name)
            if font is None:
                value = self._named(stream, name)
                told = self._digest(value)
                if told is None or told not in self._memory.fonts:
                    return False
                font = stream.fonts[name] = self.font(value)
            if font is None or self._digests.get(font.key) is None:
                return False
        return True

    def _named(self, stream: Stream, name: str) -> object:
        """The font of a name, if nothing fails that has to be asked for it."""
        fonts = self._behind(stream.resources, "/Font")
        return None if fonts is _BROKEN else objects.raw(fonts, name)

    def _behind(self, holder: object, name: str) -> object:
        """An entry of a dictionary, or what says that it might not be read."""
        value = objects.raw(holder, name)
        if not isinstance(value, IndirectObject):
            return value
        found = self._file.usual(value)
        return _BROKEN if found is None or isinstance(found, IndirectObject) else found

    def _play_again(self, stream: Stream, own: Sequence, body: PassageBody, recording: Recording) -> None:
        for family in body.families:
            stream.device(family)
        before = stream.state
        for name, codes in recording.shown:
            font = before.font if name is None else stream.fonts[name]
            if font is not None:
                font.shown.update(codes)
        result, mark = stream.result, own.mark
        result.paints += recording.paints
        if mark is None:
            result.artifacts += recording.paints
        else:
            mark.paints += recording.paints
            mark.pieces += recording.pieces
        if recording.state is not None:
            font = before.font if recording.font is None else stream.fonts[recording.font]
            stream.state = replace(recording.state, font=font)
        if recording.matrices is not None:
            stream.text_matrix, stream.line_matrix = recording.matrices

    def _record(
        self, stream: Stream, own: Sequence, kept: tuple[bytes, PassageBody, PassageStart], operations: Operations
    ) -> None:
        """Play a passage, and remember what that gave."""
        content, body, entry = kept
        before = stream.state
        named: dict[str, ReadFont] = {name: font for name in body.fonts if (font := stream.fonts[name])}
        fonts: dict[int, tuple[str | None, ReadFont]] = {id(font): (name, font) for name, font in named.items()}
        if before.font is not None:
            fonts[id(before.font)] = None, before.font
        codes = [(font, font.shown) for _, font in fonts.values()]
        for font, _ in codes:
            font.shown = set()
        paints = stream.result.paints
        try:
            stream.perform(operations)
            shown = tuple((name, tuple(font.shown)) for name, font in fonts.values() if font.shown)
        finally:
            for font, earlier in codes:
                font.shown |= earlier
        after = stream.state
        recording = Recording(
            tuple((name, told) for name, font in named.items() if (told := self._digests[font.key]) is not None),
            shown,
            () if own.mark is None else tuple(own.mark.pieces),
            stream.result.paints - paints,
            None if after is before else replace(after, font=None),
            None if after.font is before.font else next(name for name, font in named.items() if font is after.font),
            (stream.text_matrix, stream.line_matrix) if body.writes else None,
        )
        self._memory.keep_recording(content, entry, recording)


def _operators(known: _KnownPassage) -> int:
    """How many it has, with those that begin and end its sequence."""
    held = known.body.operators if known.body is not None else len(known.operations or ())
    return held + 2 if known.passage.tag else held
