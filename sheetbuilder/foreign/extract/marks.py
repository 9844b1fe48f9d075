"""Content without its marks: only operators that paint stay, inline images and strings untouched, states in pairs."""

from __future__ import annotations

from collections.abc import Collection

from sheetbuilder.foreign.extract.advances import Advances
from sheetbuilder.pdf.read.tokens import Operation, name, operations, renumbered

PAINTING = frozenset(
    b"b B b* B* BI BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l M m n q Q re RG rg ri s S SC sc SCN scn sh"
    b" T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
"""Every operator of ISO 32000-1, annex A, but marks (BMC, BDC, EMC, MP, DP) and BX, EX, which permit unknown ones."""


_INTENTS = ((b"/RelativeColorimetric",), (b"/AbsoluteColorimetric",), (b"/Perceptual",), (b"/Saturation",))
"""The rendering intents that there are (ISO 19005-2, 6.2.6)."""


class States:
    """The graphics states that one stream saves: what is restored was saved there, and what was saved is restored.

    On a page of its own a `Q` too many does nothing (ISO 32000-1, 8.4.2). Inside a form it takes away, in some
    readers, what the form itself stands in, and the page around it.
    """

    def __init__(self) -> None:
        self._saved = 0

    def has(self, operator: bytes) -> bool:
        """Whether an operator, the next one, has its counterpart."""
        if operator == b"Q":
            self._saved -= 1
            if self._saved < 0:
                self._saved = 0
                return False
        elif operator == b"q":
            self._saved += 1
        return True

    def rest(self) -> list[bytes]:
        """What restores the states that are still saved when the stream ends."""
        return [b"Q"] * self._saved


def unmarked(data: bytes, idle: Collection[str] = (), advances: Advances | None = None) -> bytes:
    """The operations that paint, one a line, their numbers as the rules have them; fonts that show nothing are not
    set, states are saved in pairs.

    With `advances` letters stay where they are though their font gets other widths.
    """
    data = renumbered(data)
    states, advances = States(), advances or Advances()
    kept = [
        advances.written(found, data[found.start : found.end])
        for found in operations(data)
        if paints(found, idle) and states.has(found.operator)
    ]
    return b"\n".join([*kept, *states.rest()])


def paints(found: Operation, idle: Collection[str] = ()) -> bool:
    """Whether an operation is one that painting needs; fonts that show nothing (`idle`) are not."""
    if found.operator not in PAINTING or (found.operator == b"ri" and found.operands[-1:] not in _INTENTS):
        return False
    return not (idle and found.operator == b"Tf" and found.operands and name(found.operands[0]) in idle)
