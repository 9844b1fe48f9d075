"""What nobody hears of a grafted page, in the child: played back where something may be missed, and only there."""

from __future__ import annotations

from collections.abc import Collection

from pypdf import PdfReader

from sheetbuilder.foreign.graft.marking import WHOLE
from sheetbuilder.foreign.graft.pruning import Owners
from sheetbuilder.foreign.graft.scouting import ScoutedPage, hidden_marks, orphans
from sheetbuilder.pdf.inspect.player import Playback, Player
from sheetbuilder.pdf.inspect.unheard import Claims, PageSide, unheard
from sheetbuilder.pdf.read import evidence, limits, objects
from sheetbuilder.pdf.read.document import read_labels
from sheetbuilder.pdf.read.fontfacts import UNKNOWN
from sheetbuilder.pdf.read.objects import FAULTS, Key
from sheetbuilder.pdf.read.pages import Geometry, Leaf

_MOST = 200
"""Stretches of one page that are counted."""
_LONGEST = 60
"""Letters of a stretch that are told."""
_UNREAD = "…"
"""What stands for a text that cannot be made out."""


class Listening:
    """The pages of one file heard against its tree."""

    def __init__(self, reader: PdfReader, tree: evidence.Tree, owners: Owners) -> None:
        self._player = Player(reader)
        self._owners = owners
        self._labels = _labels(reader)
        self._hidden = hidden_marks(tree)

    def hears(self, page: Key, annotation: Key) -> bool:
        """Whether an element has an annotation or a form as a whole."""
        return (annotation, WHOLE) in self._owners.get(page, {})

    def missed(self, leaf: Leaf, shape: Geometry, scout: ScoutedPage) -> tuple[str, ...]:
        """The first words of each stretch that nobody hears; a page that is all in its tree is not played."""
        page = objects.key_of(leaf.page)
        owned: Collection[tuple[Key, int]] = {*self._owners.get(page, ()), *self._hidden}
        if not scout.loose and not any(True for _ in orphans(scout, owned)):
            return ()
        claims = Claims(owned, {key for key, number in owned if number == WHOLE})
        played = self._played(leaf)
        if played is None:
            return (_UNREAD,)
        label = self._labels[leaf.number - 1] if leaf.number <= len(self._labels) else ""
        side = PageSide(shape.visible, frozenset((str(leaf.number), label)))
        return tuple(unheard(played.marks, played.loose, claims, side))[:_MOST]

    def unknown(self, leaf: Leaf) -> tuple[str, ...]:
        """The words of each stretch that is heard with a letter whose meaning its font gives as unknown (U+FFFD)."""
        played = self._played(leaf)
        owned = self._owners.get(objects.key_of(leaf.page), {})
        stretches = (
            "".join(piece.text for piece in mark.pieces)
            for mark in (played.marks if played is not None else ())
            if (mark.stream, mark.number) in owned
        )
        return tuple(" ".join(words.split())[:_LONGEST] for words in stretches if UNKNOWN in words)[:_MOST]

    def _played(self, leaf: Leaf) -> Playback | None:
        resources = objects.follow(leaf.raw("/Resources"))
        try:
            return self._player.play(objects.key_of(leaf.page), leaf.number, leaf.raw("/Contents"), resources)
        except FAULTS:
            return None


def _labels(reader: PdfReader) -> tuple[str, ...]:
    try:
        return read_labels(objects.get(reader.trailer, "/Root"), limits.PAGES)[0]
    except FAULTS:
        return ()
