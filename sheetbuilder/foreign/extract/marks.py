"""Content without its marks: only operators that paint stay, inline images and strings untouched."""

from __future__ import annotations

from collections.abc import Collection

from sheetbuilder.pdf.read.tokens import Operation, name, operations

PAINTING = frozenset(
    b"b B b* B* BI BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l M m n q Q re RG rg ri s S SC sc SCN scn sh"
    b" T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
"""Every operator of ISO 32000-1, annex A, but marks (BMC, BDC, EMC, MP, DP) and BX, EX, which permit unknown ones."""


_INTENTS = ((b"/RelativeColorimetric",), (b"/AbsoluteColorimetric",), (b"/Perceptual",), (b"/Saturation",))
"""The rendering intents that there are (ISO 19005-2, 6.2.6)."""


def unmarked(data: bytes, idle: Collection[str] = ()) -> bytes:
    """The operations that paint, one a line; fonts that show nothing are not set."""
    return b"\n".join(data[found.start : found.end] for found in operations(data) if paints(found, idle))


def paints(found: Operation, idle: Collection[str] = ()) -> bool:
    """Whether an operation is one that painting needs; fonts that show nothing (`idle`) are not."""
    if found.operator not in PAINTING or (found.operator == b"ri" and found.operands[-1:] not in _INTENTS):
        return False
    return not (idle and found.operator == b"Tf" and found.operands and name(found.operands[0]) in idle)
