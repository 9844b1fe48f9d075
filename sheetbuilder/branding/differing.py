"""How a brand's pack differs from the core, and the names of all that could differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand import Brand
from sheetbuilder.branding.accepted import Accepted, accept, accepted, outdated
from sheetbuilder.content import Block, Package
from sheetbuilder.content.adapt import Change, adapted, places
from sheetbuilder.content.adapt.places import kind_of, points
from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.models.nearest import nearest
from sheetbuilder.models.prose import prose


class Differing(Struct, frozen=True):
    """The changes in reading order, and what the core said when they were accepted."""

    changes: tuple[Change, ...]
    record: Accepted | None
    warnings: tuple[Problem, ...]
    """The lines under which the core has changed."""

    def then(self, change: Change) -> str | None:
        """What the core said under a line when it was accepted, if it says something else now."""
        return self.record.then(change) if self.record else None


def as_of(brand: Brand, package: Package) -> Package:
    """The package as a brand has it; `ContentError` with everything that is wrong with its local lines."""
    return adapted(package, brand.file.local, VOCABULARY).package


def differing(package: Package, brand: Brand) -> Differing:
    """What a brand changes; `ContentError` with everything that is wrong with its local lines."""
    changes = adapted(package, brand.file.local, VOCABULARY).changes
    record, warnings = accepted(brand.file.where.file)
    return Differing(changes, record, (*warnings, *(outdated(changes, record) if record else ())))


def remember(brand_file: Path, changes: Sequence[Change], package: Package) -> Path:
    """Write down beside the brand file what the core says now under each change; gives the path of the record."""
    return accept(brand_file, changes, package.meta.edition)


class Address(Struct, frozen=True):
    """A point that local lines can change, or a block that is printed only where its conditions hold."""

    place: str
    block: str
    item: str
    """Its id; empty for a block of which local lines can change nothing."""
    text: str
    when: tuple[str, ...] = ()
    """The conditions under which it is printed: those of its block and its own."""


def addresses(package: Package, names: Sequence[str] = ()) -> Iterator[Address]:
    """Every point that can be changed, and every block with a condition; `MissingError` for a place there is not."""
    every = list(places(package))
    known = [place.name for place in every]
    if problems := [_unknown(name, known) for name in names if name not in known]:
        raise MissingError(problems)
    for place in every:
        if not names or place.name in names:
            for block in place.blocks:
                yield from _addresses(place.name, block)


def _addresses(place: str, block: Block) -> Iterator[Address]:
    kind, above = kind_of(block), block.when or ()
    held = points(block)
    if above and not held:
        said = next((str(one.value) for one in prose(block)), "")
        yield Address(place, kind, "", said, above)
    for point in held:
        yield Address(place, kind, point.id, str(getattr(point, point.said)), (*above, *(point.when or ())))


def _unknown(name: str, known: Sequence[str]) -> Problem:
    meant = nearest(name, known)
    hint = say("did you mean “{key}”?", key=meant) if meant else say("these exist: {known}", known=", ".join(known))
    return Problem("SB340", say("there is no place “{name}”", name=name), hint=hint)
