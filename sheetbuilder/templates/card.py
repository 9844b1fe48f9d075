"""One side of a card: what it says at its head, lines to write on that share what is left, its foot, its sender."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from sheetbuilder.content import Item as Point
from sheetbuilder.content.cards import CardLine
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, pitch, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, height, items, spaced
from sheetbuilder.layout.items import Item, Pen, Picture, line
from sheetbuilder.layout.logo import Logo, sized
from sheetbuilder.layout.roles import Mark, Node, Role, heading
from sheetbuilder.templates.flowing import Piece
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Contact

_AIRY = 1.45
"""Lines to write on stand at most that many times as far apart as a hand needs: further, they look like a form."""
_MOST = 3
"""So many times its lines a field may have in large print, where a card has a page."""
_RULE = 16
"""The accent above a title: how long it is, in mm of the A4 drawing."""
_MARK = 0.16
"""How much of a card's height a logo may take."""
_WIDE = 26
"""Millimetres that a logo is wide on every card, if it is not higher then: letters in it shrink no more than others."""


class CardFace(Struct, frozen=True):
    """What stands on one side of a card, wherever its words come from."""

    title: str = ""
    number: str = ""
    label: str = ""
    """What the card is called, on a back without a heading of its own; decoration, since it has been read."""
    lead: str = ""
    text: str = ""
    points: tuple[Point, ...] = ()
    fields: tuple[CardLine, ...] = ()
    foot: str = ""
    quiet_foot: str = ""
    """A foot that is not what the card is for."""
    sender: bool = False
    """Whether who gives the card stands below it, where somebody does."""
    back: bool = False
    where: Where | None = None


def card_items(context: LayoutContext, face: CardFace, name: str, parent: Node) -> tuple[Item, ...]:
    """The side in points from the card's upper left corner; its elements go under `parent`.

    What does not fit is reported as SB885, with the millimetres that are missing; `name` is what the card is called.
    """
    paper = context.theme.paper
    width = paper.content_width
    head = _head(context, face, width, parent)
    fields = [_field(context, one, width, parent) for one in face.fields]
    foot = _foot(context, face, width, parent)
    bottom = paper.height - paper.foot - (height(foot) + context.space("card-above-foot") if foot else 0.0)
    least = sum(one.least for one in fields) + context.space("card-between") * len(fields)
    missing = paper.head + height(head) + least - bottom
    if missing > 0.01:
        context.report(_overflow(name, face, missing, next((one.where for one in fields if one.where), None)))
    drawn: list[Item] = list(items(head, paper.binding, paper.head))
    y = paper.head + height(head)
    lines = sum(one.lines for one in fields)
    share = min(max(0.0, -missing) / lines, pitch(context) * (_AIRY - 1)) if lines else 0.0
    for one in fields:
        flow = one.drawn(context, share)
        y += context.space("card-between")
        drawn += items(flow, paper.binding, y)
        y += height(flow)
    drawn += items(foot, paper.binding, paper.height - paper.foot - height(foot))
    return tuple(drawn)


def card_pieces(context: LayoutContext, face: CardFace, parent: Node) -> list[Piece]:
    """The side in large print: as pieces of a page, on which the lines to write on share what is left."""
    width = context.theme.paper.content_width
    pieces: list[Piece] = [_head(context, replace(face, label=""), width, parent)]
    for one in face.fields:
        made = _field(context, one, width, parent)
        gap = context.space("card-between")
        pieces.append(
            Stretch(made.least, float(made.lines), partial(_within, context, made), gap=gap)
            if made.lines
            else spaced(made.drawn(context, 0.0), gap)
        )
    foot = _foot(context, face, width, parent)
    return [piece for piece in (*pieces, spaced(foot, context.space("card-above-foot"))) if piece]


