"""Parts remembered from run to run: written down as MessagePack, read back with their types proved, never as code.

A mark is written down as its number in the tree, which is written down beside the pages. What another program left,
or half of a file, is as good as nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from msgspec import MsgspecError, Struct, msgpack

from sheetbuilder.compose.cache import LayoutCache, Part, PartKey
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.place import Place
from sheetbuilder.layout.roles import FieldKind, ImportedMark, Mark, Node, Role
from sheetbuilder.theme.typeface import FaceName, FontFile
from sheetbuilder.unchanged.program import code
from sheetbuilder.unchanged.store import PARTS, Store
from sheetbuilder.values import replace


class _Element(Struct, frozen=True, array_like=True):
    """A node without its parent; a kid that is None is a mark."""

    role: Role
    kids: tuple[_Element | None, ...]
    title: str | None
    alt: str | None
    language: str | None
    anchor: str | None
    target: str | None
    field_kind: FieldKind | None
    scope: str | None
    numbering: str | None
    places: tuple[Place, ...]


class _UnwritableError(Exception):
    """A part that holds something that is not written down: it is composed each time."""


class RememberedParts:
    """The parts in a store."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store(PARTS)
        self._marks: list[Mark] = []
        self._numbers: dict[int, int] = {}
        self._fonts: dict[Hashable, bytes] = {}
        self._keys = msgpack.Encoder(enc_hook=_unwritable, order="deterministic")
        self._encoder = msgpack.Encoder(enc_hook=self._number)
        self._trees = msgpack.Decoder(tuple[_Element, ...])
        self._pages = msgpack.Decoder(tuple[PageContent, ...], dec_hook=self._mark)

    def taken(self, key: PartKey) -> Part | None:
        """The part with that key, as it was composed; None where it is not there."""
        try:
            found = self._store.taken(self._hash(key))
            return self._read(found) if found is not None else None
        except (_UnwritableError, MsgspecError, RecursionError, IndexError, OSError):
            return None

    def put(self, key: PartKey, part: Part) -> None:
        """Remember a part; one that ends in problems is composed again, and they are told where they are then."""
        if part.problems or part.missing:
            return
        try:
            self._store.put(self._hash(key), self._written(part))
        except (_UnwritableError, RecursionError, OSError):
            return

    def _hash(self, key: PartKey) -> bytes:
        fonts = key.conditions.fonts
        if fonts not in self._fonts:
            self._fonts[fonts] = _fonts_hash(fonts)
        plain = replace(key, conditions=replace(key.conditions, fonts=()))
        return hashlib.sha256(self._keys.encode((code(), self._fonts[fonts], plain))).digest()

    def _written(self, part: Part) -> bytes:
        self._numbers = {}
        above = part.nodes[0].parent if part.nodes else None
        tree = tuple(self._element(node, above) for node in part.nodes)
        return self._encoder.encode((self._encoder.encode(tree), self._encoder.encode(part.drafts)))

    def _read(self, content: bytes) -> Part:
        tree, pages = msgpack.decode(content, type=tuple[bytes, bytes])
        self._marks = []
        above = Node(Role.DOCUMENT)
        for element in self._trees.decode(tree):
            above.kids.append(self._node(element, above))
        drafts = self._pages.decode(pages)
        return Part(drafts, tuple(kid for kid in above.kids if isinstance(kid, Node)))

    def _element(self, node: Node, above: Node | None) -> _Element:
        if node.imported is not None or node.parent is not above:
            raise _UnwritableError
        kids: list[_Element | None] = []
        for kid in node.kids:
            if isinstance(kid, Mark):
                self._numbers[id(kid)] = len(self._numbers)
                kids.append(None)
            elif isinstance(kid, ImportedMark):
                raise _UnwritableError
            else:
                kids.append(self._element(kid, node))
        return _Element(
            node.role,
            tuple(kids),
            node.title,
            node.alt,
            node.language,
            node.anchor,
            node.target,
            node.field_kind,
            node.scope,
            node.numbering,
            node.places,
        )

    def _node(self, element: _Element, above: Node) -> Node:
        node = Node(
            element.role,
            above,
            [],
            element.title,
            element.alt,
            element.language,
            element.anchor,
            element.target,
            element.field_kind,
            element.scope,
            element.numbering,
            None,
            element.places,
        )
        for kid in element.kids:
            if kid is None:
                self._marks.append(node.mark())
            else:
                node.kids.append(self._node(kid, node))
        return node

    def _number(self, value: object) -> int:
        """A mark as its number in the tree."""
        number = self._numbers.get(id(value))
        if number is None:
            raise _UnwritableError
        return number

    def _mark(self, kind: type, value: object) -> Mark:
        if kind is not Mark or not isinstance(value, int) or value < 0:
            raise IndexError
        return self._marks[value]


def layout_cache(*, remember: bool) -> LayoutCache:
    """A cache for one run; what it composes may be remembered for the next ones, in the user's own cache."""
    if not remember:
        return LayoutCache()
    store = Store(PARTS)
    return LayoutCache(RememberedParts(store), store)


def _unwritable(value: object) -> object:
    raise _UnwritableError(type(value))


def _fonts_hash(fonts: tuple[tuple[FaceName, FontFile], ...]) -> bytes:
    """Of what the fonts are, wherever they lie; `OSError` for one that cannot be read."""
    found = hashlib.sha256()
    for name, file in fonts:
        found.update(f"{name.weight} {name.italic} ".encode() + file.sha256)
    return found.digest()
