"""A set of sheets: cover, how to use them, contents, the figure with the set's part lit, the sheets, the last page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from sheetbuilder.blocks.panel import Panel
from sheetbuilder.compose.cache import Part, drafts, own_part, rooted
from sheetbuilder.compose.large_figures import large_figure
from sheetbuilder.compose.listing import listing, reserved
from sheetbuilder.compose.session import Session, page_numbers, sheet_foot
from sheetbuilder.compose.singles import sheet_drafts
from sheetbuilder.content import Package, ProsePage, Sheet, SheetSet
from sheetbuilder.figures import cover_workflow, figures, sheets_for_steps
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, columns, height, kept_together, kept_with_next, spaced
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageKind
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.contents import ContentsEntry, Section, contents
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.templates.furniture import edition_note
from sheetbuilder.templates.imprint import contacts, imprint
from sheetbuilder.templates.prose import Pagination, one_page, page_room, prose, text_pages
from sheetbuilder.templates.sheet import sheet_anchor
from sheetbuilder.values import replace

_NARROWEST = 20
"""A column is at least this many times as wide as its type is high: some forty letters."""


class _Inside(Struct, frozen=True):
    """What stands in a set between its cover and its last page, but for the contents, which ask it for numbers."""

    how: Part
    figure: Part
    sheets: tuple[Part, ...]

    def around(self, listing: Part) -> list[Part]:
        """The parts in the order in which they are bound, those contents among them."""
        return [self.how, listing, self.figure, *self.sheets]


def set_document(session: Session, one: SheetSet) -> Document:
    """The whole set as one document with one structure tree."""
    package, words = session.package, session.package.words
    context = _context(session, one)
    foot = sheet_foot(package, one)
    closing = package.meta.closing
    front = own_part(lambda above: [_cover(context, one, above)])
    inside = _inside(session, context, one)
    last = own_part(lambda above: last_pages(context.deeper(), closing, above, foot))
    listed = _listing(session, context, one, lambda part: [front, *inside.around(part), last])
    bookmarks = [
        Bookmark(0, one.title, "cover"),
        Bookmark(0, package.meta.how_to_use.title, "how"),
        Bookmark(0, words.contents, "contents"),
        Bookmark(0, package.workflow.title, "figure-workflow"),
    ]
    for section in _steps(package, one):
        bookmarks.append(Bookmark(0, section.title, section.entries[0].anchor))
        bookmarks += [Bookmark(1, f"{entry.label} {entry.title}", entry.anchor) for entry in section.entries]
    bookmarks.append(Bookmark(0, closing.title, "closing"))
    title = f"{words.set_and_number.format(number=one.number)}: {one.title}"
    parts = [front, *inside.around(listed), last]
    return session.document(drafts(parts), rooted(parts), title, bookmarks)


def printed_pages(session: Session) -> Mapping[str, tuple[int, int]]:
    """By sheet number: the number of the set and the page on which the sheet begins there.

    The sets are composed to be asked, for how many pages a sheet takes, its template alone knows; what does not fit in
    them is told where they are built.
    """
    found = {}
    aside = session.aside()
    for one in session.package.meta.sets:
        numbers = _numbers(aside, one)
        for sheet in session.package.sheets_of_set(one):
            if page := numbers.get(sheet_anchor(sheet.number)):
                found[sheet.number] = (one.number, page)
    return found


def _numbers(session: Session, one: SheetSet) -> Mapping[str, int]:
    """The page number of everything in a set."""
    context = _context(session, one)
    front, inside = reserved(recto=True), _inside(session, context, one)

    def around(part: Part) -> list[Part]:
        return [front, *inside.around(part)]

    return page_numbers(drafts(around(_listing(session, context, one, around))))


def _context(session: Session, one: SheetSet) -> LayoutContext:
    sheets = session.package.sheets_of_set(one)
    return session.context(1, {sheet_anchor(sheet.number) for sheet in sheets} | {"figure-workflow"})


def _inside(session: Session, context: LayoutContext, one: SheetSet) -> _Inside:
    package = session.package
    foot = sheet_foot(package, one)
    how = session.shared(
        ("how", one.id), context, lambda at, above: how_to_use(at.deeper(), package.meta.how_to_use, above, foot), ()
    )
    figure = session.shared(
        ("figure of a set", one.id), context, lambda at, above: lit_figure(at, one, above, foot), ()
    )
    return _Inside(how, figure, tuple(_sheet(session, context, sheet, foot) for sheet in package.sheets_of_set(one)))


def _cover(context: LayoutContext, one: SheetSet, above: Node) -> PageContent:
    package = context.package
    steps = [sheet.step for sheet in package.sheets_of_set(one)]
    drawings = CoverDrawings(cover_workflow(context, package.workflow, steps), papers(context, _groups(package, one)))
    return cover(context, _cover_text(package, one), drawings, above, "cover")


def _listing(session: Session, context: LayoutContext, one: SheetSet, around: Callable[[Part], Sequence[Part]]) -> Part:
    """The contents of a set, between the parts that stand around them."""
    package, foot = session.package, sheet_foot(session.package, one)
    meta = package.meta
    opening = Section(
        "", (ContentsEntry(meta.how_to_use.title, "how"), ContentsEntry(package.workflow.title, "figure-workflow"))
    )
    ending = Section("", (ContentsEntry(meta.closing.title, "closing"),))
    rows = (opening, *_steps(package, one), ending)

    def compose(numbers: Mapping[str, int]) -> Part:
        return session.shared(
            ("contents", one.id, *numbers.items()),
            context,
            lambda at, above: _contents(at, rows, numbers, above, foot),
        )

    return listing(compose, around, recto=True)


def _steps(package: Package, one: SheetSet) -> tuple[Section, ...]:
    """The rows of a set's sheets, under their steps."""
    sheets = package.sheets_of_set(one)
    return tuple(
        Section(
            package.words.step_and_name.format(number=step.number, name=step.name),
            tuple(
                ContentsEntry(sheet.title, sheet_anchor(sheet.number), sheet.number, sheet.purpose)
                for sheet in package.sheets_of_step(step.number)
            ),
        )
        for step in package.workflow.steps
        if any(sheet.step == step.number for sheet in sheets)
    )


