"""One page in the making: its looks and names, and what stands for the artworks and pages of others on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.html.markup import escaped, identifier, tag
from sheetbuilder.html.style import Looks
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.roles import Node
from sheetbuilder.reflow.elements import Look, Said
from sheetbuilder.reflow.others import Region
from sheetbuilder.theme.palette import ColourRole

_CARRIED = {
    ColourRole.FILL: (ColourRole.ON_FILL, ColourRole.PAPER),
    ColourRole.ACCENT: (ColourRole.PAPER, ColourRole.ON_FILL),
    ColourRole.SECONDARY: (ColourRole.ON_SECONDARY,),
}
"""What can be read on a ground that is filled, and only there."""


@dataclass(slots=True)
class Making:
    """What the writers of elements share while they write a page."""

    looks: Looks
    words: ScreenWords
    pictures: Mapping[Region, bytes] = field(default_factory=dict)
    """What is shown of others, as PNG or JPEG."""
    anchors: Mapping[ImportedPage, list[str]] = field(default_factory=dict)
    """The places of others' pages that links lead to; each is put where its page begins, and taken away from here."""
    ground: ColourRole | None = None
    """What the words that are being written stand on."""
    title: str = ""
    """The heading of the part that is being written."""
    _ids: dict[str, int] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def new_id(self, wanted: str) -> str:
        """An id that no other element has."""
        name = identifier(wanted)
        known = self._ids.get(name, 0)
        self._ids[name] = known + 1
        return f"{name}--{known + 1}" if known else name

    def new_name(self, wanted: str) -> str:
        """What a stretch that scrolls is called, as no other is: with the heading that it stands under, if need be."""
        longer = f"{wanted}, {self.title}" if self.title else wanted
        tries = chain((wanted, longer), (f"{longer} {number}" for number in count(2)))
        name = next(one for one in tries if one not in self._names)
        self._names.add(name)
        return self.words.scrolls.format(name=name)

    def anchor(self, node: Node) -> str | None:
        """The id of a node that links point at."""
        return self.new_id(node.anchor) if node.anchor else None

    def look_of(self, words: Said) -> Look | None:
        """The look of words, in ink that can be read on what they stand on."""
        look = words.look
        if look is None or look.ink in _CARRIED.get(self.ground or ColourRole.PAPER, ()):
            return look
        if any(look.ink in inks for inks in _CARRIED.values()) or self.ground in _CARRIED:
            ink = _CARRIED[self.ground][0] if self.ground in _CARRIED else ColourRole.INK
            return Look(look.face, look.size, ink)
        return look

    def said(self, words: Said, base: Look | None, *, linked: bool = False) -> str:
        """Said inside a block of a look: plain where theirs is the same, else with what makes the difference."""
        text, look = escaped(words.text), self.look_of(words)
        if look is None or base is None or not words.text.strip():
            return text
        if linked and look.ink is ColourRole.ACCENT:
            look = Look(look.face, look.size, base.ink)  # a link has a colour of its own
        if look == base:
            return text
        if (look.size, look.ink) == (base.size, base.ink):
            if look.face == base.face.strong:
                return f"<strong>{text}</strong>"
            if look.face == base.face.emphasised:
                return f"<em>{text}</em>"
        return f"{tag('span', class_=self.looks.words(look))}{text}</span>"
