"""What stands inside lines of HTML, and what every element says of itself; the writers of blocks build on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence

from sheetbuilder.html import fields
from sheetbuilder.html.making import Making
from sheetbuilder.html.markup import address, element
from sheetbuilder.html.pictures import region
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.elements import Look, Reflowed, Said

Kid = Reflowed | Said

_INLINE = {
    Role.SPAN: "span",
    Role.QUOTE: "span",
    Role.REFERENCE: "span",
    Role.BIB_ENTRY: "span",
    Role.CODE: "code",
    Role.ANNOT: "span",
    Role.LBL: "span",
    Role.LBODY: "span",
    Role.RUBY: "ruby",
    Role.RB: "span",
    Role.RT: "rt",
    Role.RP: "rp",
    Role.WARICHU: "span",
    Role.WT: "span",
    Role.WP: "span",
    Role.LINK: "a",
    Role.FORM: "span",
    Role.FORMULA: "span",
}
"""What stands inside a line."""


def phrasing(one: Kid) -> bool:
    """Whether it can stand inside a line (HTML 3.2.5.2.5)."""
    if isinstance(one, Said):
        return True
    return one.role in _INLINE and all(map(phrasing, one.kids))


def in_lines(one: Reflowed) -> bool:
    """Whether all that an element holds can stand inside its lines."""
    return all(map(phrasing, one.kids))


class Lines(ABC):
    """Writes what stands inside lines; whoever writes blocks is one of these too."""

    def __init__(self, making: Making) -> None:
        self.making = making

    @abstractmethod
    def blocks(self, kids: Sequence[Kid]) -> str:
        """What stands one below the other."""

    @abstractmethod
    def block(self, one: Reflowed) -> str:
        """One element as a block."""

    def about(self, one: Reflowed) -> dict[str, str | None]:
        """Where links find an element, and the language of its words."""
        return {"id": self.making.anchor(one.node), "lang": one.node.language}

    def class_of(self, look: Look | None) -> str | None:
        """The class of words of a look."""
        return self.making.looks.words(look) if look is not None else None

    def starts(self, one: Reflowed) -> str:
        """The places of others' pages that begin with this element."""
        found = [name for page in one.pages for name in self.making.anchors.get(page, ())]
        for page in one.pages:
            self.making.anchors.get(page, []).clear()
        return "".join(element("span", "", id=self.making.new_id(name)) for name in found)

    def inner(self, one: Reflowed, *, linked: bool = False) -> str:
        """All that an element holds, inside its lines."""
        base = look_of(one, self.making)
        return self.starts(one) + "".join(self.within(kid, base, linked=linked) for kid in one.kids)

    def within(self, kid: Kid, base: Look | None, *, linked: bool = False) -> str:
        """Words or an element inside lines whose words look so."""
        if isinstance(kid, Said):
            return self.making.said(kid, base, linked=linked)
        return self.inline(kid, base, linked=linked)

    def inline(self, one: Reflowed, base: Look | None, *, linked: bool = False) -> str:
        """One element inside a line."""
        if one.role is Role.FORM and (one.places or one.node.imported is not None):
            return fields.alone(one, self.making, inline=True)
        if one.role is Role.FORMULA and one.node.alt:
            return element("span", region(one, self.making), class_="formula")
        about = {**self.about(one), "title": one.node.imported.expansion if one.node.imported else None}
        goal = address(target_of(one)) if one.role is Role.LINK else None
        inner = self.starts(one) + "".join(
            self.within(kid, base, linked=linked or goal is not None) for kid in one.kids
        )
        if goal is not None:
            rel = None if goal.startswith("#") else "noopener noreferrer external"
            said = inner if one.text else fields.plain(one.node.alt or goal)
            return element("a", said, href=goal, rel=rel, **about)
        if one.role in (Role.LINK, Role.FORM) or not any(about.values()):
            name = _INLINE.get(one.role, "span")
            return element(name, inner, **about) if name not in ("span", "a") or any(about.values()) else inner
        return element(_INLINE.get(one.role, "span"), inner, **about)

    def spans(self, words: Sequence[Said]) -> str:
        """Words that stand apart, each in a look of its own."""
        return "".join(
            element("span", self.making.said(one, None), class_=self.class_of(self.making.look_of(one)))
            for one in words
            if one.text.strip()
        )


def look_of(one: Reflowed, making: Making) -> Look | None:
    """The look that most of an element's letters have."""
    counted: Counter[Look] = Counter()
    for kid in one.kids:
        if isinstance(kid, Said):
            look = making.look_of(kid)
            if look is not None:
                counted[look] += len(kid.text.strip())
    return counted.most_common(1)[0][0] if counted else None


def target_of(one: Reflowed) -> str:
    """Where a link leads, one of ours or of others."""
    if one.node.target:
        return one.node.target
    areas = one.node.imported.areas if one.node.imported is not None else ()
    return areas[0].target if areas else ""


def attribute(one: Reflowed, name: str, own: str | None = None) -> str | None:
    """A standard attribute of an element of others, where it has none of ours."""
    if own is not None or one.node.imported is None:
        return own
    value = one.node.imported.attributes.get(name)
    return (
        None if value is None or isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)
    )
