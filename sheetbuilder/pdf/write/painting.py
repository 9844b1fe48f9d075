"""Painting: a page's display list becomes operators, each of them in one mark or one artifact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct, field

from sheetbuilder.layout.extents import Leaf, flat
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.holes import marks
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import CIRCLE, Area, Box, Dash, Inset, Item, Path, Pen, Picture, Text
from sheetbuilder.layout.places import areas_of
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.sparing import spared
from sheetbuilder.layout.surfaces import PlacedPage, Rectangle, Surface, after, askew, moved_box, moved_quad, turned
from sheetbuilder.pdf.write.artworks import ArtworksInFile
from sheetbuilder.pdf.write.colours import BLACK, KNOCK, OVER, setting
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile, PlacedImport
from sheetbuilder.pdf.write.syntax import escaped, number, numbers, special, text
from sheetbuilder.theme.palette import ColourRole, Palette
from sheetbuilder.theme.typeface import FaceName
from sheetbuilder.values import replace

_AT_EDGE = 0.5
"""Points from a page's edge at which an area is meant to reach it."""
_DASHES = {Dash.SOLID: "[] 0 d", Dash.DASHED: "[3 2] 0 d", Dash.DOTTED: "[0.01 2] 0 d"}


class LetterCodes(Protocol):
    """What knows the codes of letters in the fonts of a file."""

    def encoded(self, name: FaceName, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the font subset, codes of one byte each)."""


Shown = dict[tuple[FaceName, str, tuple[tuple[int, float], ...]], tuple[tuple[str, bytes], ...]]
"""By face, text and kerns: the operators that show it, each with the resource name of its font."""


class Paints(Struct, frozen=True):
    """What the pages of a file are painted with: the colours, and the fonts, artworks and imported pages in it."""

    palette: Palette
    fonts: LetterCodes
    artworks: ArtworksInFile
    imported_pages: ImportedPagesInFile
    fillable: bool = False
    """Whether places to write become form fields: what is drawn for them is decoration then."""
    shown: Shown = field(default_factory=dict)
    """What was shown already, of the same fonts."""

    def showing(self, item: Text) -> tuple[tuple[str, bytes], ...]:
        """The operators that show a text, each with the font that it is in."""
        key = item.face, item.text, item.kerns
        known = self.shown.get(key)
        if known is None:
            known = self.shown[key] = tuple(_showing(item, self.fonts))
        return known


def _showing(item: Text, fonts: LetterCodes) -> Iterator[tuple[str, bytes]]:
    at = 0
    for font, codes in fonts.encoded(item.face, item.text):
        if not item.kerns:
            yield font, b"(%s) Tj" % escaped(codes)
            continue
        pieces: list[bytes] = []
        start = 0
        written = escaped if special(codes) else bytes
        for place, move in item.kerns:
            index = place - at
            if 0 <= index < len(codes):
                kern = number(-move).encode("ascii")
                pieces.append(b"(%s)%s" % (written(codes[start:index]), kern) if index > start else kern)
                start = index
        at += len(codes)
        if pieces:
            yield font, b"[%s(%s)] TJ" % (b"".join(pieces), written(codes[start:]))
        else:
            yield font, b"(%s) Tj" % written(codes)


class PlacedArea(Struct, frozen=True):
    """A rectangle to write in, where it comes on a surface."""

    area: Area
    surface: int
    """Index of the surface."""
    box: Rectangle


class LinkLine(Struct, frozen=True):
    """One line of a link."""

    node: Node
    surface: int
    """Index of the surface."""
    box: Rectangle
    quads: tuple[float, ...] = ()
    """Its corners where it stands askew, so that its box is more than the line."""


class Placements(Struct):
    """What painting finds out about the tree, as points of surfaces: where marks landed, how far nodes reach."""

    marks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By `id` of a mark: the (surface index, MCID) pairs in painting order."""
    owners: dict[int, list[Node]] = field(default_factory=dict)
    """By surface index: the node of each MCID."""
    boxes: dict[int, tuple[int, Rectangle]] = field(default_factory=dict)
    """By `id` of a Figure or Form: its first surface and the box around all that was painted for it there."""
    links: list[LinkLine] = field(default_factory=list)
    anchors: dict[str, tuple[int, float | None, float]] = field(default_factory=dict)
    """By anchor: surface index, and the upper left corner of what begins there; None is the left edge of the page."""
    imports: dict[ImportedPage, PlacedImport] = field(default_factory=dict)
    """Where each imported page stands."""
    areas: list[PlacedArea] = field(default_factory=list)
    """Where one can write, in a file that can be filled in."""


