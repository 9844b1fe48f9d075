"""Which page of a letterhead goes under which pages, as the brand file says it and as a form changes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.app.yaml_files.editing import KEPT, Plain
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.brand.overlay import NONE
from sheetbuilder.errors import Message, say
from sheetbuilder.source import Located

KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "first": say("The first page of a document"),
        "other": say("All other pages"),
        "landscape": say("Pages that lie on their side"),
    }
)
"""What pages are by their place, chosen by looking; what else a file says of letterheads stays as it is written."""
PARTICULAR: Mapping[str, Message] = MappingProxyType(
    {
        "cover": say("Covers"),
        "front": say("Fronts of sheets"),
        "back": say("Backs of sheets, and other pages to write on"),
        "text": say("Pages of running text"),
        "figure": say("Pages that a figure fills"),
        "blank": say("Blank backs"),
    }
)
"""What pages are by what they hold, which goes before their place; few need it, so it is folded away."""
SWITCHES: Mapping[str, Message] = MappingProxyType(
    {
        "make_room": say("Move what is on the pages out of the letterhead's way"),
        "mirror": say("Turn it round on the back of a paper, as in a mirror"),
    }
)
AS_USUAL = ""
"""Page 1 on the first page, page 2 on the others where there is one."""
BY_ITSELF: Mapping[str, int] = MappingProxyType({"first": 1, "other": 2})
"""The page of the file of all that a kind has where nothing is said of it."""


def file_of(root: Located | None) -> str:
    """The file that the brand's letterhead is in; empty where it has none."""
    overlay = within(root, "overlay")
    first = within(overlay, "first")
    named = (shown(one) for one in (overlay, within(overlay, "file"), first, within(first, "file")))
    return next((name for name in named if name and name != NONE), "")


def with_common_file(root: Located | None) -> bool:
    """Whether one file is named for all pages."""
    overlay = within(root, "overlay")
    return any(name and name != NONE for name in (shown(overlay), shown(within(overlay, "file"))))


def chosen(root: Located | None, kind: str) -> str:
    """The page that a kind has, `NONE`, or `AS_USUAL`."""
    there = within(within(root, "overlay"), kind)
    if there is None:
        return AS_USUAL
    return NONE if shown(there) == NONE else shown(within(there, "page")) or "1"


def switched(root: Located | None, key: str) -> bool:
    """Whether one of `SWITCHES` is on."""
    return shown(within(within(root, "overlay"), key)) == "true"


def wanted(
    root: Located,
    file: str,
    pages: Mapping[str, str],
    switches: Mapping[str, bool],
    laid: Mapping[str, Mapping[str, Plain]] = MappingProxyType({}),
) -> Plain:
    """What is to stand under `overlay`; of a mapping that stands there, only what differs is given.

    `laid` is what else is to stand under a kind of page, as far as it is new.
    """
    there = within(root, "overlay")
    switched_over: dict[str, Plain] = {
        key: True if on else None for key, on in switches.items() if on is not switched(root, key)
    }
    if there is None or not isinstance(there.value, Mapping):
        choices = {
            kind: _choice(page or _usual(kind), "", laid.get(kind, {}))
            for kind, page in pages.items()
            if page != AS_USUAL or kind in laid
        }
        if not choices and not switched_over:
            return file if file != shown(there) else KEPT
        return {"file": file, **choices, **switched_over}
    values: dict[str, Plain] = {}
    named = file != file_of(root)
    if named:
        values = {"file": file, **{kind: _of_another_file(within(there, kind)) for kind in (*KINDS, *PARTICULAR)}}
    # A kind that has no file of its own has that of all, where one is named.
    own = "" if named or within(there, "file") is not None else file
    for kind, page in pages.items():
        held, how = within(there, kind), laid.get(kind, {})
        if page != chosen(root, kind):
            values[kind] = _choice(page, "" if held is not None and isinstance(held.value, Mapping) else own, how)
        elif how:
            values[kind] = _laid(held, page or _usual(kind), how)
    return {**values, **switched_over} or KEPT


def _of_another_file(there: Located | None) -> Plain:
    """What a kind keeps where another file is named for all: its own name of the old one goes."""
    if there is not None and isinstance(there.value, Mapping):
        return {"file": None}
    return KEPT if there is None or shown(there) == NONE else None


def _choice(page: str, file: str, how: Mapping[str, Plain]) -> Plain:
    if page == AS_USUAL:
        return None
    if page == NONE or not page.isdecimal():
        return NONE
    return {"file": file, "page": int(page), **how} if file else {"page": int(page), **how}


def _usual(kind: str) -> str:
    return str(BY_ITSELF.get(kind, 1))


def _laid(held: Located | None, page: str, how: Mapping[str, Plain]) -> Plain:
    """The same page as before, laid in another way."""
    if held is not None and (name := shown(held)):
        return {"file": name, **how}
    if held is not None and not _empties(how, held):
        return how
    # An empty mapping goes, and its letterhead would go with it.
    return {"page": int(page), **how} if page.isdecimal() else how


def _empties(change: Plain, held: Located | None) -> bool:
    """Whether a change leaves nothing of what there is."""
    if not isinstance(change, Mapping):
        return change is None
    there = held.value if held is not None and isinstance(held.value, Mapping) else {}
    return not there.keys() - change.keys() and all(_empties(one, there.get(key)) for key, one in change.items())
