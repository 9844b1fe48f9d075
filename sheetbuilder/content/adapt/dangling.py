"""Sheets that are left out and that a text or a field still names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sheetbuilder.content.adapt.places import places, points, points_key
from sheetbuilder.content.base import Block, Point
from sheetbuilder.content.package import Package
from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.models.prose import prose


def unlinked(package: Package, dropped: frozenset[str]) -> Package:
    """The package with no field that collects from a sheet which is not there."""
    names = [place.name for place in places(package)] if dropped else []
    for name in names:
        place = next(one for one in places(package) if one.name == name)
        blocks = tuple(_unlinked(block, dropped) for block in place.blocks)
        if any(new is not old for new, old in zip(blocks, place.blocks, strict=True)):
            package = place.within(package, blocks)
    return package


def still_named(package: Package, dropped: frozenset[str]) -> Iterator[Problem]:
    """A warning for each text that names a sheet which is not there; a link to it is printed as plain words."""
    for number in sorted(dropped):
        pattern = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)")
        for file in package.parts().files():
            for text in prose(file):
                if text.key == "edition":  # a number, and yet no sheet's
                    continue
                if isinstance(text.value, str) and (found := pattern.search(text.value)):
                    yield Problem(
                        "SB350",
                        say("this names sheet {number}, which is dropped", number=number),
                        text.where(*found.span()),
                        say("its links are printed as plain words; say it otherwise with a local line where you can"),
                        Severity.WARNING,
                    )


def _unlinked(block: Block, dropped: frozenset[str]) -> Block:
    key = points_key(type(block))
    held = points(block)
    if key is None or not any(_sheet(point) in dropped for point in held):
        return block
    freed = tuple(point.changed(point.located, sheet=None) if _sheet(point) in dropped else point for point in held)
    return block.changed(block.located, **{key[0]: freed})


def _sheet(point: Point) -> str | None:
    """The sheet that a field collects from; most kinds of points have no such key, and only those above know which."""
    sheet = dict(point).get("sheet")
    return sheet if isinstance(sheet, str) else None
