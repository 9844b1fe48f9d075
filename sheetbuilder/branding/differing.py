"""How a brand's pack differs from the core, and the names of all that could differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand import Brand
from sheetbuilder.branding.accepted import Accepted, accept, accepted, outdated
from sheetbuilder.content import Package
from sheetbuilder.content.adapt import Change, adapted, places
from sheetbuilder.content.adapt.places import kind_of, points
from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.models.nearest import nearest


@dataclass(frozen=True, slots=True)
class Differing:
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


def addresses(package: Package, names: Sequence[str] = ()) -> Iterator[tuple[str, str, str, str]]:
    """Place, block, id and words of every point that can be changed; `MissingError` for a place that there is not."""
    every = list(places(package))
    known = [place.name for place in every]
    if problems := [_unknown(name, known) for name in names if name not in known]:
        raise MissingError(problems)
    for place in every:
        if not names or place.name in names:
            for block in place.blocks:
                for point in points(block):
                    yield place.name, kind_of(block), point.id, str(getattr(point, point.said))


def _unknown(name: str, known: Sequence[str]) -> Problem:
    meant = nearest(name, known)
    hint = say("did you mean “{key}”?", key=meant) if meant else say("these exist: {known}", known=", ".join(known))
    return Problem("SB340", say("there is no place “{name}”", name=name), hint=hint)
