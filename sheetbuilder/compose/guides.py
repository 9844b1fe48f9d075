"""The guide: cover, contents, and chapters of running text with figures, boxes and references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetbuilder.blocks.sheet_index import SheetIndex
from sheetbuilder.blocks.step import StepBlock
from sheetbuilder.compose.cache import Part, drafts, own_part, rooted
from sheetbuilder.compose.listing import listing
from sheetbuilder.compose.session import Session
from sheetbuilder.compose.sets import printed_pages
from sheetbuilder.content import Chapter, Guide, Package
from sheetbuilder.figures import cover_workflow, figures
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, kept_with_next, spaced
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.contents import ContentsEntry, Section, contents
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.templates.prose import Pagination, prose, text_pages


def guide_document(session: Session, guide: Guide) -> Document:
    """The guide as one document."""
    package, words = session.package, session.package.words
    anchors = {f"sheet-{sheet.number}" for sheet in package.sheets} if _has_index(guide) else set()
    anchors |= {f"figure-{name}" for name in figures(package)}
    context = session.context(1, anchors, printed_pages(session))
    front = own_part(lambda above: [_cover(context, guide, above)])
    chapters = session.shared("chapters", context, lambda at, above: _chapters(at, guide, above))
    sections = [_section(package, number, chapter) for number, chapter in enumerate(guide.chapters, 1)]

    def compose(numbers: Mapping[str, int]) -> Part:
        return session.shared(
            ("contents of the guide", *numbers.items()),
            context,
            lambda at, above: _contents(at, guide, sections, numbers, above),
        )

    listed = listing(compose, lambda part: [front, part, chapters])
    bookmarks = [Bookmark(0, guide.title, "cover"), Bookmark(0, words.contents, "contents")]
    for section in sections:
        for level, entry in enumerate(section.entries):
            bookmarks.append(Bookmark(min(level, 1), f"{entry.label} {entry.title}".strip(), entry.anchor))
    parts = [front, listed, chapters]
    return session.document(drafts(parts), rooted(parts), guide.title, bookmarks)


def _cover(context: LayoutContext, guide: Guide, above: Node) -> PageContent:
    package = context.package
    text = CoverText(package.meta.title, guide.title, guide.subtitle or "", guide.lead, where=guide.where)
    steps = [step.number for step in package.workflow.steps]
    drawings = CoverDrawings(cover_workflow(context, package.workflow, steps), papers(context, _groups(package)))
    return cover(context, text, drawings, above, "cover")


def _contents(
    context: LayoutContext, guide: Guide, sections: Sequence[Section], numbers: Mapping[str, int], above: Node
) -> list[PageContent]:
    words, width = context.words, context.theme.paper.content_width
    parent = above.add(Role.PART, title=words.contents, anchor="contents")
    table: Flow = kept_with_next(context.heading(words.contents, "title", width, parent))
    table += spaced(contents(context, sections, numbers, width, parent), context.space("under-page-title"))
    return text_pages(context, table, Pagination(guide.title, words.contents, guide.where))


def _chapters(context: LayoutContext, guide: Guide, above: Node) -> list[PageContent]:
    """Each chapter begins a page, as people look for it."""
    pages: list[PageContent] = []
    for number, chapter in enumerate(guide.chapters, 1):
        flow = _chapter(context, number, chapter, above)
        pages += text_pages(context, flow, Pagination(guide.title, chapter.title, guide.where))
    return pages


def _chapter(context: LayoutContext, number: int, chapter: Chapter, root: Node) -> Flow:
    part = root.add(Role.PART, title=chapter.title, anchor=f"chapter-{chapter.id}")
    flow = context.heading(f"{number} {chapter.title}", "title", context.theme.paper.content_width, part)
    inside = prose(context.deeper().at(f"chapter-{chapter.id}"), chapter.blocks, part)
    return flow + spaced(inside, context.space("under-page-title"))


def _section(package: Package, number: int, chapter: Chapter) -> Section:
    """A chapter's rows in the contents: its own, and one for each step that it tells of."""
    names = {step.number: step.name for step in package.workflow.steps}
    steps = [block.step for block in chapter.blocks if isinstance(block, StepBlock)]
    return Section(
        "",
        (
            ContentsEntry(chapter.title, f"chapter-{chapter.id}", str(number)),
            *(
                ContentsEntry(package.words.step_and_name.format(number=step, name=names[step]), f"step-{step}", " ")
                for step in steps
                if step in names
            ),
        ),
    )


def _groups(package: Package) -> list[tuple[str, list[str]]]:
    return [
        (
            f"{package.words.step} {step.number} · {step.name}",
            [sheet.number for sheet in package.sheets_of_step(step.number)],
        )
        for step in package.workflow.steps
        if package.sheets_of_step(step.number)
    ]


def _has_index(guide: Guide) -> bool:
    return any(isinstance(block, SheetIndex) for chapter in guide.chapters for block in chapter.blocks)
