"""The context a block works at: the theme, the words, the typesetter, and the few moves that every block makes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sheetbuilder.errors import Problem, say
from sheetbuilder.layout.flow.bands import Band, Flow, labelled, spaced
from sheetbuilder.layout.flow.pages import PageKind, page_types
from sheetbuilder.layout.items import Group, Text
from sheetbuilder.layout.logo import Logo
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Mark, Node, Role, heading
from sheetbuilder.layout.text.typesetter import Line, Typesetter
from sheetbuilder.models.markup import Run, parse
from sheetbuilder.theme import Style, Theme
from sheetbuilder.theme.clearance import NOTHING, Clearance
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.content import Package, PageWords

Setting = Callable[[float, Node, float], Flow]
"""Sets a text: in a width, under a node, below so much white space."""


class BrandAskedError(Exception):
    """Something asks for the brand where it is composed for all brands at once: it has to be composed for each."""


class LayoutContext(Struct, frozen=True):
    """What a block needs to become lines and boxes.

    `level` is the heading level of the piece that is being composed (1 for a sheet of its own, 2 for one in a set);
    `anchors` are the names that links in this document can reach; `printed` the set's number and the page on which each
    sheet is printed, by sheet number.
    """

    theme: Theme
    typesetter: Typesetter
    package: Package
    level: int = 1
    anchors: frozenset[str] = frozenset()
    printed: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] | None = None
    brand: Brand | None = None
    doubtful: frozenset[str] = frozenset()
    """The ids of the brand's contacts whose numbers should be tried again."""
    logo: Logo | None = None
    """The brand's logo; where there is none its name stands in letters."""
    begins: bool = False
    """Whether what is composed here is the first page of its document."""
    clear: Clearance = NOTHING
    """What the page at hand leaves to a letterhead; the margins of the context's paper know of it."""
    page: tuple[str, ...] = ()
    """What the page at hand is called, where it leaves anything to a letterhead."""
    taken: float = 0.0
    """How much of the page's height the letterhead takes from content, in points."""
    path: str = ""
    """What the names of places to write begin with that are composed here."""
    neutral: bool = False
    """Whether what is composed here is for every brand alike."""

    @property
    def words(self) -> PageWords:
        """The words that pages of this package use."""
        return self.package.words

    def asked_brand(self) -> Brand | None:
        """The brand, for what shows something of it; raises `BrandAskedError` where no brand is known on purpose."""
        if self.neutral:
            raise BrandAskedError
        return self.brand

    def mm(self, value: float) -> float:
        """A length of the A4 drawing in mm, as points on this paper."""
        return self.theme.mm(value)

    def space(self, name: str) -> float:
        """A white space by its purpose, in points."""
        return self.theme.format.space(name)

    def measure(self, width: float) -> float:
        """How wide running text is set where there is so much room."""
        return min(width, self.mm(self.theme.format.measure.text))

    def across(self, columns: int) -> int:
        """How many columns stand side by side where so many are asked for: one, where the format allows no more."""
        return columns if self.theme.format.measure.columns else 1

    def style(self, name: str) -> Style:
        """A style of the type scale."""
        return self.theme.style(name)

    def on(self, kind: PageKind, *, first: bool = False, landscape: bool = False) -> LayoutContext:
        """The context for a page: its paper has margins that leave room for the letterhead there."""
        names = page_types(kind, first=first, landscape=landscape)
        clear = self.theme.clear.of(names)
        if clear == NOTHING:
            return self
        plain = self.theme.paper
        paper = replace(plain, head=max(plain.head, clear.top), foot=max(plain.foot, clear.bottom))
        theme = replace(self.theme, format=self.theme.format.on(paper))
        taken = paper.head - plain.head + paper.foot - plain.foot
        return replace(self, theme=theme, clear=clear, page=names, taken=taken)

    def deeper(self, by: int = 1) -> LayoutContext:
        """The context for what stands below: headings one level down."""
        return replace(self, level=self.level + by)

    def at(self, *names: str) -> LayoutContext:
        """The context for something with ids of its own, which name the places to write in it."""
        return replace(self, path=path(self.path, *names))

    def report(self, problem: Problem) -> None:
        """Take note of a problem of the layout, once however often it is met; the build ends with all of them.

        What would have room without the letterhead is told as the letterhead's: the `missing` points of the problem's
        message are no more than it takes.
        """
        missing = problem.message.args.get("missing")
        if isinstance(missing, float) and missing <= self.taken + 0.01:
            problem = self._roomless(problem, missing)
        if self.problems is not None and problem not in self.problems:
            self.problems.append(problem)

    def _roomless(self, problem: Problem, missing: float) -> Problem:
        name = problem.message.args.get("name", "")
        facts = {"name": name, "missing": math.ceil(missing / MM), "page": self.page}
        hint = say("Use a letterhead with less at its head and foot, or none on such pages.")
        return Problem("SB407", say("{name}: under the letterhead {missing} mm are missing", **facts), hint=hint)

    def runs(self, text: str) -> tuple[Run, ...]:
        """A text with its inline marks read, its links kept only where this document can follow them.

        What it cannot follow is cited: on paper a reference is a reference, whatever else was printed.
        """
        return tuple(self._reachable(run) for run in parse(text))

    def _reachable(self, run: Run) -> Run:
        if run.target is None:
            return run
        scheme, _, name = run.target.partition(":")
        if scheme in ("sheet", "figure"):
            anchor = f"{scheme}-{name}"
            known = anchor in self.anchors
            return replace(run, target=f"#{anchor}" if known else None, cited=not known)
        return run

    def lines(
        self, text: str | Sequence[Run], style: str | Style, width: float, owner: Node | Mark | None
    ) -> list[Line]:
        """The lines of a text; a string is plain words, runs come from `runs`."""
        runs = (Run(text),) if isinstance(text, str) else text
        return self.typesetter.lines(runs, self._style(style), width, owner)

    def set(
        self,
        text: str | Sequence[Run],
        style: str | Style,
        width: float,
        owner: Node | Mark | None,
        gap: float = 0.0,
    ) -> Flow:
        """A text as bands, a line each; first and last two lines stay together, so no line stands alone on a page."""
        look = self._style(style)
        lines = self.lines(text, look, width, owner)
        if any(line.width > width + 0.5 for line in lines):
            self._too_wide(text)
        last = len(lines) - 1
        flow = [
            Band(
                look.leading,
                (self.on_baseline(line, look),),
                keep_with_next=index < last and (index == 0 or index == last - 1),
            )
            for index, line in enumerate(lines)
        ]
        return spaced(flow, gap)

    def set_right(self, text: str, style: str | Style, width: float, owner: Node | Mark | None) -> Flow:
        """A text as bands, a line each, that end at the right edge."""
        lines = self.lines(text, style, width, owner)
        if any(line.width > width + 0.5 for line in lines):
            self._too_wide(text)
        look = self._style(style)
        return [
            Band(look.leading, (Group(width - line.width, 0.0, (self.on_baseline(line, look),)),)) for line in lines
        ]

    def _too_wide(self, text: str | Sequence[Run]) -> None:
        whole = text if isinstance(text, str) else "".join(run.text for run in text)
        self.report(
            Problem(
                "SB404",
                say("a word in “{text}” is wider than its column", text=whole.strip()),
                hint=say("Say where it may be parted, in “hyphenation” of words.yaml, or write it another way."),
            )
        )

    def paragraph(self, text: str, style: str, width: float, parent: Node, gap: float = 0.0) -> Flow:
        """A paragraph of marked-up text as a P of its own."""
        return self.set(self.runs(text), style, width, parent.add(Role.P), gap)

    def heading(
        self,
        text: str,
        style: str | Style,
        width: float,
        parent: Node,
        gap: float = 0.0,
        anchor: str | None = None,
        below: int = 1,
    ) -> Flow:
        """A heading `below` levels under the context's own; it is bound to what follows."""
        node = parent.add(heading(self.level + below), anchor=anchor)
        return [replace(band, keep_with_next=True) for band in self.set(text, style, width, node, gap)]

    def on_baseline(self, line: Line, style: Style) -> Group:
        """A line in its leading: capitals stand in the middle of the strip."""
        return Group(0.0, self.baseline(style), line.items)

    def baseline(self, style: str | Style) -> float:
        """How far below the top of its leading a style has its baseline, in points."""
        look = self._style(style)
        return (look.leading + self.typesetter.cap_height(look)) / 2

    def text(self, text: str, style: str | Style, x: float, y: float, owner: Mark | None = None) -> tuple[Text, ...]:
        """One line of plain words with its baseline at a point."""
        look = self._style(style)
        words = self.typesetter.plain(text, look, owner)
        return tuple(replace(item, x=item.x + x, y=item.y + y) for item in words)

    def text_right(
        self, text: str, style: str | Style, x: float, y: float, owner: Mark | None = None
    ) -> tuple[Text, ...]:
        """One line of plain words that ends at x; a space behind the words reaches over it."""
        return self.text(text, style, x - self.width(text.rstrip(), style), y, owner)

    def text_centred(
        self, text: str, style: str | Style, x: float, y: float, owner: Mark | None = None
    ) -> tuple[Text, ...]:
        """One line of plain words about x; a space behind the words does not count."""
        return self.text(text, style, x - self.width(text.rstrip(), style) / 2, y, owner)

    def width(self, text: str, style: str | Style) -> float:
        """How wide plain words are on one line."""
        return self.typesetter.width(text, self._style(style))

    def list(
        self,
        texts: Iterable[str | Setting],
        style: str,
        width: float,
        parent: Node,
        label: str = "–",
        gap: float = 0.0,
        between: float | None = None,
    ) -> Flow:
        """A list with a hanging label before each item, in the accent; an item is a text, or what sets one."""
        look = self.style(style)
        mark_style = replace(look, face=self.style("label").face, ink=self.style("heading").ink)
        node = parent.add(Role.L, numbering="Disc")
        indent = self.space("list-indent")
        flow: Flow = []
        space = self.space("between-points") if between is None else between
        for text in texts:
            entry = node.add(Role.LI)
            sign = self.text(label, mark_style, 0.0, self.baseline(look), entry.add(Role.LBL).mark())
            above, owner = gap if not flow else space, entry.add(Role.LBODY)
            if isinstance(text, str):
                body = self.set(self.runs(text), look, width - indent, owner, above)
            else:
                body = text(width - indent, owner, above)
            flow += labelled(body, sign, indent)
        return flow

    def _style(self, style: str | Style) -> Style:
        return self.style(style) if isinstance(style, str) else style
