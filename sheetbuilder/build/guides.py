"""The guide: cover, contents, and chapters of running text with figures, boxes and references."""

from __future__ import annotations

from sheetbuilder.build.sets import printed_pages
from sheetbuilder.build.workshop import Workshop, new_root, page_numbers
from sheetbuilder.content import Chapter, Guide, Package
from sheetbuilder.figures import cover_workflow, figures
from sheetbuilder.layout.contents import Entry, Section, contents
from sheetbuilder.layout.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.page import Bookmark, Document, Draft
from sheetbuilder.layout.prose import one_page, prose, text_pages
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.slabs import Stack, held, spaced


def guide_document(shop: Workshop, guide: Guide) -> Document:
    """The guide as one document."""
    package, words = shop.package, shop.package.words
    anchors = {f"sheet-{sheet.number}" for sheet in package.sheets} if _has_index(guide) else set()
    anchors |= {f"figure-{name}" for name in figures(package)}
    desk = shop.desk(1, anchors, printed_pages(shop))
    root = new_root()
    text = CoverText(package.meta.title, guide.title, guide.subtitle or "", guide.lead)
    steps = [step.number for step in package.workflow.steps]
    drawings = CoverDrawings(cover_workflow(desk, package.workflow, steps), papers(desk, _groups(package)))
    front = cover(desk, text, drawings, root, "cover", guide.where)
    contents_part = root.add(Role.PART, title=words.contents, anchor="contents")
    stack: Stack = []
    for number, chapter in enumerate(guide.chapters, 1):
        stack += spaced(_chapter(desk, number, chapter, root), desk.mm(17) if stack else 0.0)
    drafts = text_pages(desk, stack, guide.title, guide.title, guide.where, recto=False)
    placeholder = Draft(front.kind, (), guide.title)
    numbers = page_numbers([front, placeholder, *drafts])
    sections = [_section(package, number, chapter) for number, chapter in enumerate(guide.chapters, 1)]
    width = desk.theme.paper.content_width
    table: Stack = held(desk.heading(words.contents, "title", width, contents_part))
    table += spaced(contents(desk, sections, numbers, width, contents_part), desk.mm(8))
    listing = one_page(desk, table, guide.title, words.contents, guide.where, recto=False)
    bookmarks = [Bookmark(0, guide.title, "cover"), Bookmark(0, words.contents, "contents")]
    for section in sections:
        for level, entry in enumerate(section.entries):
            bookmarks.append(Bookmark(min(level, 1), f"{entry.label} {entry.title}".strip(), entry.anchor))
    return shop.document([front, listing, *drafts], root, guide.title, bookmarks)


def _chapter(desk: Desk, number: int, chapter: Chapter, root: Node) -> Stack:
    part = root.add(Role.PART, title=chapter.title, anchor=f"chapter-{chapter.id}")
    stack = desk.heading(f"{number} {chapter.title}", "chapter", desk.theme.paper.content_width, part)
    return stack + spaced(prose(desk.deeper(), chapter.blocks, part), desk.mm(5))


def _section(package: Package, number: int, chapter: Chapter) -> Section:
    """A chapter's rows in the contents: its own, and one for each step that it tells of."""
    names = {step.number: step.name for step in package.workflow.steps}
    steps = [int(getattr(block, "step", 0)) for block in chapter.blocks if getattr(block, "type", "") == "step"]
    return Section(
        "",
        (
            Entry(chapter.title, f"chapter-{chapter.id}", str(number)),
            *(
                Entry(package.words.step_and_name.format(number=step, name=names[step]), f"step-{step}", " ")
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
    return any(getattr(block, "type", None) == "sheet_index" for chapter in guide.chapters for block in chapter.blocks)
