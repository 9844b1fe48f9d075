"""Widths put right: a font gets those of its program, and what it shows is spaced so that no letter moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sheetbuilder.foreign.extract.strings import decoded
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fonts import ReadFont, character_map
from sheetbuilder.pdf.read.tokens import Operation, name

_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))


@dataclass(frozen=True, slots=True)
class Remeasured:
    """A font whose dictionary gives some letters another width than its program does."""

    face: ReadFont
    wider: dict[int, float]
    """By code: how much wider the glyph is, in units of the dictionary."""

    def widths(self) -> dict[str, bytes]:
        """The entries of the dictionary that has the widths, as they are to be."""
        if self.face.kind == "Type0":
            _, cids = character_map(self.face.value)
            wider = {code if cids is None else cids[code]: more for code, more in self.wider.items()}
            known = {**self.face.widths, **{cid: self.face.advance_of(cid) + more for cid, more in wider.items()}}
            return {"W": b"[%s]" % b" ".join(_stretches(known))}
        first = min(self.wider | self.face.widths)
        last = max(self.wider | self.face.widths)
        given = [self.face.advance_of(code) + self.wider.get(code, 0) for code in range(first, last + 1)]
        array = b"[%s]" % b" ".join(map(_number, given))
        return {"FirstChar": b"%d" % first, "LastChar": b"%d" % last, "Widths": array}

    def spaced(self, tokens: tuple[bytes, ...]) -> bytes | None:
        """The array of a TJ that shows strings where they stood before; None where no letter of them is concerned."""
        parts: list[bytes] = []
        changed = False
        for token in tokens:
            if token[:1] not in (b"(", b"<"):
                parts.append(token)
                continue
            shown, run = decoded(token), b""
            at = 0
            for code, length in self.face.codes(shown):
                run += shown[at : at + length]
                at += length
                if code in self.wider:
                    changed = True
                    back = self.wider[code] * self.face.scale * 1000
                    parts += [b"<%s>" % run.hex().encode("ascii"), _number(back)]
                    run = b""
            if run:
                parts.append(b"<%s>" % run.hex().encode("ascii"))
        return b"[%s]" % b" ".join(parts) if changed else None


class Advances:
    """One content stream read along, with the font that is set at each of its operations."""

    def __init__(self, fonts: Mapping[str, Remeasured] | None = None) -> None:
        self._fonts = fonts or {}
        self._set: list[Remeasured | None] = [None]

    def written(self, found: Operation, written: bytes) -> bytes:
        """An operation, the next one, as it is to be written."""
        operator, operands = found.operator, found.operands
        if not self._fonts:
            return written
        if operator == b"q":
            self._set.append(self._set[-1])
        elif operator == b"Q":
            self._set = self._set[:-1] or self._set
        elif operator == b"Tf" and operands:
            self._set[-1] = self._fonts.get(name(operands[0]))
        elif operator in _SHOWING and (font := self._set[-1]) is not None and operands:
            tokens = operands[1:-1] if operator == b"TJ" else operands[-1:]
            spaced = font.spaced(tokens)
            if spaced is not None:
                return _BEFORE[operator](operands) + spaced + b" TJ"
        return written


_BEFORE: Mapping[bytes, Callable[[tuple[bytes, ...]], bytes]] = {
    b"Tj": lambda _: b"",
    b"TJ": lambda _: b"",
    b"'": lambda _: b"T* ",
    b'"': lambda operands: b"%s Tw %s Tc T* " % (operands[0], operands[1]) if len(operands) > 2 else b"T* ",
}
"""What an operator that shows text does before it shows it (ISO 32000-1, table 109)."""


def remeasured(face: ReadFont, wider: dict[int, float]) -> dict[objects.Key, Remeasured]:
    """By dictionary, the font's own and that of its heir, what it becomes."""
    found = Remeasured(face, wider)
    heir = objects.dictionary(next(iter(objects.array(objects.raw(face.value, "/DescendantFonts"))), None))
    return {face.key: found, **({objects.key_of(heir): found} if heir is not None else {})}


def _stretches(widths: Mapping[int, float]) -> Iterator[bytes]:
    """Widths of characters, those that follow each other in one array (ISO 32000-1, 9.7.4.3)."""
    run: list[bytes] = []
    start = before = -2
    for cid in sorted(widths):
        if cid != before + 1:
            if run:
                yield b"%d[%s]" % (start, b" ".join(run))
            start, run = cid, []
        run.append(_number(widths[cid]))
        before = cid
    if run:
        yield b"%d[%s]" % (start, b" ".join(run))


def _number(value: float) -> bytes:
    return f"{value:.4f}".rstrip("0").rstrip(".").encode("ascii")
