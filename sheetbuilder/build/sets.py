"""A set of sheets: cover, how to use them, contents, the figure with the set's part lit, the sheets, the last page."""

from __future__ import annotations

from collections.abc import Mapping

from sheetbuilder.build.singles import sheet_drafts
from sheetbuilder.build.workshop import Workshop, new_root, page_numbers, sheet_foot
from sheetbuilder.content import Package, Page, SheetSet
from sheetbuilder.figures import cover_workflow, figures, sheets_for_steps
from sheetbuilder.layout.contents import Entry, Section, contents
from sheetbuilder.layout.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.imprint import contacts, imprint
from sheetbuilder.layout.page import Bookmark, Document, Draft
from sheetbuilder.layout.prose import MEASURE, one_page, prose, text_pages
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.sheet import sheet_anchor
from sheetbuilder.layout.slabs import Stack, columns, held, spaced, whole

_NARROWEST = 20
"""A column is at least this many times as wide as its type is high: some forty letters."""


def set_document(shop: Workshop, one: SheetSet) -> Document:
    """The whole set as one document with one structure tree."""
    package, words = shop.package, shop.package.words
    sheets = package.sheets_of_set(one)
    anchors = {sheet_anchor(sheet.number) for sheet in sheets} | {"figure-workflow"}
    desk = shop.desk(1, anchors)
    root = new_root()
    foot = sheet_foot(package, one)
    steps = [sheet.step for sheet in sheets]
    drawings = CoverDrawings(cover_workflow(desk, package.workflow, steps), papers(desk, _groups(package, one)))
    front = cover(desk, _cover_text(package, one), drawings, root, "cover", one.where)
    how = how_to_use(desk.deeper(), package.meta.how_to_use, root, foot)
    contents_part = root.add(Role.PART, title=words.contents, anchor="contents")
    figure = lit_figure(desk, one, root, foot)
    inner = [page for sheet in sheets for page in sheet_drafts(desk.deeper(), sheet, root, foot)]
    last = last_pages(desk.deeper(), package.meta.closing, root, foot)
    sections = tuple(
        Section(
            words.step_and_name.format(number=step.number, name=step.name),
            tuple(
                Entry(sheet.title, sheet_anchor(sheet.number), sheet.number, sheet.purpose)
                for sheet in package.sheets_of_step(step.number)
            ),
        )
        for step in package.workflow.steps
        if any(sheet.step == step.number for sheet in sheets)
    )
    opening = Section(
        "", (Entry(package.meta.how_to_use.title, "how"), Entry(package.workflow.title, "figure-workflow"))
    )
    ending = Section("", (Entry(package.meta.closing.title, "closing"),))
    placeholder = Draft(front.kind, (), foot, recto=True)
    numbers = page_numbers([front, how, placeholder, *figure, *inner, *last])
    stack: Stack = held(desk.heading(words.contents, "title", desk.theme.paper.content_width, contents_part))
    rows = contents(desk, (opening, *sections, ending), numbers, desk.theme.paper.content_width, contents_part)
    stack += spaced(rows, desk.mm(8))
    listing = one_page(desk, stack, foot, words.contents, package.meta.where, recto=True)
    bookmarks = [
        Bookmark(0, one.title, "cover"),
        Bookmark(0, package.meta.how_to_use.title, "how"),
        Bookmark(0, words.contents, "contents"),
        Bookmark(0, package.workflow.title, "figure-workflow"),
    ]
    for section in sections:
        bookmarks.append(Bookmark(0, section.title, section.entries[0].anchor))
        bookmarks += [Bookmark(1, f"{entry.label} {entry.title}", entry.anchor) for entry in section.entries]
    bookmarks.append(Bookmark(0, package.meta.closing.title, "closing"))
    title = f"{words.set_and_number.format(number=one.number)}: {one.title}"
    return shop.document([front, how, listing, *figure, *inner, *last], root, title, bookmarks)


