"""Layers over the picture of a page, as SVG in its own points: areas to keep clear of, and tags in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sheetbuilder.branding.collisions import Ground
from sheetbuilder.branding.remarks import in_the_way, remark
from sheetbuilder.compose.composer import Composer
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.html.style import css_colour
from sheetbuilder.language import Translator
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Page, PageKind, margins
from sheetbuilder.layout.roles import HEADINGS, Role
from sheetbuilder.layout.sides import Edge
from sheetbuilder.preview.reading_order import TaggedElement
from sheetbuilder.templates.proofsheet import Remark
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole
from sheetbuilder.theme.papers import MM

_UNPRINTED = 8 * MM
"""Of every edge: nothing of ours stands there, for office printers leave 4 to 5 mm white."""
_BADGE, _LETTER = 9.0, 7.0
"""Points: how high a number is on its ground, and the size of its letters."""
_LETTER_WIDTH = 4.1
_ON_GROUND = "badge "
_KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys((Role.L, Role.LI, Role.LBL, Role.LBODY, Role.TOC, Role.TOCI), "list"),
    **dict.fromkeys((Role.TABLE, Role.TR, Role.TH, Role.TD, Role.THEAD, Role.TBODY, Role.CAPTION), "table"),
    **dict.fromkeys((Role.FIGURE, Role.FORMULA), "figure"),
    **dict.fromkeys((Role.FORM, Role.LINK, Role.ANNOT), "active"),
}
"""How elements are told apart beside their names; all others are text."""
_COLOURS = {
    **dict.fromkeys(("heading", "figure"), ColourRole.INK),
    "table": ColourRole.QUIET,
    **dict.fromkeys(("active", "in-the-way", "hatched", "unprinted"), ColourRole.WARNING),
}
"""Of what is drawn, all else having the accent. Paper is white on a dark screen too, so these are those of print."""


class SafeLayer(Struct, frozen=True):
    """What is drawn, and what is said of it."""

    svg: str
    remarks: tuple[Remark, ...]


def safe_layer(page: Page, composer: Composer, tell: Translator) -> SafeLayer:
    """The margins of the paper, the letterhead's ink and safe area, and whatever stands in their way, numbered."""
    overlays, grounds = composer.branded.overlays, composer.grounds
    overlay = overlays.of(page) if overlays is not None else None
    ground = grounds.of(overlay, page) if overlay is not None else None
    remarks = tuple(remark(found, ground, tell) for found in in_the_way(page, overlay, grounds))
    drawn = [*_edges(page, composer), *(_letterhead(ground, page) if ground is not None else ())]
    for number, one in enumerate(remarks, 1):
        drawn.append(_path(one.hatched, "hatched"))
        drawn.append(_box(one.extent, "in-the-way"))
        drawn.append(_badge(str(number), one.extent.left, one.extent.top, "in-the-way"))
    return SafeLayer(_layer(page, "safe", drawn), remarks)


def tag_layer(page: Page, elements: Sequence[TaggedElement]) -> str:
    """A frame around each element, with its number in reading order and its role."""
    boxes = [_box(one.extent, _KINDS.get(one.role, "text")) for one in elements]
    badges = [_named(one, _KINDS.get(one.role, "text")) for one in elements]
    return _layer(page, "tags", [*boxes, *badges])


def _edges(page: Page, composer: Composer) -> Iterator[str]:
    """What is kept white along the edges, and the margins that content keeps to; those of cards are not drawn."""
    yield _box(Extent(_UNPRINTED, _UNPRINTED, page.width - _UNPRINTED, page.height - _UNPRINTED), "unprinted")
    paper = composer.session.theme.paper
    if page.kind is PageKind.CARD or {round(page.width), round(page.height)} != {
        round(paper.width),
        round(paper.height),
    }:
        return
    bound = composer.branded.options.page_sides.bound_at(page.number, landscape=page.landscape)
    left, width = margins(paper, bound)
    top = paper.binding if bound is Edge.TOP else paper.head
    bottom = paper.binding if bound is Edge.BOTTOM else paper.foot
    yield _box(Extent(left, top, left + width, page.height - bottom), "margins")


def _letterhead(ground: Ground, page: Page) -> Iterator[str]:
    yield _path(ground.cells.cells(Extent(0, 0, page.width, page.height)), "ink")
    if ground.safe is not None:
        yield _box(ground.safe, "kept")


def _layer(page: Page, name: str, drawn: Iterable[str]) -> str:
    """The words of the layer stand beside the page, so it is left out of what is read."""
    return element(
        "svg", "".join(drawn), class_=f"layer {name}", viewBox=f"0 0 {page.width:g} {page.height:g}", aria_hidden="true"
    )


def _box(extent: Extent, kind: str) -> str:
    colour = _colour(kind)
    badge = kind.startswith(_ON_GROUND)
    return tag(
        "rect",
        class_=kind,
        stroke=None if badge else colour,
        fill=colour if badge else "none",
        x=_number(extent.left),
        y=_number(extent.top),
        width=_number(max(0.0, extent.right - extent.left)),
        height=_number(max(0.0, extent.bottom - extent.top)),
    )


def _path(extents: Iterable[Extent], kind: str) -> str:
    steps = "".join(
        f"M{_number(one.left)} {_number(one.top)}H{_number(one.right)}V{_number(one.bottom)}H{_number(one.left)}z"
        for one in extents
    )
    return tag("path", class_=kind, fill=_colour(kind), d=steps) if steps else ""


def _named(one: TaggedElement, kind: str) -> str:
    """Number and role above an element; before one that is narrower, and has the rest of its line beside it."""
    told = f"{one.number} {one.role}"
    if one.extent.right - one.extent.left < _across(told):
        return _badge(told, one.extent.left - _across(told), one.extent.top + _BADGE, kind)
    return _badge(told, one.extent.left, one.extent.top, kind)


def _across(told: str) -> float:
    """How wide a badge is."""
    return _LETTER_WIDTH * len(told) + 3


def _badge(told: str, x: float, y: float, kind: str) -> str:
    """Words on a ground of their own, at the upper left corner of what they are about."""
    top, left = max(0.0, y - _BADGE), max(0.0, x)
    ground = _box(Extent(left, top, left + _across(told), top + _BADGE), f"{_ON_GROUND}{kind}")
    words = element(
        "text",
        escaped(told),
        x=_number(left + 1.5),
        y=_number(top + _LETTER),
        font_size=_number(_LETTER),
        fill=css_colour(DEFAULT_PALETTE[ColourRole.PAPER]),
    )
    return element("g", ground + words)


def _colour(kind: str) -> str:
    return css_colour(DEFAULT_PALETTE[_COLOURS.get(kind.removeprefix(_ON_GROUND), ColourRole.ACCENT)])


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
