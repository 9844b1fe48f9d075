"""Templates: objects that were written with slots, from which those of each copy are printed with its own values."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sheetbuilder.pdf.write.slots import Content, Slot, SlotKind, Slotted

Printer = Callable[[Sequence[bytes]], bytes]
"""From what a copy puts in all of its slots to the bytes of an object."""


@dataclass(frozen=True, slots=True)
class Template:
    """An object with slots, and what follows them."""

    text: bytes
    """For Python's %, with a %b for each slot: of all ways to put a thousand objects together this is the fastest."""
    slots: tuple[Slot, ...]
    behind: bytes = b""

    def printer(self, order: Mapping[Slot, int]) -> Printer:
        """A function from what all slots of a copy hold, in that order, to the bytes of this object."""
        text, behind = self.text, self.behind
        if not self.slots:
            whole = text % () + behind
            return lambda _: whole
        pick = itemgetter(*(order[slot] for slot in self.slots))
        if len(self.slots) == 1:
            return lambda held: text % (pick(held),) + behind
        return lambda held: text % pick(held) + behind


def template(content: Content, own: Container[int], behind: bytes = b"") -> Template:
    """The template of an object; `own` are the numbers in the place of which another copy has others."""
    parts = content.parts if isinstance(content, Slotted) else (content,)
    texts: list[bytes] = []
    slots: list[Slot] = []
    for part in parts:
        if isinstance(part, Slot) and (part.kind is not SlotKind.OBJECT or part.value in own):
            slots.append(part)
            texts.append(b"%b")
        else:
            same = part.plain() if isinstance(part, Slot) else part
            texts.append(same.replace(b"%", b"%%"))
    return Template(b"".join(texts), tuple(slots), behind)
