"""One point of a block added, said otherwise, or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.content.adapt.places import LocalPlace, kind_of, most_points, points, points_key
from sheetbuilder.content.base import Block, Point
from sheetbuilder.content.local import LocalKind, LocalLine
from sheetbuilder.errors import Message, Problem, say
from sheetbuilder.models.model import model
from sheetbuilder.models.nearest import nearest
from sheetbuilder.source import Located
from sheetbuilder.values import replace


class LineRefused(Exception):
    """A line that cannot be carried out, with its problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Done:
    """The blocks of a place after a line, which block and which point it changed, and the point before and after."""

    blocks: tuple[Block, ...]
    block: int
    point: int
    before: Point | None
    after: Point | None


def changed(place: LocalPlace, line: LocalLine) -> Done:
    """The blocks of a place with one point changed; raises `LineRefused`."""
    named = line.item or line.after or line.before
    at = _block(place, line, named)
    block = place.blocks[at]
    held = _numbered(points(block))
    found = next((index for index, point in enumerate(held) if point.id == named), None)
    if found is None and named is not None:
        raise LineRefused([_no_point(line, named, held)])
    before = after = None
    if line.kind is LocalKind.ADD:
        if any(point.id == line.id for point in held):
            message = say("there is a “{id}” in this block already", id=line.id)
            hint = say(
                "choose another id; to change the words that are there, write item: {id} and replace: …", id=line.id
            )
            raise LineRefused([Problem("SB346", message, line.where_of("id"), hint)])
        most = most_points(type(block))
        if most is not None and len(held) == most:
            message = say("“{block}” holds at most {most}", block=kind_of(block), most=most)
            raise LineRefused([Problem("SB344", message, line.where, say("drop another one first"))])
        found = _where(held, line, found)
        after = _made(type_of(block), line, None).called(_letter(held), local=True)
        held = (*held[:found], after, *held[found:])
    else:
        assert found is not None
        before = held[found]
        if line.kind is LocalKind.REPLACE:
            after = _made(type(before), line, before).called(before.number, local=True)
        elif len(held) == 1:
            message = say("this is the only one left in “{block}”", block=kind_of(block))
            raise LineRefused(
                [Problem("SB344", message, line.where, say("say it otherwise with “replace”, or add another first"))]
            )
        held = (*held[:found], *([after] if after else []), *held[found + 1 :])
    key = points_key(type(block))
    assert key is not None
    now = block.changed(_standing(block.located, line), **{key[0]: held})
    return Done((*place.blocks[:at], now, *place.blocks[at + 1 :]), at, found, before, after)


def type_of(block: Block) -> type[Point]:
    """What the points of a block are."""
    key = points_key(type(block))
    assert key is not None
    return key[1]


def _block(place: LocalPlace, line: LocalLine, named: str | None) -> int:
    """The index of the block that a line means: of several of its kind, the one that holds the point."""
    alike = [index for index, block in enumerate(place.blocks) if kind_of(block) == line.block]
    open_ = [index for index in alike if points_key(type(place.blocks[index]))]
    where = line.where_of("block")
    if not alike:
        known = list(dict.fromkeys(map(kind_of, place.blocks)))
        message = say("there is no block “{block}” in {place}", block=line.block, place=place.name)
        raise LineRefused([Problem("SB341", message, where, _did_you_mean(line.block or "", known))])
    if not open_:
        message = say("“{block}” has no points or fields that can be changed", block=line.block)
        known = list(dict.fromkeys(kind_of(block) for block in place.blocks if points_key(type(block))))
        raise LineRefused([Problem("SB341", message, where, say("these have: {known}", known=", ".join(known)))])
    if named is None:
        if len(open_) > 1:
            message = say("{place} has {count} blocks “{block}”", place=place.name, count=len(open_), block=line.block)
            hint = say("write “after” or “before” with the id of a neighbour, to say which one is meant")
            raise LineRefused([Problem("SB347", message, where, hint)])
        return open_[0]
    holding = [index for index in open_ if any(point.id == named for point in points(place.blocks[index]))]
    if len(holding) > 1:
        message = say("“{id}” is in several blocks “{block}” of {place}", id=named, block=line.block, place=place.name)
        raise LineRefused([Problem("SB347", message, where)])
    if not holding:
        raise LineRefused([_no_point(line, named, [point for index in open_ for point in points(place.blocks[index])])])
    return holding[0]


def _no_point(line: LocalLine, named: str, held: Sequence[Point]) -> Problem:
    key = "item" if line.item else "after" if line.after else "before"
    message = say("there is no “{id}” in “{block}” of {place}", id=named, block=line.block, place=line.place)
    return Problem("SB342", message, line.where_of(key), _did_you_mean(named, [point.id for point in held]))


def _did_you_mean(name: str, known: Sequence[str]) -> Message:
    if meant := nearest(name, known):
        return say("did you mean “{key}”?", key=meant)
    return say("these exist: {known}", known=", ".join(known))


def _numbered(held: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points with the numbers that the core gives them, which they keep whatever is added or dropped."""
    return tuple(
        point if point.number else point.called(str(index), local=point.local) for index, point in enumerate(held, 1)
    )


def _letter(held: Sequence[Point]) -> str:
    """What a new point is called: A, B, C …, since numbers are the core's."""
    used = [point.number for point in held if point.number.isalpha()]
    return next(name for name in _letters() if name not in used)


def _letters() -> Iterator[str]:
    length = 1
    while True:
        yield from (chr(ord("A") + index) * length for index in range(26))
        length += 1


def _where(held: Sequence[Point], line: LocalLine, anchor: int | None) -> int:
    """The index that a new point gets; several behind one point stay in the order of the file."""
    if line.before is not None and anchor is not None:
        return anchor
    if anchor is None:
        return len(held)
    at = anchor + 1
    while at < len(held) and held[at].number.isalpha():
        at += 1
    return at


def _made(kind: type[Point], line: LocalLine, before: Point | None) -> Point:
    """The point that a line makes, checked as one in a sheet is; its words stand in the line."""
    assert line.located is not None
    given = _held(line.located)
    values = dict(_held(before.located)) if before is not None and before.located is not None else {}
    values["id"] = given["item" if before is not None else "id"]
    values[kind.said] = given["replace" if before is not None else "add"]
    values |= {key: given[key] for key in ("hint", "lines") if key in given}
    made, problems = model(replace(line.located, value=values), kind, {})
    if made is None:
        raise LineRefused(problems)
    return made


def _standing(located: Located | None, line: LocalLine) -> Located | None:
    """The block's values, standing where the line does that changed it last."""
    if located is None or line.located is None:
        return located
    return replace(line.located, value=located.value, keys={})


def _held(located: Located) -> Mapping[str, Located]:
    return located.value if isinstance(located.value, dict) else {}
