"""A cover: a big quiet title on the upper third, a paragraph, and what is inside drawn small at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sheetbuilder.errors import Problem, Where
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Box, Drawing, Group, Item, Path, Pen, Picture, line
from sheetbuilder.layout.logo import Logo, Sized, sized
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.furniture import edition_note, foot_room
from sheetbuilder.templates.imprint import imprint, name_mark
from sheetbuilder.templates.prose import overflow
from sheetbuilder.theme import Style
from sheetbuilder.theme.clearance import AIR
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand.file import CoverStyle

_ROUNDING = 0.01
"""In points: what sums of the same lengths may differ by."""

_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_GAP, _GROUP_GAP, _UNDER_STEP, _FOLD, _SMALL_INDENT = 14.2, 19.7, 2.7, 5, 3, 3, 2
"""On A4, in mm: a paper drawn small, between two and between groups, below the name of a step, its fold, its lines."""

_FEET = 34
"""On A4, in mm: how high a logo at the foot may be, its clear space above it included."""

_BAND = 3
"""How high the bar in a brand's colour is, in mm on A4."""

_EDGE = 8 * MM
"""No printer is asked to print nearer to the edge of a paper."""

_LARGE_HIGHER = 17
"""How much higher the title stands in large print, in mm on A4; twice that where nothing is drawn above it."""
_NOTHING = Drawing(0.0, 0.0, ())

_MARK, _KICKER = 0.55, 0.4
"""Beside each other at the head, as shares of the width: the name of a brand, and the title of the package."""


class CoverText(Struct, frozen=True):
    """What a cover says."""

    kicker: str
    title: str
    subtitle: str
    lead: str
    facts: tuple[str, ...] = ()
    """Lines below the paragraph: a day, a place, names."""
    bearer: tuple[str, ...] = ()
    """Whose copy it is: a name, and what stands below it."""
    where: Where | None = None
    """The place of these words."""


class CoverDrawings(Struct, frozen=True):
    """What a cover shows as decoration: one drawing above the title, one at the foot."""

    above: Drawing
    below: Drawing


def cover(
    context: LayoutContext,
    text: CoverText,
    drawings: CoverDrawings,
    parent: Node,
    anchor: str,
) -> PageContent:
    """The cover, as a Part of its own; in large print one whose words need the room has no drawings and no note."""
    if context.theme.format.large:
        told: list[Problem] = []
        _cover(replace(context, problems=told), text, drawings, parent.detached(parent.role), anchor)
        if told:
            drawings = CoverDrawings(_NOTHING, _NOTHING)
    return _cover(context, text, drawings, parent, anchor)


def _cover(context: LayoutContext, text: CoverText, drawings: CoverDrawings, parent: Node, anchor: str) -> PageContent:
    usual = context.theme.paper.head
    context = context.on(PageKind.COVER, first=True)
    paper = context.theme.paper
    # The title goes down with the head, so that what stands above it keeps its room.
    title_top = context.space("title-top") + paper.head - usual
    if context.theme.format.large:
        # Large words need the room above them, the more so where nothing is drawn there.
        title_top -= context.mm(_LARGE_HIGHER) * (1 if drawings.above.height else 2)
    width = paper.content_width
    part = parent.add(Role.PART, title=text.title, anchor=anchor)
    ground = _Ground.of(context, title_top, drawings.above.height)
    head = _head(context, text.kicker, title_top, ground, part)
    # A title that is one long word is set in the smaller of the two sizes.
    longest = max((context.width(word, "cover-title") for word in text.title.split()), default=0.0)
    size = "cover-title" if longest <= width else "cover-title-long"
    flow: Flow = context.heading(text.title, ground.style(context, size), width, part, below=0)
    if text.subtitle:
        look = ground.style(context, "cover-subtitle")
        flow += context.set(text.subtitle, look, width, part.add(Role.P), context.space("between-lines"))
    painted, under = ground.painted(context, width, title_top + height(flow))
    parts = _parts(context, text, width, part, noted=drawings.above.height > 0)
    feet, floor = _feet(context, part)
    tight = context.theme.format.large and not drawings.above.height
    usual_air = context.space("between-blocks" if tight else "between-sections")
    below = drawings.below.height
    # White space yields before decoration is left out, and both before words.
    left = floor - title_top - height(flow) - under - sum(map(height, parts)) - below
    air = min(usual_air, left / (len(parts) + 2))
    shown = below > 0 and air >= context.space("row-gap")
    air = air if shown else usual_air
    for index, said in enumerate(parts):
        flow += spaced(said, air + (0.0 if index else under))
    above = Group(0, title_top - context.space("between-parts") - drawings.above.height, drawings.above.items)
    drawn: list[Item] = [*painted, *head, *items(flow, 0, title_top), above, *feet]
    used, bottom = title_top + height(flow), floor - usual_air
    if used > bottom + _ROUNDING and not shown:
        context.report(overflow(context, text.title, used - bottom, text.where))
    if shown:
        drawn.append(Group(0, floor - air - below, drawings.below.items))
    return PageContent(PageKind.COVER, tuple(drawn), "", recto=True, clear=context.clear)


