"""Where outline entries and links lead that name an element of the tree in place of a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.inspect import inspect
from tests.foreign.graft.foreign import Host
from tests.pdf.handmade import Handmade, made, name, wrap

Entry = Callable[[Handmade], dict[str, object]]


def element(file: Handmade, key: str = "p2") -> object:
    return file.elements[key].indirect_reference


ENTRIES: dict[str, Entry] = {
    "an element of its own": lambda file: {"SE": element(file)},
    "a list without a page of its own": lambda file: {"SE": element(file, "list")},
    "an action with a structure destination": lambda file: {"A": {"S": "/GoTo", "SD": [element(file), "/Fit"]}},
    "one that names a page too, which is gone": lambda file: {
        "A": {"S": "/GoTo", "D": [{}, "/Fit"], "SD": [element(file), "/XYZ", 0, 90, 0]}
    },
    "a destination that names an element": lambda file: {"Dest": [element(file), "/Fit"]},
    "marks by number, their page told above them": lambda file: _page_above(file),
}


def _page_above(file: Handmade) -> dict[str, object]:
    paragraph = file.elements["p2"]
    del paragraph["/Pg"]
    section = file.element("section", "Sect", file.elements["document"], Pg=file.reference(1))
    file.kids("document").remove(paragraph.indirect_reference)
    file.kids("section").append(paragraph.indirect_reference)
    paragraph[name("P")] = wrap(section.indirect_reference)
    return {"SE": element(file)}


def outlined(entry: Entry) -> Callable[[Handmade], None]:
    def change(file: Handmade) -> None:
        line = file.ref({"Title": "Længere nede", **entry(file)})
        file.catalog[name("Outlines")] = wrap({"Type": "/Outlines", "First": line, "Last": line, "Count": 1})

    return change


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_entry_is_kept_and_leads_to_the_page(kind: str, tmp_path: Path) -> None:
    path = made(tmp_path / "outline.pdf", outlined(ENTRIES[kind]))
    assert [(line.title, line.page) for line in inspect(path).outline] == [("Længere nede", 2)]
    host = Host()
    host.take_in(take(path), level=1)
    assert [(line.title, line.page) for line in inspect(host.saved(tmp_path)).outline] == [("Længere nede", 2)]


def test_an_element_that_holds_nothing_leads_nowhere(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        empty = file.element("empty", "Sect", file.elements["document"])
        file.element("circle", "Sect", empty)
        file.kids("circle").append(empty.indirect_reference)
        outlined(lambda file: {"SE": element(file, "empty")})(file)

    path = made(tmp_path / "outline.pdf", change)
    assert [line.page for line in inspect(path).outline] == [None]


def test_a_link_leads_by_structure(tmp_path: Path) -> None:
    def change(file: Handmade) -> None:
        file.annotation[name("A")] = wrap({"S": "/GoTo", "SD": [element(file), "/Fit"]})

    graft = take(made(tmp_path / "link.pdf", change))
    (link,) = graft.found.links
    assert link.goal is not None
    assert link.goal.place == 1
