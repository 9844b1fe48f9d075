"""What was read from a finished file, in plain values: the checks look at these and never at the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from sheetbuilder.errors import Problem
from sheetbuilder.pdf.read.fontfacts import FontFacts
from sheetbuilder.pdf.read.marks import FoundMark, LooseText, Slip
from sheetbuilder.pdf.read.objects import Key

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class FoundField:
    """What a widget is a field of, or is itself."""

    name: str
    """Its full name, the names of all above it before its own."""
    key: Key
    """Of the field, which several widgets may share."""
    top: Key
    """Of the topmost field above it."""
    radio: bool = False
    """Whether one is chosen of several."""
    in_unison: bool = False
    """Whether buttons that mean the same go on and off together."""
    states: tuple[str, ...] = ()
    """The states of the widget's appearance but for off."""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its kind (`Link`, `Widget`, ...), what describes it, and where it leads."""

    key: Key
    page: int
    kind: str
    contents: str
    struct_parent: int | None
    hidden: bool
    target: str = ""
    lost: bool = False
    """It leads to a place in this file that is not there."""
    field: FoundField | None = None
    """For a widget: its field."""
    by_page: bool = False
    """It leads to a page of this file, and names no element there."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form XObject that carries marks or a StructParents number, or is painted at all."""

    key: Key
    struct_parents: int | None
    page: int
    """The page that paints it first."""
    painted: int
    marked: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page as it was found."""

    number: int
    key: Key
    label: str
    boxes: Mapping[str, tuple[float, float, float, float]]
    rotation: int
    struct_parents: int | None
    tab_order: str
    marks: tuple[FoundMark, ...]
    slips: tuple[tuple[Slip, str], ...]
    annotations: tuple[Annotation, ...]
    paints: int
    artifacts: int
    loose: tuple[LooseText, ...] = ()

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The painting operators outside of any mark and artifact."""
        return tuple(detail for kind, detail in self.slips if kind is Slip.UNMARKED)

    @property
    def nested(self) -> tuple[str, ...]:
        """The marks inside marks, in words."""
        return tuple(detail for kind, detail in self.slips if kind is Slip.NESTED)


@dataclass(frozen=True, slots=True)
class Claim:
    """The tree says that this mark belongs to an element; `stream` is a page or, through /Stm, a form
    XObject.
    """

    page: Key | None
    stream: Key | None
    number: int


@dataclass(frozen=True, slots=True)
class ObjectClaim:
    """The tree says that this annotation or XObject belongs to an element (OBJR)."""

    page: Key | None
    target: Key


@dataclass(slots=True)
class Element:
    """One place of a structure element in the tree; filled while the tree is walked, then left alone."""

    key: Key
    role: str
    mapped: str
    parent: Element | None
    declared_parent: Key | None
    repeated: bool
    """The same object stood in the tree before; its kids are not followed again."""
    title: str = ""
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    language: str = ""
    identifier: str = ""
    namespace: str = ""
    """The address of the namespace of its role."""
    refers: bool = False
    """Whether it refers to another element."""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Element | Claim | ObjectClaim] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if type(kid) is Element]

    @property
    def claims(self) -> list[Claim]:
        """The kids that are marks."""
        return [kid for kid in self.kids if type(kid) is Claim]

    @property
    def objects(self) -> list[ObjectClaim]:
        """The kids that are whole objects."""
        return [kid for kid in self.kids if type(kid) is ObjectClaim]

    @property
    def has_content(self) -> bool:
        """Whether marks or whole objects stand directly in it."""
        return any(not isinstance(kid, Element) for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """The element and everything below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements))


@dataclass(frozen=True, slots=True, kw_only=True)
class Font(FontFacts):
    """One font dictionary, with what was shown through it."""

    key: Key
    kind: str
    program: Key | None
    subset: bool


@dataclass(frozen=True, slots=True)
class Painted:
    """What all pages paint with (`conformance.subjects.Painting`)."""

    filters: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outline:
    """One line of the outline; `page` counts from 1, or is None where it leads nowhere in this file."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Labels:
    """Where each stretch of page labels begins (page index from 0)."""

    present: bool = False
    starts: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the XMP packet says; `readable` is None where there is no packet."""

    readable: bool | None = None
    title: str = ""
    pdfua: str | None = None
    pdfa: str | None = None
    declared: tuple[str, ...] = ()
    """The addresses of what it declares to conform to (https://pdfa.org/declarations)."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What the file asks of whoever prints it (ISO 32000-1, table 150); empty where it asks nothing."""

    duplex: str = ""
    """`Simplex`, `DuplexFlipLongEdge` or `DuplexFlipShortEdge`."""
    scaling: str = ""
    """`None` where pages are printed as large as they are."""
    paper_by_size: bool | None = None
    """Whether each page has paper of its own size."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """What the file says about itself as a whole."""

    title: str = ""
    language: str = ""
    producer: str = ""
    marked: bool | None = None
    suspects: bool | None = None
    display_title: bool | None = None
    printing: Printing = Printing()
    output_profiles: tuple[bool, ...] = ()
    """One for each output intent: whether it holds an ICC profile."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The structure tree: its first elements, and what leads back into it."""

    present: bool = False
    roots: tuple[Element, ...] = ()
    root_key: Key | None = None
    parents: Mapping[int, tuple[bool, tuple[Key | None, ...]]] = field(default_factory=dict)
    """StructParent(s) number: whether it holds an array, and the elements it names."""
    roles: Mapping[str, str] = field(default_factory=dict)
    circular: tuple[str, ...] = ()
    remapped: tuple[str, ...] = ()
    order: tuple[Element, ...] | None = None
    """Every element in reading order, for a tree of which nothing will change any more."""

    def walk(self) -> Iterator[Element]:
        """Every element, in reading order."""
        if self.order is not None:
            return iter(self.order)
        return (element for root in self.roots for element in root.walk())


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something in the file that its pages do not show: a kind from a closed list, and a word about it."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the checks may ask about one file."""

    path: Path
    catalog: Catalog = Catalog()
    metadata: Metadata = Metadata()
    pages: tuple[FoundPage, ...] = ()
    forms: Mapping[Key, Form] = field(default_factory=dict)
    fonts: tuple[Font, ...] = ()
    painting: Painted = Painted()
    labels: Labels = Labels()
    outline: tuple[Outline, ...] = ()
    tree: Tree = Tree()
    hidden: tuple[Hidden, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What went wrong while reading."""
    marks: Mapping[tuple[Key, int], FoundMark] = field(default_factory=dict)
    """The first mark of each number in each stream."""
    pictures: frozenset[Key] = frozenset()
    """Image XObjects that some page paints."""
    page_numbers: Mapping[Key, int] = field(default_factory=dict)
    annotations: Mapping[Key, Annotation] = field(default_factory=dict)
    form: frozenset[Key] = frozenset()
    """The fields that the interactive form lists."""
    _made: dict[Callable[[Evidence], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[[Evidence], Made]) -> Made:
        """What a function makes of this evidence, made once however many ask for it; so nobody may change it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])
