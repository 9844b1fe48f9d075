"""Pages of somebody else's file imported into ours: what paints them, and what their structure says beyond ours."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from sheetbuilder.layout.artwork import Piece

Value = str | float | tuple[str, ...] | tuple[float, ...]
"""A name or a text, a number, several of them."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the imported page, as an eye sees it."""


class SharedResources(Struct, frozen=True, eq=False):
    """Objects that the pages of one file share: fonts, pictures, forms without marks."""

    pieces: tuple[Piece, ...]


class ImportedPage:
    """One page of another file, to be shown once: its marks keep their numbers, in the forms that hold them.

    The forms are the page itself, upright, its lower left corner at 0, then those with marks that it draws; a reference
    from 0 on means a piece of the shared resources, -1 the first of these forms, -2 the second, and so on. Sizes are
    points, as an eye sees it. It is `tagged` if it has marks of its own, all else in it being artifacts; if not, it
    needs a mark around it. `anchors` are names of places that links may point at, each with its height above the page's
    lower edge; `pdfa` and `pdfua` say whether a file with it can still be that, as far as one can see.
    """

    __slots__ = ("anchors", "forms", "height", "pdfa", "pdfua", "shared", "tagged", "width")

    def __init__(
        self,
        shared: SharedResources,
        forms: tuple[Piece, ...],
        width: float,
        height: float,
        tagged: bool,
        anchors: Mapping[str, float] | None = None,
        pdfa: bool = True,
        pdfua: bool = True,
    ) -> None:
        self.shared, self.forms = shared, forms
        self.width, self.height = width, height
        self.tagged = tagged
        self.anchors: Mapping[str, float] = anchors or {}
        self.pdfa, self.pdfua = pdfa, pdfua

    def not_pdfua(self) -> ImportedPage:
        """The same page as one that takes PDF/UA back."""
        return ImportedPage(
            self.shared, self.forms, self.width, self.height, self.tagged, self.anchors, self.pdfa, pdfua=False
        )


class ImportedArea(Struct, frozen=True):
    """A place on an imported page that leads elsewhere."""

    page: ImportedPage
    box: Rectangle
    target: str
    """`#anchor`, or a URI."""
    contents: str
    """What it is, in words."""
    quads: tuple[float, ...] = ()
    """Eight numbers for each stretch of it, where its box is more than what can be clicked."""


class ImportedField(Struct, frozen=True, eq=False):
    """A form field that stays one; its widgets may be several."""

    name: str
    """With us one that no other field of the document has."""
    kind: str
    """A text (Tx), a button with states (Btn), or a choice (Ch; ISO 32000-1, 12.7.4)."""
    description: str
    flags: int
    value: str
    options: tuple[tuple[str, str], ...] = ()
    """What each option means, and what it shows."""
    longest: int | None = None
    font: int | None = None
    """The piece of the shared resources that a text or choice is filled in with, and its size (0: as fits)."""
    size: float = 0.0


class ImportedWidget(Struct, frozen=True):
    """Where a field is on an imported page, and how it looks: a piece of the shared resources for each state."""

    page: ImportedPage
    box: Rectangle
    field: ImportedField
    states: Mapping[str, int]
    state: str


class ImportedElement(Struct, frozen=True):
    """What an element of another file says beyond what ours say."""

    actual: str | None = None
    expansion: str | None = None
    identifier: str | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict)
    """Standard attributes by name (ISO 32000-1, 14.8.5), but BBox."""
    box: tuple[ImportedPage, Rectangle] | None = None
    areas: tuple[ImportedArea, ...] = ()
    """For a Link."""
    widget: ImportedWidget | None = None
    """For a Form."""
