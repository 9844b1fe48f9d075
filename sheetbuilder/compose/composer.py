"""The composer: targets of a branded package composed and printed to bytes, on one paper, with one set of fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.branding.bleeding import unbled
from sheetbuilder.branding.clearance import clearances, moved
from sheetbuilder.branding.collisions import Grounds, collisions
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.logo_widths import narrowed
from sheetbuilder.branding.overlaps import ROOMLESS, at_brand, overlaps
from sheetbuilder.branding.punched import punched
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.cards import uncut
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.one_file import one_file
from sheetbuilder.compose.placing import placed, texts_of
from sheetbuilder.compose.posters import for_a_wall, lettered, poster_document, unlettered
from sheetbuilder.compose.session import Session, new_session
from sheetbuilder.compose.targets import Target, targets
from sheetbuilder.errors import LayoutError, Message, Problem, Severity, say
from sheetbuilder.imposition.n_up import NUp, on_sides, reduced, small_print
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.press import Press
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.flow.pages import Document, PageKind, PageType, page_types
from sheetbuilder.layout.places import places
from sheetbuilder.layout.sides import Sides
from sheetbuilder.layout.surfaces import Surface, each_alone
from sheetbuilder.models.base import Content
from sheetbuilder.theme.papers import paper
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.html.page import OfOthers
    from sheetbuilder.pdf.write.fonts import FontShelf
    from sheetbuilder.pdf.write.writing import Filling, Written
    from sheetbuilder.reflow.others import Region, Shows

_WRITING, _SCREEN = "sheetbuilder.pdf.write.writing", "sheetbuilder.compose.screen"
"""What writes files: heavy to import, so whoever only looks whether pages fit does not wait for it."""


class Composer(Struct, frozen=True):
    """One paper, one brand, as many documents as one likes; `checked` tells what does not fit before any is printed."""

    branded: BrandedPackage
    session: Session
    grounds: Grounds = field(default_factory=Grounds)
    pictures: dict[Region, bytes] = field(default_factory=dict)
    """What was painted of others for documents on a screen."""

    def compose(self, target: Target) -> Document:
        """The document of a target; what does not fit is taken note of."""
        if isinstance(self.branded.options.imposition, Poster):
            return poster_document(self.session, target)
        return self.examined(compose(self.session, target))

    def together(self, parts: Sequence[Target]) -> Document:
        """One document of those parts; what does not fit is taken note of."""
        return self.examined(one_file(self.session, parts))

    def examined(self, document: Document) -> Document:
        """The document, with note taken of what touches a letterhead and of what cannot be placed as it was asked."""
        if (scheme := self._scheme(document)) is not None:
            if any(page.kind is PageKind.CARD for page in document.pages) and not _of_cards(document):
                self.session.problems.append(uncut())
            faults = scheme.faults(document.pages, paper(self.branded.options.paper))
            self.session.problems.extend(one for one in faults if one not in self.session.problems)
        if self.branded.overlays is not None:
            found = overlaps(document, self.branded.overlays, self.grounds, room_made=self.branded.makes_room)
            self.session.problems.extend(found)
        return document

    def warnings(self, documents: Iterable[Document]) -> tuple[Problem, ...]:
        """Warnings for what holes go through on the pages of documents, and for letters made small, each once.

        `LayoutError` with them where the options are strict.
        """
        brand, found = self.branded.brand, list[Problem]()
        where = brand.file.where_of("overlay") if brand is not None and brand.file.overlay is not None else None
        for document in documents:
            told = list(punched(document, self.branded.overlays, self.grounds, where))
            told += small_print(self.surfaces(document)) if isinstance(self.branded.options.imposition, NUp) else ()
            found += (one for one in told if one not in found)
        if found and self.branded.options.strict:
            raise LayoutError(replace(one, severity=Severity.ERROR) for one in found)
        return tuple(found)

    def moved(self, document: Document) -> tuple[Message, ...]:
        """What of a document had to make room for a letterhead or has less room than was asked for, and by how much."""
        overlays, theme = self.branded.overlays, self.session.theme
        if isinstance(self.branded.options.imposition, Poster):
            return unlettered(self.branded)
        found = tuple(moved(document, overlays, theme)) if overlays else ()
        if overlays and isinstance(self.branded.options.imposition, Press):
            found = (*found, *unbled(document, overlays))
        if isinstance(self.branded.options.imposition, NUp):
            found += tuple(reduced(self.surfaces(document)))
        return (*found, *narrowed(document, self.branded.logo, theme.paper))

    def checked(self, *others: Content) -> None:
        """`LayoutError` with everything that did not fit so far, every character that a font lacks, and all warnings.

        `others` are files beside package and brand whose words are printed.
        """
        if self.session.problems or self.session.typesetter.missing:
            brand, local = self.branded.brand, self.branded.local
            texts = texts_of(self.session.package, *([brand.file] if brand else []), *others)
            found = placed(self.session.problems, texts) + self.session.lacking(texts)
            found = local.attributed(found) if local else found
            raise LayoutError(
                [*self.branded.warnings, *(at_brand(found, brand, self.branded.overlays) if brand else found)]
            )

    def surfaces(self, document: Document) -> Sequence[Surface]:
        """The pages of a document where they are printed: each a side of its own, or as the scheme has them."""
        options, scheme = self.branded.options, self._scheme(document)
        if scheme is None:
            return each_alone(document.pages, upright=options.fillable)
        surfaces = scheme.surfaces(document.pages, paper(options.paper), options.flip)
        if isinstance(scheme, Poster):
            return lettered(self.session, scheme, surfaces, document, paper(options.paper))
        return surfaces

    def _scheme(self, document: Document) -> Imposition | None:
        """What places the pages of a document; of cards, which are cut, only a print shop gets each on a surface."""
        options, scheme = self.branded.options, self.branded.options.imposition
        if scheme is None or (_of_cards(document) and not isinstance(scheme, Press)):
            return None
        return on_sides(scheme, options.sides)

    def html(self, document: Document, others: Callable[[Shows], OfOthers] | None = None) -> bytes:
        """The document for a screen; raises as `on_screen` does, and takes the same."""
        made: bytes = import_module(_SCREEN).on_screen(self.session, document, self.pictures, others)
        return made

    def unprinted(self, document: Document) -> bytes:
        """The document in the options' format, where that is not one for paper; raises as `on_screen` does."""
        if self.branded.options.format is FileFormat.TEXT:
            made: bytes = import_module(_SCREEN).as_text(self.session, document)
            return made
        return self.html(document)

    def print(self, document: Document, *, remembered: bool = False) -> Written:
        """The file of a document, as bytes, with what it promises.

        That of a brand is written in halves, of which one is for all brands alike. What fonts have of any other is
        `remembered` where that is wanted: the letters in the order in which they are met, which must be nobody's name.
        """
        sides = self.branded.options.paper_sides
        halves = self.branded.brand is not None
        write = self.session.cache.halves.written if halves else import_module(_WRITING).written
        made: Written = write(
            document,
            self.session.theme.palette,
            self.session.cache.shelf(self.session.theme.typeface, remembered=remembered and not halves),
            self.branded.overlays,
            self.surfaces(document),
            replace(sides, sides=Sides.SIMPLEX) if document.one_sided else sides,
            self.filling,
            self.branded.options.pair,
        )
        return made

    @property
    def shelf(self) -> FontShelf:
        """The faces as a file needs them."""
        return self.session.cache.shelf(self.session.theme.typeface)

    def without_fields(self, document: Document) -> Iterator[Message]:
        """A note where a file was to be filled in, and has no place to write."""
        if self.branded.options.fillable and not places(document):
            yield say("“{title}” has no place to write: there is nothing to fill in", title=document.title)

    @property
    def filling(self) -> Filling | None:
        """Whether places to write become form fields; PDF/A is promised where it was asked for."""
        options = self.branded.options
        if not options.fillable:
            return None
        filling: Filling = import_module(_WRITING).Filling(options.require, self.session.theme.format.smallest)
        return filling


