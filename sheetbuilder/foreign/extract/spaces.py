"""Colour spaces that stand on others, written so that they mean something wherever they are used (ISO 32000-1, 8.6.6).

A default colour space reaches what a page, a form or a tiling paints with, not what a shading pattern is shaded with;
and a spot colour among several is to be defined by itself too (ISO 19005-2, 6.2.4.3 and 6.2.4.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sheetbuilder.foreign.extract import inks
from sheetbuilder.foreign.extract.parts import Parts, array, entry, name_of
from sheetbuilder.layout.artwork import Piece
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.functions import UnusableError, function
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.paint import undefined_spots

_LONGEST, _DIGITS = 100, 6
"""Letters of a spot colour's name that stay, and of what tells it from others of that name."""

Members = tuple[object, ...]
"""A colour space as the file has it: its family, and what that asks for."""


class Extraction(Protocol):
    """What is asked of whoever takes a page out of its file."""

    pieces: list[Piece | None]

    def value(self, value: object, kind: str, depth: int = 0) -> Parts | None: ...

    def entries(self, found: object, wanted: Mapping[str, str], depth: int) -> Parts: ...

    def stream(self, entries: Parts, data: bytes) -> Piece: ...


@dataclass(frozen=True, slots=True)
class Inks:
    """What stands for the colours of a device here: sRGB, and the file's own profile of inks, if it has one."""

    srgb: Parts
    profiled: Parts | None = None

    @property
    def below(self) -> Parts:
        """What a spot colour over inks stands on; a special colour space may not be that."""
        return self.profiled or self.srgb


