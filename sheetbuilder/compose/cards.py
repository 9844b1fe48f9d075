"""Cards: a deck as papers to print and cut, or each card on a page of its own.

Copies of a card beside it are decoration, as crop marks are: who listens to the file is told each card once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from sheetbuilder.compose.session import CardPaper, Session
from sheetbuilder.content import CoreElement, Package
from sheetbuilder.content.cards import Card, CardDeck, CardReader, CardSide, CardSize
from sheetbuilder.content.terms import telling
from sheetbuilder.errors import Problem, say
from sheetbuilder.figures.counting import spelled
from sheetbuilder.imposition.card_grid import CardGrid, card_grid
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch, kept_together, spaced
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageKind, PageSlot, paginate
from sheetbuilder.layout.items import Area, Group, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.card import CardFace, card_items, card_pieces
from sheetbuilder.templates.flowing import Piece, flowing_pages
from sheetbuilder.templates.prose import Pagination
from sheetbuilder.theme import theme_of
from sheetbuilder.theme.format import GROWTH, card_format
from sheetbuilder.theme.papers import Paper
from sheetbuilder.values import replace

_LISTED = 16
"""Numbers of sheets on the card of a core element at most; its page among those of the elements has all of them."""


class _Sides(Struct, frozen=True):
    """A card before it is laid out: what it is called, its front and its back, wherever its words come from."""

    id: str
    title: str
    size: CardSize
    reader: CardReader
    fills: bool
    front: CardFace
    back: CardFace | None


class _Laid(Struct, frozen=True):
    """A card laid out, its items in points from its upper left corner."""

    paper: Paper
    fills: bool
    front: tuple[Item, ...]
    back: tuple[Item, ...]
    """Nothing where its back is blank."""


def cards_document(session: Session, deck: CardDeck) -> Document:
    """A deck as a document: the fronts of a paper, then its backs; alone, card by card, front and back."""
    root = Node(Role.DOCUMENT)
    printed = session.cards or CardPaper(session.theme.paper)
    session = replace(session, page_sides=printed.sides)
    made = card_drafts(session.context(begins=True), deck, root, printed)
    # Nothing is put in between: what is the back of what is told by the cards.
    order = [PageSlot(draft, str(number)) for number, draft in enumerate(made, 1)]
    if session.theme.format.large:
        order = paginate(made)  # there each card that is filled in has a paper of its own
    marks = [Bookmark(0, deck.title, deck.target)]
    cards = list(_cards(session.package, deck))
    marks += [Bookmark(1, one.title, _anchor(deck, one)) for one in cards if len(cards) > 1]
    document = session.bound(order, root, deck.title, marks)
    document = replace(document, one_sided=printed.alone and not any(draft.meets for draft in made))
    return _unsaid(document, session, deck) if deck.for_citizens else document


def uncut() -> Problem:
    """The problem of cards that are to be placed on papers as pages are."""
    told = say("cards are cut out of papers, so they can neither be folded nor stand with other pages on a side")
    return Problem("SB889", told, hint=say("leave out what places the pages, or print the cards by themselves"))


def _unsaid(document: Document, session: Session, deck: CardDeck) -> Document:
    """The document with nothing in its properties that would tell a citizen of a concern."""
    meta, brand = session.package.meta, session.brand
    names = [*((brand.name, brand.official_name) if brand else ()), meta.publisher]
    author = next((name for name in names if not telling(meta.rules.citizen, name)), deck.title)
    return replace(document, author=author, subject=deck.title)


def card_drafts(
    context: LayoutContext, deck: CardDeck, parent: Node, printed: CardPaper, anchor: str = ""
) -> list[PageContent]:
    """The pages of a deck: papers with as many cards as they hold, or a page a card.

    The reading order is card by card, front then back, whatever stands where.
    """
    part = parent.add(Role.PART, title=deck.title, anchor=anchor or deck.target)
    if context.theme.format.large:
        return list(_large(context, deck, part))
    laid: list[_Laid] = []
    for _, same in groupby(_cards(context.package, deck), key=lambda one: one.size):
        laid += _fitting(context, deck, list(same), part)
    if printed.alone:
        return list(_each_alone(laid))
    drafts: list[PageContent] = []
    for _, group in groupby(laid, key=lambda one: one.paper):
        drafts += _papers(context, deck, printed.paper, list(group), part)
    return drafts


def _large(context: LayoutContext, deck: CardDeck, part: Node) -> Iterator[PageContent]:
    """A deck in large print: each card that is filled in on a paper of its own, all others one below the other."""
    for fills, cards in groupby(_cards(context.package, deck), key=lambda one: one.fills):
        whole: list[Piece] = []
        for one in cards:
            sides = _large_sides(context, deck, one, part)
            if fills:
                for index, side in enumerate(sides):
                    yield from _large_pages(context, deck, side, recto=index == 0)
            else:
                whole += _as_one(context, sides)
        if whole:
            yield from _large_pages(context, deck, whole, recto=True)


def _large_sides(context: LayoutContext, deck: CardDeck, one: _Sides, part: Node) -> list[list[Piece]]:
    at = context.at(deck.target, one.id)
    section = part.add(Role.SECT, title=one.title, anchor=_anchor(deck, one))
    return [
        card_pieces(at.at("back") if face.back else at, _meant(context, one, face), section)
        for face in (one.front, one.back)
        if face is not None
    ]


def _as_one(context: LayoutContext, sides: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The sides of a card below each other, kept on one page where nothing is written on them."""
    pieces = [piece for side in sides for piece in side]
    gap = context.space("between-zones")
    if any(isinstance(piece, Stretch) for piece in pieces):
        return [replace(one, gap=gap) if isinstance(one, Stretch) else spaced(one, gap) for one in pieces]
    whole: Flow = [band for piece in pieces if not isinstance(piece, Stretch) for band in piece]
    return [spaced(kept_together(whole), gap)]


