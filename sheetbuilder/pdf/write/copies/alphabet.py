"""The letters that the fonts of a file have ready for whatever a brand or a name needs: neither leaves a trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sheetbuilder.layout.extents import Leaf
from sheetbuilder.layout.items import Text
from sheetbuilder.pdf.write.fonts import FontsInFile
from sheetbuilder.theme.typeface import FaceName

ALPHABET = (
    " \u00a0!\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]_abcdefghijklmnopqrstuvwxyz"
    "ÆØÅæøåÄÖÜäöüÉé§°·½«»–—‘’“”„•…"
)
"""What Danish names, addresses, numbers and the lines around them are written with."""

Letters = Sequence[tuple[FaceName, str]]
"""By face, in an order of their own: the letters beyond the alphabet that are asked for."""


def letters_of(leaves: Iterable[Leaf]) -> Letters:
    """The faces of texts, each with the letters that the alphabet lacks, sorted: nothing depends on who comes first."""
    found: dict[FaceName, set[str]] = {}
    for item in leaves:
        if isinstance(item, Text):
            found.setdefault(item.face, set()).update(item.text)
    return tuple((face, "".join(sorted(found[face].difference(ALPHABET)))) for face in sorted(found))


Codes = Mapping[FaceName, Mapping[str, tuple[str, bytes]]]
"""Of each face the letters that are ready: the resource name of the subset and the code of each."""


def made_ready(fonts: FontsInFile, letters: Letters) -> Codes:
    """Put the alphabet, and what is asked for beyond it, into the fonts of a file before all that its pages need.

    What differs between files is painted once, or where another's lay: codes must not depend on what else is there.
    """
    return {face: _codes(fonts, face, more) for face, more in letters}


def _codes(fonts: FontsInFile, face: FaceName, more: str) -> dict[str, tuple[str, bytes]]:
    found = {}
    for letter in (*ALPHABET, *more):
        # A letter that the face lacks is code 0 of the first subset, the sign for that; nobody prints one unseen.
        ((font, code),) = fonts.encoded(face, letter)
        found[letter] = font, code
    return found


class ReadyFonts:
    """The fonts of a file that are embedded already: no letter can be added, and none has to be."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes

    def encoded(self, name: FaceName, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the font subset, codes of one byte each)."""
        codes, pieces = self._codes[name], list[tuple[str, bytes]]()
        for letter in text:
            font, code = codes[letter]
            if pieces and pieces[-1][0] == font:
                pieces[-1] = font, pieces[-1][1] + code
            else:
                pieces.append((font, code))
        return pieces
