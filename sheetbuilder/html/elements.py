"""Elements of the tree as elements of HTML: each role to its own, labels joined to fields, panels about words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from sheetbuilder.html import fields
from sheetbuilder.html.figures import Figures
from sheetbuilder.html.lines import Kid, in_lines, look_of, phrasing
from sheetbuilder.html.lists import Lists
from sheetbuilder.html.making import Making
from sheetbuilder.html.markup import element
from sheetbuilder.html.tables import Tables
from sheetbuilder.layout.places import PlaceOnPage
from sheetbuilder.layout.roles import HEADINGS, Role
from sheetbuilder.reflow.elements import Reflowed, Said
from sheetbuilder.reflow.painted import Backing
from sheetbuilder.theme.palette import ColourRole

_NEAR = 2
"""How many elements behind a form may stand before, and with, the list of its names."""


def written(root: Reflowed, making: Making) -> str:
    """The content of a page."""
    return _Blocks(making).blocks(root.kids)


class _Blocks(Lists, Tables, Figures):
    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self._open: list[Backing] = []
        """The panels about what is being written."""

    def blocks(self, kids: Sequence[Kid]) -> str:
        """What stands one below the other; neighbours on one ground of their own stand in one panel."""
        out = []
        for ground, together in groupby(kids, _ground):
            run = list(together)
            if ground is None or ground in self._open:
                out.append(self._run(run))
                continue
            with self._on(ground):
                inner = self._run(run)
            out.append(element("div", inner, class_=_panel(ground, run)))
        return "".join(out)

    @contextmanager
    def _on(self, ground: Backing) -> Iterator[None]:
        """Whatever is written meanwhile stands on a ground, which is put about it once."""
        before, self.making.ground = self.making.ground, ground.fill or self.making.ground
        self._open.append(ground)
        yield
        self._open.pop()
        self.making.ground = before

    def _run(self, kids: Sequence[Kid]) -> str:
        """Blocks in a row, some of which belong together: a label and its field, a figure and its caption."""
        out: list[str] = []
        at = 0
        while at < len(kids):
            text, used = self._pair(kids[at], kids[at + 1 :])
            out.append(text)
            at += used
        return "".join(out)

    def _pair(self, one: Kid, rest: Sequence[Kid]) -> tuple[str, int]:
        """The element with what belongs to it of those that follow, and how many that were."""
        ahead = rest[0] if rest else None
        if isinstance(one, Said):
            return self.making.said(one, None), 1
        if isinstance(ahead, Reflowed):
            if one.role is Role.FIGURE and ahead.role is Role.CAPTION:
                return self.figure(one, ahead), 2
            if one.role is Role.P and in_lines(one):
                return self._labelled(one, ahead, rest[1:])
        if one.role is Role.FORM and len(one.places) > 1:
            return self._several(None, one, rest)
        return self.block(one), 1

    def _labelled(self, label: Reflowed, ahead: Reflowed, rest: Sequence[Kid]) -> tuple[str, int]:
        """A paragraph that says what the field, the choice or the table behind it is for."""
        making = self.making
        if ahead.role is Role.FORM and len(ahead.places) == 1 and fields.names(label, ahead.places[0].place.label):
            name = making.new_id(ahead.places[0].place.name)
            inner = element("label", self.inner(label), for_=name, class_="text")
            return self._p(label, inner, also="named") + fields.text(ahead.places[0], making, name=name), 2
        if ahead.role is Role.FORM and len(ahead.places) > 1:
            text, used = self._several(label, ahead, rest)
            return text, used + 1
        choice = fields.choice_of(ahead)
        if choice is not None and fields.names(label, choice.label):
            legend = self._legend(label)
            return element("fieldset", legend + self.block(ahead)), 2
        if ahead.role is Role.TABLE:
            name = making.new_id("table")
            return self._p(label, self.inner(label), name, "named") + self.table(
                ahead, labelled=name, name=label.text
            ), 2
        return self.block(label), 1

    def _legend(self, label: Reflowed) -> str:
        return element("legend", self.inner(label), class_=self.class_of(look_of(label, self.making)))

    def _several(self, label: Reflowed | None, form: Reflowed, rest: Sequence[Kid]) -> tuple[str, int]:
        """A form of several places: numbers to choose from, or fields that are named in a list behind it."""
        if form.places[0].place.choice is not None:
            return self._scale(label, form, rest[0] if rest else None)
        legend = self._legend(label) if label is not None else ""
        for at, one in enumerate(rest[:_NEAR]):
            items = list(one.elements) if isinstance(one, Reflowed) and one.role is Role.L else []
            if len(items) == len(form.places) and all(map(in_lines, items)):
                between = self.blocks(rest[:at])
                named = "".join(map(self._named, items, form.places))
                inner = legend + between + element("ul", named)
                return element("fieldset", inner, class_="several"), at + 2
        return element("fieldset", legend + fields.alone(form, self.making), class_="several"), 1

    def _named(self, item: Reflowed, place: PlaceOnPage) -> str:
        """An item of a list as the label of a field."""
        name = self.making.new_id(place.place.name)
        said = element("label", self.inner(item), for_=name, class_="text")
        return element("li", said + fields.text(place, self.making, name=name))

    def _scale(self, label: Reflowed | None, form: Reflowed, ahead: Kid | None) -> tuple[str, int]:
        """One of many on one form; the numbers behind it are those of its places, and are said there."""
        numbers, rest, used = fields.numbers(form, ahead)
        choice = form.places[0].place.choice
        if label is not None and choice is not None and fields.names(label, choice.label):
            before, legend = "", self._legend(label)
        else:
            before = self.block(label) if label is not None else ""
            legend = element("legend", fields.plain(choice.label if choice else ""), class_="unseen")
        ends = self.spans(rest) if rest else ""
        return before + fields.scale(form, numbers, legend, ends, self.making), used

    def block(self, one: Reflowed) -> str:
        """One element as a block."""
        role = one.role
        if role in HEADINGS or role is Role.H:
            return self._heading(one)
        match role:
            case Role.P | Role.CAPTION:
                return self._p(one, self.inner(one)) if in_lines(one) else self._div(one)
            case Role.FIGURE | Role.FORMULA if one.node.alt:
                return self.figure(one, None)
            case Role.L:
                return self.list(one)
            case Role.TOC:
                return self.toc(one)
            case Role.TABLE:
                return self.table(one)
            case Role.BLOCK_QUOTE:
                return element("blockquote", self.blocks(one.kids), **self.about(one))
            case Role.FORM if one.places:
                return fields.alone(one, self.making)
        if phrasing(one):
            return element("p", self.inline(one, None))
        return self._div(one)

    def _div(self, one: Reflowed) -> str:
        if one.role is Role.PART:
            self.making.title = next((kid.text for kid in one.below if kid.role in HEADINGS), self.making.title)
        name = "part" if one.role is Role.PART else "note" if one.role is Role.NOTE else None
        content = self.starts(one) + self.blocks(one.kids)
        return element("div", content, class_=name, **self.about(one))

    def _heading(self, one: Reflowed) -> str:
        level = HEADINGS.index(one.role) + 1 if one.role in HEADINGS else 2
        # A back of a paper begins with a quiet word.
        turned = "turn" if _inks(one) == {ColourRole.QUIET} else None
        classes = " ".join(filter(None, (self.class_of(look_of(one, self.making)), turned)))
        return element(f"h{level}", self.inner(one), class_=classes or None, **self.about(one))

    def _p(self, one: Reflowed, inner: str, name: str | None = None, also: str | None = None) -> str:
        about = self.about(one)
        name = about.pop("id") or name
        classes = " ".join(filter(None, (self.class_of(look_of(one, self.making)), also)))
        return element("p", inner, id=name, class_=classes or None, **about)


def _ground(one: Kid) -> Backing | None:
    return one.ground if isinstance(one, Reflowed) else None


def _panel(ground: Backing, within: Sequence[Kid]) -> str:
    """The classes of a panel; an outline is as loud as the heading in it."""
    names = ["panel"]
    if ground.fill is not None:
        names.append(ground.fill)
    if ground.outline is not None:
        heads = [kid for one in within if isinstance(one, Reflowed) for kid in one.below if kid.role in HEADINGS]
        loud = any(_inks(head) == {ColourRole.WARNING} for head in heads)
        names += ["outlined", "o-warning" if loud else f"o-{ground.outline}"]
    return " ".join(names)


def _inks(one: Reflowed) -> set[ColourRole]:
    return {kid.look.ink for kid in one.kids if isinstance(kid, Said) and kid.look is not None}