def paint(
    placed: PlacedPage,
    index: int,
    paints: Paints,
    placements: Placements,
    *,
    alone: bool = True,
    items: Sequence[Item] | None = None,
) -> bytes:
    """The operators of a page, in its own points; where what is painted comes on the surface is noted in `placements`.

    `index` is that of the surface; `alone` tells whether the page is all that it is. Where `items` are given, those
    alone are painted.
    """
    painter = _Painter(placed, index, paints, placements, alone=alone)
    for x, y, item in flat((*placed.page.items, *marks(placed.page.holes)) if items is None else items):
        painter.item(item, x, y)
    if paints.fillable:
        placements.areas += _areas(placed, index, placed.page.items if items is None else items)
    return painter.finish()


def _areas(placed: PlacedPage, index: int, items: Sequence[Item]) -> Iterator[PlacedArea]:
    height = placed.page.height
    for area, at in areas_of(items):
        if turned(placed.matrix):
            raise ValueError("a page with form fields may be moved and scaled, not turned")
        yield PlacedArea(
            area, index, moved_box(placed.matrix, (at.left, height - at.bottom, at.right, height - at.top))
        )


def paint_furniture(surface: Surface, paints: Paints) -> bytes:
    """The operators of what a surface has beside its pages, one artifact; `ValueError` for what would be read."""
    leaves = list(flat(surface.furniture))
    if any(item.mark is not None or isinstance(item, Inset) for _, _, item in leaves):
        raise ValueError("the furniture of a surface is decoration: it has no mark, and no page of anybody's")
    sheet = PlacedPage(Page(PageKind.BLANK, 0, surface.width, surface.height, surface.furniture))
    painter = _Painter(sheet, 0, paints, Placements(), alone=True)
    for x, y, item in leaves:
        painter.item(item, x, y)
    return painter.finish()


def paint_again(page: Page, paints: Paints) -> bytes:
    """The operators of a page, in its own points, without its marks: whoever shows it so says what it is.

    `ValueError` for a page that shows an imported one with marks of its own, which are claimed once.
    """
    painter = _Copyist(PlacedPage(page), 0, paints, Placements(), alone=True)
    for x, y, item in flat(page.items):
        painter.item(item, x, y)
    return painter.finish()