def _contents(
    context: LayoutContext, rows: Sequence[Section], numbers: Mapping[str, int], above: Node, foot: str
) -> list[PageContent]:
    words, width = context.words, context.theme.paper.content_width
    parent = above.add(Role.PART, title=words.contents, anchor="contents")
    flow: Flow = kept_with_next(context.heading(words.contents, "title", width, parent))
    flow += spaced(contents(context, rows, numbers, width, parent), context.space("under-page-title"))
    return text_pages(context, flow, Pagination(foot, words.contents, context.package.meta.where, recto=True))


def _sheet(session: Session, context: LayoutContext, sheet: Sheet, foot: str) -> Part:
    name = ("sheet of a set", sheet.number)
    return session.shared(name, context, lambda at, above: sheet_drafts(at.deeper(), sheet, above, foot), [sheet])


def _cover_text(package: Package, one: SheetSet) -> CoverText:
    phase = next(phase for phase in package.workflow.phases if phase.number == one.phase)
    number = package.words.set_and_number.format(number=one.number)
    subtitle = f"{number} · {sheets_for_steps(package, phase)}"
    return CoverText(package.meta.title, one.title, subtitle, one.lead, where=one.where)


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


def lit_figure(context: LayoutContext, one: SheetSet, root: Node, foot: str) -> list[PageContent]:
    """The figure with the set's part of it lit, and what it says in words."""
    package, words = context.package, context.words
    width = context.theme.paper.content_width
    figure = figures(package, one.phase)["workflow"]
    phase = next(phase for phase in package.workflow.phases if phase.number == one.phase)
    note = words.workflow_lit_alt.format(set=one.number, phase=phase.number, phase_name=phase.name)
    part = root.add(Role.PART, title=figure.title)
    how = Pagination(foot, figure.title, package.workflow.where)
    flow = _section(context, figure.title, width, part)
    if context.theme.format.large:
        return large_figure(context.deeper(), figure, flow, part, how, note)
    above, below = context.space("under-page-title"), context.space("above-text") + context.style("caption").leading
    room = page_room(context.on(PageKind.TEXT)) - height(flow) - above - below
    flow.append(figure.stand(context, figure.fitting(context, width, room), part, note, above))
    caption = words.figure_caption.format(number=figure.number, caption=figure.caption)
    flow += context.set(caption, "caption", width, part.add(Role.CAPTION), context.space("above-text"))
    gutter = context.space("column-gutter")
    column = (width - gutter) / 2
    if context.across(2) == 2 and column >= context.style("body").size * _NARROWEST:
        told, gap = figure.describe(context.deeper(), column, part), context.space("between-groups")
        beside = columns(told, 2, column, gutter, gap)
        if height([*flow, beside]) > page_room(context.on(PageKind.TEXT)):
            # Where a letterhead leaves too little, a step may stand in another column than its phase.
            beside = columns([replace(band, keep_with_next=False) for band in told], 2, column, gutter, gap)
        flow.append(beside)
    else:
        flow += spaced(figure.describe(context.deeper(), context.measure(width), part), context.space("between-groups"))
    return text_pages(context, flow, how)


