"""Text as a screen reader meets it: along the structure tree, block by block."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from sheetbuilder.pdf.inspect.player import GAP, apart
from sheetbuilder.pdf.read.evidence import Claim, Element, Evidence
from sheetbuilder.pdf.read.marks import FoundMark, ShownText
from sheetbuilder.pdf.read.structure import ILLUSTRATIONS, INLINE

SOFT_HYPHEN = "\u00ad"
_JOINTS = " \t\n\r\f\u00a0\u2002\u2003\u2009\u200a\u202f\u200b\u2060-/\u2010\u2012\u2013\u2014" + SOFT_HYPHEN
"""Characters after (or before) which a line may end without a further white space."""
_UNSEEN = {ord(letter): None for letter in "\u200b\u2060"}
LINE = 0.5
"""How far a baseline may move across its line, in parts of the font size, before it counts as a new line."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """One piece of text in its place in the tree."""

    text: str
    element: Element
    mark: FoundMark | None = None
    piece: ShownText | None = None


@dataclass(slots=True)
class TextRun:
    """What one block-level element says without a break: the parts in tree order."""

    block: Element
    parts: list[TextPart] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, white space normalised, hyphens that only the line end wanted left out."""
        return flowing(self.parts)


def is_inline(element: Element) -> bool:
    """Whether the element stands inside a line rather than making one of its own."""
    return element.mapped in INLINE and not (element.mapped == "Note" and _is_block_parent(element.parent))


def _is_block_parent(parent: Element | None) -> bool:
    return parent is None or parent.mapped in ("Document", "Part", "Art", "Sect", "Div", "TD", "LBody")


def is_silent(element: Element) -> bool:
    """Whether a reader is told the element's alternative text in place of what it holds."""
    return element.mapped in ILLUSTRATIONS and bool(element.alt)


def runs(evidence: Evidence, top: Element) -> Iterator[TextRun]:
    """The runs of an element and everything below it, in reading order."""
    current = TextRun(top)
    events: list[tuple[Element, TextPart | None]] = []
    _gather(evidence, top, top, events)
    for block, part in events:
        if current.block is not block or part is None:
            if current.parts:
                yield current
            current = TextRun(block)
        if part is not None:
            current.parts.append(part)
    if current.parts:
        yield current


def spoken(evidence: Evidence) -> tuple[TextRun, ...]:
    """The runs of the whole tree; to be asked for with `Evidence.once`."""
    return tuple(run for root in evidence.tree.roots for run in runs(evidence, root))


def _gather(
    evidence: Evidence, element: Element, block: Element, events: list[tuple[Element, TextPart | None]]
) -> None:
    """Each part with its block; a None says that the block is interrupted here."""
    if not is_inline(element):
        block = element
        events.append((block, None))
    if element.actual is not None:
        events.append((block, TextPart(element.actual, element)))
        return
    if is_silent(element):
        events.append((block, TextPart(f"[{' '.join((element.alt or '').split())}]", element)))
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            if not kid.repeated:
                _gather(evidence, kid, block, events)
                if not is_inline(kid):
                    events.append((block, None))
            continue
        mark = None
        if isinstance(kid, Claim) and kid.stream is not None:
            mark = evidence.marks.get((kid.stream, kid.number))
        if mark is not None:
            events.extend([(block, TextPart(piece.text, element, mark, piece)) for piece in mark.pieces])


def flowing(parts: list[TextPart]) -> str:
    """The parts as one line of text."""
    words = ""
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        said = part.text
        if said.rstrip().endswith(SOFT_HYPHEN) and following is not None and _new_line(part, following):
            said = said.rstrip()[:-1]
        words += said
    return " ".join(words.translate(_UNSEEN).split())


def _new_line(first: TextPart, second: TextPart) -> bool:
    if first.mark is None or second.mark is None or first.piece is None or second.piece is None:
        return True
    if first.mark.page != second.mark.page:
        return True
    distance = apart(first.piece, second.piece)
    return distance is None or abs(distance[1]) > LINE or distance[0] < -1.0


def glued(first: TextPart, second: TextPart) -> bool:
    """Whether two parts stand apart on paper (a line end, a gap) while nothing in their text says so."""
    before, after = first.text, second.text
    if (
        not before.strip()
        or not after.strip()
        or before[-1] in _JOINTS
        or before[-1].isspace()
        or after[0].isspace()
        or after[0] in "\u200b\u2060"
    ):
        return False
    if first.piece is None or second.piece is None or first.mark is None or second.mark is None:
        return False
    if _wide(before[-1]) or _wide(after[0]):
        return False
    if first.mark.page != second.mark.page:
        return True
    distance = apart(first.piece, second.piece)
    if distance is None:
        return False
    along, across = distance
    if abs(across) > LINE or along < -1.0:
        return True
    tracked = len(before.strip()) == 1 and len(after.strip()) == 1
    return along > GAP and not tracked


def backwards(first: TextPart, second: TextPart) -> bool:
    """Whether the second part, later in the tree, is painted and placed before the first."""
    if first.mark is None or second.mark is None or first.piece is None or second.piece is None:
        return False
    if first.mark.stream != second.mark.stream and (first.mark.in_form or second.mark.in_form):
        return False  # Imposed sheets: pages of one text stand where the folding wants them.
    if first.mark is second.mark or first.mark.page != second.mark.page:
        return first.mark.page > second.mark.page
    distance = apart(first.piece, second.piece)
    if distance is None:
        return second.mark.order < first.mark.order
    if _right_to_left(first.text) or _right_to_left(second.text):
        return False
    along, across = distance
    length = apart(first.piece, _start_of(first.piece))
    left_of_start = length is not None and along < length[0] - 0.05
    if abs(across) <= LINE:
        return left_of_start
    return second.mark.order < first.mark.order and across > LINE


def _start_of(piece: ShownText) -> ShownText:
    return ShownText(piece.text, piece.start, piece.start, piece.direction, piece.size)


def _wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _right_to_left(words: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