class _Painter:
    def __init__(self, placed: PlacedPage, index: int, paints: Paints, placements: Placements, *, alone: bool) -> None:
        self._width, self._height = placed.page.width, placed.page.height
        self._matrix = placed.matrix
        self._seen, self._cut = placed.seen, placed.window is not None
        self._alone = alone
        self._index = index
        self._paints = paints
        self._placements = placements
        # Pages of one surface count their marks together: it has one content stream.
        self._owners = placements.owners.setdefault(index, [])
        self._last_line: tuple[Node, Rectangle] | None = None
        self._out: list[bytes] = []
        self._open: Mark | None = None
        self._in_sequence = False
        self._in_text = False
        self._pen_at = (0.0, 0.0)
        self._font: tuple[str, float] | None = None
        self._fill: ColourRole | None = None
        self._stroke: Pen | None = None
        self._tracking = 0.0
        self._overprints = False
        self._reached: set[int] = set()
        """The nodes whose anchors are noted, by `id`: an anchor is where its words come first."""

    def item(self, item: Leaf, x: float, y: float) -> None:
        if self._paints.palette.sparing:
            item = spared(item)
        if isinstance(item, Inset) and item.page.tagged:
            self._end()  # its marks and artifacts must not stand inside others
            self._inset(item, x, y)
            return
        mark = self._read(item.mark)
        if not self._in_sequence or mark is not self._open:
            self._begin(mark)
        if isinstance(item, Text):
            self._text(item, x, y)
        elif isinstance(item, Box):
            self._box(item, x, y)
        elif isinstance(item, Picture):
            self._picture(item, x, y)
        elif isinstance(item, Inset):
            self._inset(item, x, y)
        else:
            self._path(item, x, y)

    def _read(self, mark: Mark | None) -> Mark | None:
        """The mark of what is read on the page: a field is told of by its widget, and its frame is decoration."""
        if self._paints.fillable and mark is not None and mark.owner.places and mark.owner.role is Role.FORM:
            return None
        return mark

    def finish(self) -> bytes:
        self._end()
        self._overprint(on=False)  # a letterhead may follow
        return b"\n".join(self._out)

    def _begin(self, mark: Mark | None) -> None:
        self._end()
        self._in_sequence, self._open = True, mark
        if mark is None:
            self._put("/Artifact BMC")
            return
        mcid = len(self._owners)
        self._owners.append(mark.owner)
        self._placements.marks.setdefault(id(mark), []).append((self._index, mcid))
        self._put(f"/{mark.owner.role} <</MCID {mcid}>> BDC")

    def _end(self) -> None:
        self._end_text()
        if self._in_sequence:
            self._put("EMC")
        self._in_sequence, self._open = False, None

    def _put(self, operators: str) -> None:
        self._out.append(operators.encode("ascii"))

    def _text(self, item: Text, x: float, y: float) -> None:
        at = (x + item.x, self._height - y - item.y)
        if item.actual is not None:
            self._end_text()
            self._out.append(b"/Span <</ActualText " + text(item.actual) + b">> BDC")
        self._set_fill(item.ink, word=True)
        if not self._in_text:
            self._put("BT")
            self._in_text, self._pen_at = True, (0.0, 0.0)
        if item.tracking != self._tracking:
            self._put(f"{number(item.tracking)} Tc")
            self._tracking = item.tracking
        if item.turned:
            self._upside_down(item, at)
            return
        self._put(f"{numbers((at[0] - self._pen_at[0], at[1] - self._pen_at[1]))} Td")
        # Rounding must not add up along a page: the pen is where the rounded numbers left it.
        self._pen_at = (
            self._pen_at[0] + round(at[0] - self._pen_at[0], 2),
            self._pen_at[1] + round(at[1] - self._pen_at[1], 2),
        )
        self._show(item)
        if item.actual is not None:
            self._end_text()
            self._put("EMC")
        size = item.size
        self._reach(item.mark, (at[0], at[1] - 0.25 * size, at[0] + item.width, at[1] + 0.8 * size))

    def _upside_down(self, item: Text, at: tuple[float, float]) -> None:
        self._put(f"-1 0 0 -1 {numbers(at)} Tm")
        self._show(item)
        # What comes next begins with an upright matrix again.
        self._end_text()
        if item.actual is not None:
            self._put("EMC")
        size = item.size
        self._reach(item.mark, (at[0] - item.width, at[1] - 0.8 * size, at[0], at[1] + 0.25 * size))

    def _show(self, item: Text) -> None:
        for font, operator in self._paints.showing(item):
            if self._font != (font, item.size):
                self._put(f"/{font} {number(item.size)} Tf")
                self._font = (font, item.size)
            self._out.append(operator)

    def _end_text(self) -> None:
        if self._in_text:
            self._put("ET")
            self._in_text = False

    def _box(self, item: Box, x: float, y: float) -> None:
        left, top = x + item.x, self._height - y - item.y
        right, bottom = left + item.width, top - item.height
        if self._cut and item.fill is not None:
            (left, bottom), (right, top) = self._beyond(left, bottom), self._beyond(right, top)
        self._end_text()
        self._set(item.pen, item.fill)
        radius = min(item.radius, item.width / 2, item.height / 2)
        if radius:
            self._round(left, bottom, right, top, radius)
        else:
            self._put(f"{numbers((left, bottom, right - left, top - bottom))} re")
        self._put(_finishing(item.pen, item.fill, closed=True))
        self._reach(item.mark, (left, bottom, right, top))

    def _beyond(self, x: float, y: float) -> tuple[float, float]:
        """A corner of a filled area; one on an edge of the page is moved out to that of its window, if that is beyond.

        So that a cut that goes astray shows no white.
        """
        left, bottom, right, top = self._seen
        across = min(left, x) if x <= _AT_EDGE else max(right, x) if x >= self._width - _AT_EDGE else x
        up = min(bottom, y) if y <= _AT_EDGE else max(top, y) if y >= self._height - _AT_EDGE else y
        return across, up

    def _round(self, left: float, bottom: float, right: float, top: float, r: float) -> None:
        k = r * (1 - CIRCLE)
        self._put(
            "\n".join(
                (
                    f"{numbers((left + r, bottom))} m",
                    f"{numbers((right - r, bottom))} l",
                    f"{numbers((right - k, bottom, right, bottom + k, right, bottom + r))} c",
                    f"{numbers((right, top - r))} l",
                    f"{numbers((right, top - k, right - k, top, right - r, top))} c",
                    f"{numbers((left + r, top))} l",
                    f"{numbers((left + k, top, left, top - k, left, top - r))} c",
                    f"{numbers((left, bottom + r))} l",
                    f"{numbers((left, bottom + k, left + k, bottom, left + r, bottom))} c",
                )
            )
        )

    def _picture(self, item: Picture, x: float, y: float) -> None:
        left, top = x + item.x, self._height - y - item.y
        right, bottom = left + item.width, top - item.height
        across, up = item.width / item.art.width, item.height / item.art.height
        self._end_text()
        self._overprint(on=False)
        self._out.append(self._paints.artworks.shown(item.art, (across, 0.0, 0.0, up, left, bottom)))
        self._reach(item.mark, (left, bottom, right, top))

    def _inset(self, item: Inset, x: float, y: float) -> None:
        page = item.page
        left, top = x + item.x, self._height - y - item.y
        bottom, scale = top - item.height, (item.width / page.width, item.height / page.height)
        assert page not in self._placements.imports, "a guest page is shown once: its marks are claimed once"
        self._end_text()
        self._overprint(on=False)
        matrix = (scale[0], 0.0, 0.0, scale[1], left, bottom)
        forms = self._paints.imported_pages.written(page)
        self._placements.imports[page] = PlacedImport(self._index, after(matrix, self._matrix), forms)
        if self._paints.imported_pages.blending(page):
            self._paints.artworks.blend(forms[0])
        self._out.append(self._paints.artworks.painted(forms[0], matrix))
        self._reach(item.mark, (left, bottom, left + item.width, top))
        for anchor, height in page.anchors.items():
            self._anchor(anchor, bottom + scale[1] * height)

    def _path(self, item: Path, x: float, y: float) -> None:
        bleeds = self._cut and item.fill is not None

        def placed(values: tuple[float, ...]) -> list[float]:
            points = [
                (x + across, self._height - y - down) for across, down in zip(values[::2], values[1::2], strict=True)
            ]
            return [value for point in points for value in (self._beyond(*point) if bleeds else point)]

        self._end_text()
        self._set(item.pen, item.fill)
        points = placed(item.start)
        self._put(f"{numbers(points)} m")
        for step in item.steps:
            step_points = placed(step)
            points += step_points
            self._put(f"{numbers(step_points)} {'l' if len(step) == 2 else 'c'}")
        self._put(_finishing(item.pen, item.fill, item.closed))
        self._reach(item.mark, (min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])))

    def _set(self, pen: Pen | None, fill: ColourRole | None) -> None:
        self._overprint(on=False)
        if fill is not None:
            self._set_fill(fill)
        if pen is not None and pen != self._stroke:
            before = self._stroke
            if before is None or before.ink is not pen.ink:
                self._put(setting(self._paints.palette, pen.ink, stroked=True))
            if before is None or before.width != pen.width:
                self._put(f"{number(pen.width)} w")
            if (before.dash if before else Dash.SOLID) is not pen.dash:
                # Dots are round caps on dashes without length.
                self._put(f"{1 if pen.dash is Dash.DOTTED else 0} J {_DASHES[pen.dash]}")
            self._stroke = pen

    def _set_fill(self, ink: ColourRole, *, word: bool = False) -> None:
        if ink is not self._fill:
            self._put(setting(self._paints.palette, ink, stroked=False))
            self._fill = ink
        if word and self._paints.palette.profile is not None:
            self._overprint(on=self._paints.palette.inks(ink) == BLACK)

    def _overprint(self, *, on: bool) -> None:
        """Black words lie over what is under them: knocked out, they would have white edges where plates shift."""
        if on is not self._overprints:
            self._put(f"/{OVER if on else KNOCK} gs")
            self._overprints = on

    def _reach(self, mark: Mark | None, box: Rectangle) -> None:
        if mark is None:
            return
        owner = mark.owner
        if owner.role in (Role.FIGURE, Role.FORM):
            known = self._placements.boxes.get(id(owner))
            on_surface = moved_box(self._matrix, _part(box, self._seen))
            if known is None:
                self._placements.boxes[id(owner)] = (self._index, on_surface)
            elif known[0] == self._index:
                self._placements.boxes[id(owner)] = (self._index, _around(known[1], on_surface))
        if owner.role is Role.LINK:
            self._link(owner, box)
        if id(owner) in self._reached:
            return
        self._reached.add(id(owner))
        node: Node | None = owner
        while node is not None:
            if node.anchor is not None:
                self._anchor(node.anchor, self._height if node.role is Role.PART else min(self._height, box[3] + 6))
            node = node.parent

    def _anchor(self, anchor: str, top: float) -> None:
        if anchor in self._placements.anchors:
            return
        # A reader puts this corner into that of its window, so of a page that is turned it must be the corner of what
        # follows the anchor, not the point where the anchor itself comes.
        left, _, _, upper = moved_box(self._matrix, (0.0, 0.0, self._width, top))
        self._placements.anchors[anchor] = (self._index, None if self._alone else left, upper)

    def _link(self, link: Node, box: Rectangle) -> None:
        # What stands in one line is told by the page's own points: turned, its pieces are beside each other otherwise.
        if self._last_line is not None:
            last, known = self._last_line
            if last is link and abs(known[1] - box[1]) < 1:
                self._placements.links.pop()
                box = _around(known, box)
        self._last_line = link, box
        if self._cut and not _holds(self._seen, box):
            # A part of a page is shown for the eye; where its links would be pressed nobody could see them.
            raise ValueError("a page of which a part is shown may hold links in that part alone")
        quads = moved_quad(self._matrix, box) if askew(self._matrix) else ()
        self._placements.links.append(LinkLine(link, self._index, moved_box(self._matrix, box), quads))


