"""The foot of a page: a line, what the page belongs to, whom to ring up, edition and page number."""

from __future__ import annotations

import datetime

from msgspec import Struct

from sheetbuilder.layout.contacts import FootLine, foot_lines, in_figures, written
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.pages import Foot, PageContent, PageKind
from sheetbuilder.layout.items import Item, Pen, Text, line
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_BETWEEN = " · "
_BOTH, _PAGE, _NEITHER = range(3)
"""What stands at the right end of a foot: edition and page number, the number alone, or nothing."""


class Ending(Struct, frozen=True):
    """What stands at the right end of a foot, and who is told the number in its middle."""

    edition: str
    """It gives way where there is little room."""
    page: str
    spoken: Mark | None = None
    """The mark of the number, where a screen reader is told it."""
    widest: str | None = None
    """A page number that takes most room: what stands beside it stands in one place on all pages."""

    @property
    def said(self) -> tuple[str, str, str]:
        """Ever less of it."""
        return self._said(self.page)

    @property
    def roomy(self) -> tuple[str, str, str]:
        """The same with the page number that takes most room."""
        return self._said(self.page if self.widest is None else self.widest)

    def _said(self, page: str) -> tuple[str, str, str]:
        return _BETWEEN.join(filter(None, (self.edition, page))), page, ""


class OwnFoot(Struct, frozen=True):
    """What the feet of some pages of one brand have of their own, and how much of an ending stands beside it."""

    right: int
    left: tuple[Text, ...]
    number: tuple[Text, ...]


KnownFeet = dict[tuple[object, ...], OwnFoot]
"""By all that they depend on: the words of a foot and the room for them, which many pages have alike."""


def foot(
    context: LayoutContext,
    draft: PageContent,
    ending: Ending,
    width: float,
    page_height: float,
    known: KnownFeet | None = None,
) -> Foot:
    """The foot of a page; `known` are those of pages of the same brand and paper, and of the same words."""
    baseline = page_height - max(context.theme.paper.foot, draft.clear.bottom)
    if context.theme.format.large:
        return _of_two_lines(context, draft, ending, width, baseline)
    rule = baseline - context.style("foot").leading - context.space("hair")
    room = tuple(context.width(text, "foot") for text in ending.roomy)
    key = draft.kind is PageKind.COVER, draft.foot, width, baseline, room
    own = known.get(key) if known is not None else None
    if own is None:
        own = _own(context, draft, ending, width, baseline)
        if known is not None:
            known[key] = own
    number = own.number if ending.spoken is None else tuple(replace(one, mark=ending.spoken) for one in own.number)
    ruled = line(0, rule, width, rule, Pen(ColourRole.HAIRLINE))
    right = context.text_right(ending.said[own.right], "foot", width, baseline)
    if context.brand is None:
        return Foot((ruled, *own.left, *right))
    return Foot((ruled, *right), (*own.left, *number))


def _own(context: LayoutContext, draft: PageContent, ending: Ending, width: float, baseline: float) -> OwnFoot:
    """How much of the ending there is room for, and what stands to the left of it."""
    gap = context.space("beside-label")
    number, right = _fitting(context, draft, ending, width - gap)
    room = width - context.width(ending.roomy[right], "foot") - gap
    middle: tuple[Text, ...] = ()
    if number is not None:
        # In the middle of the page, or as near to it as its neighbour on the right lets it be.
        x = min((width - number.width) / 2, room - number.width)
        middle, room = number.items(context, x, baseline, None), x - gap
    return OwnFoot(right, context.text(_left(context, draft, room), "foot", 0, baseline), middle)


def widest_figure(context: LayoutContext) -> str:
    """The figure that takes most room in a foot: as many of it as a page number has are never narrower than that."""
    return max("0123456789", key=lambda figure: context.width(figure, "foot"))


def _of_two_lines(context: LayoutContext, draft: PageContent, ending: Ending, width: float, baseline: float) -> Foot:
    """The foot of large print: whom to ring up above what the page belongs to, or that above the edition."""
    gap = context.space("beside-label")
    upper = baseline - context.style("foot").leading
    rule = upper - context.style("foot").leading - context.space("hair")
    ruled = line(0, rule, width, rule, Pen(ColourRole.HAIRLINE))
    if draft.kind is PageKind.COVER:
        said = ((upper, ending.page), (baseline, draft.foot)) if ending.page else ((baseline, draft.foot),)
        return Foot((ruled,), tuple(text for y, told in said for text in context.text(told, "foot", 0, y)))
    room = width - context.width(ending.page, "foot") - gap
    common: tuple[Item, ...] = (ruled, *context.text_right(ending.page, "foot", width, baseline))
    numbers = list(foot_lines(context, context.brand, width)) if context.brand is not None else []
    if numbers:
        number = next((one for one in numbers if one.width <= width), numbers[-1])
        left = context.text(_whole(context, _left(context, draft, room), room), "foot", 0, baseline)
        return Foot(common, (*number.items(context, 0.0, upper, ending.spoken), *left))
    left = context.text(_whole(context, _left(context, draft, width), width), "foot", 0, upper)
    edition = ending.edition if context.width(ending.edition, "foot") <= room else ""
    return Foot(common, (*left, *context.text(edition, "foot", 0, baseline)))


def _whole(context: LayoutContext, text: str, room: float) -> str:
    """A text with as many of its words as there is room for, and dots for the others."""
    words = text.split(" ")
    said = (" ".join(words[:count]).rstrip(",.;:–·- ") + " …" for count in range(len(words) - 1, 0, -1))
    return next((one for one in (text, *said) if context.width(one, "foot") <= room), "")


def _fitting(context: LayoutContext, draft: PageContent, ending: Ending, width: float) -> tuple[FootLine | None, int]:
    """The first contact and how much stands at the right, in as many words as there is room for beside each other."""
    if draft.kind is PageKind.COVER or context.brand is None:
        return None, _BOTH
    name = context.width(context.brand.name, "foot") + context.space("beside-label")
    # Whose page it is goes before the day on which the number was tried, but not before the edition.
    for right, beside in ((_BOTH, name), (_BOTH, 0.0), (_PAGE, 0.0)):
        room = width - context.width(ending.roomy[right], "foot") - context.space("beside-label")
        lines = list(foot_lines(context, context.brand, room))
        if not lines:
            return None, _BOTH
        for one in lines[:-1]:
            if one.width + beside <= room:
                return one, right
        if not beside and lines[-1].width <= room:
            return lines[-1], right
    # Nothing is as important as the number.
    return lines[-1], _NEITHER


def _left(context: LayoutContext, draft: PageContent, room: float) -> str:
    """What a page belongs to, behind the brand's name; its parts are left out one by one until there is room."""
    if draft.kind is PageKind.COVER:
        return draft.foot
    parts = draft.foot.split(_BETWEEN) if draft.foot else []
    first = (context.brand.name,) if context.brand else ()
    said = [_BETWEEN.join((*first, *parts[dropped:])) for dropped in range(len(parts) + len(first))]
    # Beside a number there may be room for the last part alone: which sheet it is.
    said += [*parts[-1:], ""] if context.brand and context.brand.file.contacts else [draft.foot]
    return next((text for text in said if context.width(text, "foot") <= room), said[-1])


def edition_line(
    context: LayoutContext, date: datetime.date, revision: datetime.date | None = None, *, brief: bool = False
) -> str:
    """The edition with its month, or with the day from which a brand's content is as it is, `brief` in figures."""
    revised = None
    if revision is not None:
        revised = in_figures(context, revision) if brief else written(context, revision)
    return context.words.edition_of(context.package.meta.edition, date, revised)
