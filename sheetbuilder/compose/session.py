"""The session: what every document of one build shares, and how drafts become a finished document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sheetbuilder.branding.facts import facts_of
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.cache import LayoutCache, Part, PartKey, conditions, neutral_part, own_part
from sheetbuilder.compose.lacking import lacking
from sheetbuilder.content import Package, Sheet, SheetSet
from sheetbuilder.errors import Problem
from sheetbuilder.layout.context import BrandAskedError, LayoutContext
from sheetbuilder.layout.flow.pages import (
    Bookmark,
    Document,
    Foot,
    PageContent,
    PageKind,
    PageSlot,
    finish_pages,
    paginate,
    with_blank_versos,
)
from sheetbuilder.layout.logo import Logo
from sheetbuilder.layout.neutral_layer import anchors
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.sides import BOTH_SIDES, Holes, PaperSides
from sheetbuilder.layout.text.typesetter import Typesetter
from sheetbuilder.layout.text.typography import language_tag
from sheetbuilder.models.prose import MarkedValue
from sheetbuilder.templates.feet import Ending, KnownFeet, edition_line, foot, widest_figure
from sheetbuilder.templates.furniture import blank_page
from sheetbuilder.templates.imprint import status
from sheetbuilder.theme import Theme
from sheetbuilder.theme.papers import Paper, paper
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand


_FIGURES = 2
"""Figures of a page number that there is room for at least: in short files feet are as in longer ones."""


class CardPaper(Struct, frozen=True):
    """What cards are printed on: they are cut out of papers, whatever is done with the pages of all else."""

    paper: Paper
    sides: PaperSides = BOTH_SIDES
    alone: bool = False
    """Whether each is a page of its own size, and no paper is cut."""


class Session(Struct, frozen=True):
    """Package, theme, typesetter and date of one build; `problems` gathers what does not fit."""

    package: Package
    theme: Theme
    typesetter: Typesetter
    date: datetime.date
    cache: LayoutCache
    problems: list[Problem] = field(default_factory=list)
    brand: Brand | None = None
    doubtful: frozenset[str] = frozenset()
    """The ids of the brand's contacts whose numbers should be tried again."""
    logo: Logo | None = None
    page_sides: PaperSides = BOTH_SIDES
    """On which sides the leaves are printed that pages stand on, and how they are turned."""
    holes: Holes | None = None
    """For which holes pages have marks."""
    cards: CardPaper | None = None
    """What cards are printed on, where that is not the paper that pages stand on, or not as they do."""
    revision: datetime.date | None = None
    """The day from which the brand's content is as it is."""
    feet: KnownFeet = field(default_factory=dict)

    def context(
        self,
        level: int = 1,
        anchors: Iterable[str] = (),
        printed: Mapping[str, tuple[int, int]] | None = None,
        *,
        begins: bool = False,
    ) -> LayoutContext:
        """A context for a document whose links can reach those anchors, or for the first page of one."""
        return LayoutContext(
            self.theme,
            self.typesetter,
            self.package,
            level,
            frozenset(anchors),
            printed or {},
            self.problems,
            self.brand,
            self.doubtful,
            self.logo,
            begins,
        )

    def aside(self) -> Session:
        """A session that tells nobody what it meets, to ask what another document comes to; its parts are shared."""
        return replace(self, problems=[], typesetter=self.typesetter.afresh(), feet={})

    def shared(
        self,
        name: Hashable,
        context: LayoutContext,
        compose: Callable[[LayoutContext, Node], Sequence[PageContent]],
        sheets: Sequence[Sheet] | None = None,
    ) -> Part:
        """A part that holds nothing of a brand, from the cache or composed for it; one that does is composed anew.

        `name` says what it is, with all that `compose` takes from elsewhere than package and context. Where `sheets`
        are given the context's package shows those alone, and the part stays what it is while only others change.
        """
        view = self.package if sheets is None else self.cache.kept(self.package).sources.seeing(*sheets)
        key = PartKey(name, conditions(self.theme, self.typesetter.typography, context))
        seen = replace(context, package=view)
        try:
            part = self.cache.part(self.package, view, key, lambda: neutral_part(seen, compose))
        except BrandAskedError:
            return own_part(lambda above: compose(seen, above))
        for problem in part.problems:
            context.report(problem)
        self.typesetter.missing.update(dict.fromkeys(part.missing))
        return part

    def document(
        self, drafts: Sequence[PageContent], root: Node, title: str, bookmarks: Sequence[Bookmark] = ()
    ) -> Document:
        """The drafts as a document: numbered, with their feet, blank versos where a recto asks for one."""
        return self.bound(paginate(drafts), root, title, bookmarks)

    def bound(
        self,
        order: Sequence[PageSlot],
        root: Node,
        title: str,
        bookmarks: Sequence[Bookmark] = (),
        last: str | None = None,
    ) -> Document:
        """Pages that have their numbers already as a document; `last` is the number that the feet count to.

        Where that is empty, the feet bear no numbers. Bookmarks that lead nowhere are left out.
        """
        context = self.context()
        count = str(len(order)) if last is None else last
        words, approved = self.package.words, bool(self.brand and self.brand.file.approved_by)
        last_foot = next((slot.label for slot in reversed(order) if _has_foot(slot)), "")

        figure = widest_figure(context)
        editions = {brief: edition_line(context, self.date, self.revision, brief=brief) for brief in (False, True)}

        def footing(draft: PageContent, label: str, width: float, height: float) -> Foot:
            edition = editions[draft.kind is not PageKind.COVER]
            if draft.kind is PageKind.COVER:
                # Who approved it stands above the foot.
                cover = replace(draft, items=(), foot=edition)
                return foot(context, cover, Ending("", "" if approved else status(context)), width, height)
            page = words.page_of.format(page=label, pages=count) if count else ""
            wide = figure * max(len(label), len(count), _FIGURES)
            wide = words.page_of.format(page=wide, pages=wide) if count else ""
            # A foot is decoration that comes back, so a screen reader is told the number once, at the end.
            spoken = root.add(Role.P).mark() if label == last_foot and self.brand and self.brand.file.contacts else None
            return foot(context, draft, Ending(edition, page, spoken, wide), width, height, self.feet)

        pages = finish_pages(
            order,
            self.theme.paper,
            footing,
            lambda width, height: blank_page(context, width, height),
            sides=self.page_sides,
            holes=self.holes,
        )
        meta = self.package.meta
        reached = page_labels(order)
        return Document(
            pages,
            root,
            title,
            language_tag(meta.language),
            self.brand.name if self.brand else meta.publisher,
            meta.title,
            self.date,
            tuple(mark for mark in bookmarks if mark.anchor in reached),
            self.revision,
        )

    def lacking(self, texts: Sequence[MarkedValue] = ()) -> list[Problem]:
        """The letters that were met and that a font lacks, at the texts that have them; none where it has them all."""
        return lacking(self.typesetter.missing, texts)


