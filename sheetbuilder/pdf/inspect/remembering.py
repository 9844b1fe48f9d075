"""A player that does not play again what it has played: the same stream with the same fonts gives the same."""

from __future__ import annotations

from pypdf.generic import IndirectObject

from sheetbuilder.pdf.inspect.memory import FontUse, Memory, Recording
from sheetbuilder.pdf.inspect.player import IDENTITY, Playback, Player, State, Stream, default_of
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.content import Operations, PagePart
from sheetbuilder.pdf.read.digests import digest
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.file import PdfFile
from sheetbuilder.pdf.read.fonts import ReadFont, read_anew
from sheetbuilder.pdf.read.marks import FoundMark
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.values import replace

_PRISTINE = State()
_BROKEN = object()


class RememberingPlayer(Player):
    """Plays the pages of one file, and remembers what others may hold as well."""

    def __init__(self, file: PdfFile, memory: Memory) -> None:
        super().__init__(file)
        self._file = file
        self._memory = memory
        self._digests: dict[Key, bytes | None] = {}

    def play(self, key: Key, number: int, contents: object, resources: object) -> Playback:
        """Play one page, stream by stream where they are usual."""
        parts = self.content.parts(contents, self._memory.recordings)
        if not parts:  # one that is empty on purpose may have none
            return super().play(key, number, contents, resources)
        result = Playback(number)
        stream = Stream(self, result, key, resources, State(), [])
        self.count(sum(map(self._operators, parts)))
        for part in parts[:-1]:
            self._part(stream, part)
        self._part(stream, parts[-1], last=True)
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
                self._memory.keep_font(told, replace(found, value=None, descriptor=None, shown=set(), covered=set()))
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

    def _operators(self, part: PagePart) -> int:
        if part.operations is not None:
            return len(part.operations)
        return self._memory.recordings[part.digest].operators

    def _part(self, stream: Stream, part: PagePart, *, last: bool = False) -> None:
        fresh = _is_fresh(stream)
        known = self._memory.recording(part.digest) if fresh else None
        if known is not None and (last or known.through) and self._has_its_resources(stream, known):
            self._play_again(stream, known)
            return
        operations = part.operations or self.content.whole(part.data) or []
        if fresh and _stands_alone(operations):
            self._record(stream, part.digest, operations)
        else:
            stream.perform(operations)

    def _has_its_resources(self, stream: Stream, known: Recording) -> bool:
        """Whether the resources give the same fonts by the same names as when it was recorded.

        Nothing is asked that might fail: content is played until something in it does, and so far it counts.
        """
        spaces = self._entry(stream.resources, "/ColorSpace") if known.families else None
        if spaces is _BROKEN or any(self._entry(spaces, default_of(each)) is _BROKEN for each in known.families):
            return False
        fonts = self._entry(stream.resources, "/Font") if known.fonts else None
        found = {name: objects.raw(fonts, name) for name in known.fonts}
        if any(self._digest(found[name]) != use.digest for name, use in known.fonts.items()):
            return False
        stream.fonts.update((name, self.font(value)) for name, value in found.items())
        return True

    def _entry(self, holder: object, name: str) -> object:
        """An entry of a dictionary, or what says that it might not be read."""
        value = objects.raw(holder, name)
        if not isinstance(value, IndirectObject):
            return value
        found = self._file.usual(value)
        return _BROKEN if found is None or isinstance(found, IndirectObject) else found

    def _play_again(self, stream: Stream, known: Recording) -> None:
        result = stream.result
        for family in known.families:
            stream.device(family)
        self.faults |= known.faults
        for name, use in known.fonts.items():
            font = stream.fonts[name]
            assert font is not None
            font.shown |= use.shown
            font.covered |= use.covered
        later = self.order - known.begins
        met: dict[int, FoundMark] = {}
        for mark in known.marks:
            around = None if mark.around is None else met[id(mark.around)]
            met[id(mark)] = replace(
                mark,
                stream=stream.key,
                page=result.page,
                order=mark.order + later,
                pieces=[*mark.pieces],
                around=around,
            )
        result.marks += met.values()
        result.loose += [replace(each, order=each.order + later) for each in known.loose]
        for slip in known.slips:
            result.slip(*slip)
        result.paints += known.paints
        result.artifacts += known.artifacts
        self.order += known.counted
        stream.text_matrix, stream.line_matrix = known.matrices

    def _record(self, stream: Stream, told: bytes, operations: Operations) -> None:
        """Play operators as if nothing had been before them, and remember what that gave."""
        result, faults, devices, fonts = stream.result, self.faults, self.devices, stream.fonts
        codes = [(font, font.shown, font.covered) for font in self.fonts.values() if font is not None]
        own = stream.result = Playback(result.page)
        self.faults, self.devices, stream.fonts = set(), {}, {}
        for font, _, _ in codes:
            font.shown, font.covered = set(), set()
        begins = self.order
        try:
            stream.perform(operations)
            uses = {
                name: FontUse(found, frozenset(font.shown), frozenset(font.covered))
                for name, font in stream.fonts.items()
                if font is not None and (found := self._digests.get(font.key)) is not None
            }
            if len(uses) == len(stream.fonts) and not _is_open(stream):
                recording = Recording(
                    len(operations),
                    uses,
                    frozenset(family for family, _ in self.devices),
                    frozenset(self.faults),
                    tuple(own.marks),
                    tuple(own.loose),
                    tuple(own.slips),
                    begins,
                    self.order - begins,
                    own.paints,
                    own.artifacts,
                    (stream.text_matrix, stream.line_matrix),
                    _is_through(stream),
                )
                self._memory.keep(told, recording)
        finally:
            for font, shown, covered in codes:
                font.shown |= shown
                font.covered |= covered
            self.faults |= faults
            self.devices = devices | self.devices
            stream.result, stream.fonts = result, fonts | stream.fonts
            result.add(own)


def _is_fresh(stream: Stream) -> bool:
    """Whether nothing that was played before has any bearing on what is played next."""
    return stream.text_matrix == stream.line_matrix == IDENTITY and not stream.around and _is_through(stream)


def _is_through(stream: Stream) -> bool:
    """Whether nothing is open, and all is set as at the beginning."""
    return not _is_open(stream) and not stream.saved and stream.state == _PRISTINE


def _is_open(stream: Stream) -> bool:
    return bool(stream.open) or stream.depth_at_text is not None


def _stands_alone(operations: Operations) -> bool:
    """Whether content asks its resources for nothing but fonts and colours."""
    return not any(
        operator in (b"Do", b"gs") or (operator in (b"BDC", b"BMC") and _named(operands))
        for operands, operator in operations
    )


def _named(operands: object) -> bool:
    return isinstance(operands, list) and len(operands) > 1 and objects.name(operands[1]) is not None
