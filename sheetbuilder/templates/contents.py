"""A table of contents: every row a link, with the page number where the thing begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Slab, Stack, height, items
from sheetbuilder.layout.items import Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import Ink


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its label (a number), its title, what is said below it, and the anchor it leads to."""

    title: str
    anchor: str
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; a section without one has an empty title."""

    title: str
    entries: tuple[Entry, ...]
    anchor: str = ""
    """Where the heading itself leads, if it leads anywhere."""


def contents(
    desk: Desk, sections: Sequence[Section], pages: Mapping[str, int | str], width: float, parent: Node
) -> Stack:
    """The rows as slabs; `pages` is the page number of each anchor."""
    table = parent.add(Role.TOC)
    stack: Stack = []
    for section in sections:
        if section.title:
            gap = desk.mm(7) if stack else 0.0
            if section.anchor:
                stack.append(_heading(desk, section, pages.get(section.anchor, ""), width, table.add(Role.TOCI), gap))
            else:
                name = desk.set(section.title, "strip", width, table.add(Role.TOCI).add(Role.P), gap)
                stack += [replace(slab, bound=True) for slab in name]
        for index, entry in enumerate(section.entries):
            gap = desk.mm(7) if index == 0 and not section.title and stack else 0.0
            stack.append(_row(desk, entry, pages.get(entry.anchor, ""), width, table.add(Role.TOCI), gap))
    return stack


def _heading(desk: Desk, section: Section, page: int | str, width: float, parent: Node, gap: float) -> Slab:
    look = desk.style("heading")
    alt = desk.words.contents_alt.format(title=section.title, page=page)
    mark = parent.add(Role.LINK, target=f"#{section.anchor}", alt=alt).mark()
    lines = desk.lines(f"{section.title} ", look, width - desk.mm(20), mark)
    base = desk.baseline(look)
    drawn: list[Item] = [Group(0.0, base + index * look.leading, line.items) for index, line in enumerate(lines)]
    drawn += desk.text_right(str(page), look, width, base, mark)
    return Slab(len(lines) * look.leading + desk.mm(1.2), tuple(drawn), gap, bound=True)


def _row(desk: Desk, entry: Entry, page: int | str, width: float, parent: Node, gap: float) -> Slab:
    look, quiet = desk.style("item"), desk.style("hint")
    label = replace(look, ink=Ink.ACCENT, face=desk.style("label").face)
    indent = desk.mm(12) if entry.label else 0.0
    top = desk.mm(1.6)
    link = parent.add(
        Role.LINK,
        target=f"#{entry.anchor}",
        alt=desk.words.contents_alt.format(title=f"{entry.label} {entry.title}".strip(), page=page),
    )
    mark = link.mark()
    base = top + desk.baseline(look)
    drawn: list[Item] = [line(0, 0, width, 0, Pen(Ink.HAIRLINE))]
    if entry.label:
        drawn += desk.text(f"{entry.label} ", label, 0, base, mark)
    title = replace(look, face=desk.style("label").face)
    measure = width - indent - desk.mm(14)
    lines = desk.lines(f"{entry.title} ", title, measure, mark)
    for index, text in enumerate(lines):
        drawn.append(Group(indent, base + index * look.leading, text.items))
    drawn += desk.text_right(str(page), look, width, base, mark)
    high = top + len(lines) * look.leading
    if entry.note:
        note = desk.set(desk.runs(entry.note), replace(quiet, leading=quiet.size * 1.32), measure, parent.add(Role.P))
        drawn += items(note, indent, high + desk.mm(0.3))
        high += height(note) + desk.mm(0.3)
    return Slab(high + desk.mm(1.4), tuple(drawn), gap)
