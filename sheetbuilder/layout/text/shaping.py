"""How wide words are: HarfBuzz measures and kerns, each face remembers the words it has seen."""

from __future__ import annotations

from collections.abc import Mapping

import uharfbuzz as hb
from msgspec import Struct, field

from sheetbuilder.errors import ContentError, Problem, Where, say
from sheetbuilder.layout.text.ageing import Ageing
from sheetbuilder.os_errors import reason
from sheetbuilder.theme.typeface import FaceName, Typeface

# One character, one glyph: what is shown is what can be searched for and read aloud. Only kerning moves anything.
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "rlig": False, "ccmp": False, "locl": False}

SPACES = frozenset(" \n\u00a0\u00ad")
"""Characters that need no glyph of their own: the space, the line end, the unbreakable space, and the soft hyphen."""


_MOST = 10_000
"""Words of one age that a face remembers: three times those of a package."""


class Shape(Struct, frozen=True):
    """A word as a face sets it: its advance in em, and the kerns before its characters in 1/1000 em."""

    advance: float
    kerns: tuple[tuple[int, float], ...]


class Face(Struct):
    """One face, ready to measure."""

    font: hb.Font
    units: int
    space: float
    cap_height: float
    covered: frozenset[int]
    seen: Ageing[str, Shape] = field(default_factory=lambda: Ageing(_MOST))

    def shape(self, word: str) -> Shape:
        """The shape of a word without spaces in it."""
        known = self.seen.get(word)
        if known is None:
            known = self.seen.recalled(word)
        if known is None:
            known = self._shape(word)
            self.seen.keep(word, known)
        return known

    def _shape(self, word: str) -> Shape:
        buffer = hb.Buffer()
        buffer.add_str(word.replace("\u00a0", " "))
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, _FEATURES)
        positions = buffer.glyph_positions
        infos = buffer.glyph_infos
        kerns = []
        total = 0
        if positions is None or len(infos) != len(word):
            return Shape(sum(self.font.get_glyph_h_advance(info.codepoint) for info in infos) / self.units, ())
        for index, (info, position) in enumerate(zip(infos, positions, strict=True)):
            total += position.x_advance
            moved = position.x_advance - self.font.get_glyph_h_advance(info.codepoint)
            if moved:
                kerns.append((index + 1, moved * 1000 / self.units))
        return Shape(total / self.units, tuple(kerns))

    def missing(self, text: str) -> str:
        """The characters of a text that this face cannot show, each once."""
        return "".join(dict.fromkeys(c for c in text if ord(c) not in self.covered and c not in SPACES))


class Shaper:
    """The faces of a typeface, opened when first asked for."""

    def __init__(self, typeface: Typeface) -> None:
        self._files = typeface.files
        self._faces: dict[FaceName, Face] = {}

    @property
    def files(self) -> Mapping[FaceName, object]:
        """The file of each face."""
        return self._files

    def face(self, name: FaceName) -> Face:
        """A face by name; `ContentError` when its file is not a TrueType font that can be embedded."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = self._open(name)
        return face

    def grow_older(self) -> None:
        """Forget the words that were not measured since this was called before."""
        for face in self._faces.values():
            face.seen.grow_older()

    def _open(self, name: FaceName) -> Face:
        path = self._files[name].path
        try:
            data = self._files[name].read()
        except OSError as error:
            raise ContentError(
                [Problem("SB302", say("the font cannot be read: {reason}", reason=reason(error)), Where(path))]
            ) from error
        face = hb.Face(data)
        if not face.glyph_count or "glyf" not in face.table_tags:
            raise ContentError(
                [
                    Problem(
                        "SB303",
                        say("this is not a font with TrueType outlines"),
                        Where(path),
                        say("Use the .ttf file of the font, not .otf or .woff."),
                    )
                ]
            )
        font = hb.Font(face)
        space = font.get_nominal_glyph(0x20)
        advance = font.get_glyph_h_advance(space) if space is not None else face.upem // 4
        capital = font.get_nominal_glyph(ord("H"))
        extents = font.get_glyph_extents(capital) if capital is not None else None
        height = extents.y_bearing if extents is not None else face.upem * 0.66
        return Face(font, face.upem, advance / face.upem, height / face.upem, frozenset(face.unicodes))
