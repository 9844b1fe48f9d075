"""What a part is made from: a package, or so much of it as one sheet or the figure can see, with hashes of it."""

from __future__ import annotations

import hashlib

from msgspec import Struct, field

from sheetbuilder.content import HandoutPages, Package, PackageFile, Sheet
from sheetbuilder.models.base import Content
from sheetbuilder.models.fingerprint import fingerprint
from sheetbuilder.values import replace


class _Bare(Struct, frozen=True):
    """A view of no sheet."""

    package: Package
    sha256: bytes
    """Of the hashes of all its files."""
    places: dict[int, int]
    """Where each sheet stands, by its `id`."""


class Sources(Struct, frozen=True):
    """The views of one package; what is hashed or made bare is so once."""

    package: Package
    _heads: list[PackageFile] = field(default_factory=list)
    _hashes: dict[int, tuple[Content, bytes]] = field(default_factory=dict)
    """By the `id` of a model, which is held here so that no other one can have it."""
    _views: dict[tuple[int, ...], Package] = field(default_factory=dict)
    """By the places of the sheets that are seen."""
    _told: dict[int, tuple[Package, tuple[bytes, ...]]] = field(default_factory=dict)
    """What views say, by the `id` of each."""
    _nothing_seen: list[_Bare] = field(default_factory=list)
    """The view from which the others are made, when it is there."""

    def seeing(self, *sheets: Sheet) -> Package:
        """The package with those sheets alone; of all others only the numbers are known, and there are no long texts.

        Whatever is composed of this cannot depend on more than it shows, so a change elsewhere leaves it as it is.
        """
        bare = self._bare_package()
        at = tuple(sorted(bare.places[id(sheet)] for sheet in sheets if id(sheet) in bare.places))
        if at not in self._views:
            seen = list(bare.package.sheets)
            for place in at:
                seen[place] = self.package.sheets[place]
            self._views[at] = view = bare.package.showing(tuple(seen)) if at else bare.package
            # Of a package of many sheets no view tells all hashes: they would be as many as its sheets, squared.
            own = (b"%d" % place + self._hash(self.package.sheets[place]) for place in at)
            self._told[id(view)] = view, (bare.sha256, *own)
        return self._views[at]

    def hashes(self, package: Package) -> tuple[bytes, ...]:
        """What a view says, a hash for each of its files, in an order of their own."""
        if id(package) not in self._told:
            self._told[id(package)] = package, tuple(self._hash(model) for model in package.parts().files())
        return self._told[id(package)][1]

    def _head(self) -> PackageFile:
        """The head of the package without the pages that are composed for each brand, or for handouts alone."""
        if not self._heads:
            meta = self.package.meta
            closing = meta.closing.changed(None, title="", blocks=())
            self._heads.append(meta.changed(meta.located, closing=closing, handouts=HandoutPages()))
        return self._heads[0]

    def _bare_package(self) -> _Bare:
        if not self._nothing_seen:
            sheets = self.package.sheets
            package = replace(
                self.package,
                meta=self._head(),
                sheets=tuple(_bared(sheet) for sheet in sheets),
                guide=None,
                strategy=None,
                cards=None,
                warnings=(),
            )
            told = hashlib.sha256(b"".join(self._hash(model) for model in package.parts().files())).digest()
            self._nothing_seen.append(_Bare(package, told, {id(sheet): at for at, sheet in enumerate(sheets)}))
        return self._nothing_seen[0]

    def _hash(self, model: Content) -> bytes:
        if id(model) not in self._hashes:
            self._hashes[id(model)] = (model, fingerprint(model))
        return self._hashes[id(model)][1]


def _bared(sheet: Sheet) -> Sheet:
    return sheet.changed(None, title="", purpose="", core_elements=(), front=(), back=(), facilitator=None)