def _large_pages(
    context: LayoutContext, deck: CardDeck, pieces: Sequence[Piece], *, recto: bool
) -> Iterator[PageContent]:
    how = Pagination("", deck.title, deck.where, recto=recto, kind=PageKind.CARD)
    for draft in flowing_pages(context, pieces, how):
        yield replace(draft, bare=True)


def _cards(package: Package, deck: CardDeck) -> Iterator[_Sides]:
    for one in deck.cards:
        front, back = _face(one), _face(one.back) if one.back else None
        front = replace(front, sender=back is None)
        if back is not None:
            back = replace(back, label="" if back.title else one.title, sender=True, back=True)
        yield _Sides(one.id, one.title, deck.size_of(one), deck.reader_of(one), one.fills, front, back)
    for element in package.core_elements.elements if deck.takes else ():
        yield _of_element(package, deck, element)


def _face(side: Card | CardSide) -> CardFace:
    return CardFace(
        title=side.title or "",
        text=side.text or "",
        points=side.items,
        fields=side.fields,
        foot=side.foot or "",
        where=side.where,
    )


def _of_element(package: Package, deck: CardDeck, element: CoreElement) -> _Sides:
    """A core element: its name and its question, and behind them what it is and which sheets build on it."""
    words = package.words
    numbers = [sheet.number for sheet in package.sheets_of_element(element.id)]
    shown = numbers if len(numbers) <= _LISTED else [*numbers[: _LISTED - 1], "…"]
    listed = ", ".join(shown) or words.no_sheets
    front = CardFace(element.name, number=str(element.number), lead=element.question, where=element.where)
    back = CardFace(
        label=f"{element.number} {element.short or element.name}",
        text=element.description,
        quiet_foot=f"{words.sheets_that_build_on_it}: {listed}",
        sender=True,
        back=True,
        where=element.where,
    )
    return _Sides(element.id.lower(), element.name, deck.size, deck.reader, False, front, back)


def _fitting(context: LayoutContext, deck: CardDeck, cards: Sequence[_Sides], part: Node) -> list[_Laid]:
    """Cards of one size, their type as large as all have room for; a logo that takes too much yields to the name."""
    for grown, logo in (*((grown, context.logo) for grown in GROWTH), (1.0, None)):
        met: list[Problem] = []
        above = Node(part.role)
        format_ = card_format(cards[0].size, grown)
        theme = theme_of(format_, context.theme.palette, context.theme.typeface)
        at = replace(context, theme=theme, logo=logo, problems=met)
        laid = [_laid(at, deck, one, above) for one in cards]
        if not met:
            break
    for problem in met:
        context.report(problem)
    for section in above.kids:
        assert isinstance(section, Node)
        section.parent = part
        part.attach(section)
    return laid


