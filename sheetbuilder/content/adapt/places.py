"""The places that local lines can change: sheets and pages, their blocks, and the points of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheetbuilder.content.base import Block, Point
from sheetbuilder.content.package import Package
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.models.base import Content
from sheetbuilder.models.shapes import ListShape
from sheetbuilder.models.structure import ModelShape, fields_of
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A sheet or a page: its number or name, its title, its blocks in reading order, the model that holds them."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    holder: Content

    def within(self, package: Package, blocks: tuple[Block, ...]) -> Package:
        """The package with other blocks in this place."""
        holder = self.holder
        if isinstance(holder, Sheet):
            front = len(holder.front)
            sheet = holder.changed(holder.located, front=blocks[:front], back=blocks[front:])
            return replace(package, sheets=tuple(sheet if one is holder else one for one in package.sheets))
        if isinstance(holder, Strategy):
            return replace(package, strategy=holder.changed(holder.located, blocks=blocks))
        made = holder.changed(holder.located, blocks=blocks)
        key = "how_to_use" if holder is package.meta.how_to_use else "closing"
        return replace(package, meta=package.meta.changed(package.meta.located, **{key: made}))


def places(package: Package) -> Iterator[LocalPlace]:
    """Every place of a package, the sheets in the order of their numbers."""
    for sheet in package.sheets:
        yield LocalPlace(sheet.number, sheet.title, (*sheet.front, *sheet.back), sheet)
    for name, page in (("how-to-use", package.meta.how_to_use), ("closing", package.meta.closing)):
        yield LocalPlace(name, page.title, page.blocks, page)
    if package.strategy is not None:
        yield LocalPlace("strategy", package.strategy.title, package.strategy.blocks, package.strategy)


def kind_of(block: Block) -> str:
    """The `type` of a block."""
    return block.type


def points(block: Block) -> tuple[Point, ...]:
    """The points or fields of a block that can be changed; nothing for a block that has none."""
    key = points_key(type(block))
    return dict(block)[key[0]] if key else ()


def points_key(kind: type[Block]) -> tuple[str, type[Point]] | None:
    """Under which key a kind of block holds its points, and what they are; None where it has none."""
    for name, field in fields_of(kind).items():
        for one in field.shape.inside:
            if isinstance(one, ModelShape) and issubclass(one.kind, Point):
                return name, one.kind
    return None


def most_points(kind: type[Block]) -> int | None:
    """How many points a kind of block can hold; None where there is no limit."""
    key = points_key(kind)
    shape = fields_of(kind)[key[0]].shape if key else None
    return shape.most if isinstance(shape, ListShape) else None
