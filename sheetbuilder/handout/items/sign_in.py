"""The list that participants sign: kept by the organiser, destroyed on a day, never in the participants' edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course, written
from sheetbuilder.layout.fields import writable
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Area, Box, Item, Pen, line
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.kinds import Day, Whole
from sheetbuilder.templates.furniture import Frame, framed
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER

_LOW, _HIGH = 8.3, 12
"""The height of a row on A4, in mm: the least that a signature needs, and the most that is of use."""

_SHARES = (0.36, 0.34, 0.3)


class SignIn(RecipeItem):
    """Who was there."""

    sample: ClassVar[dict[str, Any]] = {"type": "sign-in", "edition": "trainer", "delete_by": "2027-06-01", "rows": 12}

    type: Literal["sign-in"] = Field(
        description="Deltagerlisten med navn, arbejdsplads og underskrift; kun i underviserudgaven."
    )
    edition: Edition = Field(default=Edition.TRAINER, description="Altid trainer: listen er arrangørens.")
    rows: Whole = Field(default=24, ge=1, le=200, description="Antal linjer.")
    delete_by: Day = Field(description="Den dag, listen senest er slettet, år-måned-dag; den trykkes på listen.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A list of names in everybody's hands, or one that is destroyed before anybody has signed it."""
        last = course.last_day or course.date
        if last is not None and self.delete_by < last:
            message = say("the list of participants would be destroyed before the course is over")
            hint = say("write a day behind {day}", day=last.isoformat())
            yield Problem("SB858", message, self.where_of("delete_by"), hint)
        if self.edition is not Edition.TRAINER:
            message = say("the list of participants is never in their own edition")
            yield Problem("SB808", message, self.where_of("edition"), say("remove the line; the trainer has the list"))

    def lay(self, item_context: ItemContext) -> Laid:
        """As many pages as there are rows for, each with the columns named."""
        item_context = replace(item_context.page(), foot=f"{item_context.words.trainer_edition} · {item_context.foot}")
        context, words = item_context.context, item_context.words
        paper = context.theme.paper
        width = paper.content_width
        part = item_context.part(words.sign_in)
        head: Flow = context.heading(words.sign_in, "title", width, part, below=0)
        occasion = " · ".join(
            filter(None, (item_context.course.title, item_context.course.occasion(context.words, words)))
        )
        head += context.set(occasion, "lead", width, part.add(Role.P), context.space("under-title"))
        kept = words.sign_in_kept.format(day=written(context.words, self.delete_by))
        pad = context.space("beside-label")
        notice = context.set(kept, "label", width - 2 * pad, part.add(Role.P))
        edge = Pen(ColourRole.INK, 0.9)
        box = framed(notice, width, Frame(pad, context.space("in-notice"), edge, radius=context.mm(CORNER)))
        head += spaced([box], context.space("between-parts"))
        table = part.add(Role.TABLE)
        drafts: list[PageContent] = []
        left = self.rows
        body: Node | None = None
        while left > 0:
            top = paper.head + (height(head) + context.space("between-parts") if not drafts else 0.0)
            names = _names(item_context, None if drafts else table.add(Role.THEAD).add(Role.TR), width)
            body = body or table.add(Role.TBODY)
            room = bottom(item_context) - top - names.height
            count = max(1, min(left, int(room // context.mm(_LOW))))
            begin = self.rows - left + 1
            rows = _rows(item_context, body, range(begin, begin + count), width, min(context.mm(_HIGH), room / count))
            drawn: list[Item] = [*items(head, 0, paper.head)] if not drafts else []
            drawn += items([names, rows], 0, top)
            drafts.append(item_context.draft(drawn))
            left -= count
        return Laid((PageRun(tuple(drafts), Edition.TRAINER),), (item_context.line(words.sign_in),))


def _names(item_context: ItemContext, row: Node | None, width: float) -> Band:
    """The names of the columns; on the pages behind the first they are there for the eye alone."""
    context, words = item_context.context, item_context.words
    pad = context.space("in-cell")
    cells, x = [], 0.0
    for name, share in zip((words.name, words.organisation, words.signature), _SHARES, strict=True):
        cell = row.add(Role.TH, scope="Column") if row is not None else None
        cells.append((x + pad, context.set(name, "table-head", width * share - 2 * pad, cell)))
        x += width * share
    names = beside([(left, [Band(context.space("cell-edge")), *flow]) for left, flow in cells])
    high = names.height + context.space("cell-edge")
    return Band(high, (Box(0, 0, width, high, 0, None, ColourRole.TINT), *names.items))


def _rows(item_context: ItemContext, body: Node, numbers: range, width: float, high: float) -> Band:
    pen = Pen(ColourRole.LINE, 0.6)
    edges = [0.0, *accumulate(width * share for share in _SHARES)]
    words, count = item_context.words, len(numbers)
    columns = {"name": words.name, "organisation": words.organisation, "signature": words.signature}
    areas: list[Item] = []
    for index, number in enumerate(numbers):
        row = body.add(Role.TR)
        for (name, said), (left, right) in zip(columns.items(), pairwise(edges), strict=True):
            named = path(item_context.context.path, f"row-{number}", name)
            place = writable(row.add(Role.TD), named, f"{said}, {number}")
            areas.append(Area(left, high * index, right - left, high, place))
    full = high * count
    rules: list[Item] = [line(0, high * n, width, high * n, pen) for n in range(count + 1)]
    rules += [line(edge, 0, edge, full, pen) for edge in edges]
    return Band(full, (*rules, *areas))