def _laid(context: LayoutContext, deck: CardDeck, one: _Sides, parent: Node) -> _Laid:
    context = context.at(deck.target, one.id)
    section = parent.add(Role.SECT, title=one.title, anchor=_anchor(deck, one))
    faces = [_meant(context, one, face) for face in (one.front, one.back) if face is not None]
    sides = [card_items(context.at("back") if face.back else context, face, one.title, section) for face in faces]
    return _Laid(context.theme.paper, one.fills, sides[0], sides[1] if len(sides) > 1 else ())


def _meant(context: LayoutContext, one: _Sides, face: CardFace) -> CardFace:
    """The side without its sender where that would tell a citizen of a concern."""
    if not face.sender or one.reader is not CardReader.CITIZEN:
        return face
    brand = context.asked_brand()
    names = [brand.name, *([context.logo.alt] if context.logo else [])] if brand else []
    telling_names = [name for name in names if telling(context.package.meta.rules.citizen, name)]
    return replace(face, sender=False) if telling_names else face


def _anchor(deck: CardDeck, one: _Sides) -> str:
    return f"{deck.target}-{one.id}"


def _each_alone(cards: Sequence[_Laid]) -> Iterator[PageContent]:
    """A page for each card; with backs, each card is a paper of its own."""
    backs = any(one.back for one in cards)
    for one in cards:
        size = (one.paper.width, one.paper.height)
        yield PageContent(PageKind.CARD, one.front, recto=backs, bare=True, size=size)
        if backs:
            yield PageContent(PageKind.CARD, one.back, bare=True, size=size, meets=True)


def _papers(
    context: LayoutContext, deck: CardDeck, paper: Paper, cards: Sequence[_Laid], part: Node
) -> Iterator[PageContent]:
    """The papers of cards of one size, each with its back, which is there when it is blank as well."""
    grid = card_grid(paper, cards[0].paper)
    again = [_copied(one) for one in cards if one.fills]
    for at in range(0, len(cards), grid.count):
        group = list(cards[at : at + grid.count])
        if again:
            group += [again[n % len(again)] for n in range(grid.count - len(group))]
        fronts = [Group(x, y, one.front) for (x, y), one in zip(grid.fronts, group, strict=False)]
        backs = [Group(x, y, one.back) for (x, y), one in zip(grid.backs, group, strict=False) if one.back]
        said = _how_to_cut(context, deck.title, grid, part if at == 0 else None) if grid.gutter else ()
        below = Group(grid.fronts[0][0], grid.height - paper.foot, said)
        plain = PageContent(
            PageKind.CARD, (), bare=True, landscape=grid.width > grid.height, size=(grid.width, grid.height)
        )
        yield replace(plain, items=(*fronts, *grid.marks, below), recto=True)
        yield replace(plain, items=tuple(backs), meets=True)


def _how_to_cut(context: LayoutContext, title: str, grid: CardGrid, part: Node | None) -> tuple[Item, ...]:
    """A line on what is cut away, if it has room there; it is read where there is a part to put it in."""
    told = context.words.card_paper
    words = told.format(title=title, count=spelled(context.package, grid.count)) if told else ""
    if not words or context.width(words, "foot") > grid.width - 2 * grid.fronts[0][0]:
        return ()
    mark = part.add(Role.P).mark() if part is not None else None
    return context.text(words, "foot", 0.0, 0.0, mark)


def _copied(one: _Laid) -> _Laid:
    """The card once more, as decoration."""
    return replace(one, front=_unmarked(one.front), back=_unmarked(one.back))


def _unmarked(items: Sequence[Item]) -> tuple[Item, ...]:
    found: list[Item] = []
    for item in items:
        if isinstance(item, Group):
            found.append(replace(item, items=_unmarked(item.items)))
        elif not isinstance(item, Area):
            found.append(replace(item, mark=None))
    return tuple(found)
