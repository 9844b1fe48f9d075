"""A file in two halves: what a document has alike with those of other brands, kept, and what is its own, written anew.

The common half is chosen by all that it depends on (`_shape`), and nothing of a brand is part of that but how its pages
are arranged and which letters it uses beyond the usual ones. So a file is the same to the byte whether its common half
was written for it or for another, and in whatever order brands come.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Group
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.layout.sides import BOTH_SIDES, PaperSides
from sheetbuilder.layout.surfaces import PlacedPage, Surface, each_alone
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.write.colours import DIRECT, spaces
from sheetbuilder.pdf.write.copies.alphabet import Letters, letters_of
from sheetbuilder.pdf.write.copies.neutral_half import NeutralHalf, neutral_half
from sheetbuilder.pdf.write.copies.own_half import OwnHalf, Reused
from sheetbuilder.pdf.write.copies.own_layers import OwnLayers, OwnStreams
from sheetbuilder.pdf.write.copies.skeleton import Skeleton, skeleton
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.layers import in_layers, own_leaves
from sheetbuilder.pdf.write.writing import FileKind, Filling, Written, written
from sheetbuilder.theme.palette import Palette

_MOST = 150
"""Common halves that are kept, some 100 kB each: those of six packs that are all unlike."""


_WAYS = 8
"""Ways to paint of which layers are kept: brands differ in letters, editions in how much ink they take."""

V = TypeVar("V")


@dataclass(slots=True)
class Halves:
    """The common halves that were written, those that were asked for last."""

    _kept: dict[Hashable, NeutralHalf] = field(default_factory=dict)
    _painted: dict[Hashable, OwnLayers] = field(default_factory=dict)
    """By all that painting depends on beside what is painted."""
    _streams: OwnStreams = field(default_factory=OwnStreams)
    _colours: dict[Hashable, tuple[Palette, bytes]] = field(default_factory=dict)
    """The colour spaces of palettes, each by its `id`, which it keeps."""

    def written(
        self,
        document: Document,
        palette: Palette,
        shelf: FontShelf,
        overlays: Overlays | None = None,
        surfaces: Sequence[Surface] | None = None,
        sides: PaperSides = BOTH_SIDES,
        filling: Filling | None = None,
        pair: StandardPair = UA_1,
    ) -> Written:
        """The finished file, as `writing.written` gives it, in halves wherever its pages can be written so.

        One for a press is written whole: its inks are named where they are painted.
        """
        shown = tuple(surfaces) if surfaces is not None else each_alone(document.pages)
        own = list(own_leaves(shown)) if palette.profile is None else []
        tree = skeleton(document.root)
        if palette.profile is not None or not in_layers(shown, own) or tree.torn:
            return written(document, palette, shelf, overlays, shown, sides, filling, pair)
        reading, kind = _reading(document, shown), FileKind(pair, filling)
        letters = letters_of(own)
        key = _shape(shown, reading, tree, letters, palette, shelf), pair.name, filling
        half = self._kept.pop(key, None) or neutral_half(shown, reading, tree, letters, palette, shelf, kind)
        _keep(self._kept, key, half, _MOST)
        # A letter of the alphabet has one code in all files, so the faces that use no other do not count.
        beyond = tuple((face, more) for face, more in letters if more)
        how = id(shelf), beyond, palette.sparing, tuple(palette[role] for role in DIRECT)
        layers = self._painted.pop(how, None) or OwnLayers(shelf)
        _keep(self._painted, how, layers, _WAYS)
        colours = self._colours.get(id(palette)) or (palette, spaces(palette))
        _keep(self._colours, id(palette), colours, _WAYS)
        memory = Reused(layers, self._streams, colours[1])
        return OwnHalf(half, document, shown, tree, palette, overlays, memory, kind).written(reading, sides)


def _keep(memory: dict[Hashable, V], key: Hashable, value: V, most: int) -> None:
    memory[key] = value
    while len(memory) > most:
        del memory[next(iter(memory))]


def _reading(document: Document, surfaces: Sequence[Surface]) -> list[tuple[int, int, PlacedPage]]:
    """Every page with the index of its surface and its place there, as they are read."""
    order = {id(page): at for at, page in enumerate(document.pages)}
    found = [(index, at, one) for index, surface in enumerate(surfaces) for at, one in enumerate(surface.pages)]
    return sorted(found, key=lambda one: order[id(one[2].page)])


def _shape(
    surfaces: Sequence[Surface],
    reading: Sequence[tuple[int, int, PlacedPage]],
    tree: Skeleton,
    letters: Letters,
    palette: Palette,
    shelf: FontShelf,
) -> Hashable:
    """All that a common half depends on; what is known by its `id` is held by the half."""
    alone = tuple(surface.alone for surface in surfaces)
    pages = tuple((index, place, *_layer(placed)) for index, place, placed in reading)
    direct = tuple(palette[role] for role in DIRECT)
    return alone, pages, tree.shape, letters, palette.sparing, direct, id(shelf)


def _layer(placed: PlacedPage) -> tuple[Hashable, ...]:
    """A page's common layer, and how it is placed."""
    page = placed.page
    if page.common is None:
        return (0,)
    (group,) = page.items
    assert isinstance(group, Group)
    return id(page.common), group.x, group.y, page.width, page.height, placed.matrix, placed.window