class ColourSpaces:
    """The colour spaces of one file on their way out of it; each table of a tint is written once."""

    def __init__(
        self,
        extraction: Extraction,
        keep: Callable[[Piece], int],
        spots: Mapping[str, Members],
        attributes: Mapping[str, str],
    ) -> None:
        self._extraction = extraction
        self._keep = keep
        self._spots = spots
        self._kinds = {name: kind for name, kind in attributes.items() if name != "Colorants"}
        self._tables: dict[tuple[Key, int | None, bool], Parts | None] = {}
        self.inks = Inks([])

    def written(self, members: Members, kind: str, depth: int) -> Parts:
        """A colour space; `kind` is `shaded` where no default colour space reaches it."""
        family = objects.name(members[0]) if members else None
        if family == "Separation" and len(members) > 3:
            return self._spot(members, depth)[1]
        parts = [self._extraction.value(member, "space", depth + 1) for member in members]
        if family == "Indexed" and len(members) > 1:
            parts[1] = self._extraction.value(members[1], kind, depth + 1)
        return self._mixed(members, parts, kind, depth) if family == "DeviceN" and len(members) > 3 else array(parts)

    def _spot(self, members: Members, depth: int) -> tuple[str, Parts]:
        """A spot colour by its name here, and its space."""
        parts = [self._extraction.value(member, "space", depth + 1) for member in members[2:4]]
        if self.inks.srgb and _over_inks(members) and (tint := self._tint(members, None, parts[1])) is not None:
            parts = [self.inks.below, tint]
        return self._called(objects.name(members[1]) or "", parts)

    def _called(self, name: str, parts: list[Parts | None]) -> tuple[str, Parts]:
        """A spot colour has one look in a document, and files do not agree on it: its name says which one it is.

        (ISO 19005-2, 6.2.4.4; a logo and a letterhead of one municipality often come from two programs.)
        """
        if name not in ("All", "None"):
            name = f"{name[:_LONGEST]}-{self._digest(array(parts))[:_DIGITS]}"
        return name, array([[b"/Separation"], [name_of(name)], *parts])

    def _digest(self, parts: Parts) -> str:
        """What an object is, with all that it refers to, each once: a hostile one may lead back to itself."""
        found = hashlib.sha256(b"".join(part for part in parts if isinstance(part, bytes)))
        waiting = [part for part in parts if isinstance(part, int)]
        places = {number: at for at, number in enumerate(waiting)}
        while waiting:
            piece = self._extraction.pieces[waiting.pop(0)]
            if piece is None:
                continue
            for number in piece.references:
                if number not in places:
                    places[number] = len(places)
                    waiting.append(number)
            # Numbers of pieces differ from file to file, their order does not.
            order = ",".join(str(places[number]) for number in piece.references)
            found.update(b"\n".join(piece.texts) + (piece.data or b"") + order.encode("ascii"))
        return found.hexdigest()

    def _mixed(self, members: Members, parts: list[Parts | None], kind: str, depth: int) -> Parts:
        """A space of several colorants, each spot colour among them with an entry of its own (ISO 19005-2, 6.2.4.4)."""
        if kind == "shaded" and self.inks.srgb and _over_inks(members):
            tint = self._tint(members, None, parts[3])
            parts[2:4] = [self.inks.below, tint] if tint is not None else parts[2:4]
        own = objects.dictionary(members[4]) if len(members) > 4 else None
        known = {name: objects.array(value) for name, value in objects.entries(objects.raw(own, "/Colorants"))}
        spots = {name: self._spot(each, depth) for name, each in known.items() if _is_spot(each)}
        missing = {name: self._defined(members, name, depth) for name in undefined_spots(members)}
        spots |= {name: each for name, each in missing.items() if each is not None}
        names = [objects.name(each) or "" for each in objects.array(members[1])]
        parts[1] = array([name_of(spots[name][0] if name in spots else name)] for name in names)
        entries: Parts = []
        for name, value in objects.entries(objects.raw(own, "/Colorants")):
            entries += entry(name, self._extraction.value(value, "space", depth + 1)) if name not in spots else []
        for new, space in spots.values():
            entries += entry(new, space)
        rest = self._extraction.entries(own, self._kinds, depth) if own is not None else []
        if own is not None or spots:
            parts[4:] = [[b"<<", *rest, b"/Colorants<<", *entries, b">>>>"]]
        return array(parts)

    def _defined(self, members: Members, spot: str, depth: int) -> tuple[str, Parts] | None:
        """A spot colour by itself: as the file has it elsewhere, else as it looks where all others are missing."""
        if spot in self._spots:
            return self._spot(self._spots[spot], depth + 1)
        names = [objects.name(each) for each in objects.array(members[1])]
        tint = self._tint(members, names.index(spot), None)
        below = self.inks.below if _over_inks(members) else self._extraction.value(members[2], "space", depth + 1)
        return None if tint is None else self._called(spot, [below, tint])

    def _tint(self, members: Members, at: int | None, own: Parts | None) -> Parts | None:
        """The tint of all colorants, or of the one `at` a place; `own` is that of all, where it can stay."""
        through = _over_inks(members) and self.inks.profiled is None
        if own is not None and not through:
            return own
        key = (objects.key_of(members[3]), at, through)
        if key not in self._tables:
            self._tables[key] = self._table(members, at, through=through)
        return self._tables[key]

    def _table(self, members: Members, at: int | None, *, through: bool) -> Parts | None:
        count = len(objects.array(members[1]))
        try:
            tint = function(members[3])
            tint = tint if at is None else inks.alone(tint, count, at)
            entries, data = inks.table(inks.through_inks(tint) if through else tint, count if at is None else 1)
        except UnusableError:
            return None
        return [self._keep(self._extraction.stream([entries], data))]


def stands_alone(space: object) -> bool:
    """Whether a colour space can be written so that it means something where no default colour space reaches."""
    members = objects.array(space)
    return len(members) < 4 or not _over_inks(members) or computable(members)


def defines(members: Members, known: Iterable[str]) -> bool:
    """Whether each spot colour among several can be defined by itself; `known` are those that stand alone elsewhere."""
    return set(undefined_spots(members)) <= set(known) or computable(members)


def computable(members: Members) -> bool:
    """Whether the tint of a colour space can be written as a table, and that of each of its colorants."""
    return inks.readable(members[3], len(objects.array(members[1])), through=_over_inks(members))


def _is_spot(members: Members) -> bool:
    return len(members) > 3 and objects.name(members[0]) == "Separation"


def _over_inks(members: Members) -> bool:
    return objects.name(members[2]) == "DeviceCMYK"