def _section(context: LayoutContext, title: str, width: float, parent: Node) -> Flow:
    return context.heading(title, "section", width, parent)


def how_to_use(context: LayoutContext, page: ProsePage, root: Node, foot: str) -> list[PageContent]:
    """The page that tells how the sheets are used; several in large print."""
    flow = _titled(context.at("how"), page, root.add(Role.PART, title=page.title, anchor="how"))
    return one_page(context, flow, Pagination(foot, page.title, page.blocks[0].where))


def last_pages(context: LayoutContext, page: ProsePage, root: Node, foot: str) -> list[PageContent]:
    """The closing page; what a brand adds to it may go on on its back."""
    flow = closing_stack(context, page, root.add(Role.PART, title=page.title, anchor="closing"))
    where = page.blocks[0].where
    if context.brand is None:
        return one_page(context, flow, Pagination(foot, page.title, where, recto=True))
    return text_pages(context, flow, Pagination(foot, page.title, where, recto=True, even=True))


def closing_stack(context: LayoutContext, page: ProsePage, part: Node) -> Flow:
    """What the closing page says, in a part of its own, with the brand's contacts in it and its lines last."""
    at, brand = context.at("closing"), context.brand
    full = context.theme.paper.content_width
    width = context.measure(full)
    flow: Flow = context.heading(page.title, "title", full, part, below=0)
    gap = context.space("under-page-title")
    if brand is not None and brand.file.contacts and not _shows_contacts(page):
        # Where the page's own words do not show the numbers they come first, so that they stand on its front.
        flow += spaced(contacts(context, brand, width, part), gap)
    flow += spaced(prose(at, page.blocks, part), gap)
    if brand is not None:
        flow += spaced(kept_together(imprint(context, brand, width, part)), context.space("between-parts"))
    return flow


def _shows_contacts(page: ProsePage) -> bool:
    return any(isinstance(block, Panel) and block.contacts for block in page.blocks)


def _titled(context: LayoutContext, page: ProsePage, part: Node) -> Flow:
    width = context.theme.paper.content_width
    flow: Flow = context.heading(page.title, "title", width, part, below=0)
    flow += edition_note(context, width, part, context.space("under-title"))
    return flow + spaced(prose(context, page.blocks, part), context.space("under-page-title"))
