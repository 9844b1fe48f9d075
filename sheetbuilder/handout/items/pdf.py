"""Pages of somebody else's PDF: fitted to our paper, or two slides a page with lines for notes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.foreign.graft.attaching import ImportedPlacement, attach
from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, pitch, ruled_lines, writing_field
from sheetbuilder.layout.flow.bands import Flow, height, items
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Box, Inset, Item, OnPage, Pen, line
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.text.typography import language_tag
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Language, Plain, Truth, Whole, Words
from sheetbuilder.theme.palette import ColourRole

MOST_PAGES = 300
_MOST_DIGITS = 5
_SLIDE = 105
"""On A4, in mm: how wide a slide is that has notes beside it."""
_MOST_OF_PAGE = 0.7
"""The share of a page of large print that a slide takes at most, so that there is room for notes below it."""


class Arrangement(StrEnum):
    """How the pages stand on ours."""

    PAGE = "page"
    SLIDES_WITH_NOTES = "slides-with-notes"


class PageAlt(Content):
    """What a page shows, for a file without tags."""

    page: Whole = Field(ge=1, description="Sidens nummer i filen.")
    text: Words = Field(description="Det, siden viser, til den, der ikke kan se den.")
    draft: Truth = Field(
        default=False, description="true: et udkast af sidens egne ord, som endnu ikke er læst igennem af nogen."
    )


class PdfItem(RecipeItem):
    """Chosen pages of a file."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "pdf",
        "file": "dias.pdf",
        "title": "Dias til formiddagen",
        "pages": "1-2, 5",
        "layout": "slides-with-notes",
        "alts": [{"page": 1, "text": "Titlen på oplægget"}],
    }

    type: Literal["pdf"] = Field(description="Sider fra en anden PDF, for eksempel underviserens dias.")
    file: Plain = Field(description="PDF-filen; den ligger i opskriftens mappe eller i en under den.")
    title: Words = Field(description="Det, siderne hedder i indholdet; står over den første.")
    pages: Annotated[str, Field(strip=True, min_length=1, max_length=400)] | None = Field(
        default=None, description='Hvilke sider og i hvilken rækkefølge, for eksempel "1-3, 7"; ellers alle.'
    )
    layout: Arrangement = Field(
        default=Arrangement.PAGE,
        description="page: én side på hver side. slides-with-notes: to dias på hver side med linjer ved siden af.",
    )
    alts: tuple[PageAlt, ...] = Field(
        default=(), max_length=MOST_PAGES, description="For en fil uden opmærkning (tags): hvad hver side viser, i ord."
    )
    language: Language | None = Field(
        default=None, description="Filens sprog, hvis den ikke selv siger det, for eksempel en."
    )

    @check("pages")
    @classmethod
    def _listed(cls, pages: str | None, _: Given) -> str | None:
        if pages is None:
            return None
        if any(len(digits.lstrip("0")) > _MOST_DIGITS for digits in re.findall(r"\d+", pages)):
            hint = say("no file that is taken in has more than {most} pages", most=MOST_PAGES)
            raise refuse(say("“{value}” holds a number larger than any page has", value=pages), hint)
        found = list(_numbers(pages))
        if not found or not all(number >= 1 for number in found):
            raise refuse(say("“{value}” names no pages", value=pages), say("write for example 1-3, 7"))
        if len(found) > MOST_PAGES:
            hint = say("name fewer pages, or take the file in as several items")
            raise refuse(say("{count} pages, at most {most}", count=len(found), most=MOST_PAGES), hint)
        return pages

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A page with two descriptions, of which only one can be read."""
        met = set()
        for alt in self.alts:
            if alt.page in met:
                message = say("page {page} is described twice", page=alt.page)
                yield Problem("SB859", message, alt.where_of("page"), say("remove one of them"))
            met.add(alt.page)

    @property
    def numbers(self) -> tuple[int, ...] | None:
        """The pages in the order asked for, counted from 1; None for all of them."""
        return tuple(_numbers(self.pages)) if self.pages is not None else None

    def lay(self, item_context: ItemContext) -> Laid:
        """The pages under a heading, their own headings below it."""
        graft = item_context.graft
        assert graft is not None
        part = item_context.part(self.title)
        first = item_context.page(
            landscape=self.layout is Arrangement.PAGE and _lies(graft.pages[0].width, graft.pages[0].height)
        )
        head = first.context.heading(self.title, "section", _room(first)[2], part, below=0)
        spoken = self.language if not graft.language else None
        holder = part.add(Role.SECT, language=spoken) if spoken else part
        before = len(holder.kids)
        language = language_tag(item_context.context.package.meta.language)
        attached = attach(graft, holder, item_context.anchor, level=item_context.context.level + 1, language=language)
        if self.layout is Arrangement.PAGE:
            drafts = self._pages(item_context, head, attached.placements)
        else:
            drafts = self._slides(item_context, head, attached.placements, holder, before)
        lines = [item_context.line(self.title)]
        lines += [
            OutlineLine(item_context.depth + 1 + mark.level, mark.title, mark.anchor, listed=False)
            for mark in attached.outline
        ]
        return Laid((PageRun(tuple(drafts)),), tuple(lines))

    def _pages(
        self, item_context: ItemContext, head: Flow, placements: tuple[ImportedPlacement, ...]
    ) -> list[PageContent]:
        """One of theirs on one of ours, which lies where theirs does."""
        drafts = []
        for index, placement in enumerate(placements):
            at = item_context.page(landscape=_lies(placement.page.width, placement.page.height))
            top, end, width = _room(at)
            own = head if index == 0 else []
            begin = top + (height(own) + at.context.space("above-text") if own else 0.0)
            inset = placement.inset(0, begin, width, end - begin)
            drawn: list[Item] = [*items(own, 0, top), inset, _frame(inset)]
            drafts.append(at.draft(drawn))
            item_context = item_context.further()
        return drafts

    def _slides(
        self,
        item_context: ItemContext,
        head: Flow,
        placements: tuple[ImportedPlacement, ...],
        holder: Node,
        before: int,
    ) -> list[PageContent]:
        """Two on a page; each is read, and then the lines that belong to it."""
        drafts = []
        fields = [
            writing_field(
                item_context.context, holder, item_context.words.slide.format(number=number), f"slide-{number}"
            )
            for number in range(1, len(placements) + 1)
        ]
        shown = holder.kids[before : len(holder.kids) - len(fields)]
        holder.kids[before:] = [
            kid for pair in zip(shown, [field.owner for field in fields], strict=True) for kid in pair
        ]
        # In large print each has a page: as wide as that, with its lines below it.
        together = 1 if item_context.context.theme.format.large else 2
        for at in range(0, len(placements), together):
            page = item_context.page()
            top, end, width = _room(page)
            own = head if at == 0 else []
            begin = top + (height(own) + page.context.space("under-drawing") if own else 0.0)
            gap = page.context.space("between-sections")
            end -= page.context.space("under-lines")
            half = end - begin if together == 1 else (end - begin - gap) / 2
            drawn: list[Item] = list(items(own, 0, top))
            pair = list(zip(placements[at : at + together], fields[at : at + together], strict=True))
            for index, (placement, field) in enumerate(pair):
                # The last one may stand alone: it is as large as the others, and the rest of the page is its lines.
                high = half if len(pair) > 1 else end - begin
                strip = OnPage(0.0, begin + index * (half + gap), width, high)
                drawn += _with_notes(page.context, placement, field, strip, half)
            drafts.append(page.draft(drawn))
            item_context = item_context.further()
        return drafts


def _numbers(pages: str) -> list[int]:
    """The pages that a text lists; none where it cannot be understood."""
    found: list[int] = []
    for stretch in pages.split(","):
        match = re.fullmatch(r"\s*([0-9]{1,5})(?:\s*[-–]\s*([0-9]{1,5}))?\s*", stretch)
        if match is None:
            return []
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        found += range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return found


def _lies(width: float, high: float) -> bool:
    return width > high


def _room(item_context: ItemContext) -> tuple[float, float, float]:
    """Top, bottom and width of what a page may hold; a landscape one is bound at its head."""
    context = item_context.context
    paper = context.theme.paper
    if not item_context.landscape:
        return paper.head, bottom(item_context), paper.content_width
    top = max(paper.binding - context.space("page-edge"), context.clear.top)
    return top, bottom(item_context) - paper.height + paper.width, paper.height - 2 * paper.fore_edge


def _frame(inset: Inset) -> Box:
    """A hairline about a page of somebody else's, so that one sees where it ends."""
    return Box(inset.x, inset.y, inset.width, inset.height, 0, Pen(ColourRole.HAIRLINE, 0.5))


