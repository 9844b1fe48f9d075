"""A municipality's lines in one place, as the brand file has them and as a form changes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.brand.brand import slug
from sheetbuilder.branding.differing import Address
from sheetbuilder.models.forms import SHEET_NUMBER
from sheetbuilder.source import Located

SHEET = ""
"""What stands in the place of block and point where a line is about the whole sheet."""
_WORDS = 4
"""Words of a new line that its name is made of."""


@dataclass(frozen=True, slots=True)
class LocalEntry:
    """One entry of `local` in the file: its number, and what it says of which point."""

    index: int
    held: Located

    def said(self, key: str) -> str:
        """The text under a key."""
        return shown(within(self.held, key))

    @property
    def place(self) -> str:
        """The sheet's number or the page's name."""
        return self.said("sheet") or self.said("page")

    @property
    def drops(self) -> bool:
        """Whether it leaves something out."""
        return self.said("drop") == "true"


@dataclass(frozen=True, slots=True)
class PointWish:
    """What a form says of a point: another text, or none of it at all; neither where the core's text stays."""

    text: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """What a form says of a place."""

    points: Mapping[tuple[str, str], PointWish]
    """By block and name of the point."""
    added: Mapping[int, str]
    """The texts of lines that were added, by their numbers in the file; empty for those that go."""
    title: str = ""
    dropped: bool = False
    """Whether the whole sheet is left out."""
    order: Sequence[int] = ()
    """The numbers of added lines in the order in which the file is to have them; others stay where they are."""
    new: tuple[str, str, str] = ("", "", "")
    """The block of a new line, its text, and the point that it is to stand after, or nothing for the end."""


def entries_of(root: Located | None, place: str) -> Iterator[LocalEntry]:
    """The entries that are about a place."""
    held = within(root, "local")
    for index, one in enumerate(held.value if held is not None and isinstance(held.value, tuple) else ()):
        entry = LocalEntry(index, one)
        if entry.place == place and not entry.said("add_sheet"):
            yield entry


def point_wish(root: Located | None, address: Address) -> PointWish:
    """What the file says of a point."""
    for one in entries_of(root, address.place):
        if (one.said("block"), one.said("item")) == (address.block, address.item):
            return PointWish(one.said("replace"), one.drops)
    return PointWish()


def title_of(root: Located | None, place: str) -> str:
    """The title that the file gives a sheet; empty where it keeps its own."""
    return next((title for one in entries_of(root, place) if (title := one.said("title"))), "")


def is_dropped(root: Located | None, place: str) -> bool:
    """Whether the file leaves the whole sheet out."""
    return any(one.drops and not one.said("block") for one in entries_of(root, place))


def wanted(root: Located, place: str, core: Sequence[Address], wish: PlaceWish) -> Plain:
    """What is to stand under `local`: the rows of all places, of which those of this one are as the form wishes."""
    held = within(root, "local")
    count = len(held.value) if held is not None and isinstance(held.value, tuple) else 0
    here = {one.index: one for one in entries_of(root, place)}
    rows: list[ListRow] = []
    said: set[tuple[str, str]] = set()
    for index in range(count):
        value = _kept(here[index], wish, said) if index in here else KEPT
        if value is not None:
            rows.append(ListRow(value, index))
    rows += (ListRow(one) for one in _new(place, core, wish, said))
    return _in_order(rows, wish.order)


def lines_together(root: Located | None, place: str) -> Sequence[Sequence[LocalEntry]]:
    """The lines that were added to a place, by what they stand beside, as they follow each other on the page.

    What is added behind a point pushes away what was added there before it.
    """
    found: dict[tuple[str, ...], list[LocalEntry]] = {}
    for one in entries_of(root, place):
        if one.said("add"):
            found.setdefault((one.said("block"), one.said("after"), one.said("before")), []).append(one)
    return [lines[::-1] if after else lines for (_, after, _), lines in found.items()]


def in_file_order(lines: Sequence[LocalEntry], order: Sequence[int]) -> Sequence[int]:
    """The numbers of lines that stand beside one point, given as they are to follow each other on the page."""
    known = [one.index for one in lines]
    wanted = [*(one for one in order if one in known), *(one for one in known if one not in order)]
    return wanted[::-1] if lines and lines[0].said("after") else wanted


def _in_order(rows: Sequence[ListRow], order: Sequence[int]) -> list[ListRow]:
    """The rows with those that are named in that order, at the places that they have together."""
    by_number = {row.was: row for row in rows if row.was in order}
    following = iter([by_number[one] for one in order if one in by_number])
    return [next(following) if row.was is not None and row.was in by_number else row for row in rows]


def _kept(entry: LocalEntry, wish: PlaceWish, said: set[tuple[str, str]]) -> Plain:
    """An entry as it is to be; None where it goes. What it is about is noted in `said`."""
    about = (entry.said("block"), entry.said("item"))
    if entry.said("add"):
        text = wish.added.get(entry.index, entry.said("add"))
        return KEPT if text == entry.said("add") else {"add": text} if text else None
    if entry.said("title"):
        said.add((SHEET, "title"))
        return KEPT if wish.title == entry.said("title") else {"title": wish.title} if wish.title else None
    said.add(about)
    if about == (SHEET, SHEET):
        return KEPT if wish.dropped else None
    point = wish.points.get(about)
    if point is None:  # a point that the core has no more: told when the file is read
        return KEPT
    if point.dropped:
        return KEPT if entry.drops else {"replace": None, "hint": None, "drop": True}
    if not point.text:
        return None
    return KEPT if point.text == entry.said("replace") else {"drop": None, "replace": point.text}


def _new(
    place: str, core: Sequence[Address], wish: PlaceWish, said: set[tuple[str, str]]
) -> Iterator[Mapping[str, Plain]]:
    """Entries that the file has not yet."""
    there: dict[str, Plain] = {"sheet" if re.match(SHEET_NUMBER, place) else "page": place}
    if wish.title and (SHEET, "title") not in said:
        yield {**there, "title": wish.title}
    if wish.dropped and (SHEET, SHEET) not in said:
        yield {**there, "drop": True}
    for (block, item), point in wish.points.items():
        if (block, item) not in said and (point.dropped or point.text):
            done: dict[str, Plain] = {"drop": True} if point.dropped else {"replace": point.text}
            yield {**there, "block": block, "item": item, **done}
    block, text, after = wish.new
    if block and text:
        yield {**there, "block": block, "add": text, "id": _name(text, core, block), "after": after or None}


def _name(text: str, core: Sequence[Address], block: str) -> str:
    """A name for a new line that no other one of its block has."""
    taken = {one.item for one in core if one.block == block}
    name = slug(" ".join(text.split()[:_WORDS]), "linje")
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbers if one not in taken)
