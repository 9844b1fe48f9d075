"""Pages that flow: what is read and what is written on, over as many pages as it needs, each with writing room filled.

It is the template of large print, where nothing has a place of its own on a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sheetbuilder.content import Block
from sheetbuilder.layout.block import Zone, composed, drawable
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch, chunks, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.prose import Pagination, overflow, page_room, text_pages
from sheetbuilder.values import replace

Piece = Flow | Stretch


def blocks_flow(context: LayoutContext, blocks: Sequence[Block], parent: Node) -> list[Piece]:
    """Blocks one below the other as pieces, each as wide as the page, with the white space above it."""
    full = context.theme.paper.content_width
    widths = dict.fromkeys(Zone, full)
    gap = context.space("between-sections")
    pieces: list[Piece] = []
    for part in composed(drawable(blocks), context, widths, parent):
        made = part.result
        pieces.append(replace(made, gap=gap) if isinstance(made, Stretch) else spaced(made, gap))
    return pieces


def working_flow(context: LayoutContext, blocks: Sequence[Block], parent: Node) -> list[Piece]:
    """What is ticked and asked, then what is written on, in a section of its own as on a page to work on."""
    upper = [block for block in blocks if block.zone is not Zone.FULL]
    lower = [block for block in blocks if block.zone is Zone.FULL]
    pieces = blocks_flow(context, upper, parent)
    if lower:
        pieces += blocks_flow(context.deeper(), lower, parent.add(Role.SECT))
    return pieces


def flowing_pages(context: LayoutContext, pieces: Sequence[Piece], how: Pagination) -> list[PageContent]:
    """The pieces over as many pages as they need; what can be written on takes what is left of its page."""
    if not any(isinstance(piece, Stretch) for piece in pieces):
        return text_pages(context, [band for piece in pieces if not isinstance(piece, Stretch) for band in piece], how)
    contexts = [context.on(how.kind, first=first) for first in (context.begins, False)]
    rooms = [page_room(one) for one in contexts]
    dealt: list[list[_Atom]] = [[]]
    for group in _groups(pieces):
        least = _high(group)
        if dealt[-1] and _high([*dealt[-1], *group]) > rooms[min(len(dealt) - 1, 1)] + 0.01:
            dealt.append([])
        room = rooms[min(len(dealt) - 1, 1)]
        if least > room + 0.01:
            narrowest = max(contexts, key=lambda one: one.taken)
            narrowest.report(overflow(narrowest, how.name, least - room, how.where))
            return []
        dealt[-1] += group
    return [
        PageContent(
            how.kind,
            items(_filled(page, rooms[min(index, 1)]), 0, one.theme.paper.head),
            how.foot,
            recto=how.recto and index == 0,
            clear=one.clear,
        )
        for index, page in enumerate(dealt)
        for one in (contexts[min(index, 1)],)
    ]


class _Atom(Struct, frozen=True):
    """What no page parts: bands that are kept together, or something that stretches."""

    piece: Piece
    gap: float
    bound: bool = False
    """Whether it stays with what follows."""

    @property
    def least(self) -> float:
        """How high it is at least, without the white space above it."""
        return self.piece.least if isinstance(self.piece, Stretch) else height(self.piece)


def _groups(pieces: Sequence[Piece]) -> list[list[_Atom]]:
    """The atoms of the pieces in groups that stay together."""
    groups: list[list[_Atom]] = []
    bound = False
    for atom in (atom for piece in pieces for atom in _atoms(piece)):
        if bound:
            groups[-1].append(atom)
        else:
            groups.append([atom])
        bound = atom.bound
    return groups


def _atoms(piece: Piece) -> list[_Atom]:
    if not isinstance(piece, Stretch):
        return [_Atom(chunk, chunk[0].gap, chunk[-1].keep_with_next) for chunk in chunks(piece)]
    parts = piece.parts or (piece,)
    return [_Atom(part, part.gap if index else piece.gap) for index, part in enumerate(parts)]


def _high(atoms: Sequence[_Atom]) -> float:
    return sum(atom.least + (atom.gap if index else 0.0) for index, atom in enumerate(atoms))


def _filled(atoms: Sequence[_Atom], room: float) -> Flow:
    """A page of atoms, those that stretch taking what is left in proportion to their weights."""
    left = max(0.0, room - _high(atoms))
    weights = sum(atom.piece.weight for atom in atoms if isinstance(atom.piece, Stretch))
    flow: Flow = []
    for atom in atoms:
        piece = atom.piece
        if isinstance(piece, Stretch):
            share = left * piece.weight / weights if weights else 0.0
            drawn = piece.draw(piece.least + share)
            left -= height(drawn) - piece.least
            weights -= piece.weight
        else:
            drawn = piece
        flow += spaced(drawn, atom.gap)
    return flow
