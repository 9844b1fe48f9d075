"""How pages look, as hashes: a page whose hash is known need not be drawn again, whatever has changed elsewhere."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping

from msgspec import msgpack
from msgspec.structs import astuple

from sheetbuilder.compose.composer import Composer
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.items import Group
from sheetbuilder.layout.letterheads import Overlay
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.typeface import FontFile

_LETTERS = 24
"""Of a hash: more than enough to tell the pages of an afternoon apart."""
_KEPT = 2000
"""Hashes of what many pages share, and of pages that no save has touched."""


class PageLooks:
    """The looks of pages, with what of them has been hashed before."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[object, bytes]] = OrderedDict()
        """By the `id` of a value that never changes, which is held here so that no other one can have it."""
        self._fonts: dict[FontFile, bytes] = {}
        self._encoder = msgpack.Encoder(enc_hook=self._plain, order="deterministic")

    def of(self, document: Document, composer: Composer) -> tuple[str, ...]:
        """The look of each page: all that is painted on it, in which colours and fonts, and what lies under it."""
        overlays = composer.branded.overlays
        common = self._common(composer)
        return tuple(
            self._look(common, page, overlays.of(page) if overlays is not None else None) for page in document.pages
        )

    def _common(self, composer: Composer) -> bytes:
        theme = composer.session.theme
        palette = [(role, *astuple(colour)) for role, colour in theme.palette.colours.items()]
        fonts = [self._font(file) for file in theme.typeface.files.values()]
        return self._encoder.encode((palette, theme.palette.sparing, composer.branded.options.fillable, fonts))

    def _look(self, common: bytes, page: Page, overlay: Overlay | None) -> str:
        drawn: object = page.items
        if page.common is not None:
            # What holds nothing of a brand is one object from save to save, and most of what a page shows.
            (group,) = page.items
            assert isinstance(group, Group)
            shared = page.common.items
            drawn = (group.x, group.y, self._once(page.common, lambda: shared), group.items[len(shared) :])
        under = self._once(overlay, lambda: _laid(overlay)) if overlay is not None else b""
        own = self._encoder.encode((page.width, page.height, page.holes, drawn, under))
        return hashlib.sha256(common + own).hexdigest()[:_LETTERS]

    def _plain(self, value: object) -> object:
        """What MessagePack does not know: a mark is not seen, a page of others is what paints it."""
        if isinstance(value, Mark):
            return None
        if isinstance(value, ImportedPage):
            shared = self._once(value.shared, lambda: value.shared.pieces)
            return self._once(value, lambda: (value.forms, shared))
        if isinstance(value, Mapping):
            return dict(value)
        raise TypeError(type(value))

    def _once(self, value: object, said: Callable[[], object]) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            known = value, hashlib.sha256(self._encoder.encode(said())).digest()
            self._known[id(value)] = known
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(id(value))
        return known[1]

    def _font(self, file: FontFile) -> bytes:
        if file not in self._fonts:
            self._fonts[file] = hashlib.sha256(file.read()).digest()
        return self._fonts[file]


def look_of(screen: bytes) -> str:
    """The look of a page for a screen, which is the file itself."""
    return hashlib.sha256(screen).hexdigest()[:_LETTERS]


def _laid(overlay: Overlay) -> object:
    """A letterhead as it is painted; where its ink is follows from that."""
    return overlay.letterhead.artwork, overlay.placement, overlay.over, overlay.mirrored
