"""Posters: the figure or the core elements as one page without a back, laid out to be enlarged."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.elements import WALL, wall_drafts
from sheetbuilder.compose.session import Session, new_root
from sheetbuilder.compose.singles import workflow_page
from sheetbuilder.compose.targets import ALL, Target, TargetKind, select, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import Message, MissingError, Problem, say
from sheetbuilder.figures import figures
from sheetbuilder.imposition.poster import Poster, below, tiled
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageSlot
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.sides import Sides
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.templates.poster import poster_head
from sheetbuilder.theme.clearance import NOWHERE
from sheetbuilder.theme.papers import Paper
from sheetbuilder.theme.posters import poster_format
from sheetbuilder.theme.typescale import type_scale
from sheetbuilder.values import replace

POSTER_KINDS = (TargetKind.WORKFLOW, TargetKind.ELEMENTS)
"""What stands on one page, and is meant for a wall."""

# A poster is read from the other side of a room: its type is as large as its words leave room for.
_SCALES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0)


def poster_document(session: Session, target: Target) -> Document:
    """The poster of a target of one of `POSTER_KINDS`, as large as its drawing; what does not fit is taken note of."""
    for scale in _SCALES:
        trial = _enlarged(session.aside(), scale)
        drawn = _composed(trial, target)
        if drawn is not None and not trial.problems:
            break
    final = _enlarged(session, scale)
    drawn = _composed(final, target)
    if drawn is None:
        title = session.package.core_elements.title
        told = say("{name}: there are too many for a poster", name=title)
        session.problems.append(
            Problem("SB881", told, session.package.core_elements.where, say("shorten names and questions"))
        )
        return final.bound((), new_root(), title)
    draft, root, title, anchor = drawn
    return final.bound((PageSlot(draft, "1"),), root, title, [Bookmark(0, title, anchor)], last="")


def poster_targets(package: Package, names: Sequence[str]) -> tuple[Target, ...]:
    """The targets of those names, `all` being all of which there are posters, as `select` does.

    `MissingError` with every one of which there is none.
    """
    wanted = select(package, [name for name in names if name != ALL]) if set(names) - {ALL} else ()
    others = [target for target in wanted if target.kind not in POSTER_KINDS]
    every = [target for target in targets(package) if target.kind in POSTER_KINDS]
    if others:
        hint = say("There are posters of {names}.", names=", ".join(target.name for target in every))
        raise MissingError(replace(_none_of(one.name), hint=hint) for one in others)
    return tuple(every) if ALL in names or not names else wanted


def no_poster_of(name: str, options: PrintOptions) -> None:
    """`MissingError` where a poster is asked for of something that has many pages."""
    if isinstance(options.imposition, Poster):
        raise MissingError([_none_of(name)])


def _none_of(name: str) -> Problem:
    return Problem("SB880", say("there is no poster of “{name}”: it has more than one page", name=name))


def for_a_wall(branded: BrandedPackage) -> BrandedPackage:
    """The brand's package for posters: printed on one side, without holes and letterheads."""
    # What is meant for letters would be enlarged with the poster: the brand's logo, or its name, stands there instead.
    options = replace(branded.options, sides=Sides.SIMPLEX, flip=None, holes=None)
    return replace(branded, options=options, overlays=None)


def unlettered(branded: BrandedPackage) -> tuple[Message, ...]:
    """That a poster leaves the brand's letterhead out, where it has one."""
    if branded.brand is None or branded.brand.file.overlay is None:
        return ()
    return (say("the poster has no letterhead: that is for letters, and would be enlarged with it"),)


def lettered(
    session: Session, poster: Poster, surfaces: Sequence[Surface], document: Document, printed: Paper
) -> list[Surface]:
    """The surfaces of a poster, each tile with words outside the picture: which it is, and what is done with it."""
    if poster.whole:
        return list(surfaces)
    context, words = session.context(), session.package.words
    tiling = tiled(*poster.measures(document.pages[0]), printed)
    made = []
    for surface, tile in zip(surfaces, tiling.tiles, strict=True):
        told = words.poster_piece.format(
            size=poster.size.upper(),
            row=tile.row + 1,
            rows=tiling.rows,
            column=tile.column + 1,
            columns=tiling.columns,
        )
        x, y, room = below(tile, tiling)
        put = f"{told} · {words.poster_put}" if words.poster_put else told
        said = context.text(put if context.width(put, "foot") <= room else told, "foot", x, y)
        made.append(replace(surface, furniture=(*surface.furniture, *said)))
    return made


def _enlarged(session: Session, scale: float) -> Session:
    # Nor does it know of letterheads: they are for letters.
    theme = replace(session.theme, format=poster_format(scale), styles=type_scale(scale), clear=NOWHERE)
    return replace(session, theme=theme)


def _composed(session: Session, target: Target) -> tuple[PageContent, Node, str, str] | None:
    """The page, its tree, its title and the name that leads to it; None where there is too much for one page."""
    package, root, context = session.package, new_root(), session.context(begins=True)
    if target.kind is TargetKind.WORKFLOW:
        figure = figures(package)["workflow"]
        foot = package.words.figure_caption.format(number=figure.number, caption=figure.caption)
        return workflow_page(context, root, foot, poster_head, alone=True), root, figure.title, figure.anchor
    drafts = wall_drafts(context, root, package.meta.title, poster_head)
    return (drafts[0], root, package.core_elements.title, WALL) if drafts else None