def _parts(context: LayoutContext, text: CoverText, width: float, part: Node, *, noted: bool) -> list[Flow]:
    """What stands below the title: the paragraph, the facts, whose copy it is."""
    measure = min(width, context.mm(context.theme.format.measure.cover))
    lead = context.paragraph(text.lead, "cover-lead", measure, part) if text.lead else []
    told = edition_note(context, measure, part) if noted else []
    facts: Flow = []
    for fact in text.facts:
        facts += context.set(fact, "body", measure, part.add(Role.P), context.space("between-points") if facts else 0.0)
    named: Flow = []
    for said in text.bearer:
        style, gap = ("body", context.space("between-lines")) if named else ("section", 0.0)
        named += context.set(said, style, width, part.add(Role.P), gap)
    return [flow for flow in (lead, told, facts, named) if flow]


class _Ground(Struct, frozen=True):
    """What a brand's colour lies under or above on its cover: a bar above the title, or a field that holds it."""

    style_name: CoverStyle
    top: float
    """Where it begins."""

    @classmethod
    def of(cls, context: LayoutContext, title_top: float, above: float) -> _Ground:
        """The ground of the context's brand; `title_top` and `above` are as in `_head`.

        A bar is decoration: where it would take the room of the logo there is none.
        """
        chosen = context.brand.file.cover if context.brand is not None else "plain"
        plain = cls("plain", title_top - context.space("between-parts") - above)
        if chosen == "plain":
            return plain
        bar = context.mm(_BAND) if chosen == "band" else 0.0
        ground = cls(chosen, plain.top - context.space("between-parts") - bar)
        logo, paper = context.logo, context.theme.paper
        if chosen == "band" and logo is not None and logo.top:
            room = _logo_room(context, logo, title_top, ground)
            if sized(logo, paper, paper.content_width * _MARK, room).short is not None:
                return plain
        return ground

    def style(self, context: LayoutContext, name: str) -> Style:
        """A style of the title, which can be read on it."""
        look = context.style(name)
        return replace(look, ink=ColourRole.ON_SECONDARY) if self.style_name == "field" else look

    def painted(self, context: LayoutContext, width: float, bottom: float) -> tuple[list[Item], float]:
        """The bar or the field, whose words end at `bottom`; and how much further down it reaches."""
        if self.style_name == "band":
            return [Box(0, self.top, width, context.mm(_BAND), 0, None, ColourRole.SECONDARY)], 0.0
        if self.style_name == "plain":
            return [], 0.0
        paper, pad = context.theme.paper, context.space("between-parts")
        # Its sides reach into the margins, never nearer to the edge than a printer can print.
        side = min(pad, paper.fore_edge - _EDGE)
        high = bottom + pad - self.top
        return [Box(-side, self.top, width + 2 * side, high, 0, None, ColourRole.SECONDARY)], pad


