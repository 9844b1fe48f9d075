"""What a part is made from: a package, or so much of it as one sheet or the figure can see, with hashes of it."""

from __future__ import annotations

from msgspec import Struct, field

from sheetbuilder.content import HandoutPages, Package, PackageFile, Sheet
from sheetbuilder.models.base import Content
from sheetbuilder.models.fingerprint import fingerprint
from sheetbuilder.values import replace


class Sources(Struct, frozen=True):
    """The views of one package; what is hashed or made bare is so once."""

    package: Package
    _bare: dict[int, Sheet] = field(default_factory=dict)
    _heads: list[PackageFile] = field(default_factory=list)
    _hashes: dict[int, tuple[Content, bytes]] = field(default_factory=dict)
    """By the `id` of a model, which is held here so that no other one can have it."""
    _views: dict[tuple[int, ...], Package] = field(default_factory=dict)
    """By the `id` of each sheet that is seen."""
    _told: dict[int, tuple[Package, tuple[bytes, ...]]] = field(default_factory=dict)
    """What views say, by the `id` of each."""

    def seeing(self, *sheets: Sheet) -> Package:
        """The package with those sheets alone; of all others only the numbers are known, and there are no long texts.

        Whatever is composed of this cannot depend on more than it shows, so a change elsewhere leaves it as it is.
        """
        kept = tuple(id(sheet) for sheet in self.package.sheets if any(sheet is one for one in sheets))
        if kept not in self._views:
            seen = tuple(sheet if id(sheet) in kept else self._bared(sheet) for sheet in self.package.sheets)
            self._views[kept] = replace(
                self.package, meta=self._head(), sheets=seen, guide=None, strategy=None, cards=None, warnings=()
            )
        return self._views[kept]

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

    def _bared(self, sheet: Sheet) -> Sheet:
        if id(sheet) not in self._bare:
            self._bare[id(sheet)] = sheet.changed(
                None, title="", purpose="", core_elements=(), front=(), back=(), facilitator=None
            )
        return self._bare[id(sheet)]

    def _hash(self, model: Content) -> bytes:
        if id(model) not in self._hashes:
            self._hashes[id(model)] = (model, fingerprint(model))
        return self._hashes[id(model)][1]
