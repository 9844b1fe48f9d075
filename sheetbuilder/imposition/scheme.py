"""What a scheme of imposition is: which paper pages are composed for, and where they stand on the one printed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sheetbuilder.errors import Problem
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.sides import Flip, PaperSides
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.theme.papers import Paper


class Imposition(Protocol):
    """A scheme with all that was asked of it; a frozen value, since options are compared.

    It places every page of a document once, in whatever order papers are printed in. Which pages are read in which
    order is told by the document's tree, and is none of its business.
    """

    @property
    def scheme(self) -> str:
        """What it is called, for whoever has to tell files of it from others."""

    def composed_on(self, printed: str) -> str:
        """The name of the paper that pages are composed on, by that of the paper that is printed on."""

    def composed_for(self, printed: PaperSides) -> PaperSides:
        """How the leaves are printed that pages are composed for: their margins follow from that, and blank pages."""

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:
        """What stands against placing these pages as it was asked for."""

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:
        """The pages placed on as many sides of papers as it takes, front and back in turn.

        What is printed on both sides has an even number of them, so that the next document begins on its own paper.
        `flip` is the edge over which papers are turned; without one it is that which suits the scheme.
        """
