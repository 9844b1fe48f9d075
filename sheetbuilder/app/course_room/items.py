"""The items of a course: each under a name that it keeps, moved, changed, put in and taken out in the recipe's text."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sheetbuilder.app.course_room.fields import keys_of_head, keys_of_item
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.yaml_files.draft import NO_FILES, Files
from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain, edited
from sheetbuilder.app.yaml_files.fields import rows_before, rows_of, shown, within
from sheetbuilder.app.yaml_files.keys import plain, with_keys
from sheetbuilder.app.yaml_files.listing import listed
from sheetbuilder.app.yaml_files.rows_moved import in_order
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.source import Located, parse

_ITEMS = "items"
_TRUTHS = MappingProxyType({"true": True, "false": False})
_CLOCK = re.compile(r"\s*(\d{1,2})(?:[.:](\d\d))?(?!\d)")
_LATE = ("evaluation", "certificate", "name-tent", "closing", "licence", "index")
"""What stands at the end of a handout: new items come before it."""


@dataclass(frozen=True, slots=True)
class CourseItem:
    """One item of a course."""

    name: str
    at: int
    kind: str
    """Its type; empty where it has none."""
    located: Located

    @property
    def known(self) -> bool:
        """Whether it is of a kind that there is."""
        return self.kind in ITEMS


def items_of(draft: CourseDraft) -> tuple[CourseItem, ...]:
    """The items in their order; none where the file cannot be read."""
    with draft.history.lock:
        root = draft.root
        return _named(root, _names(draft, root))


def found(draft: CourseDraft, name: str) -> CourseItem | None:
    """The item of a name."""
    return next((one for one in items_of(draft) if one.name == name), None)


def stood(draft: CourseDraft, name: str, state: str = "") -> CourseItem | None:
    """The item of a name as it was in a state of the file, or when it was last there; None where that is not known."""
    with draft.history.lock:
        known = [one for one, names in draft.memory.names.items() if name in names and one in draft.history.past]
        at = state if state in known else next(reversed(known), None)
        if at is None:
            return None
        items = _named(draft.stood(at), draft.memory.names[at])
    return next((one for one in items if one.name == name), None)


def _named(root: Located | None, names: Sequence[str]) -> tuple[CourseItem, ...]:
    rows = ((at, name, within(within(root, _ITEMS), str(at))) for at, name in enumerate(names))
    return tuple(CourseItem(name, at, shown(within(one, "type")), one) for at, name, one in rows if one is not None)


def _names(draft: CourseDraft, root: Located | None) -> Sequence[str]:
    """Names for all items: those that they had in this state, or had before it was changed in another way than here."""
    count, known, state = rows_of(within(root, _ITEMS)), draft.memory.names, draft.state
    if count and len(known.get(state, ())) != count:
        last = next((one for one in reversed(known) if one in draft.history.past), "")
        were = rows_before(_rows(root), _rows(draft.stood(last)) if last else ())
        _note(draft, [known[last][at] if at is not None else _name() for at in were])
    return known[state] if count else ()


def _rows(root: Located | None) -> Sequence[str]:
    held = within(root, _ITEMS)
    return [repr(plain(within(held, str(at)))) for at in range(rows_of(held))]


def _note(draft: CourseDraft, names: Sequence[str]) -> None:
    """The names of the items of the file as it is; of states that nobody knows any more they go."""
    known, state = draft.memory.names, draft.state
    known.pop(state, None)
    known[state] = tuple(names)
    for gone in known.keys() - draft.history.past.keys() - {state}:
        del known[gone]


def _name() -> str:
    return secrets.token_hex(4)


def reorder(draft: CourseDraft, names: Sequence[str]) -> None:
    """Bring the items into an order; those that are not named are taken out."""
    places = {one.name: one.at for one in items_of(draft)}
    wanted = [name for name in names if name in places]
    if places:
        _changed(draft, in_order(draft.text, _ITEMS, [places[name] for name in wanted]), wanted)


def put_in(draft: CourseDraft, kind: str, values: Mapping[str, Plain], after: str = "", files: Files = NO_FILES) -> str:
    """A new item behind the one of a name, at a good place where there is none of it; gives its name.

    `files` come to lie beside the recipe with it, by their paths.
    """
    with draft.history.lock:
        return _put_in(draft, kind, values, after, files, _name())


def _put_in(draft: CourseDraft, kind: str, values: Mapping[str, Plain], after: str, files: Files, own: str) -> str:
    before = [one.name for one in items_of(draft)]
    at = _place(draft, kind, after)
    parts = listed(draft.text, within(draft.root, _ITEMS))
    whole = {"type": kind, **{key: values[key] for key in keys_of_item(kind) if key in values}}
    if parts is None:
        rows = [ListRow(KEPT, number) for number in range(len(before))]
        text = edited(draft.text, {_ITEMS: [*rows[:at], ListRow(whole), *rows[at:]]})
    else:
        text = parts.with_new(at, whole).text
    _changed(draft, text, [*before[:at], own, *before[at:]], files)
    return own


def put_back(draft: CourseDraft, item: CourseItem) -> CourseItem | None:
    """An item that is not there any more put in again behind what it stood behind, as its author wrote it."""
    with draft.history.lock:
        text = item.located.source.text
        was = listed(text, within(parse(draft.file, text.encode("utf-8")).root, _ITEMS))
        now = listed(draft.text, within(draft.root, _ITEMS))
        names = [one.name for one in items_of(draft)]
        above = next((one for one in reversed(_above(draft, item)) if one in names), "")
        at = names.index(above) + 1 if above else 0
        if was is None or now is None or was.column != now.column:  # its lines are not its own
            held = _anew(item.located)
            _put_in(draft, item.kind, held if isinstance(held, Mapping) else {}, above, NO_FILES, item.name)
            return found(draft, item.name)
        _changed(draft, now.with_entry(at, was.entries[item.at]).text, [*names[:at], item.name, *names[at:]])
        return found(draft, item.name)


def _above(draft: CourseDraft, item: CourseItem) -> Sequence[str]:
    """The names of the items that stood before one, when it was there last."""
    known = next(names for names in reversed(draft.memory.names.values()) if item.name in names)
    return known[: known.index(item.name)]


def _place(draft: CourseDraft, kind: str, after: str) -> int:
    items = items_of(draft)
    if kind == "cover":
        return 0
    behind = next((one.at + 1 for one in items if one.name == after), None)
    if behind is not None:
        return behind
    if kind in _LATE:
        return len(items)
    return next((one.at + 1 for one in reversed(items) if one.kind not in _LATE), 0)


def _anew(located: Located) -> Plain:
    """The values of a file as they are written into one anew."""
    held = located.value
    if isinstance(held, Mapping):
        return {key: _anew(one) for key, one in held.items()}
    if isinstance(held, tuple):
        return [ListRow(_anew(one)) for one in held]
    if held is not None and not located.style and (held.isdecimal() or held in _TRUTHS):
        return _TRUTHS[held] if held in _TRUTHS else int(held)
    return held


def change(draft: CourseDraft, item: CourseItem, values: Mapping[str, Plain], files: Files = NO_FILES) -> None:
    """Other values in one item; `files` come to lie beside the recipe with them, by their paths."""
    names = [one.name for one in items_of(draft)]
    parts = listed(draft.text, within(draft.root, _ITEMS))
    changed = parts.changed(item.at, values, keys_of_item(item.kind)) if parts is not None else None
    if changed is not None:
        text = changed.text
    else:
        rows = [ListRow(values if at == item.at else KEPT, at) for at in range(len(names))]
        text = edited(draft.text, {_ITEMS: rows})
    _changed(draft, text, names, files)


def change_head(draft: CourseDraft, values: Mapping[str, Plain]) -> None:
    """Other values under the keys of the course."""
    names = [one.name for one in items_of(draft)]
    parts = listed(draft.text, within(draft.root, _ITEMS))
    order = keys_of_head()
    text = parts.around(values, order).text if parts is not None else with_keys(draft.text, values, order)
    _changed(draft, text, names)


def move_row(draft: CourseDraft, item: CourseItem, key: str, at: int, by: int) -> None:
    """A row of a list in an item moved up or down; what would fall off stays where it is."""
    names = [one.name for one in items_of(draft)]
    held = within(item.located, key)
    order = list(range(rows_of(held)))
    parts = listed(draft.text, held)
    if parts is None or not 0 <= at < len(order) or not 0 <= at + by < len(order):
        return
    order.insert(at + by, order.pop(at))
    _changed(draft, parts.ordered(order).text, names)


def in_time(draft: CourseDraft, name: str, before: int) -> None:
    """Put rows that are new in a programme to where their time has them, if all rows before them stood in time."""
    item = found(draft, name)
    held = within(item.located, "sessions") if item is not None else None
    times = [_minute(shown(within(within(held, str(at)), "time"))) for at in range(rows_of(held))]
    parts = listed(draft.text, held)
    if parts is None or len(times) <= before or not _stands_in_time(times[:before]) or None in times[before:]:
        return
    order = list(range(before))
    for at in range(before, len(times)):
        later = (place for place, one in enumerate(order) if (times[one] or 0) > (times[at] or 0))
        order.insert(next(later, len(order)), at)
    if order != list(range(len(times))):
        # What was filled in is one change with its order: it is taken back at once.
        earlier = draft.history.changes
        _changed(draft, parts.ordered(order).text, [one.name for one in items_of(draft)])
        draft.history.changes = earlier


def _stands_in_time(times: Sequence[int | None]) -> bool:
    return None not in times and list(times) == sorted(time or 0 for time in times)


def _minute(time: str) -> int | None:
    """The minute of the day with which a time begins; None for one that is no time of day."""
    match = _CLOCK.match(time)
    return int(match[1]) * 60 + int(match[2] or 0) if match else None


def _changed(draft: CourseDraft, text: str, names: Sequence[str], files: Files = NO_FILES) -> None:
    with draft.history.lock:
        draft.change(text, files)
        _note(draft, names)
