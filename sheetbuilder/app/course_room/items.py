"""The items of a course: each under a name that it keeps, moved, changed, put in and taken out in the recipe's text."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.app.course_room.fields import keys_of_head, keys_of_item
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain, edited
from sheetbuilder.app.yaml_files.fields import rows_of, shown, within
from sheetbuilder.app.yaml_files.keys import with_keys
from sheetbuilder.app.yaml_files.listing import listed
from sheetbuilder.app.yaml_files.rows_moved import in_order
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.source import Located

_ITEMS = "items"
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
    held = within(draft.root, _ITEMS)
    names = _names(draft, rows_of(held))
    rows = ((at, name, within(held, str(at))) for at, name in enumerate(names))
    return tuple(CourseItem(name, at, shown(within(one, "type")), one) for at, name, one in rows if one is not None)


def found(draft: CourseDraft, name: str) -> CourseItem | None:
    """The item of a name."""
    return next((one for one in items_of(draft) if one.name == name), None)


def _names(draft: CourseDraft, count: int) -> tuple[str, ...]:
    """Names for all items; new ones where the file was changed in another way than here."""
    memory = draft.memory
    with memory.lock:
        if memory.state != draft.state or len(memory.names) != count:
            memory.names, memory.state = tuple(_name() for _ in range(count)), draft.state
        return memory.names


def _name() -> str:
    return secrets.token_hex(4)


def reorder(draft: CourseDraft, names: Sequence[str]) -> None:
    """Bring the items into an order; those that are not named are taken out."""
    places = {one.name: one.at for one in items_of(draft)}
    wanted = [name for name in names if name in places]
    if places:
        _changed(draft, in_order(draft.text, _ITEMS, [places[name] for name in wanted]), wanted)


def put_in(draft: CourseDraft, kind: str, values: Mapping[str, Plain], after: str = "") -> str:
    """A new item behind the one of a name, at a good place where there is none of it; gives its name."""
    with draft.memory.lock:
        return _put_in(draft, kind, values, after)


def _put_in(draft: CourseDraft, kind: str, values: Mapping[str, Plain], after: str) -> str:
    before = [one.name for one in items_of(draft)]
    at = _place(draft, kind, after)
    parts = listed(draft.text, within(draft.root, _ITEMS))
    whole = {"type": kind, **{key: values[key] for key in keys_of_item(kind) if key in values}}
    own = _name()
    if parts is None:
        rows = [ListRow(KEPT, number) for number in range(len(before))]
        text = edited(draft.text, {_ITEMS: [*rows[:at], ListRow(whole), *rows[at:]]})
    else:
        text = parts.with_new(at, whole).text
    _changed(draft, text, [*before[:at], own, *before[at:]])
    return own


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


def change(draft: CourseDraft, item: CourseItem, values: Mapping[str, Plain]) -> None:
    """Other values in one item."""
    names = [one.name for one in items_of(draft)]
    parts = listed(draft.text, within(draft.root, _ITEMS))
    changed = parts.changed(item.at, values, keys_of_item(item.kind)) if parts is not None else None
    if changed is not None:
        text = changed.text
    else:
        rows = [ListRow(values if at == item.at else KEPT, at) for at in range(len(names))]
        text = edited(draft.text, {_ITEMS: rows})
    _changed(draft, text, names)


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
        earlier = draft.memory.before
        _changed(draft, parts.ordered(order).text, [one.name for one in items_of(draft)])
        draft.memory.before = earlier


def _stands_in_time(times: Sequence[int | None]) -> bool:
    return None not in times and list(times) == sorted(time or 0 for time in times)


def _minute(time: str) -> int | None:
    """The minute of the day with which a time begins; None for one that is no time of day."""
    match = _CLOCK.match(time)
    return int(match[1]) * 60 + int(match[2] or 0) if match else None


def _changed(draft: CourseDraft, text: str, names: Sequence[str]) -> None:
    with draft.memory.lock:
        draft.change(text)
        draft.memory.names, draft.memory.state = tuple(names), draft.state
