"""A name tent: a paper folded across its middle, which stands on the table and shows a name to both sides."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, height, items, spaced
from sheetbuilder.layout.items import Dash, Group, Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.turning import upside_down
from sheetbuilder.models.field import Field
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_NAME, _FOLD = 22, 6
"""On A4, in mm: the height of a line for a name, and how far the marks of the fold reach in from the edges."""


class NameTent(RecipeItem):
    """A name to those before it and to those behind it, one for each copy."""

    outside: ClassVar[bool] = True
    personal: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "name-tent"}

    type: Literal["name-tent"] = Field(
        description="Et navneskilt: papiret foldes på midten, og navnet kan læses fra begge sider af bordet."
    )

    def lay(self, item_context: ItemContext) -> Laid:
        """The name on both halves of one printed side, upside down on the upper one: folded back, both are upright."""
        item_context = item_context.page()
        context, words = item_context.context, item_context.words
        paper = context.theme.paper
        width, part = paper.content_width, item_context.part(words.name_tent)
        middle = paper.height / 2
        flow: Flow = []
        if item_context.recipient is None:
            mark = writing_field(context, part, words.name, "name")
            high = context.mm(_NAME)
            rule = line(0, high, width, high, Pen(ColourRole.LINE, 0.8), mark)
            flow.append(Band(high, (rule, area(mark, 0, 0, width, high, rules=high))))
        else:
            name, *more = item_context.recipient.lines
            flow += _centred(context, name, _largest(context, name, width), width, part.add(Role.P))
            for said in more:
                below = _centred(context, said, "cover-subtitle", width, part.add(Role.P))
                flow += spaced(below, context.space("above-text"))
        # Read from across a table: in the middle of its half.
        at = middle + (middle - height(flow)) / 2
        shift = (paper.fore_edge - paper.binding) / 2
        front = items(flow, 0, at)
        drawn: list[Item] = [Group(shift, 0.0, (*front, *upside_down(front, width / 2, middle)))]
        fold, reach = Pen(ColourRole.HAIRLINE, 0.5, Dash.DASHED), context.mm(_FOLD)
        # Short marks at both edges: a line across would be seen by everybody.
        drawn.append(line(shift, middle, shift + reach, middle, fold))
        drawn.append(line(shift + width - reach, middle, shift + width, middle, fold))
        draft = replace(item_context.draft(drawn, recto=True), bare=True)
        return Laid((PageRun((draft,), whole=True),), (replace(item_context.line(words.name_tent), listed=False),))


def _largest(context: LayoutContext, name: str, width: float) -> str:
    """The largest style in which the longest word of a name has room."""
    sizes = ("cover-title", "cover-title-long", "title")
    longest = max(name.split(), key=lambda word: context.width(word, "title"))
    return next((size for size in sizes if context.width(longest, size) <= width), sizes[-1])


def _centred(context: LayoutContext, text: str, style: str, width: float, owner: Node) -> Flow:
    """A text as bands, a line each, about the middle of a width."""
    look = context.style(style)
    lines = context.lines(text, style, width, owner)
    return [
        Band(look.leading, (Group((width - one.width) / 2, 0.0, (context.on_baseline(one, look),)),)) for one in lines
    ]