def _within(context: LayoutContext, made: _Field, room: float) -> Flow:
    """The field with as many lines as there is room for, but no more than its words make one expect."""
    most = made.lines * _MOST
    lines = max(made.lines, min(most, int((room - height(made.label) + 0.01) // pitch(context))))
    return replace(made, lines=lines).drawn(context, 0.0)


def _overflow(name: str, face: CardFace, missing: float, number: Where | None) -> Problem:
    """What is told of a card that is too full, at the municipality's own number where it has one on it."""
    facts = {"name": name, "missing": -int(-missing // MM)}
    message = (
        say("{name}: the back of the card has {missing} mm too little room", **facts)
        if face.back
        else say("{name}: the card has {missing} mm too little room", **facts)
    )
    if number is not None:
        return Problem("SB885", message, number, say("shorten what the number is called, or its hours"))
    return Problem("SB885", message, face.where, say("shorten its words, or leave out a line to write on"))


def _head(context: LayoutContext, face: CardFace, width: float, parent: Node) -> Flow:
    flow: Flow = [_rule(context)] if face.title or face.number else []
    level = heading(context.level + (1 if face.back else 0))
    if face.label:
        flow += context.set(face.label, "card-label", width, None)
    if face.number and face.title:
        node = parent.add(level)
        look = context.style("card-number")
        sign = context.text(f"{face.number} ", look, 0.0, context.baseline(look), node.mark())
        flow += spaced([Band(look.leading, sign, keep_with_next=True)], context.space("card-between"))
        flow += context.set(face.title, "card-title", width, node)
    elif face.title:
        flow += context.set(face.title, "card-title", width, parent.add(level), context.space("card-rule"))
    gap = context.space("card-under-title")
    if face.lead:
        flow += context.paragraph(face.lead, "card-lead", width, parent, context.space("card-between"))
    if face.text:
        flow += context.paragraph(face.text, "card-text", width, parent, gap)
    if face.points:
        between = context.space("card-under-title")
        said = [point.text for point in face.points]
        flow += context.list(said, "card-text", width, parent, gap=context.space("card-between"), between=between)
    return flow


def _rule(context: LayoutContext) -> Band:
    """The colour of a card: a short line above its title."""
    return Band(1.2, (line(0, 0.6, context.mm(_RULE), 0.6, Pen(ColourRole.ACCENT, 1.2)),))


class _Field(Struct, frozen=True):
    """A line to write on, or a number that is printed there, before it is known how much room there is."""

    label: Flow
    below: Flow
    lines: int = 0
    mark: Mark | None = None
    least: float = 0.0
    where: Where | None = None
    """Where a number comes from that is printed."""

    def drawn(self, context: LayoutContext, more: float) -> Flow:
        """The flow with its lines so much further apart than they must be."""
        mark = self.mark
        if mark is None:
            return [*self.label, *self.below]
        step = pitch(context) + more
        width = context.theme.paper.content_width
        pen = Pen(ColourRole.LINE, 0.6)
        rules = tuple(line(0, step * (n + 1), width, step * (n + 1), pen, mark) for n in range(self.lines))
        high = step * self.lines
        return [*self.label, Band(high, (*rules, area(mark, 0, 0, width, high, self.lines, step)))]


def _field(context: LayoutContext, one: CardLine, width: float, parent: Node) -> _Field:
    name = parent.add(Role.P)
    label = context.set(one.label, "card-label", width, name)
    if one.contacts:
        contact = _for_the_citizen(context)
        below = _number(context, contact, width, parent) if contact else []
        return _Field(
            label, below, least=height([*label, *below]), where=contact.where_of("label") if contact else None
        )
    mark = writing_field(context, parent, one.label, one.id)
    return _Field(label, [], one.lines, mark, height(label) + pitch(context) * one.lines)


def _for_the_citizen(context: LayoutContext) -> Contact | None:
    """The first of the brand's contacts that the citizen may have."""
    brand = context.asked_brand()
    return next(iter(brand.for_citizens(context.doubtful)), None) if brand else None


def _number(context: LayoutContext, contact: Contact, width: float, parent: Node) -> Flow:
    """The municipality's own number for the citizen: who answers, the number, and beside or below it the hours."""
    look, quiet = context.style("card-phone"), context.style("card-label")
    flow: Flow = context.set(f"{contact.label} ", "card-text", width, parent.add(Role.P))
    digits = context.width(f"{contact.number} ", look)
    if digits > width:
        look = replace(look, size=look.size * width / digits)
    base = context.baseline(look)
    number = context.text(f"{contact.number} ", look, 0.0, base, parent.add(Role.P).mark())
    if not contact.hours:
        return [*flow, Band(look.leading, number)]
    hours = parent.add(Role.P)
    x = digits + context.space("card-under-title")
    if x + context.width(contact.hours, quiet) <= width:
        return [*flow, Band(look.leading, (*number, *context.text(contact.hours, quiet, x, base, hours.mark())))]
    return [*flow, Band(look.leading, number), *context.set(contact.hours, quiet, width, hours)]


def _foot(context: LayoutContext, face: CardFace, width: float, parent: Node) -> Flow:
    flow: Flow = []
    if face.foot:
        flow += context.paragraph(face.foot, "card-foot", width, parent)
    if face.quiet_foot:
        flow += context.paragraph(face.quiet_foot, "card-label", width, parent, context.space("card-under-title"))
    if face.sender:
        flow += _sender(context, width, parent, context.space("card-above-sender") if flow else 0.0)
    return flow


def _sender(context: LayoutContext, width: float, parent: Node, gap: float) -> Flow:
    """Who gives the card: the logo as small as it may be, or the name in letters where that has no room."""
    brand = context.asked_brand()
    if brand is None:
        return []
    logo = context.logo
    picture = _mark(context, logo, width, parent) if logo is not None else None
    if picture is None:
        return spaced(context.set(brand.name, "card-name", width, parent.add(Role.P)), gap)
    return [Band(picture.y + picture.height, (picture,), gap)]


def _mark(context: LayoutContext, logo: Logo, width: float, parent: Node) -> Picture | None:
    paper = context.theme.paper
    asked = logo.width or 0.0
    wide = max(paper.mm(asked), _WIDE * MM)
    size = sized(replace(logo, width=wide / (MM * paper.scale)), paper, width, paper.height * _MARK)
    if size.short is not None:
        return None
    mark = parent.add(Role.FIGURE, alt=logo.alt).mark()
    # The card's own margins keep away on the other sides.
    aside = max(0.0, size.clear - paper.binding)
    return Picture(aside, max(0.0, size.clear), size.width, size.height, logo.art, mark, size.clear)
