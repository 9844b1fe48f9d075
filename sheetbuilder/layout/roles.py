"""The structure tree as it grows while pages are composed: nodes with a role, and the marks that paint belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from sheetbuilder.layout.imported import ImportedElement, ImportedPage
from sheetbuilder.layout.place import Place


class Role(StrEnum):
    """Standard structure types of ISO 32000-1, 14.8.4: what our pages use, then what only imported ones bring along."""

    DOCUMENT = "Document"
    PART = "Part"
    SECT = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    TABLE = "Table"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    FORM = "Form"
    SPAN = "Span"
    TOC = "TOC"
    TOCI = "TOCI"
    NOTE = "Note"
    ART = "Art"
    DIV = "Div"
    BLOCK_QUOTE = "BlockQuote"
    INDEX = "Index"
    NON_STRUCT = "NonStruct"
    H = "H"
    TFOOT = "TFoot"
    QUOTE = "Quote"
    REFERENCE = "Reference"
    BIB_ENTRY = "BibEntry"
    CODE = "Code"
    ANNOT = "Annot"
    RUBY = "Ruby"
    RB = "RB"
    RT = "RT"
    RP = "RP"
    WARICHU = "Warichu"
    WT = "WT"
    WP = "WP"
    FORMULA = "Formula"


HEADINGS = (Role.H1, Role.H2, Role.H3, Role.H4, Role.H5, Role.H6)


def heading(level: int) -> Role:
    """The role of a heading; levels count from 1 and stop at 6."""
    return HEADINGS[min(level, 6) - 1]


class FieldKind(StrEnum):
    """What a printed field is for (PrintField attributes of ISO 32000-1, table 348)."""

    CHECKBOX = "cb"
    TEXT = "tv"


class Mark:
    """A stretch of content that belongs to one node; painting gives it a page and a number.

    It is what it is, so it is an ordinary class: a Struct that is written down comes back as another one.
    """

    __slots__ = ("owner",)

    def __init__(self, owner: Node) -> None:
        self.owner = owner

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.owner.role})"


class ImportedMark(Struct, eq=False):
    """A stretch of an imported page that belongs to one node; the page brings it along, with its number."""

    owner: Node
    page: ImportedPage
    form: int
    """Which of the page's forms holds it."""
    number: int
    """Its MCID there."""


class Node(Struct, eq=False):
    """One element of the structure tree; its kids stand in reading order, the author's."""

    role: Role
    parent: Node | None = None
    kids: list[Node | Mark | ImportedMark] = []
    title: str | None = None
    alt: str | None = None
    language: str | None = None
    anchor: str | None = None
    """A name that links may point at."""
    target: str | None = None
    """For a Link: `#anchor`, or a URI."""
    field_kind: FieldKind | None = None
    """For a Form: the kind of printed field."""
    scope: str | None = None
    """For a TH: Column or Row."""
    numbering: str | None = None
    """For an L: ListNumbering, None, Decimal or Disc."""
    imported: ImportedElement | None = None
    """For an element of another file: what it says beyond that."""
    places: tuple[Place, ...] = ()
    """The places to write that it stands for: one, or all numbers of a scale; it need not be a Form."""
    neutral: bool = False
    """Whether it and all below it hold nothing of a brand: one object in the trees of many documents."""

    def add(
        self,
        role: Role,
        *,
        title: str | None = None,
        alt: str | None = None,
        language: str | None = None,
        anchor: str | None = None,
        target: str | None = None,
        field_kind: FieldKind | None = None,
        scope: str | None = None,
        numbering: str | None = None,
    ) -> Node:
        """A new last kid."""
        kid = Node(role, self, [], title, alt, language, anchor, target, field_kind, scope, numbering)
        self.kids.append(kid)
        return kid

    def detached(self, role: Role) -> Node:
        """A node that is composed before its turn in the reading order has come; `attach` gives it its place."""
        return Node(role, self)

    def attach(self, kid: Node) -> None:
        """Put a detached node at the end."""
        self.kids.append(kid)

    def mark(self) -> Mark:
        """A new stretch of content at the end of this node."""
        mark = Mark(self)
        self.kids.append(mark)
        return mark

    def imported_mark(self, page: ImportedPage, form: int, number: int) -> None:
        """A stretch of an imported page at the end of this node."""
        self.kids.append(ImportedMark(self, page, form, number))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()
