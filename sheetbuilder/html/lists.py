"""Lists, lists of contents, and boxes to tick before what they are for."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.html import fields
from sheetbuilder.html.lines import Kid, Lines, attribute, in_lines, look_of, phrasing, target_of
from sheetbuilder.html.markup import address, element
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.elements import Reflowed, Said

_ORDERED = frozenset({"Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"})


class Lists(Lines):
    """Writes lists."""

    def list(self, one: Reflowed) -> str:
        """A list; its labels are words, as on paper."""
        ordered = (one.node.numbering or attribute(one, "ListNumbering")) in _ORDERED
        items = [kid for kid in one.kids if isinstance(kid, Reflowed) or kid.text.strip()]
        pills = _pills(items) and not any(kid.places for kid in one.below)
        caption = "".join(self.block(kid) for kid in items if isinstance(kid, Reflowed) and kid.role is Role.CAPTION)
        written = "".join(
            self._item(kid, one, pill=pills)
            for kid in items
            if not (isinstance(kid, Reflowed) and kid.role is Role.CAPTION)
        )
        name = "pills" if pills else "spoken" if _spoken(one) else None
        return caption + element("ol" if ordered else "ul", written, class_=name, **self.about(one))

    def _item(self, one: Kid, above: Reflowed, *, pill: bool) -> str:
        if isinstance(one, Said):
            return element("li", self.making.said(one, None))
        if one.role is not Role.LI:
            return element("li", self.block(one))
        labels = [kid for kid in one.elements if kid.role is Role.LBL]
        rest = [kid for kid in one.kids if not (isinstance(kid, Reflowed) and kid.role is Role.LBL)]
        about = self.about(one)
        if len(labels) != 1:
            inner = "".join(self._body(kid) for kid in one.kids)
            return element("li", inner, **about)
        (label,) = labels
        ticks = [kid for kid in label.below if kid.role is Role.FORM and kid.places]
        if len(ticks) == 1 and len(ticks[0].places) == 1 and len(rest) == 1:
            return element("li", self._tick(ticks[0], rest[0]), class_="row tick", **about)
        bare = not any(letter.isalnum() for letter in label.text) and label.text and not ticks
        hidden = "true" if bare and attribute(above, "ListNumbering", above.node.numbering) != "Decimal" else None
        look = look_of(label, self.making)
        content = self._body(label) if not phrasing(label) else self.inner(label)
        sign = element(
            "span",
            content,
            class_=" ".join(filter(None, ("l", "ticks" if ticks else "", self.class_of(look)))),
            aria_hidden=hidden,
        )
        return element("li", sign + self._beside(rest), class_=None if pill else "row", **about)

    def _beside(self, rest: Sequence[Kid]) -> str:
        if len(rest) == 1:
            return self._body(rest[0])
        return element("div", "".join(self._body(kid) for kid in rest))

    def _body(self, one: Kid) -> str:
        """What stands in an item of a list beside its label."""
        if isinstance(one, Said):
            return self.making.said(one, None)
        if one.role not in (Role.LBODY, Role.LBL):
            return self.block(one)
        if in_lines(one):
            look = look_of(one, self.making)
            return element("span", self.inner(one), class_=self.class_of(look), **self.about(one))
        return element("div", self.starts(one) + self.blocks(one.kids), **self.about(one))

    def _tick(self, form: Reflowed, body: Kid) -> str:
        (place,) = form.places
        name = self.making.new_id(place.place.name)
        if isinstance(body, Reflowed) and body.role is Role.LBODY and in_lines(body):
            look = look_of(body, self.making)
            said = element("label", self.inner(body), for_=name, class_=self.class_of(look), **self.about(body))
            return fields.tick(place, self.making, name) + said
        beside = self.making.new_id(f"{name}-label")
        return fields.tick(place, self.making, name, labelled=beside) + element("div", self._body(body), id=beside)

    def toc(self, one: Reflowed) -> str:
        """A list of contents."""
        return element("ul", "".join(self._entry(kid) for kid in one.kids), class_="toc", **self.about(one))

    def _entry(self, one: Kid) -> str:
        if isinstance(one, Said):
            return element("li", self.making.said(one, None))
        kids = one.kids if one.role is Role.TOCI else (one,)
        leads = any(kid.role is Role.LINK for kid in one.below)
        inner = "".join(self._line(kid) for kid in kids)
        return element("li", inner, class_=None if leads else "group", **self.about(one))

    def _line(self, one: Kid) -> str:
        """A line of the contents; the parts of a link stand apart in it."""
        if isinstance(one, Said) or one.role not in (Role.LINK, Role.REFERENCE):
            return self.making.said(one, None) if isinstance(one, Said) else self.block(one)
        if one.role is Role.REFERENCE:
            return "".join(self._line(kid) for kid in one.kids)
        goal = address(target_of(one))
        inner = self.spans([kid for kid in one.kids if isinstance(kid, Said)])
        inner += "".join(self.inline(kid, None, linked=True) for kid in one.elements)
        return element("a", inner, href=goal) if goal else element("p", inner)


def _pills(items: Sequence[Kid]) -> bool:
    """Whether each item of a list stands in an outline of its own."""
    grounds = [kid.ground for kid in items if isinstance(kid, Reflowed) and kid.role is Role.LI]
    own = {ground for ground in grounds if ground is not None and ground.outline is not None and ground.fill is None}
    return len(own) == len(grounds) == len(items) and bool(own)


def _spoken(one: Reflowed) -> bool:
    """Whether a list holds what is said, which stands in italics."""
    looks = [kid.look for each in one.below for kid in each.kids if isinstance(kid, Said) and kid.text.strip()]
    return bool(looks) and all(look is not None and look.face.italic for look in looks)
