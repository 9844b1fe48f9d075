"""Many recipes, composed whole: both editions agree on every page that they share, and contents tell the truth."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from tests.outputs import flat, said

PARTICIPANT, TRAINER = EDITIONS
KINDS = sorted(set(ITEMS) - {"cover", "contents", "index", "pdf", "set", "sheet"})


def item(kind: str, edition: str, **values: object) -> dict[str, Any]:
    found = {**copy.deepcopy(getattr(ITEMS[kind], "sample")), **values}  # noqa: B009 - no attribute of every item
    return found if kind == "sign-in" else {**found, "edition": edition}


editions = st.sampled_from(["both", "both", "both", "trainer", "participant"])
anything = st.one_of(
    st.builds(item, st.sampled_from(KINDS), editions),
    st.builds(item, st.just("sheet"), editions, sheet=st.sampled_from(["2.2", "2.6", "3.4", "4.1"])),
    st.builds(item, st.just("notes"), editions, pages=st.integers(1, 3)),
    st.builds(item, st.just("set"), editions, set=st.just("set-2")),
)
recipes = st.lists(anything, min_size=1, max_size=7)


def composed(package: Package, folder: Path, items: list[dict[str, Any]]) -> Mapping[Edition, Document]:
    path = folder / "kursus.yaml"
    path.write_text(json.dumps({"type": "handout", "title": "Et kursus", "items": items}, ensure_ascii=False), "utf-8")
    session = new_session(package, default_theme())
    documents = compose(session, load_handout(path, package))
    assert not session.problems, [str(problem.message) for problem in session.problems]
    return documents


def begins(document: Document) -> dict[str, str]:
    """The number of the page on which each anchor is first met."""
    found: dict[str, str] = {}
    for page in document.pages:
        for _, _, one in flat(page.items):
            node: Node | None = one.mark.owner if one.mark is not None else None
            while node is not None:
                if node.anchor is not None:
                    found.setdefault(node.anchor, page.bears)
                node = node.parent
    return found


@pytest.mark.long
@given(items=recipes, framed=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings().max_examples // 4)
def test_both_editions_agree_on_every_page_that_they_share(
    ours: Package, tmp_path: Path, items: list[dict[str, Any]], framed: bool
) -> None:
    if framed:
        items = [{"type": "cover"}, {"type": "contents"}, *items, {"type": "index"}]
    documents = composed(ours, tmp_path, items)
    first, second = (begins(documents[edition]) for edition in EDITIONS)
    for number, one in enumerate(items, 1):
        anchor = f"item-{number}"
        if one.get("edition", "both") == "both" and one["type"] not in ("sign-in", "sheet"):
            assert first[anchor] == second[anchor]
            assert first[anchor].isdecimal()
    assert [page.bears for page in documents[PARTICIPANT].pages] == [
        str(number) for number in range(1, len(documents[PARTICIPANT].pages) + 1)
    ]
    for edition in EDITIONS:
        document = documents[edition]
        for place, page in enumerate(document.pages, 1):
            assert page.number == place
            if page.bears.isdecimal():
                assert int(page.bears) % 2 == place % 2
            if page.kind == "front":
                assert place % 2 == 1
        rows(document)


def rows(document: Document) -> None:
    """Every link of the contents and of the index says the number of the page that it leads to."""
    at = begins(document)
    words: dict[int, str] = {}
    for page in document.pages:
        for _, _, one in flat(page.items):
            if one.mark is not None and one.mark.owner.role is Role.LINK and hasattr(one, "text"):
                owner = id(one.mark.owner)
                words[owner] = words.get(owner, "") + one.text
    for node in document.root.walk():
        if node.role is Role.LINK and node.parent is not None and node.parent.role in (Role.REFERENCE, Role.LBODY):
            target = (node.target or "").removeprefix("#")
            if target.startswith(("item-", "sheet-")) and node.parent.role is Role.REFERENCE:
                assert words[id(node)].split()[-1] == at[target]


@pytest.mark.parametrize("long", ["trainer", "participant"])
def test_contents_that_are_longer_in_one_edition_move_nothing(ours: Package, tmp_path: Path, long: str) -> None:
    pages = [item("text", long, title=f"Side {number}") for number in range(45)]
    items = [
        {"type": "cover"},
        {"type": "contents"},
        item("programme", "both"),
        *pages,
        item("sheet", "both", sheet="2.2"),
    ]
    documents = composed(ours, tmp_path, [*items, {"type": "index"}])
    first, second = (begins(documents[edition]) for edition in EDITIONS)
    for anchor in ("item-2", "item-3", "sheet-2.2", f"item-{len(items) + 1}"):
        assert first[anchor] == second[anchor], anchor
    for edition in EDITIONS:
        rows(documents[edition])
    listing = {edition: sum("Side 4" in said(page.items) for page in documents[edition].pages) for edition in EDITIONS}
    assert listing[Edition(long)] > listing[TRAINER if long == "participant" else PARTICIPANT]
