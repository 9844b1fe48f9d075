"""Choices: which document is looked at, on which paper and in which edition, and what is drawn over its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.theme.papers import PAPERS
from sheetbuilder.values import replace

_LONGEST = 200
"""Letters of a name that is asked for."""


class PageEdition(StrEnum):
    """In which edition pages are shown."""

    PRINT = "print"
    FILLABLE = "fillable"
    LARGE = "large-print"
    HTML = "html"
    """One page for a screen, without papers."""


class PageSize(StrEnum):
    """How large pages are shown."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class DocumentChoice(Struct, frozen=True):
    """All that a document depends on beside the files; `target` is empty for the first one that there is."""

    target: str = ""
    paper: str = PAPERS[0].name
    edition: PageEdition = PageEdition.PRINT
    grey: bool = False

    def options(self, usual: PrintOptions) -> PrintOptions:
        """The options to build it with; a page for a screen is on no paper, so the one that is chosen waits."""
        if self.edition is PageEdition.HTML:
            return replace(usual, grey=self.grey, format=FileFormat.HTML)
        return replace(
            usual,
            paper=self.paper,
            grey=self.grey,
            large_print=self.edition is PageEdition.LARGE,
            fillable=self.edition is PageEdition.FILLABLE,
        )


class ViewChoice(Struct, frozen=True):
    """A document, and how its pages are shown."""

    document: DocumentChoice = field(default_factory=DocumentChoice)
    size: PageSize = PageSize.MEDIUM
    safe: bool = False
    """Whether safe areas, letterheads and what is in their way are drawn over the pages."""
    tags: bool = False
    """Whether the elements of the structure tree are drawn over the pages, in reading order."""

    def query(self) -> Iterator[tuple[str, str]]:
        """The choice as an address has it; what is usual is left out."""
        document = self.document
        values = {
            "target": document.target,
            "paper": document.paper if document.paper != PAPERS[0].name else "",
            "edition": document.edition if document.edition is not PageEdition.PRINT else "",
            "grey": "1" if document.grey else "",
            "size": self.size if self.size is not PageSize.MEDIUM else "",
            "safe": "1" if self.safe else "",
            "tags": "1" if self.tags else "",
        }
        yield from ((name, str(value)) for name, value in values.items() if value)


def chosen(query: Mapping[str, str]) -> ViewChoice:
    """The choice that an address asks for; what it says that cannot be chosen counts as not said."""
    papers = {row.name for row in PAPERS}
    paper, edition, size = (query.get(name, "") for name in ("paper", "edition", "size"))
    document = DocumentChoice(
        query.get("target", "")[:_LONGEST],
        paper if paper in papers else PAPERS[0].name,
        PageEdition(edition) if edition in set(PageEdition) else PageEdition.PRINT,
        bool(query.get("grey")),
    )
    shown = PageSize(size) if size in set(PageSize) else PageSize.MEDIUM
    return ViewChoice(document, shown, bool(query.get("safe")), bool(query.get("tags")))