class _Copyist(_Painter):
    """Paints what is painted elsewhere with its marks: no sequences, nothing for the tree."""

    def item(self, item: Leaf, x: float, y: float) -> None:
        if isinstance(item, Inset) and item.page.tagged:
            if item.picture is None:
                raise ValueError("an imported page with marks is shown once: they are claimed once")
            item = replace(item, page=item.picture)
        bare = replace(item, mark=None)
        super().item(replace(bare, actual=None) if isinstance(bare, Text) else bare, x, y)

    def _begin(self, mark: Mark | None) -> None:
        self._in_sequence, self._open = True, mark

    def _end(self) -> None:
        self._end_text()


def _part(box: Rectangle, seen: Rectangle) -> Rectangle:
    """The part of a rectangle that is seen; all of one that is not, since a figure has a box wherever it is."""
    left, bottom, right, top = max(box[0], seen[0]), max(box[1], seen[1]), min(box[2], seen[2]), min(box[3], seen[3])
    return (left, bottom, right, top) if left < right and bottom < top else box


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _around(one: Rectangle, other: Rectangle) -> Rectangle:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _finishing(pen: Pen | None, fill: ColourRole | None, closed: bool) -> str:
    if pen is not None and fill is not None:
        return "b" if closed else "B"
    if fill is not None:
        return "f"
    return "s" if closed else "S"
