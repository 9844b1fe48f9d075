"""What is seen of other people's pages only in the finished file: words run together, an order against the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.handout.items.pdf import PdfItem
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.items import Inset
from sheetbuilder.values import replace

OF_WORDS = frozenset({"SB650", "SB651"})
"""Faults that a file brings along in its words, and that no validator sees; all others are told when it is read."""


def audit(read: Handout, document: Document, problems: Iterable[Problem]) -> Iterator[Problem]:
    """A warning for each such fault on a page that shows one of another file, at the line of the recipe.

    `problems` are what was found in the document when it was read back.
    """
    for problem in problems:
        number = problem.message.args.get("page")
        if problem.code in OF_WORDS and isinstance(number, int):
            page = document.pages[number - 1]
            for item in _shown(read, page):
                where = item.where_of("file")
                told = say("{file}: {problem}", file=item.file, problem=_labelled(problem, page))
                hint = say("mend it in the program that the file was made in, or leave the page out")
                yield Problem("SB761", told, where, hint, Severity.WARNING)


def not_enlarged(read: Handout, options: PrintOptions) -> Iterator[Message]:
    """For large print: that pages of other files are as large as a page allows, and no larger."""
    if options.large_print and read.imported_pages:
        files = ", ".join(dict.fromkeys(graft.path.name for graft in read.imported_pages.values()))
        yield say(
            "{files}: shown as large as a page allows; letters there may be smaller than in large print", files=files
        )


def _shown(read: Handout, page: Page) -> Iterator[PdfItem]:
    """The items whose pages a page shows, each once."""
    shared = [leaf.page.shared.pieces for _, _, leaf in flat(page.items) if isinstance(leaf, Inset)]
    for index, graft in read.imported_pages.items():
        item = read.recipe.items[index]
        if isinstance(item, PdfItem) and any(pieces is graft.found.shared for pieces in shared):
            yield item


def _labelled(problem: Problem, page: Page) -> object:
    """The message with the page's printed number, which is the same in both editions."""
    return replace(problem.message, args={**problem.message.args, "page": page.label or str(page.number)})
