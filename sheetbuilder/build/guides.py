"""The guide: cover, contents, and chapters of running text with figures, boxes and references."""

from __future__ import annotations

from sheetbuilder.build.sets import printed_pages
from sheetbuilder.build.workshop import Workshop, new_root, page_numbers
from sheetbuilder.content import Chapter, Guide
from sheetbuilder.figures import figures
from sheetbuilder.layout.contents import Entry, Section, contents
from sheetbuilder.layout.cover import CoverText, cover
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
    front = cover(desk, text, None, root, "cover")
    contents_part = root.add(Role.PART, title=words.contents, anchor="contents")
    drafts: list[Draft] = []
    for number, chapter in enumerate(guide.chapters, 1):
        drafts += _chapter(desk, number, chapter, root, guide.title)
    placeholder = Draft(front.kind, (), guide.title)
    numbers = page_numbers([front, placeholder, *drafts])
    entries = tuple(
        Entry(chapter.title, f"chapter-{chapter.id}", str(number)) for number, chapter in enumerate(guide.chapters, 1)
    )
    width = desk.theme.paper.content_width
    stack: Stack = held(desk.heading(words.contents, "title", width, contents_part))
    stack += spaced(contents(desk, (Section("", entries),), numbers, width, contents_part), desk.mm(8))
    listing = one_page(desk, stack, guide.title, words.contents, guide.where, recto=False)
    bookmarks = [Bookmark(0, guide.title, "cover"), Bookmark(0, words.contents, "contents")]
    for entry in entries:
        bookmarks.append(Bookmark(0, f"{entry.label} {entry.title}", entry.anchor))
    return shop.document([front, listing, *drafts], root, guide.title, bookmarks)


def _chapter(desk: Desk, number: int, chapter: Chapter, root: Node, foot: str) -> list[Draft]:
    part = root.add(Role.PART, title=chapter.title, anchor=f"chapter-{chapter.id}")
    width = desk.theme.paper.content_width
    stack: Stack = desk.heading(f"{number} {chapter.title}", "title", width, part)
    stack += spaced(prose(desk.deeper(), chapter.blocks, part), desk.mm(8))
    return text_pages(desk, stack, foot, chapter.title, chapter.where, recto=False)


def _has_index(guide: Guide) -> bool:
    return any(
        getattr(block, "type", None) == "sheet_index" for chapter in guide.chapters for block in chapter.blocks
    )
