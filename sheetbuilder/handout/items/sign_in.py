"""The list that participants sign: kept by the organiser, destroyed on a day, never in the participants' edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, ClassVar, Literal

from sheetbuilder.content import HandoutWords, Package
from sheetbuilder.errors import ContentError, MissingError, Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.personal.participants import read_participants
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import writable
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Area, Box, Item, Pen, line
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Day, Plain, Whole
from sheetbuilder.source.beside import beside as file_beside
from sheetbuilder.source.text import MOST_BYTES
from sheetbuilder.templates.furniture import Frame, framed
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER
from sheetbuilder.values import replace

_LOW, _HIGH, _LEAST = 8.3, 12, 7.6
"""The height of a row on A4, in mm: what a signature needs, the most that is of use, and the least, which is better
than a page more for the last rows."""
_FEW = 4
"""Fewer rows than this are no page: the one before gives it some of its own."""

_NAMED = 0.62
"""The share of the width that names and workplaces have; the rest is for the signatures."""
_MOST_DAYS = 6


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its id, its head, its share of the width, and what stands in it already, by row."""

    id: str
    head: str
    share: float
    said: tuple[str, ...] = ()


class SignIn(RecipeItem):
    """Who was there."""

    sample: ClassVar[dict[str, Any]] = {"type": "sign-in", "edition": "trainer", "delete_by": "2027-06-01", "rows": 12}

    type: Literal["sign-in"] = Field(
        description="Deltagerlisten med navn, arbejdsplads og underskrift; kun i underviserudgaven."
    )
    edition: Edition = Field(default=Edition.TRAINER, description="Altid trainer: listen er arrangørens.")
    rows: Whole = Field(default=24, ge=1, le=200, description="Antal linjer.")
    delete_by: Day = Field(description="Den dag, listen senest er slettet, år-måned-dag; den trykkes på listen.")

    days: Whole | None = Field(
        default=None, ge=1, le=_MOST_DAYS, description="Kolonner til underskrift; ellers én til hver af kursets dage."
    )
    participants: Plain | None = Field(
        default=None, description="En deltagerliste (CSV), hvis navne allerede står på listen; stien regnes herfra."
    )

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:
        """A list in everybody's hands, one destroyed before anybody has signed it, or nothing to fill it from."""
        where, words = self.where_of("participants"), package.words.handout
        if self.participants is not None and where is not None and words is not None:
            file = file_beside(where, self.participants, MOST_BYTES, "SB809")
            try:
                if file.problem is not None:
                    yield file.problem
                else:
                    self._listed(words)
            except (MissingError, ContentError) as error:
                yield from error.problems
        last = course.last_day or course.date
        if last is not None and self.delete_by < last:
            message = say("the list of participants would be destroyed before the course is over")
            hint = say("write a day behind {day}", day=last.isoformat())
            yield Problem("SB858", message, self.where_of("delete_by"), hint)
        if self.edition is not Edition.TRAINER:
            message = say("the list of participants is never in their own edition")
            yield Problem("SB808", message, self.where_of("edition"), say("remove the line; the trainer has the list"))

    def _listed(self, words: HandoutWords) -> tuple[Recipient, ...]:
        """The participants whose names are on the list before it is signed."""
        where = self.where_of("participants")
        if self.participants is None or where is None:
            return ()
        return read_participants(where.file.parent / self.participants, Edition.PARTICIPANT, words).recipients

    def _columns(self, item_context: ItemContext, listed: Sequence[Recipient]) -> tuple[_Column, ...]:
        words, course = item_context.words, item_context.course
        span = (course.last_day - course.date).days + 1 if course.date and course.last_day else 1
        days = self.days or min(span, _MOST_DAYS)
        named = _NAMED if days < _MOST_DAYS // 2 else _NAMED - 0.1
        signed = [words.signature] if days == 1 else [words.day.format(number=day) for day in range(1, days + 1)]
        ids = ["signature"] if days == 1 else [f"signature-{day}" for day in range(1, days + 1)]
        return (
            _Column("name", words.name, named / 2, tuple(one.name for one in listed)),
            _Column("organisation", words.organisation, named / 2, tuple(one.organisation for one in listed)),
            *(_Column(own, head, (1 - named) / days) for own, head in zip(ids, signed, strict=True)),
        )

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
        kept = words.sign_in_kept.format(day=context.words.written(self.delete_by))
        pad = context.space("beside-label")
        notice = context.set(kept, "label", width - 2 * pad, part.add(Role.P))
        look = Frame(pad, context.space("in-notice"), fill=ColourRole.TINT, radius=context.mm(CORNER))
        box = framed(notice, width, look)
        head += spaced([box], context.space("between-parts"))
        table = part.add(Role.TABLE)
        drafts: list[PageContent] = []
        listed = self._listed(words)
        columns, count_of_rows = self._columns(item_context, listed), max(self.rows, len(listed))
        left = count_of_rows
        body: Node | None = None
        while left > 0:
            top = paper.head + (height(head) + context.space("between-parts") if not drafts else 0.0)
            names = _names(context, columns, None if drafts else table.add(Role.THEAD).add(Role.TR), width)
            body = body or table.add(Role.TBODY)
            room = bottom(item_context) - top - names.height
            hand = context.theme.format.hand
            least, low = context.mm(_LEAST) * hand, context.mm(_LOW) * hand
            count = left if left * least <= room else _rows_on(left, int(room // low))
            begin = count_of_rows - left + 1
            high = min(context.mm(_HIGH) * hand, room / count)
            rows = _rows(context, columns, body, range(begin, begin + count), (width, high))
            drawn: list[Item] = [*items(head, 0, paper.head)] if not drafts else []
            drawn += items([names, rows], 0, top)
            drafts.append(item_context.draft(drawn))
            left -= count
        return Laid((PageRun(tuple(drafts), Edition.TRAINER),), (item_context.line(words.sign_in),))


def _rows_on(left: int, most: int) -> int:
    """How many of the rows that are left stand on a page with room for so many, at least one."""
    over = left - most
    return max(1, most - (_FEW - over if 0 < over < _FEW else 0))


def _names(context: LayoutContext, columns: Sequence[_Column], row: Node | None, width: float) -> Band:
    """The names of the columns; on the pages behind the first they are there for the eye alone."""
    pad = context.space("in-cell")
    cells, x = [], 0.0
    for column in columns:
        cell = row.add(Role.TH, scope="Column") if row is not None else None
        cells.append((x + pad, context.set(column.head, "table-head", width * column.share - 2 * pad, cell)))
        x += width * column.share
    names = beside([(left, [Band(context.space("cell-edge")), *flow]) for left, flow in cells])
    high = names.height + context.space("cell-edge")
    return Band(high, (Box(0, 0, width, high, 0, None, ColourRole.TINT), *names.items))


def _rows(
    context: LayoutContext, columns: Sequence[_Column], body: Node, numbers: range, size: tuple[float, float]
) -> Band:
    """Rows `size` wide and high; what is known is printed, and the rest are places to write."""
    pen = Pen(ColourRole.LINE, 0.6)
    (width, high), count = size, len(numbers)
    edges = [0.0, *accumulate(width * column.share for column in columns)]
    drawn: list[Item] = []
    for index, number in enumerate(numbers):
        row = body.add(Role.TR)
        for column, (left, right) in zip(columns, pairwise(edges), strict=True):
            cell, top = row.add(Role.TD), high * index
            if number <= len(column.said) and (said := column.said[number - 1]):
                drawn += _printed(context, said, (left, top, right - left, high), cell)
                continue
            place = writable(cell, path(context.path, f"row-{number}", column.id), f"{column.head}, {number}")
            drawn.append(Area(left, top, right - left, high, place))
    full = high * count
    rules: list[Item] = [line(0, high * n, width, high * n, pen) for n in range(count + 1)]
    rules += [line(edge, 0, edge, full, pen) for edge in edges]
    return Band(full, (*rules, *drawn))


def _printed(context: LayoutContext, said: str, room: tuple[float, float, float, float], cell: Node) -> Iterable[Item]:
    """Words in the middle of a cell's height, smaller where they take two lines."""
    left, top, wide, high = room
    pad = context.space("in-cell")
    flow = context.set(said, "item", wide - 2 * pad, cell)
    if len(flow) > 1:
        cell.kids.clear()
        flow = context.set(said, "chip", wide - 2 * pad, cell)
    return items(flow, left + pad, top + (high - height(flow)) / 2)
