"""A table of contents: every row a link, with the page number where the thing begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, height, items
from sheetbuilder.layout.items import Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typescale import Style
from sheetbuilder.values import replace


class ContentsEntry(Struct, frozen=True):
    """A row: its label (a number), its title, what is said below it, and the anchor it leads to."""

    title: str
    anchor: str
    label: str = ""
    note: str = ""


class Section(Struct, frozen=True):
    """Rows under a heading; a section without one has an empty title."""

    title: str
    entries: tuple[ContentsEntry, ...]
    anchor: str = ""
    """Where the heading itself leads, if it leads anywhere."""


def contents(
    context: LayoutContext, sections: Sequence[Section], pages: Mapping[str, int | str], width: float, parent: Node
) -> Flow:
    """The rows as bands; `pages` is the page number of each anchor."""
    table = parent.add(Role.TOC)
    indent = _indent(context, sections)
    flow: Flow = []
    for section in sections:
        if section.title:
            gap = context.space("between-groups") if flow else 0.0
            if section.anchor:
                flow.append(
                    _heading(context, section, _Line(pages.get(section.anchor, ""), width, table.add(Role.TOCI), gap))
                )
            else:
                name = context.set(section.title, "strip", width, table.add(Role.TOCI).add(Role.P), gap)
                flow += [replace(band, keep_with_next=True) for band in name]
        for index, entry in enumerate(section.entries):
            gap = context.space("between-groups") if index == 0 and not section.title and flow else 0.0
            line = _Line(pages.get(entry.anchor, ""), width, table.add(Role.TOCI), gap, indent)
            flow.append(_row(context, entry, line))
    return flow


def _indent(context: LayoutContext, sections: Sequence[Section]) -> float:
    """Where the titles of all rows begin: on one edge behind the widest number, where some have one."""
    labels = {entry.label for section in sections for entry in section.entries if entry.label}
    if not labels:
        return 0.0
    widest = max(context.width(label, _label_look(context)) for label in labels)
    return max(context.space("entry-indent"), widest + context.space("behind-number"))


def _label_look(context: LayoutContext) -> Style:
    return replace(context.style("item"), ink=ColourRole.ACCENT, face=context.style("label").face)


class _Line(Struct, frozen=True):
    """A line of the table: the page number at its end, its width, its place in the tree, the white space above it."""

    page: int | str
    width: float
    parent: Node
    gap: float
    indent: float = 0.0
    """Where titles begin, behind the numbers that some rows have."""


def _link(entry: Node, anchor: str, alt: str) -> Node:
    """The link of an entry, in the Reference that an entry is to hold (ISO 32000-1, 14.8.4.2, table 333)."""
    return entry.add(Role.REFERENCE).add(Role.LINK, target=f"#{anchor}", alt=alt)


def _heading(context: LayoutContext, section: Section, row: _Line) -> Band:
    page, width = row.page, row.width
    look = context.style("heading")
    alt = context.words.contents_alt.format(title=section.title, page=page)
    mark = _link(row.parent, section.anchor, alt).mark()
    lines = context.lines(f"{section.title} ", look, width - context.space("heading-page-number"), mark)
    base = context.baseline(look)
    drawn: list[Item] = [Group(0.0, base + index * look.leading, line.items) for index, line in enumerate(lines)]
    drawn += context.text_right(str(page), look, width, base, mark)
    return Band(
        len(lines) * look.leading + context.space("under-small-heading"), tuple(drawn), row.gap, keep_with_next=True
    )


def _row(context: LayoutContext, entry: ContentsEntry, row: _Line) -> Band:
    page, width, indent = row.page, row.width, row.indent
    look, quiet = context.style("item"), context.style("hint")
    top = context.space("in-cell")
    alt = context.words.contents_alt.format(title=f"{entry.label} {entry.title}".strip(), page=page)
    mark = _link(row.parent, entry.anchor, alt).mark()
    base = top + context.baseline(look)
    drawn: list[Item] = [line(0, 0, width, 0, Pen(ColourRole.HAIRLINE))]
    if entry.label:
        drawn += context.text(f"{entry.label} ", _label_look(context), 0, base, mark)
    title = replace(look, face=context.style("label").face)
    measure = width - indent - context.space("page-number")
    lines = context.lines(f"{entry.title} ", title, measure, mark)
    for index, text in enumerate(lines):
        drawn.append(Group(indent, base + index * look.leading, text.items))
    drawn += context.text_right(str(page), look, width, base, mark)
    high = top + len(lines) * look.leading
    if entry.note:
        look = quiet if context.theme.format.large else replace(quiet, leading=quiet.size * 1.32)
        note = context.set(context.runs(entry.note), look, measure, row.parent.add(Role.P))
        drawn += items(note, indent, high + context.space("hair"))
        high += height(note) + context.space("hair")
    return Band(high + context.space("under-entry"), tuple(drawn), row.gap)
