"""One file: several targets as one document with continuous page numbers, each from a right-hand page on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from sheetbuilder.compose.cache import Part, drafts, rooted
from sheetbuilder.compose.elements import elements_part
from sheetbuilder.compose.session import Session
from sheetbuilder.compose.singles import sheet_part, strategy_part, workflow_drafts, workflow_foot
from sheetbuilder.compose.targets import Target, TargetKind, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.figures import figures
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.source.naming import nameable
from sheetbuilder.templates.sheet import sheet_anchor
from sheetbuilder.values import replace

_FIGURE = "figure-workflow"
_PARTS = (TargetKind.SHEET, TargetKind.STRATEGY, TargetKind.WORKFLOW, TargetKind.ELEMENTS)
"""What can follow upon something else: papers without a cover or contents of their own."""


def file_name(given: str, ending: str = ".pdf") -> str:
    """The name of a file as somebody gives it, with its ending; `MissingError` for one that no file can have."""
    name = given.strip()
    name = name if PurePosixPath(name).suffix.lower() == ending else f"{name}{ending}"
    if not nameable(name) or not name[: -len(ending)].strip():
        told = say("“{name}” is not the name of a file", name=given)
        hint = say("write a name alone, as meeting.pdf; the folder is chosen with -o")
        raise MissingError([Problem("SB206", told, None, hint)])
    return name


def parts_of(package: Package, chosen: Sequence[Target]) -> tuple[Target, ...]:
    """What one file of the chosen targets consists of, each once: of a set its sheets.

    `MissingError` with all those that can only be had as files of their own.
    """
    by_name = {target.name: target for target in targets(package)}
    found: dict[str, Target] = {}
    problems = []
    for target in chosen:
        if target.kind is TargetKind.SET:
            one = next(one for one in package.meta.sets if one.id == target.name)
            found |= {sheet.number: by_name[sheet.number] for sheet in package.sheets_of_set(one)}
        elif target.kind in _PARTS:
            found[target.name] = target
        else:
            told = say("“{name}” is a document of its own, and cannot be a part of one file", name=target.name)
            hint = say(
                "leave it out, or build it by itself; sets, sheets and the documents of a page or two can be parts"
            )
            problems.append(Problem("SB207", told, None, hint))
    if problems:
        raise MissingError(problems)
    return tuple(found.values())


def one_file(session: Session, parts: Sequence[Target]) -> Document:
    """The document of those parts: no cover, for it is made to be printed and used at once.

    Links lead from part to part; each keeps the foot that it has alone, with the page numbers of the whole.
    """
    package = session.package
    sheets = [sheet_anchor(target.name) for target in parts if target.kind is TargetKind.SHEET]
    figure = [_FIGURE for target in parts if target.kind is TargetKind.WORKFLOW]
    context = session.context(1, [*sheets, *figure])
    made, bookmarks = [], []
    for index, target in enumerate(parts):
        part = _part(session, replace(context, begins=index == 0), target)
        made.append(part)
        anchor = next(node.anchor for each in part.nodes for node in each.walk() if node.anchor is not None)
        bookmarks.append(Bookmark(0, _called(target), anchor))
    return session.document(drafts(made), rooted(made), _title(package, parts), bookmarks)


def _part(session: Session, context: LayoutContext, target: Target) -> Part:
    package = session.package
    match target.kind:
        case TargetKind.SHEET:
            return sheet_part(session, context, package.sheet(target.name))
        case TargetKind.STRATEGY:
            assert package.strategy is not None
            return strategy_part(session, context, package.strategy)
        case TargetKind.WORKFLOW:
            return session.shared("workflow among others", context, _workflow, ())
        case _:
            return elements_part(session, context)


def _workflow(context: LayoutContext, above: Node) -> list[PageContent]:
    """The figure and its words as a part: alone they are all of their document."""
    figure = figures(context.package)["workflow"]
    part = above.add(Role.PART, title=figure.title, anchor="workflow")
    return workflow_drafts(context, part, workflow_foot(context.package))


def _called(target: Target) -> str:
    return f"{target.name} {target.title}" if target.kind is TargetKind.SHEET else target.title


def _title(package: Package, parts: Sequence[Target]) -> str:
    """What the file calls itself: its only part, or the package with the numbers and titles of all."""
    if len(parts) == 1:
        return _called(parts[0])
    names = [target.name if target.kind is TargetKind.SHEET else target.title for target in parts]
    return f"{package.meta.title}: {package.words.listed(names)}"
