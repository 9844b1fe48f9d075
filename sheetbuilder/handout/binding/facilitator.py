"""What a trainer needs at hand for a sheet, on a paper behind it: aim, time, steps, pitfalls, room for notes."""

from __future__ import annotations

from dataclasses import replace

from sheetbuilder.content import Facilitator, Sheet
from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.bench import Bench, Line, Stretch
from sheetbuilder.handout.binding.ruling import named_lines
from sheetbuilder.handout.binding.steps import numbered_steps
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.flow.bands import Stack, beside, height, items, spaced
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.furniture import number_only
from sheetbuilder.templates.prose import overflow

_MAIN, _GUTTER, _LEAD = 105, 10, 146
"""As on the front of a sheet, in mm."""


def facilitator_paper(
    bench: Bench, sheet: Sheet, notes: Facilitator, comment: str | None, parent: Node, said: Where | None = None
) -> tuple[Stretch, Line]:
    """The paper, for the trainer's edition alone, and its line in the outline; `said` is where the comment stands."""
    bench = bench.page()
    desk, words = bench.desk, bench.words
    paper = desk.theme.paper
    width = paper.content_width
    anchor = bench.free(f"facilitator-{sheet.number}")
    title = f"{words.facilitator}: {sheet.title}"
    section = parent.add(Role.SECT, title=title, anchor=anchor)
    look = desk.style("back-title")
    base = paper.head + desk.baseline(look)
    drawn: list[Item] = list(number_only(desk, sheet, width, base))
    stack: Stack = desk.set(words.facilitator, "strip", width * 0.7, section.add(Role.P))
    stack += spaced(desk.heading(sheet.title, "section", width * 0.8, section, below=0), desk.mm(1))
    stack += desk.paragraph(notes.aim, "lead", min(width, desk.mm(_LEAD)), section, desk.mm(3))
    main = desk.mm(_MAIN)
    side_x = main + desk.mm(_GUTTER)
    left = numbered_steps(desk, words.use, notes.use, main, section)
    right = _side(bench, notes, comment, width - side_x, section)
    stack.append(beside([(0.0, left), (side_x, right)], desk.mm(9)))
    drawn += items(stack, 0, paper.head)
    end = paper.head + height(stack)
    if end > bottom(bench):
        desk.report(overflow(desk, title, end - bottom(bench), said or notes.where))
    drawn += named_lines(desk, words.own_notes, section, end + desk.mm(12), bottom(bench))
    foot = f"{words.trainer_edition} · {bench.foot} · {desk.words.see_sheet.format(number=sheet.number)}"
    draft = replace(bench, foot=foot).draft(drawn, recto=True)
    line = Line(bench.depth + 1, words.facilitator, anchor, listed=False)
    return Stretch((draft,), Edition.TRAINER), line


def _side(bench: Bench, notes: Facilitator, comment: str | None, width: float, section: Node) -> Stack:
    desk, words = bench.desk, bench.words
    clock = replace(desk.style("number"), leading=desk.style("number").size)
    stack: Stack = desk.set(words.minutes.format(minutes=notes.minutes), clock, width, section.add(Role.P))
    pitfalls = desk.heading(words.pitfalls, "heading", width, section)
    pitfalls += desk.list(notes.pitfalls, "item", width, section, gap=desk.mm(3))
    stack += spaced(pitfalls, desk.mm(9))
    if comment:
        said = desk.heading(words.comment, "heading", width, section)
        said += desk.paragraph(comment, "item", width, section, desk.mm(1.5))
        stack += spaced(said, desk.mm(9))
    return stack