def _with_notes(
    context: LayoutContext, placement: ImportedPlacement, field: Mark, strip: OnPage, most: float
) -> list[Item]:
    """A slide at most `most` high at the head of a strip, lines beside it and, over the whole width, below it."""
    if context.theme.format.large:
        return _over_notes(context, placement, field, strip)
    y, width, high = strip.y, strip.width, strip.height
    wide = min(context.mm(_SLIDE), most * placement.page.width / placement.page.height)
    tall = wide * placement.page.height / placement.page.width
    inset = placement.inset(0, y, wide, tall)
    pen, step = Pen(ColourRole.LINE, 0.6), pitch(context)
    beside = wide + context.space("side-gutter")
    drawn: list[Item] = [inset, _frame(inset)]
    heights = [number * step for number in range(1, int(high // step) + 1)]
    short = sum(at < tall + context.space("above-text") for at in heights)
    for index, at in enumerate(heights):
        drawn.append(line(beside if index < short else 0.0, y + at, width, y + at, pen, field))
    if short:
        drawn.append(area(field, beside, y, width - beside, short * step, short, step))
    if long := len(heights) - short:
        begin = max(short * step, tall)
        drawn.append(area(field, 0, y + begin, width, heights[-1] - begin, long, step))
    return drawn


def _over_notes(context: LayoutContext, placement: ImportedPlacement, field: Mark, strip: OnPage) -> list[Item]:
    """A slide as wide as the page, or as high as leaves room for notes, with lines below it: for large print."""
    ratio = placement.page.width / placement.page.height
    wide = min(strip.width, _MOST_OF_PAGE * strip.height * ratio)
    inset = placement.inset(0, strip.y, wide, wide / ratio)
    begin = wide / ratio + context.space("above-text")
    lines = ruled_lines(context, int((strip.height - begin) // pitch(context)), strip.width, field)
    return [inset, _frame(inset), *items([lines], 0, strip.y + begin)]
