"""Content with its marks set anew, in the child: all paint in one mark or one artifact, numbers counted from 0."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sheetbuilder.foreign.extract.advances import Advances
from sheetbuilder.foreign.extract.marks import States, paints
from sheetbuilder.foreign.extract.names import MARK_NUMBER
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.tokens import Operation, name, operations
from sheetbuilder.pdf.write.syntax import text

Address = tuple[Key, int]
"""A mark by its stream and number; a whole XObject has the number `WHOLE`."""
WHOLE = -1

_BEGINNING = frozenset(b"m re".split())
_ENDING = frozenset(b"S s f F f* B B* b b* n".split())
_SHOWING = frozenset(b"Tj TJ ' \"".split())
_PAINTED = _BEGINNING | _ENDING | _SHOWING | frozenset(b"sh BI".split())
"""Operators that need an owner; of a path only the first one, for nothing may come between its parts."""
_WORDS = ("ActualText", "Alt", "E")
_LANGUAGE = re.compile(rb"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)")
_ROLE = re.compile(rb"/[A-Za-z0-9]{1,40}")


@dataclass(eq=False, slots=True)
class MarkedStretch:
    """A marked-content sequence as the file has it: a mark that the tree claims, an artifact, or words about it."""

    tag: bytes
    address: Address | None = None
    artifact: bool = False
    unclaimed: bool = False
    """An artifact only with us: it is a mark that no element claims."""
    words: bytes = b""
    """ActualText, Alt, E and Lang, ready to be written."""
    opened: bool = False

    @property
    def owns(self) -> bool:
        """Whether paint inside it belongs to something."""
        return self.artifact or self.address is not None


Chain = tuple[MarkedStretch, ...]
"""What is to be open around an operator, from outside."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a `Do` becomes: the name to draw, its address where it is claimed as a whole, whether it has own marks."""

    name: bytes
    address: Address | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Content before it gets its marks: its stream, what its names mean, and those of them that paint nothing."""

    stream: Key
    resources: object
    idle: Collection[str] = ()
    advances: Advances = field(default_factory=Advances)


Draw = Callable[[str, bool], Drawn | None]
"""Asked with a name, and whether an owner is around it; None where nothing is to be painted."""


class Marking:
    """One content stream on its way into a form of ours."""

    def __init__(self, source: Unmarked, claimed: Collection[Address], draw: Draw, *, owned: bool) -> None:
        self._source = source
        self._claimed = claimed
        self._draw = draw
        self._owned = owned
        self._artifact = MarkedStretch(b"/Artifact", artifact=True)
        self.leaves = False
        """Whether something became an artifact that was none."""
        self._around: list[MarkedStretch] = []
        self._open: list[MarkedStretch] = []
        self._out: list[bytes] = []
        self.numbers: dict[Address, list[int]] = {}
        """The new numbers of each mark, in painting order: none where it is empty, several where others stood in it."""
        self.count = 0

    def run(self, data: bytes) -> bytes:
        """The content with new marks.

        With `owned` it stands inside a mark or artifact of somebody else's, and keeps only words about stretches.
        """
        shown: list[tuple[bytes, Chain | None]] | None = None
        in_path = False
        states = States()
        for found in operations(data):
            operator, written = found.operator, self._source.advances.written(found, data[found.start : found.end])
            if operator in (b"BMC", b"BDC"):
                self._around.append(self._begun(found))
            elif operator == b"EMC":
                if self._around:
                    self._around.pop()
            elif not (paints(found, self._source.idle) and states.has(operator)):
                continue
            elif operator == b"BT":
                self._text(shown)
                shown, in_path = [], False
            elif operator == b"ET":
                self._text(shown)
                shown = None
            elif operator == b"Do":
                self._drawn(found, shown)
                in_path = False
            elif shown is not None:
                shown.append((written, self._chain() if operator in _PAINTED else None))
            else:
                if operator in _PAINTED and not in_path:
                    self._let(self._chain())
                in_path = operator in _BEGINNING or (in_path and operator not in _PAINTED)
                self._out.append(written)
        self._text(shown)
        self._let(())
        return b"\n".join([*self._out, *states.rest()])

    def _text(self, shown: list[tuple[bytes, Chain | None]] | None) -> None:
        """A text object: marks stand around it where one holds all of it, else inside (ISO 32000-1, 14.6.1)."""
        if shown is None:
            return
        chains = {chain for _, chain in shown if chain is not None}
        if len(chains) > 1:
            self._let(())
        for chain in chains if len(chains) == 1 else ():
            self._let(chain)
        self._out.append(b"BT")
        for written, around in shown:
            if around is not None:
                self._let(around)
            self._out.append(written)
        if len(chains) > 1:
            self._let(())
        self._out.append(b"ET")

    def _drawn(self, found: Operation, shown: list[tuple[bytes, Chain | None]] | None) -> None:
        chain = self._chain()
        owner = self._owned or any(stretch.owns for stretch in self._around)
        drawn = self._draw(name(found.operands[-1]), owner) if found.operands else None
        if drawn is None:
            return
        if drawn.address is not None and not owner:
            chain = (MarkedStretch(b"/Span", drawn.address),)
        if drawn.marked:
            chain = ()
        written = drawn.name + b" Do"
        if shown is not None:
            shown.append((written, chain))
            return
        self._let(chain)
        self._out.append(written)

    # What is around

    def _chain(self) -> Chain:
        """The innermost owner, and the words inside it; what nobody owns is an artifact."""
        if self._owned:
            return tuple(stretch for stretch in self._around if stretch.words)
        for at in range(len(self._around) - 1, -1, -1):
            if self._around[at].artifact:
                self.leaves = self.leaves or self._around[at].unclaimed
                return (self._artifact, *(stretch for stretch in self._around[at + 1 :] if stretch.words))
            if self._around[at].owns:
                inside = (stretch for stretch in self._around[at + 1 :] if stretch.words)
                return (self._around[at], *inside)
        self.leaves = True
        return (self._artifact, *(stretch for stretch in self._around if stretch.words))

    def _begun(self, found: Operation) -> MarkedStretch:
        tag = found.operands[0] if found.operands and _ROLE.fullmatch(found.operands[0]) else b"/Span"
        said = properties(found.operands[1:], self._source.resources)
        if tag == b"/Artifact":
            return MarkedStretch(tag, artifact=True)
        words = b"".join(b"/%s %s" % (key.encode("ascii"), said[key]) for key in _WORDS if key in said)
        language = _LANGUAGE.fullmatch(said.get("Lang", b""))
        words += b"/Lang (%s)" % language[1] if language else b""
        number = mark_number(said)
        address = None if number is None else (self._source.stream, number)
        if address is not None and address not in self._claimed:
            # No element claims it, so no reader was ever told of it, but of the mark around it.
            heard = any(stretch.address is not None for stretch in self._around)
            return MarkedStretch(tag, words=words) if heard else MarkedStretch(tag, artifact=True, unclaimed=True)
        if address is not None:
            self.numbers.setdefault(address, [])
        return MarkedStretch(tag, address, words=words)

    def _let(self, chain: Chain) -> None:
        """Let exactly this be open."""
        shared = 0
        while shared < min(len(chain), len(self._open)) and chain[shared] is self._open[shared]:
            shared += 1
        for _ in range(len(self._open) - shared):
            self._open.pop()
            self._out.append(b"EMC")
        for stretch in chain[shared:]:
            self._open.append(stretch)
            self._out.append(self._opening(stretch))

    def _opening(self, stretch: MarkedStretch) -> bytes:
        # What stands for a stretch is said once, however many pieces it comes in.
        words = b"/ActualText ()" if stretch.opened and b"/ActualText" in stretch.words else stretch.words
        stretch.opened = True
        if stretch.artifact:
            return b"/Artifact BMC"
        if stretch.address is None:
            return b"/Span <<%s>> BDC" % words
        self.numbers.setdefault(stretch.address, []).append(self.count)
        self.count += 1
        return b"%s <</MCID %d%s>> BDC" % (stretch.tag, self.count - 1, words)


def properties(operands: tuple[bytes, ...], resources: object) -> dict[str, bytes]:
    """The property list of a stretch, inlined (ISO 32000-1, 14.6.2): each entry as written."""
    if len(operands) == 1 and operands[0].startswith(b"/"):
        return dict(_plain(objects.get(objects.get(resources, "/Properties"), name(operands[0]))))
    return dict(_pairs(operands))


def mark_number(said: Mapping[str, bytes]) -> int | None:
    """The number of a mark by its property list; None where there is none that makes sense."""
    written = said.get("MCID", b"")
    return int(written) if MARK_NUMBER.fullmatch(written) else None


def _pairs(tokens: tuple[bytes, ...]) -> Iterator[tuple[str, bytes]]:
    """The entries of a dictionary written in place whose values are one token."""
    depth = 0
    key: bytes | None = None
    for token in tokens:
        if token in (b"<<", b"["):
            depth += 1
            key = None if depth > 1 else key
        elif token in (b">>", b"]"):
            depth -= 1
        elif depth == 1 and key is None:
            key = token if token.startswith(b"/") else None
        elif depth == 1 and key is not None:
            if not token.startswith(b"/"):
                yield name(key)[1:], token
            key = None


def _plain(properties: object) -> Iterator[tuple[str, bytes]]:
    for key, value in objects.entries(properties):
        words, number = objects.text(value), objects.integer(value)
        if words is not None:
            yield key, text(words)
        elif number is not None:
            yield key, b"%d" % number