def printed_pages(shop: Workshop) -> Mapping[str, tuple[int, int]]:
    """By sheet number: the number of the set and the page on which the sheet's front is printed there."""
    found = {}
    for one in shop.package.meta.sets:
        root = new_root()
        desk = shop.desk()
        figure = lit_figure(desk, one, root, "")
        # Cover, how to use the sheets, contents, the figure; the first sheet is on the next right-hand page.
        first = (4 + len(figure)) // 2 * 2 + 1
        for index, sheet in enumerate(shop.package.sheets_of_set(one)):
            found[sheet.number] = (one.number, first + 2 * index)
    return found


def _cover_text(package: Package, one: SheetSet) -> CoverText:
    phase = next(phase for phase in package.workflow.phases if phase.number == one.phase)
    number = package.words.set_and_number.format(number=one.number)
    return CoverText(package.meta.title, one.title, f"{number} · {sheets_for_steps(package, phase)}", one.lead)


def _groups(package: Package, one: SheetSet) -> list[tuple[str, list[str]]]:
    sheets = package.sheets_of_set(one)
    return [
        (
            f"{package.words.step} {step.number} · {step.name}",
            [sheet.number for sheet in sheets if sheet.step == step.number],
        )
        for step in package.workflow.steps
        if any(sheet.step == step.number for sheet in sheets)
    ]


def lit_figure(desk: Desk, one: SheetSet, root: Node, foot: str) -> list[Draft]:
    """The figure with the set's part of it lit, and what it says in words."""
    package, words = desk.package, desk.words
    width = desk.theme.paper.content_width
    figure = figures(package, one.phase)["workflow"]
    phase = next(phase for phase in package.workflow.phases if phase.number == one.phase)
    note = words.workflow_lit_alt.format(set=one.number, phase=phase.number, phase_name=phase.name)
    part = root.add(Role.PART, title=figure.title)
    stack: Stack = desk.heading(figure.title, "section", width, part)
    stack.append(figure.stand(desk, width, part, note, desk.mm(8)))
    caption = words.figure_caption.format(number=figure.number, caption=figure.caption)
    stack += desk.set(caption, "caption", width, part.add(Role.CAPTION), desk.mm(3))
    gutter = desk.mm(10)
    column = (width - gutter) / 2
    if column >= desk.style("body").size * _NARROWEST:
        told = figure.describe(desk.deeper(), column, part)
        stack.append(columns(told, 2, column, gutter, desk.mm(7)))
    else:
        stack += spaced(figure.describe(desk.deeper(), min(width, desk.mm(MEASURE)), part), desk.mm(7))
    return text_pages(desk, stack, foot, figure.title, package.workflow.where, recto=False)


def how_to_use(desk: Desk, page: Page, root: Node, foot: str) -> Draft:
    """The page that tells how the sheets are used."""
    stack, _ = _titled(desk, page, root, "how")
    return one_page(desk, stack, foot, page.title, page.blocks[0].where, recto=False)


def last_pages(desk: Desk, page: Page, root: Node, foot: str) -> list[Draft]:
    """The closing page; what a brand adds to it may go on on its back."""
    stack, part = _titled(desk, page, root, "closing")
    where = page.blocks[0].where
    brand = desk.brand
    if brand is None:
        return [one_page(desk, stack, foot, page.title, where, recto=True)]
    width = min(desk.theme.paper.content_width, desk.mm(MEASURE))
    stack += spaced(contacts(desk, brand, width, part), desk.mm(8))
    stack += spaced(whole(imprint(desk, brand, width, part)), desk.mm(6))
    return text_pages(desk, stack, foot, page.title, where, recto=True)


def _titled(desk: Desk, page: Page, root: Node, anchor: str) -> tuple[Stack, Node]:
    part = root.add(Role.PART, title=page.title, anchor=anchor)
    stack: Stack = desk.heading(page.title, "title", desk.theme.paper.content_width, part, below=0)
    return stack + spaced(prose(desk, page.blocks, part), desk.mm(8)), part
