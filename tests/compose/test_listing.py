"""Contents that grow: they take the pages that they need, and name the pages that things come to stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sheetbuilder import select
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.sets import printed_pages
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from tests import packages
from tests.outputs import said

MANY = 45


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package with many sheets to its first step."""

    def more(files: packages.Files) -> None:
        for number in range(2, MANY + 1):
            files[f"1.{number}-ark-{number}x.yaml"] = packages.sheet(f"1.{number}") | {
                "slug": f"ark-{number}x",
                "title": f"Øvelse {number:02}",
            }

    return packages.made(tmp_path_factory.mktemp("grown"), more)


@pytest.fixture(scope="module")
def documents(grown: Package) -> dict[str, Document]:
    session = new_session(grown, default_theme())
    made = {one.name: compose(session, one) for one in select(grown, ["set-1", "guide"])}
    assert session.problems == []
    return made


def rows(document: Document) -> Iterator[tuple[str, int]]:
    """The target of every row of the contents, and the page that it names."""
    for node in _within(document.root):
        if node.role is Role.TOCI:
            for link in node.walk():
                if link.role is Role.LINK:
                    assert link.target is not None
                    assert link.alt is not None
                    yield link.target.removeprefix("#"), int(link.alt.split()[-1])


def _within(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _within(kid)


def test_contents_run_over_and_name_the_true_pages(grown: Package, documents: dict[str, Document]) -> None:
    listed = dict(rows(documents["set-1"]))
    pages = documents["set-1"].pages
    sheets = grown.sheets_of_set(grown.meta.sets[0])
    assert len(sheets) > MANY
    contents = [page.number for page in pages if "Øvelse 03" in said(page.items) and "Øvelse 04" in said(page.items)]
    last = [page.number for page in pages if "Øvelse 44" in said(page.items) and "Øvelse 45" in said(page.items)]
    assert contents == [3]
    assert last[0] > 3
    for sheet in sheets:
        page = pages[listed[f"sheet-{sheet.number}"] - 1]
        assert page.number % 2 == 1
        assert sheet.title in said(page.items)


def test_the_guide_names_them_too_and_its_list_runs_over(grown: Package, documents: dict[str, Document]) -> None:
    listed = dict(rows(documents["set-1"]))
    planned = printed_pages(new_session(grown, default_theme()))
    assert {number: page for number, (_, page) in planned.items()} == {
        sheet.number: listed[f"sheet-{sheet.number}"] for sheet in grown.sheets
    }
    words = " ".join(said(page.items) for page in documents["guide"].pages).replace("\u00a0", " ")
    place = grown.words.in_set.format(set=1, page=listed["sheet-1.45"])
    assert f"Øvelse 45 – {place}" in words