def _head(context: LayoutContext, kicker: str, title_top: float, ground: _Ground, part: Node) -> list[Item]:
    """The head of a cover: the package's title, and across from it who publishes it, as a logo or in letters.

    `title_top` is where the title of the document begins; what stands over it begins with its `ground`.
    """
    paper, brand, logo = context.theme.paper, context.brand, context.logo
    width, top = paper.content_width, paper.head
    if brand is None or (logo is not None and not logo.top):
        return [*items(context.set(kicker, "strip", width, part.add(Role.P)), 0, top)]
    if logo is None:
        mark = name_mark(context, brand, width * _MARK, part)
        title = context.set(kicker, "strip", width * _KICKER, part.add(Role.P))
        return [*items(title, 0, top), *items(mark, width * (1 - _MARK), top)]
    above_it = _above(context)
    size = sized(logo, paper, width * _MARK, _logo_room(context, logo, title_top, ground))
    if size.short is not None:
        context.report(size.short)
    inset = _inset(size.clear, paper.fore_edge)
    upper = top + _inset(size.clear, above_it)
    picture = Picture(
        inset if logo.left else width - size.width - inset,
        upper,
        size.width,
        size.height,
        logo.art,
        part.add(Role.FIGURE, alt=logo.alt).mark(),
        size.clear,
    )
    column = max(size.width, width * _MARK)
    unit = brand.file.unit
    # Words stand on the side of the logo below it, and on the other side beside it.
    near, far = (context.set, context.set_right) if logo.left else (context.set_right, context.set)
    below = near(unit, "strip-quiet", column, part.add(Role.P)) if unit else []
    beside = width - inset - size.width - max(size.clear, context.space("gutter"))
    title = far(kicker, "strip", beside, part.add(Role.P))
    return [
        picture,
        *items(below, inset if logo.left else width - column - inset, upper + size.height + size.clear),
        *items(title, width - beside if logo.left else 0, top),
    ]


def _above(context: LayoutContext) -> float:
    """How near the head of a cover is to what is above it: a letterhead that pushed it down, or the paper's edge."""
    paper = context.theme.paper
    return AIR * paper.scale if context.clear.top >= paper.head else paper.head


def _logo_room(context: LayoutContext, logo: Logo, title_top: float, ground: _Ground) -> float:
    """How high a logo at the head of a cover can be, its clear space below it included."""
    coloured = ground.style_name != "plain"
    down = ground.top if logo.left or coloured else title_top
    if context.brand is not None and context.brand.file.unit:
        down -= context.space("between-sections")
    down -= context.space("between-lines") if coloured else 0.0
    return down - context.theme.paper.head - _inset(context.mm(logo.clear) if logo.clear else 0.0, _above(context))


def bearer(context: LayoutContext, part: Node) -> list[Item]:
    """Who publishes it at the head of a page that is no cover: the logo from the left, or the name in letters."""
    brand, logo = context.brand, context.logo
    if brand is None:
        return []
    paper = context.theme.paper
    if logo is None:
        return [*items(context.set(brand.name, "strip", paper.content_width, part.add(Role.P)), 0, paper.head)]
    above = AIR * paper.scale if context.clear.top >= paper.head else paper.head
    size = _fitted(context, logo, paper.content_width * _MARK, context.space("certificate-top") - above)
    mark = part.add(Role.FIGURE, alt=logo.alt).mark()
    x, y = _inset(size.clear, paper.fore_edge), paper.head + _inset(size.clear, above)
    return [Picture(x, y, size.width, size.height, logo.art, mark, size.clear)]


def _feet(context: LayoutContext, part: Node) -> tuple[list[Item], float]:
    """What stands at the foot of a cover, the brand's lines and a logo that belongs there, and where that begins."""
    paper, brand, logo = context.theme.paper, context.brand, context.logo
    floor = paper.height - foot_room(context) - context.space("above-foot-lines")
    width = paper.content_width
    drawn: list[Item] = []
    tops = [floor + context.space("above-foot-lines")]
    left = 0.0
    if brand is not None and logo is not None and not logo.top:
        size = _fitted(context, logo, width * _MARK, context.mm(_FEET))
        base = floor - max(0.0, size.clear - context.space("above-foot-lines"))
        inset = _inset(size.clear, paper.fore_edge)
        mark = part.add(Role.FIGURE, alt=logo.alt).mark()
        x = inset if logo.left else width - size.width - inset
        drawn.append(Picture(x, base - size.height, size.width, size.height, logo.art, mark, size.clear))
        tops.append(base - size.height - size.clear)
        room = max(size.clear, context.space("gutter")) + size.width + inset
        left, width = (room if logo.left else 0.0), width - room
    lines: Flow = []
    if brand is not None and logo is not None and not logo.top and brand.file.unit:
        lines += context.set(brand.file.unit, "strip-quiet", width, part.add(Role.P))
    lines += imprint(context, brand, width, part) if brand is not None else []
    if lines:
        tops.append(floor - height(lines))
        drawn += items(lines, left, floor - height(lines))
    return drawn, min(tops)


