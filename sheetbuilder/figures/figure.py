"""A figure as pages use it, and which figures a package has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from msgspec import Struct

from sheetbuilder.content import Concern, Package
from sheetbuilder.content.phrases import alternative
from sheetbuilder.errors import Problem
from sheetbuilder.figures.concern import draw_concern
from sheetbuilder.figures.organisation import draw_organisation
from sheetbuilder.figures.telling import (
    concern_alt,
    describe_concern,
    describe_organisation,
    describe_workflow,
    organisation_alt,
    workflow_alt,
)
from sheetbuilder.figures.workflow import draw_workflow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, height, kept_together, spaced
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.layout.items import Drawing
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.templates.prose import page_room
from sheetbuilder.values import replace


class Draw(Protocol):
    """Draws a figure so many points wide; with `words` what is written in it stands in that list."""

    def __call__(
        self, context: LayoutContext, width: float, mark: Mark | None, words: Node | None = None
    ) -> Drawing: ...


class Figure(Struct, frozen=True):
    """A figure of a package; `draw` and `describe` ask for the width in points."""

    name: str
    number: int
    title: str
    caption: str
    alt: str
    draw: Draw
    describe: Callable[[LayoutContext, float, Node], Flow]

    @property
    def anchor(self) -> str:
        """The name that links to the figure use."""
        return f"figure-{self.name}"

    def fitting(self, context: LayoutContext, width: float, room: float) -> float:
        """The greatest width up to `width` at which the drawing is no higher than `room`, to a twentieth of it.

        Type stays legible and stops shrinking, so there may be none: then the smallest one tried, down to half the
        width, at which every name still has room.
        """
        narrowest = width
        if context.theme.format.large:
            return width
        for share in range(20, 9, -1):
            wide = width * share / 20
            problems: list[Problem] = []
            drawing = self.draw(replace(context, problems=problems), wide, None)
            if problems and share < 20:
                break
            narrowest = wide
            if drawing.height <= room:
                break
        return narrowest

    def stand(self, context: LayoutContext, width: float, parent: Node, note: str = "", gap: float = 0.0) -> Band:
        """The drawing as a Figure of the document, which is told elsewhere; `note` belongs to its alternative text."""
        # Where the two are too long, the note comes first: what the figure shows is said beside it, too.
        alt = alternative(f"{self.alt} {note}", note) if note else alternative(self.alt)
        node = parent.add(Role.FIGURE, alt=alt, anchor=self.anchor)
        return self._band(self.draw(context, width, node.mark()), gap)

    def stand_alone(self, context: LayoutContext, width: float, parent: Node) -> Band:
        """The drawing where nothing else tells of it: behind the Figure its own words are a list."""
        mark = parent.add(Role.FIGURE, alt=alternative(self.alt), anchor=self.anchor).mark()
        return self._band(self.draw(context, width, mark, parent.add(Role.L, numbering="None")), 0.0)

    def _band(self, drawing: Drawing, gap: float) -> Band:
        return Band(drawing.height, drawing.items, gap, keep_with_next=True)

    def large(self, context: LayoutContext, width: float, parent: Node, note: str = "", taken: float = 0.0) -> Flow:
        """The figure in large print: drawing and caption on one page, `taken` points of it gone, then the words.

        A drawing that no page has room for is left out: the words say the same.
        """
        caption = context.words.figure_caption.format(number=self.number, caption=self.caption)
        said = context.set(caption, "caption", width, None, context.space("above-text"))
        at = context.on(PageKind.TEXT, first=context.begins)
        room = page_room(at) - taken - said[0].gap - height(said)
        fits = self.draw(replace(at, problems=None), width, None).height <= room
        drawing = [replace(self.stand(at, width, parent, note), floats=True)] if fits else []
        gap = context.space("above-text") if fits else 0.0
        node = parent.add(Role.CAPTION if fits else Role.P, anchor=None if fits else self.anchor)
        flow = kept_together([*drawing, *context.set(caption, "caption", width, node, gap)])
        return flow + spaced(self.describe(context, width, parent), context.space("between-groups"))


def figures(package: Package, lit: int | None = None) -> Mapping[str, Figure]:
    """The figures of a package by name, numbered in this order; `lit` is the phase of figure 1 that stands out."""
    found: list[Figure] = [
        Figure(
            "workflow",
            1,
            package.workflow.title,
            package.workflow.caption,
            workflow_alt(package),
            partial(draw_workflow, package=package, lit=lit),
            partial(describe_workflow, package=package),
        )
    ]
    organisation, concern = package.organisation, package.concern
    if organisation is not None:
        found.append(
            Figure(
                "organisation",
                len(found) + 1,
                organisation.title,
                organisation.caption,
                organisation_alt(package, organisation, len(found) + 1),
                partial(draw_organisation, organisation=organisation),
                partial(describe_organisation, organisation=organisation, package=package),
            )
        )
    if concern is not None:
        found.append(
            Figure(
                "concern",
                len(found) + 1,
                concern.title,
                _simplified(concern),
                concern_alt(package, concern, len(found) + 1),
                partial(draw_concern, concern=concern),
                partial(describe_concern, concern=concern, package=package),
            )
        )
    return {figure.name: figure for figure in found}


def _simplified(concern: Concern) -> str:
    """The caption, which says that the figure is simplified: in its author's words, or in one word behind them."""
    said = concern.simplified.lower() in concern.caption.lower()
    return concern.caption if said else f"{concern.caption} ({concern.simplified})"
