"""Finished documents with all that a test asks of them: the display list, the tree, the file, what inspect says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.compose import Target, targets
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import TargetKind
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Area, Box, Group, Inset, Item, Picture, Text
from sheetbuilder.layout.items import Path as Line
from sheetbuilder.pdf.inspect import Report
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import PAPERS
from tests.readings import inspect

Painted = tuple[float, float, Text | Box | Line | Picture | Inset]
"""Where an item's own origin lies on its page, and the item."""


@dataclass(frozen=True, slots=True)
class Output:
    """One target on one paper."""

    target: Target
    paper: str
    document: Document
    path: Path
    report: Report

    @property
    def name(self) -> str:
        """`set-1`, `2.6-a3`."""
        return self.target.name if self.paper == "a4" else f"{self.target.name}-{self.paper}"


def all_outputs(package: Package, folder: Path) -> tuple[Output, ...]:
    """All targets on A4, which must fit; on other papers those that do, without sheets and cards."""
    made = []
    for paper in PAPERS:
        theme = default_theme(paper.name)
        shelf = FontShelf(theme.typeface)
        for target in targets(package):
            if paper.name != "a4" and target.kind in (TargetKind.SHEET, TargetKind.CARDS):
                continue
            session = new_session(package, theme)
            document = compose(session, target)
            if session.problems and paper.name != "a4":
                continue
            assert not session.problems, [str(problem.message) for problem in session.problems]
            assert not session.lacking()
            path = folder / f"{target.file}-{paper.name}.pdf"
            path.write_bytes(write(document, theme.palette, shelf))
            made.append(Output(target, paper.name, document, path, inspect(path)))
    return tuple(made)


def flat(items: Iterable[Item], x: float = 0.0, y: float = 0.0) -> Iterator[Painted]:
    """What is painted, in painting order."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items, x + item.x, y + item.y)
        elif not isinstance(item, Area):
            yield x, y, item


def extent(painted: Painted) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is painted, counted from the page's top left corner, with its pen."""
    x, y, item = painted
    if isinstance(item, Text):
        left, base = x + item.x, y + item.y
        if item.turned:
            return left - item.width, base - 0.22 * item.size, left, base + 0.7 * item.size
        return left, base - 0.7 * item.size, left + item.width, base + 0.22 * item.size
    if isinstance(item, Picture | Inset):
        return x + item.x, y + item.y, x + item.x + item.width, y + item.y + item.height
    half = item.pen.width / 2 if item.pen is not None else 0.0
    if isinstance(item, Box):
        left, top = x + item.x, y + item.y
        return left - half, top - half, left + item.width + half, top + item.height + half
    xs = [item.start[0], *(value for step in item.steps for value in step[::2])]
    ys = [item.start[1], *(value for step in item.steps for value in step[1::2])]
    return x + min(xs) - half, y + min(ys) - half, x + max(xs) + half, y + max(ys) + half


def said(items: Iterable[Item]) -> str:
    """The words that are painted, in painting order, white space as in running text, soft hyphens taken out."""
    texts = [item.actual or item.text for _, _, item in flat(items) if isinstance(item, Text)]
    return " ".join("".join(texts).replace("\u00ad", "").split())
