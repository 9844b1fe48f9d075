"""The programme of a day: a table of times, of what happens, and of who leads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.binding.titled import titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.layout.items import Box, Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Truth, Words
from sheetbuilder.templates.prose import Pagination, page_room, text_pages
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_TIME, _LARGE_TIME, _WHO = 27, 44, 38
"""On A4, in mm: the columns of times, as usual and in large print, and of names."""


class ProgrammeRow(Content):
    """A row of the programme."""

    time: Words = Field(description="Hvornår, for eksempel 9.00–9.45.")
    title: Words = Field(description="Hvad der sker.")
    text: Text | None = Field(default=None, description="Mere om det, i en sætning.")
    led_by: Words | None = Field(default=None, description="Hvem der står for det.")
    pause: Truth = Field(default=False, description="true for pauser og måltider; de står på en lys bund.")


class Programme(RecipeItem):
    """What happens when."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "programme",
        "subtitle": "Første dag",
        "sessions": [
            {"time": "9.00–9.45", "title": "Velkommen", "text": "Hvem er vi, og hvad vil vi?", "led_by": "Begge"},
            {"time": "9.45–10.00", "title": "Kaffe", "pause": "true"},
        ],
    }

    type: Literal["programme"] = Field(description="Kursets program som en tabel.")
    title: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    subtitle: Words | None = Field(default=None, description="Fx dagen, når kurset varer flere.")
    sessions: tuple[ProgrammeRow, ...] = Field(min_length=1, max_length=60, description="Rækkerne i tidsorden.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The table, over as many pages as it needs."""
        context = item_context.context
        title = self.title or item_context.words.programme
        flow, part = titled(item_context, title)
        width = context.theme.paper.content_width
        told = [self.subtitle] if self.subtitle else [item_context.course.occasion(context.words, item_context.words)]
        for text in filter(None, told):
            flow += context.set(text, "lead", width, part.add(Role.P), context.space("under-title"))
        led = any(session.led_by for session in self.sessions) and not context.theme.format.large
        columns = _columns(item_context, width, led=led)
        table = part.add(Role.TABLE)
        flow.append(_head(item_context, width, columns, table.add(Role.THEAD).add(Role.TR)))
        again = _head(item_context, width, columns, None)
        body = table.add(Role.TBODY)
        rows = [_cells(item_context, columns, body.add(Role.TR), session) for session in self.sessions]
        pad = _padding(item_context, flow, rows)
        for session, row in zip(self.sessions, rows, strict=True):
            flow.append(replace(_row(width, row, pad, pause=session.pause), again=again))
        drafts = text_pages(context, flow, Pagination(item_context.foot, title, self.where))
        listed = f"{title}: {self.subtitle}" if self.subtitle else title
        return Laid((PageRun(tuple(drafts)),), (item_context.line(listed),))


Columns = tuple[tuple[float, float], ...]
"""Left edge and width of the columns: the time, what happens, and who leads it if anybody does."""


def _columns(item_context: ItemContext, width: float, *, led: bool) -> Columns:
    context = item_context.context
    pad, gutter = context.space("in-chip"), context.space("narrow-gutter")
    time, who = context.mm(_LARGE_TIME if context.theme.format.large else _TIME), context.mm(_WHO)
    middle = width - pad - time - gutter - ((who + gutter) if led else 0.0)
    what = pad + time + gutter
    return (pad, time), (what, middle), *(((what + middle + gutter, who - pad),) if led else ())


def _head(item_context: ItemContext, width: float, columns: Columns, parent: Node | None) -> Band:
    """The names of the columns; without a parent, on further pages, as decoration."""
    context, words = item_context.context, item_context.words
    names = (words.time, words.session, words.led_by)[: len(columns)]
    row = beside(
        [
            (x, context.set(name, "table-head", wide, parent.add(Role.TH, scope="Column") if parent else None))
            for (x, wide), name in zip(columns, names, strict=True)
        ]
    )
    high = row.height + 2 * context.space("row-padding")
    ground = Box(0, 0, width, high, 0, None, ColourRole.TINT)
    return Band(
        high,
        (ground, Group(0, context.space("row-padding"), row.items)),
        context.space("under-page-title"),
        keep_with_next=True,
    )


def _cells(item_context: ItemContext, columns: Columns, parent: Node, session: ProgrammeRow) -> Band:
    """What a row says, side by side; the time is the head of its row."""
    context = item_context.context
    (left, time), (middle, room), *last = columns
    cells = [(left, context.set(session.time, "programme-name", time, parent.add(Role.TH, scope="Row")))]
    cell = parent.add(Role.TD)
    look = "programme" if session.pause else "programme-name"
    what: Flow = context.set(session.title, look, room, cell.add(Role.P))
    if session.text:
        what += context.paragraph(session.text, "programme", room, cell, context.space("between-small-lines"))
    if session.led_by and not last:
        # In large print there is no room for a third column.
        what += context.set(session.led_by, "programme", room, cell.add(Role.P), context.space("between-small-lines"))
    cells.append((middle, what))
    for x, wide in last:
        cell = parent.add(Role.TD)
        cells.append((x, context.set(session.led_by, "programme", wide, cell) if session.led_by else []))
    return beside(cells)


def _padding(item_context: ItemContext, above: Flow, rows: Sequence[Band]) -> float:
    """The white space above and below each row: all that a page has, within reason, since it hangs on the wall."""
    context = item_context.context
    page = context.on(PageKind.TEXT, first=context.begins)
    bare = height([*above, *rows])
    least = context.space("in-chip")
    return max(least, min((page_room(page) - bare) / len(rows) / 2, context.space("gutter")))


def _row(width: float, row: Band, pad: float, *, pause: bool) -> Band:
    """A row in its white space; pauses stand on a light ground."""
    high = row.height + 2 * pad
    drawn: list[Item] = [Box(0, 0, width, high, 0, None, ColourRole.TINT)] if pause else []
    drawn.append(line(0, high, width, high, Pen(ColourRole.HAIRLINE)))
    drawn.append(Group(0, pad, row.items))
    return Band(high, tuple(drawn))
