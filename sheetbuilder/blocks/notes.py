"""Named fields with ruled lines, in one column or two, that grow with the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block, Point, SheetNumber
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, pitch, ruled_lines, shared_lines, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, beside, height
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Whole, Words
from sheetbuilder.values import replace

_LEAST_LINES = 2


class NoteField(Point):
    """One field."""

    said: ClassVar[str] = "label"

    id: Identifier = Field(description="Feltets faste navn.")
    label: Words = Field(description="Det, der står over linjerne.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    lines: Whole = Field(default=_LEAST_LINES, ge=1, le=30, description="Det mindste antal linjer.")
    sheet: SheetNumber | None = Field(default=None, description="Det ark, som feltet samler op fra.")


class Notes(Block):
    """Fields to write in."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "notes",
        "columns": 2,
        "fields": [
            {"id": "set", "label": "Set", "hint": "det, der skete", "lines": 2},
            {"id": "hoert", "label": "Hørt", "lines": 2},
        ],
    }

    type: Literal["notes"] = Field(description="Notefelter med linjer.")
    columns: Whole = Field(default=1, ge=1, le=2, description="Felter ved siden af hinanden: 1 eller 2.")
    fields: tuple[NoteField, ...] = Field(min_length=1, max_length=12, description="Felterne.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """Rows of fields; all fields of a row have as many lines as each other."""
        return note_fields(context, self.fields, self.columns, width, parent)


def note_fields(
    context: LayoutContext, fields: Sequence[NoteField], columns: int, width: float, parent: Node
) -> Stretch:
    """Fields in rows of as many as asked for; all fields of a row have as many lines as each other."""
    gutter, across = context.space("column-gutter"), context.across(columns)
    column = (width - gutter * (across - 1)) / across
    rows = [fields[at : at + across] for at in range(0, len(fields), across)]
    composed = [[_field(context, field, column, parent) for field in row] for row in rows]
    heads = [max(height(label) for label, _ in row) for row in composed]
    counts = [max(_fewest(context, field) for field in row) for row in rows]
    step, gap = pitch(context), context.space("above-notice")
    fixed = sum(heads) + gap * (len(rows) - 1)

    def draw(room: float) -> Flow:
        lines = shared_lines(counts, int((room - fixed + 0.01) // step))
        flow: Flow = []
        for row, head, count in zip(composed, heads, lines, strict=True):
            # A hint that wraps in one column must not put the lines of the row out of step.
            beside_each_other = [
                (
                    index * (column + gutter),
                    [*label, Band(head - height(label)), ruled_lines(context, count, column, mark)],
                )
                for index, (label, mark) in enumerate(row)
            ]
            flow.append(beside(beside_each_other, gap if flow else 0.0))
        return flow

    whole = Stretch(fixed + step * sum(counts), float(sum(counts)), draw)
    if not context.theme.format.large:
        return whole
    parts = [
        _alone(context, label, mark, count, width) for ((label, mark),), count in zip(composed, counts, strict=True)
    ]
    return replace(whole, parts=tuple(parts))


def _alone(context: LayoutContext, label: Flow, mark: Mark, least: int, width: float) -> Stretch:
    """A field for itself, which any page may take."""
    top, step = height(label), pitch(context)

    def draw(room: float) -> Flow:
        return [*label, ruled_lines(context, max(least, int((room - top + 0.01) // step)), width, mark)]

    return Stretch(top + step * least, float(least), draw, gap=context.space("between-sections"))


def _fewest(context: LayoutContext, field: NoteField) -> int:
    """The lines that a field asks for are those of A4; a smaller paper has room for fewer."""
    return min(field.lines, max(_LEAST_LINES, int(field.lines * context.theme.paper.scale)))


def _field(context: LayoutContext, field: NoteField, width: float, parent: Node) -> tuple[Flow, Mark]:
    hint = field.hint
    if field.sheet is not None:
        source = context.words.see_sheet.format(number=field.sheet)
        hint = f"{hint} · {source}" if hint else source
    label = field_label(context, field.label, hint, width, parent, local=field.local)
    return label, writing_field(context, parent, field.label, field.id)
