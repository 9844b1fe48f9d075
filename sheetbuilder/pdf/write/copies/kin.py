"""Copies that may be of one family, by all that can be told of them before anything is painted.

No copy depends on which others there are: it would be told the same alone, first or last.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.extents import Leaf, flat
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.holes import marks
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import Inset, Picture
from sheetbuilder.pdf.write.copies.alphabet import Letters, letters_of
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class Kin:
    """Copies that share all pages but those of their own, and need the same letters and pictures for these."""

    members: list[int]
    """Their indexes."""
    own: Set[int]
    """The indexes of the pages that each has of its own."""
    letters: Letters
    """What is printed on those."""


def kin(copies: Sequence[Document], own: Sequence[Set[int]]) -> list[Kin]:
    """All copies; `own` tells of each the indexes of the pages that nobody else has."""
    found: dict[Hashable, Kin] = {}
    for index, (copy, mine) in enumerate(zip(copies, own, strict=True)):
        leaves = _leaves(copy, mine)
        letters = letters_of(leaves)
        key = _pages(copy, mine), letters, tuple(_shown(leaves))
        found.setdefault(key, Kin([], mine, letters)).members.append(index)
    return list(found.values())


def _leaves(copy: Document, own: Set[int]) -> list[Leaf]:
    """Everything on the pages that are a copy's own."""
    pages = (copy.pages[at] for at in sorted(own))
    return [item for page in pages for _, _, item in flat((*page.items, *marks(page.holes)))]


def _pages(copy: Document, own: Set[int]) -> Hashable:
    """Pages that are shared as the objects that they are, others without what stands on them."""
    return tuple(replace(page, items=(), common=None) if at in own else id(page) for at, page in enumerate(copy.pages))


def _shown(leaves: Iterable[Leaf]) -> Iterable[Artwork | ImportedPage]:
    """What is written into a file for pages that show it: it would stay there for copies whose own pages do not."""
    for item in leaves:
        if isinstance(item, Picture):
            yield item.art
        elif isinstance(item, Inset):
            yield item.page
