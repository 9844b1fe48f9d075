"""The table of contents: parts and what is in them, each row a link with its page number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.titled import titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.flow.bands import kept_with_next, spaced
from sheetbuilder.models.field import Field
from sheetbuilder.templates.contents import ContentsEntry, Section, contents
from sheetbuilder.templates.prose import Pagination, text_pages


class Contents(RecipeItem):
    """What is on which page."""

    late: ClassVar[bool] = True
    outside: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "contents"}

    type: Literal["contents"] = Field(description="Indholdsfortegnelsen; den laver sig selv.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The rows under their parts."""
        context = item_context.context
        title = context.words.contents
        head, part = titled(item_context, title)
        width = context.theme.paper.content_width
        rows = contents(context, sections(item_context.lines), item_context.labels, width, part)
        flow = kept_with_next(head) + spaced(rows, context.space("under-page-title"))
        drafts = text_pages(context, flow, Pagination(item_context.foot, title, self.where))
        return Laid(
            (PageRun(tuple(drafts)),), (OutlineLine(item_context.depth, title, item_context.anchor, listed=False),)
        )


def sections(lines: Sequence[OutlineLine]) -> list[Section]:
    """Lines with lines below them become the headings of sections; what stands before and between has none."""
    listed = [line for line in lines if line.listed]
    found: list[Section] = []
    entries: list[ContentsEntry] = []
    heading: OutlineLine | None = None

    def close() -> None:
        if heading is not None:
            found.append(Section(heading.title, tuple(entries), heading.anchor))
        elif entries:
            found.append(Section("", tuple(entries)))
        entries.clear()

    for index, line in enumerate(listed):
        following = listed[index + 1] if index + 1 < len(listed) else None
        if line.depth == 0 and following is not None and following.depth > 0:
            close()
            heading = line
            continue
        if line.depth == 0 and heading is not None:
            close()
            heading = None
        entries.append(ContentsEntry(line.title, line.anchor, line.label, line.note))
    close()
    return found
