"""What the child says of the pages that are grafted: plain values, decoded strictly by the parent."""

from __future__ import annotations

from dataclasses import dataclass, field

from sheetbuilder.layout.artwork import Piece
from sheetbuilder.layout.imported import ImportedField, Rectangle, Value


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mark as it is numbered now; `place` counts the chosen pages from 0."""

    place: int
    form: int
    number: int


@dataclass(frozen=True, slots=True)
class Below:
    """A further element, by its index."""

    element: int


@dataclass(frozen=True, slots=True)
class Held:
    """A link annotation, by its index."""

    link: int


@dataclass(frozen=True, slots=True)
class Fillable:
    """A widget of a form field, by its index."""

    widget: int


Kid = Claimed | Below | Held | Fillable


@dataclass(frozen=True, slots=True)
class FoundElement:
    """A structure element with something on the chosen pages; its role is a standard one."""

    role: str
    kids: tuple[Kid, ...]
    place: int
    """The chosen page where it begins."""
    title: str = ""
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    language: str = ""
    identifier: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    box: Rectangle | None = None
    """On the page where it begins."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A place in the file that was chosen too: the page, and the height above its lower edge."""

    place: int
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a chosen page, to an address or a place."""

    place: int
    box: Rectangle
    quads: tuple[float, ...]
    contents: str
    address: str = ""
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class FoundWidget:
    """Where a field is on a chosen page, and how it looks: for each state a piece of the shared resources.

    What has no states has a single one without a name.
    """

    place: int
    box: Rectangle
    field: int
    states: dict[str, int]
    state: str


@dataclass(frozen=True, slots=True)
class FoundBookmark:
    """A line of the file's outline that leads to a chosen page; levels count from 0."""

    level: int
    title: str
    goal: Goal


@dataclass(frozen=True, slots=True)
class Cut:
    """One page cut out: its own forms, the page first; references as in `ImportedPage`."""

    number: int
    forms: tuple[Piece, ...]
    marks: tuple[int, ...]
    """How many marks each form holds."""
    width: float
    height: float
    silent: bool
    """Whether it shows something that is no artifact, and nothing of it is in the tree."""
    unheard: tuple[str, ...] = ()
    """The first words of each stretch of text that no element claims; nothing for a picture."""
    unknown: tuple[str, ...] = ()
    """The words of each stretch that is heard with a letter that means U+FFFD."""


@dataclass(frozen=True, slots=True)
class FoundRun:
    """Chosen pages in the file's own order: their elements form one tree."""

    first: int
    last: int
    """Places among the chosen pages."""
    tops: tuple[int, ...]
    """The elements that stand above all others."""


@dataclass(frozen=True, slots=True)
class Found:
    """The chosen pages and all that their structure says."""

    tagged: bool
    language: str
    shared: tuple[Piece, ...]
    cuts: tuple[Cut, ...]
    """One for each page, however often it is chosen."""
    chosen: tuple[int, ...]
    """Page numbers, in the order asked for."""
    runs: tuple[FoundRun, ...]
    elements: tuple[FoundElement, ...]
    links: tuple[Link, ...]
    fields: tuple[ImportedField, ...]
    """Each with its full name in the file."""
    widgets: tuple[FoundWidget, ...]
    outline: tuple[FoundBookmark, ...]
    flattened: int = 0
    """Form fields that became part of their page."""
    dropped: tuple[str, ...] = ()
    """Kinds of annotations that are left out."""
    repairs: tuple[str, ...] = ()
    """What of the tree was mended, by a word from a closed list (`Mended`)."""
