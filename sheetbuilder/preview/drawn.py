"""A drawn document: composed at one moment, its pages known by their looks, each written alone to be painted.

For a screen it is one page, the file itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, msgpack

from sheetbuilder.compose.composer import Composer
from sheetbuilder.errors import Message, Problem
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.surfaces import each_alone
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.preview.page_names import page_names
from sheetbuilder.templates.proofsheet import unread
from sheetbuilder.values import replace


class Offer(Struct, frozen=True):
    """A document that can be looked at: its name in an address, and what it is called."""

    name: str
    title: Message | str


class DrawnDocument:
    """It stays as it is, whatever is saved afterwards. Its files are written on the thread that composes."""

    def __init__(
        self,
        offer: Offer,
        document: Document,
        composer: Composer,
        looks: tuple[str, ...],
        problems: tuple[Problem, ...],
        screen: bytes | None = None,
    ) -> None:
        self.offer, self.document, self.composer, self.problems = offer, document, composer, problems
        self.looks = looks
        """Of each page; of a page for a screen the one."""
        self.screen = screen
        """The page for a screen, where that is the edition."""
        self._pages: dict[int, bytes] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of each page."""
        return page_names(self.document)

    @cached_property
    def state(self) -> tuple[object, ...]:
        """All that a page of ours shows of it: another one with the same state is no news."""
        return self.offer, self.document.title, self.names, self.looks, _tree(self.document.root)

    @cached_property
    def content(self) -> bytes:
        """The file, the same to the byte as a build makes it."""
        return self.screen if self.screen is not None else self.composer.print(self.document).content

    @property
    def file_name(self) -> str:
        """The name under which the file is saved, which says nothing of what it is about."""
        return "document.pdf" if self.screen is None else "document.html"

    def page_file(self, index: int) -> tuple[bytes, int]:
        """A file that shows a page, and where in it that page is.

        A page is written alone, as a picture: of a long document that takes a tenth of the time. What can be filled in
        is written whole, for its fields are known by its tree.
        """
        if self.composer.branded.options.fillable:
            return self.content, index
        if index not in self._pages:
            self._pages[index] = self._alone(index)
        return self._pages[index], 0

    def _alone(self, index: int) -> bytes:
        page = self.document.pages[index]
        page = replace(page, items=tuple(unread(page.items)), common=None)
        document = replace(self.document, pages=(page,), root=Node(Role.DOCUMENT), bookmarks=())
        composer = self.composer
        surfaces = each_alone(document.pages, upright=True)
        palette = composer.session.theme.palette
        return write(document, palette, composer.shelf, composer.branded.overlays, surfaces)


def _tree(root: Node) -> bytes:
    """A hash of what the tags say beyond what is seen."""
    return hashlib.sha256(msgpack.encode(list(_said(root)))).digest()


def _said(root: Node) -> Iterator[tuple[object, ...]]:
    for node in root.walk():
        yield node.role, node.title, node.alt, node.language, node.target, node.scope, node.numbering, len(node.kids)