def _of_cards(document: Document) -> bool:
    return all(page.kind is PageKind.CARD for page in document.pages)


def new_composer(branded: BrandedPackage, cache: LayoutCache | None = None) -> Composer:
    """A composer for the paper that was asked for.

    What several composers have in common is made once where they share a cache. `MissingError` for a paper that is not
    in the table.
    """
    cache = cache or LayoutCache()
    if isinstance(branded.options.imposition, Poster):
        branded = for_a_wall(branded)
    composer = _composer(branded, cache)
    overlays = branded.overlays
    if overlays is None or not branded.makes_room or not _open(branded):
        return composer
    kinds = frozenset(_yielding(composer))
    if not kinds:
        return composer
    return _composer(replace(branded, overlays=replace(overlays, yielding=kinds)), cache)


def _composer(branded: BrandedPackage, cache: LayoutCache) -> Composer:
    theme = branded.theme
    if branded.overlays is not None and branded.makes_room:
        theme = replace(theme, clear=clearances(branded.overlays, theme.paper))
    session = new_session(branded.package, theme, branded.options, cache, branded.logo)
    return Composer(branded, session, Grounds(theme.palette))


def _open(branded: BrandedPackage) -> bool:
    """Whether the brand leaves it to us which page of its letterhead's file goes under which page."""
    overlay, overlays = branded.brand.file.overlay if branded.brand else None, branded.overlays
    if overlay is None or overlays is None or overlay.first is not None or overlay.other is not None:
        return False
    return overlay.file is not None and overlays.types.get(PageType.OTHER) is not None


def _yielding(composer: Composer) -> Iterator[PageType]:
    """The kinds of page that begin a document and have no room under the letterhead of first pages.

    They are all alike then, whichever of them is built: so every document is asked.
    """
    overlays = composer.branded.overlays
    assert overlays is not None
    known: set[PageType] = set()
    for target in targets(composer.branded.package):
        aside = composer.session.aside()
        pages = compose(aside, target).pages
        if not pages:
            continue  # what has no room on any page is told where it is built
        page = pages[0]
        names = page_types(page.kind, first=True, landscape=page.landscape)
        if not names or names[0] in known or overlays.telling(names) is not PageType.FIRST:
            continue
        overlay = overlays.of(page)
        full = any(one.code == ROOMLESS and one.message.args["page"] == names for one in aside.problems)
        if full or (overlay is not None and collisions(page, composer.grounds.of(overlay, page))):
            known.add(names[0])
            yield names[0]