def _fitted(context: LayoutContext, logo: Logo, width: float, height: float) -> Sized:
    """The logo in its room; that it would be too small there is taken note of."""
    size = sized(logo, context.theme.paper, width, height)
    if size.short is not None:
        context.report(size.short)
    return size


def _inset(clear: float, margin: float) -> float:
    """How far to move in from a margin, so that the paper's edge keeps away as well."""
    return max(0.0, clear - margin)


def papers(context: LayoutContext, groups: Sequence[tuple[str, Sequence[str]]]) -> Drawing:
    """Numbered papers in small, in named groups side by side; over as many rows as the width asks for.

    A group that is too long for a row ends in dots: this is a picture, and the contents list them all.
    """
    wide, high, gap, apart = (
        context.mm(_SMALL_WIDTH),
        context.mm(_SMALL_HEIGHT),
        context.mm(_SMALL_GAP),
        context.mm(_GROUP_GAP),
    )
    look, number = context.style("strip"), context.style("cover-subtitle")
    digits = type(number)(number.face, number.size * 0.72, number.leading, number.ink)
    drawn: list[Item] = []
    x = y = 0.0
    room = context.theme.paper.content_width
    row = look.leading + context.mm(_UNDER_STEP) + high
    most = int((room + gap) // (wide + gap))
    for name, every in groups:
        numbers = every if len(every) <= most else every[: most - 1]
        span = max(len(numbers) * (wide + gap) - gap, context.width(name, look))
        if x and x + span > room + 1:
            x, y = 0.0, y + row + context.mm(_GROUP_GAP)
        drawn += context.text(name, look, x, y + context.baseline(look))
        for index, label in enumerate(numbers):
            left = x + index * (wide + gap)
            drawn += _paper(context, left, y + look.leading + context.mm(_UNDER_STEP), wide, high)
            drawn += context.text(
                label,
                digits,
                left + context.mm(_SMALL_INDENT),
                y + look.leading + context.mm(_UNDER_STEP) + high * 0.42,
            )
        if len(numbers) < len(every):
            middle = y + look.leading + context.mm(_UNDER_STEP) + high * 0.42
            drawn += context.text("…", digits, x + span + gap + context.mm(_SMALL_INDENT), middle)
        x += span + apart
    return Drawing(room, y + row, tuple(drawn))


def _paper(context: LayoutContext, x: float, y: float, wide: float, high: float) -> list[Item]:
    fold = context.mm(_FOLD)
    pen, thin = Pen(ColourRole.ACCENT, 1.0), Pen(ColourRole.HAIRLINE, 0.6)
    right, bottom = x + wide, y + high
    outline: tuple[tuple[float, ...], ...] = ((right - fold, y), (right, y + fold), (right, bottom), (x, bottom))
    drawn: list[Item] = [
        Path((x, y), outline, closed=True, pen=pen),
        Path((right - fold, y), ((right - fold, y + fold), (right, y + fold)), pen=pen),
    ]
    for index, share in enumerate((0.62, 0.66, 0.45)):
        at = y + high * (0.6 + 0.11 * index)
        drawn.append(
            line(
                x + context.mm(_SMALL_INDENT),
                at,
                x + context.mm(_SMALL_INDENT) + (wide - 2 * context.mm(_SMALL_INDENT)) * share * 1.4,
                at,
                thin,
            )
        )
    return drawn