def new_session(
    package: Package,
    theme: Theme,
    options: PrintOptions | None = None,
    cache: LayoutCache | None = None,
    logo: Logo | None = None,
) -> Session:
    """A session for a package as it stands for the options' brand; its date is the edition's unless they have another.

    `cache` is what other builds share.
    """
    words, options = package.words, options or PrintOptions()
    brand = options.brand
    # Whoever prints has to have a session, so nothing that is untrue of the brand gets past this line.
    package = package.settled(facts_of(brand, options.day))
    quotes = (words.quotes, brand.file.quotes) if brand and brand.file.quotes else None
    habits = package.meta.language, words.bind_after, words.bind_before, words.hyphenation, quotes
    doubtful = brand.doubtful(options.day) if brand else frozenset()
    cache = cache or LayoutCache()
    typesetter = cache.typesetter(theme.typeface, habits)
    return Session(
        package,
        theme,
        typesetter,
        options.date or package.meta.date,
        cache,
        brand=brand,
        doubtful=doubtful,
        logo=logo,
        page_sides=options.page_sides,
        holes=options.holes,
        cards=CardPaper(
            theme.paper if options.imposition is None else paper(options.paper),
            options.paper_sides,
            options.cards_alone,
        ),
        revision=options.revision,
    )


def new_root() -> Node:
    """The root of a structure tree."""
    return Node(Role.DOCUMENT)


def sheet_foot(package: Package, one: SheetSet) -> str:
    """What the foot of a sheet says on its left."""
    return f"{package.words.set_and_number.format(number=one.number)} · {one.title}"


def _has_foot(slot: PageSlot) -> bool:
    return slot.draft is not None and not slot.draft.bare and slot.draft.kind is not PageKind.COVER


def page_numbers(drafts: Sequence[PageContent]) -> Mapping[str, int]:
    """The page number on which each anchor is first met."""
    found: dict[str, int] = {}
    for number, draft in enumerate(with_blank_versos(drafts), 1):
        for anchor in _anchors(draft):
            found.setdefault(anchor, number)
    return found


def page_labels(order: Sequence[PageSlot]) -> Mapping[str, str]:
    """The same for pages that have their numbers already."""
    found: dict[str, str] = {}
    for slot in order:
        for anchor in _anchors(slot.draft):
            found.setdefault(anchor, slot.label)
    return found


def _anchors(draft: PageContent | None) -> Iterable[str]:
    if draft is None:
        return ()
    return draft.common.anchors if draft.common is not None else anchors(draft.items)
